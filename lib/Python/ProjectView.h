//===- ProjectView.h - The project as one analysis sees it ------*- C++ -*-===//
//
// The trees of other files are shared by all threads, what names mean in them is
// not: each analysis has a resolver of its own for each module that it comes to.

#ifndef MAILSEAL_LIB_PYTHON_PROJECTVIEW_H
#define MAILSEAL_LIB_PYTHON_PROJECTVIEW_H

#include "mailseal/Python/Analysis.h"
#include "mailseal/Python/ProjectIndex.h"
#include "llvm/ADT/DenseMap.h"
#include <map>

namespace mailseal {

class Resolver;
class SyntaxTree;

class ProjectView {
public:
  explicit ProjectView(const AnalysisOptions &Options) : Options(Options) {}
  ~ProjectView();

  /// Whether there are other files to look into.
  bool isOn() const { return Options.Project; }
  ProjectIndex &index() const { return *Options.Project; }
  llvm::StringRef file() const { return Options.File; }
  llvm::StringRef root() const { return Options.Root; }

  /// Makes \p Own, which must outlive this, the resolver of its tree. \p IsFile: the
  /// tree is that of the file, which other files import.
  void add(const Resolver &Own, bool IsFile);

  /// The resolver of \p Tree, or null if none was opened.
  const Resolver *of(const SyntaxTree *Tree) const { return Resolvers.lookup(Tree); }
  /// The resolver of the module \p At; null if it cannot be read.
  const Resolver *open(const ModuleLocation &At);
  const Resolver *openFile(llvm::StringRef Path);

  /// Whether parameters are followed to the arguments of all calls of their
  /// function, wherever in the project these are. Dear, so off where not needed.
  bool ThroughCallers = false;

  /// Whether only what leads to a class whose constructor starts TLS leads to a library:
  /// nothing else is of use to a file that names no method which starts it.
  bool ClassesOnly = false;

private:
  const AnalysisOptions &Options;
  const Resolver *File = nullptr;
  llvm::DenseMap<const SyntaxTree *, const Resolver *> Resolvers;
  std::map<std::string, std::unique_ptr<Resolver>> Opened; ///< By ModuleLocation::path().
};

} // namespace mailseal

#endif
