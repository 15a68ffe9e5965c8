//===- CallArguments.h - The arguments of a call ----------------*- C++ -*-===//

#ifndef MAILSEAL_LIB_PYTHON_CALLARGUMENTS_H
#define MAILSEAL_LIB_PYTHON_CALLARGUMENTS_H

#include "SyntaxTree.h"
#include "mailseal/Core/Edit.h"
#include "llvm/ADT/SmallVector.h"
#include <vector>

namespace mailseal {

/// The arguments of one call, by position and by keyword.
struct CallArguments {
  /// The parentheses and what is in them; a lone generator without them of its own.
  Node List;
  llvm::SmallVector<Node, 4> Positional; ///< Those before any `*args`.
  llvm::SmallVector<Node, 4> Keywords;   ///< `name=value` nodes.
  Node ListSplat;                        ///< The first `*args`, or none.
  Node DictionarySplat;                  ///< The first `**kwargs`, or none.
  bool LoneGenerator = false;            ///< `f(x for x in y)`.

  explicit CallArguments(Node Call);

  /// The value given to the parameter \p Name at 0-based position \p Index (-1:
  /// by keyword only), or none. \p SelfArguments positions are self's.
  Node find(int Index, llvm::StringRef Name, unsigned SelfArguments) const;
  /// The `name=value` node for \p Name, or none.
  Node keyword(llvm::StringRef Name) const;
};

/// The place of a new argument among those that there are: the last, but for `**kwargs`.
size_t newArgumentPlace(const CallArguments &Arguments);

/// Returns the edits that add the argument \p NewArgument (`context=…`) in its
/// place: on a line of its own where the arguments have such lines, with a trailing comma
/// where they have one, and with all comments kept.
/// EXPECTS: not Arguments.LoneGenerator.
std::vector<Edit> addArgument(llvm::StringRef Text, const CallArguments &Arguments,
                              llvm::StringRef NewArgument);

} // namespace mailseal

#endif
