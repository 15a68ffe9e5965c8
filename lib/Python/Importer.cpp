#include "Importer.h"
#include "Lines.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

namespace {

bool isImport(Node N) {
  return N.is(SyntaxKind::ImportStatement) || N.is(SyntaxKind::ImportFromStatement);
}

/// Whether nothing but a comment shares the statement's lines.
bool standsAlone(llvm::StringRef Text, Node Statement) {
  TextRange R = Statement.range();
  llvm::StringRef Before = Text.slice(lineStart(Text, R.Begin), R.Begin);
  llvm::StringRef After = Text.slice(R.End, nextLine(Text, R.End)).ltrim();
  return Before.trim(" \t").empty() && (After.empty() || After.starts_with("#"));
}

/// The first line that is about \p Statement: a comment between two imports on
/// neighbouring lines is about the second, any other may be a heading.
Node firstLineOf(llvm::StringRef Text, Node Statement) {
  Node First = Statement, Above;
  for (Node Sibling : Statement.parent().children()) {
    unsigned Lines = Above ? Text.slice(Above.range().End, Sibling.range().Begin).count('\n') : 0;
    if (Above && Lines == 0)
      continue; // A comment behind a statement.
    bool IsComment = Sibling.is(SyntaxKind::Comment);
    if (Lines != 1 || (!IsComment && Sibling != Statement))
      First = Statement;
    else if (IsComment && isImport(Above))
      First = Sibling;
    if (Sibling == Statement)
      break;
    Above = Sibling;
  }
  return First;
}

Edit insertLineBefore(llvm::StringRef Text, Node Statement, llvm::StringRef Line) {
  size_t Start = lineStart(Text, firstLineOf(Text, Statement).range().Begin);
  return insertion(Start, (indentationAt(Text, Statement.range().Begin) + Line + "\n").str());
}

Edit insertLineAfter(llvm::StringRef Text, Node Statement, llvm::StringRef Line) {
  size_t Next = nextLine(Text, Statement.range().End);
  if (Next == Text.size() && !Text.ends_with("\n"))
    return insertion(Next, ("\n" + indentationAt(Text, Statement.range().Begin) + Line).str());
  return insertion(Next, (indentationAt(Text, Statement.range().Begin) + Line + "\n").str());
}

/// The run of import statements on neighbouring lines that \p Anchor is in.
llvm::SmallVector<Node, 8> importGroup(llvm::StringRef Text, Node Anchor) {
  llvm::SmallVector<Node, 8> Group;
  bool SeenAnchor = false;
  for (Node Sibling : Anchor.parent().children()) {
    if (Sibling.is(SyntaxKind::Comment))
      continue;
    bool Adjoins = !Group.empty() &&
                   Text.slice(Group.back().range().End, Sibling.range().Begin).count('\n') == 1;
    if (!isImport(Sibling) || (!Group.empty() && !Adjoins)) {
      if (SeenAnchor)
        break;
      Group.clear();
    }
    if (isImport(Sibling))
      Group.push_back(Sibling);
    SeenAnchor |= Sibling == Anchor;
  }
  return Group;
}

/// The module that a plain, one-name `import` statement names, or that a `from` does.
llvm::StringRef importedModule(Node Statement) {
  if (Node Module = Statement.child(SyntaxField::ModuleName))
    return Module.text();
  Node Name = Statement.child(SyntaxField::Name);
  return Name.is(SyntaxKind::AliasedImport) ? Name.child(SyntaxField::Name).text() : Name.text();
}

/// The module that the new \p Statement names: the word behind `import` or `from`.
llvm::StringRef moduleOf(llvm::StringRef Statement) {
  return Statement.split(' ').second.split(' ').first;
}

unsigned nameCount(Node Statement) {
  return llvm::count_if(Statement.children(),
                        [](Node Child) { return Child.field() == SyntaxField::Name; });
}

constexpr llvm::StringLiteral DefaultContext = "create_default_context";

} // namespace

Node Importer::surelyRun(Node Call, llvm::ArrayRef<Node> LibraryImports) const {
  Node Last, Only;
  bool Several = false;
  for (Node Import : LibraryImports) {
    bool IsHere = isOwn(Import); // Else another file has it.
    if (IsHere && Call.isInside(Import.parent()) && Import.range().End <= Call.range().Begin &&
        (!Last || Last.index() < Import.index()))
      Last = Import;
    Several |= Import != LibraryImports.front();
    Only = IsHere ? Import : Node();
  }
  return Last || Several ? Last : Only;
}

