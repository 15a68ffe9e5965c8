#include "HostNames.h"
#include "CallArguments.h"
#include "ConnectMove.h"
#include "ContextOrigins.h"
#include "Handlers.h"
#include "KeywordSplat.h"
#include "Lines.h"
#include "PlaintextPath.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace mailseal;

namespace {

HostJudgement manual(std::string Reason) {
  return {Applicability::Manual, std::move(Reason), {}, {}};
}
HostJudgement unsafe(std::string Reason) {
  return {Applicability::Unsafe, std::move(Reason), {}, {}};
}

/// Whether \p Host is an IP address, of version 4 or 6.
bool isAddress(llvm::StringRef Host) {
  bool IsVersion4 = Host.count('.') == 3 &&
                    llvm::all_of(Host, [](char C) { return llvm::isDigit(C) || C == '.'; });
  return IsVersion4 || (Host.count(':') >= 2 && llvm::all_of(Host, [](char C) {
                          return llvm::isHexDigit(C) || C == ':' || C == '.';
                        }));
}

/// The name of the machine itself, for which no public authority issues certificates.
constexpr llvm::StringLiteral OwnNames[] = {"localhost", "localhost.localdomain"};

/// Whether few certificates, or none, are valid for \p Host.
bool isRarelyCertified(llvm::StringRef Host) {
  return isAddress(Host) || llvm::is_contained(OwnNames, Host.lower());
}

/// Judges a host that may be \p Text.
HostJudgement judgeAddress(llvm::StringRef Text) {
  if (isAddress(Text))
    return unsafe("the host is the address '" + Text.str() +
                  "', which few certificates are valid for: give the server's name");
  if (isRarelyCertified(Text))
    return unsafe("the host is '" + Text.str() +
                  "', for which no public authority issues a certificate: a context may have to "
                  "trust the server's own");
  return {};
}

/// The host of the first `Holder.connect(host)` that is not \p Host, if that is given, or
/// none.
Node otherConnect(const std::string &Holder, Node Host, Node Call, const Resolver &Names) {
  if (Holder.empty())
    return {};
  const ScopeTable &Scopes = Names.scopes();
  bool OwnScopeOnly = !llvm::StringRef(Holder).contains('.');
  for (Node Method : Names.identifiers("connect")) {
    Node Function = Method.parent(), Connect = Function.parent();
    if (!Connect.is(SyntaxKind::Call) || Function.field() != SyntaxField::Function ||
        dottedName(Function) != Holder + ".connect" ||
        (OwnScopeOnly && Scopes.scopeOf(Connect) != Scopes.scopeOf(Call)))
      continue;
    Node Other = CallArguments(Connect).find(0, "host", 0);
    if (Other && (!Host || Other.text() != Host.text()))
      return Other;
  }
  return {};
}

/// Splits \p Literal, `"mail:465"`, which the argument \p Host is or is bound to.
/// Empty if it is no host and port.
std::vector<Edit> splitHostPort(Node Host, Node Literal) {
  llvm::StringRef Text;
  plainString(Literal, Text);
  auto [Name, Digits] = Text.split(':');
  unsigned Number = 0;
  if (Name.empty() || Digits.getAsInteger(10, Number) || Number == 0 || Number > 65535)
    return {};
  TextRange R = Literal.range();
  auto Colon = static_cast<uint32_t>(R.Begin + 1 + Name.size());
  bool ByKeyword = Host.parent().is(SyntaxKind::KeywordArgument);
  return {{{Colon, R.End - 1}, ""},
          insertion(Host.range().End, (ByKeyword ? ", port=" : ", ") + Digits.str())};
}

/// Judges the argument \p Host, a name that is bound to \p Literal, `"mail:465"`:
/// the literal can be split where nothing else reads the name.
HostJudgement splitNamedHost(Node Host, Node Literal, const Resolver &Names,
                             const SyntaxTree &Tree) {
  llvm::StringRef Text;
  plainString(Literal, Text);
  HostJudgement No = manual("the host is '" + Text.str() +
                            "', and the certificate is compared with all of it, port included: "
                            "give host and port as two arguments");
  const ScopeTable &Scopes = Names.scopes();
  ScopeId Owner = 0;
  if (!Host.is(SyntaxKind::Identifier) ||
      !Scopes.findScope(Host.text(), Scopes.scopeOf(Host), Owner))
    return No;
  auto &All = Scopes.scope(Owner).Bindings.find(Host.text())->second;
  if (All.size() != 1 || All.front().Value != Literal)
    return No;
  for (uint32_t I = 0; I < Tree.size(); ++I) {
    Node N = Tree.node(I);
    bool IsLabel = N.field() == SyntaxField::Attribute ||
                   (N.field() == SyntaxField::Name && N.parent().is(SyntaxKind::KeywordArgument));
    if (N.is(SyntaxKind::Identifier) && N.text() == Host.text() && !IsLabel && N != Host &&
        N != All.front().Target)
      return No;
  }
  HostJudgement Result;
  Result.Edits = splitHostPort(Host, Literal);
  if (Result.Edits.empty())
    return No;
  if (Scopes.scope(Owner).Kind != ScopeKind::Function) {
    Result.Level = Applicability::Unsafe;
    Result.Reason = "other files may use '" + Host.text().str() + "', which loses its port";
  }
  return Result;
}

/// Whether the program looks for a colon in the text that \p Host gives:
/// `host.endswith(":465")`, `":" in host`.
bool looksForPort(Node Host, const ScopeTable &Scopes, const SyntaxTree &Tree) {
  std::string Name = dottedName(Host);
  llvm::StringRef Root = llvm::StringRef(Name).split('.').first;
  ScopeId Own = 0, Other = 0;
  if (Name.empty() || !Scopes.findScope(Root, Scopes.scopeOf(Host), Own))
    return false;
  for (uint32_t I = 0; I < Tree.size(); ++I) {
    Node N = Tree.node(I);
    if (!N.is(SyntaxKind::StringContent) || !N.text().starts_with(":"))
      continue;
    Node Around = N.parent().parent();
    Node Call = Around.is(SyntaxKind::ArgumentList) ? Around.parent() : Node();
    Node Object = Call.child(SyntaxField::Function).child(SyntaxField::Object);
    bool Searched = Object && Object.text() == Host.text();
    bool Contained = Around.text().ends_with((" in " + Host.text()).str());
    if ((Searched || Contained) && Scopes.findScope(Root, Scopes.scopeOf(N), Other) &&
        (Other == Own || Root != Name))
      return true;
  }
  return false;
}

/// A string that a host may be.
struct HostText {
  Node Literal;
  /// There to be replaced: of a parameter, of `get(name, default)`, `given or "localhost"`.
  bool IsDefault = false;
};

/// The string literals that \p Host may be by way of a dictionary, an attribute, a default,
/// a caller or another file.
llvm::SmallVector<HostText, 2> distantLiterals(Node Host, const Resolver &Names) {
  llvm::SmallVector<HostText, 2> Result;
  llvm::StringRef Text;
  auto Add = [&](Node N, bool IsDefault) {
    bool IsChosen = N.parent().is(SyntaxKind::ConditionalExpression) ||
                    N.parent().is(SyntaxKind::BooleanOperator);
    if (plainString(N, Text))
      Result.push_back({N, IsDefault || IsChosen});
  };
  for (const Value &V : Names.resolve(Host))
    if (V.Kind == ValueKind::String)
      Add(V.Origin, /*IsDefault=*/false);
  for (Node Origin : originsWithCallers(Host, Names)) {
    bool IsDefault = Origin.field() == SyntaxField::Value &&
                     Origin.parent().parent().field() == SyntaxField::Parameters;
    Add(Origin, IsDefault);
    // `os.environ.get("MAIL_HOST", "mail:587")`
    if (Origin.is(SyntaxKind::Call))
      for (Node Argument : Origin.child(SyntaxField::Arguments).parts())
        Add(Argument, /*IsDefault=*/true);
  }
  return Result;
}

/// Whether \p Origin, which gives a host, puts a port behind it: `"%s:%s" % (host, port)`,
/// `f"{host}:{port}"`, `host + ":465"`, `"{}:{}".format(host, port)`, `":".join(…)`.
bool joinsPort(Node Origin) {
  llvm::StringRef Text = Origin.text();
  if (!Origin.is(SyntaxKind::Call))
    return Text.contains(':') && Text.find_first_of("'\"") != llvm::StringRef::npos;
  Node Function = Origin.child(SyntaxField::Function);
  Node Template = Function.child(SyntaxField::Object),
       Method = Function.child(SyntaxField::Attribute);
  if (!Template.is(SyntaxKind::String) || !Method)
    return false;
  // Within its braces a colon is the format's.
  return Method.text() == "join" ? Template.text().contains(':')
                                 : Method.text() == "format" && Template.text().contains("}:");
}

/// Whether \p Origin, which gives a host, is the name in an MX record, whose last dot no
/// certificate has: `str(answer.exchange)` of dnspython.
bool endsWithDot(Node Origin) {
  bool IsCut = Origin.text().contains("strip(") || Origin.text().contains("[:-1]") ||
               Origin.text().contains("omit_final_dot");
  return !IsCut && llvm::any_of(Origin.subtree(), [](Node N) {
    return N.is(SyntaxKind::Identifier) && N.field() == SyntaxField::Attribute &&
           N.text() == "exchange";
  });
}

/// Whether \p Port may be 0, so that one is looked for in the host.
bool mayBeZero(Node Port, const Resolver &Names) {
  return Port && llvm::any_of(originsOf(Port, Names), [](Node Origin) {
           return llvm::any_of(Origin.subtree(), [](Node N) {
             return N.text() == "0" || N.text() == "'0'" || N.text() == "\"0\"";
           });
         });
}

/// Whether all that \p Host may be stands in the text.
bool isKnown(Node Host, const Resolver &Names) {
  llvm::StringRef Text;
  return llvm::all_of(Names.resolve(Host),
                      [](const Value &V) { return V.Kind == ValueKind::String; }) ||
         llvm::all_of(originsWithCallers(Host, Names),
                      [&](Node Origin) { return plainString(Origin, Text); });
}

/// Judges \p Host, which is no literal and not bound to one, by what it may be all the same.
/// It must hold no port if it is \p Unported.
HostJudgement judgeDistantHost(Node Host, bool Unported, const Resolver &Names) {
  HostJudgement Result;
  llvm::StringRef Text;
  for (const HostText &May : distantLiterals(Host, Names)) {
    plainString(May.Literal, Text);
    unsigned Port = 0;
    if (Unported && !Text.rsplit(':').second.getAsInteger(10, Port))
      return manual("the host may be '" + Text.str() +
                    "', and the certificate is compared with all of it, port included: give host "
                    "and port as two arguments");
    if (isAddress(Text) || (isRarelyCertified(Text) && !May.IsDefault))
      Result = judgeAddress(Text);
  }
  if (Result.Level == Applicability::Safe && Unported && !isKnown(Host, Names))
    Result.Note = "'" + oneLine(Host.text()) +
                  "' must not hold a port, since the certificate is compared with all of it";
  return Result;
}

/// Whether \p Host may be None where the text does not say so: `os.environ.get("HOST")`, a
/// parameter whose default is None.
bool mayBeNone(Node Host, const Resolver &Names) {
  if (llvm::any_of(Names.scopes().bindingsOf(Host), [](const Binding &B) {
        return B.Kind == BindingKind::Parameter && B.Value.is(SyntaxKind::None);
      }))
    return true;
  return llvm::any_of(Names.origins(Host), [](Node Origin) {
    Node Named = Origin.child(SyntaxField::Function).child(SyntaxField::Attribute);
    return Named && (Named.text() == "get" || Named.text() == "getenv") &&
           Origin.child(SyntaxField::Arguments).parts().size() == 1;
  });
}

/// Where the error of a host that is no name is caught, and the program goes on: the socket
/// is still open then, as it is not after a bad certificate.
Node swallowsMissingHost(Node Call, const Resolver &Names) {
  for (const Handler &H : handlersAround(Call, Names)) {
    bool Catches = H.CatchesAll || llvm::is_contained(H.Exceptions, "Exception") ||
                   llvm::is_contained(H.Exceptions, "ValueError");
    if (Catches && !H.leaves())
      return H.Clause;
  }
  return {};
}

HostJudgement judgeHostArgument(const ApiClass &Class, Node Host, Node Port, const Resolver &Names,
                                const SyntaxTree &Tree) {
  llvm::StringRef Text;
  bool Literal = plainString(Host, Text);
  if (Host.is(SyntaxKind::None) || (Literal && Text.empty()))
    return manual("the host is empty, so there is no name to verify");
  if (Literal && Text.ends_with("."))
    return manual("the host ends with a dot, as no certificate's name does: take it off first");
  bool ParsesPort = Class.Use == HostUse::ConstructorHostPort;
  if (Literal && isRarelyCertified(Text))
    return judgeAddress(Text);
  if (Literal && ParsesPort && Text.contains(':')) {
    HostJudgement Split = judgeAddress(Text.split(':').first);
    if (!Port)
      Split.Edits = splitHostPort(Host, Host);
    return Split.Edits.empty() ? manual("the certificate is compared with '" + Text.str() +
                                        "', port included: give host and port as two arguments")
                               : Split;
  }
  if (Literal)
    return {};
  for (const Value &V : Names.resolve(Host))
    if (V.Kind == ValueKind::None)
      return manual("the host may be None: then there is no name to verify");
  bool Unported = ParsesPort && (!Port || mayBeZero(Port, Names));
  if (Unported && looksForPort(Host, Names.scopes(), Tree))
    return manual("the program looks for a port in " + Host.text().str() +
                  ", and the certificate is compared with all of it, port included: "
                  "give host and port as two arguments");
  llvm::SmallVector<Node, 2> Origins = Names.origins(Host);
  for (Node Origin : Origins) {
    if (!plainString(Origin, Text)) {
      if (endsWithDot(Origin))
        return manual("the host seems to be " + Origin.text().str() +
                      ", which ends with a dot, as no certificate's name does: take it off first");
      if (Unported && joinsPort(Origin))
        return manual("the host seems to be " + Origin.text().str() +
                      ", and the certificate is compared with all of it, port included: "
                      "give host and port as two arguments");
      continue;
    }
    if (Text.empty())
      return unsafe("the host may be empty: then there is no name to verify");
    // A default is there to be replaced.
    if (isAddress(Text) || (isRarelyCertified(Text) && Origins.size() == 1))
      return judgeAddress(Text);
    if (ParsesPort && !Port && Text.contains(':'))
      return splitNamedHost(Host, Origin, Names, Tree);
  }
  return judgeDistantHost(Host, Unported, Names);
}

/// Judges a constructor without a host, whose connect() gets one.
HostJudgement judgeConnect(const ApiClass &Class, Node Construction, bool ArgumentFollows,
                           const Resolver &Names, const SyntaxTree &Tree) {
  std::string Reason =
      "the constructor gets no host, and the name given to connect() is not the one that is "
      "verified: give host and port to the constructor and drop connect()";
  if (Class.Use != HostUse::ConstructorHostPort)
    return manual("the constructor gets no host, so there is no name to verify");
  ConnectMove Move = findConnectMove(Construction, Names, Tree);
  if (Move.Problem.empty() && Class.Name == "LMTP" && !Move.Port)
    Move.Problem = "the constructor has another default port";
  if (Move.Problem.empty() && Move.Constructor && ArgumentFollows)
    Move.Problem = "connect() stands in a 'try'";
  if (!Move.Problem.empty())
    return manual(Reason + " (not done here: " + Move.Problem + ")");

  HostJudgement Result;
  std::string Text;
  if (Move.Host) {
    Result = judgeHostArgument(Class, Move.Host, Move.Port, Names, Tree);
    // What splits the host in place goes with it, what splits a constant stays.
    std::vector<Edit> InHost, Elsewhere;
    TextRange Own = Move.Host.range();
    for (Edit &E : Result.Edits) {
      if (!Own.contains(E.Range)) {
        Elsewhere.push_back(std::move(E));
        continue;
      }
      E.Range = {E.Range.Begin - Own.Begin, E.Range.End - Own.Begin};
      InHost.push_back(std::move(E));
    }
    Text = applyEdits(Move.Host.text(), InHost);
    Result.Edits = std::move(Elsewhere);
  }
  if (Result.Level != Applicability::Manual)
    llvm::append_range(Result.Edits, moveConnect(Move, Construction, Text, ArgumentFollows, Tree));
  return Result;
}

/// The construction in the `__init__` of the class of \p Receiver, if that says which host
/// is verified: no method of the class connects to another.
std::optional<BaseConstruction> ownConstruction(const Value &Receiver) {
  if (!Receiver.Home)
    return std::nullopt;
  std::optional<BaseConstruction> Result = Receiver.Home->baseConstruction(Receiver.Class);
  if (!Result)
    return std::nullopt;
  Node Class = Receiver.Home->scopes().scope(Receiver.Class).Definition;
  bool Connects = llvm::any_of(Class.subtree(), [](Node N) {
    return N.is(SyntaxKind::Attribute) && N.child(SyntaxField::Attribute).text() == "connect";
  });
  return Connects ? std::nullopt : Result;
}

/// Whether \p Host is a parameter with a default, which may be no name.
bool mayBeDefault(Node Host, const ScopeTable &Scopes) {
  return llvm::any_of(Scopes.bindingsOf(Host),
                      [](const Binding &B) { return B.Kind == BindingKind::Parameter && B.Value; });
}

} // namespace

