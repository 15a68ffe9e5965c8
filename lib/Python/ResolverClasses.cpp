//===- ResolverClasses.cpp - Members of the project's own classes ----------===//

#include "CallArguments.h"
#include "Decorators.h"
#include "ResolverValues.h"
#include "SplatParameters.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

namespace {

/// Whether \p Function has parameters beside its first one and those with stars.
bool hasOtherParameters(Node Function) {
  unsigned Count = llvm::count_if(Function.child(SyntaxField::Parameters).children(), [](Node P) {
    return P.isNamed() && !P.is(SyntaxKind::Comment) && !P.is(SyntaxKind::ListSplatPattern) &&
           !P.is(SyntaxKind::DictionarySplatPattern);
  });
  return Count != 1;
}

/// Whether all that \p Call is given, but for self, is what its \p Function gets.
bool passesAll(Node Function, Node Call, unsigned SelfArguments) {
  CallArguments Arguments(Call);
  llvm::StringRef List = splatParameter(Function, SyntaxKind::ListSplatPattern);
  llvm::StringRef Dictionary = splatParameter(Function, SyntaxKind::DictionarySplatPattern);
  auto Spells = [](Node Splat, llvm::StringRef Name) {
    return Name.empty() ? !Splat : Splat && Splat.text().ltrim('*') == Name;
  };
  return !Dictionary.empty() && !hasOtherParameters(Function) &&
         Arguments.Positional.size() == SelfArguments && Arguments.Keywords.empty() &&
         Spells(Arguments.ListSplat, List) && Spells(Arguments.DictionarySplat, Dictionary) &&
         isHandedOn(Dictionary, Function, Call);
}

/// Whether \p N runs whenever \p Function does and does not raise before.
bool isUnconditional(Node N, Node Function) {
  for (; N && N != Function; N = N.parent())
    if (N.is(SyntaxKind::IfStatement) || N.is(SyntaxKind::ForStatement) ||
        N.is(SyntaxKind::WhileStatement) || N.is(SyntaxKind::ExceptClause) ||
        N.is(SyntaxKind::ConditionalExpression) || N.is(SyntaxKind::BooleanOperator))
      return false;
  return true;
}

bool isOfApiClass(const Value &V) {
  return (V.Kind == ValueKind::External || V.Kind == ValueKind::Instance ||
          V.Kind == ValueKind::Method) &&
         findApiClass(V.Path);
}

/// Whether the classes of the project \p A and \p B are one.
bool isSameClass(const Value &A, const Value &B) {
  return A.Kind == ValueKind::LocalClass && A.Home == B.Home && A.Class == B.Class;
}

/// The last parts of the names of decorators and bases that make a class's annotated
/// attributes parameters of its constructor.
constexpr llvm::StringLiteral RecordMakers[] = {"dataclass", "define",     "frozen",    "mutable",
                                                "attrs",     "NamedTuple", "BaseModel", "Struct"};

/// Whether what the class \p Own gives an annotated attribute is only its default.
bool isRecord(const Scope &Own) {
  auto Makes = [](Node N) {
    if (N.is(SyntaxKind::Call))
      N = N.child(SyntaxField::Function);
    Node Last = N.is(SyntaxKind::Attribute) ? N.child(SyntaxField::Attribute) : N;
    return Last && llvm::is_contained(RecordMakers, Last.text());
  };
  auto MakesByDecorator = [&](Node N) {
    return N.is(SyntaxKind::Decorator) && llvm::any_of(N.parts(), Makes);
  };
  Node Class = Own.Definition;
  return llvm::any_of(Class.child(SyntaxField::Superclasses).parts(), Makes) ||
         (isDecorated(Class) && llvm::any_of(Class.parent().children(), MakesByDecorator));
}

} // namespace

bool mailseal::isForeignBase(const Value &Base) {
  constexpr llvm::StringLiteral Mixed[] = {"abc", "collections", "contextlib", "object", "typing"};
  return Base.Kind == ValueKind::External && !findApiClass(Base.Path) &&
         !llvm::is_contained(Mixed, Base.Path.split('.').first);
}

