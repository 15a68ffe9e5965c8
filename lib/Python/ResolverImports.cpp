//===- ResolverImports.cpp - Names from other files of the project ---------===//

#include "ResolverValues.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace mailseal;

namespace {

/// Libraries that analysis knows by name, beside those of the API table: a module of
/// the project with such a name counts only where Python surely takes it.
constexpr llvm::StringLiteral KnownLibraries[] = {
    "asyncio", "contextlib", "functools", "importlib", "logging", "os",
    "select",  "socket",     "ssl",       "sys",       "typing",  "unittest",
};

bool isLibrary(llvm::StringRef Module) {
  llvm::StringRef Top = Module.split('.').first;
  return isApiModule(Top) || llvm::is_contained(KnownLibraries, Top);
}

/// Modules of the standard library, beside those, that people import all of.
constexpr llvm::StringLiteral StarredModules[] = {
    "Tkinter", "cmath",     "collections", "ctypes",  "datetime", "email",  "glob",   "itertools",
    "json",    "math",      "operator",    "random",  "re",       "shutil", "signal", "string",
    "struct",  "threading", "time",        "tkinter", "turtle",   "types",
};

/// Whether `from \p Module import *` surely gives no other thing that is called like ssl, or
/// like a class of a library. EXPECTS: the project has no such module.
bool givesOnlyItsOwn(llvm::StringRef Module) {
  return isLibrary(Module) || llvm::is_contained(StarredModules, Module.split('.').first);
}

bool isModule(const Value &V, const ModuleLocation &At) {
  return V.Kind == ValueKind::Module && (V.Home ? V.Home->location() : *V.Closed) == At;
}

} // namespace

bool mailseal::isTest(llvm::StringRef Path) {
  llvm::StringRef Folder, Name;
  std::tie(Folder, Name) = Path.rsplit('/');
  return Name == "conftest.py" || Name.starts_with("test_") || Name.ends_with("_test.py") ||
         Folder.ends_with("/test") || Folder.ends_with("/tests");
}

ImportingFile Resolver::importingFile() const {
  llvm::StringRef Text = Scopes.tree().text();
  if (!MayBeScript)
    MayBeScript = Text.starts_with("#!") || hasWord(Text, "__main__");
  llvm::StringRef Path = At.File.empty() ? Project->file() : llvm::StringRef(At.File);
  return {Path, Project->root(), *MayBeScript};
}

ModuleLookup Resolver::moduleCalled(llvm::StringRef Name) const {
  if (!Project || !Project->isOn())
    return {};
  auto [It, New] = Called.try_emplace(Name);
  if (New)
    It->second = Project->index().Modules.findAbsolute(importingFile(), Name, isLibrary(Name));
  return It->second;
}

ModuleLookup Resolver::moduleOf(Node From) const {
  Node Named = From.child(SyntaxField::ModuleName);
  llvm::StringRef Module = Named ? Named.text() : "";
  llvm::StringRef Name = Module.ltrim(". \t");
  unsigned Level = Module.take_front(Module.size() - Name.size()).count('.');
  if (Level == 0)
    return moduleCalled(Name);
  if (!Project || !Project->isOn())
    return {};
  auto [It, New] = FromModules.try_emplace(From.index());
  if (New)
    It->second = Project->index().Modules.findRelative(importingFile(), Level, Name);
  return It->second;
}

Value Resolver::closedValue(const ModuleLocation &At, llvm::StringRef Path, Node Import) const {
  // With a dot in front it is never a library's.
  Value V = externalValue("." + Path.ltrim('.'), Import);
  V.Closed = Project->index().intern(At);
  return V;
}

