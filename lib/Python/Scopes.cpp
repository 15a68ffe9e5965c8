#include "Scopes.h"
#include "mailseal/Python/Analysis.h"
#include "llvm/ADT/STLExtras.h"
#include <map>

using namespace mailseal;

namespace mailseal {

/// Fills a ScopeTable in one walk over the tree.
class ScopeBuilder {
public:
  ScopeBuilder(const SyntaxTree &Tree, ScopeTable &Table) : Tree(Tree), Table(Table) {}

  void build() {
    Table.ScopeOfNode.resize(Tree.size(), 0);
    addScope(ScopeKind::Module, Tree.root(), 0);
    // In pre-order, a node's parent has its scope before the node needs it.
    for (uint32_t I = 0; I < Tree.size(); ++I)
      visit(Tree.node(I));
    llvm::sort(Table.Bodies);
    Table.HidesAttributes =
        Table.AssignsAny || hasWord(Tree.text(), "__dict__") || hasWord(Tree.text(), "__setattr__");
  }

private:
  ScopeId addScope(ScopeKind Kind, Node Definition, ScopeId Parent) {
    auto Id = static_cast<ScopeId>(Table.Scopes.size());
    Table.Scopes.emplace_back();
    Table.Scopes.back().Kind = Kind;
    Table.Scopes.back().Definition = Definition;
    Table.Scopes.back().Parent = Parent;
    Table.Bodies.emplace_back(Definition.index(), Id);
    return Id;
  }

  void visit(Node N) {
    ScopeId Current = scopeFor(N);
    Table.ScopeOfNode[N.index()] = Current;
    switch (N.kind()) {
    case SyntaxKind::FunctionDefinition:
      bindDefinition(N, BindingKind::Function, Current);
      bindParameters(N, addScope(ScopeKind::Function, N, Current));
      break;
    case SyntaxKind::Lambda:
      bindParameters(N, addScope(ScopeKind::Lambda, N, Current));
      break;
    case SyntaxKind::ClassDefinition:
      bindDefinition(N, BindingKind::Class, Current);
      addScope(ScopeKind::Class, N, Current);
      break;
    case SyntaxKind::Assignment:
    case SyntaxKind::AugmentedAssignment:
      bindAssignment(N, Current);
      break;
    case SyntaxKind::NamedExpression:
      bindTarget(N.child(SyntaxField::Name), BindingKind::Value, N.child(SyntaxField::Value),
                 frame(Current));
      break;
    case SyntaxKind::AsPattern:
      bindAsPattern(N, Current);
      break;
    case SyntaxKind::Call:
      if (N.child(SyntaxField::Function).text() == "setattr")
        bindSetting(N, Current);
      break;
    case SyntaxKind::ForStatement:
    case SyntaxKind::ForInClause:
      bindTarget(N.child(SyntaxField::Left), BindingKind::Element, N.child(SyntaxField::Right),
                 Current);
      break;
    case SyntaxKind::CasePattern:
      bindCasePattern(N, Current);
      break;
    case SyntaxKind::ImportStatement:
    case SyntaxKind::ImportFromStatement:
      bindImport(N, Current);
      break;
    case SyntaxKind::DeleteStatement:
      bindDelete(N, Current);
      break;
    case SyntaxKind::GlobalStatement:
    case SyntaxKind::NonlocalStatement:
      declareOuter(N, Current);
      break;
    default:
      break;
    }
  }

  /// The scope \p N is evaluated in: its parent's, or the one that its parent's
  /// body opens.
  ScopeId scopeFor(Node N) {
    Node Parent = N.parent();
    if (!Parent)
      return 0;
    ScopeId Outer = Table.ScopeOfNode[Parent.index()];
    switch (Parent.kind()) {
    case SyntaxKind::FunctionDefinition:
    case SyntaxKind::Lambda:
    case SyntaxKind::ClassDefinition:
      return N.field() == SyntaxField::Body ? lastScopeOf(Parent) : Outer;
    case SyntaxKind::ListComprehension:
    case SyntaxKind::SetComprehension:
    case SyntaxKind::DictionaryComprehension:
    case SyntaxKind::GeneratorExpression:
      if (N == Parent.firstChild())
        return addScope(ScopeKind::Comprehension, Parent, Outer);
      return lastScopeOf(Parent);
    default:
      return Outer;
    }
  }

