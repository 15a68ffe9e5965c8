//===- CxxSuites.cpp ------------------------------------------------------===//

#include "Carrier/CxxSuites.h"
#include "Carrier/LiteralDecoder.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace mailseal;
using llvm::ArrayRef;
using llvm::StringRef;

/// Appends to \p Shown what \p Part spells; what is not known is a name.
static void show(StringRef Bytes, const CxxPart &Part, std::string &Shown) {
  switch (Part.What) {
  case CxxPart::Kind::Literals:
    for (TextRange Token : Part.Literals)
      if (std::optional<CxxLiteral> Literal = parseCxxLiteral(Bytes, Token)) {
        PythonUnitBuilder Decoded;
        Decoded.beginPiece({});
        decodeLiteral(Bytes, *Literal, Decoded);
        Shown += Decoded.text();
      }
    return;
  case CxxPart::Kind::Stringized:
  case CxxPart::Kind::Hole:
  case CxxPart::Kind::Number:
    Shown += PlaceholderName;
    return;
  case CxxPart::Kind::LineEnd:
    Shown += '\n';
    return;
  case CxxPart::Kind::EndOfLine:
    if (!Shown.empty() && Shown.back() != '\n')
      Shown += '\n';
    return;
  }
}

namespace {
/// What is open at the end of a text: brackets and long strings, roughly.
class OpenThings {
public:
  void add(StringRef Text) {
    for (char C : Text) {
      Depth += StringRef("([{").contains(C);
      Depth -= StringRef(")]}").contains(C);
    }
    LongQuotes += Text.count("'''") + Text.count("\"\"\"");
    if (!Text.empty())
      AtLineStart = Text.ends_with("\n") && !Text.drop_back().ends_with("\\");
  }
  /// Whether a statement may begin.
  bool none() const { return AtLineStart && Depth == 0 && LongQuotes % 2 == 0; }

private:
  int Depth = 0;
  size_t LongQuotes = 0;
  bool AtLineStart = true;
};
} // namespace

/// Whether \p Lines, which may be left out, are statements of their own.
static bool areStatements(StringRef Lines) {
  constexpr llvm::StringLiteral Continuations[] = {"else", "elif", "except", "finally"};
  StringRef First = Lines.ltrim();
  bool Continues = llvm::any_of(Continuations, [&](StringRef W) { return First.starts_with(W); });
  OpenThings Open;
  Open.add(Lines);
  return !Continues && Open.none() && !Lines.rtrim().ends_with(":");
}

/// Whether it matters that \p Text, which is no statement, may be left out: it ends one,
/// or may be what brings ssl in.
static bool isRelevant(StringRef Text) { return Text.contains('\n') || Text.contains("ssl"); }

SuitePlan mailseal::planSuites(StringRef Bytes, const CxxText &Text, ArrayRef<uint32_t> Around) {
  SuitePlan Plan;
  ArrayRef<CxxPart> Parts = Text.Parts;
  size_t Base = Parts.empty() ? 0 : Parts.front().Blocks.size();
  for (const CxxPart &Part : Parts)
    Base = std::min(Base, sharedBlocks(Part.Blocks, Parts.front().Blocks));
  if (!Parts.empty() && !Around.empty())
    Base = std::min(Base, sharedBlocks(Parts.front().Blocks, Around));

  std::string Shown;
  OpenThings Open;
  std::vector<std::string> Lines;
  for (size_t I = 0; I < Parts.size();) {
    SuiteGroup Group{I, I, {}, 0};
    Group.Suites.assign(Parts[I].Blocks.begin() + Base, Parts[I].Blocks.end());
    size_t Begin = Shown.size();
    for (; Group.End < Parts.size() && Parts[Group.End].Blocks == Parts[I].Blocks; ++Group.End)
      show(Bytes, Parts[Group.End], Shown);
    I = Group.End;
    StringRef New = StringRef(Shown).drop_front(Begin);
    bool IsWhole = Open.none() && (Group.Suites.empty() || areStatements(New));
    Open.add(New);
    SuiteGroup *Last = Plan.Groups.empty() ? nullptr : &Plan.Groups.back();
    if (Last && (Last->Suites == Group.Suites || !IsWhole)) {
      // It is taken for something that is always there.
      Plan.HasLooseLines |= Last->Suites != Group.Suites && isRelevant(New);
      Last->End = Group.End;
      Lines.back() += New;
      continue;
    }
    if (!IsWhole && !Group.Suites.empty()) {
      Plan.HasLooseLines |= isRelevant(New);
      Group.Suites.clear();
    }
    Plan.Groups.push_back(std::move(Group));
    Lines.push_back(New.str());
  }
  size_t Least = ~size_t(0);
  for (StringRef Group : Lines)
    if (!Group.trim().empty())
      Least = std::min(Least, commonIndent(Group).size());
  for (size_t I = 0; I < Lines.size(); ++I)
    if (!StringRef(Lines[I]).trim().empty())
      Plan.Groups[I].Indentation = commonIndent(Lines[I]).size() - Least;
  return Plan;
}
