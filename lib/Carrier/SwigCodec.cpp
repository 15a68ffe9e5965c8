//===- SwigCodec.cpp ------------------------------------------------------===//

#include "Carrier/SwigCodec.h"
#include "Carrier/LineEnds.h"
#include "Carrier/LiteralDecoder.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace mailseal;
using llvm::StringRef;

namespace {

/// The first of \p Names that stands in \p Text as a whole word; empty if none does.
StringRef findName(StringRef Text, llvm::ArrayRef<StringRef> Names) {
  while (!Text.empty()) {
    Text = Text.drop_until(isSwigNamePart);
    StringRef Word = Text.take_while(isSwigNamePart);
    if (!Word.empty() && llvm::is_contained(Names, Word))
      return Word;
    Text = Text.drop_front(Word.size());
  }
  return "";
}

/// Spells text as \p Spelling does, where SWIG takes it as it is.
class SwigCodec : public Codec {
public:
  SwigCodec(const SwigBlock &Block, std::shared_ptr<const Codec> Spelling)
      : Form(Block.Form), MacroNames(Block.MacroNames.begin(), Block.MacroNames.end()),
        InMacro(Block.InMacro), HasDirectives(Block.HasDirectives), Spelling(std::move(Spelling)) {}

  llvm::Expected<std::string> encode(StringRef Text, const TextContext &Context) const override {
    if (HasDirectives)
      return llvm::createStringError("there are preprocessor directives in the SWIG block");
    std::vector<StringRef> Names(MacroNames.begin(), MacroNames.end());
    if (StringRef Name = findName(Text, Names); !Name.empty())
      return llvm::createStringError("'" + Name + "' is a macro in the SWIG block");
    bool Preprocessed = InMacro || Form == SwigForm::Braces;
    if (Preprocessed && Text.find_first_of("#`") != StringRef::npos)
      return llvm::createStringError("SWIG's preprocessor would change the new text");
    return Spelling->encode(Text, Context);
  }

private:
  SwigForm Form;
  std::vector<std::string> MacroNames;
  bool InMacro, HasDirectives;
  std::shared_ptr<const Codec> Spelling;
};

/// The string between quotes whose text is \p Body.
CxxLiteral stringOf(TextRange Body) {
  CxxLiteral Literal;
  Literal.Token = {Body.Begin - 1, Body.End + 1};
  Literal.Body = Body;
  return Literal;
}

/// \p Body without what stands on the line of the closing delimiter and is blank.
TextRange withoutTail(StringRef Bytes, TextRange Body) {
  return {Body.Begin, Body.Begin + uint32_t(Body.in(Bytes).rtrim(" \t\f\v").size())};
}

/// What stands in Python for what SWIG replaces at \p At in \p Text: as long as that
/// is. Empty where it replaces nothing.
std::string standInAt(StringRef Text, size_t At, const SwigBlock &Block) {
  StringRef Rest = Text.substr(At);
  if (Block.HasPlaceholders && Rest.consume_front("$"))
    return !Rest.empty() && llvm::isAlnum(Rest.front()) ? "_" : "";
  if (!Block.InMacro)
    return "";
  // `a##b` makes one name of two; `#a` and `` `a` `` make a string of a parameter.
  if (Rest.starts_with("##"))
    return At != 0 && isSwigNamePart(Text[At - 1]) ? "__" : "";
  bool Quoted = Rest.consume_front("`");
  StringRef Name = Rest.drop_front(Quoted ? 0 : 1).take_while(isSwigNamePart);
  bool Closed = !Quoted || Rest.drop_front(Name.size()).starts_with("`");
  if (!Closed || !llvm::is_contained(Block.MacroNames, Name))
    return "";
  return "'" + Name.drop_front(Quoted ? 0 : 1).str() + "'";
}

} // namespace

std::shared_ptr<const Codec> mailseal::makeSwigCodec(StringRef Bytes, const SwigBlock &Block,
                                                     TextRange Body) {
  if (Block.Form == SwigForm::Quotes)
    return std::make_shared<SwigCodec>(Block, makeLiteralCodec(Bytes, stringOf(Body)));
  // A new line in a block on one line is spelled as the file spells it.
  StringRef Text = Body.in(Bytes);
  StringRef LineEnd = firstLineEnd(Text.find_first_of("\r\n") == StringRef::npos ? Bytes : Text);
  StringRef Closer = Block.Form == SwigForm::Percent ? "%}" : "";
  return std::make_shared<SwigCodec>(Block, makeVerbatimCodec(LineEnd, Closer));
}

void mailseal::appendSwigBody(PythonUnitBuilder &Unit, StringRef Bytes, const SwigBlock &Block,
                              TextRange Body) {
  if (Block.Form == SwigForm::Quotes)
    return decodeLiteral(Bytes, stringOf(Body), Unit);
  Body = withoutTail(Bytes, Body);
  StringRef Text = Bytes.take_front(Body.End);
  uint32_t At = Body.Begin;
  while ((At = std::min(Text.find_first_of("$#`", At), Text.size())) < Body.End) {
    std::string StandIn = standInAt(Text, At, Block);
    if (StandIn.empty()) {
      ++At;
      continue;
    }
    appendLines(Unit, Bytes, {Body.Begin, At});
    Body.Begin = At + StandIn.size();
    Unit.appendOpaque(StandIn, {At, Body.Begin});
    At = Body.Begin;
  }
  appendLines(Unit, Bytes, Body);
}
