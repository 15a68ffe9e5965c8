#include "Callers.h"
#include "CallArguments.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"

using namespace mailseal;

namespace {

/// Collects the calls of one function.
class CallSearch {
public:
  CallSearch(Node Function, const Resolver &Home, bool EvenClosed)
      : Function(Function), Home(Home), EvenClosed(EvenClosed) {}

  llvm::SmallVector<Node, 4> find() {
    const ScopeTable &Scopes = Home.scopes();
    ScopeId Outer = Scopes.scopeOf(Function);
    llvm::StringRef Name = Function.child(SyntaxField::Name).text();
    IsMethod = Scopes.scope(Outer).Kind == ScopeKind::Class;
    IsConstructor = IsMethod && Name == "__init__";
    if (IsConstructor)
      addClass(Home, Outer);
    else
      Names.insert(Name);
    searchFile(Home);
    llvm::SmallVector<const Resolver *, 2> Searched{&Home};
    for (const auto &Called : Names)
      for (const Resolver *File :
           Home.othersWith(Called.first(), EvenClosed && (!IsMethod || IsConstructor)))
        if (!llvm::is_contained(Searched, File)) {
          Searched.push_back(File);
          searchFile(*File);
        }
    return std::move(Result);
  }

private:
  /// Adds the names of \p Class and of those that have its constructor from it.
  void addClass(const Resolver &In, ScopeId Class) {
    auto Init = In.attributeBindings(Class, "__init__");
    bool IsNew = !Init.empty() && Init.front().Value == Function;
    if (!IsNew ||
        !Names.insert(In.scopes().scope(Class).Definition.child(SyntaxField::Name).text()).second)
      return;
    for (const Value &Derived : In.derivedFrom(Class, 0))
      addClass(*Derived.Home, Derived.Class);
  }

  bool isIt(const Value &V) const {
    if (IsConstructor && V.Kind == ValueKind::LocalClass) {
      auto Init = V.Home->attributeBindings(V.Class, "__init__");
      return !Init.empty() && Init.front().Value == Function;
    }
    // A method of whatever this is.
    return !IsConstructor && (V.Origin == Function || (IsMethod && V.Kind == ValueKind::Unknown));
  }

  void searchFile(const Resolver &File) {
    llvm::SmallVector<Node, 4> Calls;
    for (const auto &Called : Names)
      for (Node Identifier : File.identifiers(Called.first()))
        if (Node Call = callOf(Identifier); Call && reaches(Call, File))
          Calls.push_back(Call);
    // The names have no order.
    llvm::sort(Calls, [](Node A, Node B) { return A.index() < B.index(); });
    llvm::append_range(Result, Calls);
  }

  /// The call of the function that \p Identifier names last, or none.
  static Node callOf(Node Identifier) {
    Node Callee = Identifier.field() == SyntaxField::Attribute ? Identifier.parent() : Identifier;
    bool IsCalled = Callee.parent().is(SyntaxKind::Call) && Callee.field() == SyntaxField::Function;
    return IsCalled ? Callee.parent() : Node();
  }

  bool reaches(Node Call, const Resolver &File) const {
    return llvm::any_of(File.resolve(Call.child(SyntaxField::Function)), [&](const Value &Named) {
      return llvm::any_of(File.opened(Named), [&](const Value &V) { return isIt(V); });
    });
  }

  Node Function;
  const Resolver &Home;
  bool EvenClosed;
  bool IsMethod = false, IsConstructor = false;
  llvm::StringSet<> Names; ///< What the calls may name.
  llvm::SmallVector<Node, 4> Result;
};

} // namespace

llvm::SmallVector<Node, 4> mailseal::callsOf(Node Function, const Resolver &Names,
                                             bool EvenClosed) {
  return CallSearch(Function, Names, EvenClosed).find();
}

std::optional<int> mailseal::parameterPlace(Node Parameter, Node Function) {
  int Place = 0;
  bool IsKeywordOnly = false;
  for (Node P : Function.child(SyntaxField::Parameters).parts()) {
    bool IsSplat = P.text().starts_with("*");
    if (Parameter.isInside(P))
      return IsSplat ? std::nullopt : std::optional(IsKeywordOnly ? -1 : Place);
    IsKeywordOnly |= IsSplat;
    Place += P.text() != "/";
  }
  return std::nullopt;
}

bool mailseal::isCalledOnClass(Node Callee, const Resolver &File) {
  return Callee.is(SyntaxKind::Attribute) &&
         llvm::any_of(File.resolve(Callee.child(SyntaxField::Object)),
                      [](const Value &V) { return V.Kind == ValueKind::LocalClass; });
}

llvm::SmallVector<Node, 4> mailseal::argumentsFor(const Binding &Parameter, const Resolver &Names) {
  Node Function = Parameter.Target.ancestor(SyntaxKind::FunctionDefinition);
  std::optional<int> Place = Function ? parameterPlace(Parameter.Target, Function) : std::nullopt;
  if (!Place)
    return {};
  const ScopeTable &Scopes = Names.of(Function).scopes();
  ScopeId Class = 0;
  llvm::StringRef Receiver; // Empty in a static method.
  Scopes.enclosingClass(Scopes.bodyScope(Function), Class, Receiver);
  llvm::SmallVector<Node, 4> Result;
  for (Node Call : callsOf(Function, Names.of(Function), /*EvenClosed=*/true)) {
    const Resolver &File = Names.of(Call);
    Node Callee = Call.child(SyntaxField::Function);
    auto IsIt = [&](const Value &V) {
      return V.Origin == Function || V.Kind == ValueKind::LocalClass;
    };
    CallArguments Arguments(Call);
    if (Arguments.ListSplat || !llvm::any_of(File.resolveOpened(Callee), IsIt))
      continue;
    bool ByClass = Receiver != "cls" && isCalledOnClass(Callee, File);
    int Bound = Receiver.empty() || ByClass ? 0 : 1;
    if (Node Argument =
            Arguments.find(*Place < 0 ? -1 : *Place - Bound, Parameter.Target.text(), 0))
      Result.push_back(Argument);
  }
  return Result;
}