std::optional<BaseConstruction> Resolver::baseConstruction(ScopeId Class) const {
  auto [It, New] = Constructions.try_emplace(Class);
  if (!New)
    return It->second; // None while it is looked for.
  auto Init = Scopes.scope(Class).Bindings.find("__init__");
  if (Init == Scopes.scope(Class).Bindings.end() || Init->second.size() != 1 ||
      Init->second.front().Kind != BindingKind::Function)
    return std::nullopt;
  Node Function = Init->second.front().Value;
  ScopeId Body = Scopes.bodyScope(Function);
  std::optional<BaseConstruction> Result;
  for (Node Call : Function.subtree()) {
    Node Callee = Call.is(SyntaxKind::Call) ? Call.child(SyntaxField::Function) : Node();
    if (!Callee.is(SyntaxKind::Attribute) || Scopes.scopeOf(Call) != Body ||
        Callee.child(SyntaxField::Attribute).text() != "__init__")
      continue;
    Values All = resolve(Callee);
    bool ByClass = All.size() == 1 && All.front().Kind == ValueKind::External &&
                   findApiClass(llvm::StringRef(All.front().Path).rsplit('.').first);
    bool BySuper = All.size() == 1 && All.front().Kind == ValueKind::Method;
    if (Result || (!ByClass && !BySuper) || !isUnconditional(Call, Function))
      return std::nullopt;
    unsigned SelfArguments = ByClass ? 1 : 0;
    bool PassesAll = passesAll(Function, Call, SelfArguments) && !isDecorated(Function);
    Result = {Call, SelfArguments, PassesAll};
  }
  return Constructions[Class] = Result;
}

bool Resolver::hasOwnConstructor(ScopeId Class) const {
  if (!Scopes.scope(Class).Bindings.contains("__init__"))
    return false;
  std::optional<BaseConstruction> Base = baseConstruction(Class);
  return !Base || !Base->PassesAll;
}

/// Whether all definitions of \p Name in the class \p Own take whatever they are given.
static bool takesAll(const Scope &Own, llvm::StringRef Name) {
  auto It = Own.Bindings.find(Name);
  return It == Own.Bindings.end() || llvm::all_of(It->second, [](const Binding &B) {
           return B.Kind == BindingKind::Function && !isDecorated(B.Value) &&
                  !splatParameter(B.Value, SyntaxKind::ListSplatPattern).empty() &&
                  !splatParameter(B.Value, SyntaxKind::DictionarySplatPattern).empty();
         });
}

bool Resolver::isMadeSpecially(ScopeId Class) const {
  const Scope &Own = Scopes.scope(Class);
  if (!takesAll(Own, "__new__") || !keepsResult(Own.Definition, *this))
    return true;
  for (Node Base : Own.Definition.child(SyntaxField::Superclasses).parts()) {
    if (!Base.is(SyntaxKind::KeywordArgument) ||
        Base.child(SyntaxField::Name).text() != "metaclass")
      continue;
    for (const Value &Meta : resolveOpened(Base.child(SyntaxField::Value)))
      if (Meta.Kind == ValueKind::LocalClass
              ? !takesAll(Meta.Home->Scopes.scope(Meta.Class), "__call__")
              : Meta.Kind != ValueKind::External)
        return true;
  }
  return false;
}

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
  Value Missing = makeValue(ValueKind::Other);
  Values Result = memberOfExactly(Class, Name, Object, Use, SkipOwn, Missing, Depth);
  if (Result.empty() && (Object.MayBeDerived || Object.Kind == ValueKind::Super))
    Result = memberOfSiblings(Class, Name, Object, Use, Depth);
  if (Result.empty())
    return {Missing};
  auto IsLibrarys = [&](const Value &V) {
    return isOfApiClass(V) || (V.Kind == ValueKind::Container && leadsToLibrary(V, Depth + 1));
  };
  if (Object.MayBeDerived && !SkipOwn && llvm::any_of(Result, IsLibrarys))
    addAll(Result, overridesOf(Class, Name, Depth + 1));
  return Result;
}

