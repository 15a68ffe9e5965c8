//===- Contexts.h - Whether an SSL context verifies -------------*- C++ -*-===//

#ifndef MAILSEAL_LIB_PYTHON_CONTEXTS_H
#define MAILSEAL_LIB_PYTHON_CONTEXTS_H

#include "AttributeAssignments.h"

namespace mailseal {

/// What is known of a context argument (SEMANTICS.md, section 5).
enum class ContextState {
  Trusted,    ///< It verifies, refuses everything, or comes from where the unit does not see.
  None,       ///< It is the constant None where it stands.
  MayBeNone,  ///< A variable or parameter that is None on some way.
  Unverified, ///< Made without verification.
  Weakened,   ///< Made with verification that is then turned off.
};

/// What a context that is not trusted lets through.
enum class ContextHole {
  WrongHost, ///< A certificate that is valid for another host.
  Anything,  ///< Any certificate.
};

struct ContextJudgement {
  ContextState State = ContextState::Trusted;
  ContextHole Hole = ContextHole::Anything;
  /// What is wrong: `ssl._create_unverified_context()`, `ctx.check_hostname = False`,
  /// a name that may be None.
  Node Culprit;
  /// Why it seems to be wrong on purpose, a clause; empty if nothing says so.
  std::string Purpose;
  /// The call that made the context; none for None.
  Node Maker;
  /// The statement that put another function in its place, if that is the fault.
  Node Patch;
  /// Whether later statements set what the context verifies.
  bool Configured = false;
  /// Of what may be None: whether that None stands in the text, and all else that it may
  /// be verifies.
  bool CanDefault = false;
};

/// Judges the context that \p Expression gives: how it was made and what the
/// statements behind that did to it, in their order, on the worst way to get there.
ContextJudgement judgeContext(Node Expression, const Resolver &Names);

/// What puts a function whose contexts do not verify in the place of
/// `ssl.create_default_context`, by the file of \p Names first.
AttributeAssignments findContextPatches(const Resolver &Names);

} // namespace mailseal

#endif
