//===- Carry.cpp - The carrier of each kind of file -----------------------===//

#include "mailseal/Carrier/Carrier.h"
#include "llvm/Support/ErrorHandling.h"

std::vector<mailseal::PythonUnit> mailseal::carry(FileKind Kind, llvm::StringRef Bytes,
                                                  const SinkMap &Sinks,
                                                  bool (*Mentions)(llvm::StringRef Text)) {
  switch (Kind) {
  case FileKind::Python:
    return carryPythonFile(Bytes);
  case FileKind::Cxx:
    return carryCxxLiterals(Bytes, Sinks, Mentions);
  }
  llvm_unreachable("not a kind of file");
}