  ScopeId lastScopeOf(Node Definition) const {
    // Found from the back: a body follows its header closely.
    for (const auto &[Index, Id] : llvm::reverse(Table.Bodies))
      if (Index == Definition.index())
        return Id;
    return 0;
  }

  ScopeId frame(ScopeId Id) const {
    while (Table.Scopes[Id].Kind == ScopeKind::Comprehension)
      Id = Table.Scopes[Id].Parent;
    return Id;
  }

  /// \p B, which is opaque where it lacks its value: the tree has an error there.
  static Binding checked(Binding B) {
    constexpr BindingKind NeedValue[] = {BindingKind::Value, BindingKind::Element,
                                         BindingKind::Part, BindingKind::ElementPart,
                                         BindingKind::Typed};
    if (llvm::is_contained(NeedValue, B.Kind) && !B.Value)
      B.Kind = BindingKind::Opaque;
    return B;
  }

  void addBinding(ScopeId In, llvm::StringRef Name, Binding B) {
    if (Name.contains('.'))
      Table.DottedNames.insert(Name.rsplit('.').second);
    auto Outer = OuterNames.empty() ? OuterNames.end() : OuterNames.find({In, Name.str()});
    ScopeId Owner = Outer == OuterNames.end() ? In : Outer->second;
    Table.Scopes[Owner].Bindings[Name].push_back(checked(std::move(B)));
  }

  void bindDefinition(Node N, BindingKind Kind, ScopeId Current) {
    Node Name = N.child(SyntaxField::Name);
    if (Name)
      addBinding(Current, Name.text(), {Kind, Name, N});
  }

  void bindParameters(Node Definition, ScopeId Body) {
    for (Node P : Definition.child(SyntaxField::Parameters).children()) {
      Node Name = P.is(SyntaxKind::Identifier) ? P : P.child(SyntaxField::Name);
      // `a: int` and `*args` have no name field: the identifier comes first.
      if (!Name && P.isNamed())
        for (Node Child : P.children())
          if (Child.is(SyntaxKind::Identifier) && !Name)
            Name = Child;
      if (Name)
        addBinding(Body, Name.text(),
                   {BindingKind::Parameter,
                    Name,
                    P.child(SyntaxField::Value),
                    {},
                    P.child(SyntaxField::Type)});
    }
  }

  void bindAssignment(Node N, ScopeId Current) {
    bool Plain = N.is(SyntaxKind::Assignment);
    for (Node Part : N.child(SyntaxField::Left).subtree())
      if (Part.is(SyntaxKind::Attribute))
        Table.AssignedAttributes.insert(Part.child(SyntaxField::Attribute).text());
    Node Value = N.child(SyntaxField::Right);
    if (!Value) { // `x: int`
      bindTarget(N.child(SyntaxField::Left), BindingKind::Typed, N.child(SyntaxField::Type),
                 Current);
      return;
    }
    // `a = b = f()` nests to the right.
    while (Value.is(SyntaxKind::Assignment))
      Value = Value.child(SyntaxField::Right);
    bindTarget(N.child(SyntaxField::Left), Plain ? BindingKind::Value : BindingKind::Opaque,
               Plain ? Value : Node(), Current);
  }

  void bindAsPattern(Node N, ScopeId Current) {
    bool IsWith = N.parent().is(SyntaxKind::WithItem);
    Node Alias = N.child(SyntaxField::Alias);
    if (Alias.is(SyntaxKind::AsPatternTarget))
      Alias = Alias.firstChild();
    bindTarget(Alias, IsWith ? BindingKind::Value : BindingKind::Opaque,
               IsWith ? N.firstChild() : Node(), Current);
  }

