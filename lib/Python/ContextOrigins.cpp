#include "ContextOrigins.h"
#include "Guards.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

Node mailseal::statementOf(Node N) {
  while (N && !N.parent().is(SyntaxKind::Block) && !N.parent().is(SyntaxKind::Module))
    N = N.parent();
  return N;
}

bool mailseal::areExclusive(Node A, Node B) {
  Node Inner = A;
  while (Inner && !B.isInside(Inner.parent()))
    Inner = Inner.parent();
  // The condition is no branch.
  return Inner && Inner.parent().is(SyntaxKind::IfStatement) &&
         Inner.field() != SyntaxField::Condition &&
         !B.isInside(Inner.parent().child(SyntaxField::Condition));
}

llvm::SmallVector<Node, 2> mailseal::returnsOf(Node Definition, const ScopeTable &Scopes) {
  ScopeId Body = Scopes.bodyScope(Definition);
  llvm::SmallVector<Node, 2> Returns;
  llvm::SmallVector<Node, 8> Work{Definition.child(SyntaxField::Body)};
  while (!Work.empty()) {
    Node N = Work.pop_back_val();
    if (N.is(SyntaxKind::ReturnStatement) && Scopes.scopeOf(N) == Body)
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

bool says(llvm::StringRef Condition, llvm::StringRef Name, llvm::StringRef Rest) {
  return Condition.consume_front(Name) && Condition == Rest;
}

/// Whether \p Condition holds only if \p Name is None (or false).
bool impliesNone(Node Condition, llvm::StringRef Name) {
  llvm::StringRef Text = Condition.text();
  return says(Text, Name, " is None") || says(Text, Name, " == None") ||
         (Text.consume_front("not ") && Text == Name);
}

/// Whether \p Condition holds only if \p Name is not None.
bool impliesValue(Node Condition, llvm::StringRef Name) {
  auto [First, Rest] = Condition.text().split(" and ");
  return First == Name || says(First, Name, " is not None") ||
         (!Rest.empty() && (Rest == Name || says(Rest, Name, " is not None")));
}

bool isLeaving(Node Statement) {
  return Statement.is(SyntaxKind::RaiseStatement) || Statement.is(SyntaxKind::ReturnStatement) ||
         Statement.text() == "continue" || Statement.text() == "break";
}

Node blockOf(Node Clause) {
  for (Node Child : Clause.children())
    if (Child.is(SyntaxKind::Block))
      return Child;
  return {};
}

Node lastStatement(Node Block) {
  Node Last;
  for (Node Statement : Block.children())
    if (!Statement.is(SyntaxKind::Comment))
      Last = Statement;
  return Last;
}

bool alwaysAssigns(Node Statement, llvm::StringRef Name, unsigned Depth);

bool assignsInBlock(Node Block, llvm::StringRef Name, unsigned Depth) {
  return llvm::any_of(Block.children(),
                      [&](Node S) { return isLeaving(S) || alwaysAssigns(S, Name, Depth + 1); });
}

/// Whether \p Name has a new value behind \p Statement, on every way that gets there.
bool alwaysAssigns(Node Statement, llvm::StringRef Name, unsigned Depth) {
  if (Depth > MaxDepth)
    return false;
  switch (Statement.kind()) {
  case SyntaxKind::ExpressionStatement: {
    Node Assignment = Statement.firstChild();
    return Assignment.is(SyntaxKind::Assignment) &&
           Assignment.child(SyntaxField::Left).text() == Name &&
           !Assignment.child(SyntaxField::Right).is(SyntaxKind::None);
  }
  case SyntaxKind::WithStatement:
    return assignsInBlock(blockOf(Statement), Name, Depth);
  case SyntaxKind::IfStatement:
  case SyntaxKind::TryStatement: {
    bool HasElse = Statement.is(SyntaxKind::TryStatement);
    if (!assignsInBlock(blockOf(Statement), Name, Depth))
      return false;
    for (Node Clause : Statement.children()) {
      bool Else = Clause.is(SyntaxKind::ElseClause);
      HasElse |= Else;
      bool Branch = Clause.is(SyntaxKind::ExceptClause) || Clause.is(SyntaxKind::ElifClause) ||
                    (Else && Statement.is(SyntaxKind::IfStatement));
      if (Branch && !assignsInBlock(blockOf(Clause), Name, Depth))
        return false;
    }
    return HasElse;
  }
  default:
    return false;
  }
}

/// Whether the None that \p B gives has another value in its place before \p Use:
/// both are in one suite, and something between them assigns.
bool isReplaced(const Binding &B, llvm::StringRef Name, Node Use) {
  bool IsParameter = B.Kind == BindingKind::Parameter;
  Node First = IsParameter ? blockOf(B.Target.ancestor(SyntaxKind::FunctionDefinition)).firstChild()
                           : statementOf(B.Target).nextSibling();
  if (!First || !Use.isInside(First.parent()))
    return false;
  for (Node S = First; S && S.range().End <= Use.range().Begin; S = S.nextSibling())
    if (alwaysAssigns(S, Name, 0))
      return true;
  return false;
}

/// Whether \p Use is reached only if \p Name is not None.
bool isGuarded(llvm::StringRef Name, Node Use) {
  for (Node N = Use; N.parent(); N = N.parent()) {
    Node Around = N.parent();
    bool Branch = Around.is(SyntaxKind::IfStatement) || Around.is(SyntaxKind::ElifClause);
    if (Branch && N.is(SyntaxKind::Block) &&
        impliesValue(Around.child(SyntaxField::Condition), Name))
      return true;
    if (Around.is(SyntaxKind::IfStatement) &&
        (N.is(SyntaxKind::ElseClause) || N.is(SyntaxKind::ElifClause)) &&
        impliesNone(Around.child(SyntaxField::Condition), Name))
      return true;
    if (Around.is(SyntaxKind::ConditionalExpression)) {
      llvm::SmallVector<Node, 3> Parts;
      llvm::copy_if(Around.children(), std::back_inserter(Parts),
                    [](Node Child) { return Child.isNamed() && !Child.is(SyntaxKind::Comment); });
      if (Parts.size() == 3 && ((N == Parts[0] && impliesValue(Parts[1], Name)) ||
                                (N == Parts[2] && impliesNone(Parts[1], Name))))
        return true;
    }
    if (Around.is(SyntaxKind::FunctionDefinition))
      return false;
    if (!Around.is(SyntaxKind::Block) && !Around.is(SyntaxKind::Module))
      continue;
    for (Node S = Around.firstChild(); S && S != N; S = S.nextSibling()) {
      if (S.is(SyntaxKind::IfStatement) && impliesNone(S.child(SyntaxField::Condition), Name) &&
          (isLeaving(lastStatement(blockOf(S))) || assignsInBlock(blockOf(S), Name, 0)))
        return true;
      if (S.is(SyntaxKind::AssertStatement) && impliesValue(S.firstChild().nextSibling(), Name))
        return true;
    }
  }
  return false;
}

/// Collects origins; each binding is followed once, into other files of the project, too.
class OriginFinder {
public:
  OriginFinder(Node Use, const Resolver &Names) : Use(Use), Names(Names) {}

  void follow(Node N, unsigned Depth = 0) {
    if (!N || Depth > MaxDepth)
      return;
    switch (N.kind()) {
    case SyntaxKind::Identifier:
    case SyntaxKind::Attribute:
      return followName(N, Depth);
    case SyntaxKind::ParenthesizedExpression:
    case SyntaxKind::Await:
      for (Node Child : N.children())
        if (Child.isNamed() && !Child.is(SyntaxKind::Comment))
          follow(Child, Depth + 1);
      return;
    case SyntaxKind::NamedExpression:
      return follow(N.child(SyntaxField::Value), Depth + 1);
    case SyntaxKind::ConditionalExpression: {
      unsigned Place = 0;
      for (Node Child : N.children())
        if (Child.isNamed() && !Child.is(SyntaxKind::Comment) && Place++ != 1 && !isExcluded(Child))
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
    case SyntaxKind::Call:
      return followFunction(N, N.child(SyntaxField::Function), /*OnlyProperty=*/false, Depth);
    default:
      add(N);
    }
  }

  llvm::SmallVector<Node, 4> Result;
  llvm::SmallVector<Node, 2> Calls; ///< Those of functions whose results were followed.

private:
  void dropNone(size_t From) {
    Result.erase(std::remove_if(Result.begin() + From, Result.end(),
                                [](Node O) { return O.is(SyntaxKind::None); }),
                 Result.end());
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

  void followName(Node N, unsigned Depth) {
    llvm::ArrayRef<Binding> All = bindingsOf(N, Names.of(N).scopes());
    // Those of an attribute may stand in another file, with a base of the class.
    const ScopeTable &Scopes = Names.of(All.empty() ? N : All.front().Target).scopes();
    auto Reaching = Scopes.reaching(All, N);
    if (Reaching.empty() && followGlobal(Names.of(N).globalOf(N), Depth))
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
      if (B->Kind != BindingKind::Value)
        // A caller may give another value than the default.
        add(B->Target);
      if (Value && !llvm::is_contained(Followed, B)) {
        Followed.push_back(B);
        follow(Value, Depth + 1);
      }
    }
    if (isGuarded(Name, N) || isSetUpBefore(N, Reaching))
      dropNone(Before);
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
      if (B->Value.is(SyntaxKind::None) && MayBeReplaced(B))
        add(B->Target);
      else if (B->Kind == BindingKind::Value && !llvm::is_contained(Followed, B)) {
        Followed.push_back(B);
        follow(B->Value, Depth + 1);
      } else if (B->Kind != BindingKind::Import ||
                 !followGlobal(From->Module->globalOf(*B), Depth + 1)) {
        add(B->Target);
      }
    }
    return true;
  }

  /// What the function of the project that \p Function names returns, or else \p Whole.
  void followFunction(Node Whole, Node Function, bool OnlyProperty, unsigned Depth) {
    bool Any = false;
    const Resolver &Own = Names.of(Function);
    for (const Value &Named : Own.resolve(Function))
      for (const Value &V : Own.opened(Named)) {
        if (!V.Origin.is(SyntaxKind::FunctionDefinition) || V.Kind != ValueKind::Other ||
            isProperty(V.Origin) != OnlyProperty)
          continue;
        for (Node Returned : returnsOf(V.Origin, Own.of(V.Origin).scopes())) {
          Any = true;
          follow(Returned, Depth + 1);
        }
      }
    if (!Any)
      add(Whole);
    else if (Whole.is(SyntaxKind::Call))
      Calls.push_back(Whole);
  }

  Node Use; ///< Where the value is wanted.
  const Resolver &Names;
  llvm::SmallVector<const Binding *, 4> Followed;
};

} // namespace

llvm::SmallVector<Node, 4> mailseal::originsOf(Node Expression, const Resolver &Names) {
  OriginFinder Finder(Expression, Names);
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
