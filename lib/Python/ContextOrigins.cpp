#include "ContextOrigins.h"
#include "CallArguments.h"
#include "Callers.h"
#include "Guards.h"
#include "NoneGuards.h"
#include "llvm/ADT/STLExtras.h"
#include <functional>

using namespace mailseal;

Node mailseal::statementOf(Node N) {
  while (N && !N.parent().is(SyntaxKind::Block) && !N.parent().is(SyntaxKind::Module))
    N = N.parent();
  return N;
}

bool mailseal::isNoneOrigin(Node Origin) {
  return Origin.is(SyntaxKind::None) || Origin.is(SyntaxKind::FunctionDefinition);
}

bool mailseal::areExclusive(Node A, Node B) {
  Node Inner = A;
  while (Inner && !B.isInside(Inner.parent()))
    Inner = Inner.parent();
  // The condition is no branch.
  Node Choice = Inner ? Inner.parent() : Node(), Condition;
  if (Choice.is(SyntaxKind::IfStatement))
    Condition = Choice.child(SyntaxField::Condition);
  else if (auto Parts = Choice.parts(); Choice.is(SyntaxKind::ConditionalExpression))
    Condition = Parts.size() == 3 ? Parts[1] : Node();
  return Condition && Inner != Condition && !B.isInside(Condition);
}

llvm::SmallVector<Node, 2> mailseal::returnsOf(Node Definition, const ScopeTable &Scopes) {
  ScopeId Body = Scopes.bodyScope(Definition);
  SyntaxKind Giving =
      isContextManager(Definition) ? SyntaxKind::Yield : SyntaxKind::ReturnStatement;
  llvm::SmallVector<Node, 2> Returns;
  llvm::SmallVector<Node, 8> Work{Definition.child(SyntaxField::Body)};
  while (!Work.empty()) {
    Node N = Work.pop_back_val();
    if (N.is(Giving) && N.isNamed() && Scopes.scopeOf(N) == Body)
      if (Node Value = N.firstChild().nextSibling())
        Returns.push_back(Value);
    for (Node Child : N.children())
      if (Child.isNamed())
        Work.push_back(Child);
  }
  return Returns;
}

namespace {

/// Deeper than any chain a person writes.
constexpr unsigned MaxDepth = 50;

/// Whether a run may come to the end of the suite \p Block.
bool reachesEnd(Node Block) {
  auto Statements = Block.parts();
  if (Statements.empty()) // A syntax error.
    return true;
  Node Last = Statements.back();
  switch (Last.kind()) {
  case SyntaxKind::ReturnStatement:
  case SyntaxKind::RaiseStatement:
    return false;
  case SyntaxKind::WithStatement:
    return reachesEnd(Last.child(SyntaxField::Body));
  case SyntaxKind::WhileStatement:
    return Last.child(SyntaxField::Condition).text() != "True";
  case SyntaxKind::IfStatement:
  case SyntaxKind::TryStatement: {
    bool HasElse = Last.is(SyntaxKind::TryStatement), Reaches = false;
    for (Node Part : Last.children()) {
      HasElse |= Part.is(SyntaxKind::ElseClause);
      for (Node Inner :
           Part.is(SyntaxKind::Block) ? llvm::SmallVector<Node, 4>{Part} : Part.parts())
        Reaches |= Inner.is(SyntaxKind::Block) && reachesEnd(Inner);
    }
    return Reaches || !HasElse;
  }
  default:
    return true;
  }
}

/// Collects origins; each binding is followed once, into other files of the project, too.
class OriginFinder {
public:
  OriginFinder(Node Use, const Resolver &Names, bool WithCallers = false)
      : Use(Use), Names(Names), WithCallers(WithCallers),
        WithNones(WithCallers && !dependsOnParameter(Use)) {}

