//===- ByteElements.h - Arrays of bytes in C++ ------------------*- C++ -*-===//
//
// `unsigned char script_py[] = {0x69, 0x6d, …};`, `{'i', 'm', …}` and
// `"\x69\x6d…"`: what xxd, bin2c and their like make of a file.

#ifndef MAILSEAL_CARRIER_BYTEELEMENTS_H
#define MAILSEAL_CARRIER_BYTEELEMENTS_H

#include "Carrier/CxxLexer.h"

namespace mailseal {

/// One byte of an array: `0x69`, `105`, `'i'`, `\x69`.
struct ByteElement {
  TextRange Spelled; ///< In the file.
  uint8_t Value = 0;
};

/// One array of bytes, by its place in a file's tokens.
struct ByteArray {
  llvm::StringRef Name; ///< The variable's; empty where none is seen.
  std::vector<ByteElement> Elements;
  size_t FirstToken = 0, EndToken = 0; ///< Of the elements; EndToken is behind them.
  /// The tokens of the declaration begin here.
  size_t StatementToken = 0;
  /// The token of what the array is declared to hold: `[123]`, `[SIZE]`.
  std::optional<size_t> Bound;
  /// Whether it is declared to hold something else: `[SIZE + 1]`, `[2][100]`; or its
  /// declaration is not seen, as that of a member of a structure.
  bool HasOddBound = false;
  /// Whether it is made of string literals, which C++ ends with one more byte, a NUL.
  bool IsLiteral = false;
  /// Whether the list has its closing brace.
  bool IsClosed = true;

  /// The bytes of the file from the first element to the last one.
  TextRange range() const { return {Elements.front().Spelled.Begin, Elements.back().Spelled.End}; }
  /// The number of NUL bytes at the end of the elements.
  size_t trailingNuls() const;
};

/// The arrays of bytes in \p Bytes, of which \p Tokens are the tokens, in their
/// order. Those with few elements are left out, as are lists with other things in them.
std::vector<ByteArray> findByteArrays(llvm::StringRef Bytes, llvm::ArrayRef<CxxToken> Tokens);

} // namespace mailseal

#endif
