#include "Handlers.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

namespace {

/// `imaplib.IMAP4_SSL.error` is `imaplib.IMAP4.error`: a base's name for it.
std::string exceptionPath(const Value &V, Node Exception) {
  std::string Path = V.Path.str();
  if (V.Kind == ValueKind::Method) // `conn.error` of an IMAP4 object
    Path += ("." + V.Member).str();
  else if (V.Kind != ValueKind::External)
    return Exception.text().str();
  auto [Owner, Name] = llvm::StringRef(Path).rsplit('.');
  const ApiClass *Class = findApiClass(Owner);
  while (Class && !Class->Base.empty())
    Class = findApiClass(Class->Module.str() + "." + Class->Base.str());
  return Class ? Class->qualifiedName() + "." + Name.str() : Path;
}

void addExceptions(Node Exception, const Resolver &Names, Handler &H) {
  if (Exception.is(SyntaxKind::AsPattern))
    Exception = Exception.firstChild();
  for (Node Origin : Names.origins(Exception)) {
    if (Origin.is(SyntaxKind::Identifier) || Origin.is(SyntaxKind::Attribute)) {
      for (const Value &V : Names.resolve(Origin))
        H.Exceptions.push_back(exceptionPath(V, Origin));
      continue;
    }
    // A tuple catches what one of its members does.
    bool Named = false;
    for (Node Member : Origin.children())
      if (Member.isNamed() && !Member.is(SyntaxKind::Comment)) {
        addExceptions(Member, Names, H);
        Named = true;
      }
    if (!Named)
      H.Exceptions.push_back(Origin.text().str());
  }
}

void addExceptClauses(Node Try, const Resolver &Names, llvm::SmallVectorImpl<Handler> &Result) {
  for (Node Clause : Try.children()) {
    if (!Clause.is(SyntaxKind::ExceptClause))
      continue;
    Handler H{Clause, Try, /*CatchesAll=*/true, {}};
    for (Node Child : Clause.parts()) {
      if (Child.is(SyntaxKind::Block))
        continue;
      H.CatchesAll = false;
      addExceptions(Child, Names, H);
    }
    Result.push_back(std::move(H));
  }
}

/// Adds `with contextlib.suppress(A, B):`.
void addSuppression(Node With, const Resolver &Names, llvm::SmallVectorImpl<Handler> &Result) {
  for (Node Clause : With.children())
    for (Node Item : Clause.children()) {
      Node Call = Item.firstChild();
      if (!Item.is(SyntaxKind::WithItem) || !Call.is(SyntaxKind::Call) ||
          llvm::none_of(Names.resolve(Call.child(SyntaxField::Function)), [](const Value &V) {
            return V.Kind == ValueKind::External && V.Path == "contextlib.suppress";
          }))
        continue;
      Handler H{Call, With, /*CatchesAll=*/false, {}};
      for (Node Argument : Call.child(SyntaxField::Arguments).parts())
        addExceptions(Argument, Names, H);
      Result.push_back(std::move(H));
    }
}

} // namespace

Node Handler::body() const {
  for (Node Child : Clause.children())
    if (Child.is(SyntaxKind::Block))
      return Child;
  return {};
}

bool Handler::raisesAgain() const {
  auto Statements = body().parts();
  return !Statements.empty() && Statements.back().is(SyntaxKind::RaiseStatement) &&
         Statements.back().text() == "raise";
}

bool Handler::leaves() const {
  auto Statements = body().parts();
  return !Statements.empty() && (Statements.back().is(SyntaxKind::RaiseStatement) ||
                                 Statements.back().is(SyntaxKind::ReturnStatement));
}

llvm::SmallVector<Handler, 2> mailseal::handlersAround(Node N, const Resolver &Names) {
  llvm::SmallVector<Handler, 2> Result;
  const ScopeTable &Scopes = Names.scopes();
  for (Node Outer = N.parent(); Outer; Outer = Outer.parent()) {
    if (Scopes.scopeOf(Outer) != Scopes.scopeOf(N))
      break;
    if (Outer.is(SyntaxKind::TryStatement) && N.isInside(Outer.child(SyntaxField::Body)))
      addExceptClauses(Outer, Names, Result);
    else if (Outer.is(SyntaxKind::WithStatement) && N.isInside(Outer.child(SyntaxField::Body)))
      addSuppression(Outer, Names, Result);
  }
  return Result;
}
