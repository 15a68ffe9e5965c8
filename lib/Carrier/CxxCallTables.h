//===- CxxCallTables.h - C++ functions that stand for Python ----*- C++ -*-===//

#ifndef MAILSEAL_CARRIER_CXXCALLTABLES_H
#define MAILSEAL_CARRIER_CXXCALLTABLES_H

#include "llvm/ADT/StringRef.h"

namespace mailseal {

/// What a call of a function of the C API means. The arguments are those of the
/// documentation ("Object Protocol", "Call Protocol").
enum class ApiMeaning {
  None,
  Import,            ///< (name) → the module
  Member,            ///< (object, name) → object.name
  SetMember,         ///< (object, name, value) → object.name = value
  CallFormat,        ///< (callable, format, …) → callable(…)
  CallMember,        ///< (object, name, format, …) → object.name(…)
  CallObjects,       ///< (callable, …, NULL) → callable(…)
  CallMemberObjects, ///< (object, name, …, NULL) → object.name(…)
  CallTuple,         ///< (callable, tuple[, dictionary]) → callable(*tuple, **dictionary)
  CallVector,        ///< (callable, array, count, names) → callable(*array)
  Build,             ///< (format, …) → (…,)
  Identity,          ///< (value) → value
};

/// What the C API's function \p Name means.
ApiMeaning apiMeaning(llvm::StringRef Name);

/// Whether \p Name, a function or type without its namespace, gives its only
/// argument, as far as Python can tell: casts, string classes, `py::object`.
bool isTransparent(llvm::StringRef Name);

/// Whether the member function \p Name without arguments gives its object:
/// `x.cast<T>()`, `x.ptr()`, `x.c_str()`.
bool isTransparentMember(llvm::StringRef Name);

/// Whether \p Name means something in Python, so that no variable is shown as it: a
/// keyword, `print`, `self`.
bool isReservedInPython(llvm::StringRef Name);

/// Whether \p Name is a word of C++ that can neither be a variable nor its type.
bool isStatementWord(llvm::StringRef Name);

/// How a handler for the exception \p Type, qualified, is written in Python.
llvm::StringRef pythonException(llvm::StringRef Type);

} // namespace mailseal

#endif