  void bindTarget(Node Target, BindingKind Kind, Node Value, ScopeId Current) {
    if (!Target)
      return;
    switch (Target.kind()) {
    case SyntaxKind::Identifier:
      addBinding(Current, Target.text(), {Kind, Target, Value});
      return;
    case SyntaxKind::Attribute:
      bindAttribute(Target, {Kind, Target, Value}, Current);
      return;
    default:
      break;
    }
    if (Kind == BindingKind::Value)
      Kind = BindingKind::Part;
    else if (Kind == BindingKind::Element)
      Kind = BindingKind::ElementPart;
    bindParts(Target, {Kind, {}, Value}, Current);
  }

  static bool isPattern(Node N) {
    return N.is(SyntaxKind::PatternList) || N.is(SyntaxKind::TuplePattern) ||
           N.is(SyntaxKind::ListPattern) || N.is(SyntaxKind::ListSplatPattern) ||
           N.parent().is(SyntaxKind::AsPatternTarget);
  }

  /// Binds the names of \p Pattern to the parts of what \p Whole is bound to.
  void bindParts(Node Pattern, Binding Whole, ScopeId Current) {
    if (!isPattern(Pattern))
      return;
    if (Pattern.is(SyntaxKind::ListSplatPattern))
      Whole.Kind = BindingKind::Opaque;
    Whole.Places.push_back(0);
    for (Node Child : Pattern.children()) {
      if (!Child.isNamed() || Child.is(SyntaxKind::Comment))
        continue;
      // How many a star takes in is not known.
      if (Child.is(SyntaxKind::ListSplatPattern))
        Whole.Kind = BindingKind::Opaque;
      Binding Part = Whole;
      Part.Target = Child;
      if (Child.is(SyntaxKind::Identifier))
        addBinding(Current, Child.text(), std::move(Part));
      else if (Child.is(SyntaxKind::Attribute))
        bindAttribute(Child, std::move(Part), Current);
      else
        bindParts(Child, std::move(Part), Current);
      ++Whole.Places.back();
    }
  }

  void bindAttribute(Node Target, Binding B, ScopeId Current) {
    bindAttributeOf(Target.child(SyntaxField::Object), Target.child(SyntaxField::Attribute).text(),
                    std::move(B), Current);
  }

  void bindAttributeOf(Node Object, llvm::StringRef Name, Binding B, ScopeId Current) {
    ScopeId Class = 0;
    llvm::StringRef Receiver;
    if (Table.enclosingClass(Current, Class, Receiver) && !Receiver.empty() &&
        Object.is(SyntaxKind::Identifier) && Object.text() == Receiver) {
      Table.Scopes[Class].SelfAttributes[Name].push_back(checked(std::move(B)));
      return;
    }
    std::string Path = dottedName(Object);
    if (!Path.empty())
      addBinding(Current, Path + "." + Name.str(), std::move(B));
  }

  /// Binds what \p Call, of `setattr`, gives an attribute.
  void bindSetting(Node Call, ScopeId Current) {
    auto Setting = attributeSetting(Call);
    if (!Setting) {
      Table.AssignsAny = true;
      return;
    }
    Table.AssignedAttributes.insert(Setting->Name);
    bindAttributeOf(Setting->Object, Setting->Name,
                    {BindingKind::Value, Setting->Literal, Setting->Value}, Current);
  }

  void bindCasePattern(Node N, ScopeId Current) {
    for (Node Child : N.children())
      if (Child.is(SyntaxKind::DottedName) && !Child.firstChild().nextSibling())
        addBinding(Current, Child.text(), {BindingKind::Opaque, Child});
  }

  void bindImport(Node N, ScopeId Current) {
    Node Module = N.child(SyntaxField::ModuleName);
    std::string Prefix = Module ? Module.text().str() + "." : "";
    for (Node Child : N.children()) {
      if (Child.is(SyntaxKind::WildcardImport))
        Table.Scopes[Current].StarImports.push_back(N);
      if (Child.field() != SyntaxField::Name)
        continue;
      Node Alias = Child.child(SyntaxField::Alias);
      llvm::StringRef Name = Child.is(SyntaxKind::AliasedImport)
                                 ? Child.child(SyntaxField::Name).text()
                                 : Child.text();
      // `import a.b` binds a; with an alias or from, the whole path is bound.
      llvm::StringRef Bound = Alias ? Alias.text() : Name;
      llvm::StringRef Path = Name;
      if (!Module && !Alias)
        Bound = Path = Name.split('.').first;
      addBinding(Current, Bound, {BindingKind::Import, Child, N, Prefix + Path.str()});
    }
  }

