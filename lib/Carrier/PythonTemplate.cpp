//===- PythonTemplate.cpp - Python with placeholders ----------------------===//
//
// What CMake and a configure script fill: `@NAME@`, and for CMake also `${NAME}` and
// `$<CONFIG>`. In a string or a comment a placeholder changes nothing that matters
// here; in code it is shown as a name.

#include "Carrier/MaskedText.h"
#include "Carrier/PythonTokens.h"
#include "mailseal/Carrier/Carrier.h"
#include "llvm/ADT/StringExtras.h"

using namespace mailseal;
using llvm::StringRef;

/// What the configure_file command takes as a name.
static bool isNamePart(char C) { return llvm::isAlnum(C) || StringRef("_-./+").contains(C); }

/// Longer than any generator expression that a person writes.
static constexpr size_t LongestExpression = 1000;

/// The size of the generator expression that \p Text begins with, which ends on the
/// same line; 0 if there is none.
static size_t generatorExpressionSize(StringRef Text) {
  Text = Text.take_front(LongestExpression);
  unsigned Depth = 0;
  for (size_t I = 0; I < Text.size() && Text[I] != '\n'; ++I) {
    if (Text.substr(I).starts_with("$<"))
      ++Depth;
    else if (Text[I] == '>' && --Depth == 0)
      return I + 1;
  }
  return 0;
}

/// The size of the placeholder that \p Text begins with; 0 if there is none.
static size_t placeholderSize(StringRef Text) {
  if (Text.starts_with("$<"))
    return generatorExpressionSize(Text);
  StringRef Rest = Text;
  StringRef Closer = "@";
  if (Rest.consume_front("${"))
    Closer = "}";
  else if (!Rest.consume_front("@"))
    return 0;
  StringRef Name = Rest.take_while(isNamePart);
  Rest = Rest.drop_front(Name.size());
  return !Name.empty() && Rest.starts_with(Closer) ? Text.size() - Rest.size() + Closer.size() : 0;
}

std::vector<PythonUnit> mailseal::carryPythonTemplate(StringRef Bytes) {
  MaskedText Text(Bytes);
  uint32_t Done = 0;
  for (const PythonToken &Token : lexPython(Bytes, Text.body())) {
    bool MayBegin = Token.Kind == PythonTokenKind::Operator && Token.Range.Begin >= Done;
    size_t Size = MayBegin ? placeholderSize(Bytes.substr(Token.Range.Begin)) : 0;
    if (Size == 0)
      continue;
    // The same number of bytes, so that columns stay what they are.
    std::string Name = "_";
    for (char C : Bytes.substr(Token.Range.Begin + 1, Size - 2))
      Name += llvm::isAlnum(C) ? C : '_';
    Name += "_";
    Done = Token.Range.Begin + Size;
    Text.replace({Token.Range.Begin, Done}, Name);
  }
  std::vector<PythonUnit> Units;
  Units.push_back(Text.take());
  Units.front().Carrier = CarrierKind::PythonTemplate;
  return Units;
}
