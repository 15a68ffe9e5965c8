//===- ResolverCalls.cpp - What a call gives, and what it reaches ----------===//

#include "AttributeAssignments.h"
#include "Decorators.h"
#include "ResolverValues.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace mailseal;

namespace {

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

/// Functions that give back what their first argument is.
constexpr llvm::StringLiteral PassThrough[] = {"contextlib.closing"};
/// Methods of dictionaries and lists that are followed.
constexpr llvm::StringLiteral ContainerMethods[] = {"get", "pop", "values", ItemsMethod};
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

/// Whether \p Path is of unittest.mock, whose objects stand for others and do nothing.
bool isOfMocks(llvm::StringRef Path) {
  return Path.starts_with("unittest.mock.") || Path.starts_with("mock.");
}

/// Whether calling \p Path makes an object of it: by PEP 8, a class's name has
/// a capital. A foreign function may give back anything.
bool isClassName(llvm::StringRef Path) {
  size_t Dot = Path.rfind('.');
  llvm::StringRef Name = Dot == llvm::StringRef::npos ? Path : Path.substr(Dot + 1);
  return !Name.empty() && llvm::isUpper(Name.front());
}

} // namespace

Values Resolver::resolveCall(Node Call, unsigned Depth) const {
  Node Function = Call.child(SyntaxField::Function);
  if (Function.is(SyntaxKind::Attribute) &&
      Function.child(SyntaxField::Attribute).text() == "enter_context")
    return resolveEntered(firstArgument(Call), Depth);
  Values Result;
  llvm::StringRef Method = Function.is(SyntaxKind::Attribute)
                               ? Function.child(SyntaxField::Attribute).text()
                               : llvm::StringRef();
  if (llvm::is_contained(ContainerMethods, Method)) {
    Values Objects = resolve(Function.child(SyntaxField::Object), Depth);
    if (llvm::all_of(Objects, [](const Value &V) { return V.Kind == ValueKind::Container; })) {
      if (Method == "get" || Method == "pop")
        return elementsOf(Objects, Depth);
      for (Value &V : Objects)
        V.Member = Method == ItemsMethod ? llvm::StringRef(ItemsMethod) : "";
      return Objects;
    }
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
    return V.Home->decorated({V}, V.Home->Scopes.scope(V.Class).Definition);
  }
  if (isFunction(Function)) {
    Values Result = decorated(resolveReturns(Function.Origin, Depth), Function.Origin);
    addAll(Result, returnsOfOverrides(Function.Origin, Call, Result, Depth));
    return Result;
  }
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
  if (Function.Path == "typing.cast")
    return resolveAnnotation(firstArgument(Call), Depth);
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
  if (isOfMocks(Function.Path))
    return {makeValue(ValueKind::Other)};
  if (!isClassName(Function.Path))
    return {Value()};
  Value V = Function;
  V.Kind = ValueKind::Instance;
  V.Origin = V.Partial && givesAddress(V.Partial) ? Node() : Call;
  V.Partial = {};
  return {V};
}

/// Whether \p Function only raises, and so is there to be overridden.
static bool isAbstract(Node Function) {
  auto Statements = Function.child(SyntaxField::Body).parts();
  return !Statements.empty() && Statements.back().is(SyntaxKind::RaiseStatement);
}

Values Resolver::returnsOfOverrides(Node Method, Node Call, const Values &Own,
                                    unsigned Depth) const {
  const Resolver &Home = of(Method);
  const ScopeId Class = Home.Scopes.scopeOf(Method);
  Node Callee = Call.child(SyntaxField::Function);
  if (Home.Scopes.scope(Class).Kind != ScopeKind::Class || !Callee.is(SyntaxKind::Attribute) ||
      (!isAbstract(Method) &&
       llvm::none_of(Own, [&](const Value &V) { return leadsToLibrary(V); })))
    return {};
  auto MayBeDerived = [](const Value &V) { return V.MayBeDerived; };
  if (llvm::none_of(resolve(Callee.child(SyntaxField::Object), Depth), MayBeDerived))
    return {};
  Values Result;
  for (const Value &V : Home.overridesOf(Class, Method.child(SyntaxField::Name).text(), Depth + 1))
    addAll(Result, isFunction(V) ? Home.resolveReturns(V.Origin, Depth + 1) : Values{Value()});
  return Result;
}

