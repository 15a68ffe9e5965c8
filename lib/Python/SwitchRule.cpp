//===- SwitchRule.cpp - Arguments that turn verification off -------------===//
//
// Libraries that verify unless they are told not to. Which they are is data: the
// switches of the API table.

#include "CallArguments.h"
#include "UnitContext.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

/// The qualified name of what \p V calls, or an empty string.
static std::string calledName(const Value &V) {
  if (V.Kind == ValueKind::External)
    return V.Path.str();
  return V.Kind == ValueKind::Method ? (V.Path + "." + V.Member).str() : "";
}

void mailseal::checkSwitches(UnitContext &Unit, std::vector<Finding> &Findings) {
  if (apiSwitches().empty())
    return;
  for (Node Call : Unit.Calls) {
    Node Function = Call.child(SyntaxField::Function);
    Values Called = Unit.Names.resolve(Function);
    CallArguments Arguments(Call);
    for (const ApiSwitch &Switch : apiSwitches()) {
      Node Value = Arguments.find(-1, Switch.Keyword, 0);
      if (!Value || Value.text() != Switch.Off ||
          !llvm::all_of(Called, [&](const auto &V) { return Switch.Callable == calledName(V); }))
        continue;
      Finding F;
      F.Id = Rule::UnverifiedContext;
      F.Call = Switch.Callable.str();
      F.Callee = Function.range();
      F.Extent = Call.range();
      F.Message = F.Call + "() is given " + Switch.Keyword.str() + "=" + Switch.Off.str() +
                  ", so it accepts any certificate; look at it: somebody turned verification off "
                  "on purpose";
      F.Level = Applicability::Unsafe;
      F.Edits.push_back({Value.range(), Switch.On.str()});
      Findings.push_back(std::move(F));
    }
  }
}
