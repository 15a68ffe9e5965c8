//===- Edit.cpp -----------------------------------------------------------===//

#include "mailseal/Core/Edit.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

llvm::Error mailseal::normalizeEdits(std::vector<Edit> &Edits) {
  llvm::sort(Edits);
  Edits.erase(std::unique(Edits.begin(), Edits.end()), Edits.end());
  for (size_t I = 1; I < Edits.size(); ++I) {
    TextRange Left = Edits[I - 1].Range, Right = Edits[I].Range;
    bool SameSpot = Left.empty() && Left == Right;
    if (SameSpot || Left.End > Right.Begin)
      return llvm::createStringError("two edits change the same place");
  }
  return llvm::Error::success();
}

std::string mailseal::applyEdits(llvm::StringRef Buffer, llvm::ArrayRef<Edit> Edits) {
  std::string Result;
  Result.reserve(Buffer.size());
  uint32_t Done = 0;
  for (const Edit &E : Edits) {
    assert(Done <= E.Range.Begin && E.Range.End <= Buffer.size() && "edits not normalized");
    Result += Buffer.slice(Done, E.Range.Begin);
    Result += E.Text;
    Done = E.Range.End;
  }
  Result += Buffer.substr(Done);
  return Result;
}
