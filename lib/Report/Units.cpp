//===- Units.cpp - The Python found, for `locate` -------------------------===//

#include "Colored.h"
#include "LineIndex.h"
#include "Utf8.h"
#include "mailseal/Report/Report.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/JSON.h"

using namespace llvm;

namespace mailseal {

namespace {

/// The place of one host range.
struct Span {
  Position Begin, End;
};

} // namespace

static StringRef modeName(RunMode Mode) {
  switch (Mode) {
  case RunMode::Module:
    return "module";
  case RunMode::SeparateNamespaces:
    return "separate-namespaces";
  case RunMode::SingleInput:
    return "single-input";
  case RunMode::Expression:
    return "expression";
  }
  llvm_unreachable("all modes are above");
}

static Span place(const LineIndex &Lines, TextRange Range) {
  return {Lines.at(Range.Begin), Lines.at(Range.End)};
}

/// Calls \p Show for each unit that is to be shown.
static void
forEachUnit(ArrayRef<FileResult> Results, bool Verbose,
            function_ref<void(const FileResult &, const LineIndex &, const FileUnit &)> Show) {
  for (const FileResult &Result : Results) {
    LineIndex Lines(Result.File.bytes());
    for (const FileUnit &Unit : Result.Units)
      if (Verbose || Unit.Unit.Proof != Evidence::Name)
        Show(Result, Lines, Unit);
  }
}

static void writeSpan(Span Place, json::OStream &J) {
  J.attribute("line", Place.Begin.Line);
  J.attribute("column", Place.Begin.Column);
  J.attribute("end_line", Place.End.Line);
  J.attribute("end_column", Place.End.Column);
}

static void writeUnitJson(const FileResult &Result, const LineIndex &Lines, const FileUnit &Placed,
                          bool Verbose, json::OStream &J) {
  const PythonUnit &Unit = Placed.Unit;
  J.object([&] {
    J.attribute("file", toUtf8(Result.File.Entry.DisplayPath));
    writeSpan(place(Lines, Placed.hostRange()), J);
    J.attribute("carrier", carrierName(Unit.Carrier));
    J.attribute("evidence", evidenceName(Unit.Proof));
    if (!Unit.Sink.empty())
      J.attribute("sink", toUtf8(Unit.Sink));
    J.attribute("mode", modeName(Unit.Mode));
    if (!Verbose)
      return;
    J.attributeArray("pieces", [&] {
      for (TextRange Token : Placed.Tokens)
        J.object([&] { writeSpan(place(Lines, Token), J); });
    });
    J.attribute("text", toUtf8(Unit.text()));
  });
}

static void writeUnitsJson(ArrayRef<FileResult> Results, bool Verbose, raw_ostream &Out) {
  json::OStream J(Out, /*IndentSize=*/2);
  unsigned Shown = 0;
  J.object([&] {
    J.attribute("version", 1);
    J.attributeArray("units", [&] {
      forEachUnit(Results, Verbose, [&](auto &Result, auto &Lines, auto &Unit) {
        writeUnitJson(Result, Lines, Unit, Verbose, J);
        ++Shown;
      });
    });
    J.attributeObject("summary", [&] {
      J.attribute("files", Results.size());
      J.attribute("units", Shown);
    });
  });
  Out << "\n";
}

/// `send.cpp:12:24-18:9: cxx-string, sink PyRun_SimpleString`.
static void writeUnitText(const FileResult &Result, const LineIndex &Lines, const FileUnit &Placed,
                          bool Verbose, bool Color, raw_ostream &Out) {
  const PythonUnit &Unit = Placed.Unit;
  Span Place = place(Lines, Placed.hostRange());
  {
    Colored Bold(Out, Color, raw_ostream::SAVEDCOLOR);
    Out << toPrintable(Result.File.Entry.DisplayPath) << ":" << Place.Begin.Line << ":"
        << Place.Begin.Column << "-" << Place.End.Line << ":" << Place.End.Column << ":";
  }
  Out << " " << carrierName(Unit.Carrier) << ", " << evidenceName(Unit.Proof);
  if (!Unit.Sink.empty())
    Out << " " << toPrintable(Unit.Sink);
  if (!Verbose) {
    Out << "\n";
    return;
  }
  Out << ", " << modeName(Unit.Mode) << ", " << Unit.pieces().size()
      << (Unit.pieces().size() == 1 ? " piece" : " pieces");
  if (!Unit.Branch.empty())
    Out << ", in '" << toPrintable(Unit.Branch) << "'";
  Out << "\n";
  StringRef Text = Unit.text();
  Text.consume_back("\n");
  for (StringRef Line : split(Text, '\n'))
    Out << "    | " << toPrintable(Line.rtrim('\r')) << "\n";
}

void writeUnits(ArrayRef<FileResult> Results, const ReportOptions &Options, bool Verbose,
                raw_ostream &Out) {
  if (Options.Format == ReportFormat::Json)
    return writeUnitsJson(Results, Verbose, Out);
  assert(Options.Format == ReportFormat::Text && "units have no other format");
  forEachUnit(Results, Verbose, [&](auto &Result, auto &Lines, auto &Unit) {
    writeUnitText(Result, Lines, Unit, Verbose, Options.Color, Out);
  });
}

} // namespace mailseal
