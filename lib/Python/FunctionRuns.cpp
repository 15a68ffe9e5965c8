#include "FunctionRuns.h"
#include "Callers.h"
#include "Decorators.h"
#include "PlaintextPath.h"
#include "TlsDecision.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

namespace {

/// \p Name, or the attribute whose name it is.
Node wholeOf(Node Name) { return Name.field() == SyntaxField::Attribute ? Name.parent() : Name; }

/// Whether the function that \p Name, an identifier, may name gets another name there.
bool isRenamed(Node Name) {
  Node Whole = wholeOf(Name);
  if (Whole.field() == SyntaxField::Function || Whole.field() == SyntaxField::Left)
    return false;
  switch (Whole.parent().kind()) {
  case SyntaxKind::Assignment:
  case SyntaxKind::ConditionalExpression:
  case SyntaxKind::DefaultParameter:
  case SyntaxKind::ExpressionList:
  case SyntaxKind::List:
  case SyntaxKind::Pair:
  case SyntaxKind::Tuple:
    return true;
  case SyntaxKind::DottedName: // `from mailer import connect as secure`
    return Whole.parent().parent().is(SyntaxKind::AliasedImport);
  default:
    return false;
  }
}

/// The call that \p Argument is handed to, or none.
Node handedTo(Node Argument) {
  Node List = Argument.parent();
  if (List.is(SyntaxKind::KeywordArgument))
    List = List.parent();
  return List.is(SyntaxKind::ArgumentList) ? List.parent() : Node();
}

/// Collects what runs one function.
class RunSearch {
public:
  RunSearch(Node Function, const Resolver &Home) : Function(Function), Home(Home) {}

  llvm::SmallVector<Node, 4> find() {
    if (Function.is(SyntaxKind::Lambda)) {
      addOtherNames(Home);
      addHanded(Function, Home);
      return std::move(Runs);
    }
    Name = Function.child(SyntaxField::Name).text();
    ScopeId Outer = Home.scopes().scopeOf(Function);
    bool IsMethod = Home.scopes().scope(Outer).Kind == ScopeKind::Class;
    Runs = callsOf(Function, Home, /*EvenClosed=*/true);
    auto Files = Home.othersWith(Name, /*EvenClosed=*/!IsMethod);
    Files.insert(Files.begin(), &Home);
    bool IsRead = IsMethod && isReadAsProperty(Function, Home);
    for (const Resolver *File : Files)
      addFile(*File, IsRead);
    if (IsMethod && Name == "__enter__")
      addWiths(Home.scopes().scope(Outer).Definition.child(SyntaxField::Name).text());
    return std::move(Runs);
  }

private:
  void addFile(const Resolver &File, bool IsRead) {
    auto Mentions = File.identifiers(Name);
    if (llvm::any_of(Mentions, isRenamed))
      addOtherNames(File);
    for (Node Mention : Mentions) {
      Node Whole = wholeOf(Mention);
      if (IsRead && Mention.field() == SyntaxField::Attribute && Whole.field() != SyntaxField::Left)
        Runs.push_back(Whole);
      else if (handedTo(Whole) && isIt(Whole, File))
        addHanded(Whole, File);
    }
  }

  bool isIt(Node Expression, const Resolver &File) const {
    return llvm::any_of(File.resolveOpened(Expression),
                        [&](const Value &V) { return V.Origin == Function; });
  }

  /// Adds the calls of something that has another name, and may be the function.
  void addOtherNames(const Resolver &File) {
    for (Node N : File.scopes().tree().root().subtree()) {
      Node Callee = N.is(SyntaxKind::Call) ? N.child(SyntaxField::Function) : Node();
      Node Last = Callee.is(SyntaxKind::Attribute) ? Callee.child(SyntaxField::Attribute) : Callee;
      if (Callee && (!Last.is(SyntaxKind::Identifier) || Last.text() != Name) && isIt(Callee, File))
        Runs.push_back(N);
    }
  }

  /// Adds the calls of the parameter that \p Argument, the function, is given as. Where the one
  /// that it is given to is none of the project, that runs it, then or for a future's result.
  void addHanded(Node Argument, const Resolver &File) {
    Node Call = handedTo(Argument);
    if (!Call)
      return;
    bool IsOwn = false;
    for (const Value &V : File.resolveOpened(Call.child(SyntaxField::Function)))
      if (Node Taker = functionOf(V)) {
        IsOwn = true;
        addCallsOfParameter(Taker, Argument);
      }
    if (IsOwn)
      return;
    Runs.push_back(Call);
    std::string Result = holderOf(Call) + ".result";
    for (Node Mention : File.identifiers("result"))
      if (dottedName(wholeOf(Mention)) == Result &&
          wholeOf(Mention).field() == SyntaxField::Function)
        Runs.push_back(Mention.parent().parent());
  }

  void addCallsOfParameter(Node Taker, Node Argument) {
    const Resolver &File = Home.of(Taker);
    for (Node N : Taker.subtree()) {
      Node Callee = N.is(SyntaxKind::Call) ? N.child(SyntaxField::Function) : Node();
      if (!Callee.is(SyntaxKind::Identifier))
        continue;
      for (const Binding &B : File.scopes().bindingsOf(Callee))
        if (B.Kind == BindingKind::Parameter && B.Target.isInside(Taker) &&
            llvm::is_contained(argumentsFor(B, File), Argument))
          Runs.push_back(N);
    }
  }

  /// Adds the managers of `with` statements whose class, \p Class or a derived one, has the
  /// function as its `__enter__`.
  void addWiths(llvm::StringRef Class) {
    auto Files = Home.othersWith(Class);
    Files.insert(Files.begin(), &Home);
    for (const Resolver *File : Files)
      for (Node N : File->scopes().tree().root().subtree()) {
        Node Manager = N.is(SyntaxKind::WithItem) ? N.firstChild() : Node();
        if (Manager.is(SyntaxKind::AsPattern))
          Manager = Manager.firstChild();
        if (Manager && llvm::any_of(File->resolve(Manager), [&](const Value &V) {
              if (V.Kind != ValueKind::LocalInstance)
                return false;
              auto Enter = V.Home->attributeBindings(V.Class, Name);
              return !Enter.empty() && Enter.front().Value == Function;
            }))
          Runs.push_back(Manager);
      }
  }

  Node Function;
  const Resolver &Home;
  llvm::StringRef Name; ///< Empty for a lambda.
  llvm::SmallVector<Node, 4> Runs;
};

} // namespace

llvm::SmallVector<Node, 4> mailseal::runsOf(Node Function, const Resolver &Names) {
  return RunSearch(Function, Names).find();
}
