//===- LineEnds.h - Line ends in text that stands as it is ------*- C++ -*-===//

#ifndef MAILSEAL_CARRIER_LINEENDS_H
#define MAILSEAL_CARRIER_LINEENDS_H

#include "mailseal/Unit/PythonUnit.h"

namespace mailseal {

/// The first line end in \p Text: "\n", "\r\n" or "\r"; "\n" if it has none.
llvm::StringRef firstLineEnd(llvm::StringRef Text);

/// Appends the bytes \p Host of \p Buffer to \p Unit, with "\n" for each line
/// end that is spelled otherwise, as Python reads it.
void appendLines(PythonUnitBuilder &Unit, llvm::StringRef Buffer, TextRange Host);

} // namespace mailseal

#endif
