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

size_t mailseal::sharedBlocks(llvm::ArrayRef<uint32_t> A, llvm::ArrayRef<uint32_t> B) {
  size_t Same = 0;
  while (Same < std::min(A.size(), B.size()) && A[Same] == B[Same])
    ++Same;
  return Same;
}

CxxBlocks mailseal::armNumbers(const CxxCode &Code, size_t Index) {
  CxxBlocks Numbers = Code.armsAt(Code.begin(Index));
  for (uint32_t &Number : Numbers)
    Number *= 2;
  return Numbers;
}

void mailseal::place(CxxPart &Part, llvm::ArrayRef<uint32_t> Around) {
  CxxBlocks Own = std::move(Part.Blocks);
  Part.Blocks.assign(Around.begin(), Around.end());
  llvm::copy_if(Own, std::back_inserter(Part.Blocks),
                [&](uint32_t Block) { return !llvm::is_contained(Around, Block); });
}

CxxTexts mailseal::placed(CxxTexts Texts, llvm::ArrayRef<uint32_t> Around) {
  for (CxxText &Text : Texts)
    for (CxxPart &Part : Text.Parts)
      place(Part, Around);
  return Texts;
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

bool mailseal::isAtLineStart(StringRef Bytes, const CxxText &Text) {
  return Text.Parts.empty() || endsInLineEnd(Bytes, Text);
}

bool mailseal::areLines(StringRef Bytes, const CxxTexts &Forms) {
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
    bool IsKnown = Addition.size() == 1 || (AreLines && isAtLineStart(Bytes, Text));
    if (!IsKnown || Text.Parts.size() > MaxParts) {
      Text.Parts.push_back(holePart(Host));
      continue;
    }
    for (const CxxText &Form : Addition) {
      llvm::append_range(Text.Parts, Form.Parts);
      // Each arm of `?:` is a block, whose number no statement has.
      if (Addition.size() > 1 && !Form.Parts.empty())
        for (CxxPart &Part : llvm::MutableArrayRef(Text.Parts).take_back(Form.Parts.size()))
          Part.Blocks.push_back(~Form.Parts.front().Host.Begin);
      Text.Varies |= Form.Varies;
    }
    Text.Varies |= Texts.size() > 1;
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
