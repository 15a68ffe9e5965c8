#include "Handlers.h"
#include "ContextOrigins.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

namespace {

/// `imaplib.IMAP4_SSL.error` is `imaplib.IMAP4.error`: a base's name for it.
std::string exceptionPath(const Value &V, Node Exception) {
  std::string Path = V.Path.str();
  if (V.Kind == ValueKind::Method) // `conn.error` of an IMAP4 object
    Path += ("." + V.Member).str();
  else if (V.Kind != ValueKind::External)
    return Exception.text().str();
  auto [Owner, Name] = llvm::StringRef(Path).rsplit('.');
  const ApiClass *Class = findApiClass(Owner);
  while (Class && !Class->Base.empty())
    Class = findApiClass(Class->Module.str() + "." + Class->Base.str());
  return Class ? Class->qualifiedName() + "." + Name.str() : Path;
}

void addExceptions(Node Exception, const Resolver &Names, Handler &H) {
  if (Exception.is(SyntaxKind::AsPattern))
    Exception = Exception.firstChild();
  for (Node Origin : Names.origins(Exception)) {
    if (Origin.is(SyntaxKind::Identifier) || Origin.is(SyntaxKind::Attribute)) {
      for (const Value &V : Names.of(Origin).resolveOpened(Origin))
        if (V.Kind == ValueKind::LocalClass)
          H.Classes.push_back(V);
        else
          H.Exceptions.push_back(exceptionPath(V, Origin));
      continue;
    }
    // A tuple catches what one of its members does.
    bool Named = false;
    for (Node Member : Origin.parts()) {
      addExceptions(Member, Names, H);
      Named = true;
    }
    if (!Named)
      H.Exceptions.push_back(Origin.text().str());
  }
}

void addExceptClauses(Node Try, const Resolver &Names, llvm::SmallVectorImpl<Handler> &Result) {
  for (Node Clause : Try.children()) {
    if (!Clause.is(SyntaxKind::ExceptClause))
      continue;
    Handler H{Clause, Try, /*Within=*/{}, /*CatchesAll=*/true, {}, {}};
    for (Node Child : Clause.parts()) {
      if (Child.is(SyntaxKind::Block))
        continue;
      H.CatchesAll = false;
      addExceptions(Child, Names, H);
    }
    Result.push_back(std::move(H));
  }
}

/// Managers and decorators that stand in each other are followed as far as this.
constexpr unsigned MaxNesting = 3;

llvm::SmallVector<Handler, 2> handlersAround(Node N, const Resolver &Names, unsigned Nesting);

/// What of \p Inner, the handlers around a call or a yield, goes no further there: handlers at
/// \p Clause for what is in \p Guarded.
void addSwallowed(llvm::ArrayRef<Handler> Inner, Node Clause, Node Guarded,
                  llvm::SmallVectorImpl<Handler> &Result) {
  for (Handler H : Inner) {
    if (H.raises())
      continue;
    H.Within = H.Clause;
    H.Clause = Clause;
    H.Guarded = Guarded;
    Result.push_back(std::move(H));
  }
}

/// Whether a manager whose `__exit__` returns \p Result may swallow an exception, and which: it
/// does if that is true. What another manager's `__exit__` returns is false as a rule.
bool maySwallow(Node Result, const Resolver &Names, Handler &H) {
  if (Result.is(SyntaxKind::Call)) {
    llvm::StringRef Function = Result.child(SyntaxField::Function).text();
    auto Arguments = Result.child(SyntaxField::Arguments).parts();
    if ((Function != "isinstance" && Function != "issubclass") || Arguments.size() != 2)
      return false;
    addExceptions(Arguments.back(), Names, H);
    return true;
  }
  H.CatchesAll = true;
  return !Result.is(SyntaxKind::FalseLiteral) && !Result.is(SyntaxKind::None) &&
         Result.text() != "0";
}

/// Adds the manager \p Manager, an expression, of \p With, if its class swallows exceptions.
void addExits(Node Manager, Node With, const Resolver &Names,
              llvm::SmallVectorImpl<Handler> &Result) {
  for (const Value &V : Names.resolveOpened(Manager)) {
    if (V.Kind != ValueKind::LocalInstance)
      continue;
    for (llvm::StringRef Method : {"__exit__", "__aexit__"})
      for (const Binding &B : V.Home->attributeBindings(V.Class, Method)) {
        if (B.Kind != BindingKind::Function)
          continue;
        const Resolver &File = Names.of(B.Value);
        for (Node Returned : returnsOf(B.Value, File.scopes())) {
          Handler H{Manager, With, /*Within=*/{}, /*CatchesAll=*/false, {}, {}};
          if (maySwallow(Returned, File, H))
            Result.push_back(std::move(H));
        }
      }
  }
}

/// Adds \p Manager, a call, of \p With, if it is of a generator with a handler around its yield.
void addGenerator(Node Manager, Node With, const Resolver &Names, unsigned Nesting,
                  llvm::SmallVectorImpl<Handler> &Result) {
  for (const Value &V : Names.resolveOpened(Manager.child(SyntaxField::Function))) {
    if (V.Kind != ValueKind::Other || !V.Origin.is(SyntaxKind::FunctionDefinition) ||
        !isContextManager(V.Origin))
      continue;
    for (Node N : V.Origin.child(SyntaxField::Body).subtree())
      if (N.is(SyntaxKind::Yield) && N.isNamed())
        addSwallowed(handlersAround(N, Names.of(N), Nesting + 1), Manager, With, Result);
  }
}

/// Adds `with contextlib.suppress(A, B):`, and managers of the project that swallow exceptions.
void addManagers(Node With, const Resolver &Names, unsigned Nesting,
                 llvm::SmallVectorImpl<Handler> &Result) {
  for (Node Clause : With.children())
    for (Node Item : Clause.children()) {
      if (!Item.is(SyntaxKind::WithItem))
        continue;
      Node Manager = Item.firstChild();
      if (Manager.is(SyntaxKind::AsPattern))
        Manager = Manager.firstChild();
      addExits(Manager, With, Names, Result);
      if (!Manager.is(SyntaxKind::Call))
        continue;
      addGenerator(Manager, With, Names, Nesting, Result);
      if (llvm::none_of(Names.resolve(Manager.child(SyntaxField::Function)), [](const Value &V) {
            return V.Kind == ValueKind::External && V.Path == "contextlib.suppress";
          }))
        continue;
      Handler H{Manager, With, /*Within=*/{}, /*CatchesAll=*/false, {}, {}};
      for (Node Argument : Manager.child(SyntaxField::Arguments).parts())
        addExceptions(Argument, Names, H);
      Result.push_back(std::move(H));
    }
}

llvm::SmallVector<Handler, 2> handlersAround(Node N, const Resolver &Names, unsigned Nesting) {
  llvm::SmallVector<Handler, 2> Result;
  if (Nesting > MaxNesting)
    return Result;
  const ScopeTable &Scopes = Names.scopes();
  for (Node Outer = N.parent(); Outer; Outer = Outer.parent()) {
    if (Scopes.frameOf(Scopes.scopeOf(Outer)) != Scopes.frameOf(Scopes.scopeOf(N)))
      break;
    if (Outer.is(SyntaxKind::TryStatement) && N.isInside(Outer.child(SyntaxField::Body)))
      addExceptClauses(Outer, Names, Result);
    else if (Outer.is(SyntaxKind::WithStatement) && N.isInside(Outer.child(SyntaxField::Body)))
      addManagers(Outer, Names, Nesting, Result);
  }
  return Result;
}

/// Whether \p Call, in the decorator \p Definition, calls the function that this is given:
/// a parameter of a function around the one that calls.
bool callsDecorated(Node Call, Node Definition, const Resolver &File) {
  Node Callee = Call.child(SyntaxField::Function);
  Node Wrapper = Call.ancestor(SyntaxKind::FunctionDefinition);
  return Callee.is(SyntaxKind::Identifier) && Wrapper != Definition &&
         llvm::any_of(File.scopes().bindingsOf(Callee), [&](const Binding &B) {
           return B.Kind == BindingKind::Parameter && B.Target.isInside(Definition) &&
                  !B.Target.isInside(Wrapper);
         });
}

} // namespace

