//===- CxxText.cpp --------------------------------------------------------===//

#include "Carrier/CxxTextReader.h"
#include "mailseal/Unit/PythonCommand.h"

using namespace mailseal;
using llvm::StringRef;

CxxScope::~CxxScope() = default;

CxxPart mailseal::holePart(TextRange Host, StringRef Name) {
  CxxPart Part(CxxPart::Kind::Hole, Host);
  Part.Name = Name;
  return Part;
}

CxxTexts mailseal::oneText(CxxPart Part) {
  CxxText Text;
  Text.Parts.push_back(std::move(Part));
  return {std::move(Text)};
}

bool mailseal::hasLiteral(const CxxText &Text) {
  return llvm::any_of(Text.Parts, [](const CxxPart &P) {
    return P.What == CxxPart::Kind::Literals || P.What == CxxPart::Kind::Stringized;
  });
}

void mailseal::fillTemplates(CxxTexts &Texts, TemplateKind Kind) {
  for (CxxText &Text : Texts)
    for (CxxPart &Part : Text.Parts)
      if (Part.Template == TemplateKind::None)
        Part.Template = Kind;
}

void mailseal::takeCodeArgument(StringRef Bytes, CxxText &Text) {
  auto &Parts = Text.Parts;
  auto IsEnd = [](const CxxPart &P) { return P.What == CxxPart::Kind::EndOfLine; };
  for (size_t I = 0; I + 2 < Parts.size(); ++I) {
    if (Parts[I].Literals.size() != 1 || !IsEnd(Parts[I + 1]) || (I > 0 && !IsEnd(Parts[I - 1])))
      continue;
    auto Literal = parseCxxLiteral(Bytes, Parts[I].Literals.front());
    if (!Literal || !isCodeOption(Literal->Body.in(Bytes)))
      continue;
    Parts.erase(std::find_if(Parts.begin() + I + 2, Parts.end(), IsEnd), Parts.end());
    Parts.erase(Parts.begin(), Parts.begin() + I + 2);
    return;
  }
}

void mailseal::appendTexts(CxxTexts &Texts, const CxxTexts &Addition, TextRange Host) {
  for (CxxText &Text : Texts) {
    // Longer than any text that a person writes: one that doubles itself in a loop.
    constexpr size_t MaxParts = 20000;
    if (Addition.size() != 1 || Text.Parts.size() > MaxParts) {
      Text.Parts.push_back(holePart(Host));
      continue;
    }
    llvm::append_range(Text.Parts, Addition.front().Parts);
    Text.Varies |= Addition.front().Varies || Texts.size() > 1;
  }
}

CxxTexts mailseal::readCxxTexts(const CxxCode &Code, TokenRange Expression, bool InDirective,
                                const CxxScope &Scope) {
  return CxxTextReader(Code, InDirective, Scope).read(Expression);
}

void mailseal::appendLinks(const CxxCode &Code, llvm::ArrayRef<TokenRange> Links, bool InDirective,
                           bool IsList, const CxxScope &Scope, CxxText &Text) {
  CxxTextReader(Code, InDirective, Scope).appendLinks(Links, IsList, Text);
}
