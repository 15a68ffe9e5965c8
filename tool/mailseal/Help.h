//===- Help.h - What --help prints ------------------------------*- C++ -*-===//

#ifndef MAILSEAL_TOOL_HELP_H
#define MAILSEAL_TOOL_HELP_H

#include "mailseal/Driver/Driver.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace mailseal {

/// `mailseal --help`.
std::string generalHelp();

/// `mailseal check --help` and the like.
std::string commandHelp(Command What);

/// `mailseal explain --help`.
std::string explainHelp();

} // namespace mailseal

#endif
