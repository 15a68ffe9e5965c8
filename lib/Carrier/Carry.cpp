//===- Carry.cpp - The carrier of each kind of file -----------------------===//

#include "Carrier/SwigBlocks.h"
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

/// What carries \p Bytes, a file of \p Kind: a header may hold a SWIG interface.
static mailseal::FileKind carriedAs(mailseal::FileKind Kind, llvm::StringRef Bytes) {
  bool IsSwig = Kind == mailseal::FileKind::Cxx && mailseal::isSwigHeader(Bytes);
  return IsSwig ? mailseal::FileKind::Swig : Kind;
}

std::vector<mailseal::CarrierProblem> mailseal::carrierProblems(FileKind Kind,
                                                                llvm::StringRef Bytes) {
  if (carriedAs(Kind, Bytes) == FileKind::Swig)
    return swigProblems(Bytes);
  return {};
}

std::vector<mailseal::PythonUnit> mailseal::carry(FileKind Kind, llvm::StringRef Bytes,
                                                  const SinkMap &Sinks,
                                                  bool (*Mentions)(llvm::StringRef Text)) {
  switch (carriedAs(Kind, Bytes)) {
  case FileKind::Python:
    return carryPythonFile(Bytes);
  case FileKind::Cxx:
    return carryCxxLiterals(Bytes, Sinks, Mentions);
  case FileKind::Swig:
    return carrySwigInterface(Bytes, Sinks, Mentions);
  }
  llvm_unreachable("not a kind of file");
}
