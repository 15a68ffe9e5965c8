//===- Diff.cpp - A diff in colours ---------------------------------------===//

#include "Colored.h"
#include "mailseal/Report/Report.h"

using namespace llvm;

namespace mailseal {

/// The colour of the line \p Line of a unified diff; RESET for none.
static raw_ostream::Colors colorOf(StringRef Line, bool InHunk) {
  if (Line.starts_with("@@"))
    return raw_ostream::CYAN;
  if (!InHunk)
    return raw_ostream::SAVEDCOLOR;
  if (Line.starts_with("+"))
    return raw_ostream::GREEN;
  return Line.starts_with("-") ? raw_ostream::RED : raw_ostream::RESET;
}

void writeDiff(StringRef Diff, const ReportOptions &Options, raw_ostream &Out) {
  if (!Options.Color) {
    Out << Diff;
    return;
  }
  // A line of the hunk can look like a header, so the place tells them apart.
  bool InHunk = false;
  while (!Diff.empty()) {
    StringRef Line = Diff.take_until([](char C) { return C == '\n'; });
    Diff = Diff.drop_front(Line.size());
    InHunk |= Line.starts_with("@@");
    raw_ostream::Colors Color = colorOf(Line, InHunk);
    {
      Colored Mark(Out, Color != raw_ostream::RESET, Color);
      Out << Line;
    }
    if (Diff.consume_front("\n"))
      Out << "\n";
  }
}

} // namespace mailseal
