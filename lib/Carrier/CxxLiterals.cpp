//===- CxxLiterals.cpp - String literals as Python texts ------------------===//

#include "Carrier/CxxUnits.h"
#include "Carrier/LanguageTag.h"
#include "mailseal/Carrier/Carrier.h"
#include "llvm/ADT/EquivalenceClasses.h"
#include "llvm/ADT/STLExtras.h"
#include <array>
#include <numeric>

using namespace mailseal;
using llvm::StringRef;

namespace {

/// Decides which texts of a file are one unit.
class TextCollector {
public:
  TextCollector(StringRef Bytes, const FileSinks &Sinks)
      : Bytes(Bytes), Sinks(Sinks), File(readCxxFile(Bytes, lexCxx(Bytes))) {}

  std::vector<PythonUnit> collect(bool (*Mentions)(StringRef Text)) {
    std::vector<CxxProgram> Found = findCxxPrograms(File, Sinks);
    for (CxxProgram &P : Found)
      annotate(P);
    // A text that is run, or the longer one, has the literals that it shares.
    std::vector<size_t> Order(Found.size());
    std::iota(Order.begin(), Order.end(), 0);
    llvm::sort(Order, [&](size_t A, size_t B) { return rank(Found[A], A) < rank(Found[B], B); });
    for (size_t I : Order)
      add(std::move(Found[I]));
    addSingles(File.Code, /*InDirective=*/false);
    for (const CxxMacro &Macro : File.Macros)
      addSingles(Macro.Body, /*InDirective=*/true);
    return assemble(Mentions);
  }

private:
  /// What orders texts: those that are run as they are, then the others by size.
  static std::array<size_t, 3> rank(const CxxProgram &P, size_t Index) {
    constexpr size_t Most = ~size_t(0);
    return {P.Use ? size_t(0) : 1, P.Use ? 0 : Most - P.Text.Parts.size(), Index};
  }

  /// Adds to \p P what a parse says of its literals, or their author.
  void annotate(CxxProgram &P) const {
    for (const CxxPart &Part : P.Text.Parts) {
      if (Part.Literals.empty())
        continue;
      auto Known = Sinks.Literals.find(Part.Literals.front().Begin);
      if (Known != Sinks.Literals.end()) {
        if (!P.Use)
          P.Use = Known->second;
        else if (P.Text.Parts.size() == 1)
          P.Use->Mode = std::max(P.Use->Mode, Known->second.Mode);
      } else if (!P.Use && isTaggedAsPython(Bytes, Part.Literals.front())) {
        P.Use = SinkUse{"said by its author", RunMode::Module};
      }
    }
  }

  /// Makes \p P a text, without the literals that another one has already.
  void add(CxxProgram P) {
    size_t Index = Programs.size();
    for (CxxPart &Part : P.Text.Parts) {
      if (!isSpelled(Part))
        continue;
      auto [Owner, IsNew] = Owners.try_emplace(Part.Host.Begin, Index);
      if (IsNew || Owner->second == Index)
        continue;
      Groups.unionSets(Index, Owner->second);
      share(Programs[Owner->second], Part, P.Use);
      CxxPart Shared(CxxPart::Kind::EndOfLine, Part.Host);
      Shared.Blocks = std::move(Part.Blocks);
      Part = std::move(Shared);
    }
    if (!hasLiteral(P.Text)) {
      Groups.erase(Index);
      return;
    }
    Groups.insert(Index);
    P.Text.Varies |= isAcrossBranches(P.Text);
    if (P.Use && P.Use->Mode != RunMode::SeparateNamespaces && !P.Use->Namespace.empty()) {
      auto [First, IsNew] = Namespaces.try_emplace(P.Use->Namespace, Index);
      Groups.unionSets(Index, First->second);
    }
    Programs.push_back(std::move(P));
  }

  /// Makes \p Owner, which has the literals of \p Part, fit for what else becomes of
  /// them: another use, and no more room than there.
  static void share(CxxProgram &Owner, const CxxPart &Part, const std::optional<SinkUse> &Use) {
    for (CxxPart &Own : Owner.Text.Parts)
      if (isSpelled(Own) && Own.Host.Begin == Part.Host.Begin)
        Own.IsSized |= Part.IsSized;
    if (Owner.Use && Use)
      Owner.Use->Mode = std::max(Owner.Use->Mode, Use->Mode);
  }

  static bool isSpelled(const CxxPart &Part) {
    return Part.What == CxxPart::Kind::Literals || Part.What == CxxPart::Kind::Stringized;
  }

