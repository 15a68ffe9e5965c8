//===- Indentation.cpp ----------------------------------------------------===//

#include "mailseal/Unit/Indentation.h"
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

Indentation::Indentation(StringRef Full, llvm::ArrayRef<IndentedRegion> Parts) {
  uint32_t Begin = 0;
  for (size_t I = 0; I < Parts.size(); ++I) {
    bool IsLast = I + 1 == Parts.size();
    // The line end before the next region is the end of this one's last line.
    uint32_t End = IsLast ? Full.size() : Parts[I + 1].Begin - 1;
    if (IsLast || End + 1 > Parts[I].Begin)
      addRegion(Full.slice(Parts[I].Begin, End), Parts[I].Begin, Parts[I].Added, Begin);
  }
  auto IsPlain = [](const Region &R) { return R.Indent.empty() && R.Added == 0; };
  if (llvm::all_of(Regions, IsPlain))
    *this = Indentation();
}

void Indentation::addRegion(StringRef FullText, uint32_t FullBegin, unsigned Added,
                            uint32_t &Begin) {
  llvm::SmallVector<StringRef> FullLines;
  FullText.split(FullLines, '\n');
  StringRef Indent = commonIndent(FullLines);
  for (StringRef Line : FullLines) {
    uint32_t Cut = Indent.empty() ? 0 : isBlank(Line) ? Line.size() : Indent.size();
    uint32_t Gain = isBlank(Line) ? 0 : Added;
    Lines.push_back(
        {Begin, FullBegin, Cut, Gain, uint32_t(Regions.size()), Line.starts_with(Indent)});
    Begin += Line.size() - Cut + Gain + 1;
    FullBegin += Line.size() + 1;
  }
  Regions.push_back({Indent.str(), Added});
}

std::string Indentation::apply(StringRef Full) const {
  if (isIdentity())
    return Full.str();
  std::string Result;
  for (const Line &L : Lines) {
    StringRef Rest = Full.substr(L.FullBegin + L.Cut);
    Result.append(L.Added, ' ');
    Result += Rest.take_front(firstLine(Rest).size() + 1);
  }
  return Result;
}

const Indentation::Line &Indentation::lineOf(uint32_t Offset) const {
  return *std::prev(llvm::partition_point(Lines, [&](const Line &L) { return L.Begin <= Offset; }));
}

uint32_t Indentation::toFull(uint32_t Offset) const {
  if (isIdentity())
    return Offset;
  const Line &L = lineOf(Offset);
  uint32_t Column = Offset - L.Begin;
  return L.FullBegin + L.Cut + (Column > L.Added ? Column - L.Added : 0);
}

llvm::Expected<Edit> Indentation::toFull(const Edit &E, StringRef Text) const {
  if (isIdentity())
    return E;
  const Line &First = lineOf(E.Range.Begin), &Last = lineOf(E.Range.End);
  const Region &R = Regions[First.Region];
  bool FromLineStart = E.Range.Begin == First.Begin;
  bool ToLineStart = E.Range.End == Last.Begin;
  // The sinks that dedent do so only where the text starts with a line break.
  if (!R.Indent.empty() && E.Range.Begin == 0 && Text.starts_with("\n") &&
      !StringRef(E.Text).starts_with("\n"))
    return llvm::createStringError(
        "text before the first line break would keep the literal from being dedented");

  Edit Full{{toFull(E.Range.Begin), toFull(E.Range.End)}, ""};
  bool TailStartsLine = E.Text.empty() ? FromLineStart : StringRef(E.Text).ends_with("\n");
  bool TailKeepsIndent = ToLineStart && TailStartsLine;
  if (TailKeepsIndent)
    Full.Range.End = Last.FullBegin;
  bool TailIsBare = TailKeepsIndent || firstLine(Text.substr(E.Range.End)).empty();
  Full.Text = shiftLines(R, E.Text, FromLineStart, TailIsBare);
  if (!FromLineStart)
    return Full;
  Full.Range.Begin = First.FullBegin;
  bool HasIndent = First.Indented && Full.Range.End >= First.FullBegin + R.Indent.size();
  if (HasIndent && StringRef(Full.Text).starts_with(R.Indent)) {
    // The indentation that is there serves the new first line.
    Full.Range.Begin += R.Indent.size();
    Full.Text.erase(0, R.Indent.size());
  }
  return Full;
}

/// Indents the lines of \p Text as those of \p R are in the full text, the first
/// one if it starts a line. \p TailIsBare says that what follows the text on its
/// last line needs no indentation.
std::string Indentation::shiftLines(const Region &R, StringRef Text, bool FirstLine,
                                    bool TailIsBare) {
  std::string Result;
  bool LineStart = FirstLine;
  while (true) {
    StringRef Line = firstLine(Text);
    bool IsTail = Line.size() == Text.size();
    Text = Text.drop_front(std::min(Line.size() + 1, Text.size()));
    if (LineStart) {
      Line = Line.drop_front(std::min<size_t>(R.Added, leadingBlanks(Line).size()));
      if (!(isBlank(Line) && (!IsTail || TailIsBare)))
        Result += R.Indent;
    }
    Result += Line;
    if (IsTail)
      return Result;
    Result += '\n';
    LineStart = true;
  }
}
