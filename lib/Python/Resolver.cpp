#include "Resolver.h"
#include "ResolverValues.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace mailseal;

namespace {

/// More values than this are as good as unknown.
constexpr size_t MaxValues = 12;

/// The element \p Index of \p Display, an argument list or tuple, or none; a
/// keyword argument is none.
Node elementAt(Node Display, unsigned Index) {
  for (Node Child : Display.children())
    if (Child.isNamed() && !Child.is(SyntaxKind::Comment) && Index-- == 0)
      return Child.is(SyntaxKind::KeywordArgument) ? Node() : Child;
  return {};
}

Node argumentAt(Node Call, unsigned Index) {
  return elementAt(Call.child(SyntaxField::Arguments), Index);
}

/// The first positional argument of \p Call, or none.
Node firstArgument(Node Call) { return argumentAt(Call, 0); }

/// Whether \p Partial, a call of functools.partial(), gives its class a host or a
/// port, so that the call of what it makes does not.
bool givesAddress(Node Partial) {
  for (Node Child : Partial.child(SyntaxField::Arguments).children()) {
    if (!Child.isNamed() || Child.is(SyntaxKind::Comment) || Child == firstArgument(Partial))
      continue;
    Node Name = Child.is(SyntaxKind::KeywordArgument) ? Child.child(SyntaxField::Name) : Node();
    if (!Name || Name.text() == "host" || Name.text() == "port")
      return true;
  }
  return false;
}

/// Builtin functions whose results are followed.
constexpr llvm::StringLiteral FollowedBuiltins[] = {"__import__", "getattr", "super", "type"};

/// Generic types whose objects are those of their arguments, by the last part of
/// their name.
constexpr llvm::StringLiteral Transparent[] = {"Optional", "Union",     "Annotated",
                                               "Final",    "ClassVar",  "Awaitable",
                                               "Required", "Coroutine", "InitVar"};

/// Whether \p N, in an annotation, is a generic type of other objects than its
/// arguments: `Type[SMTP]`, `list[SMTP]`.
bool isForeignGeneric(Node N) {
  Node First = N.firstChild();
  bool IsGeneric = N.is(SyntaxKind::Subscript) ||
                   (N.kind() == SyntaxKind::Other && First.is(SyntaxKind::Identifier) &&
                    First.nextSibling() && First.nextSibling().text().starts_with("["));
  if (!IsGeneric)
    return false;
  Node Name = First.is(SyntaxKind::Attribute) ? First.child(SyntaxField::Attribute) : First;
  return Name && !llvm::is_contained(Transparent, Name.text());
}

/// Functions that give back what their first argument is.
constexpr llvm::StringLiteral PassThrough[] = {"contextlib.closing"};
/// Functions that give the module that their first argument names.
constexpr llvm::StringLiteral Importers[] = {"__import__", "importlib.import_module"};

/// Functions that call their first argument with the others.
constexpr llvm::StringLiteral Forwarders[] = {"functools.partial", "asyncio.to_thread"};

/// Whether \p Function has the name of a method that starts TLS: what it is a method
/// of is worth a look at all callers.
bool isUpgrade(Node Function) {
  Node Name = Function.child(SyntaxField::Attribute);
  return Name && Function.is(SyntaxKind::Attribute) &&
         llvm::any_of(apiCallables(),
                      [&](const ApiCallable &C) { return C.Method == Name.text(); });
}

/// Whether calling \p Path makes an object of it: by PEP 8, a class's name has
/// a capital. A foreign function may give back anything.
bool isClassName(llvm::StringRef Path) {
  size_t Dot = Path.rfind('.');
  llvm::StringRef Name = Dot == llvm::StringRef::npos ? Path : Path.substr(Dot + 1);
  return !Name.empty() && llvm::isUpper(Name.front());
}

} // namespace

bool mailseal::plainString(Node Expression, llvm::StringRef &Text) {
  if (!Expression.is(SyntaxKind::String))
    return false;
  Node Start = Expression.firstChild();
  if (Start.text() != "'" && Start.text() != "\"")
    return false;
  Text = Expression.text().drop_front();
  // A literal without its end is an error of the text.
  return Text.consume_back(Start.text()) && !Text.contains('\\');
}

Resolver::Resolver(const ScopeTable &Scopes, bool AssumeModules, ProjectView *Project,
                   ModuleLocation At)
    : Scopes(Scopes), AssumeModules(AssumeModules), Project(Project), At(std::move(At)) {}

