//===- LanguageTag.h - A literal whose author says it is Python -*- C++ -*-===//

#ifndef MAILSEAL_CARRIER_LANGUAGETAG_H
#define MAILSEAL_CARRIER_LANGUAGETAG_H

#include "mailseal/Core/TextRange.h"
#include "llvm/ADT/StringRef.h"

namespace mailseal {

/// Whether the author says that the string literal \p Token of \p Bytes is Python: by
/// the delimiter of a raw literal (`R"python(`), or by a comment directly before it
/// (`/* python */`) or on the line before its statement (`// language=python`), as
/// editors know them.
bool isTaggedAsPython(llvm::StringRef Bytes, TextRange Token);

} // namespace mailseal

#endif
