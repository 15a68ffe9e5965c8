//===- Github.cpp - Findings as GitHub workflow commands ------------------===//
//
// One `::warning …::message` per finding, which a workflow run turns into an
// annotation of the file.

#include "Utf8.h"
#include "View.h"

using namespace llvm;

namespace mailseal {

/// \p Text with what would end a workflow command escaped; with \p Property also
/// what would end a property of one.
static std::string escape(StringRef Text, bool Property) {
  std::string Escaped;
  for (char C : toUtf8(Text)) {
    switch (C) {
    case '%':
      Escaped += "%25";
      break;
    case '\r':
      Escaped += "%0D";
      break;
    case '\n':
      Escaped += "%0A";
      break;
    case ':':
      Escaped += Property ? "%3A" : ":";
      break;
    case ',':
      Escaped += Property ? "%2C" : ",";
      break;
    default:
      Escaped += C;
    }
  }
  return Escaped;
}

void writeGithub(ArrayRef<FileResult> Results, const ReportOptions &Options, raw_ostream &Out) {
  for (const FileView &View : makeViews(Results, Options))
    for (const ShownFinding &F : View.Findings) {
      const Finding &Host = F.Source->Host;
      Out << "::warning file=" << escape(View.path(), /*Property=*/true)
          << ",line=" << F.Begin.Line;
      // GitHub refuses columns for an annotation of more than one line.
      if (F.Begin.Line == F.End.Line)
        Out << ",col=" << F.Begin.Column;
      Out << ",endLine=" << F.End.Line;
      if (F.Begin.Line == F.End.Line)
        Out << ",endColumn=" << F.End.Column;
      Out << ",title=mailseal (" << ruleName(Host.Id)
          << ")::" << escape(Host.Message, /*Property=*/false)
          << " (fix: " << applicabilityName(Host.Level) << ")\n";
    }
}

} // namespace mailseal
