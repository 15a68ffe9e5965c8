#include "LeftOpen.h"
#include "CallArguments.h"
#include "Callers.h"
#include "ContextOrigins.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

namespace {

/// Functions that call each other are followed as far as this.
constexpr unsigned MaxCalls = 3;

/// The place of the parameter \p Name among those of \p Function, self counted, or -1.
int parameterIndex(Node Function, llvm::StringRef Name) {
  int Index = 0;
  for (Node P : Function.child(SyntaxField::Parameters).parts()) {
    Node Target = P.is(SyntaxKind::Identifier) ? P : P.child(SyntaxField::Name);
    if (!Target)
      Target = P.firstChild(); // `name: Type`
    if (Target.text() == Name)
      return Index;
    ++Index;
  }
  return -1;
}

/// The name of the object that \p Caller calls a method on, or makes.
std::string receiverAt(Node Caller, bool IsConstructor) {
  return IsConstructor ? holderOf(Caller)
                       : dottedName(Caller.child(SyntaxField::Function).child(SyntaxField::Object));
}

/// Whether \p Caller stands in a condition, so that the program asks how it went.
bool isAsked(Node Caller) {
  Node Statement = statementOf(Caller);
  Node Condition = Statement.child(SyntaxField::Condition);
  return Condition && Caller.isInside(Condition);
}

} // namespace

Node LeftOpen::inOtherMethods(Node Call, llvm::StringRef Object, const PlaintextPath &Outer,
                              llvm::ArrayRef<Node> Callers) const {
  const Resolver &Home = Names.of(Call);
  const ScopeTable &Scopes = Home.scopes();
  ScopeId Class = 0;
  llvm::StringRef Self;
  if (!Scopes.enclosingClass(Scopes.scopeOf(Call), Class, Self) || Self.empty() ||
      !Object.starts_with((Self + ".").str()))
    return {};
  Node Function = Call.ancestor(SyntaxKind::FunctionDefinition);
  for (Node Method : Scopes.scope(Class).Definition.subtree()) {
    if (!Method.is(SyntaxKind::FunctionDefinition) || Method == Function ||
        Scopes.scopeOf(Method) != Class ||
        llvm::any_of(Callers, [&](Node Caller) { return Caller.isInside(Method); }))
      continue;
    PlaintextPath Path(Call, Row, Object.str(), /*IsOpen=*/true, Home);
    Path.addFlags(Outer.flags());
    if (Node Leak = Path.in(Method))
      return Leak;
  }
  return {};
}

Node LeftOpen::behindCall(Node Caller, const std::string &Object, llvm::ArrayRef<std::string> Flags,
                          unsigned Depth) const {
  // `connect().login(…)`
  Node Attribute = Caller.parent();
  if (Object.empty() && Attribute.is(SyntaxKind::Attribute) &&
      isSender(Row.Module, Attribute.child(SyntaxField::Attribute).text()))
    return Attribute.parent();
  if (Object.empty() || isAsked(Caller))
    return {};
  PlaintextPath Path(Caller, Row, Object, /*IsOpen=*/true, Names.of(Caller));
  Path.addFlags(Flags);
  if (Node Leak = Path.behind(statementOf(Caller)))
    return Leak;
  return Path.leavesOpen() ? find(Caller, Object, Path, Depth + 1) : Node();
}

Node LeftOpen::find(Node Call, llvm::StringRef Object, const PlaintextPath &Path,
                    unsigned Depth) const {
  Node Function = Call.ancestor(SyntaxKind::FunctionDefinition);
  if (!Function || Depth > MaxCalls)
    return {};
  const Resolver &Home = Names.of(Call);
  auto Callers = callsOf(Function, Home, /*EvenClosed=*/true);
  if (Node Leak = inOtherMethods(Call, Object, Path, Callers))
    return Leak;
  ScopeId Class = 0;
  llvm::StringRef Self;
  bool IsMethod =
      Home.scopes().enclosingClass(Home.scopes().scopeOf(Call), Class, Self) && !Self.empty();
  bool IsConstructor = IsMethod && Function.child(SyntaxField::Name).text() == "__init__";
  auto [Root, Rest] = Object.split('.');
  bool IsReturned = Path.returned() && dottedName(Path.returned()) == Object;
  int Parameter = IsReturned ? -1 : parameterIndex(Function, Object);
  for (Node Caller : Callers) {
    std::string Name;
    if (IsReturned)
      Name = holderOf(Caller);
    else if (IsMethod && Root == Self)
      Name = receiverAt(Caller, IsConstructor);
    else if (Parameter >= 0)
      Name = dottedName(
          CallArguments(Caller).find(Parameter - (IsMethod ? 1 : 0), Object, /*SelfArguments=*/0));
    else
      return {};
    if (!IsReturned && Name.empty())
      continue;
    if (!IsReturned && !Rest.empty())
      Name += "." + Rest.str();
    std::vector<std::string> Flags = Path.flags();
    for (llvm::StringRef Flag : Path.flags())
      if (IsMethod && Flag.split('.').first == Self && !receiverAt(Caller, IsConstructor).empty())
        Flags.push_back(receiverAt(Caller, IsConstructor) + "." + Flag.split('.').second.str());
    if (Node Leak = behindCall(Caller, Name, Flags, Depth))
      return Leak;
  }
  return {};
}
