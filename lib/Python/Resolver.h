//===- Resolver.h - What an expression stands for ---------------*- C++ -*-===//
//
// Follows names, attributes and calls through the scopes of one unit, and on into
// the other files of its project. Whatever it cannot follow is Unknown: nothing
// is guessed from a name alone.

#ifndef MAILSEAL_LIB_PYTHON_RESOLVER_H
#define MAILSEAL_LIB_PYTHON_RESOLVER_H

#include "ApiTable.h"
#include "Containers.h"
#include "IdentifierIndex.h"
#include "ProjectView.h"
#include "Scopes.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Allocator.h"
#include "llvm/Support/StringSaver.h"
#include <memory>
#include <optional>
#include <string>

namespace mailseal {

enum class ValueKind {
  Unknown,       ///< Could be anything: a parameter, the result of an unknown call.
  None,          ///< The constant None.
  String,        ///< A string literal: Origin.
  Other,         ///< Surely nothing of a library: a number, a function, a foreign object.
  External,      ///< A module or what is in it, by dotted Path.
  Instance,      ///< An object of the external class Path, made by the call Origin.
  Method,        ///< The bound method Member of an object of external class Path.
  Module,        ///< A module of the project: Home's, or the one at Closed. Path is how the
                 ///< import calls it.
  LocalClass,    ///< A class of this unit, or of Home's.
  LocalInstance, ///< An object of one, made by the call Origin if there is one.
  Super,         ///< super() in the class.
  Container,     ///< The dictionary, list or tuple display Origin, or a pair of one.
};

class Resolver;

/// One thing that an expression may stand for. Made by resolvers, and used as long as they
/// live: its strings are theirs.
struct Value {
  ValueKind Kind = ValueKind::Unknown;
  llvm::StringRef Path;
  llvm::StringRef Member;
  ScopeId Class = 0;
  /// Whose scopes Class is of; the module's resolver of a Module.
  const Resolver *Home = nullptr;
  /// Of a module of the project that has nothing to do with a library, and so was not
  /// opened, or of an External that is in such a module: where it is.
  const ModuleLocation *Closed = nullptr;
  /// May be a node of another file, as may all values' nodes: see Resolver::of().
  Node Origin;
  /// The import statement that the path came in by; none for `__import__('x')`.
  Node Import;
  /// The object is of a subclass with an __init__ of its own, so Origin's
  /// arguments are not the library constructor's.
  bool OwnConstructor = false;
  /// It is `self`, `cls` or what an annotation promises: its class may be derived from
  /// Class.
  bool MayBeDerived = false;
  /// The module was imported by other code that shares the namespace.
  bool Assumed = false;
  /// The call of functools.partial() that wraps the class Path, or none: what it
  /// gives the class is judged there.
  Node Partial = {};

  bool operator==(const Value &) const = default;
};

/// All things that an expression may stand for: most often one.
using Values = llvm::SmallVector<Value, 1>;

/// One TLS callable that a call may reach.
struct Callee {
  const ApiCallable *Row = nullptr;
  /// What the call is made on: the class or the object.
  Value Receiver;
  /// How many positional arguments stand before the callee's own: self in
  /// `SMTP_SSL.__init__(self, host)`, the class in `partial(SMTP_SSL, host)`.
  unsigned SelfArguments = 0;
  /// The call is one of partial() or the like, which hands its arguments on.
  bool Forwarded = false;
};

/// What a call may reach.
struct Callees {
  /// The expression that names the callee.
  Node Named;
  llvm::SmallVector<Callee, 1> Tls;
  bool MayBeOther = false;   ///< It may be something known that is no TLS callable.
  bool MayBeUnknown = false; ///< It may be something that was not followed.

