//===- Dedent.cpp ---------------------------------------------------------===//

#include "mailseal/Unit/Dedent.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace mailseal;
using llvm::StringRef;

static constexpr StringRef Blanks = " \t";

static StringRef leadingBlanks(StringRef Line) {
  return Line.take_front(std::min(Line.find_first_not_of(Blanks), Line.size()));
}

/// The first line of \p Text without its line end.
static StringRef firstLine(StringRef Text) { return Text.take_front(Text.find('\n')); }

static bool isBlank(StringRef Line) { return Line.find_first_not_of(Blanks) == StringRef::npos; }

static StringRef commonIndent(llvm::ArrayRef<StringRef> Lines) {
  std::optional<StringRef> Common;
  for (StringRef Line : Lines) {
    if (isBlank(Line))
      continue;
    StringRef Here = leadingBlanks(Line);
    size_t Limit = Common ? std::min(Common->size(), Here.size()) : Here.size();
    size_t Same = 0;
    while (Same < Limit && (!Common || Here[Same] == (*Common)[Same]))
      ++Same;
    Common = Here.take_front(Same);
  }
  return Common.value_or("");
}

Dedent::Dedent(StringRef Full) {
  llvm::SmallVector<StringRef> FullLines;
  Full.split(FullLines, '\n');
  Indent = commonIndent(FullLines).str();
  if (Indent.empty())
    return;
  uint32_t Begin = 0, FullBegin = 0;
  for (StringRef Line : FullLines) {
    uint32_t Cut = isBlank(Line) ? Line.size() : Indent.size();
    Lines.push_back({Begin, FullBegin, Cut, Line.starts_with(Indent)});
    Begin += Line.size() - Cut + 1;
    FullBegin += Line.size() + 1;
  }
}

std::string Dedent::apply(StringRef Full) const {
  if (isIdentity())
    return Full.str();
  std::string Result;
  for (const Line &L : Lines) {
    StringRef Rest = Full.substr(L.FullBegin + L.Cut);
    Result += Rest.take_front(firstLine(Rest).size() + 1);
  }
  return Result;
}

const Dedent::Line &Dedent::lineOf(uint32_t Offset) const {
  return *std::prev(llvm::partition_point(Lines, [&](const Line &L) { return L.Begin <= Offset; }));
}

uint32_t Dedent::toFull(uint32_t Offset) const {
  if (isIdentity())
    return Offset;
  const Line &L = lineOf(Offset);
  return L.FullBegin + L.Cut + (Offset - L.Begin);
}

llvm::Expected<Edit> Dedent::toFull(const Edit &E, StringRef Text) const {
  if (isIdentity())
    return E;
  const Line &First = lineOf(E.Range.Begin), &Last = lineOf(E.Range.End);
  bool FromLineStart = E.Range.Begin == First.Begin;
  bool ToLineStart = E.Range.End == Last.Begin;
  // The sinks that dedent do so only where the text starts with a line break.
  if (E.Range.Begin == 0 && Text.starts_with("\n") && !StringRef(E.Text).starts_with("\n"))
    return llvm::createStringError(
        "text before the first line break would keep the literal from being dedented");

  Edit Full{{toFull(E.Range.Begin), toFull(E.Range.End)}, ""};
  bool TailStartsLine = E.Text.empty() ? FromLineStart : StringRef(E.Text).ends_with("\n");
  bool TailKeepsIndent = ToLineStart && TailStartsLine;
  if (TailKeepsIndent)
    Full.Range.End = Last.FullBegin;
  bool TailIsBare = TailKeepsIndent || firstLine(Text.substr(E.Range.End)).empty();
  Full.Text = indentLines(E.Text, FromLineStart, TailIsBare);
  if (!FromLineStart)
    return Full;
  Full.Range.Begin = First.FullBegin;
  bool HasIndent = First.Indented && Full.Range.End >= First.FullBegin + Indent.size();
  if (HasIndent && StringRef(Full.Text).starts_with(Indent)) {
    // The indentation that is there serves the new first line.
    Full.Range.Begin += Indent.size();
    Full.Text.erase(0, Indent.size());
  }
  return Full;
}

/// Indents the lines of \p Text, the first one if it starts a line. \p TailIsBare
/// says that what follows the text on its last line needs no indentation.
std::string Dedent::indentLines(StringRef Text, bool FirstLine, bool TailIsBare) const {
  std::string Result;
  bool LineStart = FirstLine;
  while (true) {
    StringRef Line = firstLine(Text);
    bool IsTail = Line.size() == Text.size();
    if (LineStart && !(isBlank(Line) && (!IsTail || TailIsBare)))
      Result += Indent;
    Result += Text.take_front(Line.size() + 1);
    if (IsTail)
      return Result;
    Text = Text.drop_front(Line.size() + 1);
    LineStart = true;
  }
}
