//===- ResolverNarrowing.cpp - What a condition says of a value ------------===//
//
// `isinstance(c, smtplib.SMTP)`, `type(c) is smtplib.SMTP`, and what is left of a
// name where such a condition holds, or does not.

#include "ResolverValues.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

namespace {

/// The functions that a test calls with a name.
constexpr llvm::StringLiteral Testers[] = {"isinstance", "type"};

/// A question after the class of a name.
struct ClassTest {
  Node Class; ///< The expression for the class, or for the tuple of classes.
  bool Exact = false;
  bool Negated = false;
};

/// The operand of `not`, or none.
Node negatedOf(Node N) {
  if (!N || N.kind() != SyntaxKind::Other || !N.firstChild() || N.firstChild().text() != "not")
    return {};
  auto Parts = N.parts();
  return Parts.size() == 1 ? Parts.front() : Node();
}

/// Whether \p N, a boolean operator, is `and`.
bool isAnd(Node N) {
  return llvm::any_of(N.children(), [](Node Child) { return Child.text() == "and"; });
}

/// `type(Name)`
bool isTypeOf(Node N, llvm::StringRef Name) {
  if (!N.is(SyntaxKind::Call) || dottedName(N.child(SyntaxField::Function)) != "type")
    return false;
  auto Arguments = N.child(SyntaxField::Arguments).parts();
  return Arguments.size() == 1 && Arguments.front().text() == Name;
}

std::optional<ClassTest> classTest(Node Condition, llvm::StringRef Name) {
  if (Condition.is(SyntaxKind::Call) &&
      dottedName(Condition.child(SyntaxField::Function)) == "isinstance") {
    auto Arguments = Condition.child(SyntaxField::Arguments).parts();
    if (Arguments.size() == 2 && Arguments.front().text() == Name)
      return ClassTest{Arguments.back(), /*Exact=*/false, /*Negated=*/false};
  }
  if (!Condition.is(SyntaxKind::ComparisonOperator))
    return std::nullopt;
  auto Operands = Condition.parts();
  if (Operands.size() != 2 || !isTypeOf(Operands.front(), Name))
    return std::nullopt;
  llvm::StringRef Between =
      Condition.tree()->text().slice(Operands.front().range().End, Operands.back().range().Begin);
  Between = Between.trim();
  bool Is = Between == "is" || Between == "==";
  if (!Is && Between != "is not" && Between != "!=")
    return std::nullopt;
  return ClassTest{Operands.back(), /*Exact=*/true, /*Negated=*/!Is};
}

/// Whether the statement \p S never goes on to the one behind it.
bool leaves(Node S) {
  return S.is(SyntaxKind::ReturnStatement) || S.is(SyntaxKind::RaiseStatement) ||
         S.is(SyntaxKind::ContinueStatement) || S.is(SyntaxKind::BreakStatement);
}

/// Whether \p If has no other branch, and its own ends in leaving.
bool onlyLeaves(Node If) {
  Node Last;
  for (Node Child : If.children()) {
    if (Child.is(SyntaxKind::ElifClause) || Child.is(SyntaxKind::ElseClause))
      return false;
    if (Child.is(SyntaxKind::Block))
      for (Node S : Child.parts())
        Last = S;
  }
  return leaves(Last);
}

/// Whether \p Derived, a class of a library, is \p Base or derived from it.
bool derives(llvm::StringRef Derived, llvm::StringRef Base) {
  for (const ApiClass *Class = findApiClass(Derived); Class;
       Class = Class->Base.empty() ? nullptr
                                   : findApiClass(Class->Module.str() + "." + Class->Base.str()))
    if (Class->qualifiedName() == Base)
      return true;
  return false;
}

} // namespace

