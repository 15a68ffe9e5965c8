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

/// Whether a function that gives back \p Returned tells all its \p Callers how it went.
bool isTold(Node Returned, llvm::ArrayRef<Node> Callers) {
  return Returned && !Returned.is(SyntaxKind::None) && !Callers.empty() &&
         llvm::all_of(Callers,
                      [](Node Caller) { return isAsked(Caller) || !holderOf(Caller).empty(); });
}

/// Whether \p Method gives \p Object another value before it does anything with it.
bool replacesFirst(Node Method, llvm::StringRef Object) {
  for (Node S : Method.child(SyntaxField::Body).parts()) {
    if (llvm::none_of(S.subtree(), [&](Node N) { return N.text() == Object; }))
      continue;
    Node Assignment = S.firstChild();
    return Assignment.is(SyntaxKind::Assignment) &&
           Assignment.child(SyntaxField::Left).text() == Object;
  }
  return false;
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
        Scopes.scopeOf(Method) != Class || replacesFirst(Method, Object) ||
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

std::string LeftOpen::nameAt(Node Caller, Node Function, llvm::StringRef Object) const {
  const ScopeTable &Scopes = Names.of(Function).scopes();
  ScopeId Body = Scopes.bodyScope(Function), Class = 0, Found = 0;
  llvm::StringRef Self;
  bool IsMethod = Scopes.enclosingClass(Body, Class, Self) && !Self.empty();
  auto [Root, Rest] = Object.split('.');
  std::string Name;
  if (IsMethod && Root == Self)
    Name = receiverAt(Caller, Function.child(SyntaxField::Name).text() == "__init__");
  else if (int Parameter = parameterIndex(Function, Root); Parameter >= 0)
    Name = dottedName(
        CallArguments(Caller).find(Parameter - (IsMethod ? 1 : 0), Root, /*SelfArguments=*/0));
  else if (Scopes.findScope(Root, Body, Found) && Found == 0 && Caller.tree() == Function.tree())
    Name = Root.str();
  return Name.empty() || Rest.empty() ? Name : Name + "." + Rest.str();
}

Node LeftOpen::find(Node Call, llvm::StringRef Object, const PlaintextPath &Path,
                    unsigned Depth) const {
  Node Function = Call.ancestor(SyntaxKind::FunctionDefinition);
  if (!Function || Depth > MaxCalls)
    return {};
  const Resolver &Home = Names.of(Call);
  auto Callers = callsOf(Function, Home, /*EvenClosed=*/true);
  bool IsReturned = Path.returned() && dottedName(Path.returned()) == Object;
  if (IsReturned || !isTold(Path.returned(), Callers))
    if (Node Leak = inOtherMethods(Call, Object, Path, Callers))
      return Leak;
  ScopeId Class = 0;
  llvm::StringRef Self;
  bool IsMethod =
      Home.scopes().enclosingClass(Home.scopes().scopeOf(Call), Class, Self) && !Self.empty();
  bool IsConstructor = IsMethod && Function.child(SyntaxField::Name).text() == "__init__";
  for (Node Caller : Callers) {
    std::string Name = IsReturned ? holderOf(Caller) : nameAt(Caller, Function, Object);
    if (!IsReturned && Name.empty())
      continue;
    std::vector<std::string> Flags = Path.flags();
    for (llvm::StringRef Flag : Path.flags())
      if (IsMethod && Flag.split('.').first == Self && !receiverAt(Caller, IsConstructor).empty())
        Flags.push_back(receiverAt(Caller, IsConstructor) + "." + Flag.split('.').second.str());
    if (Node Leak = behindCall(Caller, Name, Flags, Depth))
      return Leak;
  }
  return {};
}

Swallowed LeftOpen::inFunction(Node Call, llvm::StringRef Object,
                               llvm::SmallVectorImpl<RaisedError> &Raised, unsigned Depth) const {
  const Resolver &File = Names.of(Call);
  auto Handlers = handlersAround(Call, File);
  for (llvm::ArrayRef<Handler> Rest = Handlers; !Rest.empty() && !Raised.empty();) {
    auto Alternatives =
        Rest.take_while([&](const Handler &H) { return H.Guarded == Rest.front().Guarded; });
    Rest = Rest.drop_front(Alternatives.size());
    llvm::SmallVector<RaisedError, 1> Outer;
    for (const RaisedError &E : Raised) {
      const auto *H =
          llvm::find_if(Alternatives, [&](const Handler &H) { return E.isCaughtBy(H); });
      if (H == Alternatives.end()) {
        Outer.push_back(E);
        continue;
      }
      PlaintextPath Path(Call, Row, Object.str(), /*IsOpen=*/true, File);
      Node Leak = Path.through(*H);
      if (!Leak && Path.leavesOpen())
        Leak = find(Call, Object, Path, Depth);
      if (Leak)
        return {Leak, H->Clause};
      llvm::append_range(Outer, E.raisedIn(*H, File));
    }
    Raised.assign(Outer.begin(), Outer.end());
  }
  return {};
}

Swallowed LeftOpen::swallows(Node Call, llvm::StringRef Object, llvm::ArrayRef<RaisedError> Raised,
                             unsigned Depth) const {
  llvm::SmallVector<RaisedError, 1> Outer(Raised);
  if (Swallowed Found = inFunction(Call, Object, Outer, Depth); Found.Leak)
    return Found;
  Node Function = Call.ancestor(SyntaxKind::FunctionDefinition);
  if (!Function || Depth > MaxCalls || Outer.empty())
    return {};
  const Resolver &File = Names.of(Call);
  auto Callers = callsOf(Function, File, /*EvenClosed=*/true);
  for (const Handler &H : swallowingDecorators(Function, File)) {
    if (llvm::none_of(Outer, [&](const RaisedError &E) { return E.isCaughtBy(H); }))
      continue;
    for (Node Caller : Callers)
      if (std::string Name = nameAt(Caller, Function, Object); !Name.empty())
        if (Node Leak = behindCall(Caller, Name, {}, Depth))
          return {Leak, H.Clause};
  }
  for (Node Caller : Callers)
    if (std::string Name = nameAt(Caller, Function, Object); !Name.empty())
      if (Swallowed Found = swallows(Caller, Name, Outer, Depth + 1); Found.Leak)
        return Found;
  return {};
}
