#include "Verification.h"
#include "llvm/Support/FormatVariadic.h"

using namespace mailseal;

AnalysedBytes mailseal::analyseBytes(FileKind Kind, llvm::StringRef Bytes, const SinkMap &Sinks,
                                     const AnalysisOptions &Options) {
  AnalysedBytes Result{Kind, Bytes, carry(Kind, Bytes, Sinks, mentionsLibrary), {}};
  for (PythonUnit &Unit : Result.Units) {
    UnitAnalysis Analysis = analyse(Unit, Options);
    if (Unit.Proof == Evidence::Name) {
      if (Analysis.SyntaxErrors == 0 && Analysis.ImportsLibrary)
        Unit.Proof = Evidence::Parses;
      else
        Analysis.Findings.clear();
    }
    Result.Analyses.push_back(std::move(Analysis));
  }
  return Result;
}

namespace {

llvm::Error broken(const char *What) {
  return llvm::createStringError(llvm::Twine("the edit was tried and withdrawn: ") + What);
}

/// Where the literals of \p Sinks are once \p Edits are made.
SinkMap moved(const SinkMap &Sinks, llvm::ArrayRef<Edit> Edits) {
  SinkMap Result;
  for (const auto &[Offset, Use] : Sinks) {
    int64_t Delta = 0;
    // An edit at the offset puts a new first literal there, which is the sink's.
    for (const Edit &E : Edits)
      if (E.Range.End <= Offset && E.Range.Begin < Offset)
        Delta += static_cast<int64_t>(E.Text.size()) - E.Range.size();
    Result.emplace(static_cast<uint32_t>(Offset + Delta), Use);
  }
  return Result;
}

/// What identifies a finding when its place has moved.
using FindingKey = std::pair<Rule, std::string>;

std::vector<FindingKey> keysOf(const UnitAnalysis &Analysis,
                               llvm::ArrayRef<const PlannedFix *> Fixed, size_t Unit) {
  std::vector<FindingKey> Keys;
  for (size_t I = 0; I < Analysis.Findings.size(); ++I)
    if (llvm::none_of(Fixed, [&](const PlannedFix *F) { return F->Unit == Unit && F->Finding == I; }))
      Keys.emplace_back(Analysis.Findings[I].Id, Analysis.Findings[I].Call);
  return Keys;
}

/// All edits of \p Fixes, in order and each once.
llvm::Expected<std::vector<Edit>> merged(llvm::ArrayRef<const PlannedFix *> Fixes,
                                         std::vector<Edit> PlannedFix::*Edits) {
  std::vector<Edit> All;
  for (const PlannedFix *F : Fixes)
    llvm::append_range(All, F->*Edits);
  if (llvm::Error E = normalizeEdits(All))
    return E;
  return All;
}

llvm::Error verifyUnit(const AnalysedBytes &Before, const AnalysedBytes &After, size_t Unit,
                       llvm::ArrayRef<const PlannedFix *> Fixes) {
  std::vector<const PlannedFix *> Own;
  llvm::copy_if(Fixes, std::back_inserter(Own),
                [&](const PlannedFix *F) { return F->Unit == Unit; });
  auto Edits = merged(Own, &PlannedFix::UnitEdits);
  if (!Edits)
    return Edits.takeError();
  if (After.Units[Unit].text() != applyEdits(Before.Units[Unit].text(), *Edits))
    return broken("the host does not spell the intended Python");
  if (After.Analyses[Unit].SyntaxErrors > Before.Analyses[Unit].SyntaxErrors)
    return broken("the Python would no longer parse");
  if (keysOf(After.Analyses[Unit], {}, Unit) != keysOf(Before.Analyses[Unit], Own, Unit))
    return broken("the findings would not be what they should");
  return llvm::Error::success();
}

} // namespace

llvm::Expected<std::string> mailseal::verifyFixes(const AnalysedBytes &Before,
                                                  llvm::ArrayRef<const PlannedFix *> Fixes,
                                                  const SinkMap &Sinks,
                                                  const AnalysisOptions &Options) {
  auto HostEdits = merged(Fixes, &PlannedFix::HostEdits);
  if (!HostEdits)
    return HostEdits.takeError();
  std::string NewBytes = applyEdits(Before.Bytes, *HostEdits);
  AnalysedBytes After =
      analyseBytes(Before.Kind, NewBytes, moved(Sinks, *HostEdits), Options);
  if (After.Units.size() != Before.Units.size())
    return broken("the host would hold other Python texts");
  for (size_t Unit = 0; Unit < Before.Units.size(); ++Unit)
    if (llvm::Error E = verifyUnit(Before, After, Unit, Fixes))
      return E;
  return NewBytes;
}