  /// The statements by which the TLS callables came in, each once.
  llvm::SmallVector<Node, 1> imports() const;
};

/// A call of a library's constructor in the `__init__` of a derived class.
struct BaseConstruction {
  Node Call;
  /// 1 where self is an argument: `SMTP.__init__(self, host)`.
  unsigned SelfArguments = 0;
  /// It hands on whatever `__init__` gets: `super().__init__(*args, **kwargs)`.
  bool PassesAll = false;
};

/// Whether a star import gives a name.
enum class StarAnswer { No, Maybe, Yes };

class Resolver {
public:
  /// \p AssumeModules: an unbound name of a library is the library, which code
  /// that shares the namespace has imported. \p Project, if not null, has the files
  /// that imports lead to, and \p At is where the unit is in it.
  Resolver(const ScopeTable &Scopes, bool AssumeModules, ProjectView *Project = nullptr,
           ModuleLocation At = {});

  const ScopeTable &scopes() const { return Scopes; }
  const ModuleLocation &location() const { return At; }
  /// The resolver of the tree that \p N is of: this one, or that of another file.
  const Resolver &of(Node N) const;

  /// All identifiers of the tree that read \p Name, in the order of the text.
  llvm::SmallVector<Node, 4> identifiers(llvm::StringRef Name) const;

  /// What \p Expression may stand for; at least one value.
  Values resolve(Node Expression) const;
  Callees resolveCallees(Node Call) const;
  /// What a call of \p Function may reach.
  Callees calleesOf(const Value &Function) const;
  /// Whether \p Expression is the external \p Path (`textwrap.dedent`), and nothing else.
  bool isExternal(Node Expression, llvm::StringRef Path) const;

  /// The expressions that \p Expression may have its value from, names followed
  /// to what is assigned to them: of `ctx`, the right sides of its assignments.
  /// Expressions that lead on to something not followed are given as they are.
  llvm::SmallVector<Node, 2> origins(Node Expression) const;

  /// What the attribute \p Name of the module is to other files; nothing if the
  /// module binds no such name.
  std::optional<Values> global(llvm::StringRef Name, unsigned Depth = 0) const;
  /// The module of the project that `import \p Name` (dotted) means here.
  ModuleLookup moduleCalled(llvm::StringRef Name) const;
  /// What \p V is, where it is something in a module that was not opened.
  Values opened(const Value &V, unsigned Depth = 0) const;

  /// A name that a module of the project binds.
  struct Global {
    const Resolver *Module;
    std::string Name;
  };
  /// What the import \p B brings, or the attribute \p N of a module is; nothing if that
  /// is no name of a file of the project. Opens the file for it.
  std::optional<Global> globalOf(const Binding &B) const;
  std::optional<Global> globalOf(Node N) const;
  /// The other files of the project, tests left out unless \p EvenTests, that name
  /// \p Owner, a module or class, and may assign to its attribute \p Name.
  llvm::SmallVector<const Resolver *, 1> othersThatSet(llvm::StringRef Owner, llvm::StringRef Name,
                                                       bool EvenTests = false) const;
  /// The other open files of the project, or all of them, with \p Word in them; tests left
  /// out.
  llvm::SmallVector<const Resolver *, 1> othersWith(llvm::StringRef Word,
                                                    bool EvenClosed = false) const;
  /// Whether another file of the project assigns to \p Name of the module.
  bool isSetElsewhere(llvm::StringRef Name) const;
  /// The one call in the `__init__` of \p Class that runs the constructor of a library's
  /// class; nothing if there is none, or it depends on a condition.
  std::optional<BaseConstruction> baseConstruction(ScopeId Class) const;
  /// The classes of the project, tests left out, that name \p Class as a base.
  llvm::ArrayRef<Value> derivedFrom(ScopeId Class, unsigned Depth) const;
  /// What binds \p Name in the class \p Class or its nearest base that does.
  llvm::ArrayRef<Binding> attributeBindings(ScopeId Class, llvm::StringRef Name,
                                            unsigned Depth = 0) const;

  /// Whether the statement \p Star, `from module import *`, gives \p Name, as something
  /// else than the external \p Path. Opens the file for it.
  StarAnswer starGives(Node Star, llvm::StringRef Name, llvm::StringRef Path) const;

  /// What \p Expression may stand for, modules that were not opened looked into.
  Values resolveOpened(Node Expression) const;

