#include "Outcome.h"
#include "Guards.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

namespace {

/// Methods that put something into a list, a set or a queue, or set an event.
constexpr llvm::StringLiteral Fillers[] = {"add", "append",     "appendleft",
                                           "put", "put_nowait", "set"};

/// The conditions that decide whether \p N runs after \p From, in one function.
llvm::SmallVector<Guard, 4> conditionsBetween(Node From, Node N) {
  llvm::SmallVector<Guard, 4> Result;
  for (const auto &Known : {guardsOf(N), exitsBefore(N)})
    llvm::copy_if(Known, std::back_inserter(Result),
                  [&](const Guard &G) { return G.Condition.range().End > From.range().Begin; });
  for (Node Around = N.parent(); Around; N = Around, Around = N.parent()) {
    if (Around.is(SyntaxKind::FunctionDefinition) || Around.is(SyntaxKind::Lambda) ||
        Around.is(SyntaxKind::ClassDefinition))
      break;
    if (Around.is(SyntaxKind::BooleanOperator) && N.field() == SyntaxField::Right)
      Result.push_back(
          {Around.child(SyntaxField::Left), operatorOf(Around, Around.parts()) == "and"});
    else if (Around.is(SyntaxKind::WhileStatement) && N.is(SyntaxKind::Block))
      Result.push_back({Around.child(SyntaxField::Condition), true});
    else if (Around.is(SyntaxKind::ForStatement) && N.is(SyntaxKind::Block))
      Result.push_back({Around.child(SyntaxField::Right), true}); // Not if it is empty.
    else if (isMatch(Around) && N.is(SyntaxKind::Block))
      Result.push_back({Around, true}); // Any of its cases.
  }
  return Result;
}

Truth merged(llvm::ArrayRef<Truth> All) {
  return !All.empty() && llvm::all_equal(All) ? All.front() : Truth::Unknown;
}

Truth opposite(Truth Is) {
  if (Is == Truth::Unknown)
    return Is;
  return Is == Truth::True ? Truth::False : Truth::True;
}

/// What a constant is; Unknown for anything else.
Truth truthOf(Node N) {
  if (!N)
    return Truth::Unknown;
  switch (N.kind()) {
  case SyntaxKind::None:
    return Truth::None;
  case SyntaxKind::TrueLiteral:
    return Truth::True;
  case SyntaxKind::FalseLiteral:
    return Truth::False;
  case SyntaxKind::Integer:
    return N.text() == "0" ? Truth::False : Truth::True;
  case SyntaxKind::String:
    return N.text().size() > 2 ? Truth::True : Truth::False;
  default:
    return Truth::Unknown;
  }
}

/// What the local \p Name is behind \p H: what the handler gave it, or what it was before the try.
Truth nameBehind(const Handler &H, Node Name, const ScopeTable &Scopes) {
  llvm::SmallVector<Truth, 2> InHandler, Before;
  for (const Binding &B : Scopes.bindingsOf(Name)) {
    Truth Is = B.Kind == BindingKind::Value ? truthOf(B.Value) : Truth::Unknown;
    if (B.Target.isInside(H.Clause))
      InHandler.push_back(Is);
    else if (!B.Target.isInside(H.Guarded))
      Before.push_back(Is);
  }
  return merged(InHandler.empty() ? Before : InHandler);
}

} // namespace

Truth mailseal::returnedBehind(const Handler &H, Node Function, const Resolver &Names) {
  if (Function.isInside(H.Guarded))
    return Truth::Unknown; // A decorator decides.
  const ScopeTable &Scopes = Names.scopes();
  llvm::SmallVector<Truth, 2> Returned;
  for (Node N : Function.subtree()) {
    bool Reached =
        N.isInside(H.Clause) || (!H.leaves() && N.range().Begin >= H.Guarded.range().End);
    if (!Reached || !N.is(SyntaxKind::ReturnStatement) || !N.isNamed() ||
        Scopes.scopeOf(N) != Scopes.bodyScope(Function))
      continue;
    Node Value = N.firstChild().nextSibling();
    if (Value.is(SyntaxKind::Identifier))
      Returned.push_back(nameBehind(H, Value, Scopes));
    else
      Returned.push_back(Value ? truthOf(Value) : Truth::None);
  }
  return Returned.empty() ? Truth::None : merged(Returned);
}

