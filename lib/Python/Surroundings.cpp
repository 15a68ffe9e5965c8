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

} // namespace

std::string mailseal::optOut(Node Call, const ApiCallable &Row, const Resolver &Names) {
  ScopeId Scope = Names.scopes().scopeOf(Call);
  for (Node If = Call.ancestor(SyntaxKind::IfStatement); If;
       If = If.ancestor(SyntaxKind::IfStatement)) {
    if (Names.scopes().scopeOf(If) != Scope)
      break;
    for (Node Part : If.children()) {
      if (Call.isInside(Part) || !Part.isNamed())
        continue;
      if (Part.field() == SyntaxField::Condition &&
          llvm::any_of(ChoiceWords, [&](llvm::StringRef Word) {
            return Part.text().contains_insensitive(Word);
          }))
        return "'" + Part.text().str() + "' may choose not to verify on purpose";
      bool Verifies = llvm::any_of(Part.subtree(), [&](Node N) {
        if (!N.is(SyntaxKind::Call))
          return false;
        Callees Targets = Names.resolveCallees(N);
        if (Targets.Tls.empty() || Targets.Tls.front().Row != &Row)
          return false;
        Node Context = CallArguments(N).find(Row.ContextIndex, Row.Keyword, 0);
        return Context && judgeContext(Context, Names).State == ContextState::Trusted;
      });
      if (Verifies)
        return "another branch passes a context, so this one may go without on purpose";
    }
  }
  return {};
}
