#include "CallLayout.h"
#include "ContextOrigins.h"
#include "ImportLayout.h"
#include "Lines.h"
#include "mailseal/Python/Analysis.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

namespace {

/// The number of characters in \p Text, which is UTF-8.
unsigned widthOf(llvm::StringRef Text) {
  constexpr unsigned char Mask = 0xC0, Continuation = 0x80;
  return llvm::count_if(Text, [](unsigned char C) { return (C & Mask) != Continuation; });
}

/// The line that \p Offset is on, without its end.
llvm::StringRef lineAt(llvm::StringRef Text, size_t Offset) {
  return Text.slice(lineStart(Text, Offset), nextLine(Text, Offset)).rtrim("\n");
}

} // namespace

unsigned mailseal::longestLine(llvm::StringRef Text, unsigned Configured) {
  if (Configured)
    return Configured;
  unsigned Longest = 0;
  for (llvm::StringRef Rest = Text; !Rest.empty();) {
    auto [Line, Behind] = Rest.split('\n');
    Longest = std::max(Longest, widthOf(Line));
    Rest = Behind;
  }
  // PEP 8's width, for a file that comes near it and never passes it, and black's.
  constexpr unsigned Narrow = 79, NearNarrow = 72, Usual = 88;
  return Longest > NearNarrow && Longest <= Narrow ? Narrow : std::max(Longest, Usual);
}

bool mailseal::isWrappable(Node Call, const CallArguments &Arguments) {
  Node List = Arguments.List, Function = Call.child(SyntaxField::Function);
  llvm::StringRef Text = Call.tree()->text();
  if (List.text().contains('\n') || List.text().contains('\\') ||
      Call.ancestor(SyntaxKind::String) || Call.ancestor(SyntaxKind::ArgumentList))
    return false;
  // Black wraps the last bracket of a line, here `f(…)`, `f(…)():` or `f(…) as name:`. Where
  // there is a comment, or another statement, somebody wants the line as it is.
  llvm::StringRef Behind =
      Text.slice(List.range().End, nextLine(Text, List.range().End)).rtrim("\n");
  if (Behind.consume_front(" as "))
    Behind = Behind.drop_while(isWordByte);
  Behind.consume_front("()");
  bool IsLast = Behind.find_first_not_of(":,") == llvm::StringRef::npos;
  Node Statement = statementOf(Call); // None in a text that is not understood.
  return IsLast && Statement && startsLine(Statement) && llvm::none_of(List.subtree(), [&](Node N) {
           // It gets longer, too.
           return N.is(SyntaxKind::Call) &&
                  N.child(SyntaxField::Function).text() == Function.text();
         });
}

std::vector<Edit> mailseal::wrapWithArgument(Node Call, const CallArguments &Arguments,
                                             llvm::StringRef New, unsigned Limit) {
  llvm::StringRef Text = Call.tree()->text();
  Node List = Arguments.List;
  unsigned Width = widthOf(lineAt(Text, List.range().Begin));
  for (const Edit &E : addArgument(Text, Arguments, New))
    Width += widthOf(E.Text) - E.Range.size();
  if (Width <= Limit)
    return {};
  llvm::SmallVector<Node, 4> Parts = List.parts();
  size_t Place = newArgumentPlace(Arguments);
  const std::string Indent = indentationAt(Text, List.range().Begin).str();
  const std::string Deeper = Indent + (llvm::StringRef(Indent).starts_with("\t") ? "\t" : "    ");
  unsigned Joined = widthOf(Deeper) + widthOf(New);
  for (Node Part : Parts)
    Joined += widthOf(Part.text()) + 2;
  bool HasComma = List.text().drop_back().rtrim().ends_with(",");
  bool OnOneLine = Joined <= Limit && !HasComma;
  bool HasSplat = Arguments.ListSplat || Arguments.DictionarySplat;
  const std::string Between = OnOneLine ? ", " : ",\n" + Deeper, First = "\n" + Deeper;
  // Before Python 3.5, no comma ends arguments with a splat.
  const std::string Last = (OnOneLine || HasSplat ? "\n" : ",\n") + Indent;

  std::vector<Edit> Edits;
  uint32_t Begin = List.range().Begin + 1;
  for (size_t I = 0; I <= Parts.size(); ++I) {
    bool IsEnd = I == Parts.size();
    TextRange Gap = {Begin, IsEnd ? List.range().End - 1 : Parts[I].range().Begin};
    std::string Glue = I == 0 ? First : Between;
    if (I == Place)
      Glue += New.str() + (IsEnd ? Last : Between);
    else if (IsEnd)
      Glue = Last;
    if (Gap.in(Text) != Glue)
      Edits.push_back({Gap, std::move(Glue)});
    Begin = IsEnd ? Begin : Parts[I].range().End;
  }
  return Edits;
}
