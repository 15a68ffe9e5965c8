//===- CxxDictionaries.h - Which namespace a dictionary is ------*- C++ -*-===//
//
// Texts share the names that they bind only if they run in one dictionary. C++ names
// dictionaries by variables, and two functions may give one name to two of them.

#ifndef MAILSEAL_CARRIER_CXXDICTIONARIES_H
#define MAILSEAL_CARRIER_CXXDICTIONARIES_H

#include "Carrier/CxxStatements.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"

namespace mailseal {

/// What is known of the dictionaries that the names of a file stand for, while its
/// statements are gone through in order.
class CxxDictionaries {
public:
  /// Notes what the statement \p S declares or assigns; \p InFunction says that it
  /// stands in one.
  void visit(const CxxCode &Code, TokenRange S, bool InFunction);
  /// Forgets the names of the outermost function, whose end is reached.
  void leaveFunction();

  /// What distinguishes the namespace spelled \p Spelling in the file: `__main__` for
  /// that of the interpreter, and for a variable of the function one that no other
  /// function has. \p IsParameter says whether a name is a parameter.
  std::string identityOf(llvm::StringRef Spelling,
                         llvm::function_ref<bool(llvm::StringRef)> IsParameter) const;

private:
  bool isMain(llvm::StringRef Spelling) const;

  llvm::StringSet<> Locals;   ///< Declared in the function, and not `static`.
  llvm::StringMap<bool> Main; ///< Names that were given a value: whether it is `__main__`'s.
  unsigned FunctionCount = 0;
};

} // namespace mailseal

#endif
