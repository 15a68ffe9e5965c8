#include "Containers.h"
#include "Resolver.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

namespace {

/// Methods of dictionaries and lists that leave them as they are.
constexpr llvm::StringLiteral Reading[] = {"copy",  "count", "get",   "index",
                                           "items", "keys",  "values"};
/// Methods that change the object they are called on.
constexpr llvm::StringLiteral Changing[] = {"append", "clear",   "extend", "insert",     "pop",
                                            "remove", "reverse", "sort",   "setdefault", "update"};
/// Functions that leave their arguments as they are.
constexpr llvm::StringLiteral ReadingFunctions[] = {
    "all",   "any",   "dict", "enumerate", "iter", "len",           "list",  "max",
    "min",   "print", "repr", "reversed",  "set",  "sorted",        "str",   "sum",
    "tuple", "zip",   "next", "map",       "type", "random.choice", "filter"};

bool isDisplay(Node N) {
  return N.is(SyntaxKind::Dictionary) || N.is(SyntaxKind::List) || N.is(SyntaxKind::Tuple) ||
         N.is(SyntaxKind::ExpressionList);
}

/// The name of the method that is called on \p Object (`Object.name(…)`), or "".
llvm::StringRef calledMethod(Node Object) {
  Node Attribute = Object.parent();
  if (!Attribute.is(SyntaxKind::Attribute) || Object.field() != SyntaxField::Object ||
      !Attribute.parent().is(SyntaxKind::Call) || Attribute.field() != SyntaxField::Function)
    return "";
  return Attribute.child(SyntaxField::Attribute).text();
}

/// Whether something is assigned to \p N, or it is deleted.
bool isAssigned(Node N) {
  Node Parent = N.parent();
  switch (Parent.kind()) {
  case SyntaxKind::Assignment:
  case SyntaxKind::AugmentedAssignment:
  case SyntaxKind::ForStatement:
  case SyntaxKind::ForInClause:
    return N.field() == SyntaxField::Left;
  case SyntaxKind::PatternList:
  case SyntaxKind::TuplePattern:
  case SyntaxKind::ListPattern:
  case SyntaxKind::ListSplatPattern:
  case SyntaxKind::DeleteStatement:
  case SyntaxKind::AsPatternTarget:
    return true;
  default:
    // `del a[0], b[0]`
    return Parent.is(SyntaxKind::ExpressionList) && Parent.parent().is(SyntaxKind::DeleteStatement);
  }
}

/// Whether the container that \p Use stands for is only looked at there.
bool isRead(Node Use) {
  Node N = Use;
  while (N.parent().is(SyntaxKind::ParenthesizedExpression) ||
         (N.parent().is(SyntaxKind::Subscript) && N.field() == SyntaxField::Value))
    N = N.parent();
  if (N.is(SyntaxKind::Subscript))
    return !isAssigned(N) && !llvm::is_contained(Changing, calledMethod(N));
  if (llvm::StringRef Method = calledMethod(N); !Method.empty())
    return llvm::is_contained(Reading, Method);
  Node Parent = N.parent();
  switch (Parent.kind()) {
  case SyntaxKind::ForStatement:
  case SyntaxKind::ForInClause:
  case SyntaxKind::Assignment:
    // What is unpacked is what is in it.
    return N.field() == SyntaxField::Right &&
           (!Parent.is(SyntaxKind::Assignment) ||
            !(Parent.child(SyntaxField::Left).is(SyntaxKind::Identifier) ||
              Parent.child(SyntaxField::Left).is(SyntaxKind::Attribute) ||
              Parent.child(SyntaxField::Left).is(SyntaxKind::Subscript)));
  case SyntaxKind::ArgumentList:
    return llvm::is_contained(ReadingFunctions,
                              dottedName(Parent.parent().child(SyntaxField::Function)));
  case SyntaxKind::ComparisonOperator:
  case SyntaxKind::DictionarySplat:
  case SyntaxKind::ExpressionStatement:
  case SyntaxKind::IfStatement:
  case SyntaxKind::ElifClause:
  case SyntaxKind::WhileStatement:
  case SyntaxKind::AssertStatement:
  case SyntaxKind::Interpolation:
  case SyntaxKind::ListSplat:
    return true;
  case SyntaxKind::BooleanOperator:
    return isRead(Parent);
  default:
    return false;
  }
}

/// The expression that is put into the container that \p Use stands for, or none.
Node addedBy(Node Use) {
  Node Parent = Use.parent();
  if (Parent.is(SyntaxKind::Subscript) && Parent.field() == SyntaxField::Left)
    return Parent.parent().child(SyntaxField::Right);
  if (calledMethod(Use) != "append")
    return {};
  auto Arguments = Parent.parent().child(SyntaxField::Arguments).parts();
  return Arguments.size() == 1 ? Arguments.front() : Node();
}

/// Finds what the program does to the container of a variable.
class Holder {
public:
  /// \p Target is assigned \p Display, in the file of \p Names.
  Holder(Node Target, Node Display, const Resolver &Names)
      : Target(Target), Display(Display), Names(Names), Scopes(Names.scopes()) {
    IsAttribute = Target.is(SyntaxKind::Attribute);
    Name = (IsAttribute ? Target.child(SyntaxField::Attribute) : Target).text();
    if (!IsAttribute)
      IsKnown = Scopes.findScope(Name, Scopes.scopeOf(Target), Owner);
  }

