//===- Explain.cpp - The pages of the rules -------------------------------===//

#include "Explain.h"
#include "llvm/Support/Format.h"
#include <string_view>

using namespace llvm;

namespace mailseal {

namespace {

struct Page {
  std::string_view Name, Text;
};

} // namespace

static constexpr Page Pages[] = {
#include "RulePages.inc"
};

static constexpr std::string_view pageOf(std::string_view Name) {
  for (const Page &P : Pages)
    if (P.Name == Name)
      return P.Text;
  return {};
}

// A rule has a page, and the page says what its summary says.
#define MAILSEAL_RULE(Id, Name, Summary)                                                           \
  static_assert(!pageOf(Name).empty(), "docs/rules/" Name ".md is missing");                       \
  static_assert(pageOf(Name).starts_with("# " Name "\n\n" Summary "\n"),                           \
                "docs/rules/" Name ".md does not begin with the rule's name and summary");
#include "mailseal/Core/Rules.def"

StringRef rulePage(Rule Id) { return pageOf(ruleName(Id)); }

void listRules(raw_ostream &Out) {
  for (Rule Id : allRules())
    Out << left_justify(ruleName(Id), 20) << ruleSummary(Id) << "\n";
}

} // namespace mailseal
