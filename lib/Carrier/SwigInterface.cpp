//===- SwigInterface.cpp - SWIG interfaces as Python and C++ --------------===//

#include "Carrier/PythonBindings.h"
#include "Carrier/SwigModule.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace mailseal;
using llvm::StringRef;

namespace {

/// The index of the first line of \p Text that has code and less indentation than
/// the first of these, which SWIG refuses.
std::optional<size_t> findLessIndented(StringRef Text) {
  size_t Least = swigIndent(Text).size(), Index = 0;
  for (StringRef Line : llvm::split(Text, '\n')) {
    if (hasSwigCode(Line) && swigIndentOf(Line).size() < Least)
      return Index;
    ++Index;
  }
  return std::nullopt;
}

/// The offset of the line \p Index of \p Block; of the block where an escape may
/// have made the line.
uint32_t lineOffset(StringRef Bytes, const SwigBlock &Block, size_t Index) {
  if (Block.Form == SwigForm::Quotes)
    return Block.Range.Begin;
  uint32_t Offset = Block.Bodies.front().Begin;
  while (Index-- != 0)
    Offset = Bytes.find('\n', Offset) + 1;
  return Offset;
}

/// Takes from \p Found the blocks that SWIG refuses or that have no code.
void dropUnusable(StringRef Bytes, SwigBlocks &Found) {
  llvm::erase_if(Found.Blocks, [&](const SwigBlock &Block) {
    std::string Text = swigText(Bytes, Block);
    if (std::optional<size_t> Line = findLessIndented(Text)) {
      Found.Problems.push_back({lineOffset(Bytes, Block, *Line),
                                "this line is indented less than the first one of its " +
                                    Block.Directive.str() + " block, which SWIG refuses"});
      return true;
    }
    return llvm::none_of(llvm::split(Text, '\n'), hasSwigCode);
  });
}

SwigBlocks findUsableBlocks(StringRef Bytes) {
  SwigBlocks Found = findSwigBlocks(Bytes);
  dropUnusable(Bytes, Found);
  for (CarrierProblem &Problem : Found.Problems)
    Problem.Message += "; its Python is passed over";
  return Found;
}

/// \p Bytes with blanks for what is no C++, so that all else stays where it is.
std::string withoutPython(StringRef Bytes, const SwigBlocks &Found) {
  std::string Cxx = Bytes.str();
  auto Erase = [&](TextRange Range) {
    for (uint32_t I = Range.Begin; I < Range.End; ++I)
      if (Cxx[I] != '\n' && Cxx[I] != '\r')
        Cxx[I] = ' ';
  };
  for (const SwigBlock &Block : Found.Blocks)
    Erase(Block.Range);
  for (TextRange Text : Found.Documentation)
    Erase(Text);
  return Cxx;
}

} // namespace

std::vector<PythonUnit> mailseal::carrySwigInterface(StringRef Bytes, const FileSinks &Sinks,
                                                     bool (*Mentions)(StringRef Text)) {
  std::vector<PythonUnit> Units;
  SwigBlocks Found = findUsableBlocks(Bytes);
  if (!Found.IsComplete)
    return Units;
  if (!Found.Blocks.empty()) {
    PythonUnit Module = assembleSwigModule(Bytes, Found, Sinks.Shared);
    if (Mentions(Module.text()))
      Units.push_back(std::move(Module));
  }
  llvm::append_range(Units, carryCxx(withoutPython(Bytes, Found), Sinks, Mentions));
  return Units;
}

std::vector<CarrierProblem> mailseal::swigProblems(StringRef Bytes,
                                                   bool (*Mentions)(StringRef Text)) {
  SwigBlocks Found = findUsableBlocks(Bytes);
  if (Found.IsComplete)
    llvm::append_range(Found.Problems, byteArrayProblems(withoutPython(Bytes, Found), Mentions));
  llvm::sort(Found.Problems, [](auto &A, auto &B) {
    return std::tie(A.Offset, A.Message) < std::tie(B.Offset, B.Message);
  });
  return std::move(Found.Problems);
}

std::vector<NamespaceStep> mailseal::readSwigNamespace(StringRef Bytes) {
  SwigBlocks Found = findUsableBlocks(Bytes);
  std::vector<std::pair<uint32_t, NamespaceStep>> Steps;
  Steps.reserve(Found.Includes.size() + Found.Blocks.size());
  for (const SwigInclude &Include : Found.Includes)
    Steps.push_back(
        {Include.Offset, {Include.Name.str(), "", /*IsTop=*/false, Include.IsConditional}});
  for (const SwigBlock &Block : Found.Blocks) {
    NamespaceStep Step;
    Step.IsTop = Block.Place == SwigPlace::Top;
    if (Block.Class.empty() && (Step.IsTop || Block.Place == SwigPlace::Statement))
      Step.Statements = bindingStatements(swigText(Bytes, Block), !Block.Conditions.empty());
    Steps.emplace_back(Block.Range.Begin, std::move(Step));
  }
  llvm::sort(Steps, llvm::less_first());
  std::vector<NamespaceStep> Result;
  Result.reserve(Steps.size());
  for (auto &[Offset, Step] : Steps)
    Result.push_back(std::move(Step));
  return Result;
}