const Resolver &Resolver::of(Node N) const {
  const Resolver *Other = N.tree() == &Scopes.tree() || !Project ? this : Project->of(N.tree());
  return Other ? *Other : *this;
}

Values Resolver::resolve(Node Expression) const {
  Values Result = resolve(Expression, 0);
  return Result.empty() ? Values{Value()} : Result;
}

Values Resolver::resolve(Node N, unsigned Depth) const {
  if (!N || Depth > MaxResolverDepth)
    return {Value()};
  if (N.tree() != &Scopes.tree())
    return of(N).resolve(N, Depth);
  Cache &Results = Known[Project && Project->ThroughCallers];
  if (auto [It, New] = Results.try_emplace(N.index()); !New)
    return It->second ? *It->second : Values();
  Values Result = resolveUncached(N, Depth);
  if (Result.size() > MaxValues)
    Result = {Value()};
  Results[N.index()] = std::make_unique<const Values>(Result);
  return Result;
}

Values Resolver::resolveUncached(Node N, unsigned Depth) const {
  switch (N.kind()) {
  case SyntaxKind::Identifier:
    return narrowed(resolveName(N.text(), N, Depth + 1), N, Depth + 1);
  case SyntaxKind::Attribute:
    return narrowed(resolveAttribute(N, Depth + 1), N, Depth + 1);
  case SyntaxKind::Call:
    return resolveCall(N, Depth + 1);
  case SyntaxKind::ParenthesizedExpression:
  case SyntaxKind::Await:
    for (Node Child : N.children())
      if (Child.isNamed() && !Child.is(SyntaxKind::Comment))
        return resolve(Child, Depth + 1);
    return {Value()};
  case SyntaxKind::NamedExpression:
    return resolve(N.child(SyntaxField::Value), Depth + 1);
  case SyntaxKind::ConditionalExpression: {
    // `A if test else B`: the test stands between the two values.
    Values Result;
    unsigned Place = 0;
    for (Node Child : N.children())
      if (Child.isNamed() && !Child.is(SyntaxKind::Comment) && Place++ != 1)
        addAll(Result, resolve(Child, Depth + 1));
    return Result;
  }
  case SyntaxKind::BooleanOperator: {
    Values Result = resolve(N.child(SyntaxField::Left), Depth + 1);
    addAll(Result, resolve(N.child(SyntaxField::Right), Depth + 1));
    return Result;
  }
  case SyntaxKind::Subscript:
    return elementsOf(resolve(N.child(SyntaxField::Value), Depth + 1), Depth + 1);
  case SyntaxKind::Dictionary:
  case SyntaxKind::List:
  case SyntaxKind::Tuple: {
    Value V = makeValue(ValueKind::Container);
    V.Origin = N;
    return {V};
  }
  case SyntaxKind::None:
    return {makeValue(ValueKind::None)};
  case SyntaxKind::String:
  case SyntaxKind::ConcatenatedString: {
    Value V = makeValue(ValueKind::String);
    V.Origin = N;
    return {V};
  }
  case SyntaxKind::Integer:
  case SyntaxKind::TrueLiteral:
  case SyntaxKind::FalseLiteral:
  case SyntaxKind::Lambda:
    return {makeValue(ValueKind::Other)};
  default:
    return {Value()};
  }
}

Values Resolver::resolveBindings(llvm::ArrayRef<const Binding *> Reaching, unsigned Depth) const {
  Values Result;
  for (const Binding *B : Reaching)
    addAll(Result, resolveBinding(*B, Depth));
  // None beside something else is the "not there yet" of `conn = None`, or of an
  // import that failed: a call on it raises whatever we do.
  if (llvm::any_of(Result, [](const Value &V) { return V.Kind != ValueKind::None; }))
    llvm::erase_if(Result, [](const Value &V) { return V.Kind == ValueKind::None; });
  return Result;
}