Values Resolver::moduleValue(const ModuleLookup &Found, llvm::StringRef Path, Node Import) const {
  if (Found.What == ModuleLookup::Answer::Elsewhere)
    return {externalValue(Path, Import)};
  if (Found.What == ModuleLookup::Answer::Ambiguous)
    return {Value()};
  Value V = closedValue(Found.Module, Path, Import);
  V.Kind = ValueKind::Module;
  if (!Project->index().isOpen(Found.Module) && Found.Module != At)
    return {V};
  V.Home = Project->open(Found.Module);
  if (!V.Home)
    return {Value()};
  V.Path = intern(Path);
  V.Closed = nullptr;
  return {V};
}

Values Resolver::resolveImport(const Binding &B, unsigned Depth) const {
  if (Depth > MaxResolverDepth)
    return {Value()};
  if (!B.Value.child(SyntaxField::ModuleName))
    return moduleValue(moduleCalled(B.Path), B.Path, B.Value);
  ModuleLookup Found = moduleOf(B.Value);
  if (Found.What == ModuleLookup::Answer::Elsewhere)
    return {externalValue(B.Path, B.Value)};
  llvm::StringRef Module = B.Value.child(SyntaxField::ModuleName).text();
  Values Result;
  for (const Value &V : moduleValue(Found, Module, B.Value))
    addAll(Result, V.Kind == ValueKind::Module
                       ? memberOfModule(V, llvm::StringRef(B.Path).rsplit('.').second, Depth + 1)
                       : Values{Value()});
  for (Value &V : Result)
    V.Import = B.Value;
  return Result;
}

Values Resolver::memberOfModule(const Value &Module, llvm::StringRef Name, unsigned Depth) const {
  const ModuleLocation &Place = Module.Home ? Module.Home->At : *Module.Closed;
  std::string Path = (Module.Path + "." + Name).str();
  ModuleLookup Inner = Project->index().Modules.findSubmodule(Place, Name);
  bool IsClosed = !Module.Home || !Project->index().mayGive(Place, Name);
  // `from . import name` in the package itself does not mean what it is about to bind.
  std::optional<Values> Bound;
  if (!IsClosed && (Module.Home != this || Inner.What == ModuleLookup::Answer::Elsewhere))
    Bound = Module.Home->global(Name, Depth);
  Values Result = Bound.value_or(Values());
  // Where the package binds the name, too, Python has one or the other.
  if (Inner.What != ModuleLookup::Answer::Elsewhere)
    for (const Value &V : moduleValue(Inner, Path, Module.Import))
      if (V.Kind == ValueKind::Unknown ||
          llvm::none_of(Result, [&](const Value &R) { return V.Home && isModule(R, V.Home->At); }))
        Result.push_back(V);
  if (!Bound && Result.empty())
    return {IsClosed ? closedValue(Place, Path, Module.Import) : Value()};
  if (Bound && llvm::any_of(Result, [&](const Value &V) { return leadsToLibrary(V); }))
    addAll(Result, Module.Home->patchesOf(Name, Depth));
  return Result;
}

Values Resolver::opened(const Value &V, unsigned Depth) const {
  bool IsIn = V.Kind == ValueKind::External && V.Closed;
  const Resolver *Home = IsIn && Depth < MaxResolverDepth ? Project->open(*V.Closed) : nullptr;
  if (!Home)
    return {IsIn ? Value() : V};
  Values Result;
  for (const Value &Inner :
       Home->global(llvm::StringRef(V.Path).rsplit('.').second).value_or(Values{Value()}))
    addAll(Result, opened(Inner, Depth + 1));
  return Result;
}

Values Resolver::resolveOpened(Node Expression) const {
  Values Result;
  for (const Value &V : resolve(Expression)) {
    if (V.Kind != ValueKind::Instance || !V.Closed) {
      addAll(Result, opened(V));
      continue;
    }
    Value Class = V;
    Class.Kind = ValueKind::External;
    for (const Value &Opened : opened(Class))
      Result.push_back(objectOf(Opened));
  }
  return Result;
}

