//===- PythonLiteralCodec.h - How a Python literal spells text --*- C++ -*-===//

#ifndef MAILSEAL_UNIT_PYTHONLITERALCODEC_H
#define MAILSEAL_UNIT_PYTHONLITERALCODEC_H

#include "mailseal/Unit/PythonLiteral.h"

namespace mailseal {

/// The codec of the literal \p Literal of \p Text.
std::shared_ptr<const Codec> makePythonLiteralCodec(llvm::StringRef Text,
                                                    const PythonLiteral &Literal);

} // namespace mailseal

#endif