bool Importer::hasRun(Node Statement, Node Call, Node LibraryImport) const {
  Node Suite = Statement.parent();
  const ScopeTable &Scopes = Names.scopes();
  bool SameSuite = LibraryImport && LibraryImport.parent() == Suite;
  bool Always = Suite.is(SyntaxKind::Module) || Call.isInside(Suite) || SameSuite ||
                // `try: import ssl / except ImportError: ssl = None`
                (Suite.parent().is(SyntaxKind::TryStatement) && Suite.firstChild() == Statement &&
                 Suite.parent().parent().is(SyntaxKind::Module));
  // In straight-line code, an import below the call comes too late.
  bool SameScope = Scopes.scopeOf(Statement) == Scopes.scopeOf(Call);
  return Always && (!SameScope || Statement.range().End <= Call.range().Begin);
}

std::string Importer::visibleName(llvm::StringRef Path, Node Call, Node LibraryImport) const {
  const ScopeTable &Scopes = Names.scopes();
  ScopeId From = Scopes.scopeOf(Call);
  for (ScopeId Id = From;; Id = Scopes.scope(Id).Parent) {
    // In order of names: the result must not depend on a hash.
    std::string Best;
    for (const auto &Entry : Scopes.scope(Id).Bindings) {
      auto IsIt = [&](const Binding &B) { return B.Kind == BindingKind::Import && B.Path == Path; };
      auto IsNone = [](const Binding &B) {
        return B.Kind == BindingKind::Value && B.Value.is(SyntaxKind::None);
      };
      ScopeId Found = 0;
      if (llvm::all_of(Entry.second, [&](const Binding &B) { return IsIt(B) || IsNone(B); }) &&
          llvm::any_of(
              Entry.second,
              [&](const Binding &B) { return IsIt(B) && hasRun(B.Value, Call, LibraryImport); }) &&
          Scopes.findScope(Entry.first(), From, Found) && Found == Id &&
          (Best.empty() || Entry.first() < Best))
        Best = Entry.first().str();
    }
    bool Reachable = Unit.Mode != RunMode::SeparateNamespaces || Id != 0 || From == 0;
    if (!Best.empty() && Reachable)
      return Best;
    if (Id == 0)
      return {};
  }
}

bool Importer::canBind(llvm::StringRef Name, llvm::StringRef Path, ScopeId In, Node Call) const {
  const ScopeTable &Scopes = Names.scopes();
  ScopeId From = Scopes.scopeOf(Call);
  for (ScopeId Id = From;; Id = Scopes.scope(Id).Parent) {
    const Scope &S = Scopes.scope(Id);
    if (auto It = S.Bindings.find(Name); It != S.Bindings.end())
      if (Id != In || !llvm::all_of(It->second, [&](const Binding &B) {
            return B.Kind == BindingKind::Import && B.Path == Path;
          }))
        return false;
    if (Id == In)
      return Id == From || S.Kind != ScopeKind::Class;
    if (Id == 0)
      return false;
  }
}

bool Importer::isLocal(llvm::StringRef Name) const {
  const ScopeTable &Scopes = Names.scopes();
  for (ScopeId Id = 1; Id < Scopes.size(); ++Id) {
    const Scope &S = Scopes.scope(Id);
    auto It = S.Bindings.find(Name);
    if (S.Kind == ScopeKind::Function && It != S.Bindings.end() &&
        llvm::any_of(It->second, [](const Binding &B) { return B.Kind != BindingKind::Import; }))
      return true;
  }
  return false;
}

bool Importer::isOwn(Node Statement) const {
  if (!Statement || Statement.tree() != &Tree)
    return false;
  uint32_t Begin = Statement.range().Begin;
  return Unit.isSpelled({Begin, Begin + 1});
}

Node Importer::moduleAnchor() const {
  Node Last;
  for (Node Statement : Tree.root().children())
    if (isImport(Statement) && isOwn(Statement) && standsAlone(Tree.text(), Statement))
      Last = Statement;
    else if (Last && !Statement.is(SyntaxKind::Comment))
      break;
  return Last;
}

std::optional<Edit> Importer::insertAtTop(llvm::StringRef Statement) const {
  // Behind the docstring, which would be lost, and `from __future__`.
  for (Node First : Tree.root().children()) {
    bool DocString = First.is(SyntaxKind::ExpressionStatement) &&
                     (First.firstChild().is(SyntaxKind::String) ||
                      First.firstChild().is(SyntaxKind::ConcatenatedString));
    if (isOwn(First) && !First.is(SyntaxKind::Comment) && !DocString &&
        !First.is(SyntaxKind::FutureImportStatement)) {
      if (!takesLines(modeAt(First)))
        return std::nullopt;
      return insertLineBefore(Tree.text(), First, Statement);
    }
  }
  if (!Tree.text().empty() && !Unit.isSpelled({0, 1}))
    return std::nullopt; // All statements are of other files, or stand in a class or function.
  return insertion(0, Statement.str() + "\n");
}

