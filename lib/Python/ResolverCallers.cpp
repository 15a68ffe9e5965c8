//===- ResolverCallers.cpp - What a function's callers give it -------------===//
//
// A parameter is what the calls of its function pass, if all calls are known:
// wherever else in the project the function's name stands, it may be handed on
// and called by code that nobody sees.

#include "CallArguments.h"
#include "Callers.h"
#include "ResolverValues.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace mailseal;

namespace {

/// More callers than this are not looked at.
constexpr size_t MaxFiles = 200;

/// What a text has that looks up a function by its name.
constexpr llvm::StringLiteral Lookups[] = {"getattr",    "globals", "locals",       "vars",
                                           "attrgetter", "eval",    "methodcaller", "__dict__"};

/// One parameter of a function.
struct Slot {
  Node Function;
  llvm::StringRef Name;
  int Index = -1; ///< Among the positional ones; -1: by keyword only.
  Node Default;
  bool IsMethod = false;
  bool IsStatic = false;
};

/// Whether the decorators of \p Function leave its calls what they are.
bool isPlainlyCalled(Node Function, Slot &S) {
  for (Node Sibling : Function.parent().children()) {
    if (!Sibling.is(SyntaxKind::Decorator))
      continue;
    llvm::StringRef Name = Sibling.text().drop_front(1).trim();
    S.IsStatic |= Name == "staticmethod";
    if (Name != "staticmethod" && Name != "classmethod" && !Name.ends_with("contextmanager"))
      return false;
  }
  return true;
}

/// The place of the parameter \p Target among those of its function; false for
/// `*args` and the like.
bool findSlot(const Binding &Parameter, const ScopeTable &Scopes, Slot &S) {
  S.Function = Parameter.Target.ancestor(SyntaxKind::FunctionDefinition);
  if (!S.Function.child(SyntaxField::Name))
    return false; // Of a lambda.
  S.Name = Parameter.Target.text();
  S.Default = Parameter.Value;
  std::optional<int> Place = parameterPlace(Parameter.Target, S.Function);
  if (!Place)
    return false; // Or of a lambda.
  S.Index = *Place;
  S.IsMethod = Scopes.scope(Scopes.scopeOf(S.Function)).Kind == ScopeKind::Class;
  return isPlainlyCalled(S.Function, S);
}

/// Whether \p N, an identifier, is only a label or binds a name: no use of it.
bool isNoUse(Node N) {
  Node Parent = N.parent();
  switch (Parent.kind()) {
  case SyntaxKind::FunctionDefinition:
  case SyntaxKind::ClassDefinition:
  case SyntaxKind::KeywordArgument:
    return N.field() == SyntaxField::Name;
  case SyntaxKind::DottedName:
  case SyntaxKind::AliasedImport:
  case SyntaxKind::GlobalStatement:
  case SyntaxKind::NonlocalStatement:
    return true;
  default:
    return false;
  }
}

} // namespace

namespace mailseal {

/// Collects what all calls of one function pass for one parameter.
class CallerSearch {
public:
  CallerSearch(const Slot &S, const Resolver &Home, unsigned Depth)
      : S(S), Home(Home), Depth(Depth), Name(S.Function.child(SyntaxField::Name).text()) {}

  Values Given;
  /// Whether the function may be called in a way that was not seen.
  bool Escapes = false;
  bool IsCalled = false;

  void searchFile(const Resolver &File) {
    bool LooksUp = llvm::any_of(
        Lookups, [&](llvm::StringRef Word) { return hasWord(File.scopes().tree().text(), Word); });
    for (Node N : File.scopes().tree().root().subtree()) {
      if (N.is(SyntaxKind::Identifier) && N.text() == Name)
        visit(N, File);
      else if (N.is(SyntaxKind::StringContent) && N.text() == Name)
        Escapes |= LooksUp && !isInAll(N); // getattr(module, "name")
    }
  }

private:
  bool isFunction(const Value &V) const {
    return V.Kind == ValueKind::Other && V.Origin == S.Function;
  }

  static bool isInAll(Node N) {
    Node List = N.parent().parent();
    return List.parent().child(SyntaxField::Left) &&
           List.parent().child(SyntaxField::Left).text() == "__all__";
  }

