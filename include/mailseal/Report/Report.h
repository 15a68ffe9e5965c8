//===- Report.h - The result of a run, for people and programs --*- C++ -*-===//
//
// The only place that knows lines and columns: 1-based, columns in bytes.

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
};

Summary summarize(llvm::ArrayRef<FileResult> Results);

struct ReportOptions {
  ReportFormat Format = ReportFormat::Text;
  bool Color = false;
  bool Statistics = false; ///< Counts by rule, call and applicability, after the findings (text).
  bool Quiet = false;      ///< Findings only, no closing summary (text).
};

/// Writes the findings of \p Results, which are in the order of their paths.
void writeFindings(llvm::ArrayRef<FileResult> Results, const ReportOptions &Options,
                   llvm::raw_ostream &Out);

/// Writes the units of \p Results (`locate`): file, range, carrier, evidence;
/// with \p Verbose also sink, pieces and text.
void writeUnits(llvm::ArrayRef<FileResult> Results, const ReportOptions &Options, bool Verbose,
                llvm::raw_ostream &Out);

/// Writes the fixes of \p Results that this run may apply (FileFinding::Fixed) as
/// the YAML that clang-apply-replacements takes.
void writeReplacements(llvm::ArrayRef<FileResult> Results, llvm::raw_ostream &Out);

} // namespace mailseal

#endif
