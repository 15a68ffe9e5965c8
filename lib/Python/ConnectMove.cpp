#include "ConnectMove.h"
#include "Lines.h"
#include "PlaintextPath.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace mailseal;

namespace {

/// Calls that say something and change nothing, by the last part of their name.
constexpr llvm::StringLiteral Talkers[] = {
    "print", "debug", "info", "warning", "warn", "error", "log", "write", "flush", "sleep",
};

/// Statements that leave the block they stand in.
constexpr SyntaxKind Jumps[] = {
    SyntaxKind::ReturnStatement,
    SyntaxKind::RaiseStatement,
    SyntaxKind::BreakStatement,
    SyntaxKind::ContinueStatement,
};

bool isStatementToken(Node N) { return !N.isNamed() || N.is(SyntaxKind::Comment); }

/// Decides on one object.
class ConnectFinder {
public:
  ConnectFinder(Node Construction, const Resolver &Names, const SyntaxTree &Tree)
      : Construction(Construction), Names(Names), Tree(Tree) {}

  ConnectMove find() {
    if (!isLibraryClass())
      return problem("its class is not known for sure");
    if (!findHolder())
      return problem("the object has no name");
    Node Connect = onlyConnect();
    if (!Connect)
      return Move;
    Move.Statement = Connect.parent();
    if (!Move.Statement.is(SyntaxKind::ExpressionStatement))
      return problem(line(Connect) + " uses what connect() gives back");
    if (Move.Statement.parent() != Suite && isTriedBelow()) {
      if (readArguments(Connect))
        canMoveDown();
      return Move;
    }
    if (Move.Statement.parent() != Suite || Connect.range().Begin < Construction.range().End)
      return problem("connect() on " + line(Connect) + " stands in another block");
    if (!readArguments(Connect) || !readBetween() || !leavesSuite())
      return Move;
    return Move;
  }

private:
  ConnectMove &problem(const std::string &What) {
    Move.Problem = What;
    return Move;
  }
  bool fail(const std::string &What) {
    Move.Problem = What;
    return false;
  }

  std::string line(Node N) const { return "line " + std::to_string(N.line()); }

  bool isLibraryClass() const {
    Values Made = Names.resolve(Construction.child(SyntaxField::Function));
    return Made.size() == 1 && Made.front().Kind == ValueKind::External &&
           findApiClass(Made.front().Path);
  }

  /// Finds the object's name and the suite in which it can be connected.
  bool findHolder() {
    Node Parent = Construction.parent();
    if (Parent.is(SyntaxKind::Assignment) && Parent.parent().is(SyntaxKind::ExpressionStatement)) {
      Holder = dottedName(Parent.child(SyntaxField::Left));
      First = Parent.parent().nextSibling();
      Suite = Parent.parent().parent();
      return !Holder.empty();
    }
    Node With = Construction.ancestor(SyntaxKind::WithStatement);
    if (!Parent.is(SyntaxKind::AsPattern) || !Parent.parent().is(SyntaxKind::WithItem) ||
        Parent.ancestor(SyntaxKind::WithStatement) != With)
      return false;
    Node Alias = Parent.child(SyntaxField::Alias);
    Holder = dottedName(Alias.is(SyntaxKind::AsPatternTarget) ? Alias.firstChild() : Alias);
    Suite = With.child(SyntaxField::Body);
    First = Suite.firstChild();
    // The items behind it would run between the two.
    return !Holder.empty() && Suite && !Parent.parent().nextSibling().is(SyntaxKind::Comma);
  }

  /// Whether \p Object is, or may be, what Construction made.
  bool isOwn(Node Object) const {
    bool Local = !llvm::StringRef(Holder).contains('.');
    bool SameName =
        dottedName(Object) == Holder &&
        (!Local || Names.scopes().scopeOf(Object) == Names.scopes().scopeOf(Construction));
    return llvm::any_of(Names.resolve(Object), [&](const Value &V) {
      return V.Kind == ValueKind::Instance ? V.Origin == Construction : SameName;
    });
  }

