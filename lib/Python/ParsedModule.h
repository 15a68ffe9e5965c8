//===- ParsedModule.h - A Python file of the project, parsed ----*- C++ -*-===//

#ifndef MAILSEAL_LIB_PYTHON_PARSEDMODULE_H
#define MAILSEAL_LIB_PYTHON_PARSEDMODULE_H

#include "Scopes.h"
#include "mailseal/Project/PythonModules.h"
#include "mailseal/Python/ParseCache.h"
#include "mailseal/Unit/PythonUnit.h"

namespace mailseal {

/// A text with its tree and scopes. The text must outlive it.
struct ParsedText {
  ParsedText(const PythonUnit &Unit, ParseCache *Cache)
      : Tree(Unit.text(), Unit.LineNumbers, Cache), Scopes(Tree) {}

  SyntaxTree Tree;
  ScopeTable Scopes;
};

/// A module of the project as all threads share it: never changed once it is made.
struct ParsedModule {
  ParsedModule(ModuleLocation At, PythonUnit Unit)
      : At(std::move(At)), Unit(std::move(Unit)), Parsed(this->Unit, &Chunks) {}

  ModuleLocation At;
  PythonUnit Unit;
  ParseCache Chunks;
  ParsedText Parsed;
};

} // namespace mailseal

#endif
