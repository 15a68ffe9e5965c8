//===- ContextFix.h - Makes an unverified context verify --------*- C++ -*-===//
//
// An unverified context in a variable is repaired where it is made, if nothing but
// mail calls uses it.

#ifndef MAILSEAL_LIB_PYTHON_CONTEXTFIX_H
#define MAILSEAL_LIB_PYTHON_CONTEXTFIX_H

#include "Resolver.h"
#include "mailseal/Core/Edit.h"
#include <optional>

namespace mailseal {

/// Whether the context that \p Maker makes is bound to one name, which is used for
/// nothing but the contexts of mail calls.
bool isMadeForMailOnly(Node Maker, const Resolver &Names);

/// Returns the edit that puts \p Fresh, an expression for a verifying context, in
/// the place of \p Maker, which makes an unverified one; the authorities that it
/// loads stay. Nothing where an argument of it has no place there.
std::optional<Edit> replaceMaker(Node Maker, llvm::StringRef Fresh, const Resolver &Names);

} // namespace mailseal

#endif