  /// The connect() of the object, if there is one and no other.
  Node onlyConnect() {
    Node Found;
    for (uint32_t I = 0; I < Tree.size(); ++I) {
      Node N = Tree.node(I);
      if (!N.is(SyntaxKind::Attribute) || N.child(SyntaxField::Attribute).text() != "connect" ||
          !isOwn(N.child(SyntaxField::Object)))
        continue;
      if (!N.parent().is(SyntaxKind::Call) || N.field() != SyntaxField::Function)
        return fail(line(N) + " hands connect() on"), Node();
      if (Found)
        return fail("connect() is called more than once"), Node();
      Found = N.parent();
    }
    if (!Found)
      fail("its connect() was not found");
    return Found;
  }

  bool readArguments(Node Connect) {
    CallArguments Given(Connect), Own(Construction);
    if (Given.ListSplat || Given.DictionarySplat || Given.LoneGenerator)
      return fail("the host is in '*' or '**' arguments");
    if (Own.keyword("port"))
      return fail("the constructor has a port of its own, which connect() does not use");
    Move.Host = Given.find(0, "host", 0);
    Move.Port = Given.find(1, "port", 0);
    Move.Source = Given.find(2, "source_address", 0);
    if (Move.Source && Own.keyword("source_address"))
      return fail("both have a source_address");
    for (uint32_t I = Given.List.index(); Tree.node(I).isInside(Given.List); ++I) {
      Node N = Tree.node(I);
      if (N.is(SyntaxKind::Comment))
        return fail("there are comments in connect()");
      if (N.is(SyntaxKind::NamedExpression))
        return fail("connect() binds a name");
      // Values that other code may change: attributes, results of calls, globals.
      if (N.is(SyntaxKind::Call) || N.is(SyntaxKind::Attribute) || N.text().starts_with("["))
        Volatile = true;
      if (N.is(SyntaxKind::Identifier) && N.field() != SyntaxField::Attribute &&
          !(N.parent().is(SyntaxKind::KeywordArgument) && N.field() == SyntaxField::Name))
        noteName(N);
      if (I + 1 == Tree.size())
        break;
    }
    return true;
  }

  void noteName(Node Identifier) {
    Used.push_back(Identifier.text());
    const ScopeTable &Scopes = Names.scopes();
    ScopeId Own = Scopes.scopeOf(Construction), Found = 0;
    if (Scopes.findScope(Identifier.text(), Own, Found) && Found != Own &&
        Scopes.scope(Found).Bindings.find(Identifier.text())->second.size() > 1)
      Volatile = true;
  }

  /// Whether the constructor may connect ahead of all between it and the connect().
  bool readBetween() {
    for (Node S = First; S && S != Move.Statement; S = S.nextSibling()) {
      if (isStatementToken(S))
        continue;
      for (Node N : S.subtree())
        if (!readNode(N))
          return false;
    }
    return true;
  }

  bool readNode(Node N) {
    if (llvm::is_contained(Jumps, N.kind()) || N.is(SyntaxKind::TryStatement) ||
        N.is(SyntaxKind::FunctionDefinition) || N.is(SyntaxKind::ClassDefinition))
      return fail(line(N) + ", between the two, may leave the way to connect()");
    if (N.is(SyntaxKind::Identifier) && llvm::is_contained(Used, N.text()) && isBound(N))
      return fail(line(N) + " sets '" + N.text().str() + "' only after the object is made");
    if ((N.is(SyntaxKind::Identifier) || N.is(SyntaxKind::Attribute)) && dottedName(N) == Holder) {
      Node Method = N.parent();
      bool SetsLevel = Method.is(SyntaxKind::Attribute) && Method.parent().is(SyntaxKind::Call) &&
                       Method.child(SyntaxField::Attribute).text() == "set_debuglevel";
      return SetsLevel || fail(line(N) + " uses the object before it is connected");
    }
    if (Volatile && N.is(SyntaxKind::Call) && !isHarmless(N))
      return fail(line(N) + " might change what connect() is given");
    if (Volatile && N.is(SyntaxKind::Assignment))
      return fail(line(N) + " might change what connect() is given");
    return true;
  }

