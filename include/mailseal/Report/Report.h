//===- Report.h - The result of a run, for people and programs --*- C++ -*-===//
//
// The only place that knows lines and columns. Both are 1-based; a line ends at
// "\n", as for git, patch and editors; a column counts bytes (SARIF: code
// points), and a BOM is not counted. The end of a range is the column behind its
// last byte.

#ifndef MAILSEAL_REPORT_REPORT_H
#define MAILSEAL_REPORT_REPORT_H

#include "mailseal/Edit/FileResult.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"

namespace mailseal {

enum class ReportFormat { Text, Json, Sarif, Github };

/// The numbers at the end of a run.
struct Summary {
  unsigned Files = 0;    ///< Files that were analysed: those that mention a library.
  unsigned Units = 0;    ///< Python units in them with an evidence better than Name.
  unsigned Findings = 0; ///< All findings.
  unsigned Fixable = 0;  ///< Findings whose fix is safe or unsafe.
  unsigned Fixed = 0;    ///< Findings that this run's options let be fixed (FileFinding::Fixed).
  unsigned TlsCalls = 0; ///< Calls that start TLS, those that verify included.
  unsigned VerifiedCalls = 0; ///< Those without a finding, shown or silenced.
};

Summary summarize(llvm::ArrayRef<FileResult> Results);

struct ReportOptions {
  ReportFormat Format = ReportFormat::Text;
  bool Color = false;
  bool Statistics = false; ///< Counts by rule, call and applicability, after the findings (text).
  bool Quiet = false;      ///< Findings only, no closing summary (text).
  bool Verbose = false;    ///< The closing summary even when there is nothing to say (text).
  /// The files hold their new bytes: what was fixed is counted, and what remains
  /// is shown at the place where it is now.
  bool AfterFix = false;
  /// The tool's version (SARIF).
  llvm::StringRef ToolVersion = "0";
  /// The page of a rule, in Markdown (SARIF); its summary stands in where it is null.
  llvm::StringRef (*RulePage)(Rule) = nullptr;
};

/// Writes the findings of \p Results, which are in the order of their paths; with
/// ReportOptions::AfterFix those that remain.
void writeFindings(llvm::ArrayRef<FileResult> Results, const ReportOptions &Options,
                   llvm::raw_ostream &Out);

/// Writes what the user should know of the files beside the findings, a line each:
/// `src/send.py:4: warning: …`.
void writeWarnings(llvm::ArrayRef<FileResult> Results, llvm::raw_ostream &Err);

/// Writes what in the files was passed over, in the same way.
void writePassedOver(llvm::ArrayRef<FileResult> Results, llvm::raw_ostream &Err);

/// Writes which of the files are to be generated again once their sources are
/// repaired, a line each.
void writeStale(llvm::ArrayRef<FileResult> Results, llvm::raw_ostream &Err);

/// Writes the units of \p Results (`locate`) as text or JSON: file, range,
/// carrier, evidence, sink; with \p Verbose also those with the evidence Name, and
/// of each its mode, pieces and text.
///
/// EXPECTS: the format is Text or Json.
void writeUnits(llvm::ArrayRef<FileResult> Results, const ReportOptions &Options, bool Verbose,
                llvm::raw_ostream &Out);

/// Writes \p Diff, the unified diff of one file, with colours where they are wanted.
void writeDiff(llvm::StringRef Diff, const ReportOptions &Options, llvm::raw_ostream &Out);

/// Writes the fixes of \p Results that this run may apply (FileFinding::Fixed) as
/// the YAML that clang-apply-replacements takes, with absolute paths.
///
/// YAML holds Unicode only: a file with a fix that is no UTF-8 is left out.
void writeReplacements(llvm::ArrayRef<FileResult> Results, llvm::raw_ostream &Out);

} // namespace mailseal

#endif
