//===- HostNames.h - Whether the right host gets verified -------*- C++ -*-===//
//
// A context compares the certificate with a host name. Where that name is not
// the one the program means, adding a context breaks the program or, worse,
// opens a plaintext hole that an error kept shut (SEMANTICS.md, section 2).

#ifndef MAILSEAL_LIB_PYTHON_HOSTNAMES_H
#define MAILSEAL_LIB_PYTHON_HOSTNAMES_H

#include "Resolver.h"
#include "mailseal/Core/Finding.h"

namespace mailseal {

/// How safe a context is with the host that a call has.
struct HostJudgement {
  Applicability Level = Applicability::Safe;
  /// Why the level is not Safe.
  std::string Reason;
  /// Edits that must go with the context (`"mail:465"` becomes `"mail", 465`).
  std::vector<Edit> Edits;
  /// What must be true of the host, and nothing in the text shows; or empty.
  std::string Note;
};

/// Judges the host of \p Call, which reaches \p Target.
HostJudgement judgeHost(const Callee &Target, Node Call, const Resolver &Names,
                        const SyntaxTree &Tree);

} // namespace mailseal

#endif