/// Whether \p V may be an object of \p Class: yes, no, or not known.
std::optional<bool> Resolver::isObjectOf(const Value &V, const Value &Class, bool Exact,
                                         unsigned Depth) const {
  if (Depth > MaxResolverDepth || V.Kind == ValueKind::Unknown)
    return std::nullopt;
  bool IsApi = Class.Kind == ValueKind::External && findApiClass(Class.Path);
  if (V.Kind == ValueKind::Instance) {
    if (!findApiClass(V.Path) || Class.Kind == ValueKind::Unknown)
      return std::nullopt;
    return Exact ? V.Path == Class.Path : IsApi && derives(V.Path, Class.Path);
  }
  if (V.Kind != ValueKind::LocalInstance)
    return false;
  if (Class.Kind == ValueKind::LocalClass && Class.Home == V.Home && Class.Class == V.Class)
    return true;
  if (Exact)
    return false;
  std::optional<bool> Result = false;
  for (const Value &Base : V.Home->bases(V.Class, Depth + 1)) {
    Value Object = Base;
    if (Base.Kind == ValueKind::External)
      Object.Kind = ValueKind::Instance;
    else if (Base.Kind == ValueKind::LocalClass)
      Object.Kind = ValueKind::LocalInstance;
    else
      return std::nullopt;
    std::optional<bool> Inherited = isObjectOf(Object, Class, Exact, Depth + 1);
    if (!Inherited || *Inherited)
      return Inherited;
  }
  return Result;
}

Values Resolver::narrowedBy(Values All, Node Condition, bool Holds, llvm::StringRef Name,
                            unsigned Depth) const {
  while (Condition.is(SyntaxKind::ParenthesizedExpression) && Condition.parts().size() == 1)
    Condition = Condition.parts().front();
  if (Node Operand = negatedOf(Condition))
    return narrowedBy(std::move(All), Operand, !Holds, Name, Depth);
  if (Condition.is(SyntaxKind::BooleanOperator)) {
    // Of `a and b` both hold; of `a or b` neither does, where it does not.
    if (isAnd(Condition) == Holds)
      for (SyntaxField Side : {SyntaxField::Left, SyntaxField::Right})
        All = narrowedBy(std::move(All), Condition.child(Side), Holds, Name, Depth);
    return All;
  }
  std::optional<ClassTest> Test = classTest(Condition, Name);
  if (!Test)
    return All;
  Holds ^= Test->Negated;
  Values Classes = resolve(Test->Class, Depth + 1);
  if (llvm::any_of(Classes, [](const Value &V) { return V.Kind == ValueKind::Container; }))
    Classes = elementsOf(Classes, Depth + 1);

  Values Result;
  for (Value &V : All) {
    bool IsSurely = false, MayBe = false;
    for (const Value &Class : Classes) {
      std::optional<bool> Is = isObjectOf(V, Class, Test->Exact, Depth + 1);
      IsSurely |= Is == true;
      MayBe |= Is != false;
    }
    if (V.Kind == ValueKind::Unknown && Holds) {
      for (const Value &Class : Classes)
        Result.push_back(objectOf(Class));
    } else if (Holds ? MayBe : !IsSurely) {
      Result.push_back(V);
    }
  }
  // Where nothing is left the code does not run, or more is true than was seen.
  return Result.empty() ? Values{Value()} : Result;
}

/// An object of \p Class of which no more is known.
Value Resolver::objectOf(const Value &Class) {
  Value V = Class;
  if (Class.Kind == ValueKind::External)
    V.Kind = ValueKind::Instance;
  else if (Class.Kind == ValueKind::LocalClass)
    V.Kind = ValueKind::LocalInstance;
  else
    V = Value();
  return V;
}

const llvm::StringSet<> &Resolver::testedNames() const {
  if (TestedNames)
    return *TestedNames;
  TestedNames.emplace();
  for (llvm::StringRef Tester : Testers)
    for (Node N : identifiers(Tester))
      if (N.parent().is(SyntaxKind::Call) && N.field() == SyntaxField::Function)
        if (auto Arguments = N.parent().child(SyntaxField::Arguments).parts(); !Arguments.empty())
          TestedNames->insert(Arguments.front().text());
  return *TestedNames;
}

