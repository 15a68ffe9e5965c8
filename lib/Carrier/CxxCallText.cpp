//===- CxxCallText.cpp ----------------------------------------------------===//

#include "Carrier/CxxCallText.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;
using llvm::StringRef;

std::string CallText::str() const {
  std::string Result;
  for (const CallSpan &S : Spans)
    Result += S.Text;
  return Result;
}

CallText &CallText::verbatim(StringRef Bytes, TextRange Host) {
  if (!Host.empty())
    Spans.push_back({Host.in(Bytes).str(), Host, SegmentKind::Verbatim, nullptr});
  return *this;
}

CallText &CallText::escape(StringRef Text, TextRange Host) {
  Spans.push_back({Text.str(), Host, SegmentKind::Escape, nullptr});
  return *this;
}

CallText &CallText::glue(StringRef Text, uint32_t At) {
  Spans.push_back({Text.str(), {At, At}, SegmentKind::Opaque, nullptr});
  return *this;
}

CallText &CallText::append(CallText Other) {
  for (CallSpan &S : Other.Spans)
    Spans.push_back(std::move(S));
  return *this;
}

void CallText::coverBegin(uint32_t Begin) {
  if (Spans.empty() || Spans.front().Host.Begin <= Begin)
    return;
  CallSpan &First = Spans.front();
  if (First.Kind == SegmentKind::Verbatim && First.Text.size() > 1) {
    CallSpan Head = First;
    Head.Text.resize(1);
    Head.Host.End = Head.Host.Begin + 1;
    First.Text.erase(0, 1);
    ++First.Host.Begin;
    Spans.insert(Spans.begin(), Head);
  }
  Spans.front().Kind = SegmentKind::Escape;
  Spans.front().Host.Begin = Begin;
}

void CallText::coverEnd(uint32_t End) {
  if (Spans.empty() || Spans.back().Host.End >= End)
    return;
  CallSpan &Last = Spans.back();
  if (Last.Kind == SegmentKind::Verbatim && Last.Text.size() > 1) {
    CallSpan Tail = Last;
    Tail.Text.erase(0, Tail.Text.size() - 1);
    Tail.Host.Begin = Tail.Host.End - 1;
    Last.Text.pop_back();
    --Last.Host.End;
    Spans.push_back(Tail);
  }
  Spans.back().Kind = SegmentKind::Escape;
  Spans.back().Host.End = End;
}

void CallText::spellWith(const std::shared_ptr<const Codec> &TextCodec) {
  for (CallSpan &S : Spans)
    if (!S.TextCodec)
      S.TextCodec = TextCodec;
}

namespace {

/// Appends spans to a unit, with a piece for each stretch of one codec.
class UnitAssembler {
public:
  UnitAssembler(StringRef Bytes, llvm::ArrayRef<CallLine> Lines,
                std::shared_ptr<const Codec> TextCodec)
      : Bytes(Bytes), Lines(Lines), FileCodec(std::move(TextCodec)) {}

  PythonUnit assemble() {
    measure();
    for (const CallLine &Line : Lines) {
      // Two columns for each level, as C++ has it.
      std::string Indent(size_t(Line.Depth) * 2, ' ');
      if (!Indent.empty())
        add(beside(Indent, Line.Before, Line.Text.spans().front(), /*IsBehind=*/false));
      for (const CallSpan &S : Line.Text.spans())
        add(S);
      add(beside("\n", Line.Behind, Line.Text.spans().back(), /*IsBehind=*/true));
    }
    PythonUnit Unit = Builder.take();
    Unit.LineNumbers = lineNumbers(Unit);
    return Unit;
  }

private:
  /// The line of the file that each line of \p Unit came from.
  std::vector<uint32_t> lineNumbers(const PythonUnit &Unit) const {
    std::vector<uint32_t> Result;
    uint32_t Known = 0, Line = 1; // Most lines are in the order of the file.
    for (size_t At = 0; At < Unit.text().size(); At = Unit.text().find('\n', At) + 1) {
      // What indents the line may be C++ of the line before.
      size_t First = Unit.text().find_first_not_of(" \n", At);
      uint32_t Begin = Unit.toHost({uint32_t(First), uint32_t(First + 1)}).Begin;
      if (Begin < Known)
        Known = 0, Line = 1;
      Line += Bytes.slice(Known, Begin).count('\n');
      Known = Begin;
      Result.push_back(Line);
    }
    return Result;
  }

  /// \p Text, which \p Host spells if it is not empty, beside \p Neighbour.
  static CallSpan beside(StringRef Text, TextRange Host, const CallSpan &Neighbour, bool IsBehind) {
    uint32_t At = IsBehind ? Neighbour.Host.End : Neighbour.Host.Begin;
    if (Host.empty())
      return {Text.str(), {At, At}, SegmentKind::Opaque, Neighbour.TextCodec};
    return {Text.str(), Host, SegmentKind::Escape, Neighbour.TextCodec};
  }

  /// Finds the bytes of the file that the unit is about.
  void measure() {
    bool First = true;
    for (const CallLine &Line : Lines)
      for (const CallSpan &S : Line.Text.spans()) {
        Whole =
            First ? S.Host
                  : TextRange{std::min(Whole.Begin, S.Host.Begin), std::max(Whole.End, S.Host.End)};
        First = false;
      }
  }

  void add(const CallSpan &S) {
    const std::shared_ptr<const Codec> &Needed = S.TextCodec ? S.TextCodec : FileCodec;
    if (Current != Needed) {
      // The spans need not be in the order of the file: each piece may be anywhere.
      Builder.beginPiece({Whole, Whole, Needed, std::nullopt, std::nullopt});
      Current = Needed;
    }
    switch (S.Kind) {
    case SegmentKind::Verbatim:
      return Builder.appendVerbatim(Bytes, S.Host);
    case SegmentKind::Escape:
      return Builder.appendEscape(S.Text, S.Host);
    case SegmentKind::Opaque:
    case SegmentKind::Glue:
      return Builder.appendOpaque(S.Text, S.Host);
    }
  }

  StringRef Bytes;
  llvm::ArrayRef<CallLine> Lines;
  std::shared_ptr<const Codec> FileCodec, Current;
  PythonUnitBuilder Builder;
  TextRange Whole;
};

} // namespace

PythonUnit mailseal::assembleCallLines(StringRef Bytes, llvm::ArrayRef<CallLine> Lines,
                                       const std::shared_ptr<const Codec> &TextCodec) {
  return UnitAssembler(Bytes, Lines, TextCodec).assemble();
}
