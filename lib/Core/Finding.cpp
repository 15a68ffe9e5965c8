//===- Finding.cpp --------------------------------------------------------===//

#include "mailseal/Core/Finding.h"
#include "llvm/Support/ErrorHandling.h"

llvm::StringRef mailseal::applicabilityName(Applicability Level) {
  switch (Level) {
  case Applicability::Safe:
    return "safe";
  case Applicability::Unsafe:
    return "unsafe";
  case Applicability::Manual:
    return "manual";
  }
  llvm_unreachable("not an applicability");
}
