//===- RaisedErrors.h - Which errors come to which handlers ------*- C++ -*-===//

#ifndef MAILSEAL_LIB_PYTHON_RAISEDERRORS_H
#define MAILSEAL_LIB_PYTHON_RAISEDERRORS_H

#include "Handlers.h"

namespace mailseal {

/// Whether the error of a bad certificate comes to \p H.
bool catchesCertificateError(const Handler &H);

} // namespace mailseal

#endif
