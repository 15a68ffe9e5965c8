//===- Suppressions.h - Comments that silence a rule ------------*- C++ -*-===//

#ifndef MAILSEAL_LIB_EDIT_SUPPRESSIONS_H
#define MAILSEAL_LIB_EDIT_SUPPRESSIONS_H

#include "mailseal/Core/Rule.h"
#include "mailseal/Core/TextRange.h"
#include "llvm/ADT/StringRef.h"

namespace mailseal {

/// Whether a comment on the lines of \p Extent in the host's \p Bytes silences
/// \p R: `mailseal: ignore` (every rule), `mailseal: ignore[rule, rule]`,
/// `NOLINT(mailseal-rule)`, or `NOLINTNEXTLINE(mailseal-rule)` on the line before.
bool isSuppressed(llvm::StringRef Bytes, TextRange Extent, Rule R);

} // namespace mailseal

#endif
