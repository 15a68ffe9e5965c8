//===- CxxLexer.h - The tokens of a C++ file, unpreprocessed ----*- C++ -*-===//

#ifndef MAILSEAL_CARRIER_CXXLEXER_H
#define MAILSEAL_CARRIER_CXXLEXER_H

#include "mailseal/Core/TextRange.h"
#include "clang/Basic/TokenKinds.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <vector>

namespace mailseal {

/// A token as it is spelled. Names, keywords too, are raw_identifier; string
/// literals with any prefix are string_literal.
struct CxxToken {
  clang::tok::TokenKind Kind = clang::tok::unknown;
  TextRange Range;
  /// Which preprocessor directive it is in, counted from 1; 0 in code.
  uint32_t Directive = 0;
  /// Whether that directive is a #define.
  bool InDefine = false;

  bool is(clang::tok::TokenKind K) const { return Kind == K; }
  bool isString() const;
};

/// Lexes \p Bytes as C, C++, Objective-C and CUDA alike, all preprocessor
/// branches; comments are left out. Never fails: what is no token is `unknown`.
std::vector<CxxToken> lexCxx(llvm::StringRef Bytes);

/// One string literal, taken apart.
struct CxxLiteral {
  /// Prefix, quotes and suffix included; Objective-C's `@` is part of the prefix.
  TextRange Token;
  /// What stands between the quotes, in a raw literal between the parentheses.
  TextRange Body;
  llvm::StringRef Prefix;    ///< `u8`, `LR`, `@`, …
  llvm::StringRef Delimiter; ///< Of a raw literal.

  bool isRaw() const { return Prefix.ends_with("R"); }
  /// Whether an escape such as `\xE9` is a code point, not a byte.
  bool isWide() const;

  friend bool operator==(const CxxLiteral &, const CxxLiteral &) = default;
};

/// Takes apart the string literal \p Token of \p Bytes. Nothing where its
/// spelling is broken up by line continuations.
std::optional<CxxLiteral> parseCxxLiteral(llvm::StringRef Bytes, TextRange Token);

} // namespace mailseal

#endif