  /// Whether \p V comes from a library of the table, or leads to what does: a class
  /// with a connection, a function that returns one, a list of classes.
  bool leadsToLibrary(const Value &V, unsigned Depth = 0) const;
  /// `line 3 of mailer.py`, where \p N, a node of this file, stands.
  std::string placeOf(Node N) const;
  /// The names of the module that lead there.
  std::vector<std::string> exportedNames() const;

private:
  /// The same; empty inside a cycle (`s = s or SMTP()`), to which it adds nothing.
  Values resolve(Node Expression, unsigned Depth) const;
  Values resolveUncached(Node Expression, unsigned Depth) const;
  /// \p Result for Known.
  const Values *keep(const Values &Result) const;
  /// What \p Name stands for at \p Use.
  Values resolveName(llvm::StringRef Name, Node Use, unsigned Depth) const;
  Values resolveAttribute(Node Attribute, unsigned Depth) const;
  Values resolveCall(Node Call, unsigned Depth) const;
  /// What \p Call gives when it calls \p Function.
  Values resultOf(const Value &Function, Node Call, unsigned Depth) const;
  /// What the methods give that override \p Method, which gives \p Own, where \p Call may
  /// be on an object of a derived class; nothing if none has to do with a library.
  Values returnsOfOverrides(Node Method, Node Call, const Values &Own, unsigned Depth) const;
  /// The class that \p Call, of functools.partial(), wraps.
  Values resultOfPartial(Node Call, unsigned Depth) const;
  Values resolveBinding(const Binding &B, unsigned Depth) const;
  Values resolveParameter(const Binding &B, unsigned Depth) const;
  Values resolveReturns(Node Function, unsigned Depth) const;
  /// \p Result, which \p Definition gives, or what its decorators may put in its place.
  Values decorated(Values Result, Node Definition) const;
  /// What `with Manager as name` binds.
  Values resolveEntered(Node Manager, unsigned Depth) const;
  /// Objects of the classes that \p Annotation names.
  Values resolveAnnotation(Node Annotation, unsigned Depth) const;
  Values resolveBindings(llvm::ArrayRef<const Binding *> Reaching, unsigned Depth) const;
  /// The attribute \p Name of \p Object.
  Values member(const Value &Object, llvm::StringRef Name, Node Use, unsigned Depth) const;
  Values memberOfClass(ScopeId Class, llvm::StringRef Name, const Value &Object, Node Use,
                       bool SkipOwn, unsigned Depth) const;
  /// The same for an object that is of no derived class. Nothing if neither the class nor a
  /// base has the name: then it is \p Missing, which may come from a base not looked into.
  Values memberOfExactly(ScopeId Class, llvm::StringRef Name, const Value &Object, Node Use,
                         bool SkipOwn, Value &Missing, unsigned Depth) const;
  /// What the bases of \p Class have as \p Name, or those behind its base \p Behind.
  Values memberOfBases(ScopeId Class, llvm::StringRef Name, const Value &Object, Node Use,
                       const Value *Behind, Value &Missing, unsigned Depth) const;
  /// What reading the attribute \p Method, a decorated function, of an object gives: the
  /// method, or what it returns if it is a property, or either where that is not known.
  Values readMethod(const Value &Method, unsigned Depth) const;
  /// What comes behind \p Class, a mixin, among the bases of the classes derived from it.
  Values memberOfSiblings(ScopeId Class, llvm::StringRef Name, const Value &Object, Node Use,
                          unsigned Depth) const;
  /// What \p Class, or a base of the project, itself binds \p Name to.
  Values ownMember(ScopeId Class, llvm::StringRef Name, unsigned Depth) const;
  void addCallees(const Value &Function, Callees &Result, unsigned Depth) const;
  /// Adds the constructors that get what a call of \p Class is given; false if there is none,
  /// in the class and its bases.
  bool addConstructors(const Value &Class, Callees &Result, unsigned Depth) const;
  /// What the classes of the project, tests left out, that are derived from \p Class
  /// have as \p Name in place of its own.
  Values overridesOf(ScopeId Class, llvm::StringRef Name, unsigned Depth) const;
  /// Whether what a call of \p Class is given is not what a library's constructor gets.
  bool hasOwnConstructor(ScopeId Class) const;
  /// Whether a decorator, a metaclass or `__new__` may want other arguments for an object of
  /// \p Class than its constructor.
  bool isMadeSpecially(ScopeId Class) const;
  llvm::SmallVector<Node, 2> baseExpressions(ScopeId Class) const;
  Values bases(ScopeId Class, unsigned Depth) const;
  Value classValue(ValueKind Kind, ScopeId Class) const;
  Value externalValue(const llvm::Twine &Path, Node Import) const;
  /// \p Path, kept as long as this lives; of what a library imports, its own path.
  llvm::StringRef externalPath(const llvm::Twine &Path) const;
  /// \p Text, kept as long as this lives.
  llvm::StringRef intern(const llvm::Twine &Text) const { return Strings.save(Text); }

