#include "Importer.h"
#include "ImportLayout.h"
#include "Lines.h"
#include "llvm/ADT/STLExtras.h"
#include <utility>

using namespace mailseal;

namespace {

/// Whether \p Value is a call that gives the module \p Module, or raises: that of importlib,
/// or one of those that tests have.
bool importsByCall(Node Value, llvm::StringRef Module) {
  constexpr llvm::StringLiteral Functions[] = {
      "__import__",          "import_helper.import_module", "importlib.import_module",
      "pytest.importorskip", "support.import_module",       "test_support.import_module",
  };
  Node Arguments = Value.child(SyntaxField::Arguments);
  if (!Value.is(SyntaxKind::Call) || !Arguments.is(SyntaxKind::ArgumentList) ||
      !llvm::is_contained(Functions, Value.child(SyntaxField::Function).text()))
    return false;
  llvm::SmallVector<Node, 4> Given = Arguments.parts();
  return Given.size() == 1 && Given.front().is(SyntaxKind::String) &&
         Given.front().text().drop_front().drop_back() == Module;
}

/// Whether \p B binds a name to \p Path.
bool bringsPath(const Binding &B, llvm::StringRef Path) {
  return B.Kind == BindingKind::Import
             ? B.Path == Path
             : B.Kind == BindingKind::Value && importsByCall(B.Value, Path);
}

/// Why a fix is unsafe that needs \p Name behind \p Star.
std::string doubtOf(Node Star, llvm::StringRef Name) {
  return ("'" + Star.text() + "' may give another " + Name).str();
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

StarAnswer Importer::replacedByStar(llvm::StringRef Name, llvm::StringRef Path, ScopeId In,
                                    uint32_t Offset, Node Call, Node &Star) const {
  const ScopeTable &Scopes = Names.scopes();
  StarAnswer Result = StarAnswer::No;
  if (Path.empty())
    return Result; // The names are the user's.
  bool InLine = Scopes.frameOf(Scopes.scopeOf(Call)) == Scopes.frameOf(In);
  for (Node S : Scopes.scope(In).StarImports) {
    uint32_t Begin = S.range().Begin;
    if (Begin < Offset || (InLine && Begin > Call.range().Begin))
      continue;
    StarAnswer Answer = Names.starGives(S, Name, Path);
    Result = std::max(Result, Answer);
    Star = Answer == StarAnswer::No ? Star : S;
  }
  return Result;
}

llvm::ArrayRef<llvm::StringRef> Importer::namesFor(llvm::StringRef Path, ScopeId In) const {
  auto [It, New] = Named.try_emplace({In, Path.str()});
  if (New)
    for (const auto &Entry : Names.scopes().scope(In).Bindings)
      if (llvm::any_of(Entry.second, [&](const Binding &B) { return bringsPath(B, Path); }))
        It->second.push_back(Entry.first());
  return It->second;
}

std::string Importer::visibleName(llvm::StringRef Path, Node Call, Node LibraryImport,
                                  std::string &Doubt) const {
  const ScopeTable &Scopes = Names.scopes();
  ScopeId From = Scopes.scopeOf(Call);
  for (ScopeId Id = From;; Id = Scopes.scope(Id).Parent) {
    // In order of names: the result must not depend on a hash.
    std::pair<StarAnswer, std::string> Best = {StarAnswer::Yes, ""};
    Node BestStar;
    for (llvm::StringRef Name : namesFor(Path, Id)) {
      const auto &All = Scopes.scope(Id).Bindings.find(Name)->second;
      auto IsIt = [&](const Binding &B) { return bringsPath(B, Path); };
      auto IsNone = [](const Binding &B) {
        return B.Kind == BindingKind::Value &&
               (B.Value.is(SyntaxKind::None) || B.Value.is(SyntaxKind::FalseLiteral));
      };
      auto HasRun = [&](const Binding &B) {
        return B.Kind == BindingKind::Import
                   ? Order.hasRun(B.Target, B.Value, Call, LibraryImport)
                   : Order.hasRun(suiteOf(B.Target), B.Value.range().End, Call, LibraryImport);
      };
      auto Brings = [&](const Binding &B) {
        return IsIt(B) && HasRun(B) && llvm::all_of(All, [&](const Binding &Other) {
                 return IsIt(Other) || (IsNone(Other) && Order.isHarmless(Other, B, LibraryImport));
               });
      };
      ScopeId Found = 0;
      if (!Scopes.findScope(Name, From, Found) || Found != Id)
        continue;
      for (const Binding &B : All) {
        Node Star;
        if (!Brings(B))
          continue;
        std::pair<StarAnswer, std::string> This = {
            replacedByStar(Name, Path, Id, B.Target.range().Begin, Call, Star), Name.str()};
        if (This.first == StarAnswer::Yes || (!Best.second.empty() && Best <= This))
          continue;
        Best = std::move(This);
        BestStar = Star;
      }
    }
    bool Reachable = Unit.Mode != RunMode::SeparateNamespaces || Id != 0 || From == 0;
    if (!Best.second.empty() && Reachable) {
      if (Best.first == StarAnswer::Maybe)
        Doubt = doubtOf(BestStar, Best.second);
      return Best.second;
    }
    if (Id == 0)
      return {};
  }
}

std::string Importer::visibleFunction(llvm::StringRef Module, llvm::StringRef Name, Node Call,
                                      Node LibraryImport, std::string &Doubt) const {
  std::string Function = visibleName((Module + "." + Name).str(), Call, LibraryImport, Doubt);
  if (!Function.empty())
    return Function;
  std::string Visible = visibleName(Module, Call, LibraryImport, Doubt);
  return Visible.empty() ? "" : (Visible + "." + Name).str();
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
    if (Id == In) {
      // What is read, but not bound, comes by a star import.
      bool IsStarred = !S.StarImports.empty() && !S.Bindings.contains(Name) && isRead(Name);
      IsStarred |= llvm::any_of(S.StarImports, [&](Node Star) {
        return Names.starGives(Star, Name, Path) == StarAnswer::Yes;
      });
      return !IsStarred && (Id == From || S.Kind != ScopeKind::Class);
    }
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

bool Importer::isRead(llvm::StringRef Name) const {
  return llvm::any_of(Names.identifiers(Name), [](Node N) {
    bool IsKeyword = N.parent().is(SyntaxKind::KeywordArgument) && N.field() == SyntaxField::Name;
    return !IsKeyword && N.field() != SyntaxField::Attribute &&
           !N.ancestor(SyntaxKind::ImportStatement) && !N.ancestor(SyntaxKind::ImportFromStatement);
  });
}

bool Importer::isOwn(Node Statement) const {
  if (!Statement || Statement.tree() != &Tree)
    return false;
  uint32_t Begin = Statement.range().Begin;
  return Unit.isSpelled({Begin, Begin + 1});
}

Node Importer::moduleAnchor(bool IsStandard) const {
  auto IsAnchor = [&](Node N) { return isImport(N) && isOwn(N) && standsAlone(N); };
  Node Last;
  for (Node Statement : Tree.root().children()) {
    if (IsAnchor(Statement))
      Last = Statement;
    else if (Last && !Statement.is(SyntaxKind::Comment))
      break;
    if (!Last || !IsStandard)
      continue;
    // The first block is the standard library's.
    for (Node N : importGroup(Last))
      Last = IsAnchor(N) ? N : Last;
    break;
  }
  return Last;
}

std::string Importer::blankLinesBefore(Node Statement) const {
  bool IsFile = Unit.Proof == Evidence::File && Unit.Carrier == CarrierKind::PythonFile;
  if (!IsFile || isImport(Statement))
    return {};
  bool IsDefinition = Statement.is(SyntaxKind::ClassDefinition) ||
                      Statement.is(SyntaxKind::DecoratedDefinition) ||
                      Statement.is(SyntaxKind::FunctionDefinition);
  return IsDefinition ? "\n\n" : "\n";
}

std::optional<Edit> Importer::insertAtTop(llvm::StringRef Statement) const {
  // Behind the docstring, which would be lost, and `from __future__`.
  for (Node First : Tree.root().children()) {
    bool DocString = First.is(SyntaxKind::ExpressionStatement) &&
                     (First.firstChild().is(SyntaxKind::String) ||
                      First.firstChild().is(SyntaxKind::ConcatenatedString));
    if (isOwn(First) && !First.is(SyntaxKind::Comment) && !DocString &&
        !First.is(SyntaxKind::FutureImportStatement)) {
      if (!takesLines(modeAt(First)) || !startsLine(First))
        return std::nullopt;
      return insertLineBefore(First, Statement.str() + blankLinesBefore(First));
    }
  }
  if (!Tree.text().empty() && !Unit.isSpelled({0, 1}))
    return std::nullopt; // All statements are of other files, or stand in a class or function.
  return insertion(0, Statement.str() + "\n");
}

Node Importer::guardedImport(llvm::StringRef Module, Node Call, Node LibraryImport) const {
  for (Node Try : Tree.root().children()) {
    if (!Try.is(SyntaxKind::TryStatement) || (LibraryImport && LibraryImport.isInside(Try)))
      continue;
    llvm::SmallVector<Node, 4> Statements = Try.child(SyntaxField::Body).parts();
    bool IsGuarded =
        llvm::any_of(Try.children(), [](Node Child) { return Child.is(SyntaxKind::ExceptClause); });
    if (IsGuarded && !Statements.empty() && isImport(Statements.front()) &&
        importedModule(Statements.front()) == Module && isOwn(Statements.front()) &&
        Order.hasRun(Tree.root(), Try.range().Begin, Call, LibraryImport))
      return Statements.front();
  }
  return {};
}

Edit Importer::insertBesideGuarded(Node Guarded, llvm::StringRef Statement) const {
  if (!standsAlone(Guarded) || !takesLines(modeAt(Guarded)))
    return insertion(Guarded.range().Begin, (Statement + "; ").str());
  // A name that Guarded wants may be missing where ssl is not.
  bool MayFail = Guarded.is(SyntaxKind::ImportFromStatement);
  return MayFail || Statement.starts_with("import ") ? insertLineBefore(Guarded, Statement)
                                                     : insertLineAfter(Guarded, Statement);
}

bool Importer::reusePlan(const NewImport &New, Node Call, Node LibraryImport,
                         ContextSource &Result) const {
  for (const Planned &P : Plans)
    if (P.Statement == New.Statement && (P.Scope != 0 || seesTopLevel(Call)) &&
        canBind(New.Name, New.Path, P.Scope, Call) &&
        Order.hasRun(P.Suite, P.Insertion.Range.Begin, Call, LibraryImport)) {
      Node Star;
      StarAnswer Answer =
          replacedByStar(New.Name, New.Path, P.Scope, P.Insertion.Range.Begin, Call, Star);
      if (Answer == StarAnswer::Maybe)
        Result.Doubt = doubtOf(Star, New.Name);
      Result.Imports.push_back(P.Insertion);
      return true;
    }
  return false;
}

bool Importer::planBesideGuarded(const NewImport &New, Node Call, Node LibraryImport,
                                 ContextSource &Result) {
  Node Guarded = guardedImport(New.Path.split('.').first, Call, LibraryImport), Star;
  if (!Guarded)
    return false;
  Edit Beside = insertBesideGuarded(Guarded, New.Statement);
  if (!hasPlace(Beside) ||
      replacedByStar(New.Name, New.Path, 0, Beside.Range.Begin, Call, Star) != StarAnswer::No)
    return false;
  Plans.push_back({New.Statement.str(), Tree.root(), 0, Beside});
  Result.Imports.push_back(Beside);
  return true;
}

Node Importer::anchorOfModule(Node LibraryImport, bool IsStandard) const {
  Node From = LibraryImport.child(SyntaxField::ModuleName);
  bool IsOfLibrary = LibraryImport && (!From || isApiModule(From.text()));
  if (IsOfLibrary || (LibraryImport && (!IsStandard || LibraryImport.parent() != Tree.root())))
    return LibraryImport;
  // A module that hands the library on is in another block than the standard library.
  Node Usual = moduleAnchor(IsStandard);
  bool IsEarlier = Usual && LibraryImport && Usual.index() < LibraryImport.index();
  return IsEarlier || !LibraryImport ? Usual : LibraryImport;
}

bool Importer::plan(const NewImport &New, Node Call, Node LibraryImport, ContextSource &Result) {
  if (reusePlan(New, Call, LibraryImport, Result))
    return true;
  const ScopeTable &Scopes = Names.scopes();
  llvm::StringRef Statement = New.Statement, Name = New.Name, Path = New.Path;
  // If the library came in elsewhere, e.g. in another method: the module's own imports are
  // seen from everywhere.
  ScopeId In = LibraryImport ? Scopes.scopeOf(LibraryImport) : 0;
  bool IsBeside = LibraryImport && canBind(Name, Path, In, Call);
  In = IsBeside ? In : 0;
  if (!IsBeside && !canBind(Name, Path, In, Call))
    return false;
  if (In == 0 && !seesTopLevel(Call))
    return false;
  // A program that does without ssl where there is none goes on doing so.
  if (In == 0 && planBesideGuarded(New, Call, LibraryImport, Result))
    return true;
  Node Anchor =
      In != 0 ? LibraryImport : anchorOfModule(IsBeside ? LibraryImport : Node(), !Path.empty());
  std::optional<Edit> Usual =
      Anchor ? insertNear(Anchor, Statement, [&](Node N) { return takesLines(modeAt(N)); })
             : insertAtTop(Statement);
  if (!Usual)
    return false;
  Node Suite = Anchor ? Anchor.parent() : Tree.root();
  auto IsFree = [&](const Edit &E) {
    bool InTime = Order.hasRun(Suite, E.Range.Begin, Call, LibraryImport);
    return InTime && hasPlace(E) && llvm::none_of(Plans, [&](const Planned &P) {
             return P.Insertion.Range == E.Range; // Two lines at one place have no order.
           });
  };
  llvm::SmallVector<Edit> Places = {*Usual};
  llvm::SmallVector<Node, 8> Group;
  if (Anchor)
    Group = importGroup(Anchor);
  auto TakesLine = [&](Node N) { return standsAlone(N) && takesLines(modeAt(N)); };
  if (Anchor && TakesLine(Anchor)) {
    Places.push_back(insertLineAfter(Anchor, Statement));
    Places.push_back(insertLineBefore(Anchor, Statement));
  } else if (Anchor) {
    Places.push_back(insertion(Anchor.range().Begin, (Statement + "; ").str()));
  }
  if (!Group.empty() && llvm::all_of(Group, TakesLine)) {
    Places.push_back(insertLineBefore(Group.front(), Statement));
    Places.push_back(insertLineAfter(Group.back(), Statement));
  }
  llvm::erase_if(Places, [&](const Edit &E) { return !IsFree(E); });
  Node Star;
  auto AnswerAt = [&](const Edit &E) {
    return replacedByStar(Name, Path, In, E.Range.Begin, Call, Star);
  };
  auto *Place = llvm::find_if(Places, [&](const Edit &E) { return AnswerAt(E) == StarAnswer::No; });
  // Behind a star import that may give the name, if nobody wants it from there.
  if (Place == Places.end() && AnswerAt(*Usual) == StarAnswer::Maybe && isOwn(Star) &&
      TakesLine(Star) && !isRead(Name)) {
    Node Before = std::exchange(Suite, Star.parent());
    Edit Behind = insertLineAfter(Star, Statement);
    if (IsFree(Behind))
      Place = Places.insert(Places.begin(), Behind);
    else
      Suite = Before;
  }
  if (Place == Places.end())
    Place = Places.begin();
  if (Place == Places.end())
    return false;
  Edit Insertion = *Place;
  if (AnswerAt(Insertion) == StarAnswer::Maybe)
    Result.Doubt = doubtOf(Star, Name);
  Plans.push_back({Statement.str(), Suite, In, Insertion});
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
        Order.hasRun(Tree.node(I), Tree.node(I), Call, LibraryImport))
      return Result;
  // Its names are the user's: only that the line is seen is ours to prove.
  if (modeAt(Call) == RunMode::Expression ||
      !plan({Options.ContextImport, Options.ContextImport, ""}, Call, LibraryImport, Result))
    return {"", {}, "there is no place for '" + Options.ContextImport + "' that the call sees", ""};
  return Result;
}

ContextSource Importer::contextFor(Node Call, llvm::ArrayRef<Node> LibraryImports) {
  Node LibraryImport = surelyRun(Call, LibraryImports);
  if (!Options.ContextExpression.empty())
    return projectContext(Call, LibraryImport);
  std::string Function = "ssl." + DefaultContext.str();
  ContextSource Result;
  if (Result.Expression = visibleFunction("ssl", DefaultContext, Call, LibraryImport, Result.Doubt);
      !Result.Expression.empty()) {
    Result.Expression += "()";
    return Result;
  }

  auto Plain = [&] {
    return plan({"import ssl", "ssl", "ssl"}, Call, LibraryImport, Result) ? Function + "()" : "";
  };
  std::string Statement = "from ssl import " + DefaultContext.str();
  auto From = [&] {
    return plan({Statement, DefaultContext, Function}, Call, LibraryImport, Result)
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
  ContextSource Result;
  if (Result.Expression = visibleFunction(Module, Name, Use, LibraryImport, Result.Doubt);
      !Result.Expression.empty())
    return Result;
  if (modeAt(Use) == RunMode::Expression) {
    Result.Problem = "there is no place for an import of " + Path;
    return Result;
  }
  std::string PlainStatement = ("import " + Module).str();
  std::string FromStatement = ("from " + Module + " import " + Name).str();
  auto Plain = [&] {
    return plan({PlainStatement, Module, Module}, Use, LibraryImport, Result) ? Path : "";
  };
  auto From = [&] {
    return plan({FromStatement, Name, Path}, Use, LibraryImport, Result) ? Name.str() : "";
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
