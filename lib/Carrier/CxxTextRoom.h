//===- CxxTextRoom.h - Whether a text may grow ------------------*- C++ -*-===//
//
// C++ can say how long a text is, or how much room there is for it. Then one that is
// repaired would be cut short, or overrun its buffer.

#ifndef MAILSEAL_CARRIER_CXXTEXTROOM_H
#define MAILSEAL_CARRIER_CXXTEXTROOM_H

#include "Carrier/CxxText.h"

namespace mailseal {

/// The number that the one token of \p Range spells.
std::optional<uint64_t> spelledNumber(const CxxCode &Code, TokenRange Range);

/// The number in the brackets of the declaration \p Range.
std::optional<uint64_t> spelledBound(const CxxCode &Code, TokenRange Range);

/// Whether one more element in the list \p Name, which \p Declaration declares, is one
/// too many: its bound is spelled, or elements are picked by a number.
bool isCounted(const CxxCode &Code, llvm::StringRef Name, TokenRange Declaration);

/// Whether the declaration \p Range is of characters.
bool isOfCharacters(const CxxCode &Code, TokenRange Range);

/// Marks \p Texts where \p Room bytes may not hold them when they are repaired: a
/// call takes at least a dozen bytes, and less than four times as many are added.
void limitRoom(CxxTexts &Texts, uint64_t Room);

} // namespace mailseal

#endif