  // Containers (ResolverContainers.cpp).
  /// The elements of the displays among \p Containers.
  Values elementsOf(const Values &Containers, unsigned Depth) const;
  /// The part of each of \p Containers that unpacking gives to the target at \p Place.
  Values partAt(const Values &Containers, uint32_t Place, unsigned Depth) const;
  /// What the expression \p Subscript picks.
  Values itemsOf(const Values &Containers, Node Subscript, unsigned Depth) const;
  /// The value of the key \p Index, where \p Container is a dictionary; else its elements.
  Values valueOfKey(const Value &Container, Node Index, unsigned Depth) const;
  /// What the text of \p Container's file does to it; that all may happen to what is none.
  const ContainerChanges &changesOf(const Value &Container) const;

  // Imports (ResolverImports.cpp).
  Values resolveImport(const Binding &B, unsigned Depth) const;
  /// The module of the project that the statement `from module import …` names.
  ModuleLookup moduleOf(Node From) const;
  Values moduleValue(const ModuleLookup &Found, llvm::StringRef Path, Node Import) const;
  /// Something called \p Path, in the module \p At, that comes from no library.
  Value closedValue(const ModuleLocation &At, llvm::StringRef Path, Node Import) const;
  /// The open modules that the module imports all of, with the statements.
  struct StarImport {
    Node Statement;
    const Resolver *Module;
  };
  llvm::ArrayRef<StarImport> openStars() const;
  /// What `from \p Module import \p Name` brings; also the attribute of the module.
  Values memberOfModule(const Value &Module, llvm::StringRef Name, unsigned Depth) const;
  /// The bindings of \p Name in the module, those of `import *` included.
  /// Those that the module does not have itself are kept in \p Starred.
  llvm::ArrayRef<Binding> globalBindings(llvm::StringRef Name,
                                         llvm::SmallVectorImpl<Binding> &Starred) const;
  /// Whether `from module import *` may bring \p Name.
  bool isStarExported(llvm::StringRef Name) const;
  /// Whether `__all__`, if there is one, lists \p Name.
  StarAnswer isListed(llvm::StringRef Name) const;
  /// What starGives() says, of this module.
  StarAnswer exportsOther(llvm::StringRef Name, llvm::StringRef Path) const;
  /// The class of a library that the statement \p Star brings as \p Name.
  std::optional<Value> fromLibraryStar(Node Star, llvm::StringRef Name) const;
  /// The same of the star imports in \p Scope, and what later ones bring in its place, as
  /// seen at \p Use, or at the end if that is none; nothing if there is no such class.
  Values fromLibraryStars(ScopeId Scope, llvm::StringRef Name, Node Use, unsigned Depth) const;
  /// Whether what the statement \p Star brings in \p Scope comes behind \p Use.
  bool isTooLate(Node Star, ScopeId Scope, Node Use) const;
  /// Has \p Star put what it gives as \p Name in the place of \p Result, which was the
  /// external \p Path.
  void replaceByStar(Node Star, llvm::StringRef Name, llvm::StringRef Path, Values &Result,
                     unsigned Depth) const;
  /// The same with the star imports of the module behind all of \p Bound, the bindings of
  /// \p Name, as seen at \p Use.
  void replaceByStars(llvm::ArrayRef<const Binding *> Bound, llvm::StringRef Name,
                      llvm::StringRef Path, Node Use, Values &Result, unsigned Depth) const;
  /// Calls \p Each for the assignments to `module.Name` in other files of the project,
  /// tests left out, until it returns true; says whether it did.
  bool anyPatch(llvm::StringRef Name, unsigned Depth,
                llvm::function_ref<bool(const Resolver &, const Binding &)> Each) const;
  /// What these assign.
  Values patchesOf(llvm::StringRef Name, unsigned Depth) const;
  ImportingFile importingFile() const;

