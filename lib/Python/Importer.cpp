#include "Importer.h"
#include "Lines.h"
#include "llvm/ADT/STLExtras.h"
#include <utility>

using namespace mailseal;

namespace {

/// Whether \p Statement is the first on its line, and no backslash joins that to another.
bool startsLine(llvm::StringRef Text, Node Statement) {
  size_t Start = lineStart(Text, Statement.range().Begin);
  if (!Text.slice(Start, Statement.range().Begin).trim(" \t").empty())
    return false;
  // In a comment, a backslash is nothing special.
  return !Text.take_front(Start).ends_with("\\\n") ||
         llvm::any_of(Statement.tree()->root().subtree(), [&](Node N) {
           return N.is(SyntaxKind::Comment) && N.range().End + 1 == Start;
         });
}

/// Whether nothing but a comment shares the statement's lines.
bool standsAlone(llvm::StringRef Text, Node Statement) {
  TextRange R = Statement.range();
  llvm::StringRef After = Text.slice(R.End, nextLine(Text, R.End)).ltrim();
  return startsLine(Text, Statement) && (After.empty() || After.starts_with("#"));
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

std::string Importer::visibleName(llvm::StringRef Path, Node Call, Node LibraryImport,
                                  std::string &Doubt) const {
  const ScopeTable &Scopes = Names.scopes();
  ScopeId From = Scopes.scopeOf(Call);
  for (ScopeId Id = From;; Id = Scopes.scope(Id).Parent) {
    // In order of names: the result must not depend on a hash.
    std::pair<StarAnswer, std::string> Best = {StarAnswer::Yes, ""};
    Node BestStar;
    for (const auto &Entry : Scopes.scope(Id).Bindings) {
      auto IsIt = [&](const Binding &B) { return B.Kind == BindingKind::Import && B.Path == Path; };
      auto IsNone = [](const Binding &B) {
        return B.Kind == BindingKind::Value && B.Value.is(SyntaxKind::None);
      };
      auto Brings = [&](const Binding &B) {
        return IsIt(B) && Order.hasRun(B.Target, B.Value, Call, LibraryImport) &&
               llvm::all_of(Entry.second, [&](const Binding &Other) {
                 return IsIt(Other) || (IsNone(Other) && Order.isHarmless(Other, B, LibraryImport));
               });
      };
      ScopeId Found = 0;
      if (!Scopes.findScope(Entry.first(), From, Found) || Found != Id)
        continue;
      for (const Binding &B : Entry.second) {
        Node Star;
        if (!Brings(B))
          continue;
        std::pair<StarAnswer, std::string> This = {
            replacedByStar(Entry.first(), Path, Id, B.Target.range().Begin, Call, Star),
            Entry.first().str()};
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
      if (!takesLines(modeAt(First)) || !startsLine(Tree.text(), First))
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
  if (Alike.empty()) {
    Node End = NewIsPlain ? Group.front() : Group.back();
    if (!standsAlone(Text, End))
      End = Anchor;
    return NewIsPlain ? insertLineBefore(Text, End, Statement)
                      : insertLineAfter(Text, End, Statement);
  }
  if (!llvm::is_sorted(Alike, [](Node A, Node B) { return importedModule(A) < importedModule(B); }))
    return insertLineAfter(Text, llvm::is_contained(Alike, Anchor) ? Anchor : Alike.back(),
                           Statement);
  auto *Greater =
      llvm::find_if(Alike, [&](Node N) { return importedModule(N) > moduleOf(Statement); });
  if (Greater == Alike.begin())
    return insertLineBefore(Text, *Greater, Statement);
  return insertLineAfter(Text, *std::prev(Greater), Statement);
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
  if (!standsAlone(Tree.text(), Guarded) || !takesLines(modeAt(Guarded)))
    return insertion(Guarded.range().Begin, (Statement + "; ").str());
  return Statement.starts_with("import ") ? insertLineBefore(Tree.text(), Guarded, Statement)
                                          : insertLineAfter(Tree.text(), Guarded, Statement);
}

bool Importer::plan(llvm::StringRef Statement, llvm::StringRef Name, llvm::StringRef Path,
                    Node Call, Node LibraryImport, ContextSource &Result) {
  const ScopeTable &Scopes = Names.scopes();
  // With separate namespaces, functions do not see the top level's names.
  bool SeesTopLevel = Unit.Mode != RunMode::SeparateNamespaces || Scopes.scopeOf(Call) == 0;
  for (const Planned &P : Plans)
    if (P.Statement == Statement && (P.Scope != 0 || SeesTopLevel) &&
        canBind(Name, Path, P.Scope, Call) &&
        Order.hasRun(P.Suite, P.Insertion.Range.Begin, Call, LibraryImport)) {
      Node Star;
      StarAnswer Answer = replacedByStar(Name, Path, P.Scope, P.Insertion.Range.Begin, Call, Star);
      if (Answer == StarAnswer::Maybe)
        Result.Doubt = doubtOf(Star, Name);
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
  // A program that does without ssl where there is none goes on doing so.
  llvm::StringRef Module = Path.split('.').first;
  if (Node Guarded = In == 0 ? guardedImport(Module, Call, LibraryImport) : Node()) {
    Edit Beside = insertBesideGuarded(Guarded, Statement);
    Node Star;
    if (hasPlace(Beside) &&
        replacedByStar(Name, Path, In, Beside.Range.Begin, Call, Star) == StarAnswer::No) {
      Plans.push_back({Statement.str(), Tree.root(), In, Beside});
      Result.Imports.push_back(Beside);
      return true;
    }
  }
  std::optional<Edit> Usual = Anchor ? insertNear(Anchor, Statement) : insertAtTop(Statement);
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
    Group = importGroup(Tree.text(), Anchor);
  auto TakesLine = [&](Node N) { return standsAlone(Tree.text(), N) && takesLines(modeAt(N)); };
  if (Anchor && TakesLine(Anchor)) {
    Places.push_back(insertLineAfter(Tree.text(), Anchor, Statement));
    Places.push_back(insertLineBefore(Tree.text(), Anchor, Statement));
  } else if (Anchor) {
    Places.push_back(insertion(Anchor.range().Begin, (Statement + "; ").str()));
  }
  if (!Group.empty() && llvm::all_of(Group, TakesLine)) {
    Places.push_back(insertLineBefore(Tree.text(), Group.front(), Statement));
    Places.push_back(insertLineAfter(Tree.text(), Group.back(), Statement));
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
    Edit Behind = insertLineAfter(Tree.text(), Star, Statement);
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
      !plan(Options.ContextImport, Options.ContextImport, "", Call, LibraryImport, Result))
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
  ContextSource Result;
  if (Result.Expression = visibleFunction(Module, Name, Use, LibraryImport, Result.Doubt);
      !Result.Expression.empty())
    return Result;
  if (modeAt(Use) == RunMode::Expression) {
    Result.Problem = "there is no place for an import of " + Path;
    return Result;
  }
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
