#include "Verification.h"
#include <utility>

using namespace mailseal;

TextRange AnalysedBytes::toHost(size_t Unit, TextRange Range) const {
  Range = Units[Unit].Unit.toHost(Range);
  return Units[Unit].Outer ? toHost(*Units[Unit].Outer, Range) : Range;
}

/// Whether \p Units, a unit and the code in its strings, are clean Python that
/// imports a library.
static bool looksLikePython(llvm::ArrayRef<AnalysedUnit> Units) {
  auto IsClean = [](const AnalysedUnit &U) { return U.Analysis.SyntaxErrors == 0; };
  return llvm::all_of(Units, IsClean) &&
         llvm::any_of(Units, [](const AnalysedUnit &U) { return U.Analysis.ImportsLibrary; });
}

/// Adds \p Text, which stands in \p Outer if that is given, and what its strings hold
/// to \p Units. Text that turns out to be no Python stays without findings.
static void addText(std::vector<AnalysedUnit> &Units, PythonUnit Text, std::optional<size_t> Outer,
                    const AnalysisOptions &Options) {
  size_t First = Units.size();
  UnitAnalysis Analysis = analyse(Text, Options);
  Units.push_back({std::move(Text), std::move(Analysis), Outer});
  for (size_t Around = First; Around < Units.size(); ++Around)
    for (PythonUnit &Nested : std::exchange(Units[Around].Analysis.Nested, {})) {
      Analysis = analyse(Nested, Options);
      Units.push_back({std::move(Nested), std::move(Analysis), Around});
    }
  if (Units[First].Unit.Proof != Evidence::Name)
    return;
  if (looksLikePython(llvm::ArrayRef(Units).drop_front(First))) {
    Units[First].Unit.Proof = Evidence::Parses;
  } else {
    Units.erase(Units.begin() + First + 1, Units.end());
    Units[First].Analysis.Findings.clear();
  }
}

AnalysedBytes mailseal::analyseBytes(FileKind Kind, llvm::StringRef Bytes, const FileSinks &Sinks,
                                     const AnalysisOptions &Options) {
  AnalysedBytes Result{Kind, Bytes, {}};
  std::vector<AnalysedUnit> &Units = Result.Units;
  for (PythonUnit &Carried : carry(Kind, Bytes, Sinks, mentionsLibrary)) {
    std::vector<PythonUnit> Code;
    if (Carried.Proof == Evidence::Name)
      Code = findShellCode(Carried);
    if (Code.empty()) {
      addText(Units, std::move(Carried), std::nullopt, Options);
      continue;
    }
    size_t Command = Units.size();
    Units.push_back({std::move(Carried), {}, std::nullopt});
    for (PythonUnit &Text : Code)
      addText(Units, std::move(Text), Command, Options);
  }
  return Result;
}

llvm::Expected<PlannedFix> mailseal::planFix(const AnalysedBytes &Before, size_t Unit,
                                             size_t Finding) {
  PlannedFix Fix{Unit, Finding, {}, Before.Units[Unit].Analysis.Findings[Finding].Edits};
  for (std::optional<size_t> At = Unit; At; At = Before.Units[*At].Outer) {
    if (llvm::Error E = normalizeEdits(Fix.HostEdits))
      return E;
    auto HostEdits = Before.Units[*At].Unit.toHost(Fix.HostEdits);
    if (!HostEdits)
      return HostEdits.takeError();
    Fix.Texts.push_back({*At, std::move(Fix.HostEdits)});
    Fix.HostEdits = std::move(*HostEdits);
  }
  return Fix;
}

