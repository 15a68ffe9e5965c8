#include "CodeParts.h"
#include "CallArguments.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;
using llvm::StringRef;

/// Deeper than any expression that a person writes.
static constexpr unsigned MaxDepth = 50;

/// Methods of a text that only take blanks off its ends.
static constexpr llvm::StringLiteral Strippers[] = {"lstrip", "rstrip", "strip"};

CodeParts::CodeParts(Node Expression, const Resolver &Names) : Names(Names) {
  add(Expression, TemplateStyle::None, 0);
}

void CodeParts::add(Node N, TemplateStyle Style, unsigned Depth) {
  if (!N)
    return;
  if (Depth > MaxDepth)
    return addPlaceholder(N);
  switch (N.kind()) {
  case SyntaxKind::String:
    HasLiteral = true;
    Parts.push_back({N.range(), /*IsLiteral=*/true, Style, /*IsElement=*/false});
    return;
  case SyntaxKind::ConcatenatedString:
  case SyntaxKind::ParenthesizedExpression:
    for (Node Part : N.parts())
      add(Part, Style, Depth + 1);
    return;
  case SyntaxKind::BinaryOperator:
    return addOperation(N, Style, Depth + 1);
  case SyntaxKind::Call:
    return addCall(N, Style, Depth + 1);
  case SyntaxKind::Identifier:
    return addTemplate(N, Style, Depth + 1);
  default:
    addPlaceholder(N);
  }
}

void CodeParts::addPlaceholder(Node N) {
  Parts.push_back({N.range(), /*IsLiteral=*/false, TemplateStyle::None, /*IsElement=*/false});
}

void CodeParts::addOperation(Node N, TemplateStyle Style, unsigned Depth) {
  Node Left = N.child(SyntaxField::Left), Right = N.child(SyntaxField::Right);
  Node Operator = Left.nextSibling();
  while (Operator.is(SyntaxKind::Comment))
    Operator = Operator.nextSibling();
  if (Operator && Operator.text() == "%")
    return add(Left, TemplateStyle::Percent, Depth);
  if (!Operator || Operator.text() != "+")
    return addPlaceholder(N);
  add(Left, Style, Depth);
  add(Right, Style, Depth);
}

void CodeParts::addCall(Node Call, TemplateStyle Style, unsigned Depth) {
  Node Function = Call.child(SyntaxField::Function);
  CallArguments Arguments(Call);
  if (Names.isExternal(Function, "textwrap.dedent")) {
    Dedents = true;
    return add(Arguments.find(0, "text", 0), Style, Depth);
  }
  if (!Function.is(SyntaxKind::Attribute))
    return addPlaceholder(Call);
  Node Object = Function.child(SyntaxField::Object);
  StringRef Method = Function.child(SyntaxField::Attribute).text();
  Node First = Arguments.Positional.empty() ? Node() : Arguments.Positional.front();
  bool IsDisplay = First.is(SyntaxKind::List) || First.is(SyntaxKind::Tuple);
  if (Method == "format")
    add(Object, TemplateStyle::Braces, Depth);
  else if (llvm::is_contained(Strippers, Method) && !First)
    add(Object, Style, Depth);
  else if (Method == "join" && IsDisplay && Object.is(SyntaxKind::String) &&
           (Object.text() == "'\\n'" || Object.text() == "\"\\n\""))
    addLines(First, Style);
  else
    addPlaceholder(Call);
}

void CodeParts::addTemplate(Node N, TemplateStyle Style, unsigned Depth) {
  auto Origins = Names.origins(N);
  // The parts of a sum may stand in any order: there a name is a placeholder.
  bool IsTemplate = Style != TemplateStyle::None && Parts.empty() && Origins.size() == 1;
  if (IsTemplate && Origins.front() != N && !Origins.front().is(SyntaxKind::BinaryOperator))
    return add(Origins.front(), Style, Depth);
  addPlaceholder(N);
}

void CodeParts::addLines(Node Display, TemplateStyle Style) {
  for (Node Element : Display.parts()) {
    if (Element.is(SyntaxKind::String))
      add(Element, Style, 0);
    else
      addPlaceholder(Element);
    Parts.back().IsElement = true;
  }
}
