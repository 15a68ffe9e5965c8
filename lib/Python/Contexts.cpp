#include "Contexts.h"
#include "CallArguments.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

namespace {

bool resolvesTo(Node Expression, llvm::StringRef Path, const Resolver &Names) {
  return Expression && llvm::any_of(Names.resolve(Expression), [&](const Value &V) {
           return V.Kind == ValueKind::External && V.Path == Path;
         });
}

/// The first value assigned to `Holder.Attribute` in the scopes that \p Use sees.
Node assignedAttribute(llvm::StringRef Holder, llvm::StringRef Attribute, Node Use,
                       const ScopeTable &Scopes) {
  std::string Name = (Holder + "." + Attribute).str();
  ScopeId Found = 0;
  if (Holder.empty() || !Scopes.findScope(Name, Scopes.scopeOf(Use), Found))
    return {};
  return Scopes.scope(Found).Bindings.find(Name)->second.front().Value;
}

/// A way to make a context.
enum class Maker { Default, Unverified, Stdlib, Plain };

struct MakerPath {
  llvm::StringLiteral Path;
  Maker Kind;
};
constexpr MakerPath Makers[] = {
    {"ssl.create_default_context", Maker::Default},
    {"ssl._create_default_https_context", Maker::Default},
    {"ssl._create_unverified_context", Maker::Unverified},
    {"ssl._create_stdlib_context", Maker::Stdlib},
    {"ssl.SSLContext", Maker::Plain},
};

/// Whether the context that \p Call makes by \p How verifies as it comes.
bool verifiesWhenMade(Maker How, Node Call, const Resolver &Names) {
  CallArguments Arguments(Call);
  switch (How) {
  case Maker::Default:
    return !resolvesTo(Arguments.find(0, "purpose", 0), "ssl.Purpose.CLIENT_AUTH", Names);
  case Maker::Unverified:
  case Maker::Stdlib:
    return resolvesTo(Arguments.find(-1, "cert_reqs", 0), "ssl.CERT_REQUIRED", Names) &&
           Arguments.find(-1, "check_hostname", 0).is(SyntaxKind::TrueLiteral);
  case Maker::Plain:
    return resolvesTo(Arguments.find(0, "protocol", 0), "ssl.PROTOCOL_TLS_CLIENT", Names);
  }
  return false;
}

ContextJudgement judgeMade(Node Call, Maker How, llvm::StringRef Holder, Node Use,
                           const Resolver &Names) {
  const ScopeTable &Scopes = Names.scopes();
  Node CheckHostname = assignedAttribute(Holder, "check_hostname", Use, Scopes);
  Node VerifyMode = assignedAttribute(Holder, "verify_mode", Use, Scopes);
  for (Node Weakening : {CheckHostname, VerifyMode})
    if (Weakening.is(SyntaxKind::FalseLiteral) || resolvesTo(Weakening, "ssl.CERT_NONE", Names))
      return {ContextState::Weakened, Weakening.parent().text().str()};
  if (verifiesWhenMade(How, Call, Names) || CheckHostname.is(SyntaxKind::TrueLiteral))
    return {};
  return {ContextState::Unverified, Call.text().str()};
}

/// Whether \p B stands in the suite of `if name is None:` or `if not name:`, so
/// that the name is not None behind it.
bool replacesNone(const Binding &B, llvm::StringRef Name) {
  Node If = B.Target.ancestor(SyntaxKind::IfStatement);
  if (!If || B.Target.ancestor(SyntaxKind::Block).parent() != If)
    return false;
  for (Node Child : If.children())
    if (Child.isNamed() && !Child.is(SyntaxKind::Comment))
      return Child.text() == (Name + " is None").str() || Child.text() == ("not " + Name).str();
  return false;
}

bool defaultsToNone(Node Name, const ScopeTable &Scopes) {
  ScopeId Found = 0;
  if (!Name.is(SyntaxKind::Identifier) ||
      !Scopes.findScope(Name.text(), Scopes.scopeOf(Name), Found))
    return false;
  auto Reaching = Scopes.reaching(Scopes.scope(Found).Bindings.find(Name.text())->second, Name);
  return llvm::any_of(Reaching,
                      [](const Binding *B) {
                        return B->Kind == BindingKind::Parameter && B->Value.is(SyntaxKind::None);
                      }) &&
         llvm::none_of(Reaching, [&](const Binding *B) { return replacesNone(*B, Name.text()); });
}

} // namespace

ContextJudgement mailseal::judgeContext(Node Expression, const Resolver &Names) {
  if (Expression.is(SyntaxKind::None))
    return {ContextState::None, "None"};
  if (defaultsToNone(Expression, Names.scopes()))
    return {ContextState::MayBeNone, Expression.text().str()};
  std::string Holder = dottedName(Expression);
  for (Node Origin : Names.origins(Expression)) {
    if (Origin.is(SyntaxKind::None))
      return {ContextState::MayBeNone, Expression.text().str()};
    if (!Origin.is(SyntaxKind::Call))
      continue;
    for (const Value &F : Names.resolve(Origin.child(SyntaxField::Function))) {
      const auto *Known = llvm::find_if(Makers, [&](const MakerPath &M) {
        return F.Kind == ValueKind::External && M.Path == F.Path;
      });
      if (Known == std::end(Makers))
        continue;
      ContextJudgement Judgement = judgeMade(Origin, Known->Kind, Holder, Expression, Names);
      if (Judgement.State != ContextState::Trusted)
        return Judgement;
    }
  }
  return {};
}
