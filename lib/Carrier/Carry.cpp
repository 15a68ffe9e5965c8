//===- Carry.cpp - The carrier of each kind of file -----------------------===//

#include "Carrier/SwigBlocks.h"
#include "mailseal/Carrier/Carrier.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/ErrorHandling.h"
#include <algorithm>

using namespace mailseal;

void mailseal::addSinkUse(SinkMap &Sinks, uint32_t Offset, const SinkUse &Use) {
  auto [Known, IsNew] = Sinks.try_emplace(Offset, Use);
  if (IsNew)
    return;
  Known->second.Mode = std::max(Known->second.Mode, Use.Mode);
  Known->second.Dedents |= Use.Dedents;
}

void mailseal::TextNames::merge(const TextNames &Other) {
  Wrappers.insert(Other.Wrappers.begin(), Other.Wrappers.end());
  Runs.insert(Other.Runs.begin(), Other.Runs.end());
  for (const auto &[Name, Spellings] : Other.Macros)
    Macros[Name].insert(Spellings.begin(), Spellings.end());
}

std::string mailseal::SharedNames::all() const {
  std::string Result = AtTop + Before + After;
  for (const auto &[Name, Statements] : Included)
    Result += Statements;
  return Result;
}

/// What carries \p Bytes, a file of \p Kind: a header may hold a SWIG interface.
static FileKind carriedAs(FileKind Kind, llvm::StringRef Bytes) {
  bool IsSwig = Kind == FileKind::Cxx && isSwigHeader(Bytes);
  return IsSwig ? FileKind::Swig : Kind;
}

std::vector<CarrierProblem> mailseal::carrierProblems(FileKind Kind, llvm::StringRef Bytes,
                                                      bool (*Mentions)(llvm::StringRef Text)) {
  switch (carriedAs(Kind, Bytes)) {
  case FileKind::Swig:
    return swigProblems(Bytes, Mentions);
  case FileKind::Cxx:
    return byteArrayProblems(Bytes, Mentions);
  case FileKind::Python:
    return pythonResourceProblems(Bytes);
  case FileKind::PythonTemplate:
  case FileKind::Cython:
  case FileKind::Listing:
  case FileKind::Embedded:
    return {};
  }
  llvm_unreachable("not a kind of file");
}

std::vector<NamespaceStep> mailseal::readNamespace(FileKind Kind, llvm::StringRef Bytes) {
  switch (carriedAs(Kind, Bytes)) {
  case FileKind::Swig:
    return readSwigNamespace(Bytes);
  case FileKind::Cython:
    return readCythonNamespace(Bytes);
  case FileKind::Python:
  case FileKind::Embedded:
    return readPythonNamespace(Bytes);
  case FileKind::Cxx:
  case FileKind::PythonTemplate:
  case FileKind::Listing:
    return {};
  }
  llvm_unreachable("not a kind of file");
}

std::vector<PythonUnit> mailseal::carryCxx(llvm::StringRef Bytes, const FileSinks &Sinks,
                                           bool (*Mentions)(llvm::StringRef Text)) {
  std::vector<PythonUnit> Arrays = carryByteArrays(Bytes, Sinks.Named, Mentions);
  std::vector<PythonUnit> Units = carryCxxLiterals(Bytes, Sinks, Mentions);
  for (PythonUnit &Array : Arrays) {
    auto Literal = llvm::find_if(Units, [&](const PythonUnit &Unit) {
      return Unit.hostRange().overlaps(Array.hostRange());
    });
    if (Literal == Units.end()) {
      Units.push_back(std::move(Array));
      continue;
    }
    // A text that has more in it than the array is not the array's.
    bool IsArray = llvm::all_of(Literal->pieces(),
                                [&](const Piece &P) { return Array.hostRange().contains(P.Body); });
    if (!IsArray)
      continue;
    Array.Proof = Literal->Proof;
    Array.Mode = Literal->Mode;
    Array.Sink = Literal->Sink;
    *Literal = std::move(Array);
  }
  for (PythonUnit &Calls : carryCxxCalls(Bytes, Mentions))
    Units.push_back(std::move(Calls));
  return Units;
}

std::vector<mailseal::PythonUnit> mailseal::carry(FileKind Kind, llvm::StringRef Bytes,
                                                  const FileSinks &Sinks,
                                                  bool (*Mentions)(llvm::StringRef Text)) {
  switch (carriedAs(Kind, Bytes)) {
  case FileKind::Python: {
    std::vector<PythonUnit> Units = carryPythonFile(Bytes, Sinks.Shared);
    llvm::append_range(Units, carryPythonResources(Bytes, Mentions));
    return Units;
  }
  case FileKind::Embedded: {
    std::vector<PythonUnit> Units = carryPythonFile(Bytes, Sinks.Shared);
    Units.front().Proof = Evidence::Name; // Analysis says whether it is Python.
    return Units;
  }
  case FileKind::Listing:
    return {};
  case FileKind::PythonTemplate:
    return carryPythonTemplate(Bytes);
  case FileKind::Cython:
    return carryCython(Bytes, Sinks.Shared);
  case FileKind::Cxx:
    return carryCxx(Bytes, Sinks, Mentions);
  case FileKind::Swig:
    return carrySwigInterface(Bytes, Sinks, Mentions);
  }
  llvm_unreachable("not a kind of file");
}
