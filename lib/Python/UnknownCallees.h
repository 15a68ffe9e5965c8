//===- UnknownCallees.h - Calls that may start TLS --------------*- C++ -*-===//
//
// What could not be followed to a callable of the table, but looks so much like one
// that a person should look. It is never repaired: what it may be else takes no context.

#ifndef MAILSEAL_LIB_PYTHON_UNKNOWNCALLEES_H
#define MAILSEAL_LIB_PYTHON_UNKNOWNCALLEES_H

#include "UnitContext.h"
#include <optional>

namespace mailseal {

/// What to say of \p Call, which reaches \p Targets, none of them in the table; or
/// nothing.
std::optional<Finding> findUnknownCallee(Node Call, const Callees &Targets,
                                         const UnitContext &Unit);

} // namespace mailseal

#endif