Values Resolver::memberOfSiblings(ScopeId Class, llvm::StringRef Name, const Value &Object,
                                  Node Use, unsigned Depth) const {
  Values Result;
  if (Depth > MaxResolverDepth)
    return Result;
  Value Own = classValue(ValueKind::LocalClass, Class), Missing;
  for (const Value &Derived : derivedFrom(Class, Depth)) {
    Value Whole = Object;
    Whole.MayBeDerived = false;
    Whole.Kind = ValueKind::LocalInstance;
    addAll(Result,
           Derived.Home->memberOfBases(Derived.Class, Name, Whole, Use, &Own, Missing, Depth + 1));
  }
  return Result;
}

Values Resolver::overridesOf(ScopeId Class, llvm::StringRef Name, unsigned Depth) const {
  Values Result;
  if (Depth > MaxResolverDepth)
    return Result;
  for (const Value &Derived : derivedFrom(Class, Depth)) {
    const Resolver &Home = *Derived.Home;
    const Scope &Own = Home.Scopes.scope(Derived.Class);
    for (const auto *Names : {&Own.SelfAttributes, &Own.Bindings})
      if (auto It = Names->find(Name); It != Names->end())
        addAll(Result, Home.resolveBindings(Home.Scopes.reachingAtEnd(It->second), Depth));
    addAll(Result, Home.overridesOf(Derived.Class, Name, Depth + 1));
  }
  llvm::erase_if(Result, [](const Value &V) { return V.Kind == ValueKind::None; });
  return Result;
}

llvm::ArrayRef<Value> Resolver::derivedFrom(ScopeId Class, unsigned Depth) const {
  std::unique_ptr<llvm::SmallVector<Value, 1>> &Known = Derived[Class];
  if (Known)
    return *Known;
  // Empty while it is looked at.
  Known = std::make_unique<llvm::SmallVector<Value, 1>>();
  llvm::SmallVector<Value, 1> Result;
  auto Search = [&](const Resolver &File) {
    for (ScopeId Id = 0; Id < File.Scopes.size(); ++Id)
      if (File.Scopes.scope(Id).Kind == ScopeKind::Class &&
          llvm::any_of(File.bases(Id, Depth + 1), [&](const Value &Base) {
            return Base.Kind == ValueKind::LocalClass && Base.Home == this && Base.Class == Class;
          }))
        Result.push_back(File.classValue(ValueKind::LocalClass, Id));
  };
  Search(*this);
  Node Called = Scopes.scope(Class).Definition.child(SyntaxField::Name);
  for (const Resolver *File : othersWith(Called.text()))
    Search(*File);
  Derived[Class] = std::make_unique<llvm::SmallVector<Value, 1>>(std::move(Result));
  return *Derived[Class];
}

llvm::ArrayRef<Binding> Resolver::attributeBindings(ScopeId Class, llvm::StringRef Name,
                                                    unsigned Depth) const {
  const Scope &Own = Scopes.scope(Class);
  for (const auto *Names : {&Own.SelfAttributes, &Own.Bindings})
    if (auto It = Names->find(Name); It != Names->end())
      return It->second;
  if (Depth <= MaxResolverDepth)
    for (const Value &Named : bases(Class, Depth + 1))
      for (const Value &Base : opened(Named, Depth + 1))
        if (Base.Kind == ValueKind::LocalClass)
          if (auto All = Base.Home->attributeBindings(Base.Class, Name, Depth + 1); !All.empty())
            return All;
  return {};
}

