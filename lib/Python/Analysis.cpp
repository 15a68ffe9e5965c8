//===- Analysis.cpp - The rules over one unit ----------------------------===//

#include "mailseal/Python/Analysis.h"
#include "UnitContext.h"
#include "llvm/ADT/STLExtras.h"
#include <set>

using namespace mailseal;

/// All rules. Findings at one place come out in this order.
static constexpr RuleCheck Checks[] = {
    checkTlsCalls,
    checkSwallowedStarttls,
    checkHandedOn,
    checkSwitches,
    checkUnsupportedCalls,
};

/// The number of calls that start TLS, whether they verify or not. A finding may
/// be of a call that could not be followed.
static unsigned countTlsCalls(const UnitContext &Context, llvm::ArrayRef<Finding> Findings) {
  std::set<TextRange> Callees;
  for (Node Call : Context.Calls)
    for (const Callee &C : Context.Names.resolveCallees(Call).Tls)
      if (!C.Row->Keyword.empty())
        Callees.insert(Call.child(SyntaxField::Function).range());
  for (const Finding &F : Findings)
    Callees.insert(F.Callee);
  return Callees.size();
}

UnitAnalysis mailseal::analyse(const PythonUnit &Unit, const AnalysisOptions &Options) {
  UnitContext Context(Unit, Options);
  UnitAnalysis Result;
  Result.SyntaxErrors = Context.Tree.errorCount();
  Result.ImportsLibrary = !Context.ImportedModules.empty();
  for (RuleCheck Check : Checks)
    Check(Context, Result.Findings);
  llvm::stable_sort(Result.Findings, [](const Finding &A, const Finding &B) {
    return A.Callee.Begin < B.Callee.Begin;
  });
  Result.TlsCalls = countTlsCalls(Context, Result.Findings);
  return Result;
}
