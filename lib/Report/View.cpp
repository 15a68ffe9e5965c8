//===- View.cpp - What a report shows of each file ------------------------===//

#include "View.h"
#include "Utf8.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>
#include <set>

using namespace llvm;

namespace mailseal {

/// The one edit that turns \p Old into \p New: all between what both begin and end with.
static Edit wholeEdit(StringRef Old, StringRef New) {
  size_t Shorter = std::min(Old.size(), New.size());
  size_t Front = 0, Back = 0;
  while (Front < Shorter && Old[Front] == New[Front])
    ++Front;
  while (Back < Shorter - Front && Old[Old.size() - 1 - Back] == New[New.size() - 1 - Back])
    ++Back;
  return {{static_cast<uint32_t>(Front), static_cast<uint32_t>(Old.size() - Back)},
          New.substr(Front, New.size() - Back - Front).str()};
}

std::vector<Edit> appliedEdits(const FileResult &Result) {
  std::vector<Edit> Edits;
  for (const FileFinding &F : Result.Findings)
    if (F.Fixed)
      Edits.insert(Edits.end(), F.Host.Edits.begin(), F.Host.Edits.end());
  StringRef Old = Result.File.bytes();
  if (Error E = normalizeEdits(Edits))
    consumeError(std::move(E)); // Told by the new bytes below.
  else if (applyEdits(Old, Edits) == Result.NewBytes)
    return Edits;
  // Fixes that meet in one place can make other bytes than each by itself.
  return {wholeEdit(Old, Result.NewBytes)};
}

/// Where the byte at \p Offset is after \p Edits; in replaced text, behind it.
static uint32_t moveOffset(uint32_t Offset, ArrayRef<Edit> Edits) {
  uint32_t Moved = Offset;
  for (const Edit &E : Edits) {
    if (E.Range.Begin > Offset || (E.Range.Begin == Offset && !E.Range.empty()))
      break;
    uint32_t Removed = std::min(E.Range.End, Offset) - E.Range.Begin;
    Moved = Moved - Removed + static_cast<uint32_t>(E.Text.size());
  }
  return Moved;
}

/// Where \p Range, which is not empty, is after \p Edits.
static TextRange moveRange(TextRange Range, ArrayRef<Edit> Edits) {
  // By its last byte: an insertion directly behind the range is not part of it.
  return {moveOffset(Range.Begin, Edits), moveOffset(Range.End - 1, Edits) + 1};
}

std::vector<FileView> makeViews(ArrayRef<FileResult> Results, const ReportOptions &Options) {
  std::vector<FileView> Views;
  for (const FileResult &Result : Results) {
    if (Result.Findings.empty())
      continue;
    std::vector<Edit> Moves;
    if (Options.AfterFix)
      Moves = appliedEdits(Result);
    FileView View{&Result, LineIndex(Options.AfterFix ? Result.NewBytes : Result.File.bytes()), {}};
    for (const FileFinding &F : Result.Findings) {
      if (Options.AfterFix && F.Fixed)
        continue;
      TextRange Callee = moveRange(F.Host.Callee, Moves);
      View.Findings.push_back({&F, Callee, View.Lines.at(Callee.Begin), View.Lines.at(Callee.End)});
    }
    if (!View.Findings.empty())
      Views.push_back(std::move(View));
  }
  return Views;
}

/// The number of calls with a finding, \p AfterFix with one that remains.
static unsigned insecureCalls(const FileResult &Result, bool AfterFix) {
  std::set<TextRange> Callees;
  for (const FileFinding &F : Result.Findings)
    if (!(AfterFix && F.Fixed))
      Callees.insert(F.Host.Callee);
  return Callees.size();
}

Summary summarize(ArrayRef<FileResult> Results) {
  Summary Sum;
  for (const FileResult &Result : Results) {
    ++Sum.Files;
    Sum.Units += count_if(Result.Units, [](auto &U) { return U.Unit.Proof != Evidence::Name; });
    Sum.Findings += Result.Findings.size();
    for (const FileFinding &F : Result.Findings) {
      Sum.Fixable += F.Host.Level != Applicability::Manual;
      Sum.Fixed += F.Fixed;
    }
    Sum.TlsCalls += Result.TlsCalls;
    Sum.VerifiedCalls +=
        Result.TlsCalls - Result.SilencedCalls - insecureCalls(Result, /*AfterFix=*/false);
  }
  return Sum;
}

Summary shownSummary(ArrayRef<FileResult> Results, const ReportOptions &Options) {
  Summary Sum = summarize(Results);
  if (Options.AfterFix) {
    Sum.Findings -= Sum.Fixed;
    Sum.Fixable -= Sum.Fixed;
    for (const FileResult &Result : Results)
      Sum.VerifiedCalls += insecureCalls(Result, false) - insecureCalls(Result, true);
  }
  return Sum;
}

static void writeWarnings(const FileResult &Result, ArrayRef<FileWarning> Warnings,
                          raw_ostream &Err) {
  if (Warnings.empty())
    return;
  LineIndex Lines(Result.File.bytes());
  for (const FileWarning &Warning : Warnings)
    Err << toPrintable(Result.File.Entry.DisplayPath) << ":" << Lines.at(Warning.Offset).Line
        << ": warning: " << toPrintable(Warning.Message) << "\n";
}

void writeWarnings(ArrayRef<FileResult> Results, raw_ostream &Err) {
  for (const FileResult &Result : Results)
    writeWarnings(Result, Result.Warnings, Err);
}

void writePassedOver(ArrayRef<FileResult> Results, raw_ostream &Err) {
  for (const FileResult &Result : Results)
    writeWarnings(Result, Result.Passed, Err);
}

void writeStale(ArrayRef<FileResult> Results, raw_ostream &Err) {
  for (const FileResult &Result : Results)
    for (StringRef Source : Result.GeneratedFrom)
      Err << "note: " << toPrintable(Result.File.Entry.DisplayPath) << " is generated from "
          << toPrintable(Source) << ": regenerate it\n";
}

void writeFindings(ArrayRef<FileResult> Results, const ReportOptions &Options, raw_ostream &Out) {
  switch (Options.Format) {
  case ReportFormat::Text:
    return writeText(Results, Options, Out);
  case ReportFormat::Json:
    return writeJson(Results, Options, Out);
  case ReportFormat::Sarif:
    return writeSarif(Results, Options, Out);
  case ReportFormat::Github:
    return writeGithub(Results, Options, Out);
  }
}

} // namespace mailseal
