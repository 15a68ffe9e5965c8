//===- CxxCode.h - Tokens with their brackets matched -----------*- C++ -*-===//
//
// What can be said of C++ without a parse: which bracket closes which, and so
// where arguments, statements and blocks begin and end. Nothing is expanded, and
// code that does not compile is as good as any other.

#ifndef MAILSEAL_CARRIER_CXXCODE_H
#define MAILSEAL_CARRIER_CXXCODE_H

#include "Carrier/CxxLexer.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"

namespace mailseal {

/// A half-open range of token indexes.
struct TokenRange {
  size_t Begin = 0, End = 0;

  size_t size() const { return End - Begin; }
  bool empty() const { return Begin >= End; }
  friend bool operator==(const TokenRange &, const TokenRange &) = default;
};

/// Whether a token is one of `( { [`, or one of those that close them.
bool isCxxOpener(clang::tok::TokenKind Kind);
bool isCxxCloser(clang::tok::TokenKind Kind);

/// Calls \p OnCode with each of \p Tokens that is in no directive, and
/// \p OnDirective with all tokens of each directive, from its `#` on, in order.
void visitDirectives(llvm::ArrayRef<CxxToken> Tokens,
                     llvm::function_ref<void(const CxxToken &)> OnCode,
                     llvm::function_ref<void(llvm::ArrayRef<CxxToken>)> OnDirective);

/// What stands between two of `#if`, `#elif`, `#else` and `#endif`.
struct CxxArm {
  uint32_t Begin = 0, End = 0; ///< Byte offsets.
  size_t Parent = 0;           ///< The branch around it, or its own index.
};

/// A sequence of tokens: the code of a file without its directives, or the body
/// of one macro.
class CxxCode {
public:
  /// \p Bytes is the file; a reference to it is kept. \p Branches are in its order.
  CxxCode(llvm::StringRef Bytes, std::vector<CxxToken> Tokens, std::vector<CxxArm> Branches = {});

  size_t size() const { return Tokens.size(); }
  TokenRange whole() const { return {0, Tokens.size()}; }
  /// Behind the last token all are of kind `eof`.
  const CxxToken &operator[](size_t Index) const {
    return Index < Tokens.size() ? Tokens[Index] : Eof;
  }
  llvm::StringRef bytes() const { return Bytes; }
  llvm::StringRef spelling(size_t Index) const { return (*this)[Index].Range.in(Bytes); }
  /// The byte offset of a token, and the one behind it.
  uint32_t begin(size_t Index) const { return (*this)[Index].Range.Begin; }
  uint32_t end(size_t Index) const { return (*this)[Index].Range.End; }

  bool is(size_t Index, clang::tok::TokenKind Kind) const { return (*this)[Index].is(Kind); }
  bool isString(size_t Index) const { return (*this)[Index].isString(); }
  bool isName(size_t Index) const { return is(Index, clang::tok::raw_identifier); }
  /// Whether the token is the name or keyword \p Name.
  bool isName(size_t Index, llvm::StringRef Name) const {
    return isName(Index) && spelling(Index) == Name;
  }
  /// Where, outermost first, the branches around the byte \p Offset begin.
  llvm::SmallVector<uint32_t, 2> armsAt(uint32_t Offset) const;
  bool isOpener(size_t Index) const { return isCxxOpener((*this)[Index].Kind); }
  bool isCloser(size_t Index) const { return isCxxCloser((*this)[Index].Kind); }
  /// The tokens of \p Range, which lies within the code.
  llvm::ArrayRef<CxxToken> tokens(TokenRange Range) const {
    return llvm::ArrayRef(Tokens).slice(Range.Begin, Range.size());
  }

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

  /// The index behind the template arguments that `<` at \p Less opens, or \p Less
  /// where there is none or it seems to compare.
  size_t skipAngles(size_t Less) const;

  /// The first token of kind \p Kind in \p Range that is in no bracket there, or its end.
  size_t find(TokenRange Range, clang::tok::TokenKind Kind) const;
  /// \p Range cut at the tokens of kind \p Kind that are in no bracket; nothing
  /// for an empty range.
  llvm::SmallVector<TokenRange> split(TokenRange Range, clang::tok::TokenKind Kind) const;

  /// The bytes from the first token of \p Range to the last one; where it is empty,
  /// those before the token that it begins with.
  TextRange bytesOf(TokenRange Range) const {
    return {begin(Range.Begin), Range.empty() ? begin(Range.Begin) : end(Range.End - 1)};
  }

private:
  llvm::StringRef Bytes;
  std::vector<CxxToken> Tokens;
  std::vector<size_t> Partner;
  std::vector<CxxArm> Branches;
  CxxToken Eof;
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
