//===- CxxTextRoom.h - Whether a text may grow ------------------*- C++ -*-===//
//
// C++ can say how long a text is, or how much room there is for it. Then one that is
// repaired would be cut short, or overrun its buffer.

#ifndef MAILSEAL_CARRIER_CXXTEXTROOM_H
#define MAILSEAL_CARRIER_CXXTEXTROOM_H

#include "Carrier/CxxText.h"
#include "llvm/ADT/StringMap.h"

namespace mailseal {

/// The number that the one token of \p Range spells.
std::optional<uint64_t> spelledNumber(const CxxCode &Code, TokenRange Range);

/// The sizes that the names of a file stand for.
class CxxSizes {
public:
  /// Reads the macros and constants of \p File; a name with several values has the least.
  explicit CxxSizes(const CxxFile &File);

  /// The value of the expression \p Range, if it is made of numbers and such names.
  std::optional<uint64_t> evaluate(const CxxCode &Code, TokenRange Range) const;
  /// The characters that the declaration \p Declaration makes room for: `char code[SIZE]`.
  /// Nothing where it says no number, and 0 where nobody knows it.
  std::optional<uint64_t> declared(const CxxCode &Code, TokenRange Declaration) const;
  /// The same of the new memory that \p Value is: `malloc(n)`, `new char[n]`.
  std::optional<uint64_t> allocated(const CxxCode &Code, TokenRange Value) const;

private:
  std::optional<uint64_t> factor(const CxxCode &Code, size_t Index) const;
  void add(llvm::StringRef Name, std::optional<uint64_t> Value);

  llvm::StringMap<uint64_t> Values;
};

/// Whether one more element in the list \p Name, which \p Declaration declares, is one
/// too many: its bound is spelled, or elements are picked by a number.
bool isCounted(const CxxCode &Code, llvm::StringRef Name, TokenRange Declaration);

/// Whether the declaration \p Range is of characters.
bool isOfCharacters(const CxxCode &Code, TokenRange Range);

/// Marks \p Texts where \p Room bytes may not hold them when they are repaired: a
/// call takes at least a dozen bytes, and less than four times as many are added. What
/// is filled in is taken for a host name or the like.
void limitRoom(CxxTexts &Texts, uint64_t Room);

} // namespace mailseal

#endif
