//===- LanguageTag.cpp ----------------------------------------------------===//

#include "Carrier/LanguageTag.h"
#include "Carrier/CxxLexer.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;
using llvm::StringRef;

static constexpr llvm::StringLiteral Tags[] = {"py", "py3", "python", "python3"};
static constexpr StringRef Blanks = " \t\r\n\\";

static bool isTag(StringRef Word) { return llvm::is_contained(Tags, Word.lower()); }

/// Whether \p Comment, without its marks, is a tag and no sentence that has the word.
static bool isTagComment(StringRef Comment) {
  Comment = Comment.trim();
  for (StringRef Key : {"language=", "language:", "lang=", "lang:"})
    if (Comment.consume_front_insensitive(Key))
      return isTag(Comment.take_until([](char C) { return C == ' '; }));
  return isTag(Comment);
}

/// The line of \p Bytes before the one that \p Offset is in.
static StringRef lineBefore(StringRef Bytes, uint32_t Offset) {
  StringRef Before = Bytes.take_front(Offset);
  Before = Before.take_front(Before.rfind('\n') == StringRef::npos ? 0 : Before.rfind('\n'));
  return Before.substr(Before.rfind('\n') + 1).trim();
}

bool mailseal::isTaggedAsPython(StringRef Bytes, TextRange Token) {
  std::optional<CxxLiteral> Literal = parseCxxLiteral(Bytes, Token);
  if (Literal && isTag(Literal->Delimiter))
    return true;
  StringRef Before = Bytes.take_front(Token.Begin).rtrim(Blanks);
  if (Before.consume_back("*/"))
    return isTagComment(Before.substr(Before.rfind("/*") + 2));
  StringRef Line = lineBefore(Bytes, Token.Begin);
  return Line.consume_front("//") && isTagComment(Line);
}
