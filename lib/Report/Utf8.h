//===- Utf8.h - Bytes of strangers as text ----------------------*- C++ -*-===//
//
// Paths and source lines may hold any byte; what is printed must not.

#ifndef MAILSEAL_LIB_REPORT_UTF8_H
#define MAILSEAL_LIB_REPORT_UTF8_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace mailseal {

/// \p Bytes with U+FFFD for what is no UTF-8: fit for JSON.
std::string toUtf8(llvm::StringRef Bytes);

/// \p Bytes with `<1B>` for each byte of a character that a terminal could take
/// for a command or cannot show. Tabs stay.
std::string toPrintable(llvm::StringRef Bytes);

/// The number of terminal columns that \p Printable, which holds no tab, takes.
unsigned displayWidth(llvm::StringRef Printable);

} // namespace mailseal

#endif
