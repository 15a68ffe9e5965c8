#include "TlsDecision.h"
#include "CallArguments.h"
#include "Callers.h"
#include "ContextOrigins.h"
#include "Guards.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

namespace {

/// The last name of what \p N is: of `self.tls` and of `options["tls"]` tls. Empty for what has
/// none.
llvm::StringRef lastNameOf(Node N) {
  llvm::StringRef Key;
  if (N.is(SyntaxKind::Subscript)) {
    auto Parts = N.parts();
    return Parts.size() == 2 && plainString(Parts.back(), Key) ? Key : "";
  }
  Node Named = N.is(SyntaxKind::Attribute) ? N.child(SyntaxField::Attribute) : N;
  return Named.is(SyntaxKind::Identifier) ? Named.text() : "";
}

/// Calls \p Each for the targets of \p Left, the left side of an assignment or a loop, until it
/// says true.
bool anyTarget(Node Left, llvm::function_ref<bool(Node)> Each) {
  bool IsPattern = Left.is(SyntaxKind::PatternList) || Left.is(SyntaxKind::TuplePattern) ||
                   Left.is(SyntaxKind::ListPattern);
  return IsPattern ? llvm::any_of(Left.parts(), [&](Node Part) { return anyTarget(Part, Each); })
                   : Left && Each(Left);
}

bool isConstant(Node N) {
  return N.is(SyntaxKind::TrueLiteral) || N.is(SyntaxKind::FalseLiteral) ||
         N.is(SyntaxKind::None) || N.is(SyntaxKind::Integer) || N.is(SyntaxKind::String);
}

bool mentions(Node Expression, llvm::StringRef Name) {
  return llvm::any_of(Expression.subtree(),
                      [&](Node N) { return N.is(SyntaxKind::Identifier) && N.text() == Name; });
}

} // namespace

Node mailseal::functionOf(const Value &V) {
  if (V.Kind == ValueKind::LocalClass)
    for (const Binding &B : V.Home->attributeBindings(V.Class, "__init__"))
      if (B.Kind == BindingKind::Function)
        return B.Value;
  bool IsFunction = V.Origin.is(SyntaxKind::FunctionDefinition) || V.Origin.is(SyntaxKind::Lambda);
  return V.Kind == ValueKind::Other && IsFunction ? V.Origin : Node();
}

Node mailseal::retryLoop(Node N) {
  for (N = N.parent(); N && !N.is(SyntaxKind::FunctionDefinition); N = N.parent()) {
    // `any(attempt() for attempt in …)` stops at the first that is true.
    if (N.is(SyntaxKind::WhileStatement) || N.is(SyntaxKind::GeneratorExpression))
      return N;
    if (N.is(SyntaxKind::ForStatement))
      return llvm::any_of(N.subtree(),
                          [](Node Inner) {
                            return (Inner.is(SyntaxKind::BreakStatement) ||
                                    Inner.is(SyntaxKind::ReturnStatement)) &&
                                   Inner.isNamed() && !Inner.ancestor(SyntaxKind::ExceptClause);
                          })
                 ? N
                 : Node();
  }
  return {};
}

/// Whether all logins of the function of \p Upgrade stand in its suite, behind it: then who
/// does not come to it does not log in.
static bool decidesOnLogin(Node Upgrade) {
  Node Function = Upgrade.ancestor(SyntaxKind::FunctionDefinition), Suite = suiteOf(Upgrade);
  bool Any = false, All = true;
  for (Node N : Function.subtree())
    if (N.is(SyntaxKind::Attribute) && N.field() == SyntaxField::Function &&
        N.child(SyntaxField::Attribute).text() == "login") {
      Any = true;
      All &= N.isInside(Suite) && N.range().Begin > Upgrade.range().Begin;
    }
  return Any && All && Suite.parent().is(SyntaxKind::IfStatement);
}

TlsDecision::TlsDecision(Node TlsCall, const Resolver &File,
                         llvm::function_ref<bool(Node)> LeavesPlain) {
  Node Named = TlsCall.child(SyntaxField::Function).child(SyntaxField::Attribute);
  bool IsUpgrade = Named && llvm::any_of(apiCallables(), [&](const ApiCallable &C) {
                     return !C.Method.empty() && C.Method == Named.text();
                   });
  if (IsUpgrade && decidesOnLogin(TlsCall))
    return;
  for (const Guard &G : guardsOf(TlsCall))
    addNames(G.Condition);
  for (const Guard &G : exitsBefore(TlsCall))
    if (LeavesPlain(G.Condition.ancestor(SyntaxKind::IfStatement)))
      addNames(G.Condition);
  for (Node N = TlsCall.parent(); N && !N.is(SyntaxKind::FunctionDefinition); N = N.parent())
    if (isMatch(N))
      addNames(N.parts().front());
  // `kind = SMTP_SSL if tls else SMTP`
  for (Node Class : originsOf(TlsCall.child(SyntaxField::Function), File)) {
    for (const Guard &G : guardsOf(Class))
      addNames(G.Condition);
    if (Class.is(SyntaxKind::Subscript))
      addNames(Class);
  }
}

