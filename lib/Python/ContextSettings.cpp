#include "ContextSettings.h"
#include "CallArguments.h"
#include "Callers.h"
#include "ContextOrigins.h"
#include "Guards.h"
#include "mailseal/Python/Analysis.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

namespace {

void addSetting(Node Statement, Node Context, llvm::StringRef Name, Node Value, Settings &Result) {
  if (Name == "check_hostname" || Name == "verify_mode")
    Result.push_back({Statement, Context, Name == "check_hostname", Value});
}

/// The settings that the node \p N makes, of whatever context.
void addSettingsAt(Node N, Settings &Result) {
  if (N.is(SyntaxKind::Assignment)) {
    Node Left = N.child(SyntaxField::Left), Right = N.child(SyntaxField::Right);
    while (Right.is(SyntaxKind::Assignment))
      Right = Right.child(SyntaxField::Right);
    if (!Right)
      return;
    auto Targets = Left.parts(), Values = Right.parts();
    bool IsSplit = Targets.size() == Values.size() && !Right.is(SyntaxKind::Call);
    if (Left.is(SyntaxKind::Attribute))
      return addSetting(N, Left.child(SyntaxField::Object),
                        Left.child(SyntaxField::Attribute).text(), Right, Result);
    for (size_t I = 0; I < Targets.size(); ++I)
      if (Targets[I].is(SyntaxKind::Attribute))
        addSetting(N, Targets[I].child(SyntaxField::Object),
                   Targets[I].child(SyntaxField::Attribute).text(), IsSplit ? Values[I] : Node(),
                   Result);
    return;
  }
  if (auto Called = N.is(SyntaxKind::Call) ? attributeSetting(N) : std::nullopt)
    addSetting(N, Called->Object, Called->Name, Called->Value, Result);
}

bool isInLoopWith(Node Setting, Node Use, Node Made) {
  for (Node P = Use.parent(); P; P = P.parent())
    if ((P.is(SyntaxKind::ForStatement) || P.is(SyntaxKind::WhileStatement)) &&
        Setting.isInside(P) && !Made.isInside(P))
      return true;
  return false;
}

/// Adds the settings that the file of \p Scopes makes of any context, as far as they may
/// concern one that \p Made makes and \p Use gets.
void addSettingsIn(const ScopeTable &Scopes, Node Made, Node Use, Settings &Result) {
  if (!Scopes.assignsAttribute("check_hostname") && !Scopes.assignsAttribute("verify_mode"))
    return; // A walk is dear.
  auto IsDefinition = [](Node N) {
    return N.is(SyntaxKind::FunctionDefinition) || N.is(SyntaxKind::ClassDefinition) ||
           N.is(SyntaxKind::DecoratedDefinition);
  };
  Node Module = Scopes.scope(0).Definition, Around;
  for (Node Child : Module.children())
    if (IsDefinition(Child) && Made.isInside(Child))
      Around = Child;
  auto IsCalledThere = [&](Node Definition) {
    Node Name = Definition.child(SyntaxField::Name);
    return Name && hasWord(Around.text(), Name.text());
  };
  for (Node Child : Module.children())
    if (!Around || !IsDefinition(Child) || Child == Around || Use.isInside(Child) ||
        IsCalledThere(Child))
      for (Node N : Child.subtree())
        addSettingsAt(N, Result);
}

/// Whether the two run in one scope of one file.
bool areInOneScope(Node A, Node B, const Resolver &Names) {
  const ScopeTable &Scopes = Names.of(A).scopes();
  return A.tree() == B.tree() && Scopes.scopeOf(A) == Scopes.scopeOf(B);
}

/// Whether \p Context is a parameter for which a call may pass the context that \p Made
/// makes and \p Use uses: `relax(context)`.
bool isHanded(Node Context, Node Use, Node Made, const Resolver &Names) {
  const Resolver &Own = Names.of(Context);
  return llvm::any_of(Own.scopes().bindingsOf(Context), [&](const Binding &B) {
    return B.Kind == BindingKind::Parameter &&
           llvm::any_of(argumentsFor(B, Own),
                        [&](Node Argument) { return mayBeSame(Argument, Use, Made, Names); });
  });
}

/// Whether \p N stands in a method of the class whose object \p Made makes; \p Receiver gets
/// what that calls self.
bool isInMadeClass(Node N, Node Made, const Resolver &Names, llvm::StringRef &Receiver) {
  const Resolver &Own = Names.of(N);
  ScopeId Class = 0;
  return Own.scopes().enclosingClass(Own.scopes().scopeOf(N), Class, Receiver) &&
         llvm::any_of(
             Names.of(Made).resolveOpened(Made.child(SyntaxField::Function)), [&](const Value &V) {
               return V.Kind == ValueKind::LocalClass && V.Home == &Own && V.Class == Class;
             });
}

/// Whether \p Context is the object that \p Made makes, in a method of its class.
bool isMadeObject(Node Context, Node Made, const Resolver &Names) {
  llvm::StringRef Receiver;
  return isInMadeClass(Context, Made, Names, Receiver) && Context.text() == Receiver;
}

/// Whether \p Statement runs when \p Made makes an object of its class.
bool isInConstructor(Node Statement, Node Made, const Resolver &Names) {
  Node Function = suiteOf(Statement).parent();
  llvm::StringRef Receiver;
  return Function.is(SyntaxKind::FunctionDefinition) &&
         Function.child(SyntaxField::Name).text() == "__init__" &&
         isInMadeClass(Statement, Made, Names, Receiver);
}

std::optional<bool> truthOf(Node N) {
  bool IsConstant = N.is(SyntaxKind::TrueLiteral) || N.is(SyntaxKind::FalseLiteral);
  return IsConstant ? std::optional(N.is(SyntaxKind::TrueLiteral)) : std::nullopt;
}

/// Whether \p G asks for a parameter, and all calls of its function leave that what contradicts
/// it: `if not verify:`, and who calls says nothing of verify, which is True then.
bool isContradicted(const Guard &G, const Resolver &Names) {
  const Resolver &Own = Names.of(G.Condition);
  llvm::ArrayRef<Binding> All = Own.scopes().bindingsOf(G.Condition);
  if (All.size() != 1 || All.front().Kind != BindingKind::Parameter)
    return false;
  const Binding &Parameter = All.front();
  Node Function = Parameter.Target.ancestor(SyntaxKind::FunctionDefinition);
  auto Calls =
      Function ? callsOf(Function, Own, /*EvenClosed=*/true) : llvm::SmallVector<Node, 4>();
  auto Given = argumentsFor(Parameter, Own);
  if (Given.size() < Calls.size())
    Given.push_back(Parameter.Value);
  auto HasSplat = [](Node Call) {
    CallArguments Arguments(Call);
    return Arguments.ListSplat || Arguments.DictionarySplat;
  };
  return !Calls.empty() && llvm::none_of(Calls, HasSplat) &&
         llvm::all_of(Given, [&](Node N) { return truthOf(N) == !G.Holds; });
}

} // namespace

