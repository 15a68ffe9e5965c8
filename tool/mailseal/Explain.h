//===- Explain.h - The pages of the rules -----------------------*- C++ -*-===//
//
// docs/rules/ as it was when the tool was built: no file is looked up at run time.

#ifndef MAILSEAL_TOOL_EXPLAIN_H
#define MAILSEAL_TOOL_EXPLAIN_H

#include "mailseal/Core/Rule.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"

namespace mailseal {

/// The page of \p Id, in Markdown.
llvm::StringRef rulePage(Rule Id);

/// Writes each rule's name and summary.
void listRules(llvm::raw_ostream &Out);

} // namespace mailseal

#endif
