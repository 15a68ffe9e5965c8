#include "UnitContext.h"
#include "Python2.h"
#include "PythonSigns.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

/// Where \p Unit is in the project; nowhere for code in a string.
static ModuleLocation locationOf(const PythonUnit &Unit, const AnalysisOptions &Options) {
  bool IsFile = Unit.Proof == Evidence::File && !Options.File.empty();
  return IsFile ? PythonModules::locationOf(Options.File) : ModuleLocation();
}

/// What the project's index has of \p Unit, or null.
static const ParsedModule *surveyedModule(const PythonUnit &Unit, const AnalysisOptions &Options) {
  ModuleLocation At = locationOf(Unit, Options);
  return At.File.empty() ? nullptr : Options.Project->surveyed(At.path(), Unit.text());
}

/// Whether code elsewhere can have imported what \p Unit uses: another text that the
/// same interpreter runs, or the file that includes this one.
static bool sharesNamespace(const PythonUnit &Unit) {
  return Unit.Proof == Evidence::Sink || Unit.Carrier == CarrierKind::Cython;
}

UnitContext::UnitContext(const PythonUnit &Unit, const AnalysisOptions &Options)
    : Unit(Unit), Options(Options), Surveyed(surveyedModule(Unit, Options)),
      Own(Surveyed ? nullptr : std::make_unique<ParsedText>(Unit, Options.Cache)),
      Tree(Surveyed ? Surveyed->Parsed.Tree : Own->Tree),
      Scopes(Surveyed ? Surveyed->Parsed.Scopes : Own->Scopes), Project(Options),
      Names(Scopes, sharesNamespace(Unit), &Project, locationOf(Unit, Options)),
      Imports(Tree, Names, Unit, Options) {
  if (Surveyed && Options.Cache)
    Options.Cache->lookInto(Surveyed->Chunks);
  Project.add(Names, /*IsFile=*/!Names.location().File.empty());
  // Cython compiles the syntax of Python 2 for Python 3, too.
  bool MayBePython2 = Unit.Carrier != CarrierKind::Cython;
  bool Python2Only =
      MayBePython2 &&
      ((Unit.Proof == Evidence::File && hasShebangOf(Unit.text(), '2')) ||
       (usesPython2Names(Tree, [&](llvm::StringRef Name) { return mayComeByStar(Name); }) &&
        !showsPython3()));
  for (uint32_t I = 0; I < Tree.size(); ++I) {
    Node N = Tree.node(I);
    switch (N.kind()) {
    case SyntaxKind::Call:
      Calls.push_back(N);
      noteImportCall(N);
      break;
    case SyntaxKind::ImportStatement:
    case SyntaxKind::ImportFromStatement:
      noteImport(N);
      if (MayBePython2 && bringsPython2Module(N))
        Python2Suites.push_back(N.parent());
      break;
    default:
      break;
    }
    Python2Only |= MayBePython2 && isPython2Syntax(N);
  }
  if (Python2Only)
    Python2Suites.push_back(Tree.root());
}

bool UnitContext::isPython2(Node N) const {
  return llvm::any_of(Python2Suites, [&](Node Suite) { return N.isInside(Suite); });
}

bool UnitContext::mayComeByStar(llvm::StringRef Name) const {
  return llvm::any_of(Scopes.scope(0).StarImports, [&](Node Star) {
    return Names.starGives(Star, Name, /*Path=*/"") != StarAnswer::No;
  });
}

bool UnitContext::showsPython3() const {
  auto IsOwn = [&](llvm::StringRef Module) {
    return Names.moduleCalled(Module).What != ModuleLookup::Answer::Elsewhere;
  };
  return (Unit.Proof == Evidence::File && hasShebangOf(Unit.text(), '3')) ||
         signOf(Unit.text(), IsOwn) == PythonSign::Python3;
}

Neighbour UnitContext::python2Neighbour() const {
  if (!Options.Project || Options.File.empty() || Options.IsTargetSaid)
    return {};
  std::string Path = Options.Project->python2FileBeside(Options.File, Options.Root);
  if (Path.empty() || showsPython3())
    return {};
  auto [Folder, Name] = llvm::StringRef(Path).rsplit('/');
  return {Name.str(), Options.Project->Modules.isPackage(Folder)};
}

bool UnitContext::bringsPython2Module(Node Import) const {
  auto IsGone = [&](llvm::StringRef Path) {
    return isPython2Module(Path) &&
           Names.moduleCalled(Path.split('.').first).What == ModuleLookup::Answer::Elsewhere;
  };
  Node From = Import.child(SyntaxField::ModuleName);
  if (From && IsGone(From.text()))
    return true;
  std::string Prefix = From ? From.text().str() + "." : "";
  return llvm::any_of(Import.children(), [&](Node Child) {
    if (Child.field() != SyntaxField::Name)
      return false;
    Node Name = Child.is(SyntaxKind::AliasedImport) ? Child.child(SyntaxField::Name) : Child;
    return IsGone(Prefix + Name.text().str());
  });
}

void UnitContext::noteImport(Node Statement) {
  if (Node Module = Statement.child(SyntaxField::ModuleName))
    return noteModule(Module.text());
  for (Node Child : Statement.children())
    if (Child.field() == SyntaxField::Name)
      noteModule(Child.is(SyntaxKind::AliasedImport) ? Child.child(SyntaxField::Name).text()
                                                     : Child.text());
}

void UnitContext::noteImportCall(Node Call) {
  llvm::StringRef Function = Call.child(SyntaxField::Function).text();
  if (!Function.contains("import"))
    return;
  for (const Value &V : Names.resolve(Call))
    if (V.Kind == ValueKind::External)
      noteModule(V.Path);
}

void UnitContext::noteModule(llvm::StringRef Name) {
  if (!isApiModule(Name) || Names.moduleCalled(Name).What != ModuleLookup::Answer::Elsewhere)
    return;
  // The table's name: this one may not last.
  for (llvm::StringRef Module : apiModules())
    if (Module == Name && !llvm::is_contained(ImportedModules, Module))
      ImportedModules.push_back(Module);
}