Settings mailseal::settingsOf(Node Made, Node Use, const Resolver &Names) {
  Settings Result;
  addSettingsIn(Names.of(Made).scopes(), Made, Use, Result);
  if (Use.tree() != Made.tree())
    addSettingsIn(Names.of(Use).scopes(), Made, Use, Result);
  llvm::erase_if(Result, [&](const Setting &S) {
    return !mayBeSame(S.Context, Use, Made, Names) && !isHanded(S.Context, Use, Made, Names) &&
           !isMadeObject(S.Context, Made, Names);
  });
  return Result;
}

bool mailseal::hasRun(Node Setting, Node Use, Node Made, const Resolver &Names) {
  if (isInConstructor(Setting, Made, Names))
    return true;
  if (areInOneScope(Setting, Use, Names))
    return Use.isInside(suiteOf(Setting)) && Setting.range().End <= Use.range().Begin;
  return areInOneScope(Setting, Made, Names) && Made.isInside(suiteOf(Setting));
}

bool mailseal::mayHaveRun(Node Setting, Node Use, Node Made, const Resolver &Names) {
  if (areExclusive(Setting, Use) || areExclusive(Setting, Made) ||
      llvm::any_of(guardsOf(Setting), [&](const Guard &G) { return isContradicted(G, Names); }))
    return false;
  return !areInOneScope(Setting, Use, Names) || Setting.range().End <= Use.range().Begin ||
         isInLoopWith(Setting, Use, Made);
}