HostJudgement mailseal::judgeHost(const Callee &Target, Node Call, const Resolver &Names,
                                  const SyntaxTree &Tree) {
  bool Upgrade = !Target.Row->Method.empty();
  std::string Path = Target.Row->Module.str() + "." + Target.Row->Class.str();
  if (Upgrade && Target.Receiver.Kind == ValueKind::Method)
    Path = Target.Receiver.Path;
  const ApiClass *Class = findApiClass(Path);
  if (!Class || Class->HostIndex < 0)
    return {};
  if (Class->Use == HostUse::Connect) {
    llvm::StringRef Text;
    Node Host = CallArguments(Call).find(Class->HostIndex, "host", Target.SelfArguments);
    if (!Host && !Upgrade)
      Host = otherConnect(holderOf(Call), {}, Call, Names);
    if (!Host || Upgrade)
      return {};
    return plainString(Host, Text) ? judgeAddress(Text)
                                   : judgeDistantHost(Host, /*Unported=*/false, Names);
  }

  Node Construction = Upgrade ? Target.Receiver.Origin : Call;
  unsigned Shift = Upgrade ? 0 : Target.SelfArguments;
  std::optional<BaseConstruction> Own =
      Upgrade && Target.Receiver.OwnConstructor ? ownConstruction(Target.Receiver) : std::nullopt;
  bool IsHidden = Upgrade && Target.Receiver.OwnConstructor && !Own;
  if (Own && Own->PassesAll) {
    Own.reset(); // As if there were no constructor of its own.
  } else if (Own) {
    Construction = Own->Call;
    Shift = Own->SelfArguments;
  }
  if (!Construction || IsHidden)
    return unsafe("the constructor gets its host elsewhere: it must be the server's name");
  // Where another file makes the object, that file's text says what the host is.
  const Resolver &Home = Names.of(Construction);
  const SyntaxTree &HomeTree = Home.scopes().tree();
  bool IsElsewhere = &HomeTree != &Tree;
  CallArguments Arguments(Construction);
  Node Host = Arguments.find(Class->HostIndex, "host", Shift);
  // `partial(SMTP_SSL, timeout=5)` gets its host where it is called.
  if (!Host && Target.Forwarded && !Upgrade)
    return unsafe("the host is given elsewhere: it must be the server's name");
  Node Port = Arguments.find(Class->PortIndex, "port", Shift);
  bool InSplat = !Host && Arguments.DictionarySplat && !Arguments.ListSplat;
  if (InSplat) {
    KeywordSplat Splat = readKeywordSplat(Arguments.DictionarySplat, Home);
    Host = Splat.only("host");
    Port = Port ? Port : Splat.only("port");
  }
  if (!Host && (Arguments.ListSplat || Arguments.DictionarySplat || Arguments.LoneGenerator))
    return unsafe("the host is in '*' or '**' arguments: it must be the server's name");
  if (Own && Host && mayBeDefault(Host, Home.scopes()))
    return unsafe("the constructor may get no host: then there is no name to verify");
  if (!Host && Own)
    return manual("line " + std::to_string(Construction.line()) +
                  " gives the constructor no host, so there is no name to verify");
  if (!Host && IsElsewhere)
    return manual(Home.placeOf(Construction) +
                  " gives the constructor no host, so there is no name to verify");
  if (!Host)
    return judgeConnect(*Class, Construction, /*ArgumentFollows=*/!Upgrade, Names, Tree);

  std::string Holder =
      Upgrade ? dottedName(Call.child(SyntaxField::Function).child(SyntaxField::Object))
              : holderOf(Construction);
  if (Node Other = otherConnect(Holder, Host, Call, Names))
    return manual("connect() goes to " + Other.text().str() +
                  ", but the certificate is compared with the constructor's host " +
                  Host.text().str());
  if (IsElsewhere)
    if (Node Other = otherConnect(holderOf(Construction), Host, Construction, Home))
      return manual(
          "connect() goes to " + Other.text().str() + " where " + Home.placeOf(Construction) +
          " makes the object, but the certificate is compared with the host " + Host.text().str());
  HostJudgement Judgement = judgeHostArgument(*Class, Host, Port, Home, HomeTree);
  if (Arguments.ListSplat || Arguments.DictionarySplat)
    Judgement.Note.clear(); // There may be a port among them.
  if (InSplat && !Judgement.Edits.empty())
    Judgement = manual("the certificate is compared with the whole host in '" +
                       Arguments.DictionarySplat.text().str() +
                       "', port included: give host and port as two arguments");
  if (Node Clause = Upgrade && mayBeNone(Host, Home) ? swallowsMissingHost(Call, Names) : Node())
    return manual("the host may be None, and line " + std::to_string(Clause.line()) +
                  " catches the error of that, so that the program goes on in plaintext");
  if (!IsElsewhere || (Judgement.Level == Applicability::Safe && Judgement.Edits.empty()))
    return Judgement;
  if (Judgement.Reason.empty())
    Judgement = manual("the host is " + Host.text().str() +
                       ", and the certificate is compared with all of it, port included: give "
                       "host and port as two arguments");
  Judgement.Edits.clear();
  Judgement.Reason = Home.placeOf(Construction) + ": " + Judgement.Reason;
  return Judgement;
}
