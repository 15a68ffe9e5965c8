//===- ImportOrder.h - Which imports have run before a call -----*- C++ -*-===//
//
// An import that stands in the text may not have run where a call does: an exception came
// between, or the call's function runs before it.

#ifndef MAILSEAL_LIB_PYTHON_IMPORTORDER_H
#define MAILSEAL_LIB_PYTHON_IMPORTORDER_H

#include "Resolver.h"

namespace mailseal {

/// Whether \p N is `import …` or `from … import …`.
bool isImport(Node N);

/// How many names the import \p Statement brings; 0 for `*`.
unsigned nameCount(Node Statement);

/// Says for one unit what has run whenever a call runs. A call needs \p LibraryImport, the
/// import that brings its library, which is none where that is not known.
class ImportOrder {
public:
  explicit ImportOrder(const Resolver &Names) : Names(Names) {}

  /// Whether what \p Suite has at \p Offset has run whenever \p Call runs.
  bool hasRun(Node Suite, uint32_t Offset, Node Call, Node LibraryImport) const;
  /// The same of the import of \p Name in \p Statement.
  bool hasRun(Node Name, Node Statement, Node Call, Node LibraryImport) const;
  /// Whether \p None binds the name of \p Import only where that is of no use.
  bool isHarmless(const Binding &None, const Binding &Import, Node LibraryImport) const;

private:
  /// Whether \p Call may run though an exception left \p Suite.
  bool isRaisedThrough(Node Suite, Node Call) const;

  const Resolver &Names;
};

} // namespace mailseal

#endif
