#include "KeptContexts.h"
#include "AttributeAssignments.h"
#include "CallArguments.h"
#include "ContextOrigins.h"
#include "Contexts.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

namespace {

/// The attributes in which the libraries' objects keep their contexts.
constexpr llvm::StringLiteral Kept[] = {"context", "ssl_context"};

/// Searches one file.
class MisuseSearch {
public:
  MisuseSearch(Node Call, const Callees &Targets, const Resolver &Names)
      : Call(Call), Names(Names) {
    for (const Value &V : Names.resolve(Targets.Named))
      if (V.Kind == ValueKind::LocalClass)
        Classes.push_back(V);
    ScopeId Class = 0;
    llvm::StringRef Receiver;
    if (Targets.Named.text().ends_with(".__init__") &&
        Names.scopes().enclosingClass(Names.scopes().scopeOf(Call), Class, Receiver))
      Enclosing = Names.scopes().scope(Class).Definition;
  }

  ContextMisuse find() const {
    for (llvm::StringRef Setting : {"check_hostname", "verify_mode"})
      for (const AttributeAssignment &A : assignmentsTo(Setting, Names))
        if (isKept(A.Object) && weakens(A.Value))
          return {A.Statement, /*Weakens=*/true};
    for (llvm::StringRef Attribute : Kept)
      for (const AttributeAssignment &A : assignmentsTo(Attribute, Names))
        if (isConnection(A.Object) && A.Value && isWeak(A.Value))
          return {A.Statement, /*Weakens=*/true};
    for (Node Method : Names.identifiers("wrap_socket"))
      if (ContextMisuse Misuse = misuseBy(Method); Misuse.Statement)
        return Misuse;
    return {};
  }

private:
  /// Whether \p Object may be the connection: what the call gives, or self in a class that
  /// is called or calls.
  bool isConnection(Node Object) const {
    return llvm::any_of(Names.resolve(Object), [&](const Value &V) {
      if (V.Kind == ValueKind::Instance)
        return V.Origin == Call;
      return V.Kind == ValueKind::LocalInstance && V.Home == &Names &&
             (V.Origin == Call || isOwnClass(Names.scopes().scope(V.Class).Definition));
    });
  }

  /// Whether \p Class is the one that the call is of or in, or a base of it.
  bool isOwnClass(Node Class) const {
    if (Class == Enclosing)
      return true;
    llvm::SmallVector<Value, 4> Work(Classes.begin(), Classes.end());
    for (size_t I = 0; I < Work.size() && I < MaxClasses; ++I) {
      const Value V = Work[I];
      const ScopeTable &Scopes = V.Home->scopes();
      if (Scopes.scope(V.Class).Definition == Class)
        return true;
      for (Node Base : Scopes.scope(V.Class).Definition.child(SyntaxField::Superclasses).parts())
        for (const Value &B : V.Home->resolve(Base))
          if (B.Kind == ValueKind::LocalClass)
            Work.push_back(B);
    }
    return false;
  }

  bool isKept(Node Context) const {
    return Context.is(SyntaxKind::Attribute) &&
           llvm::is_contained(Kept, Context.child(SyntaxField::Attribute).text()) &&
           isConnection(Context.child(SyntaxField::Object));
  }

  bool isWeak(Node Context) const {
    ContextState State = judgeContext(Context, Names).State;
    return State == ContextState::Unverified || State == ContextState::Weakened;
  }

  bool weakens(Node Value) const {
    return Value && !Value.is(SyntaxKind::TrueLiteral) &&
           !Names.isExternal(Value, "ssl.CERT_REQUIRED");
  }

  /// What a call of \p Method, wrap_socket, does in the class of the connection.
  ContextMisuse misuseBy(Node Method) const {
    Node Function = Method.parent(), Wrap = Function.parent();
    ScopeId Class = 0;
    llvm::StringRef Self;
    const ScopeTable &Scopes = Names.scopes();
    if (Method.field() != SyntaxField::Attribute || !Wrap.is(SyntaxKind::Call) ||
        !Scopes.enclosingClass(Scopes.scopeOf(Wrap), Class, Self) ||
        !isOwnClass(Scopes.scope(Class).Definition))
      return {};
    Node Context = Function.child(SyntaxField::Object);
    if (Names.isExternal(Context, "ssl") || (!isKept(Context) && isWeak(Context)))
      return {Wrap, /*Weakens=*/true};
    CallArguments Arguments(Wrap);
    bool HasName = Arguments.keyword("server_hostname") || Arguments.DictionarySplat;
    return {HasName ? Node() : Wrap, /*Weakens=*/false};
  }

  static constexpr size_t MaxClasses = 16;
  Node Call;
  const Resolver &Names;
  llvm::SmallVector<Value, 1> Classes; ///< Of the project, that the call is of.
  Node Enclosing;                      ///< The class whose base the call constructs.
};

} // namespace

/// Whether \p Statement calls what has FTP_TLS ask for TLS, on whatever object.
static bool logsIn(Node Statement) {
  return llvm::any_of(Statement.subtree(), [](Node N) {
    return N.is(SyntaxKind::Attribute) && N.field() == SyntaxField::Function &&
           (N.child(SyntaxField::Attribute).text() == "login" ||
            N.child(SyntaxField::Attribute).text() == "auth");
  });
}

bool mailseal::isGivenContextLater(Node Call, const ApiCallable &Row, const Resolver &Names) {
  // With a user the constructor logs in.
  if (Row.Module != "ftplib" || !Row.Method.empty() || CallArguments(Call).find(1, "user", 0))
    return false;
  for (const AttributeAssignment &A : assignmentsTo(Kept[0], Names)) {
    auto IsMade = [&](const Value &V) { return V.Kind == ValueKind::Instance && V.Origin == Call; };
    Values Objects = Names.resolve(A.Object);
    if (!A.Value || Objects.size() != 1 || !IsMade(Objects.front()) ||
        judgeContext(A.Value, Names).State != ContextState::Trusted)
      continue;
    Node S = statementOf(Call), Until = statementOf(A.Statement);
    while (S && S != Until && !logsIn(S))
      S = S.nextSibling();
    if (S && S == Until)
      return true;
  }
  return false;
}

ContextMisuse mailseal::findContextMisuse(Node Call, const ApiCallable &Row, const Callees &Targets,
                                          const Resolver &Names) {
  if (!Row.Method.empty())
    return {};
  return MisuseSearch(Call, Targets, Names).find();
}