Edit Importer::insertNear(Node Anchor, llvm::StringRef Statement) const {
  llvm::StringRef Text = Tree.text();
  bool Plain = Anchor.is(SyntaxKind::ImportStatement);
  bool NewIsPlain = Statement.starts_with("import ") && !Statement.contains(',');
  llvm::SmallVector<Node, 8> Group = importGroup(Text, Anchor);
  bool Alone = standsAlone(Text, Anchor) &&
               llvm::all_of(Group, [&](Node N) { return takesLines(modeAt(N)); });
  // `import smtplib, email` is the file's way; and a line that holds more than
  // the import gets no new line.
  if (Plain && NewIsPlain && (!Alone || nameCount(Anchor) > 1))
    return insertion(Anchor.range().End, (", " + Statement.drop_front(7)).str());
  if (!Alone)
    return insertion(Anchor.range().Begin, (Statement + "; ").str());

  llvm::SmallVector<Node, 8> Alike;
  for (Node N : Group)
    if (N.is(SyntaxKind::ImportStatement) == NewIsPlain && nameCount(N) != 0 &&
        (!NewIsPlain || nameCount(N) == 1) && standsAlone(Text, N))
      Alike.push_back(N);
  // Plain imports come first where there are both.
  if (Alike.empty())
    return NewIsPlain ? insertLineBefore(Text, Group.front(), Statement)
                      : insertLineAfter(Text, Group.back(), Statement);
  if (!llvm::is_sorted(Alike, [](Node A, Node B) { return importedModule(A) < importedModule(B); }))
    return insertLineAfter(Text, llvm::is_contained(Alike, Anchor) ? Anchor : Alike.back(),
                           Statement);
  auto *Greater =
      llvm::find_if(Alike, [&](Node N) { return importedModule(N) > moduleOf(Statement); });
  if (Greater == Alike.begin())
    return insertLineBefore(Text, *Greater, Statement);
  return insertLineAfter(Text, *std::prev(Greater), Statement);
}

bool Importer::plan(llvm::StringRef Statement, llvm::StringRef Name, llvm::StringRef Path,
                    Node Call, Node LibraryImport, ContextSource &Result) {
  const ScopeTable &Scopes = Names.scopes();
  // With separate namespaces, functions do not see the top level's names.
  bool SeesTopLevel = Unit.Mode != RunMode::SeparateNamespaces || Scopes.scopeOf(Call) == 0;
  for (const Planned &P : Plans)
    if (P.Statement == Statement && (P.Scope != 0 || SeesTopLevel) &&
        canBind(Name, Path, P.Scope, Call) &&
        (P.Suite.is(SyntaxKind::Module) || Call.isInside(P.Suite) ||
         (LibraryImport && LibraryImport.parent() == P.Suite)) &&
        P.Insertion.Range.Begin <= Call.range().Begin) {
      Result.Imports.push_back(P.Insertion);
      return true;
    }

  ScopeId In = LibraryImport ? Scopes.scopeOf(LibraryImport) : 0;
  Node Anchor = LibraryImport;
  if (!Anchor || !canBind(Name, Path, In, Call)) {
    // The library came in elsewhere, e.g. in another method: the module's own
    // imports are seen from everywhere.
    In = 0;
    Anchor = moduleAnchor();
    if (!canBind(Name, Path, In, Call))
      return false;
  }
  if (In == 0 && !SeesTopLevel)
    return false;
  std::optional<Edit> Usual = Anchor ? insertNear(Anchor, Statement) : insertAtTop(Statement);
  if (!Usual)
    return false;
  auto IsFree = [&](const Edit &E) {
    bool TooLate = E.Range.Begin > Call.range().Begin && In == Scopes.scopeOf(Call);
    return !TooLate && hasPlace(E) && llvm::none_of(Plans, [&](const Planned &P) {
      return P.Insertion.Range == E.Range; // Two lines at one place have no order.
    });
  };
  llvm::SmallVector<Edit> Places = {*Usual};
  llvm::SmallVector<Node, 8> Group;
  if (Anchor)
    Group = importGroup(Tree.text(), Anchor);
  if (!Group.empty() && llvm::all_of(Group, [&](Node N) { return takesLines(modeAt(N)); })) {
    Places.push_back(insertLineBefore(Tree.text(), Anchor, Statement));
    Places.push_back(insertLineBefore(Tree.text(), Group.front(), Statement));
    Places.push_back(insertLineAfter(Tree.text(), Group.back(), Statement));
  }
  auto *Place = llvm::find_if(Places, IsFree);
  if (Place == Places.end())
    return false;
  Edit Insertion = *Place;
  Plans.push_back({Statement.str(), Anchor ? Anchor.parent() : Tree.root(), In, Insertion});
  Result.Imports.push_back(Insertion);
  return true;
}

