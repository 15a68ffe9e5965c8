//===- Outcome.h - What is known where a try has failed ---------*- C++ -*-===//
//
// A function that catches an error tells its caller by what it returns or sets. This
// knows what that is, and which code of the caller it leads to.

#ifndef MAILSEAL_LIB_PYTHON_OUTCOME_H
#define MAILSEAL_LIB_PYTHON_OUTCOME_H

#include "Handlers.h"
#include <optional>

namespace mailseal {

/// What a value is in a condition.
enum class Truth { Unknown, False, None, True };

/// What names and calls are where a try has failed.
class Outcome {
public:
  void add(llvm::StringRef Name, Truth Is) { Names.push_back({Name.str(), Is}); }
  void add(Node Call, Truth Is) { Calls.push_back({Call, Is}); }

  /// Whether \p N, in the function of \p From, runs because of the outcome: a condition
  /// between the two asks for it, and none contradicts it.
  bool leadsTo(Node N, Node From) const;

private:
  struct Answer {
    bool Asks = false;
    std::optional<bool> Holds = {};
  };
  Answer ask(Node Condition) const;
  Answer askComparison(llvm::ArrayRef<Node> Operands, llvm::StringRef Operator) const;
  static Answer askBoth(Answer A, Answer B, bool IsAnd);
  std::optional<Truth> valueOf(Node N) const;

  llvm::SmallVector<std::pair<std::string, Truth>, 2> Names;
  llvm::SmallVector<std::pair<Node, Truth>, 1> Calls;
};

/// What \p Function returns when \p H has caught an error in it.
Truth returnedBehind(const Handler &H, Node Function, const Resolver &Names);

/// Adds the attributes of self and the global names that tell how the try of \p H, in
/// \p Function, went: what is set in it, or in its handlers.
void addFlags(const Handler &H, Node Function, const Resolver &Names, Outcome &Result);

} // namespace mailseal

#endif
