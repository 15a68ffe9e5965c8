#include "HostNames.h"
#include "CallArguments.h"
#include "Lines.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

namespace {

HostJudgement manual(std::string Reason) { return {Applicability::Manual, std::move(Reason), {}}; }
HostJudgement unsafe(std::string Reason) { return {Applicability::Unsafe, std::move(Reason), {}}; }

/// The name that the object made by \p Construction is bound to, or empty.
std::string holderOf(Node Construction) {
  Node Parent = Construction.parent();
  return Parent.is(SyntaxKind::Assignment) ? dottedName(Parent.child(SyntaxField::Left)) : "";
}

/// The host of the first `Holder.connect(host)` that is not \p Host, or none.
Node otherConnect(const std::string &Holder, Node Host, Node Call, const SyntaxTree &Tree,
                  const ScopeTable &Scopes) {
  if (Holder.empty())
    return {};
  bool OwnScopeOnly = !llvm::StringRef(Holder).contains('.');
  for (uint32_t I = 0; I < Tree.size(); ++I) {
    Node N = Tree.node(I);
    if (!N.is(SyntaxKind::Call) ||
        dottedName(N.child(SyntaxField::Function)) != Holder + ".connect" ||
        (OwnScopeOnly && Scopes.scopeOf(N) != Scopes.scopeOf(Call)))
      continue;
    Node Other = CallArguments(N).find(0, "host", 0);
    if (Other && Other.text() != Host.text())
      return Other;
  }
  return {};
}

/// Splits the literal `"mail:465"` that is the argument \p Host, where no port is given.
HostJudgement splitHostPort(Node Host, llvm::StringRef Text, Node Port) {
  auto [Name, Digits] = Text.split(':');
  unsigned Number = 0;
  std::string Reason = "the certificate is compared with '" + Text.str() +
                       "', port included: give host and port as two arguments";
  if (Port || Name.empty() || Digits.getAsInteger(10, Number) || Number == 0 || Number > 65535)
    return manual(Reason);
  TextRange R = Host.range();
  auto Colon = static_cast<uint32_t>(R.Begin + 1 + Name.size());
  bool ByKeyword = Host.parent().is(SyntaxKind::KeywordArgument);
  HostJudgement Result;
  Result.Edits.push_back({{Colon, R.End - 1}, ""});
  Result.Edits.push_back(insertion(R.End, (ByKeyword ? ", port=" : ", ") + Digits.str()));
  return Result;
}

HostJudgement judgeHostArgument(const ApiClass &Class, Node Host, Node Port,
                                const Resolver &Names) {
  llvm::StringRef Text;
  bool Literal = plainString(Host, Text);
  if (Host.is(SyntaxKind::None) || (Literal && Text.empty()))
    return manual("the host is empty, so there is no name to verify");
  bool ParsesPort = Class.Use == HostUse::ConstructorHostPort;
  if (Literal && ParsesPort && Text.contains(':'))
    return splitHostPort(Host, Text, Port);
  if (Literal)
    return {};
  for (const Value &V : Names.resolve(Host))
    if (V.Kind == ValueKind::None)
      return manual("the host may be None: then there is no name to verify");
  bool Unported = ParsesPort && !Port;
  for (Node Origin : Names.origins(Host)) {
    if (!plainString(Origin, Text)) {
      // `"%s:%s" % (host, port)`, `f"{host}:{port}"`, `host + ":465"`
      if (Unported && !Origin.is(SyntaxKind::Call) && Origin.text().contains(':') &&
          Origin.text().find_first_of("'\"") != llvm::StringRef::npos)
        return manual("the host seems to be " + Origin.text().str() +
                      ", and the certificate is compared with all of it, port included: "
                      "give host and port as two arguments");
      continue;
    }
    if (Text.empty())
      return unsafe("the host may be empty: then there is no name to verify");
    if (Unported && Text.contains(':'))
      return manual("the host is '" + Text.str() +
                    "', and the certificate is compared with all of it, port included: "
                    "give host and port as two arguments");
  }
  return {};
}

} // namespace

HostJudgement mailseal::judgeHost(const Callee &Target, Node Call, const Resolver &Names,
                                  const SyntaxTree &Tree) {
  bool Upgrade = !Target.Row->Method.empty();
  std::string Path = Target.Row->Module.str() + "." + Target.Row->Class.str();
  if (Upgrade && Target.Receiver.Kind == ValueKind::Method)
    Path = Target.Receiver.Path;
  const ApiClass *Class = findApiClass(Path);
  if (!Class || Class->HostIndex < 0 || Class->Use == HostUse::Connect)
    return {};

  Node Construction = Upgrade ? Target.Receiver.Origin : Call;
  if (!Construction || (Upgrade && Target.Receiver.OwnConstructor))
    return unsafe("the constructor gets its host elsewhere: it must be the server's name");
  CallArguments Arguments(Construction);
  Node Host = Arguments.find(Class->HostIndex, "host", Target.SelfArguments);
  if (!Host && (Arguments.ListSplat || Arguments.DictionarySplat || Arguments.LoneGenerator))
    return unsafe("the host is in '*' or '**' arguments: it must be the server's name");
  if (!Host)
    return manual("the constructor gets no host, and the name given to connect() is not the one "
                  "that is verified: give host and port to the constructor and drop connect()");

  std::string Holder =
      Upgrade ? dottedName(Call.child(SyntaxField::Function).child(SyntaxField::Object))
              : holderOf(Construction);
  if (Node Other = otherConnect(Holder, Host, Call, Tree, Names.scopes()))
    return manual("connect() goes to " + Other.text().str() +
                  ", but the certificate is compared with the constructor's host " +
                  Host.text().str());
  Node Port = Arguments.find(Class->PortIndex, "port", Target.SelfArguments);
  return judgeHostArgument(*Class, Host, Port, Names);
}
