//===- CxxBranchedCode.h - The code of a C++ file, as tokens ------------*- C++ -*-===//
//
// The tokens outside of directives, with their brackets matched. All branches of
// the preprocessor are there, and it is known where they begin and end.

#ifndef MAILSEAL_CARRIER_CXXBRANCHEDCODE_H
#define MAILSEAL_CARRIER_CXXBRANCHEDCODE_H

#include "Carrier/CxxLexer.h"
#include "llvm/ADT/StringMap.h"
#include <string>

namespace mailseal {

/// A place between two tokens where a branch of the preprocessor begins or ends.
struct CxxBranch {
  enum Kind { If, ElseIf, Else, EndIf };
  Kind What = If;
  size_t At = 0; ///< The index of the token behind it.
};

class CxxBranchedCode {
public:
  /// Keeps references to both.
  CxxBranchedCode(llvm::StringRef Bytes, llvm::ArrayRef<CxxToken> All);

  llvm::StringRef bytes() const { return Bytes; }
  size_t size() const { return Tokens.size(); }
  /// An index behind the last token is of kind `eof`.
  const CxxToken &operator[](size_t Index) const { return at(Index); }
  bool is(size_t Index, clang::tok::TokenKind Kind) const { return at(Index).is(Kind); }
  bool isString(size_t Index) const { return at(Index).isString(); }
  bool isName(size_t Index) const { return is(Index, clang::tok::raw_identifier); }
  /// Whether the token is the name or keyword \p Name.
  bool isName(size_t Index, llvm::StringRef Name) const {
    return isName(Index) && spelling(Index) == Name;
  }
  llvm::StringRef spelling(size_t Index) const { return at(Index).Range.in(Bytes); }
  uint32_t begin(size_t Index) const { return at(Index).Range.Begin; }
  uint32_t end(size_t Index) const { return at(Index).Range.End; }
  /// The bytes of the tokens from \p Begin to before \p End.
  TextRange range(size_t Begin, size_t End) const {
    return Begin < End ? TextRange{begin(Begin), end(End - 1)}
                       : TextRange{begin(Begin), begin(Begin)};
  }

  /// The bracket that closes the one at \p Open; size() if there is none.
  size_t close(size_t Open) const { return Closers[Open]; }
  /// The index behind the template arguments that `<` at \p Less opens, or
  /// \p Less where that seems to compare.
  size_t skipAngles(size_t Less) const;
  /// The first token from \p Begin on, before \p End, that is of \p Kind and in no
  /// bracket; \p End if there is none.
  size_t find(clang::tok::TokenKind Kind, size_t Begin, size_t End) const;

  /// The tokens that are the name \p Name, in order.
  llvm::ArrayRef<size_t> uses(llvm::StringRef Name) const;

  llvm::ArrayRef<CxxBranch> branches() const { return Branches; }
  /// Whether a branch begins or ends between the tokens from \p Begin to before \p End.
  bool hasBranchInside(size_t Begin, size_t End) const;

  /// The text of the macro or constant \p Name, where all of its definitions in
  /// this file give it the same.
  std::optional<std::string> constant(llvm::StringRef Name) const;
  /// What the string literals from \p Index on spell together; \p End is moved
  /// behind them. Nothing where one has a suffix or is malformed.
  std::optional<std::string> stringAt(size_t Index, size_t &End) const;

private:
  const CxxToken &at(size_t Index) const { return Index < Tokens.size() ? Tokens[Index] : Eof; }
  void readDirective(llvm::ArrayRef<CxxToken> Directive);
  void openBranches(bool IsZero);
  void nextBranch(CxxBranch::Kind What);
  void closeBranches();
  void matchBrackets();
  void readConstants();
  void define(llvm::StringRef Name, llvm::ArrayRef<CxxToken> Value);

  /// An #if that is not closed yet.
  struct OpenIf {
    size_t Begin = 0;           ///< The first token of its current branch.
    size_t FirstBranch = 0;     ///< Index in Branches.
    int Depth = 0;              ///< Brackets open in the current branch.
    bool IsZero = false;        ///< `#if 0`
    bool IsBalanced = true;     ///< Each branch closes what it opens.
    std::vector<size_t> Starts; ///< The first token of each branch.
  };

  llvm::StringRef Bytes;
  std::vector<CxxToken> Tokens;
  std::vector<size_t> Closers;
  std::vector<CxxBranch> Branches;
  std::vector<OpenIf> Open;
  /// Nothing where definitions differ.
  llvm::StringMap<std::optional<std::string>> Constants;
  llvm::StringMap<std::vector<size_t>> Uses;
  CxxToken Eof;
};

} // namespace mailseal

#endif
