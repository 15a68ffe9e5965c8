//===- ByteSinks.h - Whether an array is run --------------------*- C++ -*-===//

#ifndef MAILSEAL_CARRIER_BYTESINKS_H
#define MAILSEAL_CARRIER_BYTESINKS_H

#include "Carrier/ByteElements.h"
#include "Carrier/CxxSinkCall.h"

namespace mailseal {

/// Says of a unit how Python is run, where the file hands the array that it is to a
/// sink: by its name, or by that of a variable that is made of it.
class ByteSinks {
public:
  ByteSinks(llvm::StringRef Bytes, const std::vector<CxxToken> &Tokens,
            llvm::ArrayRef<UserSink> Named);

  /// Notes in \p Unit how \p Array, whose text it is, is run.
  void note(const ByteArray &Array, PythonUnit &Unit) const;

private:
  bool hasName(TokenRange Range, llvm::ArrayRef<llvm::StringRef> Spelled) const;
  llvm::StringRef declaredAround(size_t I) const;

  CxxFile File;
  const CxxCode &Code;
  CxxNames Names;
};

} // namespace mailseal

#endif
