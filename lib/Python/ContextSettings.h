//===- ContextSettings.h - What is done to a context later ------*- C++ -*-===//

#ifndef MAILSEAL_LIB_PYTHON_CONTEXTSETTINGS_H
#define MAILSEAL_LIB_PYTHON_CONTEXTSETTINGS_H

#include "Resolver.h"

namespace mailseal {

/// A statement that sets what a context verifies.
struct Setting {
  Node Statement;
  Node Context;        ///< The expression for the context.
  bool IsHost = false; ///< check_hostname, not verify_mode.
  Node Value;          ///< None where it is not followed.
};
using Settings = llvm::SmallVector<Setting, 4>;

/// What sets up the context that \p Made makes and \p Use uses, in the order of the
/// text. Of a context that a function makes, the other functions are looked at only if
/// they use it, or their names stand there.
Settings settingsOf(Node Made, Node Use, const Resolver &Names);

/// Whether \p Setting has run whenever the context that \p Made makes is at \p Use.
bool hasRun(Node Setting, Node Use, Node Made, const Resolver &Names);

/// Whether \p Setting may have run.
bool mayHaveRun(Node Setting, Node Use, Node Made, const Resolver &Names);

} // namespace mailseal

#endif
