#include "Resolver.h"
#include "Containers.h"
#include "ResolverValues.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

namespace {

/// More values than this are as good as unknown.
constexpr size_t MaxValues = 12;

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

} // namespace

Resolver::Resolver(const ScopeTable &Scopes, bool AssumeModules, ProjectView *Project,
                   ModuleLocation At)
    : Scopes(Scopes), AssumeModules(AssumeModules), Project(Project), At(std::move(At)) {}

const Resolver &Resolver::of(Node N) const {
  const Resolver *Other = N.tree() == &Scopes.tree() || !Project ? this : Project->of(N.tree());
  return Other ? *Other : *this;
}

std::string Resolver::placeOf(Node N) const {
  return "line " + std::to_string(N.line()) + " of " +
         llvm::StringRef(At.path()).rsplit('/').second.str();
}

llvm::SmallVector<Node, 4> Resolver::identifiers(llvm::StringRef Name) const {
  // Where many are asked for, one walk serves them all.
  constexpr unsigned FewSearches = 6;
  if (++Searches <= FewSearches)
    return Scopes.tree().identifiers(Name);
  if (!Identifiers)
    Identifiers.emplace(Scopes.tree());
  return Identifiers->find(Name);
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
  Results[N.index()] = keep(Result);
  return Result;
}

const Values *Resolver::keep(const Values &Result) const {
  // What is found most often needs no memory.
  static const Values Common[] = {{Value()}, {makeValue(ValueKind::Other)}};
  for (const Values &Known : Common)
    if (Result == Known)
      return &Known;
  return new (KnownMemory.Allocate()) Values(Result);
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
    if (auto Parts = N.parts(); !Parts.empty())
      return resolve(Parts.front(), Depth + 1);
    return {Value()};
  case SyntaxKind::NamedExpression:
    return resolve(N.child(SyntaxField::Value), Depth + 1);
  case SyntaxKind::ConditionalExpression: {
    // `A if test else B`: the test stands between the two values.
    Values Result;
    unsigned Place = 0;
    for (Node Child : N.parts())
      if (Place++ != 1)
        addAll(Result, resolve(Child, Depth + 1));
    return Result;
  }
  case SyntaxKind::BooleanOperator: {
    Values Result = resolve(N.child(SyntaxField::Left), Depth + 1);
    addAll(Result, resolve(N.child(SyntaxField::Right), Depth + 1));
    return Result;
  }
  case SyntaxKind::Subscript: {
    llvm::StringRef Key;
    Values Whole = resolve(N.child(SyntaxField::Value), Depth + 1);
    bool IsModule = Whole.size() == 1 && Whole.front().Path == "sys.modules";
    return IsModule && plainString(N.parts().back(), Key) ? Values{externalValue(Key, {})}
                                                          : itemsOf(Whole, N, Depth + 1);
  }
  case SyntaxKind::ExpressionList:
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
    return {makeValue(ValueKind::Other)};
  case SyntaxKind::Lambda: {
    Value V = makeValue(ValueKind::Other);
    V.Origin = N;
    return {V};
  }
  default:
    return {Value()};
  }
}