llvm::SmallVector<const Resolver *, 1>
Resolver::othersThatSet(llvm::StringRef Owner, llvm::StringRef Name, bool EvenTests) const {
  llvm::SmallVector<const Resolver *, 1> Result;
  if (!Project || !Project->isOn())
    return Result;
  for (const std::string &Path : Project->index().filesThatSet(Project->root(), Owner, Name))
    if (const Resolver *Other = isTest(Path) && !EvenTests ? nullptr : Project->openFile(Path);
        Other && Other != this)
      Result.push_back(Other);
  return Result;
}

llvm::SmallVector<const Resolver *, 1> Resolver::othersWith(llvm::StringRef Word,
                                                            bool EvenClosed) const {
  llvm::SmallVector<const Resolver *, 1> Result;
  if (Word.empty() || !Project || !Project->isOn() || At.path().empty())
    return Result;
  ProjectIndex &Index = Project->index();
  std::optional<std::vector<std::string>> Files;
  if (EvenClosed)
    Files = Index.filesWith(Project->root(), Word);
  if (!Files)
    Files = Index.openFilesWith(Project->root(), Word);
  for (const std::string &Path : *Files)
    if (const Resolver *Other = isTest(Path) ? nullptr : Project->openFile(Path);
        Other && Other != this)
      Result.push_back(Other);
  return Result;
}

bool Resolver::anyPatch(llvm::StringRef Name, unsigned Depth,
                        llvm::function_ref<bool(const Resolver &, const Binding &)> Each) const {
  llvm::StringRef Called = llvm::StringRef(At.path()).rsplit('/').second;
  Called.consume_back(".py");
  if (Called == "__init__")
    Called = llvm::StringRef(At.Folder).rsplit('/').second;
  for (const Resolver *Other : othersThatSet(Called, Name))
    for (ScopeId Id = 0; Id < Other->Scopes.size(); ++Id)
      for (const auto &Entry : Other->Scopes.scope(Id).Bindings)
        for (const Binding &B : Entry.second) {
          if (!B.Target.is(SyntaxKind::Attribute) ||
              B.Target.child(SyntaxField::Attribute).text() != Name ||
              llvm::none_of(Other->resolve(B.Target.child(SyntaxField::Object), Depth + 1),
                            [&](const Value &V) { return isModule(V, At); }))
            continue;
          if (Each(*Other, B))
            return true;
        }
  return false;
}

Values Resolver::patchesOf(llvm::StringRef Name, unsigned Depth) const {
  Values Result;
  anyPatch(Name, Depth, [&](const Resolver &Other, const Binding &B) {
    addAll(Result, Other.resolveBinding(B, Depth + 1));
    return false;
  });
  return Result;
}

bool Resolver::isSetElsewhere(llvm::StringRef Name) const {
  return anyPatch(Name, 0, [](const Resolver &, const Binding &) { return true; });
}

std::optional<Resolver::Global> Resolver::globalOf(const Binding &B) const {
  if (B.Kind != BindingKind::Import || !B.Value.child(SyntaxField::ModuleName))
    return std::nullopt;
  ModuleLookup Found = moduleOf(B.Value);
  const Resolver *Module =
      Found.What == ModuleLookup::Answer::Found ? Project->open(Found.Module) : nullptr;
  if (!Module || Module == this)
    return std::nullopt;
  return Global{Module, llvm::StringRef(B.Path).rsplit('.').second.str()};
}

std::optional<Resolver::Global> Resolver::globalOf(Node N) const {
  Node Object = N.child(SyntaxField::Object);
  if (!N.is(SyntaxKind::Attribute) || !Object)
    return std::nullopt;
  Values All = resolve(Object);
  if (All.size() != 1 || All.front().Kind != ValueKind::Module)
    return std::nullopt;
  const Value &V = All.front();
  const Resolver *Module = V.Home ? V.Home : Project->open(*V.Closed);
  if (!Module)
    return std::nullopt;
  return Global{Module, N.child(SyntaxField::Attribute).text().str()};
}

