#include "ContextSettings.h"
#include "Callers.h"
#include "ContextOrigins.h"
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

} // namespace

Settings mailseal::settingsOf(Node Made, Node Use, const Resolver &Names) {
  Settings Result;
  addSettingsIn(Names.of(Made).scopes(), Made, Use, Result);
  if (Use.tree() != Made.tree())
    addSettingsIn(Names.of(Use).scopes(), Made, Use, Result);
  llvm::erase_if(Result, [&](const Setting &S) {
    return !mayBeSame(S.Context, Use, Made, Names) && !isHanded(S.Context, Use, Made, Names);
  });
  return Result;
}

bool mailseal::hasRun(Node Setting, Node Use, Node Made, const Resolver &Names) {
  if (areInOneScope(Setting, Use, Names))
    return Use.isInside(suiteOf(Setting)) && Setting.range().End <= Use.range().Begin;
  return areInOneScope(Setting, Made, Names) && Made.isInside(suiteOf(Setting));
}

bool mailseal::mayHaveRun(Node Setting, Node Use, Node Made, const Resolver &Names) {
  if (areExclusive(Setting, Use) || areExclusive(Setting, Made))
    return false;
  return !areInOneScope(Setting, Use, Names) || Setting.range().End <= Use.range().Begin ||
         isInLoopWith(Setting, Use, Made);
}
