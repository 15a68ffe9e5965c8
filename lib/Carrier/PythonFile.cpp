//===- PythonFile.cpp - Python files carry themselves ---------------------===//

#include "Carrier/MaskedText.h"
#include "Carrier/PythonBindings.h"
#include "mailseal/Carrier/Carrier.h"

using namespace mailseal;
using llvm::StringRef;

std::vector<PythonUnit> mailseal::carryPythonFile(StringRef Bytes, const SharedNames &Shared) {
  MaskedText Text(Bytes);
  if (std::string Before = Shared.AtTop + Shared.Before; !Before.empty())
    Text.insert(Text.body().Begin, Before + "\n");
  if (!Shared.After.empty())
    Text.insert(Text.body().End, "\n\n" + Shared.After);
  std::vector<PythonUnit> Units;
  Units.push_back(Text.take());
  return Units;
}

std::vector<NamespaceStep> mailseal::readPythonNamespace(StringRef Bytes) {
  return {{"", bindingStatements(MaskedText(Bytes).body().in(Bytes))}};
}
