#include "Callers.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

llvm::SmallVector<Node, 4> mailseal::callsOf(Node Function, const Resolver &Names,
                                             bool EvenClosed) {
  const ScopeTable &Scopes = Names.scopes();
  ScopeId Outer = Scopes.scopeOf(Function);
  bool IsMethod = Scopes.scope(Outer).Kind == ScopeKind::Class;
  bool IsConstructor = IsMethod && Function.child(SyntaxField::Name).text() == "__init__";
  Node Called = IsConstructor ? Scopes.scope(Outer).Definition : Function;
  llvm::StringRef Name = Called.child(SyntaxField::Name).text();

  auto IsIt = [&](const Value &V) {
    if (IsConstructor)
      return V.Kind == ValueKind::LocalClass && V.Home == &Names && V.Class == Outer;
    // A method of whatever this is.
    return V.Origin == Function || (IsMethod && V.Kind == ValueKind::Unknown);
  };
  auto IsCalled = [&](Node Callee, const Resolver &File) {
    return llvm::any_of(File.resolve(Callee),
                        [&](const Value &V) { return llvm::any_of(File.opened(V), IsIt); });
  };
  llvm::SmallVector<Node, 4> Result;
  auto Search = [&](const Resolver &File) {
    for (Node N : File.scopes().tree().root().subtree()) {
      Node Callee = N.is(SyntaxKind::Call) ? N.child(SyntaxField::Function) : Node();
      Node Last = Callee.is(SyntaxKind::Attribute) ? Callee.child(SyntaxField::Attribute) : Callee;
      if (Last.is(SyntaxKind::Identifier) && Last.text() == Name && IsCalled(Callee, File))
        Result.push_back(N);
    }
  };
  Search(Names);
  for (const Resolver *File : Names.othersWith(Name, EvenClosed && !IsMethod))
    Search(*File);
  return Result;
}
