//===- Options.h - From the command line to what is meant -------*- C++ -*-===//

#ifndef MAILSEAL_TOOL_OPTIONS_H
#define MAILSEAL_TOOL_OPTIONS_H

#include "mailseal/Driver/Driver.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <variant>

namespace mailseal {

/// Print this text and be done: help, a version, a page.
struct ShowText {
  std::string Text;
};

/// Run the pipeline.
struct RunPipeline {
  RunOptions Options;
  std::string OutputFile; ///< Where the results go; empty: standard output.
};

/// What the command line asks for.
using Invocation = std::variant<ShowText, RunPipeline>;

/// Says what \p Arguments, without the program's name, mean together with the
/// configuration file.
///
/// Fails with a message for the user, which names the argument and, where there
/// is one, what was probably meant. Reads no file but the configuration.
llvm::Expected<Invocation> parseCommandLine(llvm::ArrayRef<const char *> Arguments);

} // namespace mailseal

#endif
