//===- PythonFile.cpp - Python files carry themselves ---------------------===//

#include "Carrier/MaskedText.h"
#include "mailseal/Carrier/Carrier.h"

using namespace mailseal;
using llvm::StringRef;

std::vector<PythonUnit> mailseal::carryPythonFile(StringRef Bytes) {
  std::vector<PythonUnit> Units;
  Units.push_back(MaskedText(Bytes).take());
  return Units;
}
