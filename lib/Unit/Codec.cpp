//===- Codec.cpp ----------------------------------------------------------===//

#include "mailseal/Unit/Codec.h"
#include "llvm/ADT/StringExtras.h"

using namespace mailseal;
using llvm::StringRef;

Codec::~Codec() = default;

llvm::Expected<std::vector<Edit>> Codec::place(TextRange Host, StringRef Text,
                                               const TextContext &Context) const {
  llvm::Expected<std::string> Encoded = encode(Text, Context);
  if (!Encoded)
    return Encoded.takeError();
  return std::vector<Edit>{{Host, std::move(*Encoded)}};
}

namespace {

class VerbatimCodec : public Codec {
public:
  VerbatimCodec(StringRef LineEnd, StringRef Closer) : LineEnd(LineEnd), Closer(Closer) {}

  llvm::Expected<std::string> encode(StringRef Text, const TextContext &Context) const override {
    if (closes(Text, Context))
      return llvm::createStringError("the new text would close the raw string literal");
    std::string Result;
    for (char C : Text)
      if (C == '\n')
        Result += LineEnd;
      else
        Result += C;
    return Result;
  }

private:
  bool closes(StringRef Text, const TextContext &Context) const {
    if (Closer.empty())
      return false;
    // The closer may be made of new text and of what stands beside it.
    size_t Reach = Closer.size() - 1;
    return (Context.Before.take_back(Reach) + Text + Context.After.take_front(Reach))
               .str()
               .find(Closer) != std::string::npos;
  }

  std::string LineEnd, Closer;
};

class EscapedCodec : public Codec {
public:
  explicit EscapedCodec(StringRef LineEnd) : LineEnd(LineEnd) {}

  llvm::Expected<std::string> encode(StringRef Text, const TextContext &Context) const override {
    StringRef Next = Text.empty() ? Context.After : Text;
    if (Context.AfterOpenEscape && !Next.empty() && llvm::isHexDigit(Next.front()))
      return llvm::createStringError("the escape sequence before the new text would take in its "
                                     "first character");
    std::string Result;
    for (size_t I = 0; I < Text.size(); ++I)
      append(Result, Text, I, Context);
    return Result;
  }

private:
  void append(std::string &Result, StringRef Text, size_t I, const TextContext &Context) const {
    unsigned char C = Text[I];
    switch (C) {
    case '\n':
      Result += LineEnd;
      return;
    case '\t':
      Result += "\\t";
      return;
    case '"':
    case '\\':
      Result += '\\';
      Result += C;
      return;
    case '?':
      Result += besideQuestionMark(Text, I, Context) ? "\\?" : "?";
      return;
    }
    if (C >= 0x20 && C != 0x7f) {
      Result += C;
      return;
    }
    // Always three digits: an octal escape cannot take in what follows it.
    const char Octal[] = {'\\', char('0' + (C >> 6)), char('0' + (C >> 3 & 7)),
                          char('0' + (C & 7))};
    Result.append(Octal, sizeof(Octal));
  }

  /// Whether the question mark at \p I could be part of a trigraph.
  static bool besideQuestionMark(StringRef Text, size_t I, const TextContext &Context) {
    StringRef Before = I == 0 ? Context.Before : Text.take_front(I);
    StringRef After = I + 1 == Text.size() ? Context.After : Text.drop_front(I + 1);
    return Before.ends_with("?") || After.starts_with("?");
  }

  std::string LineEnd;
};

} // namespace

std::shared_ptr<const Codec> mailseal::makeVerbatimCodec(StringRef LineEnd, StringRef Closer) {
  return std::make_shared<VerbatimCodec>(LineEnd, Closer);
}

std::shared_ptr<const Codec> mailseal::makeEscapedCodec(StringRef LineEnd) {
  return std::make_shared<EscapedCodec>(LineEnd);
}
