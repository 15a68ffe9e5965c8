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

/// Collects origins; each binding is followed once.
class OriginFinder {
public:
  OriginFinder(Node Use, const Resolver &Names) : Use(Use), Names(Names), Scopes(Names.scopes()) {}

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
        if (Child.isNamed() && !Child.is(SyntaxKind::Comment) && Place++ != 1 &&
            !excludeEachOther(Child, Use, Scopes))
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

  llvm::ArrayRef<Binding> bindingsOf(Node N) const {
    std::string Name = dottedName(N);
    ScopeId Found = 0, Class = 0;
    llvm::StringRef Receiver;
    if (!Name.empty() && Scopes.findScope(Name, Scopes.scopeOf(N), Found))
      return Scopes.scope(Found).Bindings.find(Name)->second;
    if (!N.is(SyntaxKind::Attribute) ||
        !Scopes.enclosingClass(Scopes.scopeOf(N), Class, Receiver) ||
        N.child(SyntaxField::Object).text() != Receiver)
      return {};
    llvm::StringRef Attribute = N.child(SyntaxField::Attribute).text();
    const Scope &Own = Scopes.scope(Class);
    if (auto It = Own.SelfAttributes.find(Attribute); It != Own.SelfAttributes.end())
      return It->second;
    auto It = Own.Bindings.find(Attribute);
    return It == Own.Bindings.end() ? llvm::ArrayRef<Binding>() : It->second;
  }

  void followName(Node N, unsigned Depth) {
    auto Reaching = Scopes.reaching(bindingsOf(N), N);
    if (Reaching.empty() ||
        llvm::any_of(Reaching, [](const Binding *B) { return B->Kind == BindingKind::Function; }))
      return followFunction(N, N, /*OnlyProperty=*/true, Depth);
    std::string Name = dottedName(N);
    size_t Before = Result.size();
    for (const Binding *B : Reaching) {
      bool HasValue = B->Kind == BindingKind::Value || B->Kind == BindingKind::Parameter;
      Node Value = HasValue ? B->Value : Node();
      if (Value.is(SyntaxKind::None) && isReplaced(*B, Name, N))
        continue;
      if (B->Kind == BindingKind::Value && excludeEachOther(B->Target, Use, Scopes))
        continue;
      if (B->Kind != BindingKind::Value)
        // A caller may give another value than the default.
        add(B->Kind == BindingKind::Import ? N : B->Target);
      if (Value && !llvm::is_contained(Followed, B)) {
        Followed.push_back(B);
        follow(Value, Depth + 1);
      }
    }
    if (isGuarded(Name, N))
      dropNone(Before);
  }

  /// What the function of the unit that \p Function names returns, or else \p Whole.
  void followFunction(Node Whole, Node Function, bool OnlyProperty, unsigned Depth) {
    bool Any = false;
    for (const Value &V : Names.resolve(Function)) {
      Node Definition = V.Kind == ValueKind::Other ? V.Origin : Node();
      // One in another file is trusted, as a context from there is.
      if (!Definition.is(SyntaxKind::FunctionDefinition) || Definition.tree() != Whole.tree() ||
          isProperty(Definition) != OnlyProperty)
        continue;
      for (Node Returned : returnsOf(Definition, Scopes)) {
        Any = true;
        follow(Returned, Depth + 1);
      }
    }
    if (!Any)
      add(Whole);
  }

  Node Use; ///< Where the value is wanted.
  const Resolver &Names;
  const ScopeTable &Scopes;
  llvm::SmallVector<const Binding *, 4> Followed;
};

} // namespace

llvm::SmallVector<Node, 4> mailseal::originsOf(Node Expression, const Resolver &Names) {
  OriginFinder Finder(Expression, Names);
  Finder.follow(Expression);
  return Finder.Result;
}