std::optional<Value> Resolver::fromLibraryStar(Node Star, llvm::StringRef Name) const {
  std::string Path = Star.child(SyntaxField::ModuleName).text().str() + "." + Name.str();
  const ApiClass *Class = findApiClass(Path);
  if (Class && Class->StarExported && moduleOf(Star).What == ModuleLookup::Answer::Elsewhere)
    return externalValue(Path, Star);
  return std::nullopt;
}

bool Resolver::isTooLate(Node Star, ScopeId Scope, Node Use) const {
  return Use && Use.tree() == &Scopes.tree() && Star.range().Begin > Use.range().Begin &&
         Scopes.frameOf(Scopes.scopeOf(Use)) == Scopes.frameOf(Scope);
}

void Resolver::replaceByStar(Node Star, llvm::StringRef Name, llvm::StringRef Path, Values &Result,
                             unsigned Depth) const {
  StarAnswer Answer = starGives(Star, Name, Path);
  if (Answer == StarAnswer::Yes && Star.parent().is(SyntaxKind::Module))
    Result.clear();
  if (Answer == StarAnswer::Yes)
    addAll(Result, resolveImport({BindingKind::Import, Star, Star, ("." + Name).str()}, Depth));
  else if (Answer == StarAnswer::Maybe)
    Result.push_back(Value());
}

void Resolver::replaceByStars(llvm::ArrayRef<const Binding *> Bound, llvm::StringRef Name,
                              llvm::StringRef Path, Node Use, Values &Result,
                              unsigned Depth) const {
  uint32_t Last = 0;
  for (const Binding *B : Bound)
    Last = std::max(Last, B->effectiveFrom());
  for (Node Star : Scopes.scope(0).StarImports)
    if (Star.range().Begin > Last && !isTooLate(Star, 0, Use))
      replaceByStar(Star, Name, Path, Result, Depth);
}

Values Resolver::fromLibraryStars(ScopeId Scope, llvm::StringRef Name, Node Use,
                                  unsigned Depth) const {
  Values Result;
  llvm::StringRef Path;
  for (Node Star : Scopes.scope(Scope).StarImports) {
    if (std::optional<Value> V = fromLibraryStar(Star, Name)) {
      Result = {*V};
      Path = V->Path;
    } else if (!Result.empty() && !isTooLate(Star, Scope, Use)) {
      replaceByStar(Star, Name, Path, Result, Depth);
    }
  }
  return Result;
}

StarAnswer Resolver::starGives(Node Star, llvm::StringRef Name, llvm::StringRef Path) const {
  ModuleLookup Found = moduleOf(Star);
  if (Found.What == ModuleLookup::Answer::Elsewhere)
    return givesOnlyItsOwn(Star.child(SyntaxField::ModuleName).text()) ? StarAnswer::No
                                                                       : StarAnswer::Maybe;
  const Resolver *Module =
      Found.What == ModuleLookup::Answer::Found ? Project->open(Found.Module) : nullptr;
  return Module ? Module->exportsOther(Name, Path) : StarAnswer::Maybe;
}

StarAnswer Resolver::exportsOther(llvm::StringRef Name, llvm::StringRef Path) const {
  StarAnswer Listed = isListed(Name);
  if (InStarExport || Listed == StarAnswer::No)
    return StarAnswer::No; // Two modules that import all of each other.
  llvm::SaveAndRestore Guard(InStarExport, true);
  const Scope &Top = Scopes.scope(0);
  StarAnswer Result = StarAnswer::No;
  if (auto Own = Top.Bindings.find(Name); Own != Top.Bindings.end()) {
    for (const Binding &B : Own->second)
      if (B.Kind != BindingKind::Import || B.Path != Path)
        Result = std::max(Result, suiteOf(B.Target) == Scopes.tree().root() ? StarAnswer::Yes
                                                                            : StarAnswer::Maybe);
  } else if (Project->index().Modules.findSubmodule(At, Name).What !=
             ModuleLookup::Answer::Elsewhere) {
    Result = StarAnswer::Maybe;
  }
  for (Node Star : Top.StarImports)
    Result = std::max(Result, starGives(Star, Name, Path));
  return std::min(Result, Listed);
}

