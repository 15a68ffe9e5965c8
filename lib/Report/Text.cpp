//===- Text.cpp - Findings for people -------------------------------------===//
//
// As compilers print them, so that editors and terminals find the place:
//
//   send.py:4:10: warning: smtplib.SMTP_SSL() has no SSL context [missing-context]
//       4 | server = smtplib.SMTP_SSL("mail.example.org")
//         |          ^~~~~~~~~~~~~~~~
//         | fix: safe

#include "Colored.h"
#include "Utf8.h"
#include "View.h"
#include "llvm/Support/Format.h"

using namespace llvm;

namespace mailseal {

/// A source line longer than this is not shown: it is generated or minified.
static constexpr size_t MaxShownLine = 300;

static raw_ostream &writeGutter(raw_ostream &Out) { return Out << "      | "; }

/// Blanks as wide as \p Text; its tabs stay, as their width is the terminal's.
static std::string blank(StringRef Text) {
  std::string Blank;
  while (!Text.empty()) {
    StringRef Run = Text.take_until([](char C) { return C == '\t'; });
    Text = Text.drop_front(Run.size());
    Blank.append(displayWidth(toPrintable(Run)), ' ');
    if (Text.consume_front("\t"))
      Blank += '\t';
  }
  return Blank;
}

/// The line of the finding, and its callee underlined as far as it is on that line.
static void writeSnippet(const FileView &View, const ShownFinding &F, bool Color,
                         raw_ostream &Out) {
  StringRef Line = View.Lines.line(F.Begin.Line);
  if (Line.size() > MaxShownLine)
    return;
  Out << format("%5u | ", F.Begin.Line) << toPrintable(Line) << "\n";
  StringRef Before = Line.take_front(F.Begin.Column - 1);
  StringRef Marked = Line.drop_front(Before.size());
  if (F.End.Line == F.Begin.Line)
    Marked = Marked.take_front(F.End.Column - F.Begin.Column);
  unsigned Width = std::max(1u, displayWidth(toPrintable(Marked)));
  writeGutter(Out) << blank(Before);
  {
    Colored Green(Out, Color, raw_ostream::GREEN);
    Out << "^" << std::string(Width - 1, '~');
  }
  Out << "\n";
}

/// What the last line of a finding says of its fix.
static StringRef fixAdvice(Applicability Level) {
  switch (Level) {
  case Applicability::Safe:
    return "fix: safe";
  case Applicability::Unsafe:
    return "fix: unsafe (--unsafe-fixes makes it; look at the result)";
  case Applicability::Manual:
    return "fix: manual";
  }
  llvm_unreachable("all levels are above");
}

static void writeFinding(const FileView &View, const ShownFinding &F, bool Color,
                         raw_ostream &Out) {
  const Finding &Host = F.Source->Host;
  {
    Colored Bold(Out, Color, raw_ostream::SAVEDCOLOR);
    Out << toPrintable(View.path()) << ":" << F.Begin.Line << ":" << F.Begin.Column << ": ";
  }
  {
    Colored Magenta(Out, Color, raw_ostream::MAGENTA);
    Out << "warning: ";
  }
  Out << toPrintable(Host.Message) << " [" << ruleName(Host.Id) << "]\n";
  writeSnippet(View, F, Color, Out);
  writeGutter(Out) << fixAdvice(Host.Level) << "\n";
}

/// `1 finding`, `2 findings`.
static std::string counted(size_t Count, StringRef Noun) {
  return (Twine(Count) + " " + Noun + (Count == 1 ? "" : "s")).str();
}

/// `; 5 of 8 TLS calls verify certificates`.
static void writeVerified(const Summary &Sum, raw_ostream &Out) {
  Out << "; " << Sum.VerifiedCalls << " of " << counted(Sum.TlsCalls, "TLS call")
      << (Sum.TlsCalls == 1 ? " verifies" : " verify") << " certificates\n";
}

static void writeSummary(ArrayRef<FileResult> Results, ArrayRef<FileView> Views,
                         const ReportOptions &Options, raw_ostream &Out) {
  Summary Sum = shownSummary(Results, Options);
  bool Fixed = Options.AfterFix && Sum.Fixed != 0;
  if (Sum.Findings == 0 && !Fixed) {
    if (Options.Verbose) {
      Out << "no findings in " << counted(Sum.Files, "file") << " with mail code";
      writeVerified(Sum, Out);
    }
    return;
  }
  if (Fixed) {
    size_t Changed = count_if(Results, [](const FileResult &R) { return R.changes(); });
    Out << "fixed " << counted(Sum.Fixed, "finding") << " in " << counted(Changed, "file");
    if (Sum.Findings == 0)
      return writeVerified(Sum, Out);
    Out << "; " << Sum.Findings << (Sum.Findings == 1 ? " remains" : " remain");
  } else {
    Out << counted(Sum.Findings, "finding");
  }
  size_t Unsafe = 0;
  for (const FileView &View : Views)
    Unsafe += count_if(View.Findings, [](const ShownFinding &F) {
      return F.Source->Host.Level == Applicability::Unsafe;
    });
  Out << " in " << counted(Views.size(), "file") << "; " << Sum.Fixable << " fixable";
  if (Unsafe != 0)
    Out << " (" << Unsafe << " with --unsafe-fixes)";
  writeVerified(Sum, Out);
}

void writeText(ArrayRef<FileResult> Results, const ReportOptions &Options, raw_ostream &Out) {
  std::vector<FileView> Views = makeViews(Results, Options);
  for (const FileView &View : Views)
    for (const ShownFinding &F : View.Findings)
      writeFinding(View, F, Options.Color, Out);
  if (Options.Statistics)
    writeStatistics(Views, Out);
  if (!Options.Quiet)
    writeSummary(Results, Views, Options, Out);
}

} // namespace mailseal
