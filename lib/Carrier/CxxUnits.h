//===- CxxUnits.h - From texts of C++ to units ------------------*- C++ -*-===//

#ifndef MAILSEAL_CARRIER_CXXUNITS_H
#define MAILSEAL_CARRIER_CXXUNITS_H

#include "Carrier/CxxPrograms.h"

namespace mailseal {

/// Assembles the unit of \p Programs, which share a namespace or literals. No two
/// hold one literal. Each is a text of its own; one that may not run when the
/// others do stands in an `if` suite.
PythonUnit assembleCxxUnit(llvm::StringRef Bytes, llvm::ArrayRef<CxxProgram> Programs);

} // namespace mailseal

#endif
