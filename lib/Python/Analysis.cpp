//===- Analysis.cpp - The rules over one unit ----------------------------===//

#include "mailseal/Python/Analysis.h"
#include "NestedCode.h"
#include "UnitContext.h"
#include "llvm/ADT/STLExtras.h"
#include <set>
#include <tuple>

using namespace mailseal;

/// All rules.
static constexpr RuleCheck Checks[] = {
    checkTlsCalls, checkSwallowedStarttls, checkHandedOn, checkSwitches, checkUnsupportedCalls,
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

UnitAnalysis mailseal::analyse(const PythonUnit &Unit, const AnalysisOptions &Options) {
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
  Result.Nested = findNestedCode(Unit, Context.Tree, Context.Names);
  return Result;
}
