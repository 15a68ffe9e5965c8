//===- KeywordSplat.h - What `**options` brings to a call -------*- C++ -*-===//

#ifndef MAILSEAL_LIB_PYTHON_KEYWORDSPLAT_H
#define MAILSEAL_LIB_PYTHON_KEYWORDSPLAT_H

#include "CallArguments.h"
#include "Resolver.h"
#include <string>
#include <vector>

namespace mailseal {

/// One keyword that a dictionary may hold.
struct KeywordEntry {
  std::string Name;
  Node Value;
  /// Where it is put in: the pair, keyword or assignment.
  Node Place;
};

/// The keywords that a `**options` argument may bring.
struct KeywordSplat {
  /// The dictionary is made in the unit, and all that is done to it was seen.
  bool IsKnown = false;
  std::vector<KeywordEntry> Entries;
  /// The name of the variable, where it is one.
  std::string Name;

  /// The value of the entry \p Keyword, where it is known and has one; or none.
  Node only(llvm::StringRef Keyword) const;
};

/// Reads what the argument \p Splat, `**options`, brings: from a display, a call of
/// dict(), and what is assigned to elements of the variable in its scope.
KeywordSplat readKeywordSplat(Node Splat, const Resolver &Names);

/// What a `**options` argument means for the context of a call.
struct SplatContext {
  /// The context that it surely brings; or none.
  Node Context;
  /// It is what the function around gets, and all who call that give it a context that
  /// verifies.
  bool IsFromCallers = false;
  /// Why no context can be added beside it; empty if one can.
  std::string Problem;
};

/// Decides what the `**options` in \p Arguments means for \p Call, which reaches
/// \p Row and names no context. An entry counts where it is put in under no other
/// condition than the call, or the choice of its class, is under.
SplatContext findSplatContext(Node Call, const ApiCallable &Row, const CallArguments &Arguments,
                              const Resolver &Names);

} // namespace mailseal

#endif
