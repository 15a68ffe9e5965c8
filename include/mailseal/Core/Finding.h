//===- Finding.h - What a rule says of one call -----------------*- C++ -*-===//

#ifndef MAILSEAL_CORE_FINDING_H
#define MAILSEAL_CORE_FINDING_H

#include "mailseal/Core/Edit.h"
#include "mailseal/Core/Rule.h"
#include <string>
#include <vector>

namespace mailseal {

/// How far a fix is proven (DESIGN.md, section 5).
enum class Applicability {
  Safe,   ///< Works as before at a good server, sends nothing to any other.
  Unsafe, ///< Right in all likelihood, but a person should look.
  Manual, ///< No edit is made; the message says why and what to do.
};

/// `safe`, `unsafe` or `manual`.
llvm::StringRef applicabilityName(Applicability Level);

/// An insecure call.
///
/// The Python stage makes it with ranges and edits in unit text; the driver
/// moves both to host bytes. A finding never holds a mix of the two.
struct Finding {
  Rule Id = Rule::MissingContext;
  /// The callable's qualified name, e.g. `smtplib.SMTP.starttls`.
  std::string Call;
  /// The callee: from its first name to the one before the parenthesis.
  TextRange Callee;
  /// The whole call: from the callee's first byte to the closing parenthesis.
  TextRange Extent;
  /// What is wrong and, for a manual finding, why no edit was made and what to
  /// do. Lower case, no final stop.
  std::string Message;
  Applicability Level = Applicability::Manual;
  /// The whole fix, the import it needs included; applied all or none. Empty
  /// if and only if the level is Manual.
  std::vector<Edit> Edits;

  friend bool operator==(const Finding &, const Finding &) = default;
};

} // namespace mailseal

#endif