Values Resolver::narrowed(Values All, Node Expression, unsigned Depth) const {
  if (All.empty() || (All.size() == 1 && !hasUnknown(All)) || Depth > MaxResolverDepth)
    return All;
  if (testedNames().empty())
    return All;
  std::string Name = dottedName(Expression);
  if (!testedNames().contains(Name))
    return All;
  // Whether the name is the same object at the use as at the condition.
  auto IsSame = [&](Node Condition) {
    for (ScopeId Id = Scopes.scopeOf(Expression);; Id = Scopes.scope(Id).Parent) {
      for (llvm::StringRef Bound = Name; !Bound.empty();
           Bound = Bound.contains('.') ? Bound.rsplit('.').first : "")
        if (auto It = Scopes.scope(Id).Bindings.find(Bound); It != Scopes.scope(Id).Bindings.end())
          for (const Binding &B : It->second)
            if (B.Target.range().Begin >= Condition.range().Begin &&
                B.Target.range().Begin < Expression.range().Begin)
              return false;
      if (Id == 0)
        break;
    }
    ScopeId Class = 0;
    llvm::StringRef Receiver, Attribute = llvm::StringRef(Name).split('.').second;
    if (!Scopes.enclosingClass(Scopes.scopeOf(Expression), Class, Receiver))
      return true;
    auto It = Scopes.scope(Class).SelfAttributes.find(Attribute.split('.').first);
    return It == Scopes.scope(Class).SelfAttributes.end() ||
           llvm::none_of(It->second, [&](const Binding &B) {
             return B.Target.range().Begin >= Condition.range().Begin &&
                    B.Target.range().Begin < Expression.range().Begin;
           });
  };
  auto Apply = [&](Node Condition, bool Holds) {
    if (Condition && !Expression.isInside(Condition) && IsSame(Condition))
      All = narrowedBy(std::move(All), Condition, Holds, Name, Depth + 1);
  };
  for (Node N = Expression; N.parent(); N = N.parent()) {
    Node Around = N.parent();
    if (Around.is(SyntaxKind::FunctionDefinition) || Around.is(SyntaxKind::Lambda) ||
        Around.is(SyntaxKind::ClassDefinition))
      break;
    Node Condition = Around.child(SyntaxField::Condition);
    if (Around.is(SyntaxKind::IfStatement) || Around.is(SyntaxKind::WhileStatement)) {
      if (N.is(SyntaxKind::Block)) {
        Apply(Condition, /*Holds=*/true);
      } else if (N.is(SyntaxKind::ElifClause) || N.is(SyntaxKind::ElseClause)) {
        Apply(Condition, /*Holds=*/false);
        for (Node Clause : Around.children())
          if (Clause.is(SyntaxKind::ElifClause) && Clause.range().End <= N.range().Begin)
            Apply(Clause.child(SyntaxField::Condition), /*Holds=*/false);
      }
    } else if (Around.is(SyntaxKind::ElifClause) && N.is(SyntaxKind::Block)) {
      Apply(Condition, /*Holds=*/true);
    } else if (Around.is(SyntaxKind::ConditionalExpression)) {
      auto Parts = Around.parts();
      if (Parts.size() == 3 && N != Parts[1])
        Apply(Parts[1], /*Holds=*/N == Parts[0]);
    } else if (Around.is(SyntaxKind::BooleanOperator) && N == Around.child(SyntaxField::Right)) {
      Apply(Around.child(SyntaxField::Left), /*Holds=*/isAnd(Around));
    } else if (Around.is(SyntaxKind::Block) || Around.is(SyntaxKind::Module)) {
      for (Node S : Around.children()) {
        if (S.range().Begin >= N.range().Begin)
          break;
        if (S.is(SyntaxKind::AssertStatement) && !S.parts().empty())
          Apply(S.parts().front(), /*Holds=*/true);
        else if (S.is(SyntaxKind::IfStatement) && onlyLeaves(S))
          Apply(S.child(SyntaxField::Condition), /*Holds=*/false);
      }
    }
  }
  return All;
}
