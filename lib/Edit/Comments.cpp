//===- Comments.cpp - The comments of a text ------------------------------===//

#include "Comments.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace mailseal;
using llvm::StringRef;

TextRange CommentedText::lineAt(uint32_t Offset) const {
  auto After = llvm::partition_point(Lines, [&](TextRange L) { return L.Begin <= Offset; });
  return After == Lines.begin() ? TextRange{0, 0} : *std::prev(After);
}

namespace {

/// What a line begins with that cannot be inside of brackets: where one is not
/// closed, the next statement begins there all the same.
constexpr llvm::StringLiteral StatementStarts[] = {"def ",  "class ",  "import ",
                                                   "with ", "return ", "try:"};

/// Walks over a text, string by string and comment by comment.
class Scanner {
public:
  explicit Scanner(StringRef Text) : Text(Text) {
    if (Text.starts_with("\xEF\xBB\xBF"))
      At = LineBegin = 3;
    Result.FirstCode = Text.size();
  }

  CommentedText python() {
    while (At < Text.size()) {
      char C = Text[At];
      if (C == '#') {
        takeComment(Text.find('\n', At));
        continue;
      }
      noteCode(C);
      if (C == '\'' || C == '"') {
        takePythonString();
        continue;
      }
      if (C == '(' || C == '[' || C == '{')
        ++Depth;
      else if (C == ')' || C == ']' || C == '}')
        Depth -= Depth != 0;
      else if (C == '\n' && (Depth == 0 || startsStatement(At + 1)))
        endLine();
      else if (C == '\\')
        ++At; // The line end behind it ends no statement.
      ++At;
    }
    return finish();
  }

  CommentedText cxx() {
    while (At < Text.size()) {
      StringRef Rest = Text.substr(At);
      if (Rest.starts_with("//")) {
        takeComment(endOfLine(At));
        continue;
      }
      if (Rest.starts_with("/*")) {
        size_t Close = Text.find("*/", At + 2);
        takeComment(Close == StringRef::npos ? Close : Close + 2);
        continue;
      }
      noteCode(Rest.front());
      if (Rest.front() == '"' && isRawPrefix())
        takeRawString();
      else if (Rest.front() == '"' || (Rest.front() == '\'' && !isDigitSeparator()))
        skipTo(Rest.front());
      else
        ++At;
    }
    // Comments and raw strings go over lines, so these are found by themselves.
    for (size_t Break; (Break = Text.find('\n', LineBegin)) != StringRef::npos;) {
      At = Break;
      endLine();
    }
    At = Text.size();
    return finish();
  }

private:
  void noteCode(char C) {
    if (!llvm::isSpace(C) && Result.FirstCode == Text.size())
      Result.FirstCode = At;
  }

  void takeComment(size_t End) {
    uint32_t Stop = std::min(End, Text.size());
    Result.Comments.push_back({At, Stop});
    At = Stop;
  }

  void endLine() {
    Depth = 0;
    Result.Lines.push_back({LineBegin, At});
    LineBegin = At + 1;
  }

  CommentedText finish() {
    At = std::max<uint32_t>(LineBegin, Text.size());
    Result.Lines.push_back({std::min<uint32_t>(LineBegin, At), At});
    return std::move(Result);
  }

  bool startsStatement(uint32_t Begin) const {
    StringRef Line = Text.substr(Begin).ltrim(" \t");
    return llvm::any_of(StatementStarts, [&](StringRef S) { return Line.starts_with(S); });
  }

  /// Goes behind the next \p Quote on this line that no backslash escapes.
  void skipTo(char Quote) {
    for (++At; At < Text.size() && Text[At] != '\n'; ++At)
      if (Text[At] == '\\')
        ++At;
      else if (Text[At] == Quote) {
        ++At;
        return;
      }
  }

  void takePythonString() {
    const std::string Triple(3, Text[At]);
    if (!Text.substr(At).starts_with(Triple))
      return skipTo(Text[At]);
    for (At += 3; At < Text.size(); ++At)
      if (Text[At] == '\\')
        ++At;
      else if (Text.substr(At).starts_with(Triple)) {
        At += 3;
        return;
      }
  }

  bool isRawPrefix() const {
    StringRef Before = Text.take_front(At);
    if (!Before.consume_back("R"))
      return false;
    for (StringRef Prefix : {"u8", "u", "U", "L"})
      if (Before.consume_back(Prefix))
        break;
    return Before.empty() || !(llvm::isAlnum(Before.back()) || Before.back() == '_');
  }

  void takeRawString() {
    size_t Open = Text.find('(', At);
    if (Open == StringRef::npos || Open - At > 17)
      return skipTo('"');
    std::string Closer = (")" + Text.slice(At + 1, Open) + "\"").str();
    size_t Close = Text.find(Closer, Open);
    At = Close == StringRef::npos ? Text.size() : Close + Closer.size();
  }

  /// `1'000`: the quote stands in a token that begins with a digit.
  bool isDigitSeparator() const {
    size_t Begin = At;
    while (Begin > 0 && (llvm::isAlnum(Text[Begin - 1]) || Text[Begin - 1] == '\''))
      --Begin;
    return Begin < At && llvm::isDigit(Text[Begin]);
  }

  /// The end of the line at \p From, which a backslash at its end continues.
  size_t endOfLine(size_t From) const {
    size_t End = Text.find('\n', From);
    while (End != StringRef::npos && Text.take_front(End).rtrim('\r').ends_with("\\"))
      End = Text.find('\n', End + 1);
    return End;
  }

  StringRef Text;
  uint32_t At = 0, LineBegin = 0;
  unsigned Depth = 0;
  CommentedText Result;
};

} // namespace

CommentedText mailseal::scanPython(StringRef Text) { return Scanner(Text).python(); }
CommentedText mailseal::scanCxx(StringRef Bytes) { return Scanner(Bytes).cxx(); }
