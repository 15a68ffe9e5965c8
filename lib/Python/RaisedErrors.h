//===- RaisedErrors.h - Which errors come to which handlers ------*- C++ -*-===//

#ifndef MAILSEAL_LIB_PYTHON_RAISEDERRORS_H
#define MAILSEAL_LIB_PYTHON_RAISEDERRORS_H

#include "Handlers.h"

namespace mailseal {

/// An exception on its way to a handler.
class RaisedError {
public:
  /// That of a bad certificate.
  static RaisedError ofBadCertificate();
  /// That of the class \p Path, of Python or of a library.
  static RaisedError ofClass(llvm::StringRef Path);

  bool isCaughtBy(const Handler &H) const;
  /// The same where what \p H names is known to be one of its bases.
  bool isSurelyCaughtBy(const Handler &H) const;

  /// What \p H, which caught this, raises in its turn: this again, or what it makes of it.
  llvm::SmallVector<RaisedError, 1> raisedIn(const Handler &H, const Resolver &Names) const;

private:
  void addRaised(Node Expression, const Resolver &Names);
  void addClass(const Value &Class);
  void addName(llvm::StringRef Path);
  void addBuiltin(Node Name, const Resolver &Resolver);

  /// Its class and the bases of that, those of the project apart.
  llvm::SmallVector<std::string, 4> Names;
  llvm::SmallVector<Value, 1> Classes;
  /// It may have other bases: any of what a bad certificate's error may have.
  bool MayBeOther = false;
};

/// Whether the error of a bad certificate comes to \p H.
bool catchesCertificateError(const Handler &H);

} // namespace mailseal

#endif
