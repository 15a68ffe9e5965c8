//===- Contexts.h - Whether an SSL context verifies -------------*- C++ -*-===//

#ifndef MAILSEAL_LIB_PYTHON_CONTEXTS_H
#define MAILSEAL_LIB_PYTHON_CONTEXTS_H

#include "Resolver.h"

namespace mailseal {

/// What is known of a context argument (SEMANTICS.md, section 5).
enum class ContextState {
  Trusted,    ///< It verifies, or comes from where the unit does not see.
  None,       ///< It is the constant None where it stands.
  MayBeNone,  ///< A variable or parameter that is None on some way.
  Unverified, ///< Made without verification.
  Weakened,   ///< Made with verification that is then turned off.
};

struct ContextJudgement {
  ContextState State = ContextState::Trusted;
  /// What is wrong, as source text: `ssl._create_unverified_context()`, `ctx.check_hostname =
  /// False`.
  std::string Culprit;
};

/// Judges the context that \p Expression gives.
ContextJudgement judgeContext(Node Expression, const Resolver &Names);

} // namespace mailseal

#endif