Node Handler::body() const {
  for (Node Child : Clause.children())
    if (Child.is(SyntaxKind::Block))
      return Child;
  return {};
}

bool Handler::raisesAgain() const {
  auto Statements = body().parts();
  return !Statements.empty() && Statements.back().is(SyntaxKind::RaiseStatement) &&
         Statements.back().text() == "raise";
}

bool Handler::raises() const {
  auto Statements = body().parts();
  return !Statements.empty() && Statements.back().is(SyntaxKind::RaiseStatement);
}

bool Handler::leaves() const {
  auto Statements = body().parts();
  return !Statements.empty() && (Statements.back().is(SyntaxKind::RaiseStatement) ||
                                 Statements.back().is(SyntaxKind::ReturnStatement));
}

llvm::SmallVector<Handler, 2> mailseal::handlersAround(Node N, const Resolver &Names) {
  return ::handlersAround(N, Names, /*Nesting=*/0);
}

llvm::SmallVector<Handler, 2> mailseal::swallowingDecorators(Node Function, const Resolver &Names) {
  llvm::SmallVector<Handler, 2> Result;
  Node Decorated = Function.parent();
  if (!Decorated.is(SyntaxKind::DecoratedDefinition))
    return Result;
  for (Node Decorator : Decorated.children()) {
    if (!Decorator.is(SyntaxKind::Decorator))
      continue;
    Node Named = Decorator.firstChild().nextSibling();
    if (Named.is(SyntaxKind::Call))
      Named = Named.child(SyntaxField::Function);
    llvm::SmallVector<Handler, 2> Own;
    for (const Value &V : Names.resolveOpened(Named))
      if (V.Kind == ValueKind::Other && V.Origin.is(SyntaxKind::FunctionDefinition))
        for (Node N : V.Origin.subtree())
          if (N.is(SyntaxKind::Call) && callsDecorated(N, V.Origin, Names.of(N)))
            addSwallowed(mailseal::handlersAround(N, Names.of(N)), Decorator, Decorated, Own);
    // The one that is written last is next to the function.
    Result.insert(Result.begin(), Own.begin(), Own.end());
  }
  return Result;
}
