//===- Analysis.cpp - The rules over one unit ----------------------------===//

#include "mailseal/Python/Analysis.h"
#include "NestedCode.h"
#include "UnitContext.h"
#include "WrittenCode.h"
#include "llvm/ADT/STLExtras.h"
#include <set>
#include <tuple>

using namespace mailseal;

/// All rules.
static constexpr RuleCheck Checks[] = {
    checkTlsCalls, checkSwallowedStarttls, checkHandedOn,
    checkSwitches, checkDataChannels,      checkLoggingHandlers,
};

/// The number of calls that start TLS, whether they verify or not. A finding may
/// be of a call that could not be followed.
static unsigned countTlsCalls(const UnitContext &Context, llvm::ArrayRef<Finding> Findings) {
  std::set<TextRange> Places;
  for (Node Call : Context.Calls) {
    Callees Targets = Context.Names.resolveCallees(Call);
    for (const Callee &C : Targets.Tls)
      if (!C.Row->Keyword.empty())
        Places.insert(Targets.Named.range());
  }
  for (const Finding &F : Findings)
    Places.insert(F.Callee);
  return Places.size();
}

/// The units in the strings of a unit: what it runs, and what it only writes.
static std::vector<PythonUnit> findUnitsIn(const UnitContext &Outer) {
  std::vector<PythonUnit> Units = findNestedCode(Outer.Unit, Outer.Tree, Outer.Names);
  for (PythonUnit &Written : findWrittenCode(Outer.Unit, Outer.Tree, Outer.Names, Outer.Options)) {
    bool IsRun = llvm::any_of(Units, [&](const PythonUnit &Run) {
      return Run.hostRange().overlaps(Written.hostRange());
    });
    if (!IsRun)
      Units.push_back(std::move(Written));
  }
  return Units;
}

/// Whether nothing in \p Unit, a file, can have to do with a library: a file of Qt's
/// resources may be large.
static bool isOfNoConcern(const PythonUnit &Unit, const AnalysisOptions &Options) {
  return Unit.Proof == Evidence::File && Unit.Carrier == CarrierKind::PythonFile &&
         !mentionsLibrary(Unit.text()) &&
         !(Options.Project && Options.Project->isOpen(PythonModules::locationOf(Options.File)));
}

UnitAnalysis mailseal::analyse(const PythonUnit &Unit, const AnalysisOptions &Options) {
  if (isOfNoConcern(Unit, Options))
    return {};
  UnitContext Context(Unit, Options);
  UnitAnalysis Result;
  Result.SyntaxErrors = Context.Tree.errorCount();
  Result.ImportsLibrary = !Context.ImportedModules.empty();
  for (RuleCheck Check : Checks)
    Check(Context, Result.Findings);
  llvm::sort(Result.Findings, [](const Finding &A, const Finding &B) {
    return std::tie(A.Callee, A.Id) < std::tie(B.Callee, B.Id);
  });
  Result.TlsCalls = countTlsCalls(Context, Result.Findings);
  Result.Nested = findUnitsIn(Context);
  return Result;
}
