//===- CxxTextReader.h - Reads one expression that is a text ----*- C++ -*-===//

#ifndef MAILSEAL_CARRIER_CXXTEXTREADER_H
#define MAILSEAL_CARRIER_CXXTEXTREADER_H

#include "Carrier/CxxText.h"
#include "llvm/ADT/STLExtras.h"

namespace mailseal {

/// A part that stands for what is not known.
CxxPart holePart(TextRange Host, llvm::StringRef Name = "");

/// Reads one expression.
class CxxTextReader {
public:
  CxxTextReader(const CxxCode &Code, bool InDirective, const CxxScope &Scope)
      : Code(Code), InDirective(InDirective), Scope(Scope) {}

  CxxTexts read(TokenRange E, unsigned Depth = 0) const;

  /// See mailseal::appendLinks().
  void appendLinks(llvm::ArrayRef<TokenRange> Links, bool IsList, CxxText &Text,
                   unsigned Depth = 0) const;

private:
  /// Deeper than any expression that a person writes.
  static constexpr unsigned MaxDepth = 40;

  TextRange hostOf(TokenRange E) const {
    if (!E.empty())
      return Code.bytesOf(E);
    uint32_t At = E.Begin < Code.size() ? Code[E.Begin].Range.Begin : Code.bytes().size();
    return {At, At};
  }
  CxxTexts unknown(TokenRange E) const { return oneText(holePart(hostOf(E))); }

  static CxxTexts filled(CxxTexts Texts, TemplateKind Kind) {
    fillTemplates(Texts, Kind);
    return Texts;
  }

  // Operators and operands (CxxTextReader.cpp).
  TokenRange withoutParentheses(TokenRange E) const;
  TokenRange withoutCast(TokenRange E) const;
  CxxTexts readChoice(TokenRange E, size_t Question, unsigned Depth) const;
  CxxTexts readSum(llvm::ArrayRef<TokenRange> Terms, TokenRange E, unsigned Depth) const;
  /// `std::ostringstream() << a << b`
  CxxTexts readChain(llvm::ArrayRef<TokenRange> Links, unsigned Depth) const;
  CxxTexts readOperand(TokenRange E, unsigned Depth) const;
  CxxTexts elementsOf(const CxxTexts &Lists, TokenRange Index, TextRange Host) const;
  CxxTexts readLiterals(TokenRange &E, unsigned Depth) const;
  CxxTexts readPrimary(TokenRange &E, unsigned Depth) const;

  // Functions and macros (CxxTextCalls.cpp).
  CxxTexts readCall(llvm::StringRef Name, llvm::StringRef Qualifier, size_t Open,
                    unsigned Depth) const;
  CxxTexts readMacro(const CxxMacro &Macro, size_t Open, unsigned Depth) const;
  std::optional<TokenRange> argumentOf(const CxxMacro &Macro, llvm::StringRef Name,
                                       TokenRange Inside) const;
  CxxTexts stringized(const CxxMacro &Macro, TokenRange Argument) const;
  bool isLineEnd(const CxxCode &Body, size_t Index) const;

  // Lists (CxxTextLists.cpp).
  CxxTexts readList(size_t Open, unsigned Depth) const;
  void setLinkFrames(llvm::ArrayRef<TokenRange> Links, llvm::ArrayRef<size_t> FirstParts,
                     CxxText &Text) const;

  const CxxCode &Code;
  bool InDirective;
  const CxxScope &Scope;
};

} // namespace mailseal

#endif
