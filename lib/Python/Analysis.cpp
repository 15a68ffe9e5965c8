//===- Analysis.cpp - The rules over one unit ----------------------------===//

#include "mailseal/Python/Analysis.h"
#include "UnitContext.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

/// All rules. Findings at one place come out in this order.
static constexpr RuleCheck Checks[] = {
    checkTlsCalls,
};

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
  return Result;
}
