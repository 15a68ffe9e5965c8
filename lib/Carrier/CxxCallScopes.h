//===- CxxCallScopes.h - C++ names and what they are in Python --*- C++ -*-===//

#ifndef MAILSEAL_CARRIER_CXXCALLSCOPES_H
#define MAILSEAL_CARRIER_CXXCALLSCOPES_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringMap.h"
#include <optional>
#include <string>
#include <vector>

namespace mailseal {

/// A variable or parameter of a function.
struct CallVariable {
  std::string Python;    ///< What it is called in the Python text.
  std::string Type;      ///< The last name of its type, e.g. `tuple`; may be empty.
  unsigned Function = 0; ///< How many functions are around it: lambdas nest.
  bool IsParameter = false;
  unsigned Indent = 0; ///< How deep the suite is that declares it.
  /// The texts that it may hold; none where it may be any.
  std::vector<std::string> Texts;
  /// What it holds, as Python texts, where it is a tuple or dictionary that was
  /// seen to be filled.
  std::optional<std::vector<std::string>> Elements;
};

/// The block scopes around one place. A block of C++ has names of its own, one of
/// Python has not: a name that hides another one gets another spelling.
class CallScopes {
public:
  void enterBlock() { Blocks.emplace_back(); }
  void leaveBlock() { Blocks.pop_back(); }
  void enterFunction() {
    ++Functions;
    enterBlock();
  }
  void leaveFunction() {
    --Functions;
    leaveBlock();
  }
  unsigned functions() const { return Functions; }

  /// Declares \p Name in the innermost block.
  CallVariable &declare(llvm::StringRef Name, llvm::StringRef Type, bool IsParameter = false);
  /// The variable that \p Name means, or null.
  CallVariable *find(llvm::StringRef Name);
  const CallVariable *find(llvm::StringRef Name) const {
    return const_cast<CallScopes *>(this)->find(Name);
  }

private:
  std::vector<llvm::StringMap<CallVariable>> Blocks;
  unsigned Functions = 0;
};

/// \p Name, or something like it that is no keyword of Python.
std::string pythonName(llvm::StringRef Name);

/// A string literal of Python that gives \p Text.
std::string pythonString(llvm::StringRef Text);

/// Whether \p Text could be a name in Python.
bool isPythonIdentifier(llvm::StringRef Text);

} // namespace mailseal

#endif
