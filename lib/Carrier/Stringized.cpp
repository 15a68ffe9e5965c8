//===- Stringized.cpp -----------------------------------------------------===//

#include "Carrier/Stringized.h"
#include "Carrier/CxxLexer.h"

using namespace mailseal;
using llvm::StringRef;

namespace {
class StringizedCodec : public Codec {
public:
  llvm::Expected<std::string> encode(StringRef Text, const TextContext &) const override {
    if (Text.contains('\n'))
      return llvm::createStringError("the macro's # makes one line of the text");
    return Text.str();
  }
};
} // namespace

void mailseal::decodeStringized(StringRef Bytes, TextRange Range, PythonUnitBuilder &Unit) {
  uint32_t End = Range.Begin;
  for (const CxxToken &Token : lexCxx(Range.in(Bytes))) {
    TextRange Here = {Range.Begin + Token.Range.Begin, Range.Begin + Token.Range.End};
    if (End != Here.Begin)
      Unit.appendEscape(End == Range.Begin ? "" : " ", {End, Here.Begin});
    Unit.appendVerbatim(Bytes, Here);
    End = Here.End;
  }
}

std::shared_ptr<const Codec> mailseal::makeStringizedCodec() {
  return std::make_shared<StringizedCodec>();
}