void mailseal::addFlags(const Handler &H, Node Function, const Resolver &Names, Outcome &Result) {
  ScopeId Body = Names.scopes().bodyScope(Function);
  for (Node N : H.Guarded.subtree()) {
    if (Names.scopes().scopeOf(N) != Body)
      continue;
    Node Flag;
    Truth Is = Truth::True;
    if (N.is(SyntaxKind::Assignment)) {
      Flag = N.child(SyntaxField::Left);
      Is = truthOf(N.child(SyntaxField::Right));
    } else if (N.is(SyntaxKind::Call) && N.isInside(H.Clause)) {
      Node Method = N.child(SyntaxField::Function);
      if (Method.is(SyntaxKind::Attribute) &&
          llvm::is_contained(Fillers, Method.child(SyntaxField::Attribute).text()))
        Flag = Method.child(SyntaxField::Object);
    }
    if (!N.isInside(H.Clause))
      Is = opposite(Is);
    ScopeId Found = 0;
    if (Flag.is(SyntaxKind::Attribute))
      Result.add("." + Flag.child(SyntaxField::Attribute).text().str(), Is);
    else if (Flag.is(SyntaxKind::Identifier) &&
             Names.scopes().findScope(Flag.text(), Body, Found) && Found == 0)
      Result.add(Flag.text(), Is);
  }
}

bool Outcome::leadsTo(Node N, Node From) const {
  bool Asked = false;
  for (const Guard &G : conditionsBetween(From, N)) {
    Answer A = ask(G.Condition);
    if (A.Asks && A.Holds && *A.Holds != G.Holds)
      return false;
    Asked |= A.Asks;
  }
  return Asked;
}

std::optional<Truth> Outcome::valueOf(Node N) const {
  for (const auto &[Call, Is] : Calls)
    if (N == Call)
      return Is;
  std::string Path = dottedName(N);
  if (Path.empty())
    return std::nullopt;
  for (const auto &[Name, Is] : Names)
    if (Path == Name || (Name.front() == '.' && llvm::StringRef(Path).ends_with(Name)))
      return Is;
  return std::nullopt;
}

Outcome::Answer Outcome::ask(Node Condition) const {
  if (auto Is = valueOf(Condition))
    return {true, *Is == Truth::Unknown ? std::nullopt : std::optional(*Is == Truth::True)};
  auto Parts = Condition.parts();
  switch (Condition.kind()) {
  case SyntaxKind::ParenthesizedExpression:
  case SyntaxKind::Await:
    if (Parts.size() == 1)
      return ask(Parts.front());
    break;
  case SyntaxKind::NamedExpression:
    return ask(Condition.child(SyntaxField::Value));
  case SyntaxKind::ComparisonOperator:
    if (Parts.size() == 2)
      return askComparison(Parts, operatorOf(Condition, Parts));
    break;
  case SyntaxKind::BooleanOperator:
    if (Parts.size() == 2)
      return askBoth(ask(Parts.front()), ask(Parts.back()), operatorOf(Condition, Parts) == "and");
    break;
  case SyntaxKind::Other:
    if (Parts.size() == 1 && Condition.firstChild().text() == "not") {
      Answer A = ask(Parts.front());
      if (A.Holds)
        A.Holds = !*A.Holds;
      return A;
    }
    break;
  default:
    break;
  }
  return {llvm::any_of(Condition.subtree(), [&](Node N) { return valueOf(N).has_value(); })};
}

Outcome::Answer Outcome::askBoth(Answer A, Answer B, bool IsAnd) {
  // `and` is false, and `or` is true, if one of its operands is.
  bool Deciding = !IsAnd;
  Answer Both{A.Asks || B.Asks};
  if (A.Holds == Deciding || B.Holds == Deciding)
    Both.Holds = Deciding;
  else if (A.Holds && B.Holds)
    Both.Holds = !Deciding;
  return Both;
}

Outcome::Answer Outcome::askComparison(llvm::ArrayRef<Node> Operands,
                                       llvm::StringRef Operator) const {
  Answer Left = ask(Operands[0]), Right = ask(Operands[1]);
  auto Is = valueOf(Operands[0]);
  Truth Other = truthOf(Operands[1]);
  bool Positive = Operator == "is" || Operator == "==";
  if (!Is || (!Positive && Operator != "is not" && Operator != "!="))
    return {Left.Asks || Right.Asks};
  // Two that are true may differ, and so may two that are false.
  if (*Is == Truth::Unknown || Other == Truth::Unknown || (*Is == Other && Other == Truth::True) ||
      Operands[1].is(SyntaxKind::Integer))
    return {true};
  return {true, (*Is == Other) == Positive};
}
