//===- AttributeAssignments.h - What gives attributes values ----*- C++ -*-===//
//
// Of functions and methods that are not the code's own: `ssl.create_default_context = …`,
// `smtplib.SMTP.starttls = …` put others in their place.

#ifndef MAILSEAL_LIB_PYTHON_ATTRIBUTEASSIGNMENTS_H
#define MAILSEAL_LIB_PYTHON_ATTRIBUTEASSIGNMENTS_H

#include "Resolver.h"

namespace mailseal {

/// What gives an attribute of an object a value.
struct AttributeAssignment {
  Node Statement; ///< An assignment, or a call of `setattr`.
  Node Target;    ///< What is assigned to, or `setattr`.
  Node Object;
  Node Value; ///< None where the object is deleted of it, or only declared to have it.
};
using AttributeAssignments = llvm::SmallVector<AttributeAssignment, 1>;

/// All of an attribute \p Name, of whatever objects, in the file of \p Names.
AttributeAssignments assignmentsTo(llvm::StringRef Name, const Resolver &Names);

/// Whether the library's class \p Class (`smtplib.SMTP`) may be replaced in another file of
/// the project than that of \p Names, or its method \p Method in any, on the class or on one
/// that may be derived from it. In the file itself the class is a name like others, and so
/// is the method of one object (Scopes.h).
bool isReplaced(llvm::StringRef Class, llvm::StringRef Method, const Resolver &Names);

/// What puts something into the attribute \p Read, of an object of a class of the project,
/// from outside that class, in a file that names it, a test or not; nothing if it is no such
/// attribute, or nothing else than what the class itself puts in is seen.
std::optional<AttributeAssignment> findReplacement(Node Read, const Resolver &Names);

} // namespace mailseal

#endif
