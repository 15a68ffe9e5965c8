#include "ContextFix.h"
#include "CallArguments.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

namespace {

/// Arguments of a context's maker that say which authorities it trusts.
constexpr llvm::StringLiteral AuthorityArguments[] = {"cafile", "capath", "cadata"};
/// Arguments that say how it verifies, or what it is for.
constexpr llvm::StringLiteral VerificationArguments[] = {"protocol", "cert_reqs", "check_hostname",
                                                         "purpose"};
/// Attributes of a context that are of use to a verifying one, too.
constexpr llvm::StringLiteral NeutralAttributes[] = {
    "load_cert_chain",    "load_default_certs", "load_verify_locations",
    "maximum_version",    "minimum_version",    "options",
    "set_alpn_protocols", "set_ciphers",
};

/// Whether \p Use is the context argument of a mail call.
bool isMailContext(Node Use, const Resolver &Names) {
  Node Call = Use.ancestor(SyntaxKind::Call);
  if (!Call || !Call.child(SyntaxField::Arguments).is(SyntaxKind::ArgumentList))
    return false;
  Callees Targets = Names.resolveCallees(Call);
  return !Targets.Tls.empty() && !Targets.MayBeOther &&
         CallArguments(Call).find(Targets.Tls.front().Row->ContextIndex,
                                  Targets.Tls.front().Row->Keyword,
                                  Targets.Tls.front().SelfArguments) == Use;
}

/// Whether \p Use neither weakens the context nor gives it to anything else.
bool isNeutral(Node Use, const Resolver &Names) {
  Node Parent = Use.parent();
  if (Parent.is(SyntaxKind::Attribute) && Use.field() == SyntaxField::Object)
    return llvm::is_contained(NeutralAttributes, Parent.child(SyntaxField::Attribute).text());
  return isMailContext(Use, Names);
}

} // namespace

bool mailseal::isMadeForMailOnly(Node Maker, const Resolver &Names) {
  Node Assignment = Maker.parent();
  Node Target = Assignment.child(SyntaxField::Left);
  bool IsName = Target.is(SyntaxKind::Identifier);
  if (!Assignment.is(SyntaxKind::Assignment) || Assignment.parent().is(SyntaxKind::Assignment) ||
      (!IsName && dottedName(Target).empty()))
    return false;
  llvm::StringRef Name = IsName ? Target.text() : Target.child(SyntaxField::Attribute).text();
  // Every `ctx` or `….ctx` of the unit, in whatever scope: none is guessed away.
  llvm::SmallVector<Node, 32> Work{Names.scopes().scope(0).Definition};
  while (!Work.empty()) {
    Node N = Work.pop_back_val();
    for (Node Child : N.children())
      if (Child.isNamed())
        Work.push_back(Child);
    if (!N.is(SyntaxKind::Identifier) || N.text() != Name)
      continue;
    bool IsKeyword = N.parent().is(SyntaxKind::KeywordArgument) && N.field() == SyntaxField::Name;
    bool IsMember = N.field() == SyntaxField::Attribute;
    if (IsKeyword || IsMember == IsName)
      continue;
    Node Use = IsMember ? N.parent() : N;
    if (Use != Target && !isNeutral(Use, Names))
      return false;
  }
  return true;
}

std::optional<Edit> mailseal::replaceMaker(Node Maker, llvm::StringRef Fresh,
                                           const Resolver &Names) {
  CallArguments Arguments(Maker);
  Node Purpose = Arguments.find(0, "purpose", 0);
  for (const Value &V : Purpose ? Names.resolve(Purpose) : Values())
    if (V.Kind == ValueKind::External && V.Path == "ssl.Purpose.CLIENT_AUTH") {
      if (Purpose.is(SyntaxKind::Attribute))
        return Edit{Purpose.child(SyntaxField::Attribute).range(), "SERVER_AUTH"};
      return std::nullopt;
    }
  if (Arguments.LoneGenerator || Arguments.ListSplat || Arguments.DictionarySplat ||
      Arguments.Positional.size() > 1)
    return std::nullopt;
  std::string Kept;
  for (Node K : Arguments.Keywords) {
    llvm::StringRef Name = K.child(SyntaxField::Name).text();
    if (llvm::is_contained(AuthorityArguments, Name))
      Kept += (Kept.empty() ? "" : ", ") + K.text().str();
    else if (!llvm::is_contained(VerificationArguments, Name))
      return std::nullopt;
  }
  // What a project's own context takes is not known.
  if (!Kept.empty() && !(Fresh.ends_with("create_default_context()") && Fresh.consume_back("()")))
    return std::nullopt;
  return Edit{Maker.range(), Kept.empty() ? Fresh.str() : (Fresh + "(" + Kept + ")").str()};
}
