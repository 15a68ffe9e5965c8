//===- HandedOnRule.cpp - TLS calls that other code makes ----------------===//
//
// `run_in_executor(None, smtplib.SMTP_SSL, host)` makes the call without a
// context, and has no place for one: the class gets it where it is named. What
// another function does with a callable is not known: there it is said.

#include "CallArguments.h"
#include "ClassChoice.h"
#include "FallbackSearch.h"
#include "HostNames.h"
#include "Surroundings.h"
#include "UnitContext.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

namespace {

/// Functions, by the last part of their name, that do not call what they get.
constexpr llvm::StringLiteral Harmless[] = {
    "MagicMock", "Mock",       "__new__",    "cast",   "create_autospec", "getattr", "hasattr",
    "id",        "isinstance", "issubclass", "object", "patch",           "print",   "repr",
    "setattr",   "str",        "super",      "type",   "wraps",           "partial", "to_thread",
};

/// Whether the function \p Name, called with a callable, does not call it. An assertion
/// compares it, but for assertRaises() and assertWarns().
bool isHarmless(llvm::StringRef Name) {
  bool Compares = Name.starts_with("assert") && !Name.contains("Raises") && !Name.contains("Warns");
  return Compares || llvm::is_contained(Harmless, Name);
}

/// The method of an event loop that calls its second argument with the others.
constexpr llvm::StringLiteral Runner = "run_in_executor";
constexpr unsigned RunnerArguments = 2;

llvm::StringRef lastName(Node Function) {
  return Function.is(SyntaxKind::Attribute) ? Function.child(SyntaxField::Attribute).text()
                                            : Function.text();
}

/// The row of the constructor or bound method that \p V is, or null.
const ApiCallable *callableOf(const Value &V, const Resolver &Names) {
  if (V.Kind == ValueKind::LocalClass) {
    Callees Targets = Names.calleesOf(V);
    bool IsKnown = !Targets.Tls.empty() && !Targets.Tls.front().Row->Keyword.empty();
    return IsKnown ? Targets.Tls.front().Row : nullptr;
  }
  if ((V.Kind != ValueKind::External && V.Kind != ValueKind::Method) || V.Partial)
    return nullptr;
  const ApiClass *Class = findApiClass(V.Path);
  const ApiCallable *Row = Class ? findApiCallable(*Class, V.Member) : nullptr;
  return Row && !Row->Keyword.empty() ? Row : nullptr;
}

/// Fills the level, the edits and the end of the message of \p F, where \p Argument,
/// the class \p V, is handed to \p Call.
void fix(Node Argument, Node Call, const Value &V, const ApiCallable &Row, UnitContext &Unit,
         Finding &F) {
  std::string Advice = "hand on functools.partial(" + Argument.text().str() + ", " +
                       Row.Keyword.str() + "=ssl.create_default_context()) instead";
  CallArguments Arguments(Call);
  bool IsRun = lastName(Call.child(SyntaxField::Function)) == Runner && Row.Method.empty() &&
               Arguments.Positional.size() > RunnerArguments && !Arguments.ListSplat &&
               Arguments.Positional[1] == Argument &&
               !Arguments.find(Row.KeyfileIndex, "", RunnerArguments);
  std::string Problem = IsRun ? plaintextFallback(Call, Row, Unit.Names) : Advice;
  if (Problem.empty()) {
    HostJudgement Host =
        judgeHost({&Row, V, RunnerArguments, /*Forwarded=*/true}, Call, Unit.Names, Unit.Tree);
    F.Level = Host.Level;
    F.Edits = std::move(Host.Edits);
    Problem = std::move(Host.Reason);
  }
  if (OptOut Chosen = findOptOut(Call, Row, Unit.Names); Chosen.Level > F.Level) {
    F.Level = Chosen.Level;
    Problem = std::move(Chosen.Reason);
  }
  if (F.Level != Applicability::Manual)
    if (std::string NoPlace = wrapClass(
            Argument, Row.Keyword, importsOf(Unit.Names.resolve(Argument)), Unit.Imports, F.Edits);
        !NoPlace.empty()) {
      F.Level = Applicability::Manual;
      Problem = std::move(NoPlace);
    }
  if (F.Level == Applicability::Manual)
    F.Edits.clear();
  if (!Problem.empty())
    F.Message += (F.Level == Applicability::Manual ? "; not fixed: " : "; look at it: ") + Problem;
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
    const ApiCallable *Row = callableOf(V, Unit.Names);
    // What is given a context beside the callable hands that on, too.
    if (!Row || CallArguments(Call).keyword(Row->Keyword))
      continue;
    Finding F;
    F.Call = Row->qualifiedName();
    F.Callee = F.Extent = Argument.range();
    F.Message = F.Call + " is handed to " + lastName(Function).str() + "() without a " +
                Row->Keyword.str() + ", so it accepts any certificate when called";
    fix(Argument, Call, V, *Row, Unit, F);
    Findings.push_back(std::move(F));
    return;
  }
}

} // namespace

void mailseal::checkHandedOn(UnitContext &Unit, std::vector<Finding> &Findings) {
  for (Node Call : Unit.Calls) {
    Node Function = Call.child(SyntaxField::Function);
    if (isHarmless(lastName(Function)))
      continue;
    for (Node Argument : Call.child(SyntaxField::Arguments).children())
      checkArgument(Argument.is(SyntaxKind::KeywordArgument) ? Argument.child(SyntaxField::Value)
                                                             : Argument,
                    Call, Unit, Findings);
  }
}
