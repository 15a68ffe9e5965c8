//===- PythonLiteralCodec.cpp ---------------------------------------------===//

#include "Unit/PythonLiteralCodec.h"
#include "llvm/ADT/StringExtras.h"

using namespace mailseal;
using llvm::StringRef;

namespace {

/// Whether \p C is spelled twice, because once it means something else.
bool isDoubled(const PythonLiteral &Literal, char C) {
  return (Literal.IsFormatted && (C == '{' || C == '}')) || (Literal.IsPercent && C == '%');
}

/// The text of a literal without the prefix `r`.
class EscapingCodec : public Codec {
public:
  EscapingCodec(const PythonLiteral &Literal, StringRef LineEnd)
      : Literal(Literal), LineEnd(LineEnd) {}

  llvm::Expected<std::string> encode(StringRef Text, const TextContext &Context) const override {
    StringRef Next = Text.empty() ? Context.After : Text;
    if (Context.AfterOpenEscape && !Next.empty() && '0' <= Next.front() && Next.front() <= '7')
      return llvm::createStringError("the escape sequence before the new text would take in its "
                                     "first character");
    std::string Result;
    for (size_t I = 0; I < Text.size(); ++I)
      append(Result, Text, I, Context);
    return Result;
  }

private:
  void append(std::string &Result, StringRef Text, size_t I, const TextContext &Context) const {
    const unsigned char C = Text[I], Quote = Literal.Quote;
    if (C == '\n') {
      Result += LineEnd;
    } else if (C == '\\' || (C == Quote && closes(Text, I, Context))) {
      Result += '\\';
      Result += C;
    } else if (C == '\t' && !Literal.IsTriple) {
      Result += "\\t";
    } else if (isDoubled(Literal, C)) {
      Result.append(2, C);
    } else if ((C < 0x20 && C != '\t') || C == 0x7f || (C >= 0x80 && Literal.IsBytes)) {
      Result += "\\x";
      Result += llvm::toHex(StringRef(Text.data() + I, 1), /*LowerCase=*/true);
    } else {
      Result += C;
    }
  }

  /// Whether the quote at \p I might end the literal: in one between triple
  /// quotes, where another quote or the end stands beside it.
  bool closes(StringRef Text, size_t I, const TextContext &Context) const {
    if (!Literal.IsTriple)
      return true;
    StringRef Before = I == 0 ? Context.Before : Text.take_front(I);
    StringRef After = I + 1 == Text.size() ? Context.After : Text.drop_front(I + 1);
    return After.empty() || After.front() == Literal.Quote || Before.ends_with(Literal.Quote);
  }

  PythonLiteral Literal;
  std::string LineEnd;
};

/// The text of a literal with the prefix `r`: it stands there as it is, or not at all.
class RawCodec : public Codec {
public:
  explicit RawCodec(const PythonLiteral &Literal) : Literal(Literal) {}

  llvm::Expected<std::string> encode(StringRef Text, const TextContext &Context) const override {
    if (!Literal.IsTriple && Text.contains('\n'))
      return llvm::createStringError("a raw string on one line holds no line break");
    if (Text.contains(Literal.Quote) || (Text.ends_with("\\") && Context.After.empty()))
      return llvm::createStringError("the new text would close the raw string literal");
    if (Literal.IsBytes && !llvm::all_of(Text, [](char C) { return llvm::isASCII(C); }))
      return llvm::createStringError("raw bytes hold ASCII only");
    std::string Result;
    for (char C : Text)
      Result.append(isDoubled(Literal, C) ? 2 : 1, C);
    return Result;
  }

private:
  PythonLiteral Literal;
};

/// How \p Body, which is between triple quotes or not, spells its line ends.
StringRef lineEndOf(StringRef Body, bool IsTriple) {
  constexpr StringRef Escaped = "\\n", Continued = "\\n\\\n";
  for (size_t At = Body.find('\\'); At != StringRef::npos; At = Body.find('\\', At + 2)) {
    StringRef Rest = Body.substr(At);
    if (Rest.starts_with(Continued))
      return Continued;
    if (Rest.starts_with(Escaped) && !Body.contains('\n'))
      return Escaped;
  }
  return IsTriple ? "\n" : Escaped;
}

} // namespace

std::shared_ptr<const Codec> mailseal::makePythonLiteralCodec(StringRef Text,
                                                              const PythonLiteral &Literal) {
  if (Literal.IsRaw)
    return std::make_shared<RawCodec>(Literal);
  return std::make_shared<EscapingCodec>(Literal,
                                         lineEndOf(Literal.Body.in(Text), Literal.IsTriple));
}