  // Exports (ResolverExports.cpp).
  bool classLeads(ScopeId Class, unsigned Depth) const;
  bool contentsLead(const Value &V, unsigned Depth) const;
  bool exportsLibrary(unsigned Depth) const;

  // Parameters (ResolverCallers.cpp).
  friend class CallerSearch;
  /// What all calls of its function pass for \p Parameter, with Unknown among it if
  /// there may be others.
  Values resolveFromCallers(const Binding &Parameter, unsigned Depth) const;

  // `isinstance` and the like (ResolverNarrowing.cpp).
  /// Of \p All that \p Expression may be, what the conditions around it leave.
  Values narrowed(Values All, Node Expression, unsigned Depth) const;
  Values narrowedBy(Values All, Node Condition, bool Holds, llvm::StringRef Name,
                    unsigned Depth) const;
  /// The names that something in the text asks for the class of.
  const llvm::StringSet<> &testedNames() const;
  std::optional<bool> isObjectOf(const Value &V, const Value &Class, bool Exact,
                                 unsigned Depth) const;
  static Value objectOf(const Value &Class);

  using Cache = llvm::DenseMap<uint32_t, const Values *>;

  const ScopeTable &Scopes;
  bool AssumeModules;
  ProjectView *Project;
  ModuleLocation At;
  mutable llvm::BumpPtrAllocator StringMemory;
  mutable llvm::UniqueStringSaver Strings{StringMemory};
  /// By node index; null while the node is being resolved. The second is what is
  /// known with ProjectView::ThroughCallers.
  mutable Cache Known[2];
  mutable llvm::SpecificBumpPtrAllocator<Values> KnownMemory;
  mutable llvm::DenseMap<uint32_t, Values> Parameters; ///< From callers, by the target's index.
  mutable llvm::StringMap<std::optional<Values>> Globals[2];
  /// Of classes; 0: of the module. The second is with ProjectView::ClassesOnly.
  mutable llvm::DenseMap<ScopeId, bool> Leading[2];
  /// The same of containers and functions, by their nodes' index.
  mutable llvm::DenseMap<uint32_t, bool> LeadingContents[2];
  mutable llvm::DenseMap<ScopeId, std::unique_ptr<llvm::SmallVector<Value, 1>>> Derived;
  /// By the index of the display.
  mutable llvm::DenseMap<uint32_t, std::unique_ptr<const ContainerChanges>> Changes;
  mutable llvm::DenseMap<ScopeId, std::optional<BaseConstruction>> Constructions;
  mutable bool InStarExport = false;
  mutable unsigned Searches = 0; ///< Of identifiers().
  mutable std::optional<IdentifierIndex> Identifiers;
  mutable std::optional<llvm::StringSet<>> TestedNames; ///< See testedNames().
  mutable std::optional<bool> MayBeScript;              ///< See ImportingFile.
  mutable std::optional<llvm::SmallVector<StarImport, 2>> Stars;
  mutable llvm::StringMap<ModuleLookup> Called;               ///< By name.
  mutable llvm::DenseMap<uint32_t, ModuleLookup> FromModules; ///< By the statement's index.
};

/// The statements by which \p All came in, each once; one without a statement brings
/// none.
llvm::SmallVector<Node, 1> importsOf(llvm::ArrayRef<Value> All);

} // namespace mailseal

#endif
