//===- LineEnds.cpp -------------------------------------------------------===//

#include "Carrier/LineEnds.h"

using namespace mailseal;
using llvm::StringRef;

StringRef mailseal::firstLineEnd(StringRef Text) {
  size_t At = Text.find_first_of("\r\n");
  if (At == StringRef::npos)
    return "\n";
  return Text.substr(At, Text.substr(At).starts_with("\r\n") ? 2 : 1);
}

void mailseal::appendLines(PythonUnitBuilder &Unit, StringRef Buffer, TextRange Host) {
  StringRef Text = Host.in(Buffer);
  while (true) {
    size_t Return = std::min(Text.find('\r'), Text.size());
    uint32_t End = Host.Begin + Return;
    Unit.appendVerbatim(Buffer, {Host.Begin, End});
    if (Return == Text.size())
      return;
    uint32_t Next = End + (Text.substr(Return).starts_with("\r\n") ? 2 : 1);
    Unit.appendEscape("\n", {End, Next});
    Text = Text.substr(Next - Host.Begin);
    Host.Begin = Next;
  }
}