  void follow(Node N, unsigned Depth = 0) {
    if (!N || Depth > MaxDepth)
      return;
    switch (N.kind()) {
    case SyntaxKind::Identifier:
    case SyntaxKind::Attribute:
      return followName(N, Depth);
    case SyntaxKind::ParenthesizedExpression:
    case SyntaxKind::Await:
      for (Node Child : N.parts())
        follow(Child, Depth + 1);
      return;
    case SyntaxKind::NamedExpression:
      return follow(N.child(SyntaxField::Value), Depth + 1);
    case SyntaxKind::ConditionalExpression: {
      unsigned Place = 0;
      for (Node Child : N.parts())
        if (Place++ != 1 && !isExcluded(Child))
          follow(Child, Depth + 1);
      return;
    }
    case SyntaxKind::BooleanOperator: {
      // `a or b` is never a None of a; of `a and b`, a is false where it counts.
      size_t Before = Result.size();
      follow(N.child(SyntaxField::Left), Depth + 1);
      dropNone(Before);
      return follow(N.child(SyntaxField::Right), Depth + 1);
    }
    case SyntaxKind::Subscript:
      return followElement(N, Depth);
    case SyntaxKind::Call:
      if (Node Manager = enteredManager(N))
        return follow(Manager, Depth + 1);
      return followFunction(N, N.child(SyntaxField::Function), /*OnlyProperty=*/false, Depth);
    default:
      add(N);
    }
  }

  llvm::SmallVector<Node, 4> Result;
  llvm::SmallVector<Node, 2> Calls; ///< Those of functions whose results were followed.

private:
  void dropNone(size_t From) {
    Result.erase(std::remove_if(Result.begin() + From, Result.end(), isNoneOrigin), Result.end());
  }

  /// The manager that \p Call enters: `stack.enter_context(manager)`; or none.
  static Node enteredManager(Node Call) {
    Node Named = Call.child(SyntaxField::Function).child(SyntaxField::Attribute);
    bool Enters =
        Named && (Named.text() == "enter_context" || Named.text() == "enter_async_context");
    return Enters ? CallArguments(Call).find(0, "cm", 0) : Node();
  }

  /// Follows what the display that \p Subscript reads holds at the place or under the key
  /// that it asks for.
  void followElement(Node Subscript, unsigned Depth) {
    Node Index = Subscript.parts().back();
    llvm::StringRef Wanted, Key;
    bool HasKey = plainString(Index, Wanted);
    uint32_t Place = 0;
    bool HasPlace = Index.is(SyntaxKind::Integer) && !Index.text().getAsInteger(10, Place);
    bool Any = false;
    for (const Value &V : Names.of(Subscript).resolveOpened(Subscript.child(SyntaxField::Value))) {
      auto Parts = V.Kind == ValueKind::Container ? V.Origin.parts() : llvm::SmallVector<Node, 4>();
      for (size_t I = 0; I < Parts.size(); ++I) {
        bool IsPair = Parts[I].is(SyntaxKind::Pair);
        if (IsPair ? HasKey && plainString(Parts[I].firstChild(), Key) && Key != Wanted
                   : HasPlace && I != Place)
          continue;
        Any = true;
        follow(IsPair ? Parts[I].child(SyntaxField::Value) : Parts[I], Depth + 1);
      }
    }
    if (!Any)
      add(Subscript);
  }

  /// The part of its display that unpacking gives to \p B; none if that is not known.
  static Node partOf(const Binding &B) {
    Node N = B.Value;
    for (uint32_t Place : B.Places) {
      auto Parts = N.parts();
      bool IsDisplay =
          N.is(SyntaxKind::Tuple) || N.is(SyntaxKind::List) || N.is(SyntaxKind::ExpressionList);
      N = IsDisplay && Place < Parts.size() ? Parts[Place] : Node();
    }
    return N;
  }

  void add(Node N) {
    if (!llvm::is_contained(Result, N))
      Result.push_back(N);
  }

  /// Whether no run comes to both \p N and where the value is wanted.
  bool isExcluded(Node N) const {
    return N.tree() == Use.tree() && excludeEachOther(N, Use, Names.of(N).scopes());
  }

