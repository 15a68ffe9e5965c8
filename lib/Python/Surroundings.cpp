#include "Surroundings.h"
#include "CallArguments.h"
#include "Contexts.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

namespace {

/// Words in the condition of a branch that chooses not to verify.
constexpr llvm::StringLiteral ChoiceWords[] = {
    "insecure",       "verify",     "self_signed",   "selfsigned",  "unverified",
    "check_hostname", "check_cert", "validate_cert", "ignore_cert", "trust",
};

/// The context that verifies and that \p Part, a branch, passes to a call of \p Row; or none.
Node contextPassedIn(Node Part, const ApiCallable &Row, const Resolver &Names) {
  for (Node N : Part.subtree()) {
    if (!N.is(SyntaxKind::Call))
      continue;
    Callees Targets = Names.resolveCallees(N);
    if (Targets.Tls.empty() || Targets.Tls.front().Row != &Row)
      continue;
    Node Context = CallArguments(N).find(Row.ContextIndex, Row.Keyword, 0);
    if (Context && judgeContext(Context, Names).State == ContextState::Trusted)
      return Context;
  }
  return {};
}

/// Whether \p Condition asks for \p Context itself: `if context:`.
bool asksFor(Node Condition, Node Context) {
  return llvm::any_of(Condition.subtree(), [&](Node N) { return N.text() == Context.text(); });
}

constexpr llvm::StringLiteral OnPurpose =
    "another branch passes a context, so this one may go without on purpose";

/// What the other branch of \p Around, a statement or expression around \p Inner, or an `if`
/// before that in its suite which leaves, says of a call of \p Row in \p Inner.
OptOut otherBranch(Node Around, Node Inner, const ApiCallable &Row, const Resolver &Names) {
  if (Around.is(SyntaxKind::ConditionalExpression)) {
    auto Parts = Around.parts();
    Node Other = Inner == Parts.front() ? Parts.back() : Parts.front();
    if (contextPassedIn(Other, Row, Names))
      return {Applicability::Manual, OnPurpose.str()};
  }
  if (!Around.is(SyntaxKind::Block) && !Around.is(SyntaxKind::Module))
    return {};
  for (Node S : Around.children()) {
    if (S == Inner)
      break;
    Node Last = S.is(SyntaxKind::IfStatement) ? S.parts().back() : Node();
    auto Statements = Last.is(SyntaxKind::Block) ? Last.parts() : llvm::SmallVector<Node, 4>();
    if (!Statements.empty() && Statements.back().is(SyntaxKind::ReturnStatement))
      if (Node Context = contextPassedIn(Last, Row, Names);
          Context && !asksFor(S.child(SyntaxField::Condition), Context))
        return {Applicability::Manual, OnPurpose.str()};
  }
  return {};
}

} // namespace

OptOut mailseal::findOptOut(Node Call, const ApiCallable &Row, const Resolver &Names) {
  ScopeId Scope = Names.scopes().scopeOf(Call);
  for (Node N = Call; N.parent() && Names.scopes().scopeOf(N) == Scope; N = N.parent())
    if (OptOut Other = otherBranch(N.parent(), N, Row, Names); !Other.Reason.empty())
      return Other;
  for (Node If = Call.ancestor(SyntaxKind::IfStatement); If;
       If = If.ancestor(SyntaxKind::IfStatement)) {
    if (Names.scopes().scopeOf(If) != Scope)
      break;
    OptOut Chosen;
    for (Node Part : If.children()) {
      if (Call.isInside(Part) || !Part.isNamed())
        continue;
      if (Node Context = contextPassedIn(Part, Row, Names)) {
        bool IsGiven = asksFor(If.child(SyntaxField::Condition), Context);
        return {IsGiven ? Applicability::Unsafe : Applicability::Manual, OnPurpose.str()};
      }
      if (Part.field() == SyntaxField::Condition &&
          llvm::any_of(ChoiceWords, [&](llvm::StringRef Word) {
            return Part.text().contains_insensitive(Word);
          }))
        Chosen = {Applicability::Unsafe,
                  "'" + Part.text().str() + "' may choose not to verify on purpose"};
    }
    if (!Chosen.Reason.empty())
      return Chosen;
  }
  return {};
}
