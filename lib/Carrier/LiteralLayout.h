//===- LiteralLayout.h - Lines as adjacent literals -------------*- C++ -*-===//

#ifndef MAILSEAL_CARRIER_LITERALLAYOUT_H
#define MAILSEAL_CARRIER_LITERALLAYOUT_H

#include "Carrier/CxxLexer.h"
#include "mailseal/Unit/PythonUnit.h"

namespace mailseal {

/// How a line is added beside one of several adjacent literals.
struct LineLayouts {
  LineLayout Before, After;
};

/// The layouts that give the literal \p Index of the run \p Literals a
/// neighbour of the same look. Nothing for a literal that stands alone, is raw
/// or goes over several lines: there a new line belongs into the literal.
/// \p InDirective says that line breaks need a backslash.
std::optional<LineLayouts> lineLayouts(llvm::StringRef Bytes, llvm::ArrayRef<CxxLiteral> Literals,
                                       size_t Index, bool InDirective);

} // namespace mailseal

#endif
