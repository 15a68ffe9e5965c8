#include "Callers.h"
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
      for (const Resolver *File : Home.othersWith(Called.first(), EvenClosed && !IsMethod))
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
    for (Node N : File.scopes().tree().root().subtree()) {
      Node Callee = N.is(SyntaxKind::Call) ? N.child(SyntaxField::Function) : Node();
      Node Last = Callee.is(SyntaxKind::Attribute) ? Callee.child(SyntaxField::Attribute) : Callee;
      if (!Last.is(SyntaxKind::Identifier) || !Names.contains(Last.text()))
        continue;
      for (const Value &Named : File.resolve(Callee))
        if (llvm::any_of(File.opened(Named), [&](const Value &V) { return isIt(V); })) {
          Result.push_back(N);
          break;
        }
    }
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