namespace {

llvm::Error broken(const char *What) {
  return llvm::createStringError(llvm::Twine("the edit was tried and withdrawn: ") + What);
}

/// Where the literals of \p Sinks are once \p Edits are made.
FileSinks moved(const FileSinks &Sinks, llvm::ArrayRef<Edit> Edits) {
  FileSinks Result{{}, Sinks.Named, Sinks.Elsewhere, Sinks.Shared};
  for (const auto &[Offset, Use] : Sinks.Literals) {
    int64_t Delta = 0;
    // An edit at the offset puts a new first literal there, which is the sink's.
    for (const Edit &E : Edits)
      if (E.Range.End <= Offset && E.Range.Begin < Offset)
        Delta += static_cast<int64_t>(E.Text.size()) - E.Range.size();
    Result.Literals.emplace(static_cast<uint32_t>(Offset + Delta), Use);
  }
  return Result;
}

/// What identifies a finding when its place has moved.
using FindingKey = std::pair<Rule, std::string>;

/// The keys of the findings of \p Analysis, but for those at \p Fixed.
std::vector<FindingKey> keysOf(const UnitAnalysis &Analysis, llvm::ArrayRef<size_t> Fixed) {
  std::vector<FindingKey> Keys;
  for (size_t I = 0; I < Analysis.Findings.size(); ++I)
    if (!llvm::is_contained(Fixed, I))
      Keys.emplace_back(Analysis.Findings[I].Id, Analysis.Findings[I].Call);
  return Keys;
}

/// What several fixes do to one unit.
struct UnitChange {
  std::vector<size_t> Fixed; ///< The findings.
  std::vector<Edit> Edits;   ///< In order and each once.
  bool IsOutermost = false;  ///< Its host is the file.
};

/// What \p Fixes do to each of \p UnitCount units.
llvm::Expected<std::vector<UnitChange>> changesBy(llvm::ArrayRef<const PlannedFix *> Fixes,
                                                  size_t UnitCount) {
  std::vector<UnitChange> Changes(UnitCount);
  for (const PlannedFix *F : Fixes) {
    Changes[F->Unit].Fixed.push_back(F->Finding);
    for (const UnitEdits &Text : F->Texts)
      llvm::append_range(Changes[Text.Unit].Edits, Text.Edits);
    Changes[F->Texts.back().Unit].IsOutermost = true;
  }
  for (UnitChange &C : Changes)
    if (llvm::Error E = normalizeEdits(C.Edits))
      return E;
  return Changes;
}

/// \p Changes as edits of the file, in order and each once. Those of one unit are
/// spelled together: in an array of bytes they are one change.
llvm::Expected<std::vector<Edit>> toHostEdits(const AnalysedBytes &Before,
                                              llvm::ArrayRef<UnitChange> Changes) {
  std::vector<Edit> All;
  for (auto [Unit, Change] : llvm::zip_equal(Before.Units, Changes)) {
    if (!Change.IsOutermost)
      continue;
    auto HostEdits = Unit.Unit.toHost(Change.Edits);
    if (!HostEdits)
      return HostEdits.takeError();
    llvm::append_range(All, *HostEdits);
  }
  if (llvm::Error E = normalizeEdits(All))
    return E;
  return All;
}

llvm::Error verifyUnit(const AnalysedUnit &Old, const AnalysedUnit &New, const UnitChange &Change) {
  if (New.Unit.text() != applyEdits(Old.Unit.text(), Change.Edits))
    return broken("the host does not spell the intended Python");
  if (New.Analysis.SyntaxErrors > Old.Analysis.SyntaxErrors)
    return broken("the Python would no longer parse");
  if (keysOf(New.Analysis, {}) != keysOf(Old.Analysis, Change.Fixed))
    return broken("the findings would not be what they should");
  return llvm::Error::success();
}

} // namespace

llvm::Expected<std::string> mailseal::verifyFixes(const AnalysedBytes &Before,
                                                  llvm::ArrayRef<const PlannedFix *> Fixes,
                                                  const FileSinks &Sinks,
                                                  const AnalysisOptions &Options) {
  auto Changes = changesBy(Fixes, Before.Units.size());
  if (!Changes)
    return Changes.takeError();
  auto HostEdits = toHostEdits(Before, *Changes);
  if (!HostEdits)
    return HostEdits.takeError();
  std::string NewBytes = applyEdits(Before.Bytes, *HostEdits);
  AnalysedBytes After = analyseBytes(Before.Kind, NewBytes, moved(Sinks, *HostEdits), Options);
  if (After.Units.size() != Before.Units.size())
    return broken("the host would hold other Python texts");
  for (auto [Old, New, Change] : llvm::zip_equal(Before.Units, After.Units, *Changes))
    if (llvm::Error E = verifyUnit(Old, New, Change))
      return E;
  return NewBytes;
}
