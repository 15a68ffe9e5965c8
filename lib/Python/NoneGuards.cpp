#include "NoneGuards.h"
#include "ContextOrigins.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

namespace {

/// Deeper than any chain a person writes.
constexpr unsigned MaxDepth = 50;

bool says(llvm::StringRef Condition, llvm::StringRef Name, llvm::StringRef Rest) {
  return Condition.consume_front(Name) && Condition == Rest;
}

/// Whether \p Condition holds only if \p Name is not None.
bool impliesValue(Node Condition, llvm::StringRef Name) {
  auto [First, Rest] = Condition.text().split(" and ");
  return First == Name || says(First, Name, " is not None") ||
         (!Rest.empty() && (Rest == Name || says(Rest, Name, " is not None")));
}

bool isLeaving(Node Statement) {
  return Statement.is(SyntaxKind::RaiseStatement) || Statement.is(SyntaxKind::ReturnStatement) ||
         Statement.text() == "continue" || Statement.text() == "break";
}

Node lastStatement(Node Block) {
  Node Last;
  for (Node Statement : Block.children())
    if (!Statement.is(SyntaxKind::Comment))
      Last = Statement;
  return Last;
}

bool alwaysAssigns(Node Statement, llvm::StringRef Name, unsigned Depth);

bool assignsInBlock(Node Block, llvm::StringRef Name, unsigned Depth) {
  return llvm::any_of(Block.children(),
                      [&](Node S) { return isLeaving(S) || alwaysAssigns(S, Name, Depth + 1); });
}

/// Whether \p Name has a new value behind \p Statement, on every way that gets there.
bool alwaysAssigns(Node Statement, llvm::StringRef Name, unsigned Depth) {
  if (Depth > MaxDepth)
    return false;
  switch (Statement.kind()) {
  case SyntaxKind::ExpressionStatement: {
    Node Assignment = Statement.firstChild();
    return Assignment.is(SyntaxKind::Assignment) &&
           Assignment.child(SyntaxField::Left).text() == Name &&
           !Assignment.child(SyntaxField::Right).is(SyntaxKind::None);
  }
  case SyntaxKind::WithStatement:
    return assignsInBlock(blockOf(Statement), Name, Depth);
  case SyntaxKind::IfStatement:
  case SyntaxKind::TryStatement: {
    bool HasElse = Statement.is(SyntaxKind::TryStatement);
    if (!assignsInBlock(blockOf(Statement), Name, Depth))
      return false;
    for (Node Clause : Statement.children()) {
      bool Else = Clause.is(SyntaxKind::ElseClause);
      HasElse |= Else;
      bool Branch = Clause.is(SyntaxKind::ExceptClause) || Clause.is(SyntaxKind::ElifClause) ||
                    (Else && Statement.is(SyntaxKind::IfStatement));
      if (Branch && !assignsInBlock(blockOf(Clause), Name, Depth))
        return false;
    }
    return HasElse;
  }
  default:
    return false;
  }
}

} // namespace

bool mailseal::impliesNone(Node Condition, llvm::StringRef Name) {
  llvm::StringRef Text = Condition.text();
  return says(Text, Name, " is None") || says(Text, Name, " == None") ||
         (Text.consume_front("not ") && Text == Name);
}

Node mailseal::blockOf(Node Clause) {
  for (Node Child : Clause.children())
    if (Child.is(SyntaxKind::Block))
      return Child;
  return {};
}

bool mailseal::isReplaced(const Binding &B, llvm::StringRef Name, Node Use) {
  bool IsParameter = B.Kind == BindingKind::Parameter;
  Node First = IsParameter ? blockOf(B.Target.ancestor(SyntaxKind::FunctionDefinition)).firstChild()
                           : statementOf(B.Target).nextSibling();
  if (!First || !Use.isInside(First.parent()))
    return false;
  for (Node S = First; S && S.range().End <= Use.range().Begin; S = S.nextSibling())
    if (alwaysAssigns(S, Name, 0))
      return true;
  return false;
}

bool mailseal::isGuarded(llvm::StringRef Name, Node Use) {
  for (Node N = Use; N.parent(); N = N.parent()) {
    Node Around = N.parent();
    bool Branch = Around.is(SyntaxKind::IfStatement) || Around.is(SyntaxKind::ElifClause);
    if (Branch && N.is(SyntaxKind::Block) &&
        impliesValue(Around.child(SyntaxField::Condition), Name))
      return true;
    if (Around.is(SyntaxKind::IfStatement) &&
        (N.is(SyntaxKind::ElseClause) || N.is(SyntaxKind::ElifClause)) &&
        impliesNone(Around.child(SyntaxField::Condition), Name))
      return true;
    if (Around.is(SyntaxKind::ConditionalExpression)) {
      auto Parts = Around.parts();
      if (Parts.size() == 3 && ((N == Parts[0] && impliesValue(Parts[1], Name)) ||
                                (N == Parts[2] && impliesNone(Parts[1], Name))))
        return true;
    }
    if (Around.is(SyntaxKind::FunctionDefinition))
      return false;
    if (!Around.is(SyntaxKind::Block) && !Around.is(SyntaxKind::Module))
      continue;
    for (Node S = Around.firstChild(); S && S != N; S = S.nextSibling()) {
      if (S.is(SyntaxKind::IfStatement) && impliesNone(S.child(SyntaxField::Condition), Name) &&
          (isLeaving(lastStatement(blockOf(S))) || assignsInBlock(blockOf(S), Name, 0)))
        return true;
      if (S.is(SyntaxKind::AssertStatement) && impliesValue(S.firstChild().nextSibling(), Name))
        return true;
    }
  }
  return false;
}