Values Resolver::resolveName(llvm::StringRef Name, Node Use, unsigned Depth) const {
  ScopeId From = Scopes.scopeOf(Use), Found = 0;
  if (Scopes.findScope(Name, From, Found) && Found != 0)
    return resolveBindings(Scopes.reaching(Scopes.scope(Found).Bindings.find(Name)->second, Use),
                           Depth);
  if (auto Global = globalBindings(Name); !Global.empty())
    return resolveBindings(Scopes.reaching(Global, Use), Depth);
  for (ScopeId Id = From;; Id = Scopes.scope(Id).Parent) {
    if (auto V = fromLibraryStar(Id, Name))
      return {*V};
    if (Id == 0)
      break;
  }
  if (llvm::is_contained(FollowedBuiltins, Name))
    return {externalValue(Name, {})};
  if (AssumeModules && isApiModule(Name)) {
    Value V = externalValue(Name, {});
    V.Assumed = true;
    return {V};
  }
  return {Value()};
}

Values Resolver::resolveBinding(const Binding &B, unsigned Depth) const {
  switch (B.Kind) {
  case BindingKind::Import:
    return resolveImport(B, Depth + 1);
  case BindingKind::Value: {
    Node Pattern =
        B.Target.parent().is(SyntaxKind::AsPatternTarget) ? B.Target.parent().parent() : Node();
    return Pattern.parent().is(SyntaxKind::WithItem) ? resolveEntered(B.Value, Depth + 1)
                                                     : resolve(B.Value, Depth + 1);
  }
  case BindingKind::Function: {
    Value V = makeValue(ValueKind::Other);
    V.Origin = B.Value;
    return {V};
  }
  case BindingKind::Class:
    return {classValue(ValueKind::LocalClass, Scopes.bodyScope(B.Value))};
  case BindingKind::Parameter:
    return resolveParameter(B, Depth + 1);
  case BindingKind::Element:
    return elementsOf(resolve(B.Value, Depth + 1), Depth + 1);
  case BindingKind::Typed:
    return resolveAnnotation(B.Value, Depth + 1);
  case BindingKind::Deleted:
  case BindingKind::Opaque:
    return {Value()};
  }
  return {Value()};
}

Values Resolver::resolveParameter(const Binding &B, unsigned Depth) const {
  ScopeId Class = 0;
  llvm::StringRef Receiver;
  ScopeId Body = Scopes.bodyScope(B.Target.ancestor(SyntaxKind::FunctionDefinition));
  if (Body && Scopes.enclosingClass(Body, Class, Receiver) && Scopes.scope(Body).Parent == Class &&
      B.Target.text() == Receiver)
    return {
        classValue(Receiver == "cls" ? ValueKind::LocalClass : ValueKind::LocalInstance, Class)};
  Values Given;
  if (Project && Project->ThroughCallers) {
    Given = resolveFromCallers(B, Depth + 1);
    if (!hasUnknown(Given))
      return Given;
  }
  Values Declared = resolveAnnotation(B.Annotation, Depth + 1);
  return hasUnknown(Declared) && !Given.empty() ? Given : Declared;
}

Value Resolver::classValue(ValueKind Kind, ScopeId Class) const {
  Value V = makeValue(Kind);
  V.Class = Class;
  V.Home = this;
  return V;
}

Values Resolver::resolveEntered(Node Manager, unsigned Depth) const {
  Values Result;
  for (const Value &V : resolve(Manager, Depth)) {
    Values Enter;
    if (V.Kind == ValueKind::LocalInstance)
      for (llvm::StringRef Name : {"__enter__", "__aenter__"})
        llvm::copy_if(member(V, Name, Manager, Depth), std::back_inserter(Enter), isFunction);
    if (Enter.empty())
      Result.push_back(V); // Those of the libraries give themselves.
    for (const Value &Method : Enter)
      for (const Value &Returned : resolveReturns(Method.Origin, Depth + 1)) {
        bool IsSelf = Returned.Kind == ValueKind::LocalInstance && !Returned.Origin;
        Result.push_back(IsSelf ? V : Returned);
      }
  }
  return Result;
}

Values Resolver::resolveAttribute(Node Attribute, unsigned Depth) const {
  // `app.server = SMTP(…)` makes `app.server` a name of its own.
  std::string Path = dottedName(Attribute);
  ScopeId Found = 0;
  if (!Path.empty() && Scopes.findScope(Path, Scopes.scopeOf(Attribute), Found))
    return resolveBindings(
        Scopes.reaching(Scopes.scope(Found).Bindings.find(Path)->second, Attribute), Depth);

  llvm::StringRef Name = Attribute.child(SyntaxField::Attribute).text();
  Values Result;
  for (const Value &Object : resolve(Attribute.child(SyntaxField::Object), Depth))
    addAll(Result, member(Object, Name, Attribute, Depth));
  return Result;
}

