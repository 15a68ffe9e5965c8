//===- Rule.h - The named checks --------------------------------*- C++ -*-===//

#ifndef MAILSEAL_CORE_RULE_H
#define MAILSEAL_CORE_RULE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <optional>

namespace mailseal {

/// A named check; Rules.def lists them.
enum class Rule {
#define MAILSEAL_RULE(Id, Name, Summary) Id,
#include "mailseal/Core/Rules.def"
};

/// All rules, in the order of Rules.def.
llvm::ArrayRef<Rule> allRules();

/// The rule's stable name, e.g. `missing-context`.
llvm::StringRef ruleName(Rule R);

/// The rule's one-sentence summary.
llvm::StringRef ruleSummary(Rule R);

/// The rule called \p Name, or nothing.
std::optional<Rule> findRule(llvm::StringRef Name);

} // namespace mailseal

#endif
