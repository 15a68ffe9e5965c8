//===- KeptContexts.h - What a program does with a context later -*- C++ -*-===//
//
// A connection keeps the context that it was made with, as its attribute `context` or
// `ssl_context`: code behind the call, and methods of a derived class, may change it, put
// another in its place, or pass it by.

#ifndef MAILSEAL_LIB_PYTHON_KEPTCONTEXTS_H
#define MAILSEAL_LIB_PYTHON_KEPTCONTEXTS_H

#include "ApiTable.h"
#include "Resolver.h"

namespace mailseal {

/// What is done with the context of a connection.
struct ContextMisuse {
  Node Statement; ///< None: nothing is.
  /// It takes the verification away; else it fails with a context that verifies.
  bool Weakens = false;
};

/// What is done in the file of \p Names with the context of the connection that \p Call,
/// of the constructor \p Row, makes.
ContextMisuse findContextMisuse(Node Call, const ApiCallable &Row, const Callees &Targets,
                                const Resolver &Names);

/// Whether \p Call, of the constructor \p Row, makes an FTP_TLS object that gets a context
/// which verifies behind it, before it asks for TLS: its constructor connects in plaintext,
/// and login() and auth() take the context it has then (CPython 3.12 Lib/ftplib.py).
bool isGivenContextLater(Node Call, const ApiCallable &Row, const Resolver &Names);

} // namespace mailseal

#endif
