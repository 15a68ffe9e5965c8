//===- SharedNamespaces.h - Files that share a namespace --------*- C++ -*-===//
//
// SWIG puts the Python of an interface and of those that it includes into one module,
// and Cython compiles what a file includes as a part of it. So a name that one of them
// imports is known in the others, and so is what they call `ssl`.

#ifndef MAILSEAL_LIB_DRIVER_SHAREDNAMESPACES_H
#define MAILSEAL_LIB_DRIVER_SHAREDNAMESPACES_H

#include "mailseal/Carrier/Carrier.h"
#include "llvm/ADT/StringMap.h"

namespace mailseal {

/// The SWIG interfaces and Cython files of a run, and which of them include which.
class SharedNamespaces {
public:
  /// Whether \p File is one of those that may share a namespace.
  static bool mayShare(const SourceFile &File);

  /// Reads those of \p All that may share a namespace.
  ///
  /// Included files are found beside the file that includes them, or in \p All by the
  /// end of their path. What cannot be read says nothing.
  SharedNamespaces(llvm::ArrayRef<FileEntry> All, unsigned Jobs);

  /// What others bind in the namespace of the file \p Path: those that it includes, and
  /// those that are read before it in the module or program that it is a part of. Of
  /// several such modules only what the file itself includes is in all of them.
  SharedNames namesFor(llvm::StringRef Path) const;

  /// The indexes in All of the files that share a namespace with others.
  std::vector<size_t> sharing() const;

private:
  struct Node {
    size_t Index; ///< In All.
    const FileEntry *Entry;
    bool IsRead = false;
    std::vector<NamespaceStep> Steps = {};
    /// The files that Steps include, in their order; one that is not found is this one.
    std::vector<size_t> Includes = {};
    std::vector<size_t> IncludedBy = {};
  };
  class Walk;

  void read(llvm::ArrayRef<size_t> Wanted, unsigned Jobs);
  size_t find(size_t From, llvm::StringRef Name) const;
  std::vector<size_t> rootsOf(size_t Node) const;

  std::vector<Node> Nodes;
  llvm::StringMap<std::vector<size_t>> ByName;
  llvm::StringMap<size_t> ByPath;
};

} // namespace mailseal

#endif
