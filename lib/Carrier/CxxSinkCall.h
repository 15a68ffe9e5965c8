//===- CxxSinkCall.h - Sinks as the token pass sees them --------*- C++ -*-===//
//
// Without a compile command, and in branches that no compiler sees, the tokens
// around a literal still tell when it is the code argument of a sink.

#ifndef MAILSEAL_CARRIER_CXXSINKCALL_H
#define MAILSEAL_CARRIER_CXXSINKCALL_H

#include "Carrier/CxxLexer.h"
#include "Carrier/CxxSinkTable.h"
#include "mailseal/Carrier/Carrier.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"

namespace mailseal {

/// The tokens of a file and what its namespace names mean.
class CxxNames {
public:
  /// Holds references to both.
  CxxNames(llvm::StringRef Bytes, llvm::ArrayRef<CxxToken> Tokens);

  llvm::ArrayRef<CxxToken> tokens() const { return Tokens; }
  llvm::StringRef spelling(size_t Index) const { return Tokens[Index].Range.in(Bytes); }
  /// Whether the token \p Index exists and is of this kind.
  bool is(size_t Index, clang::tok::TokenKind Kind) const {
    return Index < Tokens.size() && Tokens[Index].is(Kind);
  }

  /// The sink that the name \p Name means behind \p Qualifier, e.g. `exec`
  /// behind `py`, or null.
  const CxxSink *findSink(llvm::StringRef Qualifier, llvm::StringRef Name) const;

private:
  void readNamespaceAlias(size_t Index);
  void readUsing(size_t Index);
  std::string qualifiedNameAt(size_t &Index) const;

  llvm::StringRef Bytes;
  llvm::ArrayRef<CxxToken> Tokens;
  /// `namespace py = pybind11;`
  llvm::StringMap<std::string> Aliases;
  /// `using namespace pybind11;`, `using pybind11::exec;`
  llvm::StringSet<> Used;
};

/// A half-open range of token indexes.
struct TokenRange {
  size_t Begin = 0, End = 0;
};

/// How the literals \p Run reach a sink, if they are its code argument: alone,
/// or wrapped in nothing but parentheses, casts and string classes.
std::optional<SinkUse> findSinkCall(const CxxNames &Names, TokenRange Run);

} // namespace mailseal

#endif
