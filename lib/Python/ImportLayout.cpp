#include "ImportLayout.h"
#include "ImportOrder.h"
#include "Lines.h"
#include "llvm/ADT/STLExtras.h"
#include <optional>

using namespace mailseal;

namespace {

/// The first line that is about \p Statement: a comment between two imports on
/// neighbouring lines is about the second, any other may be a heading.
Node firstLineOf(Node Statement) {
  llvm::StringRef Text = Statement.tree()->text();
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

/// The module that the new \p Statement names: the word behind `import` or `from`.
llvm::StringRef moduleOf(llvm::StringRef Statement) {
  return Statement.split(' ').second.split(' ').first;
}

/// Orders in which people keep the modules that they import.
using ModuleOrder = bool (*)(llvm::StringRef A, llvm::StringRef B);

bool byName(llvm::StringRef A, llvm::StringRef B) { return A < B; }
bool byNameIgnoringCase(llvm::StringRef A, llvm::StringRef B) {
  return A.compare_insensitive(B) < 0;
}
bool byLength(llvm::StringRef A, llvm::StringRef B) {
  return A.size() != B.size() ? A.size() < B.size() : A < B;
}

/// The order that \p Modules are in; null if they are in none.
ModuleOrder orderOf(llvm::ArrayRef<llvm::StringRef> Modules) {
  for (ModuleOrder Order : {byName, byNameIgnoringCase})
    if (llvm::is_sorted(Modules, Order))
      return Order;
  // Of a few, it is chance.
  constexpr size_t Some = 4;
  return Modules.size() >= Some && llvm::is_sorted(Modules, byLength) ? byLength : nullptr;
}

llvm::SmallVector<llvm::StringRef, 8> modulesOf(llvm::ArrayRef<Node> Statements) {
  llvm::SmallVector<llvm::StringRef, 8> Modules;
  for (Node N : Statements)
    Modules.push_back(importedModule(N));
  return Modules;
}

/// Puts \p New among the names that \p Import, an import statement, brings.
Edit joinNames(Node Import, llvm::StringRef New) {
  llvm::SmallVector<Node, 8> Names;
  llvm::SmallVector<llvm::StringRef, 8> Texts;
  for (Node Child : Import.children())
    if (Child.field() == SyntaxField::Name) {
      Names.push_back(Child);
      Texts.push_back(Child.is(SyntaxKind::AliasedImport) ? Child.child(SyntaxField::Name).text()
                                                          : Child.text());
    }
  ModuleOrder Order = Names.size() > 1 ? orderOf(Texts) : nullptr;
  size_t At = Order ? llvm::upper_bound(Texts, New, Order) - Texts.begin() : Names.size();
  if (At == Names.size())
    return insertion(Names.back().range().End, (", " + New).str());
  return insertion(Names[At].range().Begin, (New + ", ").str());
}

/// Puts the name that \p New brings, `from ssl import create_default_context`, into the
/// import \p Statement; nothing if that is of another module, or of several lines.
std::optional<Edit> joinFrom(Node Statement, llvm::StringRef New) {
  llvm::StringRef Brought = New.split(" import ").second;
  bool BringsOne =
      New.starts_with("from ") && Brought.find_first_of(" *(,") == llvm::StringRef::npos;
  if (!BringsOne || !Statement.is(SyntaxKind::ImportFromStatement) ||
      importedModule(Statement) != moduleOf(New) || nameCount(Statement) == 0 ||
      Statement.text().contains('\n') || !standsAlone(Statement))
    return std::nullopt;
  return joinNames(Statement, Brought);
}

/// Whether \p Group has plain imports and others in one order, as isort's
/// force_sort_within_sections does.
bool isSortedAcross(llvm::ArrayRef<Node> Group) {
  auto IsPlain = [](Node N) { return N.is(SyntaxKind::ImportStatement); };
  unsigned Changes = 0;
  for (size_t I = 1; I < Group.size(); ++I)
    Changes += IsPlain(Group[I - 1]) != IsPlain(Group[I]);
  return Changes > 1 && llvm::is_sorted(modulesOf(Group), byNameIgnoringCase);
}

/// The block of plain imports right above \p Group, a blank line between them; or nothing.
llvm::SmallVector<Node, 8> plainGroupAbove(llvm::ArrayRef<Node> Group) {
  Node Above;
  for (Node Sibling : Group.front().parent().children()) {
    if (Sibling == Group.front())
      break;
    Above = Sibling;
  }
  if (!Above || !isImport(Above))
    return {};
  llvm::SmallVector<Node, 8> Result = importGroup(Above);
  bool AllPlain = llvm::all_of(Result, [](Node N) { return N.is(SyntaxKind::ImportStatement); });
  return AllPlain ? Result : llvm::SmallVector<Node, 8>();
}

/// The statements of \p Group that a new one is sorted in with.
llvm::SmallVector<Node, 8> likeNew(llvm::ArrayRef<Node> Group, bool NewIsPlain) {
  llvm::SmallVector<Node, 8> Alike;
  bool Across = isSortedAcross(Group);
  for (Node N : Group)
    if ((Across || N.is(SyntaxKind::ImportStatement) == NewIsPlain) && nameCount(N) != 0 &&
        (!NewIsPlain || !N.is(SyntaxKind::ImportStatement) || nameCount(N) == 1) && standsAlone(N))
      Alike.push_back(N);
  return Alike;
}

} // namespace

bool mailseal::startsLine(Node Statement) {
  llvm::StringRef Text = Statement.tree()->text();
  size_t Start = lineStart(Text, Statement.range().Begin);
  if (!Text.slice(Start, Statement.range().Begin).trim(" \t").empty())
    return false;
  // In a comment, a backslash is nothing special.
  return !Text.take_front(Start).ends_with("\\\n") ||
         llvm::any_of(Statement.tree()->root().subtree(), [&](Node N) {
           return N.is(SyntaxKind::Comment) && N.range().End + 1 == Start;
         });
}

bool mailseal::standsAlone(Node Statement) {
  llvm::StringRef Text = Statement.tree()->text();
  TextRange R = Statement.range();
  llvm::StringRef After = Text.slice(R.End, nextLine(Text, R.End)).ltrim();
  return startsLine(Statement) && (After.empty() || After.starts_with("#"));
}

Edit mailseal::insertLineBefore(Node Statement, llvm::StringRef Line) {
  llvm::StringRef Text = Statement.tree()->text();
  size_t Start = lineStart(Text, firstLineOf(Statement).range().Begin);
  return insertion(Start, (indentationAt(Text, Statement.range().Begin) + Line + "\n").str());
}

Edit mailseal::insertLineAfter(Node Statement, llvm::StringRef Line) {
  llvm::StringRef Text = Statement.tree()->text();
  size_t Next = nextLine(Text, Statement.range().End);
  if (Next == Text.size() && !Text.ends_with("\n"))
    return insertion(Next, ("\n" + indentationAt(Text, Statement.range().Begin) + Line).str());
  return insertion(Next, (indentationAt(Text, Statement.range().Begin) + Line + "\n").str());
}

llvm::SmallVector<Node, 8> mailseal::importGroup(Node Anchor) {
  llvm::StringRef Text = Anchor.tree()->text();
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

llvm::StringRef mailseal::importedModule(Node Statement) {
  if (Node Module = Statement.child(SyntaxField::ModuleName))
    return Module.text();
  Node Name = Statement.child(SyntaxField::Name);
  return Name.is(SyntaxKind::AliasedImport) ? Name.child(SyntaxField::Name).text() : Name.text();
}

Edit mailseal::insertNear(Node Anchor, llvm::StringRef New,
                          llvm::function_ref<bool(Node)> TakesLines) {
  bool NewIsPlain = New.starts_with("import ") && !New.contains(',');
  llvm::SmallVector<Node, 8> Group = importGroup(Anchor);
  bool Alone = standsAlone(Anchor) && llvm::all_of(Group, TakesLines);
  // `import smtplib, email` is the file's way; and a line that holds more than
  // the import gets no new line.
  if (Anchor.is(SyntaxKind::ImportStatement) && NewIsPlain && (!Alone || nameCount(Anchor) > 1))
    return joinNames(Anchor, New.drop_front(New.find(' ') + 1));
  if (!Alone)
    return insertion(Anchor.range().Begin, (New + "; ").str());

  for (Node N : Group)
    if (std::optional<Edit> Joined = joinFrom(N, New))
      return *Joined;
  llvm::SmallVector<Node, 8> Alike = likeNew(Group, NewIsPlain);
  if (Alike.empty() && NewIsPlain)
    Alike = likeNew(plainGroupAbove(Group), NewIsPlain);
  // Plain imports come first where there are both.
  if (Alike.empty()) {
    Node End = NewIsPlain ? Group.front() : Group.back();
    if (!standsAlone(End))
      End = Anchor;
    return NewIsPlain ? insertLineBefore(End, New) : insertLineAfter(End, New);
  }
  llvm::SmallVector<llvm::StringRef, 8> Modules = modulesOf(Alike);
  ModuleOrder Order = orderOf(Modules);
  if (!Order)
    return insertLineAfter(llvm::is_contained(Alike, Anchor) ? Anchor : Alike.back(), New);
  size_t At = llvm::upper_bound(Modules, moduleOf(New), Order) - Modules.begin();
  return At == 0 ? insertLineBefore(Alike.front(), New) : insertLineAfter(Alike[At - 1], New);
}