  /// Whether \p Identifier is bound where it stands, rather than read.
  bool isBound(Node Identifier) const {
    ScopeId Found = 0;
    const ScopeTable &Scopes = Names.scopes();
    if (!Scopes.findScope(Identifier.text(), Scopes.scopeOf(Identifier), Found))
      return false;
    auto &All = Scopes.scope(Found).Bindings.find(Identifier.text())->second;
    return llvm::any_of(All, [&](const Binding &B) {
      return B.Target == Identifier || Identifier.isInside(B.Target);
    });
  }

  bool isHarmless(Node Call) const {
    llvm::StringRef Name = Call.child(SyntaxField::Function).text();
    Name = Name.rsplit('.').second.empty() ? Name : Name.rsplit('.').second;
    return Name == "set_debuglevel" || llvm::is_contained(Talkers, Name);
  }

  /// Whether connect() is in the body of a `try` that follows in the constructor's suite.
  bool isTriedBelow() const {
    Node Try = Move.Statement.parent().parent();
    return Try.is(SyntaxKind::TryStatement) &&
           Move.Statement.parent().field() == SyntaxField::Body && Try.parent() == Suite &&
           Try.range().Begin > Construction.range().End;
  }

  /// Decides whether the constructor may run in the place of connect(), in a `try`.
  bool canMoveDown() {
    Node Try = Move.Statement.parent().parent(), Statement = Construction.parent().parent();
    if (!Statement.is(SyntaxKind::ExpressionStatement) || llvm::StringRef(Holder).contains('.') ||
        Construction.text().contains('\n'))
      return fail("connect() on " + line(Move.Statement) + " stands in a 'try'");
    // What the constructor's other arguments give must be the same there.
    Used.clear();
    for (Node N : CallArguments(Construction).List.subtree()) {
      if (N.is(SyntaxKind::Call) || N.is(SyntaxKind::Attribute) || N.is(SyntaxKind::Subscript))
        return fail("the constructor has arguments that may change before connect()");
      if (N.is(SyntaxKind::Identifier) && N.field() != SyntaxField::Name)
        Used.push_back(N.text());
    }
    bool AllLeave = true;
    for (Node Clause : Try.children())
      AllLeave &= !Clause.is(SyntaxKind::ExceptClause) || leaves(Clause);
    for (Node N : Names.scopes().scope(Names.scopes().scopeOf(Construction)).Definition.subtree())
      if (N.is(SyntaxKind::Identifier) && N.range().Begin > Construction.range().End &&
          !N.isInside(Move.Statement) && !canStayBehind(N, Try, AllLeave))
        return false;
    Move.Constructor = Statement;
    return true;
  }

  /// Whether the use \p N, below the constructor, is one that does not mind when the
  /// constructor moves into \p Try.
  bool canStayBehind(Node N, Node Try, bool AllLeave) {
    bool Before = N.range().Begin < Move.Statement.range().Begin;
    if (Before && llvm::is_contained(Used, N.text()) && isBound(N))
      return fail(line(N) + " sets '" + N.text().str() + "' before connect()");
    if (N.text() != Holder || N.field() == SyntaxField::Attribute)
      return true;
    if (Before)
      return fail(line(N) + " uses the object before it is connected");
    for (Node Clause : Try.children())
      if ((Clause.is(SyntaxKind::ExceptClause) || Clause.is(SyntaxKind::FinallyClause)) &&
          N.isInside(Clause))
        return fail(line(N) + " uses the object when connect() has failed");
    return AllLeave || N.isInside(Try) ||
           fail(line(N) + " may use the object when connect() has failed");
  }

  /// Whether \p Clause, a handler, does not go on behind its `try`.
  bool leaves(Node Clause) const {
    Node Last;
    for (Node Child : Clause.children())
      if (Child.is(SyntaxKind::Block))
        for (Node Statement : Child.children())
          Last = isStatementToken(Statement) ? Last : Statement;
    return Last &&
           (llvm::is_contained(Jumps, Last.kind()) ||
            (Last.firstChild().is(SyntaxKind::Call) && endsProgram(Last.firstChild(), Names)));
  }