  void bindDelete(Node N, ScopeId Current) {
    for (Node Child : N.children()) {
      if (Child.is(SyntaxKind::Identifier))
        addBinding(Current, Child.text(), {BindingKind::Deleted, Child});
      for (Node Inner : Child.children())
        if (Inner.is(SyntaxKind::Identifier) && Child.kind() == SyntaxKind::Other)
          addBinding(Current, Inner.text(), {BindingKind::Deleted, Inner});
    }
  }

  void declareOuter(Node N, ScopeId Current) {
    for (Node Child : N.children()) {
      if (!Child.is(SyntaxKind::Identifier))
        continue;
      ScopeId Owner = 0;
      if (N.is(SyntaxKind::NonlocalStatement))
        Table.findScope(Child.text(), Table.Scopes[Current].Parent, Owner);
      OuterNames[{Current, Child.text().str()}] = Owner;
    }
  }

  const SyntaxTree &Tree;
  ScopeTable &Table;
  /// Names that `global` or `nonlocal` hand to another scope.
  std::map<std::pair<ScopeId, std::string>, ScopeId> OuterNames;
};

} // namespace mailseal

ScopeTable::ScopeTable(const SyntaxTree &Tree) : Tree(&Tree) { ScopeBuilder(Tree, *this).build(); }

ScopeId ScopeTable::scopeOf(Node N) const { return ScopeOfNode[N.index()]; }

ScopeId ScopeTable::bodyScope(Node Definition) const {
  auto It = llvm::lower_bound(Bodies, std::make_pair(Definition.index(), ScopeId(0)));
  return It != Bodies.end() && It->first == Definition.index() ? It->second : 0;
}

bool ScopeTable::findScope(llvm::StringRef Name, ScopeId From, ScopeId &Found) const {
  for (ScopeId Id = From;; Id = Scopes[Id].Parent) {
    bool Visible = Id == From || Scopes[Id].Kind != ScopeKind::Class;
    if (Visible && Scopes[Id].Bindings.contains(Name)) {
      Found = Id;
      return true;
    }
    if (Id == 0)
      return false;
  }
}

llvm::ArrayRef<Binding> ScopeTable::bindingsOf(Node Name) const {
  ScopeId Owner = 0;
  if (!Name.is(SyntaxKind::Identifier) || !findScope(Name.text(), scopeOf(Name), Owner))
    return {};
  return Scopes[Owner].Bindings.find(Name.text())->second;
}

bool ScopeTable::enclosingClass(ScopeId From, ScopeId &Class, llvm::StringRef &Receiver) const {
  ScopeId Id = From;
  while (Id != 0) {
    ScopeId Parent = Scopes[Id].Parent;
    if (Scopes[Id].Kind == ScopeKind::Function && Scopes[Parent].Kind == ScopeKind::Class) {
      Class = Parent;
      Node Definition = Scopes[Id].Definition;
      for (Node Sibling : Definition.parent().children())
        if (Sibling.is(SyntaxKind::Decorator) && Sibling.text().contains("staticmethod"))
          return true;
      for (Node P : Definition.child(SyntaxField::Parameters).children()) {
        if (!P.isNamed() || P.is(SyntaxKind::Comment))
          continue;
        Receiver = P.is(SyntaxKind::Identifier) ? P.text() : P.firstChild().text();
        break;
      }
      return true;
    }
    Id = Parent;
  }
  return false;
}

ScopeId ScopeTable::frameOf(ScopeId Id) const {
  while (Scopes[Id].Kind == ScopeKind::Comprehension || Scopes[Id].Kind == ScopeKind::Class)
    Id = Scopes[Id].Parent;
  return Id;
}

