//===- CxxSinkCall.h - Sinks as the token pass sees them --------*- C++ -*-===//
//
// Without a compile command, and in branches that no compiler sees, the tokens
// still tell what is the code argument of a sink.

#ifndef MAILSEAL_CARRIER_CXXSINKCALL_H
#define MAILSEAL_CARRIER_CXXSINKCALL_H

#include "Carrier/CxxAliases.h"
#include "Carrier/CxxCode.h"
#include "Carrier/CxxSinkTable.h"
#include "mailseal/Carrier/Carrier.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"

namespace mailseal {

/// What the names of a file mean.
class CxxNames {
public:
  /// \p UserSinks are those that the user named.
  CxxNames(const CxxFile &File, llvm::ArrayRef<UserSink> UserSinks);

  /// The sink that the name \p Name means behind \p Qualifier, e.g. `exec`
  /// behind `py`, or null. \p IsMember says that it is reached through an object.
  const CxxSink *findSink(llvm::StringRef Qualifier, llvm::StringRef Name, bool IsMember) const;

  /// The sink that the user calls so, or null.
  const UserSink *findUserSink(llvm::StringRef Qualifier, llvm::StringRef Name) const;

  /// The function that \p Name stands for; empty if it is not known to stand for one.
  llvm::StringRef aliased(llvm::StringRef Name) const { return Functions.target(Name); }

  /// The project's own functions that hand on code, by name.
  llvm::StringMap<CxxWrapper> Wrappers;

private:
  void readNamespaceAlias(const CxxCode &Code, size_t Index);
  void readUsing(const CxxCode &Code, size_t Index);

  llvm::ArrayRef<UserSink> UserSinks;
  CxxAliases Functions;
  /// `namespace py = pybind11;`
  llvm::StringMap<std::string> Aliases;
  /// `using namespace pybind11;`, `using pybind11::exec;`
  llvm::StringSet<> Used;
};

/// The name before an opening bracket.
struct CxxCallee {
  size_t Begin = 0; ///< Its first token, or the bracket if there is no name.
  std::string Qualifier;
  llvm::StringRef Name;
  TokenRange TemplateArguments;
  bool IsMember = false; ///< Behind `.` or `->`.
};

/// The name of what is called by the parenthesis \p Open.
CxxCallee calleeBefore(const CxxCode &Code, size_t Open);

/// A call that runs Python.
struct CxxSinkCall {
  CxxCallee Callee;
  TokenRange Code; ///< The argument that is run.
  SinkUse Use;
  WrapperForm Form = WrapperForm::Plain;
  std::optional<uint64_t> Room = std::nullopt;
  /// Whether a second call beside it is possible, and runs directly before or
  /// after it. A declaration is not made twice, and a thread runs when it will.
  bool CanBeRepeated = true;
};

/// The call of a sink whose arguments \p Open opens, if it is one.
std::optional<CxxSinkCall> readSinkCall(const CxxCode &Code, size_t Open, const CxxNames &Names);

} // namespace mailseal

#endif
