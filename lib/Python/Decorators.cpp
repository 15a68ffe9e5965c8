#include "Decorators.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

namespace {

/// Decorators of the standard library and of packages in wide use that keep what a function
/// returns, or return the class itself, by the last part of their name.
constexpr llvm::StringLiteral Known[] = {
    // builtins, abc, asyncio, contextlib, dataclasses, enum, functools, typing, unittest
    "abstractmethod", "asynccontextmanager", "cache", "cached_property", "classmethod",
    "contextmanager", "coroutine", "dataclass", "deleter", "final", "getter", "lru_cache",
    "override", "property", "runtime_checkable", "setter", "skip", "skipIf", "skipUnless",
    "staticmethod", "total_ordering", "unique", "wraps",
    // attrs
    "attrs", "define", "frozen", "mutable", "s",
    // backoff, retrying, tenacity, stamina, timeout-decorator, deprecated
    "deprecated", "on_exception", "on_predicate", "retry", "timeout",
    // pytest
    "fixture",
    // zope.interface, registries
    "implementer", "register"};

/// What a decorator is called, without its arguments.
Node namedBy(Node Decorator) {
  auto Parts = Decorator.parts();
  Node Expression = Parts.empty() ? Node() : Parts.front();
  return Expression.is(SyntaxKind::Call) ? Expression.child(SyntaxField::Function) : Expression;
}

bool isKnown(Node Named) {
  Node Last = Named.is(SyntaxKind::Attribute) ? Named.child(SyntaxField::Attribute) : Named;
  return Last && llvm::is_contained(Known, Last.text());
}

/// Reads one decorator of the project.
class DecoratorReader {
public:
  /// \p Definition: its function, or its class, whose objects stand for what is decorated.
  DecoratorReader(Node Definition, const Resolver &Names)
      : Definition(Definition), Names(Names), Scopes(Names.scopes()) {}

  /// Whether all that is returned in it is what the decorated function returns, or a function
  /// of which the same is true.
  bool keepsFunction() const {
    return allReturned([&](Node Given) { return isOriginal(Given); });
  }

  /// Whether it returns the class that it is given, with the methods that count untouched.
  bool keepsClass() const {
    auto IsSame = [&](Node Given) {
      return llvm::any_of(Scopes.bindingsOf(Given), [&](const Binding &B) {
        return B.Kind == BindingKind::Parameter || B.Kind == BindingKind::Function;
      });
    };
    return !setsMethods() && allReturned(IsSame);
  }

private:
  bool allReturned(llvm::function_ref<bool(Node)> IsFine) const {
    for (Node N : Definition.subtree()) {
      bool Returns = N.is(SyntaxKind::ReturnStatement) && N.isNamed();
      Node Given = Returns                    ? N.firstChild().nextSibling()
                   : N.is(SyntaxKind::Lambda) ? N.child(SyntaxField::Body)
                                              : Node();
      if (Given && !IsFine(Given))
        return false;
    }
    return true;
  }

  /// Whether \p Given is what the decorated function gives, nothing at all, or a function that
  /// stands in the decorator.
  bool isOriginal(Node Given) const {
    for (Node Origin : Names.origins(Given))
      if (!isOriginalValue(Origin))
        return false;
    return true;
  }

  bool isOriginalValue(Node N) const {
    switch (N.kind()) {
    case SyntaxKind::None:
    case SyntaxKind::TrueLiteral:
    case SyntaxKind::FalseLiteral:
    case SyntaxKind::Lambda:
      return true;
    case SyntaxKind::ParenthesizedExpression:
    case SyntaxKind::Await:
      return llvm::all_of(N.parts(), [&](Node Part) { return isOriginal(Part); });
    case SyntaxKind::ConditionalExpression: {
      auto Parts = N.parts(); // `A if test else B`
      return Parts.size() == 3 && isOriginal(Parts.front()) && isOriginal(Parts.back());
    }
    case SyntaxKind::Call:
      return callsOriginal(N.child(SyntaxField::Function));
    default:
      return isOwnFunction(N);
    }
  }

