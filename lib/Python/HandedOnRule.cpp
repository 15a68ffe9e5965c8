//===- HandedOnRule.cpp - TLS calls that other code makes ----------------===//
//
// `run_in_executor(None, smtplib.SMTP_SSL, host)` makes the call without a
// context, and has no place for one: said where the callable is named.

#include "CallArguments.h"
#include "UnitContext.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

namespace {

/// Functions, by the last part of their name, that do not call what they get.
constexpr llvm::StringLiteral Harmless[] = {
    "MagicMock",  "Mock",       "cast",   "create_autospec", "getattr", "hasattr",   "id",
    "isinstance", "issubclass", "object", "patch",           "print",   "repr",      "setattr",
    "str",        "super",      "type",   "wraps",           "partial", "to_thread",
};

llvm::StringRef lastName(Node Function) {
  return Function.is(SyntaxKind::Attribute) ? Function.child(SyntaxField::Attribute).text()
                                            : Function.text();
}

/// The row of the constructor or bound method that \p V is, or null.
const ApiCallable *callableOf(const Value &V) {
  if ((V.Kind != ValueKind::External && V.Kind != ValueKind::Method) || V.Partial)
    return nullptr;
  const ApiClass *Class = findApiClass(V.Path);
  const ApiCallable *Row = Class ? findApiCallable(*Class, V.Member) : nullptr;
  return Row && !Row->Keyword.empty() ? Row : nullptr;
}

void checkArgument(Node Argument, Node Call, UnitContext &Unit, std::vector<Finding> &Findings) {
  if (!Argument.is(SyntaxKind::Identifier) && !Argument.is(SyntaxKind::Attribute))
    return;
  Node Function = Call.child(SyntaxField::Function);
  Values Handed = Unit.Names.resolve(Argument);
  // `except ImportError as error: FTP_TLS = error` makes the name more than a class.
  if (llvm::any_of(Handed, [](const Value &V) { return V.Kind == ValueKind::Unknown; }))
    return;
  for (const Value &V : Handed) {
    const ApiCallable *Row = callableOf(V);
    // What is given a context beside the callable hands that on, too.
    if (!Row || CallArguments(Call).keyword(Row->Keyword))
      continue;
    Finding F;
    F.Call = Row->qualifiedName();
    F.Callee = F.Extent = Argument.range();
    F.Message =
        F.Call + " is handed to " + lastName(Function).str() + "() without a " +
        Row->Keyword.str() +
        ", so it accepts any certificate when called; not fixed: hand on functools.partial(" +
        Argument.text().str() + ", " + Row->Keyword.str() +
        "=ssl.create_default_context()) instead";
    Findings.push_back(std::move(F));
    return;
  }
}

} // namespace

void mailseal::checkHandedOn(UnitContext &Unit, std::vector<Finding> &Findings) {
  for (Node Call : Unit.Calls) {
    Node Function = Call.child(SyntaxField::Function);
    if (llvm::is_contained(Harmless, lastName(Function)))
      continue;
    for (Node Argument : Call.child(SyntaxField::Arguments).children())
      checkArgument(Argument.is(SyntaxKind::KeywordArgument) ? Argument.child(SyntaxField::Value)
                                                             : Argument,
                    Call, Unit, Findings);
  }
}