void TlsDecision::addNames(Node Expression) {
  llvm::StringRef Key;
  for (Node N : Expression.subtree())
    if (plainString(N, Key) && !Key.empty())
      Names.push_back(Key);
    else if (llvm::StringRef Name = lastNameOf(N); !Name.empty())
      Names.push_back(Name);
}

bool TlsDecision::isOn(Node Target) const {
  return anyTarget(Target, [&](Node N) { return llvm::is_contained(Names, lastNameOf(N)); });
}

bool TlsDecision::isMadeBy(Node N, const Resolver &File) const {
  switch (N.kind()) {
  case SyntaxKind::Assignment:
  case SyntaxKind::AugmentedAssignment:
    return isOn(N.child(SyntaxField::Left));
  case SyntaxKind::KeywordArgument:
    return isOn(N.child(SyntaxField::Name));
  case SyntaxKind::Call:
    if (auto Setting = attributeSetting(N))
      return llvm::is_contained(Names, Setting->Name);
    // `self.downgrade()`
    return llvm::any_of(File.resolve(N.child(SyntaxField::Function)), [&](const Value &V) {
      Node Function = functionOf(V);
      return Function && V.Kind == ValueKind::Other &&
             llvm::any_of(Function.subtree(), [&](Node Inner) {
               Node Left = Inner.child(SyntaxField::Left);
               return Inner.is(SyntaxKind::Assignment) && !Left.is(SyntaxKind::Identifier) &&
                      isOn(Left);
             });
    });
  default:
    return false;
  }
}

std::optional<llvm::SmallVector<Node, 2>>
TlsDecision::decidingArguments(Node Call, const Resolver &File) const {
  std::optional<llvm::SmallVector<Node, 2>> Result;
  auto Add = [&](Node Argument) {
    if (!Result)
      Result.emplace();
    if (Argument)
      Result->push_back(Argument);
  };
  for (Node Argument : Call.child(SyntaxField::Arguments).parts())
    if (Argument.is(SyntaxKind::ListSplat) || Argument.is(SyntaxKind::DictionarySplat) ||
        (Argument.is(SyntaxKind::KeywordArgument) && isOn(Argument.child(SyntaxField::Name))))
      Add(Argument);
  CallArguments Arguments(Call);
  for (const Value &V : File.resolve(Call.child(SyntaxField::Function))) {
    Node Function = functionOf(V);
    if (!Function)
      continue;
    auto Parameters = Function.child(SyntaxField::Parameters).parts();
    bool HasSelf = !Parameters.empty() &&
                   (Parameters.front().text() == "self" || Parameters.front().text() == "cls");
    for (Node P : llvm::ArrayRef(Parameters).drop_front(HasSelf)) {
      Node Target = P.is(SyntaxKind::Identifier) ? P : P.child(SyntaxField::Name);
      auto Place = Target && isOn(Target) ? parameterPlace(Target, Function) : std::nullopt;
      if (Place)
        Add(*Place < 0 ? Node() : Arguments.find(*Place - HasSelf, "", 0));
    }
  }
  return Result;
}

bool TlsDecision::differsIn(Node A, Node B, const Resolver &File) const {
  auto OfA = decidingArguments(A, File), OfB = decidingArguments(B, File);
  if (!OfA || !OfB) // It is decided further in, by a value under another name.
    return A.child(SyntaxField::Arguments).text() != B.child(SyntaxField::Arguments).text();
  return !llvm::equal(*OfA, *OfB, [](Node X, Node Y) { return X.text() == Y.text(); });
}

bool TlsDecision::variesIn(Node Loop, Node Call, const Resolver &File) const {
  if (!isMade() || !Loop)
    return false;
  auto Passed = Call.is(SyntaxKind::Call) ? decidingArguments(Call, File) : std::nullopt;
  auto Varies = [&](Node Target) {
    return isOn(Target) ||
           (Target.is(SyntaxKind::Identifier) && Passed &&
            llvm::any_of(*Passed, [&](Node Given) { return mentions(Given, Target.text()); }));
  };
  if (anyTarget(Loop.child(SyntaxField::Left), Varies))
    return true;
  return llvm::any_of(Loop.child(SyntaxField::Body).subtree(), [&](Node N) {
    return N.is(SyntaxKind::Assignment) && !isConstant(N.child(SyntaxField::Right)) &&
           !Call.isInside(N) && anyTarget(N.child(SyntaxField::Left), Varies);
  });
}
