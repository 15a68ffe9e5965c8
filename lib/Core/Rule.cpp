//===- Rule.cpp -----------------------------------------------------------===//

#include "mailseal/Core/Rule.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/ErrorHandling.h"

using namespace mailseal;
using llvm::StringRef;

static constexpr Rule Rules[] = {
#define MAILSEAL_RULE(Id, Name, Summary) Rule::Id,
#include "mailseal/Core/Rules.def"
};

llvm::ArrayRef<Rule> mailseal::allRules() { return Rules; }

StringRef mailseal::ruleName(Rule R) {
  switch (R) {
#define MAILSEAL_RULE(Id, Name, Summary)                                                           \
  case Rule::Id:                                                                                   \
    return Name;
#include "mailseal/Core/Rules.def"
  }
  llvm_unreachable("not a rule");
}

StringRef mailseal::ruleSummary(Rule R) {
  switch (R) {
#define MAILSEAL_RULE(Id, Name, Summary)                                                           \
  case Rule::Id:                                                                                   \
    return Summary;
#include "mailseal/Core/Rules.def"
  }
  llvm_unreachable("not a rule");
}

std::optional<Rule> mailseal::findRule(StringRef Name) {
  const Rule *Found = llvm::find_if(Rules, [&](Rule R) { return ruleName(R) == Name; });
  if (Found == std::end(Rules))
    return std::nullopt;
  return *Found;
}
