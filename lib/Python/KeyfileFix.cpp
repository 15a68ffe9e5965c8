#include "KeyfileFix.h"
#include "ContextOrigins.h"
#include "Lines.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"

using namespace mailseal;

namespace {

/// The parameters behind certfile, which become keywords when certfile goes.
struct FollowingParameters {
  llvm::StringLiteral Callable;
  llvm::StringLiteral Names[3];
};
constexpr FollowingParameters Following[] = {
    {"smtplib.SMTP_SSL", {"timeout", "source_address", "context"}},
    {"smtplib.SMTP.starttls", {"context", "", ""}},
    {"smtplib.LMTP.starttls", {"context", "", ""}},
    {"imaplib.IMAP4_SSL", {"ssl_context", "timeout", ""}},
    {"poplib.POP3_SSL", {"timeout", "context", ""}},
    {"ftplib.FTP_TLS", {"context", "timeout", "source_address"}},
};

/// What a new context is called; the first that the scope does not know.
constexpr llvm::StringLiteral ContextNames[] = {"context", "ssl_context", "tls_context",
                                                "client_context", "mail_context"};

/// Functions that give a text which is never empty.
constexpr llvm::StringLiteral PathFunctions[] = {"os.path.abspath", "os.path.realpath"};

/// Deeper than any path that a person puts together.
constexpr unsigned MaxDepth = 10;

/// Nodes that may stand between a simple statement and a call that it always makes.
constexpr SyntaxKind Transparent[] = {
    SyntaxKind::ArgumentList,    SyntaxKind::AsPattern,
    SyntaxKind::Assignment,      SyntaxKind::Attribute,
    SyntaxKind::Await,           SyntaxKind::Call,
    SyntaxKind::ExpressionList,  SyntaxKind::ExpressionStatement,
    SyntaxKind::KeywordArgument, SyntaxKind::ParenthesizedExpression,
    SyntaxKind::ReturnStatement, SyntaxKind::Tuple,
    SyntaxKind::WithClause,      SyntaxKind::WithItem,
    SyntaxKind::WithStatement,
};

/// Rewrites one call.
class KeyfileRewriter {
public:
  KeyfileRewriter(Node Call, const Callees &Targets, const CallArguments &Arguments,
                  UnitContext &Unit)
      : Call(Call), Targets(Targets), Target(Targets.Tls.front()), Row(*Target.Row),
        Arguments(Arguments), Unit(Unit),
        Keyfile(Arguments.find(Row.KeyfileIndex, "keyfile", Target.SelfArguments)),
        Certfile(Arguments.find(Row.CertfileIndex, "certfile", Target.SelfArguments)),
        Context(Arguments.find(Row.ContextIndex, Row.Keyword, Target.SelfArguments)) {}

  KeyfileFix plan() {
    KeyfileFix Fix;
    Fix.Reason = obstacle();
    if (!Fix.Reason.empty())
      return Fix;
    ContextSource Source = Unit.Imports.contextFor(Call, Targets.imports());
    Fix.Reason = Source.Problem;
    if (!Fix.Reason.empty())
      return Fix;
    Fix.Level = Source.Doubt.empty() ? Applicability::Safe : Applicability::Unsafe;
    Fix.Reason = Source.Doubt;
    MayLack = !isSurelyText(Certfile);
    if (MayLack && !isReadTwice(Certfile)) {
      Fix.Level = Applicability::Unsafe;
      Fix.Reason = "load_cert_chain() raises an error if '" + Certfile.text().str() +
                   "' is None or empty, which the call itself takes for no certificate";
      MayLack = false;
    }
    Fix.Edits = argumentEdits();
    addStatements(Source, Fix.Edits);
    return Fix;
  }

private:
  static bool given(Node N) { return N && !N.is(SyntaxKind::None); }

  /// Why the call cannot be rewritten; fills Statement and Name if it can.
  std::string obstacle() {
    llvm::StringRef Text;
    if (!given(Certfile) || (plainString(Certfile, Text) && Text.empty()))
      return "a keyfile without a certfile is an error";
    if (Context && !Context.is(SyntaxKind::None))
      return "it has a context, too, which is an error: load the certificate into that one";
    if (Arguments.ListSplat)
      return "'" + Arguments.ListSplat.text().str() + "' may hold more arguments";
    for (Node Child : Arguments.List.children())
      if (Child.is(SyntaxKind::Comment))
        return "there is a comment among its arguments: " + advice();
    if (!findStatement())
      return "it is no simple statement, with a line before it for the context: " + advice();
    if (!findName())
      return "the usual names for a context are all taken: " + advice();
    if (!nameFollowing())
      return "it has more positional arguments than parameters";
    return {};
  }