  llvm::ArrayRef<Binding> bindingsOf(Node N, const ScopeTable &Scopes) const {
    std::string Name = dottedName(N);
    ScopeId Found = 0, Class = 0;
    llvm::StringRef Receiver;
    if (!Name.empty() && Scopes.findScope(Name, Scopes.scopeOf(N), Found))
      return Scopes.scope(Found).Bindings.find(Name)->second;
    if (!N.is(SyntaxKind::Attribute) ||
        !Scopes.enclosingClass(Scopes.scopeOf(N), Class, Receiver) ||
        N.child(SyntaxField::Object).text() != Receiver)
      return {};
    return Names.of(N).attributeBindings(Class, N.child(SyntaxField::Attribute).text());
  }

  /// What binds the attribute \p N, of an object that is not self, in its class.
  llvm::ArrayRef<Binding> bindingsInClass(Node N) const {
    Node Object = N.child(SyntaxField::Object);
    if (!N.is(SyntaxKind::Attribute) || !Object)
      return {};
    Values All = Names.of(N).resolveOpened(Object);
    bool IsObject = All.size() == 1 && (All.front().Kind == ValueKind::LocalInstance ||
                                        All.front().Kind == ValueKind::LocalClass);
    return IsObject ? All.front().Home->attributeBindings(All.front().Class,
                                                          N.child(SyntaxField::Attribute).text())
                    : llvm::ArrayRef<Binding>();
  }

  void followName(Node N, unsigned Depth) {
    llvm::ArrayRef<Binding> All = bindingsOf(N, Names.of(N).scopes());
    // Those of an attribute may stand in another file, with a base of the class.
    const ScopeTable &Scopes = Names.of(All.empty() ? N : All.front().Target).scopes();
    auto Reaching = Scopes.reaching(All, N);
    if (Reaching.empty() && followGlobal(Names.of(N).globalOf(N), Depth))
      return;
    if (Reaching.empty() && followMember(N, Depth))
      return;
    if (Reaching.empty() ||
        llvm::any_of(Reaching, [](const Binding *B) { return B->Kind == BindingKind::Function; }))
      return followFunction(N, N, /*OnlyProperty=*/true, Depth);
    followBindings(Reaching, N, Depth);
  }

  /// Follows \p Reaching, which bind the name or attribute \p N.
  void followBindings(llvm::ArrayRef<const Binding *> Reaching, Node N, unsigned Depth) {
    std::string Name = dottedName(N);
    size_t Before = Result.size();
    for (const Binding *B : Reaching) {
      bool HasValue = B->Kind == BindingKind::Value || B->Kind == BindingKind::Parameter;
      Node Value = HasValue ? B->Value : Node();
      if (Value.is(SyntaxKind::None) && isReplaced(*B, Name, N))
        continue;
      if (B->Kind == BindingKind::Value && isExcluded(B->Target))
        continue;
      if (B->Kind == BindingKind::Import) {
        if (!followGlobal(Names.of(B->Value).globalOf(*B), Depth))
          add(N);
        continue;
      }
      if (Node Part = B->Kind == BindingKind::Part ? partOf(*B) : Node())
        Value = Part;
      else if (B->Kind != BindingKind::Value)
        // A caller may give another value than the default.
        add(B->Target);
      if (llvm::is_contained(Followed, B))
        continue;
      Followed.push_back(B);
      if (Value)
        follow(Value, Depth + 1);
      if (B->Kind == BindingKind::Parameter && WithCallers)
        followCallers(*B, WithNones && !isReplaced(*B, Name, N) && !dependsOnParameter(N), Depth);
    }
    if (isGuarded(Name, N) || isSetUpBefore(N, Reaching))
      dropNone(Before);
  }