  /// Whether \p N is a function that stands in the decorator, or a parameter there.
  bool isOwnFunction(Node N) const {
    return llvm::any_of(Scopes.bindingsOf(N), [&](const Binding &B) {
      return (B.Kind == BindingKind::Parameter || B.Kind == BindingKind::Function) &&
             B.Target.isInside(Definition);
    });
  }

  /// Whether a call of \p Callee calls the decorated function, or makes one of it:
  /// `func(…)`, `self.func(…)`, `functools.wraps(func)(wrapper)`, `partial(decorator, …)`.
  bool callsOriginal(Node Callee) const {
    if (isOwnFunction(Callee))
      return true;
    if (Callee.is(SyntaxKind::Attribute))
      return isOwnFunction(Callee.child(SyntaxField::Object)) && isHeld(Callee);
    if (Callee.is(SyntaxKind::Call))
      return Names.isExternal(Callee.child(SyntaxField::Function), "functools.wraps");
    return llvm::any_of(Makers,
                        [&](llvm::StringRef Path) { return Names.isExternal(Callee, Path); });
  }

  /// Whether the attribute \p N of self is what the decorator's object was given.
  bool isHeld(Node N) const {
    return llvm::all_of(Names.origins(N), [&](Node Origin) {
      return llvm::any_of(Scopes.bindingsOf(Origin),
                          [](const Binding &B) { return B.Kind == BindingKind::Parameter; });
    });
  }

  /// Whether it gives a class methods that a library's constructor or TLS depend on.
  bool setsMethods() const {
    auto Counts = [](llvm::StringRef Name) {
      return Name.starts_with("__") || llvm::any_of(apiCallables(), [&](const ApiCallable &C) {
               return !C.Method.empty() && C.Method == Name;
             });
    };
    return llvm::any_of(Definition.subtree(), [&](Node N) {
      if (auto Setting = N.is(SyntaxKind::Call) ? attributeSetting(N) : std::nullopt)
        return Counts(Setting->Name);
      return N.is(SyntaxKind::Attribute) && N.field() == SyntaxField::Left &&
             Counts(N.child(SyntaxField::Attribute).text());
    });
  }

  static constexpr llvm::StringLiteral Makers[] = {"functools.partial", "functools.update_wrapper"};

  Node Definition;
  const Resolver &Names;
  const ScopeTable &Scopes;
};

/// The function or class of the project that \p V is, or none.
Node definitionOf(const Value &V) {
  if (V.Kind == ValueKind::LocalClass)
    return V.Home->scopes().scope(V.Class).Definition;
  return V.Origin.is(SyntaxKind::FunctionDefinition) ? V.Origin : Node();
}

/// Whether the decorator called \p Named leaves a function, or a class, what it is.
bool keeps(Node Named, bool IsClass, const Resolver &Names) {
  Values All = Names.resolveOpened(Named);
  for (const Value &V : All) {
    Node Own = definitionOf(V);
    if (!Own)
      return isKnown(Named);
    DecoratorReader Reader(Own, Names.of(Own));
    if (IsClass ? !Reader.keepsClass() : !Reader.keepsFunction())
      return false;
  }
  return true;
}

} // namespace

bool mailseal::isDecorated(Node Definition) {
  return Definition.parent().is(SyntaxKind::DecoratedDefinition);
}

bool mailseal::keepsResult(Node Definition, const Resolver &Names) {
  bool IsClass = Definition.is(SyntaxKind::ClassDefinition);
  return !isDecorated(Definition) || llvm::all_of(Definition.parent().children(), [&](Node N) {
    return !N.is(SyntaxKind::Decorator) || keeps(namedBy(N), IsClass, Names);
  });
}

bool mailseal::isReadAsProperty(Node Method, const Resolver &Names) {
  auto HasGetter = [](const Value &V) {
    return V.Kind == ValueKind::LocalClass &&
           V.Home->scopes().scope(V.Class).Bindings.contains("__get__");
  };
  return isProperty(Method) ||
         (isDecorated(Method) && llvm::any_of(Method.parent().children(), [&](Node N) {
            return N.is(SyntaxKind::Decorator) &&
                   llvm::any_of(Names.resolveOpened(namedBy(N)), HasGetter);
          }));
}
