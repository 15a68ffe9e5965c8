//===- Driver.h - One whole run ---------------------------------*- C++ -*-===//

#ifndef MAILSEAL_DRIVER_DRIVER_H
#define MAILSEAL_DRIVER_DRIVER_H

#include "mailseal/Edit/CheckFile.h"
#include "mailseal/Project/CompileCommands.h"
#include "mailseal/Project/Discovery.h"
#include "mailseal/Report/Report.h"
#include "llvm/Support/raw_ostream.h"
#include <string>
#include <vector>

namespace mailseal {

enum class Command { Check, Diff, Fix, Locate };

/// What the user meant: the resolved command line and configuration.
struct RunOptions {
  Command What = Command::Check;
  std::vector<std::string> Paths = {"."};
  DiscoveryOptions Discovery;
  CompileOptions Compile;
  CheckOptions Check;
  /// Whether Check's target is what each file's project requires, where it says so.
  bool TargetFromProject = true;
  ReportOptions Report;
  std::vector<UserSink> Sinks; ///< Functions of the project that run Python.
  bool Verbose = false;        ///< `-v`: more in `locate`, progress notes on stderr.
  std::string ExportFixes;     ///< File for the replacements YAML; empty: none.
  unsigned Jobs = 0;           ///< Threads; 0: one for each core.
};

/// Exit status (DESIGN.md, section 7).
enum class ExitStatus { Done = 0, Findings = 1, Failed = 2 };

/// Runs \p Options.What: results to \p Out, everything else to \p Err. Output does
/// not depend on the number of threads.
ExitStatus run(const RunOptions &Options, llvm::raw_ostream &Out, llvm::raw_ostream &Err);

} // namespace mailseal

#endif
