#include "Verification.h"
#include <set>
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

std::vector<FindingKey> keysOf(const UnitAnalysis &Analysis,
                               llvm::ArrayRef<const PlannedFix *> Fixed, size_t Unit) {
  std::vector<FindingKey> Keys;
  for (size_t I = 0; I < Analysis.Findings.size(); ++I)
    if (llvm::none_of(Fixed,
                      [&](const PlannedFix *F) { return F->Unit == Unit && F->Finding == I; }))
      Keys.emplace_back(Analysis.Findings[I].Id, Analysis.Findings[I].Call);
  return Keys;
}

/// The edits of \p Fixes in the text of \p Unit, in order and each once.
llvm::Expected<std::vector<Edit>> mergedEdits(llvm::ArrayRef<const PlannedFix *> Fixes,
                                              size_t Unit) {
  std::vector<Edit> All;
  for (const PlannedFix *F : Fixes)
    for (const UnitEdits &Text : F->Texts)
      if (Text.Unit == Unit)
        llvm::append_range(All, Text.Edits);
  if (llvm::Error E = normalizeEdits(All))
    return E;
  return All;
}

/// The edits of \p Fixes in the file, in order and each once. Those of one unit are
/// spelled together: in an array of bytes they are one change.
llvm::Expected<std::vector<Edit>> mergedHostEdits(const AnalysedBytes &Before,
                                                  llvm::ArrayRef<const PlannedFix *> Fixes) {
  std::set<size_t> Outermost;
  for (const PlannedFix *F : Fixes)
    Outermost.insert(F->Texts.back().Unit);
  std::vector<Edit> All;
  for (size_t Unit : Outermost) {
    auto Edits = mergedEdits(Fixes, Unit);
    if (!Edits)
      return Edits.takeError();
    auto HostEdits = Before.Units[Unit].Unit.toHost(*Edits);
    if (!HostEdits)
      return HostEdits.takeError();
    llvm::append_range(All, *HostEdits);
  }
  if (llvm::Error E = normalizeEdits(All))
    return E;
  return All;
}

llvm::Error verifyUnit(const AnalysedBytes &Before, const AnalysedBytes &After, size_t Unit,
                       llvm::ArrayRef<const PlannedFix *> Fixes) {
  auto Edits = mergedEdits(Fixes, Unit);
  if (!Edits)
    return Edits.takeError();
  const AnalysedUnit &Old = Before.Units[Unit], &New = After.Units[Unit];
  if (New.Unit.text() != applyEdits(Old.Unit.text(), *Edits))
    return broken("the host does not spell the intended Python");
  if (New.Analysis.SyntaxErrors > Old.Analysis.SyntaxErrors)
    return broken("the Python would no longer parse");
  if (keysOf(New.Analysis, {}, Unit) != keysOf(Old.Analysis, Fixes, Unit))
    return broken("the findings would not be what they should");
  return llvm::Error::success();
}

} // namespace

llvm::Expected<std::string> mailseal::verifyFixes(const AnalysedBytes &Before,
                                                  llvm::ArrayRef<const PlannedFix *> Fixes,
                                                  const FileSinks &Sinks,
                                                  const AnalysisOptions &Options) {
  auto HostEdits = mergedHostEdits(Before, Fixes);
  if (!HostEdits)
    return HostEdits.takeError();
  std::string NewBytes = applyEdits(Before.Bytes, *HostEdits);
  AnalysedBytes After = analyseBytes(Before.Kind, NewBytes, moved(Sinks, *HostEdits), Options);
  if (After.Units.size() != Before.Units.size())
    return broken("the host would hold other Python texts");
  for (size_t Unit = 0; Unit < Before.Units.size(); ++Unit)
    if (llvm::Error E = verifyUnit(Before, After, Unit, Fixes))
      return E;
  return NewBytes;
}
