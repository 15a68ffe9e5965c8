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

StringRef mailseal::commonIndent(StringRef Text) {
  llvm::SmallVector<StringRef> Lines;
  Text.split(Lines, '\n');
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
  std::string Indent = commonIndent(Full).str();
  if (Indent.empty())
    return;
  NeedsLineBreak = true;
  Blocks.push_back({std::move(Indent), ""});
  for (StringRef Line : FullLines)
    addLine(Line, 0);
}

Dedent::Dedent(StringRef Full, llvm::ArrayRef<IndentedBlock> Given) {
  if (llvm::all_of(Given, [](const IndentedBlock &B) { return B.From == B.To; }))
    return;
  Blocks.push_back({"", ""});
  for (const IndentedBlock &B : Given)
    Blocks.push_back({B.From, B.To});
  llvm::SmallVector<StringRef> FullLines;
  Full.split(FullLines, '\n');
  const IndentedBlock *Next = Given.begin();
  uint32_t Offset = 0;
  for (StringRef Line : FullLines) {
    while (Next != Given.end() && Next->Full.End <= Offset)
      ++Next;
    bool Inside = Next != Given.end() && Next->Full.contains(Offset);
    addLine(Line, Inside ? Next - Given.begin() + 1 : 0);
    Offset += Line.size() + 1;
  }
}

/// Adds \p Text, the line behind the last one, which is in the block \p Block.
void Dedent::addLine(StringRef Text, uint32_t Block) {
  const auto &[From, To] = Blocks[Block];
  bool Blank = isBlank(Text);
  uint32_t Cut =
      Blank && !From.empty() ? Text.size() : std::min(leadingBlanks(Text).size(), From.size());
  uint32_t Put = Blank ? 0 : To.size();
  Lines.push_back({NextBegin, NextFullBegin, Cut, Put, Block, Text.starts_with(From)});
  NextBegin += Put + Text.size() - Cut + 1;
  NextFullBegin += Text.size() + 1;
}

std::string Dedent::apply(StringRef Full) const {
  if (isIdentity())
    return Full.str();
  std::string Result;
  for (const Line &L : Lines) {
    StringRef Rest = Full.substr(L.FullBegin + L.Cut);
    Result += StringRef(Blocks[L.Block].Here).take_front(L.Put);
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
  return L.FullBegin + L.Cut + (std::max(Offset, L.Begin + L.Put) - L.Begin - L.Put);
}

llvm::Expected<Edit> Dedent::toFull(const Edit &E, StringRef Text) const {
  if (isIdentity())
    return E;
  const Line &First = lineOf(E.Range.Begin), &Last = lineOf(E.Range.End);
  const Indentation &How = Blocks[First.Block];
  bool FromLineStart = E.Range.Begin == First.Begin;
  bool ToLineStart = E.Range.End == Last.Begin;
  if (NeedsLineBreak && E.Range.Begin == 0 && Text.starts_with("\n") &&
      !StringRef(E.Text).starts_with("\n"))
    return llvm::createStringError(
        "text before the first line break would keep the literal from being dedented");

  Edit Full{{toFull(E.Range.Begin), toFull(E.Range.End)}, ""};
  bool TailStartsLine = E.Text.empty() ? FromLineStart : StringRef(E.Text).ends_with("\n");
  bool TailKeepsIndent = ToLineStart && TailStartsLine;
  if (TailKeepsIndent)
    Full.Range.End = Last.FullBegin;
  bool TailIsBare = TailKeepsIndent || firstLine(Text.substr(E.Range.End)).empty();
  Full.Text = indentLines(E.Text, How, FromLineStart, TailIsBare);
  if (!FromLineStart)
    return Full;
  Full.Range.Begin = First.FullBegin;
  bool HasIndent = First.Indented && Full.Range.End >= First.FullBegin + How.Full.size();
  if (HasIndent && StringRef(Full.Text).starts_with(How.Full)) {
    // The indentation that is there serves the new first line.
    Full.Range.Begin += How.Full.size();
    Full.Text.erase(0, How.Full.size());
  }
  return Full;
}

/// Indents the lines of \p Text as \p How says, the first one if it starts a line.
/// \p TailIsBare says that what follows the text on its last line needs no
/// indentation.
std::string Dedent::indentLines(StringRef Text, const Indentation &How, bool FirstLine,
                                bool TailIsBare) const {
  std::string Result;
  bool LineStart = FirstLine;
  while (true) {
    StringRef Line = firstLine(Text);
    bool IsTail = Line.size() == Text.size();
    StringRef Rest = Text.take_front(Line.size() + 1);
    // A line that has less comes out other than intended, which the proof of the
    // fix then finds.
    if (LineStart)
      Rest.consume_front(How.Here);
    if (LineStart && !(isBlank(Line) && (!IsTail || TailIsBare)))
      Result += How.Full;
    Result += Rest;
    if (IsTail)
      return Result;
    Text = Text.drop_front(Line.size() + 1);
    LineStart = true;
  }
}
