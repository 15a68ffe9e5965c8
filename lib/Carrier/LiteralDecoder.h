//===- LiteralDecoder.h - What a C++ string literal spells ------*- C++ -*-===//

#ifndef MAILSEAL_CARRIER_LITERALDECODER_H
#define MAILSEAL_CARRIER_LITERALDECODER_H

#include "Carrier/CxxLexer.h"
#include "mailseal/Unit/PythonUnit.h"

namespace mailseal {

/// The codec that spells text in \p Literal as the text there is spelled.
std::shared_ptr<const Codec> makeLiteralCodec(llvm::StringRef Bytes, const CxxLiteral &Literal);

/// Appends the text of \p Literal, whose piece was begun, to \p Unit.
///
/// Numeric escapes are bytes, in wide literals code points; what is no valid
/// escape means its characters, as compilers have it.
void decodeLiteral(llvm::StringRef Bytes, const CxxLiteral &Literal, PythonUnitBuilder &Unit);

} // namespace mailseal

#endif
