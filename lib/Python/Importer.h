//===- Importer.h - Makes a context usable at a call ------------*- C++ -*-===//
//
// A rule says that a call needs a context; where an import goes, and what the
// context is called there, is decided here (SEMANTICS.md, section 4).

#ifndef MAILSEAL_LIB_PYTHON_IMPORTER_H
#define MAILSEAL_LIB_PYTHON_IMPORTER_H

#include "ImportOrder.h"
#include "Resolver.h"
#include "mailseal/Core/Edit.h"
#include "mailseal/Python/Analysis.h"
#include "mailseal/Unit/PythonUnit.h"
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mailseal {

/// An expression for a verifying context and what it needs.
struct ContextSource {
  std::string Expression;
  std::vector<Edit> Imports; ///< Empty where the names are there already.
  std::string Problem;       ///< Why there is none; the rest is empty then.
  std::string Doubt;         ///< Why the names may be others, or empty.
};

/// Places imports in one unit. Calls are asked for in the order of the text, so
/// that an import made for one serves the later ones.
class Importer {
public:
  Importer(const SyntaxTree &Tree, const Resolver &Names, const PythonUnit &Unit,
           const AnalysisOptions &Options)
      : Tree(Tree), Names(Names), Order(Names), Unit(Unit), Options(Options) {}

  /// A context for \p Call, whose callee came in by one of \p LibraryImports.
  ContextSource contextFor(Node Call, llvm::ArrayRef<Node> LibraryImports);

  /// The function \p Name of the module \p Module, usable at \p Use, in the place of
  /// a context. EXPECTS: nothing reaches \p Use before the module is imported.
  ContextSource functionFor(llvm::StringRef Module, llvm::StringRef Name, Node Use,
                            llvm::ArrayRef<Node> LibraryImports);

private:
  struct Planned {
    std::string Statement;
    Node Suite;
    ScopeId Scope;
    Edit Insertion;
  };

  /// An import that a call needs.
  struct NewImport {
    llvm::StringRef Statement;
    llvm::StringRef Name; ///< What it binds,
    llvm::StringRef Path; ///< and to what: empty if that is the user's.
  };

  /// Of \p LibraryImports, the one that has run whenever \p Call runs; or none.
  Node surelyRun(Node Call, llvm::ArrayRef<Node> LibraryImports) const;
  ContextSource projectContext(Node Call, Node LibraryImport);
  /// The names that something in the scope \p In binds to \p Path.
  llvm::ArrayRef<llvm::StringRef> namesFor(llvm::StringRef Path, ScopeId In) const;
  /// The name under which \p Path (`ssl`) can be used at \p Call, or empty. \p Doubt gets
  /// why it may be another's.
  std::string visibleName(llvm::StringRef Path, Node Call, Node LibraryImport,
                          std::string &Doubt) const;
  /// The expression by which the function \p Name of \p Module can be called at \p Call, or
  /// empty; for \p Doubt see visibleName().
  std::string visibleFunction(llvm::StringRef Module, llvm::StringRef Name, Node Call,
                              Node LibraryImport, std::string &Doubt) const;
  /// Whether a star import gives \p Call another \p Name than the \p Path that is bound to
  /// it at \p Offset of the scope \p In; \p Star gets the last that may.
  StarAnswer replacedByStar(llvm::StringRef Name, llvm::StringRef Path, ScopeId In, uint32_t Offset,
                            Node Call, Node &Star) const;
  /// Whether an import of \p Name = \p Path in the scope \p In would be seen at \p Call.
  bool canBind(llvm::StringRef Name, llvm::StringRef Path, ScopeId In, Node Call) const;
  /// Whether \p Call sees the names that the top level binds.
  bool seesTopLevel(Node Call) const {
    return Unit.Mode != RunMode::SeparateNamespaces || Names.scopes().scopeOf(Call) == 0;
  }
  /// Gives \p Result an insertion of \p New that \p Call sees; false if there is no place
  /// for one.
  bool plan(const NewImport &New, Node Call, Node LibraryImport, ContextSource &Result);
  /// The same with one that was made for another call.
  bool reusePlan(const NewImport &New, Node Call, Node LibraryImport, ContextSource &Result) const;
  /// The same with one beside an import that the program guards.
  bool planBesideGuarded(const NewImport &New, Node Call, Node LibraryImport,
                         ContextSource &Result);
  /// The module's import of \p Module in a `try` with a handler, which has been tried
  /// whenever \p Call runs; or none.
  Node guardedImport(llvm::StringRef Module, Node Call, Node LibraryImport) const;
  /// The place for \p Statement beside \p Guarded, where it fails no more than that.
  Edit insertBesideGuarded(Node Guarded, llvm::StringRef Statement) const;
  /// Whether a function has a parameter or variable \p Name.
  bool isLocal(llvm::StringRef Name) const;
  /// Whether something reads \p Name.
  bool isRead(llvm::StringRef Name) const;
  /// Whether \p Statement is of this file, so that a line can go beside it; not null.
  bool isOwn(Node Statement) const;
  /// The import that a module-level import, of the standard library or not, goes next to;
  /// or none.
  Node moduleAnchor(bool IsStandard) const;
  /// The same where \p LibraryImport brings the library, if it is not none.
  Node anchorOfModule(Node LibraryImport, bool IsStandard) const;
  /// What separates the first import of the unit from \p Statement, in a Python file.
  std::string blankLinesBefore(Node Statement) const;
  std::optional<Edit> insertAtTop(llvm::StringRef Statement) const;
  /// Whether the unit's host has a place for \p Insertion.
  bool hasPlace(const Edit &Insertion) const;
  RunMode modeAt(Node N) const { return Unit.modeAt(N.range()); }
  std::string inPlace(Node Call) const;

  const SyntaxTree &Tree;
  const Resolver &Names;
  const ImportOrder Order;
  mutable std::map<std::pair<ScopeId, std::string>, llvm::SmallVector<llvm::StringRef, 1>> Named;
  const PythonUnit &Unit;
  const AnalysisOptions &Options;
  std::vector<Planned> Plans;
};

} // namespace mailseal

#endif
