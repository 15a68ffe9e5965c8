#include "ImportOrder.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

bool mailseal::isImport(Node N) {
  return N.is(SyntaxKind::ImportStatement) || N.is(SyntaxKind::ImportFromStatement);
}

unsigned mailseal::nameCount(Node Statement) {
  return llvm::count_if(Statement.children(),
                        [](Node Child) { return Child.field() == SyntaxField::Name; });
}

namespace {

/// Whether \p N spells a constant: evaluating it runs no code of the program.
bool isConstant(Node N) {
  constexpr SyntaxKind Parts[] = {
      SyntaxKind::Comment,      SyntaxKind::ConcatenatedString,
      SyntaxKind::Dictionary,   SyntaxKind::ExpressionList,
      SyntaxKind::FalseLiteral, SyntaxKind::Identifier,
      SyntaxKind::Integer,      SyntaxKind::List,
      SyntaxKind::None,         SyntaxKind::Pair,
      SyntaxKind::String,       SyntaxKind::StringContent,
      SyntaxKind::StringEnd,    SyntaxKind::StringStart,
      SyntaxKind::TrueLiteral,  SyntaxKind::Tuple,
  };
  return N && llvm::all_of(N.subtree(), [&](Node Part) {
           return !Part.firstChild() || llvm::is_contained(Parts, Part.kind());
         });
}

/// Whether \p Statement runs no code of the program: it imports, defines, or assigns a
/// constant.
bool isInert(Node Statement) {
  if (!Statement.isNamed() || Statement.is(SyntaxKind::Comment) || isImport(Statement))
    return true;
  if (Statement.is(SyntaxKind::ExpressionStatement)) {
    Node Only = Statement.firstChild();
    if (!Only.is(SyntaxKind::Assignment))
      return isConstant(Only);
    return Only.child(SyntaxField::Left).is(SyntaxKind::Identifier) &&
           isConstant(Only.child(SyntaxField::Right));
  }
  bool IsClass = Statement.is(SyntaxKind::ClassDefinition);
  if (!IsClass && !Statement.is(SyntaxKind::FunctionDefinition))
    return Statement.text() == "pass";
  return llvm::all_of(Statement.children(), [&](Node Part) {
    if (Part.field() == SyntaxField::Body)
      return !IsClass || llvm::all_of(Part.children(), isInert);
    return llvm::none_of(Part.subtree(), [](Node N) { return N.is(SyntaxKind::Call); });
  });
}

/// Whether \p N is what an import statement gets, one thing after the other.
bool isImportedName(Node N) {
  return N.field() == SyntaxField::Name || N.is(SyntaxKind::WildcardImport);
}

/// The offset in the statement \p Import at which the library is there: what is imported
/// behind it may be missing.
uint32_t libraryEnd(Node Import) {
  Node Module = Import.child(SyntaxField::ModuleName);
  if (Module && isApiModule(Module.text()))
    return Import.range().End;
  Node First;
  for (Node Child : Import.children()) {
    if (!isImportedName(Child))
      continue;
    Node Name = Child.is(SyntaxKind::AliasedImport) ? Child.child(SyntaxField::Name) : Child;
    if (!Module && isApiModule(Name.text()))
      return Child.range().End;
    First = First ? First : Child;
  }
  return First ? First.range().End : Import.range().End;
}

/// The statement of \p Suite that \p N is in.
Node statementAround(Node N, Node Suite) {
  while (N.parent() && N.parent() != Suite)
    N = N.parent();
  return N;
}

} // namespace

bool ImportOrder::isRaisedThrough(Node Suite, Node Call) const {
  const ScopeTable &Scopes = Names.scopes();
  ScopeId Frame = Scopes.frameOf(Scopes.scopeOf(Call));
  for (Node N = Suite; N; N = N.parent()) {
    // Its handler, or the one around a call of it, may go on to the call.
    if (N.is(SyntaxKind::TryStatement) || N.is(SyntaxKind::WithStatement) ||
        N.is(SyntaxKind::FunctionDefinition))
      return true;
    if (N.is(SyntaxKind::Block) && Call.isInside(N) && Scopes.frameOf(Scopes.scopeOf(N)) == Frame)
      return false;
  }
  return false;
}

