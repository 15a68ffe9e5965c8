//===- View.h - What a report shows of each file ----------------*- C++ -*-===//
//
// Between the results of a run and the formats: which findings are shown, and
// where they are in the bytes that the user will see.

#ifndef MAILSEAL_LIB_REPORT_VIEW_H
#define MAILSEAL_LIB_REPORT_VIEW_H

#include "LineIndex.h"
#include "mailseal/Report/Report.h"
#include <string>
#include <vector>

namespace mailseal {

/// One finding, placed.
struct ShownFinding {
  const FileFinding *Source = nullptr;
  TextRange Callee; ///< In the bytes of the view.
  Position Begin, End;
};

/// One file that has findings to show.
struct FileView {
  const FileResult *Result = nullptr;
  LineIndex Lines;
  std::vector<ShownFinding> Findings;

  llvm::StringRef path() const { return Result->File.Entry.DisplayPath; }
};

/// The edits between the old bytes of \p Result and its new ones, in order.
std::vector<Edit> appliedEdits(const FileResult &Result);

/// The files with findings to show; views point into \p Results.
std::vector<FileView> makeViews(llvm::ArrayRef<FileResult> Results, const ReportOptions &Options);

/// The numbers of what the views show: the findings that remain, after a fix.
Summary shownSummary(llvm::ArrayRef<FileResult> Results, const ReportOptions &Options);

// The formats; each writes one document.
void writeText(llvm::ArrayRef<FileResult> Results, const ReportOptions &Options,
               llvm::raw_ostream &Out);
void writeJson(llvm::ArrayRef<FileResult> Results, const ReportOptions &Options,
               llvm::raw_ostream &Out);
void writeSarif(llvm::ArrayRef<FileResult> Results, const ReportOptions &Options,
                llvm::raw_ostream &Out);
void writeGithub(llvm::ArrayRef<FileResult> Results, const ReportOptions &Options,
                 llvm::raw_ostream &Out);

/// Writes how many findings of \p Views each rule and call has, by applicability.
void writeStatistics(llvm::ArrayRef<FileView> Views, llvm::raw_ostream &Out);

} // namespace mailseal

#endif
