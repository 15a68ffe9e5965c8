//===- CxxCalls.cpp - Python calls that C++ makes -------------------------===//

#include "Carrier/CxxCallTranscriber.h"
#include "Carrier/LineEnds.h"
#include "mailseal/Carrier/Carrier.h"

using namespace mailseal;
using llvm::StringRef;

/// Whether the tokens show that a library is named and Python is called.
static bool mayCallPython(StringRef Bytes, llvm::ArrayRef<CxxToken> Tokens,
                          bool (*Mentions)(StringRef Text)) {
  bool Calls = false, Names = false;
  for (const CxxToken &Token : Tokens) {
    StringRef Spelling = Token.Range.in(Bytes);
    if (Token.isString())
      Names = Names || Mentions(Spelling);
    else if (Token.is(clang::tok::raw_identifier))
      Calls = Calls || Spelling == "attr" || apiMeaning(Spelling) != ApiMeaning::None;
  }
  return Calls && Names;
}

std::vector<PythonUnit> mailseal::carryCxxCalls(StringRef Bytes, bool (*Mentions)(StringRef Text)) {
  std::vector<CxxToken> Tokens = lexCxx(Bytes);
  std::vector<PythonUnit> Units;
  if (!mayCallPython(Bytes, Tokens, Mentions))
    return Units;
  CxxBranchedCode Code(Bytes, Tokens);
  CxxOutline Outline(Code);
  CxxBindings Bindings(Code);
  CxxCallTranscriber Transcriber(Code, Outline, Bindings, firstLineEnd(Bytes), Mentions);
  CallLines Lines = Transcriber.run();
  if (!Transcriber.importsLibrary())
    return Units;
  PythonUnit Unit = assembleCallLines(Bytes, Lines, makeUnknownCallCodec());
  Unit.Carrier = CarrierKind::CxxCall;
  Unit.Proof = Evidence::Sink;
  // No statement can be added: C++ is not asked to make one.
  Unit.Mode = RunMode::Expression;
  Units.push_back(std::move(Unit));
  return Units;
}