  void visit(Node N, const Resolver &File) {
    Node Import = N.parent().parent();
    if (N.parent().is(SyntaxKind::DottedName) && Import.is(SyntaxKind::AliasedImport) &&
        Import.parent().is(SyntaxKind::ImportFromStatement)) {
      Escapes = true; // `from m import name as other`: its uses have another name.
      return;
    }
    if (isNoUse(N))
      return;
    Node Named = N;
    if (N.field() == SyntaxField::Attribute && N.parent().is(SyntaxKind::Attribute))
      Named = N.parent();
    Values All;
    {
      // Whose method it is must be plain: to ask for its callers, and for theirs, would
      // lead through the whole project.
      llvm::SaveAndRestore Here(Home.Project->ThroughCallers, false);
      for (const Value &V : File.resolve(Named))
        llvm::append_range(All, File.opened(V));
    }
    bool Surely = llvm::any_of(All, [&](const Value &V) { return isFunction(V); });
    // A method of whatever this is; a function of a module is not had like this.
    bool Maybe = S.IsMethod && Named != N && llvm::any_of(All, [](const Value &V) {
                   return V.Kind == ValueKind::Unknown || V.Closed;
                 });
    if (!Surely && !Maybe)
      return;
    Node Call = Named.parent();
    if (!Surely || !Call.is(SyntaxKind::Call) || Named.field() != SyntaxField::Function)
      Escapes = true;
    else
      addArgument(Call, Named, File);
  }

  /// How many arguments stand before those that the call spells.
  unsigned bound(Node Named, const Resolver &File) const {
    if (!S.IsMethod || S.IsStatic || !Named.is(SyntaxKind::Attribute))
      return 0;
    return isCalledOnClass(Named, File) ? 0 : 1;
  }

  void addArgument(Node Call, Node Named, const Resolver &File) {
    IsCalled = true;
    CallArguments Arguments(Call);
    if (Arguments.ListSplat || Arguments.DictionarySplat || Arguments.LoneGenerator) {
      Escapes = true;
      return;
    }
    int Index = S.Index - static_cast<int>(S.Index < 0 ? 0 : bound(Named, File));
    Node Argument = Arguments.find(Index, S.Name, 0);
    const Resolver &Of = Argument ? File : Home;
    if (!Argument)
      Argument = S.Default;
    if (!Argument)
      return; // A TypeError.
    for (Value &V : Of.resolve(Argument, Depth + 1))
      if (V.Kind != ValueKind::None)
        Given.push_back(V);
  }

  const Slot &S;
  const Resolver &Home;
  unsigned Depth;
  llvm::StringRef Name;
};

} // namespace mailseal

Values Resolver::resolveFromCallers(const Binding &Parameter, unsigned Depth) const {
  // Empty while it is looked at: a function that calls itself adds nothing.
  if (auto [It, New] = Parameters.try_emplace(Parameter.Target.index(), Values()); !New)
    return It->second;
  Values Result{Value()};
  if (Slot S; Depth <= MaxResolverDepth && findSlot(Parameter, Scopes, S)) {
    CallerSearch Search(S, *this, Depth);
    Search.searchFile(*this);
    bool IsSeenElsewhere = Scopes.scope(Scopes.scopeOf(S.Function)).Kind != ScopeKind::Function;
    if (IsSeenElsewhere && Project->isOn() && !At.path().empty()) {
      auto Files =
          Project->index().filesWith(Project->root(), S.Function.child(SyntaxField::Name).text());
      if (!Files || Files->size() > MaxFiles) {
        Search.Escapes = true; // Called by who knows whom.
        Files.emplace();
      }
      for (const std::string &Path : *Files) {
        // Where there may be others, those that are parsed anyway are enough.
        if (Search.Escapes && !Project->index().isOpen(PythonModules::locationOf(Path)))
          continue;
        if (const Resolver *File = Project->openFile(Path); File && File != this)
          Search.searchFile(*File);
      }
    } else if (IsSeenElsewhere && At.path().empty()) {
      Search.Escapes = true; // Other code shares the namespace.
    }
    Result = std::move(Search.Given);
    if (Search.Escapes || !Search.IsCalled)
      Result.push_back(Value());
  }
  Parameters[Parameter.Target.index()] = Result;
  return Result;
}
