#include "Guards.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace mailseal;

namespace {

/// Adds what \p Condition says when it held, or did not.
void addGuards(Node Condition, bool Holds, llvm::SmallVectorImpl<Guard> &Result) {
  llvm::SmallVector<Guard, 4> Work{{Condition, Holds}};
  while (!Work.empty()) {
    Guard G = Work.pop_back_val();
    auto Operands = G.Condition.parts();
    if (G.Condition.is(SyntaxKind::ParenthesizedExpression) && Operands.size() == 1) {
      Work.push_back({Operands[0], G.Holds});
    } else if (G.Condition.is(SyntaxKind::Other) && Operands.size() == 1 &&
               G.Condition.firstChild().text() == "not") {
      Work.push_back({Operands[0], !G.Holds});
    } else if (G.Condition.is(SyntaxKind::BooleanOperator) && Operands.size() == 2 &&
               (operatorOf(G.Condition, Operands) == "and") == G.Holds) {
      Work.push_back({Operands[0], G.Holds});
      Work.push_back({Operands[1], G.Holds});
    } else if (G.Condition) {
      Result.push_back(G);
    }
  }
}

/// What a guard says of one name.
struct Fact {
  enum class Kind { True, False, In, NotIn };
  std::string Subject;
  Kind Says = Kind::True;
  llvm::SmallVector<std::string, 2> Values; ///< Constants, as constantOf() has them.
};

/// A constant as a text that begins with its type; empty for anything else. Only
/// constants of one type, or None, are known to differ.
std::string constantOf(Node N) {
  llvm::StringRef Text = N.text();
  if (N.is(SyntaxKind::None))
    return "None";
  if (N.is(SyntaxKind::Integer))
    return llvm::all_of(Text, llvm::isDigit) ? "integer " + Text.ltrim('0').str() : "";
  if (N.is(SyntaxKind::String)) {
    Node Start = N.firstChild();
    bool Plain = (Start.text() == "'" || Start.text() == "\"") && Text.size() > 1 &&
                 Text.ends_with(Start.text()) && !Text.contains('\\');
    return Plain ? "text " + Text.drop_front().drop_back().str() : "";
  }
  // `SecureMode.STARTTLS`
  std::string Path = dottedName(N);
  auto [Type, Name] = llvm::StringRef(Path).rsplit('.');
  if (Name.empty() || !llvm::isUpper(Name.front()))
    return {};
  return Type.str() + " " + Name.str();
}

bool differ(llvm::StringRef A, llvm::StringRef B) {
  return A != B && (A == "None" || B == "None" || A.split(' ').first == B.split(' ').first);
}

Fact factOf(const Guard &G) {
  Fact F{dottedName(G.Condition), G.Holds ? Fact::Kind::True : Fact::Kind::False, {}};
  auto Operands = G.Condition.parts();
  if (!G.Condition.is(SyntaxKind::ComparisonOperator) || Operands.size() != 2)
    return F;
  llvm::StringRef Operator = operatorOf(G.Condition, Operands);
  bool Member = Operator == "in" || Operator == "not in";
  bool Positive = Operator == "in" || Operator == "==" || Operator == "is";
  if (!Member && !Positive && Operator != "!=" && Operator != "is not")
    return F;
  if (Member)
    for (Node Element : Operands[1].parts())
      F.Values.push_back(constantOf(Element));
  else
    F.Values.push_back(constantOf(Operands[1]));
  bool Known =
      !F.Values.empty() && llvm::none_of(F.Values, [](const auto &V) { return V.empty(); });
  F.Subject = Known ? dottedName(Operands[0]) : "";
  F.Says = Positive == G.Holds ? Fact::Kind::In : Fact::Kind::NotIn;
  return F;
}

bool contradict(const Fact &A, const Fact &B) {
  if (A.Says > B.Says)
    return contradict(B, A);
  if (A.Says == Fact::Kind::True)
    return B.Says == Fact::Kind::False ||
           (B.Says == Fact::Kind::In && llvm::all_equal(B.Values) && B.Values[0] == "None");
  if (A.Says != Fact::Kind::In)
    return false;
  if (B.Says == Fact::Kind::NotIn)
    return llvm::all_of(A.Values, [&](const auto &V) { return llvm::is_contained(B.Values, V); });
  return llvm::all_of(A.Values, [&](const auto &V) {
    return llvm::all_of(B.Values, [&](const auto &W) { return differ(V, W); });
  });
}

Node loopAround(Node N) {
  for (N = N.parent(); N; N = N.parent()) {
    if (N.is(SyntaxKind::ForStatement) || N.is(SyntaxKind::WhileStatement))
      return N;
    if (N.is(SyntaxKind::FunctionDefinition))
      break;
  }
  return {};
}

/// The only binding of \p Subject, a name or an attribute of self, as seen from
/// \p From; null if there are several, or it is something else.
const Binding *onlyBinding(llvm::StringRef Subject, Node From, const ScopeTable &Scopes) {
  ScopeId Own = Scopes.scopeOf(From), Found = 0;
  llvm::StringRef Receiver;
  auto [Object, Attribute] = Subject.split('.');
  const llvm::SmallVector<Binding, 1> *All = nullptr;
  if (!Attribute.empty() && Scopes.enclosingClass(Own, Found, Receiver) && Object == Receiver) {
    const Scope &Class = Scopes.scope(Found);
    auto It = Class.SelfAttributes.find(Attribute);
    if (It != Class.SelfAttributes.end() && !Class.Bindings.contains(Attribute))
      All = &It->second;
  } else if (Scopes.findScope(Subject, Own, Found)) {
    All = &Scopes.scope(Found).Bindings.find(Subject)->second;
  }
  return All && All->size() == 1 ? All->data() : nullptr;
}

/// Whether \p Subject has one value at \p A and at \p B, in every run that comes to both.
bool isConstant(llvm::StringRef Subject, Node A, Node B, const ScopeTable &Scopes) {
  const Binding *Only = onlyBinding(Subject, A, Scopes);
  if (!Only || Only != onlyBinding(Subject, B, Scopes))
    return false;
  // In a loop around both it may get another value between them.
  Node Loop = loopAround(Only->Target);
  for (; Loop; Loop = loopAround(Loop))
    if (A.isInside(Loop) && B.isInside(Loop))
      return false;
  return true;
}

} // namespace

