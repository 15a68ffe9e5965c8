//===- Json.cpp - Findings as one JSON object -----------------------------===//
//
// DESIGN.md, section 7, fixes its fields.

#include "llvm/Support/JSON.h"
#include "Utf8.h"
#include "View.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace mailseal {

static void writeFinding(const FileView &View, const ShownFinding &F, json::OStream &J) {
  const Finding &Host = F.Source->Host;
  J.object([&] {
    J.attribute("file", toUtf8(View.path()));
    J.attribute("line", F.Begin.Line);
    J.attribute("column", F.Begin.Column);
    J.attribute("end_line", F.End.Line);
    J.attribute("end_column", F.End.Column);
    J.attribute("rule", ruleName(Host.Id));
    J.attribute("call", toUtf8(Host.Call));
    J.attribute("fix", applicabilityName(Host.Level));
    J.attribute("message", toUtf8(Host.Message));
    J.attribute("carrier", carrierName(F.Source->Carrier));
    J.attribute("evidence", evidenceName(F.Source->Proof));
  });
}

static bool isStale(const FileResult &Result) { return !Result.GeneratedFrom.empty(); }

void writeJson(ArrayRef<FileResult> Results, const ReportOptions &Options, raw_ostream &Out) {
  json::OStream J(Out, /*IndentSize=*/2);
  J.object([&] {
    J.attribute("version", 1);
    J.attributeArray("findings", [&] {
      for (const FileView &View : makeViews(Results, Options))
        for (const ShownFinding &F : View.Findings)
          writeFinding(View, F, J);
    });
    if (any_of(Results, isStale))
      J.attributeArray("stale", [&] {
        for (const FileResult &Result : Results)
          for (StringRef Source : Result.GeneratedFrom)
            J.object([&] {
              J.attribute("file", toUtf8(Result.File.Entry.DisplayPath));
              J.attribute("generated_from", toUtf8(Source));
            });
      });
    J.attributeObject("summary", [&] {
      Summary Sum = shownSummary(Results, Options);
      J.attribute("files", Sum.Files);
      J.attribute("units", Sum.Units);
      J.attribute("findings", Sum.Findings);
      J.attribute("fixable", Sum.Fixable);
      J.attribute("tls_calls", Sum.TlsCalls);
      J.attribute("verified_calls", Sum.VerifiedCalls);
      if (Options.AfterFix)
        J.attribute("fixed", Sum.Fixed);
    });
  });
  Out << "\n";
}

} // namespace mailseal
