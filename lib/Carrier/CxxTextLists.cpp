//===- CxxTextLists.cpp - Lists of lines, and chains of << ----------------===//

#include "Carrier/CxxTextReader.h"

using namespace mailseal;
using llvm::StringRef;
namespace tok = clang::tok;

/// What stands behind the last line of an array.
static constexpr llvm::StringLiteral Nulls[] = {"nullptr", "NULL", "0", "Q_NULLPTR"};

/// Operands of `<<` that end a line, and that print nothing.
static constexpr llvm::StringLiteral LineEnders[] = {"endl", "Endl"};
static constexpr llvm::StringLiteral Manipulators[] = {
    "flush", "hex", "dec", "fixed", "boolalpha", "setw", "setprecision", "setfill", "ends"};

bool mailseal::isListType(const CxxCode &Code, TokenRange Type) {
  for (size_t I = Type.Begin; I < Type.End; ++I)
    if (Code.isName(I) &&
        (Code.spelling(I).contains("vector") || Code.spelling(I).contains("List") ||
         Code.spelling(I) == "list" || Code.spelling(I) == "array"))
      return true;
  return false;
}

/// `{"line", "line"}`
CxxTexts CxxTextReader::readList(size_t Open, unsigned Depth) const {
  auto Elements = Code.split(Code.inside(Open), tok::comma);
  CxxText Text;
  llvm::SmallVector<size_t> FirstParts;
  for (TokenRange Element : Elements) {
    FirstParts.push_back(Text.Parts.size());
    bool IsNull = Element.size() == 1 && llvm::is_contained(Nulls, Code.spelling(Element.Begin));
    if (Element.empty() || IsNull)
      continue; // Behind the last comma, or the mark of the end.
    CxxTexts One = read(Element, Depth + 1);
    CxxTexts Sum;
    Sum.push_back(std::move(Text)); // A list in braces would be copied: arrays are long.
    appendTexts(Code.bytes(), Sum, One, hostOf(Element));
    Text = std::move(Sum.front());
    if (Elements.size() > 1)
      Text.Parts.emplace_back(CxxPart::Kind::EndOfLine, hostOf(Element));
  }
  setLinkFrames(Elements, FirstParts, Text);
  return {std::move(Text)};
}

void CxxTextReader::appendLinks(llvm::ArrayRef<TokenRange> Links, bool IsList, CxxText &Text,
                                unsigned Depth) const {
  // A group of links that ends a line is what a line is made of.
  llvm::SmallVector<TokenRange> Groups;
  llvm::SmallVector<size_t> FirstParts;
  bool InGroup = false;
  for (TokenRange Link : Links) {
    StringRef Name = Link.empty() ? "" : Code.spelling(Link.End - 1);
    StringRef First = Link.empty() ? "" : Code.spelling(Link.Begin);
    if (llvm::is_contained(Manipulators, Name) ||
        (llvm::is_contained(Manipulators, First) && Code.is(Link.Begin + 1, tok::l_paren)))
      continue;
    if (!InGroup) {
      Groups.push_back(Link);
      FirstParts.push_back(Text.Parts.size());
    }
    Groups.back().End = Link.End;
    CxxTexts Sum;
    Sum.push_back(std::move(Text)); // A list in braces would be copied: arrays are long.
    if (llvm::is_contained(LineEnders, Name))
      appendTexts(Code.bytes(), Sum, oneText({CxxPart::Kind::LineEnd, hostOf(Link)}), {});
    else
      appendTexts(Code.bytes(), Sum, read(Link, Depth + 1), hostOf(Link));
    Text = std::move(Sum.front());
    if (IsList)
      Text.Parts.emplace_back(CxxPart::Kind::EndOfLine, hostOf(Link));
    InGroup = !endsInLineEnd(Code.bytes(), Text);
  }
  setLinkFrames(Groups, FirstParts, Text);
}

/// Gives the parts of \p Text that are all of one of \p Links a frame; those of
/// \p Links[I] begin at \p FirstParts[I].
void CxxTextReader::setLinkFrames(llvm::ArrayRef<TokenRange> Links,
                                  llvm::ArrayRef<size_t> FirstParts, CxxText &Text) const {
  for (size_t I = 0; Links.size() > 1 && I < Links.size(); ++I) {
    size_t End = I + 1 < Links.size() ? FirstParts[I + 1] : Text.Parts.size();
    if (Links[I].empty() || FirstParts[I] >= End)
      continue;
    CxxPart &Part = Text.Parts[FirstParts[I]];
    bool IsAlone = llvm::all_of(
        llvm::ArrayRef(Text.Parts).slice(FirstParts[I] + 1, End - FirstParts[I] - 1),
        [](const CxxPart &P) {
          return P.What == CxxPart::Kind::LineEnd || P.What == CxxPart::Kind::EndOfLine;
        });
    size_t Left = I == 0 ? 0 : I - 1;
    if (!IsAlone || Part.Literals.size() != 1 || Links[Left].empty() || Links[Left + 1].empty())
      continue;
    TextRange Gap = {hostOf(Links[Left]).End, hostOf(Links[Left + 1]).Begin};
    Part.Frame = LineFrame{hostOf(Links[I]), Gap.in(Code.bytes()).str()};
  }
}