/// Adds what \p If, an `if` statement or one of its clauses, says of its child \p N.
static void addStatementGuards(Node If, Node N, llvm::SmallVectorImpl<Guard> &Result) {
  if (N.is(SyntaxKind::Block))
    addGuards(If.child(SyntaxField::Condition), true, Result);
  if (!N.is(SyntaxKind::ElifClause) && !N.is(SyntaxKind::ElseClause))
    return;
  addGuards(If.child(SyntaxField::Condition), false, Result);
  for (Node Clause = If.firstChild(); Clause != N; Clause = Clause.nextSibling())
    if (Clause.is(SyntaxKind::ElifClause))
      addGuards(Clause.child(SyntaxField::Condition), false, Result);
}

/// Adds what \p Choice, a conditional expression, says of its child \p N.
static void addExpressionGuards(Node Choice, Node N, llvm::SmallVectorImpl<Guard> &Result) {
  auto Parts = Choice.parts();
  if (Parts.size() == 3 && N != Parts[1])
    addGuards(Parts[1], N == Parts[0], Result);
}

llvm::StringRef mailseal::operatorOf(Node N, llvm::ArrayRef<Node> Operands) {
  uint32_t Start = N.range().Begin;
  return N.text().slice(Operands[0].range().End - Start, Operands[1].range().Begin - Start).trim();
}

llvm::SmallVector<Guard, 4> mailseal::guardsOf(Node N) {
  llvm::SmallVector<Guard, 4> Result;
  // Only what has few children is asked for them: a module may have thousands.
  for (Node Around = N.parent(); Around; N = Around, Around = N.parent())
    switch (Around.kind()) {
    case SyntaxKind::FunctionDefinition:
    case SyntaxKind::Lambda:
    case SyntaxKind::ClassDefinition:
      return Result;
    case SyntaxKind::IfStatement:
    case SyntaxKind::ElifClause:
      addStatementGuards(Around, N, Result);
      break;
    case SyntaxKind::ConditionalExpression:
      addExpressionGuards(Around, N, Result);
      break;
    default:
      break;
    }
  return Result;
}

/// Whether \p If has no other branch, and the last statement of its own leaves the suite.
static bool isExit(Node If) {
  if (!If.is(SyntaxKind::IfStatement))
    return false;
  auto Parts = If.parts();
  if (Parts.empty() || !Parts.back().is(SyntaxKind::Block))
    return false;
  auto Statements = Parts.back().parts();
  SyntaxKind Last = Statements.empty() ? SyntaxKind::Other : Statements.back().kind();
  return Last == SyntaxKind::ReturnStatement || Last == SyntaxKind::RaiseStatement ||
         Last == SyntaxKind::BreakStatement || Last == SyntaxKind::ContinueStatement;
}

llvm::SmallVector<Guard, 4> mailseal::exitsBefore(Node N) {
  llvm::SmallVector<Guard, 4> Result;
  for (Node Suite = N.parent(); Suite; N = Suite, Suite = N.parent()) {
    if (Suite.is(SyntaxKind::FunctionDefinition) || Suite.is(SyntaxKind::Lambda) ||
        Suite.is(SyntaxKind::ClassDefinition))
      break;
    // Nothing returns from a module, which may have thousands of statements.
    if (!Suite.is(SyntaxKind::Block))
      continue;
    for (Node S = Suite.firstChild(); S && S != N; S = S.nextSibling())
      if (isExit(S))
        addGuards(S.child(SyntaxField::Condition), false, Result);
  }
  return Result;
}

bool mailseal::isMatch(Node N) {
  return N.is(SyntaxKind::Other) && N.isNamed() && N.firstChild() &&
         N.firstChild().text() == "match";
}

bool mailseal::excludeEachOther(Node A, Node B, const ScopeTable &Scopes) {
  auto OfA = guardsOf(A);
  if (OfA.empty())
    return false;
  for (const Guard &GB : guardsOf(B)) {
    Fact FB = factOf(GB);
    if (FB.Subject.empty())
      continue;
    for (const Guard &GA : OfA) {
      Fact FA = factOf(GA);
      if (FA.Subject == FB.Subject && contradict(FA, FB) && isConstant(FA.Subject, A, B, Scopes))
        return true;
    }
  }
  return false;
}

bool mailseal::guardsHoldAt(Node A, Node B) {
  auto OfB = guardsOf(B);
  return llvm::all_of(guardsOf(A), [&](const Guard &GA) {
    return llvm::any_of(OfB, [&](const Guard &GB) {
      return GA.Holds == GB.Holds && GA.Condition.text() == GB.Condition.text();
    });
  });
}