Values Resolver::member(const Value &Object, llvm::StringRef Name, Node Use, unsigned Depth) const {
  switch (Object.Kind) {
  case ValueKind::External: {
    Value V = Object;
    V.Path += "." + Name.str();
    return {V};
  }
  case ValueKind::Instance: {
    Value V = Object;
    V.Kind = ValueKind::Method;
    V.Member = Name.str();
    return {V};
  }
  case ValueKind::Module: {
    Values Result = memberOfModule(Object, Name, Depth + 1);
    for (Value &V : Result)
      V.Import = Object.Import;
    return Result;
  }
  case ValueKind::LocalClass:
  case ValueKind::LocalInstance:
  case ValueKind::Super:
    return Object.Home->memberOfClass(Object.Class, Name, Object, Use,
                                      /*SkipOwn=*/Object.Kind == ValueKind::Super, Depth + 1);
  case ValueKind::String:
  case ValueKind::Other:
    return {makeValue(ValueKind::Other)};
  case ValueKind::Unknown:
  case ValueKind::None:
  case ValueKind::Method:
  case ValueKind::Container:
    return {Value()};
  }
  return {Value()};
}

Values Resolver::elementsOf(const Values &Containers, unsigned Depth) const {
  Values Result;
  for (const Value &C : Containers) {
    if (C.Kind != ValueKind::Container) {
      Result.push_back(Value());
      continue;
    }
    for (Node Child : C.Origin.children())
      if (Child.isNamed() && !Child.is(SyntaxKind::Comment))
        addAll(Result, resolve(Child.is(SyntaxKind::Pair) ? Child.child(SyntaxField::Value) : Child,
                               Depth + 1));
  }
  return Result;
}