bool Importer::hasPlace(const Edit &Insertion) const {
  if (Unit.Whole)
    return true; // Spelled with all other edits or not at all.
  auto InHost = Unit.toHost(Insertion);
  if (InHost)
    return true;
  llvm::consumeError(InHost.takeError()); // There is another way.
  return false;
}

std::string Importer::inPlace(Node Call) const {
  // An f-string's own quote would end it before Python 3.12.
  Node Around = Call.ancestor(SyntaxKind::String);
  bool Double = Around && Around.firstChild().text().ends_with("'");
  llvm::StringRef Quote = Double ? "\"" : "'";
  return ("__import__(" + Quote + "ssl" + Quote + ")." + DefaultContext + "()").str();
}

ContextSource Importer::projectContext(Node Call, Node LibraryImport) {
  ContextSource Result;
  Result.Expression = Options.ContextExpression;
  if (Options.ContextImport.empty())
    return Result;
  for (uint32_t I = 0; I < Tree.size(); ++I)
    if (isImport(Tree.node(I)) && Tree.node(I).text() == Options.ContextImport &&
        hasRun(Tree.node(I), Call, LibraryImport))
      return Result;
  // Its names are the user's: only that the line is seen is ours to prove.
  if (modeAt(Call) == RunMode::Expression ||
      !plan(Options.ContextImport, Options.ContextImport, "", Call, LibraryImport, Result))
    return {"", {}, "there is no place for '" + Options.ContextImport + "' that the call sees"};
  return Result;
}

ContextSource Importer::contextFor(Node Call, llvm::ArrayRef<Node> LibraryImports) {
  Node LibraryImport = surelyRun(Call, LibraryImports);
  if (!Options.ContextExpression.empty())
    return projectContext(Call, LibraryImport);
  std::string Function = "ssl." + DefaultContext.str();
  if (std::string Name = visibleName(Function, Call, LibraryImport); !Name.empty())
    return {Name + "()", {}, ""};
  if (std::string Name = visibleName("ssl", Call, LibraryImport); !Name.empty())
    return {Name + "." + DefaultContext.str() + "()", {}, ""};

  ContextSource Result;
  auto Plain = [&] {
    return plan("import ssl", "ssl", "ssl", Call, LibraryImport, Result) ? Function + "()" : "";
  };
  auto From = [&] {
    return plan("from ssl import " + DefaultContext.str(), DefaultContext, Function, Call,
                LibraryImport, Result)
               ? DefaultContext.str() + "()"
               : "";
  };
  if (modeAt(Call) != RunMode::Expression) {
    // Where something else is called ssl in a function, one import serves all the calls.
    bool PrefersFrom = isLocal("ssl");
    Result.Expression = PrefersFrom ? From() : Plain();
    if (Result.Expression.empty())
      Result.Expression = PrefersFrom ? Plain() : From();
  }
  if (Result.Expression.empty())
    Result.Expression = inPlace(Call);
  return Result;
}

ContextSource Importer::functionFor(llvm::StringRef Module, llvm::StringRef Name, Node Use,
                                    llvm::ArrayRef<Node> LibraryImports) {
  Node LibraryImport = surelyRun(Use, LibraryImports);
  std::string Path = (Module + "." + Name).str();
  if (std::string Visible = visibleName(Path, Use, LibraryImport); !Visible.empty())
    return {Visible, {}, ""};
  if (std::string Visible = visibleName(Module, Use, LibraryImport); !Visible.empty())
    return {(Visible + "." + Name).str(), {}, ""};
  if (modeAt(Use) == RunMode::Expression)
    return {"", {}, "there is no place for an import of " + Path};
  ContextSource Result;
  auto Plain = [&] {
    return plan(("import " + Module).str(), Module, Module, Use, LibraryImport, Result) ? Path : "";
  };
  auto From = [&] {
    return plan(("from " + Module + " import " + Name).str(), Name, Path, Use, LibraryImport,
                Result)
               ? Name.str()
               : "";
  };
  // As the file has its library.
  bool PrefersFrom = LibraryImport && LibraryImport.is(SyntaxKind::ImportFromStatement);
  Result.Expression = PrefersFrom ? From() : Plain();
  if (Result.Expression.empty())
    Result.Expression = PrefersFrom ? Plain() : From();
  if (Result.Expression.empty())
    Result.Problem = "there is no place for an import of " + Path + " that the call sees";
  return Result;
}