bool ImportOrder::hasRun(Node Suite, uint32_t Offset, Node Call, Node LibraryImport) const {
  const ScopeTable &Scopes = Names.scopes();
  // From is what has run, or does not call, when the call runs.
  Node From = LibraryImport.parent() == Suite ? LibraryImport : Node();
  if (Call.isInside(Suite)) {
    Node Around = statementAround(Call, Suite);
    if (Offset <= Around.range().Begin)
      return true;
    // In straight-line code, what stands below the call comes too late.
    if (Scopes.frameOf(Scopes.scopeOf(Call)) == Scopes.frameOf(Scopes.scopeOf(Suite)))
      return false;
    if (!From || From.index() < Around.index()) {
      if (!isInert(Around))
        return false;
      From = Around;
    }
  }
  if (!From)
    return false;
  if (Offset <= From.range().Begin)
    return true;

  uint32_t Start = From == LibraryImport ? libraryEnd(From) : From.range().End;
  bool MayBeSkipped = isRaisedThrough(Suite, Call);
  return llvm::all_of(Suite.children(), [&](Node N) {
    if (N.range().End <= Start || N.range().Begin >= Offset)
      return true;
    bool MayRaise = isImport(N) && llvm::any_of(N.children(), [&](Node Child) {
                      return isImportedName(Child) && Child.range().Begin >= Start &&
                             Child.range().Begin < Offset;
                    });
    return isInert(N) && !(MayBeSkipped && MayRaise);
  });
}

bool ImportOrder::hasRun(Node Name, Node Statement, Node Call, Node LibraryImport) const {
  uint32_t Offset = Name.range().Begin;
  for (Node Suite = Statement.parent();;) {
    if (hasRun(Suite, Offset, Call, LibraryImport))
      return true;
    // What a `try` begins with has run where it has.
    Node Try = Suite.parent(), First;
    for (Node N : Suite.children())
      First = First || N.is(SyntaxKind::Comment) ? First : N;
    bool IsFirst = First == Statement && llvm::none_of(First.children(), [&](Node Child) {
                     return isImportedName(Child) && Child.range().Begin < Offset;
                   });
    if (!Try.is(SyntaxKind::TryStatement) || Suite.field() != SyntaxField::Body || !IsFirst)
      return false;
    Statement = Try;
    Offset = Try.range().Begin;
    Suite = Try.parent();
  }
}

bool ImportOrder::isHarmless(const Binding &None, const Binding &Import, Node LibraryImport) const {
  const ScopeTable &Scopes = Names.scopes();
  Node Handler = suiteOf(None.Target), Suite = Import.Value.parent();
  // `ssl = None` before, for where the import fails.
  if (None.Target.index() < Import.Value.index() &&
      Scopes.frameOf(Scopes.scopeOf(None.Target)) == Scopes.frameOf(Scopes.scopeOf(Import.Value)))
    return true;
  if (!Handler.parent().is(SyntaxKind::ExceptClause) || Handler.parent().parent() != Suite.parent())
    return false;
  // `try: import ssl / except ImportError: ssl = None`: without ssl there is no TLS.
  bool IsAlone = nameCount(Import.Value) == 1 && llvm::all_of(Suite.children(), [&](Node N) {
                   return N == Import.Value || (isInert(N) && !isImport(N));
                 });
  // Nor is there a library, where the handler takes that away, too.
  const auto &All = Scopes.scope(Scopes.scopeOf(None.Target)).Bindings;
  bool IsBeside = LibraryImport && LibraryImport.parent() == Suite;
  return IsAlone ||
         (IsBeside && llvm::any_of(All, [&](const auto &Entry) {
            return llvm::any_of(Entry.second,
                                [&](const Binding &B) {
                                  return B.Value == LibraryImport && B.Path != Import.Path;
                                }) &&
                   llvm::any_of(Entry.second, [&](const Binding &B) {
                     return B.Value.is(SyntaxKind::None) && suiteOf(B.Target) == Handler;
                   });
          }));
}