  void addChanges(ContainerChanges &Changes) const {
    if (!IsAttribute && !IsKnown) {
      Changes.MayChange = true;
      return;
    }
    for (Node Identifier : Names.identifiers(Name))
      if (Node Use = useOf(Identifier); Use != Target)
        addUse(Use, Changes);
    if (Scopes.scope(Scopes.scopeOf(Target)).Kind != ScopeKind::Function)
      for (const Resolver *Other : Names.othersWith(Name))
        for (Node Identifier : Other->identifiers(Name))
          if (Node Use = foreignUse(Identifier, *Other))
            addUse(Use, Changes);
  }

private:
  static void addUse(Node Use, ContainerChanges &Changes) {
    if (!Use || isBinding(Use) || isRead(Use))
      return;
    Changes.MayChange = true;
    if (Node Added = addedBy(Use))
      Changes.Added.push_back(Added);
  }

  /// The use of the container that \p Identifier spells in another file, or none.
  Node foreignUse(Node Identifier, const Resolver &Other) const {
    if (Identifier.parent().is(SyntaxKind::DottedName))
      return {}; // An import.
    Node Use = Identifier.field() == SyntaxField::Attribute ? Identifier.parent() : Identifier;
    auto IsDisplay = [&](const Value &V) {
      return V.Kind == ValueKind::Container && V.Origin == Display;
    };
    return llvm::any_of(Other.resolve(Use), IsDisplay) ? Use : Node();
  }

  /// The use of the variable that \p Identifier spells, or none.
  Node useOf(Node Identifier) const {
    if (Identifier.field() == SyntaxField::Attribute) {
      // The class's own name for it is an attribute everywhere else.
      bool OfClass = !IsAttribute && Scopes.scope(Owner).Kind == ScopeKind::Class;
      return IsAttribute || OfClass ? Identifier.parent() : Node();
    }
    bool IsKeyword = Identifier.parent().is(SyntaxKind::KeywordArgument) &&
                     Identifier.field() == SyntaxField::Name;
    ScopeId Found = 0;
    bool IsUse = !IsAttribute && !IsKeyword &&
                 Scopes.findScope(Name, Scopes.scopeOf(Identifier), Found) && Found == Owner;
    return IsUse ? Identifier : Node();
  }

  /// `name = …` leaves the container alone, and `name += …` does not.
  static bool isBinding(Node N) {
    return (isAssigned(N) && !N.parent().is(SyntaxKind::AugmentedAssignment)) ||
           N.parent().is(SyntaxKind::GlobalStatement) ||
           N.parent().is(SyntaxKind::NonlocalStatement);
  }

  Node Target, Display;
  const Resolver &Names;
  const ScopeTable &Scopes;
  llvm::StringRef Name;
  ScopeId Owner = 0;
  bool IsAttribute, IsKnown = false;
};

} // namespace

ContainerChanges mailseal::changesOf(Node Display, const Resolver &Names) {
  ContainerChanges Changes;
  bool IsMutable = false;
  Node Outer = Display;
  for (Node N = Display;
       isDisplay(N) || N.is(SyntaxKind::Pair) || N.is(SyntaxKind::ParenthesizedExpression) ||
       N.is(SyntaxKind::ConditionalExpression);
       N = N.parent()) {
    IsMutable |= N.is(SyntaxKind::List) || N.is(SyntaxKind::Dictionary);
    Outer = N;
  }
  if (!IsMutable)
    return Changes;
  Node Statement = Outer.parent();
  if (!Statement.is(SyntaxKind::Assignment) || Outer.field() != SyntaxField::Right) {
    Changes.MayChange = !isRead(Outer);
    return Changes;
  }
  // `a = b = {…}` nests to the right.
  for (; Statement.is(SyntaxKind::Assignment); Statement = Statement.parent()) {
    Node Target = Statement.child(SyntaxField::Left);
    if (Target.is(SyntaxKind::Identifier) || Target.is(SyntaxKind::Attribute))
      Holder(Target, Display, Names).addChanges(Changes);
    else
      Changes.MayChange |= Target.is(SyntaxKind::Subscript);
  }
  return Changes;
}
