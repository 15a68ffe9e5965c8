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

bool mailseal::endsInLineEnd(StringRef Bytes, const CxxText &Text) {
  if (Text.Parts.empty())
    return false;
  const CxxPart &Last = Text.Parts.back();
  return Last.What == CxxPart::Kind::LineEnd || Last.What == CxxPart::Kind::EndOfLine ||
         (!Last.Literals.empty() && Last.Literals.back().in(Bytes).ends_with("\\n\""));
}

/// Whether each of \p Forms is whole lines, or nothing.
static bool areLines(StringRef Bytes, const CxxTexts &Forms) {
  return llvm::all_of(Forms, [&](const CxxText &Form) {
    bool IsEmpty =
        llvm::all_of(Form.Parts, [&](const CxxPart &P) { return P.Host.in(Bytes) == "\"\""; });
    return IsEmpty || endsInLineEnd(Bytes, Form);
  });
}

void mailseal::appendTexts(StringRef Bytes, CxxTexts &Texts, const CxxTexts &Addition,
                           TextRange Host) {
  // Longer than any text that a person writes: one that doubles itself in a loop.
  constexpr size_t MaxParts = 20000;
  bool AreLines = Addition.size() > 1 && areLines(Bytes, Addition);
  for (CxxText &Text : Texts) {
    bool AtLineStart = Text.Parts.empty() || endsInLineEnd(Bytes, Text);
    bool IsKnown = Addition.size() == 1 || (AreLines && AtLineStart);
    if (!IsKnown || Text.Parts.size() > MaxParts) {
      Text.Parts.push_back(holePart(Host));
      continue;
    }
    for (const CxxText &Form : Addition) {
      llvm::append_range(Text.Parts, Form.Parts);
      Text.Varies |= Form.Varies;
    }
    Text.Varies |= Texts.size() > 1 || Addition.size() > 1;
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
