//===- UnitContext.h - What a rule may ask of a unit ------------*- C++ -*-===//

#ifndef MAILSEAL_LIB_PYTHON_UNITCONTEXT_H
#define MAILSEAL_LIB_PYTHON_UNITCONTEXT_H

#include "Importer.h"
#include "ParsedModule.h"
#include "Resolver.h"
#include "mailseal/Core/Finding.h"
#include "mailseal/Python/Analysis.h"
#include "mailseal/Unit/PythonUnit.h"
#include <memory>
#include <vector>

namespace mailseal {

/// A file that only Python 2 can run, beside another.
struct Neighbour {
  std::string Name;         ///< Empty: there is none.
  bool IsInPackage = false; ///< Both are imported together.
};

/// One unit, parsed and resolved. Made once; rules read it.
class UnitContext {
public:
  UnitContext(const PythonUnit &Unit, const AnalysisOptions &Options);

  const PythonUnit &Unit;
  const AnalysisOptions &Options;
  /// The project's tree of the file, if the unit is it, so that it is parsed once.
  const ParsedModule *Surveyed;
  std::unique_ptr<ParsedText> Own; ///< Where there is none.
  const SyntaxTree &Tree;
  const ScopeTable &Scopes;
  ProjectView Project;
  Resolver Names;
  Importer Imports;
  /// All calls, in the order of the text.
  std::vector<Node> Calls;
  /// The libraries of the API table that the unit imports.
  llvm::SmallVector<llvm::StringRef, 2> ImportedModules;
  /// Whether \p N stands where only Python 2 can come: in a text that Python 3 cannot
  /// parse, or in a suite with an import of a module that Python 3 does not have.
  bool isPython2(Node N) const;
  /// What stands beside the unit's file, where nothing says that Python 3 runs it.
  Neighbour python2Neighbour() const;

private:
  /// Whether a star import may bring \p Name.
  bool mayComeByStar(llvm::StringRef Name) const;
  /// Whether only Python 3 runs the unit's text.
  bool showsPython3() const;
  bool bringsPython2Module(Node Import) const;
  void noteImport(Node Statement);
  void noteImportCall(Node Call);
  void noteModule(llvm::StringRef Name);

  llvm::SmallVector<Node, 1> Python2Suites;
};

/// A rule: adds what it finds in a unit. Each has a file of its own.
using RuleCheck = void (*)(UnitContext &Context, std::vector<Finding> &Findings);

/// The TLS calls of the API table and the contexts they get: missing-context,
/// none-context, unverified-context, weakened-context, legacy-keyfile.
void checkTlsCalls(UnitContext &Context, std::vector<Finding> &Findings);

/// TLS callables that are handed to code that calls them without a context.
void checkHandedOn(UnitContext &Unit, std::vector<Finding> &Findings);

/// The ways in which a program goes on in plaintext when it did not get TLS:
/// swallowed-starttls. Runs behind checkTlsCalls, to say nothing twice.
void checkSwallowedStarttls(UnitContext &Context, std::vector<Finding> &Findings);

/// Calls whose argument turns verification off: unverified-context.
void checkSwitches(UnitContext &Unit, std::vector<Finding> &Findings);

/// Transfers of FTP_TLS that go in plaintext: missing-context.
void checkDataChannels(UnitContext &Unit, std::vector<Finding> &Findings);

/// Handlers of `logging` that send mail without verification: missing-context.
void checkLoggingHandlers(UnitContext &Unit, std::vector<Finding> &Findings);

} // namespace mailseal

#endif
