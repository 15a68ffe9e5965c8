//===- Toml.cpp - The part of TOML that a configuration needs -------------===//

#include "Toml.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/ConvertUTF.h"

using namespace llvm;

namespace mailseal {

namespace {

/// A cursor over the text. Every take function leaves it behind what it took.
class Reader {
public:
  Reader(StringRef Path, StringRef Text) : Path(Path), Rest(Text) {}

  Expected<std::vector<TomlEntry>> takeAll();

private:
  Error fail(const Twine &Message) const {
    return createStringError(Path + ":" + Twine(Line) + ": " + Message);
  }
  void skipBlanks() { Rest = Rest.ltrim(" \t"); }
  void skipComment();
  bool skipLineEnd();
  void skipLines();
  Error takeKey(std::string &Key);
  Error takeValue(TomlEntry &Entry);
  Error takeArray(std::vector<std::string> &Values);
  Error takeString(std::string &Value);
  Error takeEscape(std::string &Value);

  StringRef Path, Rest;
  unsigned Line = 1;
};

} // namespace

void Reader::skipComment() {
  skipBlanks();
  if (Rest.starts_with("#"))
    Rest = Rest.drop_until([](char C) { return C == '\n'; });
}

/// Skips what may stand behind a value and the line end, if that is all there is.
bool Reader::skipLineEnd() {
  skipComment();
  if (Rest.empty())
    return true;
  Rest.consume_front("\r");
  if (!Rest.consume_front("\n"))
    return false;
  ++Line;
  return true;
}

/// Skips blank lines and comments.
void Reader::skipLines() {
  while (!Rest.empty() && skipLineEnd())
    ;
}

Error Reader::takeKey(std::string &Key) {
  if (Rest.starts_with("["))
    return fail("there are no tables here: the options stand by themselves");
  if (Rest.starts_with("\"") || Rest.starts_with("'"))
    return takeString(Key);
  StringRef Name = Rest.take_while([](char C) { return isAlnum(C) || C == '-' || C == '_'; });
  if (Name.empty())
    return fail("expected 'option = value'");
  Key = Name.str();
  Rest = Rest.drop_front(Name.size());
  return Error::success();
}

/// Takes the escape sequence behind a backslash.
Error Reader::takeEscape(std::string &Value) {
  constexpr StringLiteral Letters = "btnfr\"\\";
  constexpr StringLiteral Meant = "\b\t\n\f\r\"\\";
  if (Rest.empty())
    return fail("the string is not closed");
  char Letter = Rest.front();
  Rest = Rest.drop_front();
  if (size_t At = Letters.find(Letter); At != StringRef::npos) {
    Value += Meant[At];
    return Error::success();
  }
  size_t Digits = Letter == 'u' ? 4 : Letter == 'U' ? 8 : 0;
  UTF32 CodePoint = 0;
  char Encoded[UNI_MAX_UTF8_BYTES_PER_CODE_POINT];
  char *End = Encoded;
  if (Digits == 0 || Rest.size() < Digits || Rest.take_front(Digits).getAsInteger(16, CodePoint) ||
      !ConvertCodePointToUTF8(CodePoint, End))
    return fail("'\\" + Twine(Letter) + "' begins no escape sequence; write \\\\ for a backslash");
  Rest = Rest.drop_front(Digits);
  Value.append(Encoded, End);
  return Error::success();
}

/// Takes `"…"` with escapes, or `'…'` without.
Error Reader::takeString(std::string &Value) {
  char Quote = Rest.front();
  if (Rest.starts_with("\"\"\"") || Rest.starts_with("'''"))
    return fail("strings of several lines are not supported");
  Rest = Rest.drop_front();
  while (!Rest.empty() && Rest.front() != '\n') {
    char C = Rest.front();
    Rest = Rest.drop_front();
    if (C == Quote)
      return Error::success();
    if (C != '\\' || Quote == '\'')
      Value += C;
    else if (Error E = takeEscape(Value))
      return E;
  }
  return fail("the string is not closed");
}

Error Reader::takeArray(std::vector<std::string> &Values) {
  Rest = Rest.drop_front();
  while (true) {
    skipLines();
    if (Rest.consume_front("]"))
      return Error::success();
    if (!Rest.starts_with("\"") && !Rest.starts_with("'"))
      return fail(Rest.empty() ? "the array is not closed" : "expected a string in the array");
    if (Error E = takeString(Values.emplace_back()))
      return E;
    skipLines();
    if (!Rest.consume_front(",") && !Rest.starts_with("]"))
      return fail("expected ',' or ']' behind a string of the array");
  }
}

Error Reader::takeValue(TomlEntry &Entry) {
  skipBlanks();
  if (Rest.starts_with("[")) {
    Entry.Type = TomlEntry::Kind::Array;
    return takeArray(Entry.Values);
  }
  if (Rest.starts_with("\"") || Rest.starts_with("'")) {
    Entry.Type = TomlEntry::Kind::String;
    return takeString(Entry.Values.emplace_back());
  }
  StringRef Word =
      Rest.take_while([](char C) { return isAlnum(C) || StringRef("+-._").contains(C); });
  Rest = Rest.drop_front(Word.size());
  if (Word == "true" || Word == "false")
    Entry.Type = TomlEntry::Kind::Boolean;
  else if (!Word.empty() && all_of(Word, [](char C) { return isDigit(C) || C == '.'; }))
    Entry.Type = TomlEntry::Kind::Number;
  else
    return fail("expected a value: a \"string\", an array of strings, a number, true or false");
  Entry.Values.push_back(Word.str());
  return Error::success();
}

Expected<std::vector<TomlEntry>> Reader::takeAll() {
  Rest.consume_front("\xEF\xBB\xBF");
  std::vector<TomlEntry> Entries;
  for (skipLines(); !Rest.empty(); skipLines()) {
    TomlEntry Entry;
    Entry.Line = Line;
    if (Error E = takeKey(Entry.Key))
      return E;
    skipBlanks();
    if (!Rest.consume_front("="))
      return fail("expected '=' behind '" + Entry.Key + "'");
    if (any_of(Entries, [&](const TomlEntry &Other) { return Other.Key == Entry.Key; }))
      return fail("'" + Entry.Key + "' is there twice");
    if (Error E = takeValue(Entry))
      return E;
    if (!skipLineEnd())
      return fail("expected the end of the line behind the value");
    Entries.push_back(std::move(Entry));
  }
  return Entries;
}

Expected<std::vector<TomlEntry>> parseToml(StringRef Path, StringRef Text) {
  return Reader(Path, Text).takeAll();
}

} // namespace mailseal
