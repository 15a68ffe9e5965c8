#include "CallArguments.h"
#include "Lines.h"

using namespace mailseal;

CallArguments::CallArguments(Node Call) : List(Call.child(SyntaxField::Arguments)) {
  if (!List.is(SyntaxKind::ArgumentList)) {
    LoneGenerator = true;
    return;
  }
  for (Node Child : List.children()) {
    if (!Child.isNamed() || Child.is(SyntaxKind::Comment))
      continue;
    if (Child.is(SyntaxKind::KeywordArgument))
      Keywords.push_back(Child);
    else if (Child.is(SyntaxKind::DictionarySplat))
      DictionarySplat = DictionarySplat ? DictionarySplat : Child;
    else if (Child.is(SyntaxKind::ListSplat))
      ListSplat = ListSplat ? ListSplat : Child;
    else if (!ListSplat)
      Positional.push_back(Child);
  }
}

Node CallArguments::keyword(llvm::StringRef Name) const {
  for (Node K : Keywords)
    if (K.child(SyntaxField::Name).text() == Name)
      return K;
  return {};
}

Node CallArguments::find(int Index, llvm::StringRef Name, unsigned SelfArguments) const {
  if (Node K = Name.empty() ? Node() : keyword(Name))
    return K.child(SyntaxField::Value);
  if (Index < 0 || Index + SelfArguments >= Positional.size())
    return {};
  return Positional[Index + SelfArguments];
}

namespace {

/// Where the arguments end, as layout sees it.
struct Ending {
  Node LastArgument;
  Node TrailingComma;
  Node Close; ///< The closing parenthesis.
};

Ending endingOf(Node List) {
  Ending E;
  for (Node Child : List.children()) {
    if (Child.is(SyntaxKind::RightParenthesis))
      E.Close = Child;
    else if (Child.is(SyntaxKind::Comma))
      E.TrailingComma = Child;
    else if (Child.isNamed() && !Child.is(SyntaxKind::Comment)) {
      E.LastArgument = Child;
      E.TrailingComma = {};
    }
  }
  return E;
}

/// The edit that puts \p New between parentheses that hold no argument, but may
/// hold a comment.
std::vector<Edit> addFirstArgument(llvm::StringRef Text, Node List, Node Close,
                                   const std::string &New) {
  uint32_t Open = List.range().Begin + 1, End = Close.range().Begin;
  llvm::StringRef Inside = Text.slice(Open, End);
  if (Inside.trim(" \t").empty())
    return {{{Open, End}, New}};
  size_t Start = lineStart(Text, End);
  llvm::StringRef Lead = Text.slice(Start, End);
  if (!Lead.trim(" \t").empty())
    return {insertion(End, New)};
  const char *Step = Lead.starts_with("\t") ? "\t" : "    ";
  return {insertion(Start, Lead.str() + Step + New + "\n")};
}

/// The edit that puts \p New before \p Next, on a line of its own where that has one.
Edit addArgumentBefore(llvm::StringRef Text, Node Next, const std::string &New) {
  size_t Start = lineStart(Text, Next.range().Begin);
  llvm::StringRef Lead = Text.slice(Start, Next.range().Begin);
  return Lead.trim(" \t").empty() ? insertion(Start, Lead.str() + New + ",\n")
                                  : insertion(Next.range().Begin, New + ", ");
}

} // namespace

size_t mailseal::newArgumentPlace(const CallArguments &Arguments) {
  llvm::SmallVector<Node, 4> Parts = Arguments.List.parts();
  while (!Parts.empty() && Parts.back().is(SyntaxKind::DictionarySplat))
    Parts.pop_back();
  return Parts.size();
}

std::vector<Edit> mailseal::addArgument(llvm::StringRef Text, const CallArguments &Arguments,
                                        llvm::StringRef NewArgument) {
  std::string New = NewArgument.str();
  llvm::SmallVector<Node, 4> Parts = Arguments.List.parts();
  if (size_t Place = newArgumentPlace(Arguments); Place != Parts.size())
    return {addArgumentBefore(Text, Parts[Place], New)};
  Ending End = endingOf(Arguments.List);
  if (!End.LastArgument)
    return addFirstArgument(Text, Arguments.List, End.Close, New);
  TextRange Last = End.LastArgument.range();
  size_t LastEnd = Last.End;
  size_t Behind = End.TrailingComma ? End.TrailingComma.range().End : LastEnd;
  size_t Start = lineStart(Text, Last.Begin);
  llvm::StringRef Lead = Text.slice(Start, Last.Begin);
  bool OwnLine = Lead.trim(" \t").empty();
  bool CloseBelow = Text.slice(Behind, End.Close.range().Begin).contains('\n');

  if (OwnLine && CloseBelow) {
    // Hanging layout: a new line, and the comment behind the last argument stays.
    std::string Line = Lead.str() + New + (End.TrailingComma ? ",\n" : "\n");
    std::vector<Edit> Edits{insertion(nextLine(Text, Behind), Line)};
    if (!End.TrailingComma)
      Edits.push_back(insertion(LastEnd, ","));
    return Edits;
  }
  if (End.TrailingComma)
    return {insertion(Behind, " " + New + ",")};
  // Aligned layout: every argument has a line, the parenthesis closes the last.
  if (OwnLine && Last.Begin != Start)
    return {insertion(LastEnd, ",\n" + Lead.str() + New)};
  return {insertion(LastEnd, ", " + New)};
}