  /// Whether a preprocessor branch ends between the parts of \p Text or in one of
  /// them, so that they are never compiled together.
  bool isAcrossBranches(const CxxText &Text) const {
    uint32_t Begin = 0;
    for (const CxxPart &Part : Text.Parts) {
      TextRange Reach = {Part.Host.Begin, Part.Host.End};
      if (Begin != 0 && Begin < Reach.Begin)
        Reach.Begin = Begin;
      if (llvm::any_of(File.Alternatives, [&](uint32_t At) { return Reach.contains(At); }))
        return true;
      Begin = Part.Host.End;
    }
    return false;
  }

  /// Adds the runs of adjacent literals that are part of no text yet.
  void addSingles(const CxxCode &Code, bool InDirective) {
    for (size_t Begin = 0, End; Begin < Code.size(); Begin = End) {
      End = Begin + 1;
      if (!Code.isString(Begin))
        continue;
      CxxPart Part(CxxPart::Kind::Literals, {});
      Part.InDirective = InDirective;
      while (End < Code.size() && Code.isString(End))
        ++End;
      for (size_t I = Begin; I < End; ++I)
        Part.Literals.push_back(Code[I].Range);
      Part.Host = Code.bytesOf({Begin, End});
      if (Owners.contains(Part.Host.Begin))
        continue;
      CxxProgram P;
      P.Text.Parts.push_back(std::move(Part));
      annotate(P);
      add(std::move(P));
    }
  }

  std::vector<PythonUnit> assemble(bool (*Mentions)(StringRef Text)) const {
    std::vector<PythonUnit> Units;
    for (const auto *Group : Groups) {
      if (!Group->isLeader())
        continue;
      std::vector<size_t> Members(Groups.member_begin(*Group), Groups.member_end());
      llvm::sort(Members);
      std::vector<CxxProgram> Parts;
      bool IsKnown = false;
      for (size_t Member : Members) {
        Parts.push_back(Programs[Member]);
        IsKnown |= llvm::any_of(Programs[Member].Text.Parts, [&](const CxxPart &Part) {
          return !Part.Literals.empty() && Sinks.Literals.contains(Part.Literals.front().Begin);
        });
      }
      PythonUnit Unit = assembleCxxUnit(Bytes, Parts);
      for (const CxxProgram &P : Parts)
        noteViews(P.Text, Unit);
      Unit.Branch = branchAt(Unit.hostRange().Begin);
      if (IsKnown || Mentions(Unit.text()))
        Units.push_back(std::move(Unit));
    }
    llvm::sort(Units, [](const PythonUnit &A, const PythonUnit &B) {
      return A.hostRange() < B.hostRange();
    });
    return Units;
  }

  /// The directive that the innermost branch around \p Offset begins with; empty where
  /// there is none but a header's guard.
  std::string branchAt(uint32_t Offset) const {
    auto Arms = File.Code.armsAt(Offset);
    if (Arms.empty())
      return "";
    StringRef Directive = Bytes.substr(Arms.back());
    auto [Line, Behind] = Directive.split('\n');
    StringRef Name = Line.trim();
    bool IsGuard = Name.consume_front("#ifndef") &&
                   Behind.ltrim().starts_with(("#define " + Name.trim()).str());
    return IsGuard ? "" : Line.trim().str();
  }

  /// Notes what the macros in \p Text are that the files around this one define in
  /// different ways.
  void noteViews(const CxxText &Text, PythonUnit &Unit) const {
    for (const CxxPart &Part : Text.Parts) {
      auto Known = Sinks.Elsewhere.Macros.find(Part.Name.str());
      if (Part.What != CxxPart::Kind::Hole || Known == Sinks.Elsewhere.Macros.end() ||
          Known->second.size() < 2)
        continue;
      std::string &Note = Unit.Notes[Part.Host.Begin];
      for (const auto &[Spelling, Where] : Known->second)
        Note.append(Note.empty() ? Part.Name.str() + " is " : ", and ")
            .append(Spelling)
            .append(" in ")
            .append(Where);
    }
  }

  StringRef Bytes;
  const FileSinks &Sinks;
  CxxFile File;
  std::vector<CxxProgram> Programs;
  std::map<uint32_t, size_t> Owners;        ///< The text of each run of literals, by its offset.
  std::map<std::string, size_t> Namespaces; ///< The first text in each.
  llvm::EquivalenceClasses<size_t> Groups;
};

} // namespace

std::vector<PythonUnit> mailseal::carryCxxLiterals(StringRef Bytes, const FileSinks &Sinks,
                                                   bool (*Mentions)(StringRef Text)) {
  return TextCollector(Bytes, Sinks).collect(Mentions);
}
