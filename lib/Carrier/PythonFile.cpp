//===- PythonFile.cpp - Python files carry themselves ---------------------===//

#include "Carrier/MaskedText.h"
#include "Carrier/PythonBindings.h"
#include "mailseal/Carrier/Carrier.h"

using namespace mailseal;
using llvm::StringRef;

std::vector<PythonUnit> mailseal::carryPythonFile(StringRef Bytes, const SharedNames &Shared) {
  MaskedText Text(Bytes);
  std::string Before = Shared.AtTop + Shared.Before, After = Shared.After;
  // What has imports of its own may be a module, too, and must not need those of others.
  if (!(Before + After).empty() && hasImport(bindingStatements(Bytes))) {
    Before = withoutImports(Before);
    After = withoutImports(After);
  }
  if (!Before.empty())
    Text.insert(Text.body().Begin, Before + "\n");
  if (!After.empty())
    Text.insert(Text.body().End, "\n\n" + After);
  std::vector<PythonUnit> Units;
  Units.push_back(Text.take());
  return Units;
}

std::vector<NamespaceStep> mailseal::readPythonNamespace(StringRef Bytes) {
  return {{"", bindingStatements(MaskedText(Bytes).body().in(Bytes))}};
}
