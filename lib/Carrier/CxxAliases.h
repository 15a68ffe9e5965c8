//===- CxxAliases.h - Other names of functions ------------------*- C++ -*-===//
//
// A function that runs Python need not be called by its name: a program that loads
// libpython calls pointers, a macro or a variable stands for it, and a signal of
// Qt calls the slot that it is connected to.

#ifndef MAILSEAL_CARRIER_CXXALIASES_H
#define MAILSEAL_CARRIER_CXXALIASES_H

#include "Carrier/CxxCode.h"
#include "llvm/ADT/StringMap.h"

namespace mailseal {

/// The names of a file that stand for functions.
class CxxAliases {
public:
  explicit CxxAliases(const CxxFile &File);

  /// The function that \p Name stands for, perhaps qualified; empty if it is not
  /// known to stand for one.
  llvm::StringRef target(llvm::StringRef Name) const;

private:
  void readValue(const CxxCode &Code, size_t Index);
  void readLookUp(const CxxCode &Code, size_t Literal);
  void readConnection(const CxxCode &Code, size_t Open);
  void add(llvm::StringRef Name, llvm::StringRef Target);

  llvm::StringMap<std::string> Targets;
};

/// The function that the argument or value \p Range names: `run`, `&run`,
/// `&Class::run`, `(Cast)run`; empty for any other expression. \p IsMember, if not
/// null, is set where it is a pointer to a member.
std::string namedFunction(const CxxCode &Code, TokenRange Range, bool *IsMember = nullptr);

/// The signal that is connected to what begins at the token \p Slot, an argument of
/// `connect(…)`; empty if it is no such argument.
llvm::StringRef signalConnectedAt(const CxxCode &Code, size_t Slot);

} // namespace mailseal

#endif
