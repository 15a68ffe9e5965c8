#include "ClassChoice.h"
#include "ContextOrigins.h"
#include "Decorators.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

namespace {

/// Longer than any way from a class's name to its call that a person writes.
constexpr unsigned MaxSteps = 30;

/// Follows one callee.
class ChoiceFinder {
public:
  ChoiceFinder(const ApiCallable &Row, const Resolver &Names)
      : Class(Row.Module.str() + "." + Row.Class.str()), Names(Names), Scopes(Names.scopes()) {}

  ClassChoice find(Node Callee) {
    follow(Callee);
    if (Choice.Problem.empty() && Choice.Names.empty())
      fail("the class is not named in this text");
    return std::move(Choice);
  }

private:
  void fail(const std::string &Why) {
    if (Choice.Problem.empty())
      Choice.Problem = Why;
  }

  void followOperands(Node N, unsigned Skipped) {
    unsigned Place = 0;
    for (Node Child : N.parts())
      if (Place++ != Skipped)
        follow(Child);
  }

  void follow(Node N) {
    if (++Steps > MaxSteps)
      return fail("the class comes a long way");
    switch (N.kind()) {
    case SyntaxKind::ParenthesizedExpression:
      return followOperands(N, /*Skipped=*/-1U);
    case SyntaxKind::ConditionalExpression:
      return followOperands(N, /*Skipped=*/1);
    case SyntaxKind::BooleanOperator:
      // Of `secure and SMTP_SSL or SMTP`, a test is no class.
      return followOperands(N, /*Skipped=*/N.parent().is(SyntaxKind::BooleanOperator) ? 0 : -1U);
    case SyntaxKind::Subscript:
      return followDisplay(N);
    case SyntaxKind::Identifier:
      return isNamedHere(N) ? noteName(N) : followVariable(N);
    case SyntaxKind::Attribute:
      if (isNamedHere(N))
        return noteName(N);
      return isPropertyOfSelf(N) ? followFunction(N, /*IsProperty=*/true) : followVariable(N);
    case SyntaxKind::Call:
      return followFunction(N.child(SyntaxField::Function), /*IsProperty=*/false);
    default:
      fail("the class is picked by '" + N.text().str() + "'");
    }
  }

  /// Whether \p N is the library's name itself, and no variable of the unit.
  bool isNamedHere(Node N) const {
    Values All = Names.resolve(N);
    if (All.size() != 1 || All.front().Kind != ValueKind::External)
      return false;
    ScopeId Found = 0;
    if (!Scopes.findScope(dottedName(N), Scopes.scopeOf(N), Found))
      return N.is(SyntaxKind::Attribute);
    auto Reaching = Scopes.reaching(Scopes.scope(Found).Bindings.find(dottedName(N))->second, N);
    return llvm::all_of(Reaching, [](const Binding *B) { return B->Kind == BindingKind::Import; });
  }

  void noteName(Node N) {
    Value V = Names.resolve(N).front();
    if (V.Partial || V.Path != Class)
      return; // The other class, or one that has its context.
    if (!llvm::is_contained(Choice.Names, N))
      Choice.Names.push_back(N);
  }

  /// Follows the variable \p N where it is only ever called.
  void followVariable(Node N) {
    if (Node Class = replacedClass(N))
      return follow(Class);
    llvm::ArrayRef<Binding> All =
        N.is(SyntaxKind::Attribute) ? attributeBindings(N) : bindingsOf(N, isCalled);
    if (All.empty())
      return fail("'" + N.text().str() + "' is more than a variable that is only called");
    for (const Binding *B : Scopes.reaching(All, N)) {
      if (B->Kind != BindingKind::Value)
        return fail("'" + N.text().str() + "' is more than a variable that is only called");
      follow(B->Value);
    }
  }

  /// The class that \p N has, where the statement before gave it, and this one puts the
  /// object in its place: `server = server(host)`. Or none.
  static Node replacedClass(Node N) {
    Node Assignment = N.parent().parent(), Statement = Assignment.parent();
    if (!isCalled(N) || !Assignment.is(SyntaxKind::Assignment) ||
        !Statement.is(SyntaxKind::ExpressionStatement) ||
        Assignment.child(SyntaxField::Left).text() != N.text())
      return {};
    Node Before;
    for (Node S : Statement.parent().children()) {
      if (S == Statement)
        break;
      if (S.isNamed() && !S.is(SyntaxKind::Comment))
        Before = S;
    }
    Node Giver = Before.is(SyntaxKind::ExpressionStatement) ? Before.firstChild() : Node();
    bool IsGiven = Giver.is(SyntaxKind::Assignment) &&
                   Giver.child(SyntaxField::Left).text() == N.text() && !dottedName(N).empty();
    return IsGiven ? Giver.child(SyntaxField::Right) : Node();
  }