Values Resolver::memberOfExactly(ScopeId Class, llvm::StringRef Name, const Value &Object, Node Use,
                                 bool SkipOwn, Value &Missing, unsigned Depth) const {
  if (Depth > MaxResolverDepth)
    return {Value()};
  const Scope &Own = Scopes.scope(Class);
  if (!SkipOwn) {
    Values Result;
    if (auto It = Own.SelfAttributes.find(Name); It != Own.SelfAttributes.end())
      addAll(Result, resolveBindings(Scopes.reaching(It->second, Use), Depth));
    if (auto It = Own.Bindings.find(Name); It != Own.Bindings.end()) {
      if (Object.Kind != ValueKind::LocalClass && isRecord(Own))
        for (const Binding &Field : It->second)
          if (Node Declared = Field.Target.parent().child(SyntaxField::Type))
            addAll(Result, resolveAnnotation(Declared, Depth));
      for (Value &V : resolveBindings(Scopes.reaching(It->second, Use), Depth)) {
        bool MayBeProperty = isFunction(V) && isDecorated(V.Origin);
        if (MayBeProperty && Object.Kind != ValueKind::LocalClass)
          addAll(Result, readMethod(V, Depth));
        else
          Result.push_back(V);
      }
    }
    if (llvm::any_of(Result, [](const Value &V) { return V.Kind != ValueKind::None; }))
      llvm::erase_if(Result, [](const Value &V) { return V.Kind == ValueKind::None; });
    if (!Result.empty())
      return Result;
  }
  Values Result = memberOfBases(Class, Name, Object, Use, /*Behind=*/nullptr, Missing, Depth);
  bool IsOpen = Scopes.hidesAttributes() || Own.Bindings.contains("__getattr__") ||
                Own.Bindings.contains("__getattribute__");
  if (IsOpen)
    Missing = Value();
  return Result;
}

Values Resolver::memberOfBases(ScopeId Class, llvm::StringRef Name, const Value &Object, Node Use,
                               const Value *Behind, Value &Missing, unsigned Depth) const {
  Values All = bases(Class, Depth);
  llvm::ArrayRef<Value> Left = All;
  if (Behind) {
    Left = Left.drop_until([&](const Value &V) { return isSameClass(V, *Behind); });
    Left = Left.drop_front(Left.empty() ? 0 : 1);
  }
  // The first base that knows the name gives it; an unknown base may.
  Values Foreign;
  while (!Left.empty()) {
    const Value &Base = Left.consume_front();
    if (isForeignBase(Base))
      Foreign = {Value()};
    if (Base.Kind == ValueKind::External) {
      if (!findApiClass(Base.Path)) {
        Missing.Closed = Base.Closed;
        continue;
      }
      Value V = Object;
      V.Kind = ValueKind::Method;
      V.Path = Base.Path;
      V.Member = intern(Name);
      V.Import = Base.Import;
      V.OwnConstructor |= Scopes.scope(Class).Bindings.contains("__init__");
      Foreign.push_back(V);
      return Foreign;
    }
    if (Base.Kind == ValueKind::LocalClass) {
      Value Derived = Object;
      Derived.MayBeDerived = false; // What is derived from the base's other classes is not it.
      Derived.OwnConstructor |= Scopes.scope(Class).Bindings.contains("__init__");
      Values Result = Base.Home->memberOfExactly(Base.Class, Name, Derived, Use, /*SkipOwn=*/false,
                                                 Missing, Depth + 1);
      // A library's class comes behind all that are derived from it.
      for (const Value &Sibling : Left)
        if (llvm::any_of(Result, isOfApiClass) && Sibling.Kind == ValueKind::LocalClass)
          addAll(Result, Sibling.Home->ownMember(Sibling.Class, Name, Depth + 1));
      if (!Result.empty()) {
        addAll(Result, Foreign);
        return Result;
      }
    }
    if (Base.Kind == ValueKind::Unknown)
      return {Value()};
  }
  return {};
}

Values Resolver::readMethod(const Value &Method, unsigned Depth) const {
  Values Returned = resolveReturns(Method.Origin, Depth + 1);
  Values Result = decorated(Returned, Method.Origin);
  if (isReadAsProperty(Method.Origin, of(Method.Origin)))
    return Result;
  if (Result.size() == Returned.size())
    return {Method};
  Result.push_back(Method);
  return Result;
}

Values Resolver::ownMember(ScopeId Class, llvm::StringRef Name, unsigned Depth) const {
  llvm::ArrayRef<Binding> All = attributeBindings(Class, Name, Depth);
  if (All.empty())
    return {};
  const Resolver &Home = of(All.front().Target);
  return Home.resolveBindings(Home.Scopes.reachingAtEnd(All), Depth);
}