Values Resolver::resolveAnnotation(Node Annotation, unsigned Depth) const {
  Values Result;
  auto AddObject = [&](Value Class) {
    bool IsApi = Class.Kind == ValueKind::External && findApiClass(Class.Path);
    if (!IsApi && Class.Kind != ValueKind::LocalClass)
      return;
    Class.Kind = IsApi ? ValueKind::Instance : ValueKind::LocalInstance;
    Result.push_back(std::move(Class));
  };
  Node Skipped;
  for (Node N : Annotation.subtree()) {
    llvm::StringRef Text;
    if (Skipped && N.isInside(Skipped))
      continue;
    if (isForeignGeneric(N)) {
      Skipped = N;
    } else if (N.is(SyntaxKind::Attribute) || N.is(SyntaxKind::Identifier)) {
      for (const Value &V : resolve(N, Depth + 1))
        AddObject(V);
    } else if (plainString(N, Text)) {
      // A forward reference: `"smtplib.SMTP"`.
      auto [Root, Rest] = Text.split('.');
      for (const Value &V : resolveName(Root, N, Depth + 1)) {
        if (Rest.empty())
          AddObject(V);
        else if (!Rest.contains('.'))
          for (const Value &M : member(V, Rest, N, Depth + 1))
            AddObject(M);
      }
    }
  }
  return Result.empty() ? Values{Value()} : Result;
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

Values Resolver::resolveCall(Node Call, unsigned Depth) const {
  Node Function = Call.child(SyntaxField::Function);
  if (Function.is(SyntaxKind::Attribute) &&
      Function.child(SyntaxField::Attribute).text() == "enter_context")
    return resolveEntered(firstArgument(Call), Depth);
  Values Result;
  if (Function.is(SyntaxKind::Attribute) &&
      Function.child(SyntaxField::Attribute).text() == "get") {
    Values Objects = resolve(Function.child(SyntaxField::Object), Depth);
    if (llvm::all_of(Objects, [](const Value &V) { return V.Kind == ValueKind::Container; }))
      return elementsOf(Objects, Depth);
  }
  for (const Value &F : resolve(Function, Depth))
    addAll(Result, resultOf(F, Call, Depth));
  return Result;
}

Values Resolver::resultOf(const Value &Function, Node Call, unsigned Depth) const {
  if (Depth > MaxResolverDepth)
    return {Value()};
  if (Function.Kind == ValueKind::LocalClass) {
    Value V = Function;
    V.Kind = ValueKind::LocalInstance;
    V.Origin = Call;
    return {V};
  }
  if (isFunction(Function))
    return resolveReturns(Function.Origin, Depth);
  if (Function.Kind != ValueKind::External)
    return {Value()};

  llvm::StringRef Text;
  if (Function.Path == "super") {
    ScopeId Class = 0;
    llvm::StringRef Receiver;
    return {Scopes.enclosingClass(Scopes.scopeOf(Call), Class, Receiver)
                ? classValue(ValueKind::Super, Class)
                : Value()};
  }
  if (llvm::is_contained(Importers, Function.Path) && plainString(firstArgument(Call), Text))
    return {externalValue(Text, {})};
  if (llvm::is_contained(PassThrough, Function.Path))
    return resolve(firstArgument(Call), Depth);
  if (Function.Path == "getattr" && plainString(argumentAt(Call, 1), Text)) {
    Values Result;
    for (const Value &Object : resolve(firstArgument(Call), Depth))
      addAll(Result, member(Object, Text, Call, Depth));
    return Result;
  }
  // type("Server", (SMTP_SSL,), {}) is a subclass; with methods it may be anything.
  Node Bases = argumentAt(Call, 1), Members = argumentAt(Call, 2);
  if (Function.Path == "type" && Bases.is(SyntaxKind::Tuple) && Members && Members.text() == "{}")
    return resolve(elementAt(Bases, 0), Depth);
  if (Function.Path == "functools.partial")
    return resultOfPartial(Call, Depth);
  if (!isClassName(Function.Path))
    return {Value()};
  Value V = Function;
  V.Kind = ValueKind::Instance;
  V.Origin = V.Partial && givesAddress(V.Partial) ? Node() : Call;
  V.Partial = {};
  return {V};
}

Values Resolver::resultOfPartial(Node Call, unsigned Depth) const {
  Values Result = resolve(firstArgument(Call), Depth);
  for (Value &V : Result)
    if (V.Kind == ValueKind::External && findApiClass(V.Path))
      V.Partial = Call;
    else
      V = Value();
  return Result;
}

Values Resolver::resolveReturns(Node Function, unsigned Depth) const {
  if (Depth > MaxResolverDepth)
    return {Value()};
  if (const Resolver &Other = of(Function); &Other != this)
    return Other.resolveReturns(Function, Depth);
  ScopeId Body = Scopes.bodyScope(Function);
  bool IsManager = isContextManager(Function);
  Values Result;
  for (Node N : Function.subtree()) {
    bool Gives = N.is(IsManager ? SyntaxKind::Yield : SyntaxKind::ReturnStatement) && N.isNamed();
    if (!Gives || Scopes.scopeOf(N) != Body)
      continue;
    if (Node Given = N.firstChild().nextSibling())
      addAll(Result, resolve(Given, Depth + 1));
  }
  Node Declared = Function.child(SyntaxField::ReturnType);
  if (!Declared || IsManager || !hasUnknown(Result))
    return Result;
  Values Annotated = resolveAnnotation(Declared, Depth + 1);
  if (hasUnknown(Annotated))
    return Result;
  llvm::erase_if(Result, [](const Value &V) { return V.Kind == ValueKind::Unknown; });
  addAll(Result, Annotated);
  return Result;
}

llvm::SmallVector<Node, 2> Resolver::origins(Node Expression) const {
  if (const Resolver &Other = of(Expression); &Other != this)
    return Other.origins(Expression);
  llvm::SmallVector<Node, 2> Result, Work{Expression};
  unsigned Steps = 0;
  while (!Work.empty()) {
    Node N = Work.pop_back_val();
    llvm::ArrayRef<Binding> All;
    std::string Name = dottedName(N);
    ScopeId Found = 0, Class = 0;
    llvm::StringRef Receiver;
    if (!Name.empty() && Scopes.findScope(Name, Scopes.scopeOf(N), Found)) {
      All = Scopes.scope(Found).Bindings.find(Name)->second;
    } else if (N.is(SyntaxKind::Attribute) &&
               Scopes.enclosingClass(Scopes.scopeOf(N), Class, Receiver) &&
               N.child(SyntaxField::Object).text() == Receiver) {
      auto &Attributes = Scopes.scope(Class).SelfAttributes;
      auto It = Attributes.find(N.child(SyntaxField::Attribute).text());
      if (It != Attributes.end())
        All = It->second;
    }
    auto Reaching = Scopes.reaching(All, N);
    bool Followed =
        !Reaching.empty() && ++Steps < MaxResolverDepth &&
        llvm::all_of(Reaching, [](const Binding *B) { return B->Kind == BindingKind::Value; });
    if (!Followed) {
      Result.push_back(N);
      continue;
    }
    for (const Binding *B : Reaching)
      Work.push_back(B->Value);
  }
  return Result;
}

void Resolver::addCallees(const Value &F, Callees &Result, unsigned Depth) const {
  auto Add = [&](llvm::StringRef ClassPath, llvm::StringRef Method, unsigned SelfArguments) {
    const ApiClass *Class = findApiClass(ClassPath);
    const ApiCallable *Row = Class ? findApiCallable(*Class, Method) : nullptr;
    if (Row)
      Result.Tls.push_back({Row, F, SelfArguments, /*Forwarded=*/false});
    else
      Result.MayBeOther = true;
  };
  switch (F.Kind) {
  case ValueKind::External: {
    if (F.Partial) {
      Result.MayBeOther = true;
      return;
    }
    auto [Owner, Name] = llvm::StringRef(F.Path).rsplit('.');
    if (findApiClass(F.Path))
      Add(F.Path, "", 0);
    else // `SMTP_SSL.__init__(self, host)`, `SMTP.starttls(conn)`
      Add(Owner, Name == "__init__" ? "" : Name, 1);
    return;
  }
  case ValueKind::Method:
    Add(F.Path, F.Member == "__init__" ? "" : llvm::StringRef(F.Member), 0);
    return;
  case ValueKind::LocalClass:
    // Without an __init__ of its own, a subclass takes its base's arguments.
    if (Depth <= MaxResolverDepth && !F.Home->Scopes.scope(F.Class).Bindings.contains("__init__"))
      for (Node Base : F.Home->baseExpressions(F.Class)) {
        // One of them, where the base is a choice.
        Values All = F.Home->resolve(Base, Depth + 1);
        if (llvm::none_of(All, [](const Value &V) {
              return V.Kind == ValueKind::External || V.Kind == ValueKind::LocalClass;
            }))
          continue;
        for (const Value &V : All)
          addCallees(V, Result, Depth + 1);
        return;
      }
    Result.MayBeOther = true;
    return;
  case ValueKind::Unknown:
    Result.MayBeUnknown = true;
    return;
  case ValueKind::None:
  case ValueKind::String:
  case ValueKind::Other:
  case ValueKind::Instance:
  case ValueKind::Module:
  case ValueKind::LocalInstance:
  case ValueKind::Super:
  case ValueKind::Container:
    Result.MayBeOther = true;
    return;
  }
}

bool Resolver::isExternal(Node Expression, llvm::StringRef Path) const {
  return llvm::all_of(resolve(Expression), [&](const Value &V) {
    return V.Kind == ValueKind::External && V.Path == Path;
  });
}

llvm::SmallVector<Node, 1> mailseal::importsOf(llvm::ArrayRef<Value> All) {
  llvm::SmallVector<Node, 1> Result;
  for (const Value &V : All)
    if (V.Import && !llvm::is_contained(Result, V.Import))
      Result.push_back(V.Import);
  return Result;
}

llvm::SmallVector<Node, 1> Callees::imports() const {
  Values Receivers;
  for (const Callee &C : Tls)
    Receivers.push_back(C.Receiver);
  return importsOf(Receivers);
}

Callees Resolver::resolveCallees(Node Call) const {
  if (const Resolver &Other = of(Call); &Other != this)
    return Other.resolveCallees(Call);
  Callees Result;
  Result.Named = Call.child(SyntaxField::Function);
  Values Functions = resolve(Result.Named);
  bool Forwards = llvm::all_of(Functions, [](const Value &F) {
    return F.Kind == ValueKind::External && llvm::is_contained(Forwarders, F.Path);
  });
  if (Forwards && firstArgument(Call)) {
    Result.Named = firstArgument(Call);
    Functions = resolve(Result.Named);
  }
  if (Project && hasUnknown(Functions) && isUpgrade(Result.Named)) {
    llvm::SaveAndRestore Follow(Project->ThroughCallers, true);
    Functions = resolve(Result.Named);
  }
  for (const Value &F : Functions)
    addCallees(F, Result, 0);
  if (Forwards)
    for (Callee &C : Result.Tls) {
      ++C.SelfArguments;
      C.Forwarded = true;
    }
  return Result;
}
