//===- Config.h - .mailseal.toml --------------------------------*- C++ -*-===//

#ifndef MAILSEAL_TOOL_CONFIG_H
#define MAILSEAL_TOOL_CONFIG_H

#include "OptionTable.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>

namespace mailseal {

/// The configuration file for \p Folder, an absolute path: the nearest
/// `.mailseal.toml` from there upward, no further than the top of a git work
/// tree. Empty if there is none.
std::string findConfig(llvm::StringRef Folder);

/// Reads the configuration \p Path and puts its values into \p Options, except
/// where \p IsTyped says that the command line has the option, which wins.
///
/// A key is the long name of an option. An unknown one, a value of the wrong type
/// and a value that means nothing are errors, whatever the command. Paths and
/// globs are relative to the folder of the file; \p WorkingFolder, an absolute
/// path, is where they are going to be used.
llvm::Error applyConfig(llvm::StringRef Path, llvm::StringRef WorkingFolder, TypedOptions &Options,
                        llvm::function_ref<bool(const OptionRow &)> IsTyped);

} // namespace mailseal

#endif
