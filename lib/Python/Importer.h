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

  /// Of \p LibraryImports, the one that has run whenever \p Call runs; or none.
  Node surelyRun(Node Call, llvm::ArrayRef<Node> LibraryImports) const;
  ContextSource projectContext(Node Call, Node LibraryImport);
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
  /// An insertion of \p Statement, which binds \p Name to \p Path, that \p Call
  /// sees; false if there is no place for one.
  bool plan(llvm::StringRef Statement, llvm::StringRef Name, llvm::StringRef Path, Node Call,
            Node LibraryImport, ContextSource &Result);
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
  Edit insertNear(Node Anchor, llvm::StringRef Statement) const;
  /// The import that a module-level import goes next to, or none.
  Node moduleAnchor() const;
  std::optional<Edit> insertAtTop(llvm::StringRef Statement) const;
  /// Whether the unit's host has a place for \p Insertion.
  bool hasPlace(const Edit &Insertion) const;
  RunMode modeAt(Node N) const { return Unit.modeAt(N.range()); }
  std::string inPlace(Node Call) const;

  const SyntaxTree &Tree;
  const Resolver &Names;
  const ImportOrder Order;
  const PythonUnit &Unit;
  const AnalysisOptions &Options;
  std::vector<Planned> Plans;
};

} // namespace mailseal

#endif
