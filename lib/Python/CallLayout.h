//===- CallLayout.h - Calls that get too long for a line --------*- C++ -*-===//

#ifndef MAILSEAL_LIB_PYTHON_CALLLAYOUT_H
#define MAILSEAL_LIB_PYTHON_CALLLAYOUT_H

#include "CallArguments.h"
#include "mailseal/Core/Edit.h"
#include <vector>

namespace mailseal {

/// The longest line that a new one may be in \p Text: \p Configured, if it is not 0, else
/// what its lines show of the width that it keeps to.
unsigned longestLine(llvm::StringRef Text, unsigned Configured);

/// Whether the arguments of \p Call can go to lines of their own: they stand on one line and
/// end it, in no string and no other call's arguments, and the statement begins a line.
bool isWrappable(Node Call, const CallArguments &Arguments);

/// Returns the edits that add \p New as addArgument() does, and wrap the call as black would:
/// all arguments on one line, or each on its own. Nothing where the line is no longer than \p
/// Limit without. EXPECTS: isWrappable().
std::vector<Edit> wrapWithArgument(Node Call, const CallArguments &Arguments, llvm::StringRef New,
                                   unsigned Limit);

} // namespace mailseal

#endif
