//===- Stringized.h - What a macro's # makes a string of --------*- C++ -*-===//

#ifndef MAILSEAL_CARRIER_STRINGIZED_H
#define MAILSEAL_CARRIER_STRINGIZED_H

#include "mailseal/Unit/PythonUnit.h"

namespace mailseal {

/// Appends the string that `#` makes of \p Tokens, the bytes of a macro's argument:
/// each stretch of white space and comments in it is one blank
/// (C++20 [cpp.stringize]).
void decodeStringized(llvm::StringRef Bytes, TextRange Tokens, PythonUnitBuilder &Unit);

/// The codec for such text; refuses a line end, which it cannot spell.
std::shared_ptr<const Codec> makeStringizedCodec();

} // namespace mailseal

#endif