  /// Follows `CLASSES[key]`.
  void followDisplay(Node Subscript) {
    Node Object = Subscript.child(SyntaxField::Value);
    llvm::SmallVector<Node, 2> Displays{Object};
    if (Object.is(SyntaxKind::Identifier)) {
      llvm::ArrayRef<Binding> All = bindingsOf(Object, [](Node Use) {
        return Use.parent().is(SyntaxKind::Subscript) && isCalled(Use.parent());
      });
      if (All.empty())
        return fail("'" + Object.text().str() + "' is more than a variable that is only called");
      Displays.clear();
      for (const Binding *B : Scopes.reaching(All, Object))
        Displays.push_back(B->Kind == BindingKind::Value ? B->Value : Node());
    }
    for (Node Display : Displays) {
      if (!Display.is(SyntaxKind::Dictionary) && !Display.is(SyntaxKind::Tuple) &&
          !Display.is(SyntaxKind::List))
        return fail("'" + Object.text().str() + "' may hold anything");
      for (Node Child : Display.parts())
        follow(Child.is(SyntaxKind::Pair) ? Child.child(SyntaxField::Value) : Child);
    }
  }

  bool isPropertyOfSelf(Node N) const {
    ScopeId Class = 0;
    llvm::StringRef Receiver;
    return Scopes.enclosingClass(Scopes.scopeOf(N), Class, Receiver) &&
           N.child(SyntaxField::Object).text() == Receiver &&
           llvm::any_of(Names.attributeBindings(Class, N.child(SyntaxField::Attribute).text()),
                        [](const Binding &B) {
                          return B.Kind == BindingKind::Function && isProperty(B.Value);
                        });
  }

  /// Follows what the function \p Named of this text returns, or reading it if it is a
  /// property, where nothing but a call is made of that.
  void followFunction(Node Named, bool IsProperty) {
    Node Name = Named.is(SyntaxKind::Attribute) ? Named.child(SyntaxField::Attribute) : Named;
    Node Definition = definitionOf(Named, Name.text(), IsProperty);
    if (!Definition)
      return fail("the class is picked by '" + Named.text().str() + "'");
    Choice.Shared = true; // Others may call it, too.
    for (Node Identifier : Names.identifiers(Name.text())) {
      bool IsAttribute = Identifier.field() == SyntaxField::Attribute;
      Node Use = IsAttribute ? Identifier.parent() : Identifier;
      if (IsProperty ? !IsAttribute : !mayBe(Use, Definition))
        continue;
      bool GivesClass = IsProperty || isCalled(Use);
      if (!GivesClass || !isOnlyCalled(IsProperty ? Use : Use.parent()))
        return fail("line " + std::to_string(Use.line()) + " does more than call what '" +
                    Named.text().str() + "' gives");
    }
    for (Node Returned : returnsOf(Definition, Scopes))
      follow(Returned);
  }

  /// The function of this text that \p Named, called \p Name, surely is, without a decorator
  /// but that of a property; or none.
  Node definitionOf(Node Named, llvm::StringRef Name, bool IsProperty) const {
    ScopeId Class = 0;
    llvm::StringRef Receiver;
    if (!IsProperty) {
      Values All = Names.resolve(Named);
      Node Definition = All.size() == 1 ? All.front().Origin : Node();
      bool IsPlain = Definition.is(SyntaxKind::FunctionDefinition) && !isDecorated(Definition) &&
                     Definition.tree() == &Scopes.tree();
      return IsPlain ? Definition : Node();
    }
    Scopes.enclosingClass(Scopes.scopeOf(Named), Class, Receiver);
    llvm::ArrayRef<Binding> All = Names.attributeBindings(Class, Name);
    bool IsOwn = All.size() == 1 && All.front().Target.tree() == &Scopes.tree();
    return IsOwn ? All.front().Value : Node();
  }

  /// Whether \p Use may read the function \p Definition.
  bool mayBe(Node Use, Node Definition) const {
    return !Use.parent().is(SyntaxKind::FunctionDefinition) &&
           llvm::any_of(Names.resolve(Use), [&](const Value &V) {
             return V.Kind == ValueKind::Unknown || V.Origin == Definition;
           });
  }