  /// Whether the suite has a statement left when connect() is gone.
  bool leavesSuite() {
    for (Node S : Suite.children())
      if (!isStatementToken(S) && S != Move.Statement)
        return true;
    return fail("there is nothing else in the block");
  }

  Node Construction;
  const Resolver &Names;
  const SyntaxTree &Tree;
  ConnectMove Move;
  std::string Holder;
  Node Suite;                                 ///< The block in which both must be.
  Node First;                                 ///< The first thing that runs behind the constructor.
  llvm::SmallVector<llvm::StringRef, 4> Used; ///< Names in connect()'s arguments.
  bool Volatile = false;                      ///< Other code may change the arguments' values.
};

/// The next statement on the line of \p Statement, or none.
Node nextOnLine(Node Statement, llvm::StringRef Text) {
  for (Node N = Statement.nextSibling(); N; N = N.nextSibling())
    if (!isStatementToken(N))
      return Text.slice(Statement.range().End, N.range().Begin).contains('\n') ? Node() : N;
  return {};
}

/// Takes \p Statement out, with its line if it has that for itself; a comment
/// behind it stays.
Edit removal(Node Statement, llvm::StringRef Text) {
  TextRange R = Statement.range();
  auto Start = static_cast<uint32_t>(lineStart(Text, R.Begin));
  auto Next = static_cast<uint32_t>(nextLine(Text, R.End));
  llvm::StringRef Before = Text.slice(Start, R.Begin), Behind = Text.slice(R.End, Next);
  if (Node Other = nextOnLine(Statement, Text))
    return {{R.Begin, Other.range().Begin}, ""};
  if (!Before.trim(" \t").empty())
    // `server = SMTP(); server.connect(host)`
    return {{static_cast<uint32_t>(Start + Before.rtrim("; \t").size()), R.End}, ""};
  if (size_t Comment = Behind.find('#'); Comment != llvm::StringRef::npos)
    return {{R.Begin, static_cast<uint32_t>(R.End + Comment)}, ""};
  return {{Start, Next}, ""};
}

} // namespace

ConnectMove mailseal::findConnectMove(Node Construction, const Resolver &Names,
                                      const SyntaxTree &Tree) {
  return ConnectFinder(Construction, Names, Tree).find();
}

std::vector<Edit> mailseal::moveConnect(const ConnectMove &Move, Node Construction,
                                        llvm::StringRef Host, bool ArgumentFollows,
                                        const SyntaxTree &Tree) {
  llvm::StringRef Text = Tree.text();
  auto IsKeyword = [](Node N) { return N.parent().is(SyntaxKind::KeywordArgument); };
  llvm::SmallVector<std::string, 3> New;
  New.push_back(!Move.Host             ? "\"localhost\""
                : IsKeyword(Move.Host) ? "host=" + Host.str()
                                       : Host.str());
  bool Positional = !Move.Host || !IsKeyword(Move.Host);
  if (Move.Port)
    New.push_back((Positional && !IsKeyword(Move.Port) ? "" : "port=") + Move.Port.text().str());
  if (Move.Source)
    New.push_back("source_address=" + Move.Source.text().str());

  Node List = CallArguments(Construction).List;
  auto Arguments = List.parts();
  Node Argument = Arguments.empty() ? Node() : Arguments.front();
  auto Place = Argument ? Argument.range().Begin : List.range().Begin + 1;
  llvm::StringRef Lead = Text.slice(lineStart(Text, Place), Place);
  bool OwnLine = Argument && Lead.trim(" \t").empty();
  std::string Separator = OwnLine ? ",\n" + Lead.str() : ", ";
  std::string Inserted = llvm::join(New, Separator);
  if (Argument || ArgumentFollows)
    Inserted += Separator;
  if (!Move.Constructor)
    return {insertion(Place, Inserted), removal(Move.Statement, Text)};
  uint32_t Start = Move.Constructor.range().Begin;
  std::string Moved = applyEdits(Move.Constructor.text(), {insertion(Place - Start, Inserted)});
  return {removal(Move.Constructor, Text), {Move.Statement.range(), Moved}};
}