  std::string advice() const {
    return "make the context first, call its load_cert_chain(certfile, keyfile), pass it and drop "
           "both arguments";
  }

  bool findStatement() {
    if (!takesLines(Unit.Unit.modeAt(Call.range())))
      return false;
    Statement = statementOf(Call);
    for (Node N = Call.parent(); N.index() >= Statement.index(); N = N.parent())
      if (!llvm::is_contained(Transparent, N.kind()))
        return false;
    // The second of `with open(…) as f, SMTP_SSL(…)` may use what the first binds.
    Node Item = Call.ancestor(SyntaxKind::WithItem);
    if (Statement.is(SyntaxKind::WithStatement))
      for (Node Earlier : Item.parent().children())
        if (Earlier.is(SyntaxKind::WithItem) && Earlier.index() < Item.index())
          return false;
    Scope = Unit.Scopes.scopeOf(Statement);
    ScopeKind Kind = Unit.Scopes.scope(Scope).Kind;
    size_t Start = lineStart(Unit.Tree.text(), Statement.range().Begin);
    Indent = Unit.Tree.text().slice(Start, Statement.range().Begin);
    return (Kind == ScopeKind::Module || Kind == ScopeKind::Function) &&
           Unit.Scopes.scopeOf(Call) == Scope && Indent.trim(" \t").empty();
  }

  /// A name that nothing in the scope, or in a function inside it, reads or binds.
  bool findName() {
    llvm::StringSet<> Taken;
    Node Around = Unit.Scopes.scope(Scope).Definition;
    for (Node N : Around.subtree()) {
      bool IsKeyword = N.parent().is(SyntaxKind::KeywordArgument) && N.field() == SyntaxField::Name;
      if (N.is(SyntaxKind::Identifier) && !IsKeyword && N.field() != SyntaxField::Attribute)
        Taken.insert(N.text());
    }
    const auto *Free =
        llvm::find_if(ContextNames, [&](llvm::StringRef N) { return !Taken.contains(N); });
    if (Free == std::end(ContextNames))
      return false;
    Name = *Free;
    return true;
  }

  /// Names the positional arguments behind certfile; false if one has no parameter.
  bool nameFollowing() {
    const auto *Table = llvm::find_if(
        Following, [&](const FollowingParameters &P) { return P.Callable == Row.qualifiedName(); });
    size_t First = Row.CertfileIndex + 1 + Target.SelfArguments;
    for (size_t I = First; I < Arguments.Positional.size(); ++I) {
      if (Table == std::end(Following) || I - First >= std::size(Table->Names) ||
          Table->Names[I - First].empty())
        return false;
      if (Arguments.Positional[I] != Context)
        NewKeywords.push_back(
            insertion(Arguments.Positional[I].range().Begin, Table->Names[I - First].str() + "="));
    }
    return true;
  }

  /// Whether \p File is a text with something in it, whatever happens.
  bool isSurelyText(Node File, unsigned Depth = 0) const {
    return llvm::all_of(originsOf(File, Unit.Names), [&](Node O) {
      if (O.is(SyntaxKind::ConcatenatedString))
        return true;
      if (O.is(SyntaxKind::String))
        return llvm::any_of(O.children(),
                            [](Node Part) { return Part.is(SyntaxKind::StringContent); });
      if (!O.is(SyntaxKind::Call))
        return false;
      CallArguments Given(O);
      if (Unit.Names.isExternal(O.child(SyntaxField::Function), "os.path.join") &&
          !Given.Positional.empty() && Depth < MaxDepth)
        return !Given.ListSplat && isSurelyText(Given.Positional.back(), Depth + 1);
      return llvm::all_of(Unit.Names.resolve(O.child(SyntaxField::Function)), [](const Value &V) {
        return V.Kind == ValueKind::External && llvm::is_contained(PathFunctions, V.Path);
      });
    });
  }

