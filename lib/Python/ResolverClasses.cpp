//===- ResolverClasses.cpp - Members of the project's own classes ----------===//

#include "ResolverValues.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

llvm::SmallVector<Node, 2> Resolver::baseExpressions(ScopeId Class) const {
  llvm::SmallVector<Node, 2> Result;
  for (Node Base : Scopes.scope(Class).Definition.child(SyntaxField::Superclasses).children())
    if (Base.isNamed() && !Base.is(SyntaxKind::KeywordArgument) && !Base.is(SyntaxKind::Comment))
      Result.push_back(Base);
  return Result;
}

Values Resolver::bases(ScopeId Class, unsigned Depth) const {
  Values Result;
  for (Node Base : baseExpressions(Class))
    addAll(Result, resolve(Base, Depth + 1));
  return Result;
}

Values Resolver::memberOfClass(ScopeId Class, llvm::StringRef Name, const Value &Object, Node Use,
                               bool SkipOwn, unsigned Depth) const {
  if (Depth > MaxResolverDepth)
    return {Value()};
  const Scope &Own = Scopes.scope(Class);
  if (!SkipOwn) {
    Values Result;
    if (auto It = Own.SelfAttributes.find(Name); It != Own.SelfAttributes.end())
      addAll(Result, resolveBindings(Scopes.reaching(It->second, Use), Depth));
    if (auto It = Own.Bindings.find(Name); It != Own.Bindings.end())
      for (Value &V : resolveBindings(Scopes.reaching(It->second, Use), Depth)) {
        if (isFunction(V) && Object.Kind != ValueKind::LocalClass && isProperty(V.Origin))
          addAll(Result, resolveReturns(V.Origin, Depth + 1));
        else
          Result.push_back(std::move(V));
      }
    if (llvm::any_of(Result, [](const Value &V) { return V.Kind != ValueKind::None; }))
      llvm::erase_if(Result, [](const Value &V) { return V.Kind == ValueKind::None; });
    if (!Result.empty())
      return Result;
  }
  // The first base that knows the name gives it; an unknown base may.
  Value Other = makeValue(ValueKind::Other);
  for (const Value &Base : bases(Class, Depth)) {
    if (Base.Kind == ValueKind::External) {
      const ApiClass *Api = findApiClass(Base.Path);
      if (!Api)
        Other.Closed = Base.Closed;
      if (!Api)
        continue;
      Value V = Object;
      V.Kind = ValueKind::Method;
      V.Path = Base.Path;
      V.Member = Name.str();
      V.Import = Base.Import;
      V.OwnConstructor |= Own.Bindings.contains("__init__");
      return {V};
    }
    if (Base.Kind == ValueKind::LocalClass) {
      Value Derived = Object;
      Derived.OwnConstructor |= Own.Bindings.contains("__init__");
      return Base.Home->memberOfClass(Base.Class, Name, Derived, Use, /*SkipOwn=*/false, Depth + 1);
    }
    if (Base.Kind == ValueKind::Unknown)
      return {Value()};
  }
  return {Other};
}
