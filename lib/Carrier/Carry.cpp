//===- Carry.cpp - The carrier of each kind of file -----------------------===//

#include "mailseal/Carrier/Carrier.h"
#include "llvm/Support/ErrorHandling.h"
#include <algorithm>

void mailseal::addSinkUse(SinkMap &Sinks, uint32_t Offset, const SinkUse &Use) {
  auto [Known, IsNew] = Sinks.try_emplace(Offset, Use);
  if (IsNew)
    return;
  Known->second.Mode = std::max(Known->second.Mode, Use.Mode);
  Known->second.Dedents |= Use.Dedents;
}

std::vector<mailseal::PythonUnit> mailseal::carry(FileKind Kind, llvm::StringRef Bytes,
                                                  const SinkMap &Sinks,
                                                  bool (*Mentions)(llvm::StringRef Text)) {
  switch (Kind) {
  case FileKind::Python:
    return carryPythonFile(Bytes);
  case FileKind::Cxx: {
    std::vector<PythonUnit> Units = carryCxxLiterals(Bytes, Sinks, Mentions);
    for (PythonUnit &Unit : carryCxxCalls(Bytes, Mentions))
      Units.push_back(std::move(Unit));
    return Units;
  }
  }
  llvm_unreachable("not a kind of file");
}