uint32_t Binding::effectiveFrom() const {
  switch (Kind) {
  case BindingKind::Parameter:
    return 0;
  case BindingKind::Value:
  case BindingKind::Part:
    // The value of `with f() as x` stands before the target.
    return std::max(Value.range().End, Target.range().End);
  case BindingKind::Function:
  case BindingKind::Class:
  case BindingKind::Import:
    return Value.range().End;
  case BindingKind::Element:
  case BindingKind::ElementPart:
    // The first part of a comprehension runs after its clauses.
    if (Node Clause = Target.ancestor(SyntaxKind::ForInClause);
        Clause.child(SyntaxField::Left) && Target.isInside(Clause.child(SyntaxField::Left)))
      return Clause.parent().range().Begin;
    return Target.range().End;
  case BindingKind::Typed:
  case BindingKind::Deleted:
  case BindingKind::Opaque:
    return Target.range().End;
  }
  return 0;
}

std::optional<AttributeSetting> mailseal::attributeSetting(Node Call) {
  Node Function = Call.child(SyntaxField::Function);
  auto Arguments = Call.child(SyntaxField::Arguments).parts();
  llvm::StringRef Name;
  if (!Function || Function.text() != "setattr" || Arguments.size() != 3 ||
      !plainString(Arguments[1], Name))
    return std::nullopt;
  return AttributeSetting{Arguments[0], Arguments[1], Name, Arguments[2]};
}

Node mailseal::suiteOf(Node N) {
  Node Suite = N.parent();
  while (Suite && !Suite.is(SyntaxKind::Block) && !Suite.is(SyntaxKind::Module))
    Suite = Suite.parent();
  return Suite;
}

/// Whether \p N may be skipped though its suite runs: it stands in an operand or
/// a branch of an expression.
static bool isConditionalPart(Node N) {
  for (Node P = N.parent(); P && !P.is(SyntaxKind::Block) && !P.is(SyntaxKind::Module);
       P = P.parent())
    if (P.is(SyntaxKind::BooleanOperator) || P.is(SyntaxKind::ConditionalExpression) ||
        P.is(SyntaxKind::ForStatement) || P.is(SyntaxKind::ExceptClause))
      return true;
  return false;
}

static Node enclosingLoop(Node N) {
  for (Node P = N.parent(); P; P = P.parent()) {
    if (P.is(SyntaxKind::ForStatement) || P.is(SyntaxKind::WhileStatement))
      return P;
    if (P.is(SyntaxKind::FunctionDefinition) || P.is(SyntaxKind::Lambda))
      return {};
  }
  return {};
}

/// Whether the attribute \p Use of self still is what \p Given has just made it: nothing that
/// runs between them is given self, and no other task comes in.
static bool keepsAttribute(const Binding &Given, Node Use, Node Function) {
  Node Loop = enclosingLoop(Use);
  if (Given.Target.text() != Use.text() || (Loop && !Given.Target.isInside(Loop)))
    return false;
  Node Self = Use.child(SyntaxField::Object);
  auto MaySet = [&](Node N) {
    if (N.is(SyntaxKind::Await) || N.is(SyntaxKind::Yield))
      return true;
    if (!N.is(SyntaxKind::Identifier) || (N.text() != Self.text() && N.text() != "super"))
      return false;
    Node Attribute = N.parent();
    bool IsRead = Attribute.is(SyntaxKind::Attribute) && N.field() == SyntaxField::Object;
    return !IsRead ||
           (Attribute.parent().is(SyntaxKind::Call) && Attribute.field() == SyntaxField::Function);
  };
  return Self.is(SyntaxKind::Identifier) && llvm::none_of(Function.subtree(), [&](Node N) {
           return N.range().Begin >= Given.effectiveFrom() && N.range().Begin < Use.range().Begin &&
                  MaySet(N);
         });
}