llvm::ArrayRef<Binding> Resolver::globalBindings(llvm::StringRef Name,
                                                 llvm::SmallVectorImpl<Binding> &Starred) const {
  const Scope &Top = Scopes.scope(0);
  auto It = Top.Bindings.find(Name);
  llvm::ArrayRef<Binding> Own =
      It == Top.Bindings.end() ? llvm::ArrayRef<Binding>() : llvm::ArrayRef(It->second);
  for (const StarImport &Star : openStars()) {
    if (!Project->index().mayGive(Star.Module->At, Name) || !Star.Module->isStarExported(Name))
      continue;
    Node Wildcard = Star.Statement;
    for (Node Child : Star.Statement.children())
      if (Child.is(SyntaxKind::WildcardImport))
        Wildcard = Child;
    if (Starred.empty())
      llvm::append_range(Starred, Own);
    Starred.push_back({BindingKind::Import, Wildcard, Star.Statement, "." + Name.str(), {}});
  }
  return Starred.empty() ? Own : Starred;
}

llvm::ArrayRef<Resolver::StarImport> Resolver::openStars() const {
  if (Stars)
    return *Stars;
  Stars.emplace();
  for (Node Star : Scopes.scope(0).StarImports)
    for (const Value &V : moduleValue(moduleOf(Star), "", Star))
      if (V.Home && V.Home != this)
        Stars->push_back({Star, V.Home});
  return *Stars;
}

bool Resolver::isStarExported(llvm::StringRef Name) const {
  if (InStarExport)
    return false; // Two modules that import all of each other.
  llvm::SaveAndRestore Guard(InStarExport, true);
  llvm::SmallVector<Binding, 0> Starred;
  if (globalBindings(Name, Starred).empty() && fromLibraryStars(0, Name, {}, 0).empty())
    return false;
  return isListed(Name) != StarAnswer::No;
}

StarAnswer Resolver::isListed(llvm::StringRef Name) const {
  auto Declared = Scopes.scope(0).Bindings.find("__all__");
  if (Declared == Scopes.scope(0).Bindings.end())
    return Name.starts_with("_") ? StarAnswer::No : StarAnswer::Yes;
  StarAnswer Result = StarAnswer::No;
  for (const Binding &B : Declared->second) {
    // Put together at run time: it may be in it.
    if (!B.Value.is(SyntaxKind::List) && !B.Value.is(SyntaxKind::Tuple))
      Result = std::max(Result, StarAnswer::Maybe);
    for (Node Element : B.Value.children()) {
      llvm::StringRef Text;
      if (plainString(Element, Text) && Text == Name)
        return StarAnswer::Yes;
    }
  }
  return Result;
}

std::optional<Values> Resolver::global(llvm::StringRef Name, unsigned Depth) const {
  auto &Results = Globals[Project && Project->ThroughCallers];
  // Unknown while it is being resolved: what a name is that two modules import from
  // each other depends on which of them is loaded first.
  if (auto [It, New] = Results.try_emplace(Name, Values{Value()}); !New)
    return It->second;
  std::optional<Values> Result;
  llvm::SmallVector<Binding, 0> Starred;
  auto All = globalBindings(Name, Starred);
  if (!All.empty()) {
    Result = resolveBindings(Scopes.reachingAtEnd(All), Depth + 1);
  } else if (Values FromStars = fromLibraryStars(0, Name, {}, Depth + 1); !FromStars.empty()) {
    Result = FromStars;
  } else {
    bool MayBeThere = Scopes.scope(0).Bindings.contains("__getattr__") ||
                      llvm::any_of(Scopes.scope(0).StarImports, [&](Node Star) {
                        return moduleOf(Star).What != ModuleLookup::Answer::Found;
                      });
    if (MayBeThere)
      Result = Values{Value()};
  }
  Results[Name] = Result;
  return Result;
}
