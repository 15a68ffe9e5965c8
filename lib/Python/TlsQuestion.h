//===- TlsQuestion.h - Asking a server for TLS ------------------*- C++ -*-===//

#ifndef MAILSEAL_LIB_PYTHON_TLSQUESTION_H
#define MAILSEAL_LIB_PYTHON_TLSQUESTION_H

#include "Resolver.h"

namespace mailseal {

/// Whether \p Condition asks the server that \p Receiver is connected to for the
/// capability to start TLS: `server.has_extn("starttls")`, `"STLS" in caps`.
bool asksForTls(Node Condition, llvm::StringRef Receiver, const Resolver &Names);

} // namespace mailseal

#endif