llvm::SmallVector<const Binding *, 2> ScopeTable::reaching(llvm::ArrayRef<Binding> All,
                                                           Node Use) const {
  if (Use.tree() != Tree)
    return reachingAtEnd(All);
  ScopeId UseFrame = frameOf(scopeOf(Use));
  uint32_t Position = Use.range().Begin;
  const Binding *Dominator = nullptr;
  auto IsHere = [&](const Binding &B) {
    return B.Kind == BindingKind::Parameter || frameOf(scopeOf(B.Target)) == UseFrame;
  };
  bool SameFrame = llvm::all_of(All, IsHere);
  if (SameFrame || Use.is(SyntaxKind::Attribute))
    for (const Binding &B : All) {
      bool Must = B.Kind == BindingKind::Parameter ||
                  (IsHere(B) && !isConditionalPart(B.Target) && Use.isInside(suiteOf(B.Target)));
      if (Must && B.effectiveFrom() <= Position &&
          (!Dominator || B.effectiveFrom() >= Dominator->effectiveFrom()))
        Dominator = &B;
    }
  // What this method has just given self hides what the others give it.
  if (!SameFrame && Dominator)
    SameFrame = keepsAttribute(*Dominator, Use, scope(UseFrame).Definition);

  llvm::SmallVector<const Binding *, 2> Result;
  Node Loop = enclosingLoop(Use);
  bool DominatedInLoop = Dominator && Loop && Dominator->Kind != BindingKind::Parameter &&
                         Dominator->Target.isInside(Loop);
  for (const Binding &B : All) {
    if (SameFrame && !IsHere(B))
      continue;
    bool Earlier = B.effectiveFrom() <= Position;
    if (SameFrame && Dominator && Earlier && B.effectiveFrom() < Dominator->effectiveFrom())
      continue;
    // A later binding comes round again in a loop only.
    if (SameFrame && !Earlier && (!Loop || DominatedInLoop || !B.Target.isInside(Loop)))
      continue;
    Result.push_back(&B);
  }
  return Result;
}

llvm::SmallVector<const Binding *, 2> ScopeTable::reachingAtEnd(llvm::ArrayRef<Binding> All) const {
  const Binding *Last = nullptr;
  for (const Binding &B : All) {
    // What a function binds, by `global` or on self, may be there or not.
    bool Surely = !isConditionalPart(B.Target) &&
                  (suiteOf(B.Target) == Tree->root() ||
                   suiteOf(B.Target).parent().is(SyntaxKind::ClassDefinition));
    if (Surely && (!Last || B.effectiveFrom() >= Last->effectiveFrom()))
      Last = &B;
  }
  llvm::SmallVector<const Binding *, 2> Result;
  for (const Binding &B : All) {
    bool InBody = Last && scopeOf(B.Target) == scopeOf(Last->Target);
    if (!InBody || B.effectiveFrom() >= Last->effectiveFrom())
      Result.push_back(&B);
  }
  return Result;
}

static bool hasDecorator(Node Definition, llvm::StringRef Ending) {
  Node Whole = Definition.parent();
  return Whole.is(SyntaxKind::DecoratedDefinition) && llvm::any_of(Whole.children(), [&](Node N) {
           return N.is(SyntaxKind::Decorator) && N.text().ends_with(Ending);
         });
}

bool mailseal::isProperty(Node Definition) { return hasDecorator(Definition, "property"); }

bool mailseal::isContextManager(Node Definition) {
  return hasDecorator(Definition, "contextmanager");
}

std::string mailseal::dottedName(Node Expression) {
  if (Expression.is(SyntaxKind::Identifier))
    return Expression.text().str();
  if (!Expression.is(SyntaxKind::Attribute))
    return {};
  std::string Object = dottedName(Expression.child(SyntaxField::Object));
  if (Object.empty())
    return {};
  return Object + "." + Expression.child(SyntaxField::Attribute).text().str();
}

bool mailseal::plainString(Node Expression, llvm::StringRef &Text) {
  if (!Expression.is(SyntaxKind::String))
    return false;
  Node Start = Expression.firstChild();
  if (Start.text() != "'" && Start.text() != "\"")
    return false;
  Text = Expression.text().drop_front();
  // A literal without its end is an error of the text.
  return Text.consume_back(Start.text()) && !Text.contains('\\');
}