  /// Whether the class that \p N gives is called, there or as a variable.
  bool isOnlyCalled(Node N) {
    Node Assignment = N.parent(), Left = Assignment.child(SyntaxField::Left);
    if (isCalled(N))
      return true;
    return Assignment.is(SyntaxKind::Assignment) && N.field() == SyntaxField::Right &&
           !bindingsOf(Left, isCalled).empty();
  }

  static bool isCalled(Node Use) {
    return Use.parent().is(SyntaxKind::Call) && Use.field() == SyntaxField::Function;
  }

  /// The bindings of the local or global name \p N, if all its other uses are such
  /// as \p IsHarmless allows; else none.
  llvm::ArrayRef<Binding> bindingsOf(Node N, llvm::function_ref<bool(Node)> IsHarmless) {
    ScopeId Owner = 0, Found = 0;
    if (!N.is(SyntaxKind::Identifier) || !Scopes.findScope(N.text(), Scopes.scopeOf(N), Owner))
      return {};
    const Scope &Own = Scopes.scope(Owner);
    if (Own.Kind == ScopeKind::Class)
      return {};
    Choice.Shared |= Own.Kind == ScopeKind::Module;
    const auto &All = Own.Bindings.find(N.text())->second;
    for (Node Use : Own.Definition.subtree()) {
      if (!Use.is(SyntaxKind::Identifier) || Use.text() != N.text() ||
          Use.field() == SyntaxField::Attribute ||
          (Use.parent().is(SyntaxKind::KeywordArgument) && Use.field() == SyntaxField::Name) ||
          !Scopes.findScope(N.text(), Scopes.scopeOf(Use), Found) || Found != Owner)
        continue;
      bool IsTarget = llvm::any_of(All, [&](const Binding &B) { return B.Target == Use; });
      if (!IsTarget && !IsHarmless(Use))
        return {};
    }
    return All;
  }

  /// The bindings of the attribute \p N of self, if methods of its class, in this text, make
  /// them all, and every attribute of that name is only called here; else none. One of the
  /// class itself is left alone: Python 3.14 takes a partial() there for a method.
  llvm::ArrayRef<Binding> attributeBindings(Node N) {
    ScopeId Class = 0;
    llvm::StringRef Receiver, Name = N.child(SyntaxField::Attribute).text();
    if (!Scopes.enclosingClass(Scopes.scopeOf(N), Class, Receiver) ||
        N.child(SyntaxField::Object).text() != Receiver)
      return {};
    llvm::ArrayRef<Binding> All = Names.attributeBindings(Class, Name);
    bool AreOwn =
        !Scopes.scope(Class).Bindings.contains(Name) && llvm::all_of(All, [&](const Binding &B) {
          return B.Target.tree() == &Scopes.tree() && B.Target.is(SyntaxKind::Attribute);
        });
    bool AreCalled = llvm::all_of(Names.identifiers(Name), [&](Node Identifier) {
      Node Use = Identifier.parent();
      return Identifier.field() != SyntaxField::Attribute || isCalled(Use) ||
             llvm::any_of(All, [&](const Binding &B) { return B.Target == Use; });
    });
    Choice.Shared = true; // The object is seen elsewhere.
    return AreOwn && AreCalled ? All : llvm::ArrayRef<Binding>();
  }

  std::string Class;
  const Resolver &Names;
  const ScopeTable &Scopes;
  ClassChoice Choice;
  unsigned Steps = 0;
};

} // namespace

ClassChoice mailseal::findClassChoice(Node Callee, const ApiCallable &Row, const Resolver &Names) {
  return ChoiceFinder(Row, Names).find(Callee);
}

std::string mailseal::wrapClass(Node Class, llvm::StringRef Keyword,
                                llvm::ArrayRef<Node> LibraryImports, Importer &Imports,
                                std::vector<Edit> &Edits) {
  ContextSource Context = Imports.contextFor(Class, LibraryImports);
  ContextSource Partial = Imports.functionFor("functools", "partial", Class, LibraryImports);
  for (const ContextSource *Source : {&Context, &Partial}) {
    if (!Source->Problem.empty())
      return Source->Problem;
    if (!Source->Doubt.empty())
      return Source->Doubt;
    llvm::append_range(Edits, Source->Imports);
  }
  Edits.push_back({Class.range(), Partial.Expression + "(" + Class.text().str() + ", " +
                                      Keyword.str() + "=" + Context.Expression + ")"});
  return {};
}
