//===- CxxCode.h - Tokens with their brackets matched -----------*- C++ -*-===//
//
// What can be said of C++ without a parse: which bracket closes which, and so
// where arguments, statements and blocks begin and end. Nothing is expanded, and
// code that does not compile is as good as any other.

#ifndef MAILSEAL_CARRIER_CXXCODE_H
#define MAILSEAL_CARRIER_CXXCODE_H

#include "Carrier/CxxLexer.h"
#include "llvm/ADT/SmallVector.h"

namespace mailseal {

/// A half-open range of token indexes.
struct TokenRange {
  size_t Begin = 0, End = 0;

  size_t size() const { return End - Begin; }
  bool empty() const { return Begin >= End; }
  friend bool operator==(const TokenRange &, const TokenRange &) = default;
};

/// A sequence of tokens: the code of a file without its directives, or the body
/// of one macro.
class CxxCode {
public:
  /// \p Bytes is the file; a reference to it is kept.
  CxxCode(llvm::StringRef Bytes, std::vector<CxxToken> Tokens);

  size_t size() const { return Tokens.size(); }
  TokenRange whole() const { return {0, Tokens.size()}; }
  const CxxToken &operator[](size_t Index) const { return Tokens[Index]; }
  llvm::StringRef bytes() const { return Bytes; }
  llvm::StringRef spelling(size_t Index) const { return Tokens[Index].Range.in(Bytes); }

  /// Whether the token \p Index exists and is of this kind.
  bool is(size_t Index, clang::tok::TokenKind Kind) const {
    return Index < Tokens.size() && Tokens[Index].is(Kind);
  }
  bool isString(size_t Index) const { return Index < Tokens.size() && Tokens[Index].isString(); }
  bool isName(size_t Index) const { return is(Index, clang::tok::raw_identifier); }
  bool isName(size_t Index, llvm::StringRef Name) const {
    return isName(Index) && spelling(Index) == Name;
  }
  bool isOpener(size_t Index) const;
  bool isCloser(size_t Index) const;

  /// The token that closes the bracket \p Open, or size() where none does.
  size_t closerOf(size_t Open) const { return Partner[Open]; }
  /// The token that opens the bracket \p Close, or size() where none does.
  size_t openerOf(size_t Close) const { return Partner[Close]; }
  /// The tokens between the bracket \p Open and what closes it, or the end.
  TokenRange inside(size_t Open) const { return {Open + 1, Partner[Open]}; }
  /// The token behind \p Index and, if it opens a bracket, behind what closes that.
  size_t next(size_t Index) const {
    return isOpener(Index) && Partner[Index] < size() ? Partner[Index] + 1 : Index + 1;
  }

  /// The first token of kind \p Kind in \p Range that is in no bracket there, or its end.
  size_t find(TokenRange Range, clang::tok::TokenKind Kind) const;
  /// \p Range cut at the tokens of kind \p Kind that are in no bracket; nothing
  /// for an empty range.
  llvm::SmallVector<TokenRange> split(TokenRange Range, clang::tok::TokenKind Kind) const;

  /// The bytes from the first token of \p Range to the last one. EXPECTS: not empty.
  TextRange bytesOf(TokenRange Range) const {
    return {Tokens[Range.Begin].Range.Begin, Tokens[Range.End - 1].Range.End};
  }

private:
  llvm::StringRef Bytes;
  std::vector<CxxToken> Tokens;
  std::vector<size_t> Partner;
};

/// A macro of the file.
struct CxxMacro {
  llvm::StringRef Name;
  /// Of a macro like a function; the last may be `__VA_ARGS__`.
  llvm::SmallVector<llvm::StringRef> Parameters;
  bool IsLikeFunction = false;
  CxxCode Body;
};

/// A file's tokens, taken apart.
struct CxxFile {
  CxxCode Code;                 ///< All preprocessor branches, one behind the other.
  std::vector<CxxMacro> Macros; ///< In the order of the file.
  /// Where, by byte offset, `#else` and `#elif` are.
  std::vector<uint32_t> Alternatives;
};

/// Takes apart \p Tokens, which lexCxx() made of \p Bytes.
CxxFile readCxxFile(llvm::StringRef Bytes, llvm::ArrayRef<CxxToken> Tokens);

} // namespace mailseal

#endif