  /// Adds each call that makes what is passed for the parameter \p B, each string, and, if
  /// \p WithNone, each None.
  void followCallers(const Binding &B, bool WithNone, unsigned Depth) {
    size_t Before = Result.size();
    for (Node Argument : argumentsFor(B, Names))
      follow(Argument, Depth + 1);
    auto IsKept = [&](Node O) {
      return O.is(SyntaxKind::Call) || O.is(SyntaxKind::String) || (WithNone && isNoneOrigin(O));
    };
    Result.erase(std::remove_if(Result.begin() + Before, Result.end(), std::not_fn(IsKept)),
                 Result.end());
  }

  /// Whether \p N is reached under a condition that names a parameter of its function, self
  /// included: then a caller may pass None because it asks for no TLS.
  bool dependsOnParameter(Node N) const {
    const ScopeTable &Scopes = Names.of(N).scopes();
    return llvm::any_of(guardsOf(N), [&](const Guard &G) {
      return llvm::any_of(G.Condition.subtree(), [&](Node Named) {
        return Named.field() != SyntaxField::Attribute &&
               llvm::any_of(Scopes.bindingsOf(Named),
                            [](const Binding &B) { return B.Kind == BindingKind::Parameter; });
      });
    });
  }

  /// Follows what the class of its object has as the attribute \p N; false if that is not
  /// known. None is the "not there yet" of an object that others fill.
  bool followMember(Node N, unsigned Depth) {
    Node Object = N.child(SyntaxField::Object);
    bool IsValueOf =
        Object.is(SyntaxKind::Attribute) && N.child(SyntaxField::Attribute).text() == "value";
    llvm::ArrayRef<Binding> All = bindingsInClass(N);
    // `Kind.MEMBER.value` of an Enum is what the class gives the member.
    if (All.empty() && IsValueOf)
      All = bindingsInClass(Object);
    if (All.empty() ||
        llvm::any_of(All, [](const Binding &B) { return B.Kind == BindingKind::Function; }))
      return false;
    size_t Before = Result.size();
    followBindings(Names.of(All.front().Target).scopes().reachingAtEnd(All), N, Depth);
    dropNone(Before);
    return true;
  }

  /// Whether the name \p N, which \p Reaching bind, is given a value by a function that is
  /// called where it is None: `if CONTEXT is None: make_context()`.
  bool isSetUpBefore(Node N, llvm::ArrayRef<const Binding *> Reaching) const {
    const Resolver &Own = Names.of(N);
    auto Sets = [&](Node Call) {
      return Call.is(SyntaxKind::Call) &&
             llvm::any_of(Own.resolve(Call.child(SyntaxField::Function)), [&](const Value &V) {
               return V.Origin.is(SyntaxKind::FunctionDefinition) &&
                      llvm::any_of(Reaching, [&](const Binding *B) {
                        return B->Target.isInside(V.Origin) && !B->Value.is(SyntaxKind::None);
                      });
             });
    };
    for (Node S = statementOf(N); S; S = statementOf(S.parent()))
      for (Node Before : S.parent().children()) {
        if (Before == S)
          break;
        if (Before.is(SyntaxKind::IfStatement) &&
            impliesNone(Before.child(SyntaxField::Condition), N.text()) &&
            llvm::any_of(blockOf(Before).subtree(), Sets))
          return true;
      }
    return false;
  }

  /// Follows what another file binds; false if that is not known, or is set from outside.
  bool followGlobal(const std::optional<Resolver::Global> &From, unsigned Depth) {
    if (!From || Depth > MaxDepth || From->Module->isSetElsewhere(From->Name))
      return false;
    const ScopeTable &Scopes = From->Module->scopes();
    auto It = Scopes.scope(0).Bindings.find(From->Name);
    if (It == Scopes.scope(0).Bindings.end())
      return false;
    auto Reaching = Scopes.reachingAtEnd(It->second);
    // What a function sets by `global` is not None any more when it counts, and what
    // `import *` brings behind a default takes its place.
    bool IsSetUp = llvm::any_of(Reaching, [&](const Binding *B) {
      return Scopes.scope(Scopes.scopeOf(B->Target)).Kind == ScopeKind::Function;
    });
    auto MayBeReplaced = [&](const Binding *B) {
      return llvm::any_of(Scopes.scope(0).StarImports,
                          [&](Node Star) { return Star.range().Begin > B->Target.range().Begin; });
    };
    for (const Binding *B : Reaching) {
      if (B->Value.is(SyntaxKind::None) && IsSetUp)
        continue;
      bool IsReplaced = B->Value.is(SyntaxKind::None) && MayBeReplaced(B);
      if (!IsReplaced && B->Kind == BindingKind::Value && !llvm::is_contained(Followed, B)) {
        Followed.push_back(B);
        follow(B->Value, Depth + 1);
      } else if (IsReplaced || B->Kind != BindingKind::Import ||
                 !followGlobal(From->Module->globalOf(*B), Depth + 1)) {
        add(B->Target);
      }
    }
    return true;
  }