  /// Whether \p File can be asked for once more: it gives the same, and does nothing.
  static bool isReadTwice(Node File) {
    return llvm::none_of(File.subtree(), [](Node N) {
      return N.is(SyntaxKind::Call) || N.is(SyntaxKind::Await) || N.is(SyntaxKind::NamedExpression);
    });
  }

  /// What one level of indentation is in the text.
  std::string indentUnit() const {
    for (uint32_t I = 0; I < Unit.Tree.size(); ++I) {
      Node Block = Unit.Tree.node(I);
      if (!Block.is(SyntaxKind::Block))
        continue;
      llvm::StringRef Inner = indentationAt(Unit.Tree.text(), Block.range().Begin);
      llvm::StringRef Outer = indentationAt(Unit.Tree.text(), Block.parent().range().Begin);
      if (Inner.size() > Outer.size() && Inner.starts_with(Outer))
        return Inner.drop_front(Outer.size()).str();
    }
    return "    ";
  }

  static Node argumentOf(Node Value) {
    return Value.parent().is(SyntaxKind::KeywordArgument) ? Value.parent() : Value;
  }

  /// Puts the context in the place of the first argument that goes, and takes the
  /// others out with the comma before each.
  std::vector<Edit> argumentEdits() const {
    std::vector<Edit> Edits = NewKeywords;
    llvm::SmallVector<Node, 3> Going;
    for (Node Value : {Keyfile, Certfile, Context})
      if (Value)
        Going.push_back(argumentOf(Value));
    llvm::sort(Going, [](Node A, Node B) { return A.index() < B.index(); });
    Node Previous;
    for (Node Child : Arguments.List.children()) {
      if (!Child.isNamed())
        continue;
      if (Child == Going.front())
        Edits.push_back({Child.range(), Row.Keyword.str() + "=" + Name.str()});
      else if (llvm::is_contained(Going, Child))
        Edits.push_back({{Previous.range().End, Child.range().End}, ""});
      Previous = Child;
    }
    return Edits;
  }

  /// Adds the statements that make the context, and the import in \p Source.
  void addStatements(const ContextSource &Source, std::vector<Edit> &Edits) const {
    std::string Chain = Certfile.text().str();
    if (given(Keyfile))
      Chain += ", " + Keyfile.text().str();
    std::string Load = (Name + ".load_cert_chain(" + Chain + ")\n").str();
    if (MayLack) // As the call did by itself.
      Load = ("if " + Certfile.text() + ":\n" + Indent + indentUnit() + Load).str();
    std::string Lines = (Indent + Name + " = " + Source.Expression + "\n" + Indent + Load).str();
    Edit New = insertion(lineStart(Unit.Tree.text(), Statement.range().Begin), std::move(Lines));
    // An import that goes to the same place goes first.
    for (const Edit &Import : Source.Imports)
      if (Import.Range == New.Range)
        New.Text = Import.Text + New.Text;
      else
        Edits.push_back(Import);
    Edits.push_back(std::move(New));
  }

  Node Call;
  const Callees &Targets;
  const Callee &Target;
  const ApiCallable &Row;
  const CallArguments &Arguments;
  UnitContext &Unit;
  Node Keyfile, Certfile, Context;
  Node Statement;
  ScopeId Scope = 0;
  llvm::StringRef Indent, Name;
  bool MayLack = false; ///< Certfile may be None or empty: no certificate.
  std::vector<Edit> NewKeywords;
};

} // namespace

bool mailseal::hasKeyfile(const Callee &Target, const CallArguments &Arguments) {
  auto Given = [](Node N) { return N && !N.is(SyntaxKind::None); };
  const ApiCallable &Row = *Target.Row;
  return Row.KeyfileIndex >= 0 &&
         (Given(Arguments.find(Row.KeyfileIndex, "keyfile", Target.SelfArguments)) ||
          Given(Arguments.find(Row.CertfileIndex, "certfile", Target.SelfArguments)));
}

KeyfileFix mailseal::planKeyfileFix(Node Call, const Callees &Targets,
                                    const CallArguments &Arguments, UnitContext &Unit) {
  return KeyfileRewriter(Call, Targets, Arguments, Unit).plan();
}
