//===- ApiTable.h - The TLS callables of the mail libraries -----*- C++ -*-===//

#ifndef MAILSEAL_LIB_PYTHON_APITABLE_H
#define MAILSEAL_LIB_PYTHON_APITABLE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace mailseal {

/// Where the name that a certificate is compared with comes from.
enum class HostUse {
  Constructor,         ///< The constructor's host argument, as it is.
  ConstructorHostPort, ///< The same, where `host:port` is parsed but compared whole.
  Connect,             ///< The last connect(): a constructor without a host is fine.
};

/// A class of a mail library.
struct ApiClass {
  llvm::StringLiteral Module;
  llvm::StringLiteral Name;
  llvm::StringLiteral Base; ///< In the same module; empty: none of the table.
  int HostIndex;
  int PortIndex;
  HostUse Use;
  bool StarExported;

  std::string qualifiedName() const { return Module.str() + "." + Name.str(); }
};

/// A constructor or method that starts TLS.
struct ApiCallable {
  llvm::StringLiteral Module;
  llvm::StringLiteral Class;
  llvm::StringLiteral Method;  ///< Empty: the constructor.
  llvm::StringLiteral Keyword; ///< The context's parameter; empty: the call cannot succeed.
  int ContextIndex;
  int KeyfileIndex;
  int CertfileIndex;
  bool InPython2;

  std::string qualifiedName() const;
};

/// A keyword argument that turns verification off.
struct ApiSwitch {
  llvm::StringLiteral Callable; ///< The qualified name, e.g. `aiosmtplib.SMTP.starttls`.
  llvm::StringLiteral Keyword;
  llvm::StringLiteral Off, On; ///< How its values are spelled.
};

/// The modules of the table.
llvm::ArrayRef<llvm::StringLiteral> apiModules();

bool isApiModule(llvm::StringRef Name);

/// All classes, in the order of the table.
llvm::ArrayRef<ApiClass> apiClasses();

/// The class with the qualified name \p Path (`smtplib.SMTP`), or null.
const ApiClass *findApiClass(llvm::StringRef Path);

/// What a call of \p Class or, if not empty, of its method \p Method starts TLS
/// with, inherited methods included; null if it is no such call.
const ApiCallable *findApiCallable(const ApiClass &Class, llvm::StringRef Method);

/// All rows, in the order of the table.
llvm::ArrayRef<ApiCallable> apiCallables();

/// All switches, in the order of the table.
llvm::ArrayRef<ApiSwitch> apiSwitches();

} // namespace mailseal

#endif