  /// What the function of the project that \p Function names returns, or else \p Whole.
  void followFunction(Node Whole, Node Function, bool OnlyProperty, unsigned Depth) {
    const Resolver &Own = Names.of(Function);
    llvm::SmallVector<Node, 2> Definitions;
    for (const Value &V : Own.resolveOpened(Function))
      if (V.Kind == ValueKind::Other && V.Origin.is(SyntaxKind::FunctionDefinition))
        Definitions.push_back(V.Origin);
    for (const Binding &B : bindingsInClass(Function))
      if (B.Kind == BindingKind::Function && !llvm::is_contained(Definitions, B.Value))
        Definitions.push_back(B.Value);
    bool Any = false;
    for (Node Origin : OnlyProperty ? llvm::SmallVector<Node, 2>() : Own.origins(Function)) {
      bool IsPartial = Origin != Function && isPartial(Origin);
      Any |= IsPartial || Origin.is(SyntaxKind::Lambda);
      if (Origin.is(SyntaxKind::Lambda))
        follow(Origin.child(SyntaxField::Body), Depth + 1);
      else if (IsPartial)
        add(Origin);
    }
    for (Node Definition : Definitions) {
      auto Returns = returnsOf(Definition, Own.of(Definition).scopes());
      if (isProperty(Definition) != OnlyProperty || Returns.empty())
        continue;
      Any = true;
      for (Node Returned : Returns)
        follow(Returned, Depth + 1);
      if (!isContextManager(Definition) && reachesEnd(Definition.child(SyntaxField::Body)))
        add(Definition);
    }
    if (!Any)
      add(Whole);
    else if (Whole.is(SyntaxKind::Call))
      Calls.push_back(Whole);
  }

  bool isPartial(Node N) const {
    return N.is(SyntaxKind::Call) &&
           Names.of(N).isExternal(N.child(SyntaxField::Function), "functools.partial");
  }

  Node Use; ///< Where the value is wanted.
  const Resolver &Names;
  bool WithCallers, WithNones;
  llvm::SmallVector<const Binding *, 4> Followed;
};

} // namespace

llvm::SmallVector<Node, 4> mailseal::originsOf(Node Expression, const Resolver &Names) {
  OriginFinder Finder(Expression, Names);
  Finder.follow(Expression);
  return Finder.Result;
}

llvm::SmallVector<Node, 4> mailseal::originsWithCallers(Node Expression, const Resolver &Names) {
  OriginFinder Finder(Expression, Names, /*WithCallers=*/true);
  Finder.follow(Expression);
  return Finder.Result;
}

bool mailseal::mayBeSame(Node A, Node B, Node Made, const Resolver &Names) {
  OriginFinder FromA(A, Names), FromB(B, Names);
  FromA.follow(A);
  if (!llvm::is_contained(FromA.Result, Made))
    return false;
  const ScopeTable &Scopes = Names.of(Made).scopes();
  if (Scopes.scope(Scopes.scopeOf(Made)).Kind != ScopeKind::Function)
    return true; // Made once.
  FromB.follow(B);
  return FromA.Calls.empty() || FromB.Calls.empty() ||
         llvm::any_of(FromA.Calls, [&](Node C) { return llvm::is_contained(FromB.Calls, C); });
}