Values Resolver::decorated(Values Result, Node Definition) const {
  if (isDecorated(Definition) &&
      llvm::any_of(Result, [&](const Value &V) { return leadsToLibrary(V); }) &&
      !keepsResult(Definition, of(Definition)))
    Result.push_back(Value());
  return Result;
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

bool Resolver::addConstructors(const Value &Class, Callees &Result, unsigned Depth) const {
  if (Class.Kind != ValueKind::LocalClass) {
    addCallees(Class, Result, Depth);
    return true;
  }
  const Resolver &Home = *Class.Home;
  if (Depth > MaxResolverDepth || Home.hasOwnConstructor(Class.Class)) {
    Result.MayBeOther = true;
    return true;
  }
  // Without an __init__ of its own, a class takes the arguments of the first base that has one.
  bool IsForeign = false;
  for (Node Base : Home.baseExpressions(Class.Class)) {
    // One of them, where the base is a choice.
    Values All = Home.resolve(Base, Depth + 1);
    IsForeign |= llvm::any_of(All, isForeignBase);
    if (llvm::none_of(All, [](const Value &V) {
          return findApiClass(V.Path) || V.Kind == ValueKind::LocalClass;
        }))
      continue;
    bool HasAny = false;
    for (const Value &V : All)
      HasAny |= addConstructors(V, Result, Depth + 1);
    if (!HasAny)
      continue;
    Result.MayBeUnknown |= IsForeign || Home.isMadeSpecially(Class.Class);
    return true;
  }
  return false;
}

void Resolver::addCallees(const Value &F, Callees &Result, unsigned Depth) const {
  auto Add = [&](llvm::StringRef ClassPath, llvm::StringRef Method, unsigned SelfArguments) {
    const ApiClass *Class = findApiClass(ClassPath);
    const ApiCallable *Row = Class ? findApiCallable(*Class, Method) : nullptr;
    if (!Row) {
      Result.MayBeOther = true;
      return;
    }
    Result.Tls.push_back({Row, F, SelfArguments, /*Forwarded=*/false});
    Result.MayBeUnknown |= isReplaced(ClassPath, Method.empty() ? "__init__" : Method, *this);
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
    if (!addConstructors(F, Result, Depth))
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

Callees Resolver::calleesOf(const Value &Function) const {
  Callees Result;
  addCallees(Function, Result, 0);
  return Result;
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
  // Of what an annotation promises nobody knows how it was made.
  auto IsVague = [](const Value &F) {
    return F.Kind == ValueKind::Unknown || (F.Kind == ValueKind::Method && !F.Origin);
  };
  if (Project && llvm::any_of(Functions, IsVague) && isUpgrade(Result.Named)) {
    llvm::SaveAndRestore Follow(Project->ThroughCallers, true);
    Functions = resolve(Result.Named);
  }
  for (const Value &F : Functions)
    addCallees(F, Result, 0);
  // `server.starttls()` is not called on a class that the name has elsewhere: self is
  // missing, a TypeError.
  auto LacksSelf = [&](const Callee &C) { return C.SelfArguments > 0 && !firstArgument(Call); };
  if (!llvm::all_of(Result.Tls, LacksSelf))
    llvm::erase_if(Result.Tls, LacksSelf);
  // `POP3_SSL.stls()` always raises: what goes on was called on something else.
  auto Raises = [](const Callee &C) { return C.Row->Keyword.empty(); };
  if (!llvm::all_of(Result.Tls, Raises))
    llvm::erase_if(Result.Tls, Raises);
  if (Forwards)
    for (Callee &C : Result.Tls) {
      ++C.SelfArguments;
      C.Forwarded = true;
    }
  return Result;
}