Values Resolver::resolveBindings(llvm::ArrayRef<const Binding *> Reaching, unsigned Depth) const {
  Values Result, Declared;
  for (const Binding *B : Reaching) {
    bool IsLocal = Scopes.scope(Scopes.scopeOf(B->Target)).Kind == ScopeKind::Function;
    addAll(B->Kind == BindingKind::Typed && IsLocal ? Declared : Result, resolveBinding(*B, Depth));
  }
  // `server: SMTP` binds nothing, and all that a local variable is given stands in the text.
  if (Result.empty() || hasUnknown(Result))
    addAll(Result, Declared);
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
  llvm::SmallVector<Binding, 0> Starred;
  if (auto Global = globalBindings(Name, Starred); !Global.empty()) {
    auto Reaching = Scopes.reaching(Global, Use);
    Values Result = resolveBindings(Reaching, Depth);
    auto IsClass = [](const Value &V) {
      return V.Kind == ValueKind::External && findApiClass(V.Path);
    };
    if (auto *Class = llvm::find_if(Result, IsClass); Class != Result.end()) {
      replaceByStars(Reaching, Name, Class->Path, Use, Result, Depth);
      if (Project && Project->isOn() && !At.path().empty())
        addAll(Result, patchesOf(Name, Depth));
    }
    return Result;
  }
  for (ScopeId Id = From;; Id = Scopes.scope(Id).Parent) {
    if (Values All = fromLibraryStars(Id, Name, Use, Depth); !All.empty())
      return All;
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
  case BindingKind::Part:
  case BindingKind::ElementPart: {
    Values Whole = resolve(B.Value, Depth + 1);
    if (B.Kind == BindingKind::ElementPart)
      Whole = elementsOf(Whole, Depth + 1);
    for (uint32_t Place : B.Places)
      Whole = partAt(Whole, Place, Depth + 1);
    return Whole;
  }
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
      B.Target.text() == Receiver) {
    Value V =
        classValue(Receiver == "cls" ? ValueKind::LocalClass : ValueKind::LocalInstance, Class);
    V.MayBeDerived = true;
    return {V};
  }
  Values Given;
  if (Project && Project->ThroughCallers) {
    Given = resolveFromCallers(B, Depth + 1);
    if (!hasUnknown(Given))
      return Given;
  }
  Values Declared = resolveAnnotation(B.Annotation, Depth + 1);
  Values Result = hasUnknown(Declared) && !Given.empty() ? Given : Declared;
  // `def connect(host, factory=smtplib.SMTP_SSL)`
  if (B.Value && hasUnknown(Result))
    llvm::copy_if(resolve(B.Value, Depth + 1), std::back_inserter(Result), [](const Value &V) {
      return V.Kind == ValueKind::External && findApiClass(V.Path);
    });
  return Result;
}

Value Resolver::externalValue(const llvm::Twine &Path, Node Import) const {
  Value V = makeValue(ValueKind::External);
  V.Path = externalPath(Path);
  V.Import = Import;
  return V;
}

llvm::StringRef Resolver::externalPath(const llvm::Twine &Path) const {
  llvm::StringRef Whole = intern(Path);
  // `smtplib.ssl` is the module ssl.
  auto [Module, Rest] = Whole.split('.');
  bool IsSsl = Rest.split('.').first == "ssl" && isApiModule(Module);
  return IsSsl ? Rest : Whole;
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
  llvm::StringRef Name = Attribute.child(SyntaxField::Attribute).text();
  // `app.server = SMTP(…)` makes `app.server` a name of its own.
  std::string Path = Scopes.bindsDotted(Name) ? dottedName(Attribute) : "";
  ScopeId Found = 0;
  if (!Path.empty() && Scopes.findScope(Path, Scopes.scopeOf(Attribute), Found))
    return resolveBindings(
        Scopes.reaching(Scopes.scope(Found).Bindings.find(Path)->second, Attribute), Depth);

  Values Result;
  for (const Value &Object : resolve(Attribute.child(SyntaxField::Object), Depth))
    addAll(Result, member(Object, Name, Attribute, Depth));
  return Result;
}

Values Resolver::member(const Value &Object, llvm::StringRef Name, Node Use, unsigned Depth) const {
  switch (Object.Kind) {
  case ValueKind::External: {
    Value V = Object;
    V.Path = externalPath(Object.Path + "." + Name);
    return {V};
  }
  case ValueKind::Instance: {
    Value V = Object;
    V.Kind = ValueKind::Method;
    V.Member = intern(Name);
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

Values Resolver::resolveAnnotation(Node Annotation, unsigned Depth) const {
  if (Depth > MaxResolverDepth)
    return {Value()}; // `server: "server"`
  Values Result;
  auto AddObject = [&](Value Class) {
    bool IsApi = Class.Kind == ValueKind::External && findApiClass(Class.Path);
    if (!IsApi && Class.Kind != ValueKind::LocalClass)
      return;
    Class.Kind = IsApi ? ValueKind::Instance : ValueKind::LocalInstance;
    Class.MayBeDerived = true;
    // `if TYPE_CHECKING: import …` never runs.
    if (!Class.Import.parent().is(SyntaxKind::Module))
      Class.Import = {};
    Result.push_back(Class);
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

bool Resolver::isExternal(Node Expression, llvm::StringRef Path) const {
  return llvm::all_of(resolve(Expression), [&](const Value &V) {
    return V.Kind == ValueKind::External && V.Path == Path;
  });
}
