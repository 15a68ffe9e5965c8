#include "FallbackSearch.h"
#include "Callers.h"
#include "ContextOrigins.h"
#include "Guards.h"
#include "PlaintextPath.h"
#include "RaisedErrors.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

namespace {

/// Whether a statement right behind the one of \p Call, in its suite, asks for TLS on
/// the object \p Name, and raises if it cannot have it.
bool isUpgradedNext(Node Call, llvm::StringRef Name) {
  Node Statement = statementOf(Call);
  Node Next = Statement.is(SyntaxKind::WithStatement)
                  ? Statement.child(SyntaxField::Body).firstChild()
                  : Statement.nextSibling();
  for (; Next; Next = Next.nextSibling()) {
    Node Other = Next.firstChild();
    if (Next.is(SyntaxKind::ExpressionStatement) && Other.is(SyntaxKind::Call)) {
      std::string Function = dottedName(Other.child(SyntaxField::Function));
      if (Function == (Name + ".starttls").str() || Function == (Name + ".stls").str())
        return true;
    }
  }
  return false;
}

bool connectsAgain(Node Call, llvm::StringRef Receiver) {
  return !Receiver.empty() &&
         dottedName(Call.child(SyntaxField::Function)) == (Receiver + ".connect").str();
}

/// The last name of what \p N, a name or an attribute, is; empty for anything else.
llvm::StringRef lastNameOf(Node N) {
  Node Named = N.is(SyntaxKind::Attribute) ? N.child(SyntaxField::Attribute) : N;
  return Named.is(SyntaxKind::Identifier) ? Named.text() : "";
}

/// The last names of what decides whether \p Call runs: of `if self.tls and port:` tls and
/// port.
llvm::SmallVector<llvm::StringRef, 4> deciders(Node Call) {
  llvm::SmallVector<llvm::StringRef, 4> Result;
  for (const Guard &G : guardsOf(Call))
    for (Node N : G.Condition.subtree())
      if (llvm::StringRef Name = lastNameOf(N); !Name.empty())
        Result.push_back(Name);
  return Result;
}

/// Functions that call each other are followed as far as this.
constexpr unsigned MaxCalls = 4;

/// Looks for what goes on in plaintext when a call raises.
class FallbackSearch {
public:
  FallbackSearch(llvm::StringRef Module, Node TlsCall)
      : Module(Module), Deciders(deciders(TlsCall)) {}

  /// Where a handler around \p Call, or around a call of its function, gets to plaintext.
  /// \p Receiver is the object that was to have TLS, if \p Call is no constructor's.
  std::string around(Node Call, llvm::StringRef Receiver, const Resolver &Names, unsigned Depth) {
    for (const Handler &H : handlersAround(Call, Names)) {
      if (!catchesCertificateError(H))
        continue;
      if (goesOn(H, Call, Receiver, Names))
        return placeOf(H.Clause, Names);
      if (!H.raisesAgain())
        return {};
    }
    Node Function = Call.ancestor(SyntaxKind::FunctionDefinition);
    if (!Function || Depth > MaxCalls || llvm::is_contained(Seen, Function))
      return {};
    Seen.push_back(Function);
    if (Depth == 0)
      Home = Function.tree();
    for (Node Caller : callsOf(Function, Names, /*EvenClosed=*/true))
      if (std::string Place = around(Caller, "", Names.of(Caller), Depth + 1); !Place.empty())
        return Place;
    return {};
  }

private:
  std::string placeOf(Node N, const Resolver &Names) const {
    return !Home || N.tree() == Home ? "line " + std::to_string(N.line()) : Names.placeOf(N);
  }

  bool goesOn(const Handler &H, Node Call, llvm::StringRef Receiver, const Resolver &Names) {
    auto IsPlain = [&](Node N) {
      return N.is(SyntaxKind::Call) &&
             (connectsAgain(N, Receiver) ? !isUpgradedNext(N, Receiver) : getsPlain(N, Names, 0));
    };
    if (llvm::any_of(H.Clause.subtree(), IsPlain) || decidesAgain(H, Call, Names))
      return true;
    // Behind the try statement, too, if the handler gets there.
    if (H.leaves())
      return false;
    const ScopeTable &Scopes = Names.scopes();
    ScopeId Scope = Scopes.scopeOf(Call);
    return llvm::any_of(Scopes.scope(Scope).Definition.subtree(), [&](Node N) {
      return N.range().Begin >= H.Guarded.range().End && Scopes.scopeOf(N) == Scope && IsPlain(N) &&
             !areExclusive(N, Call) && (Receiver.empty() || isConditional(N, H.Guarded));
    });
  }

  /// Whether \p N, behind \p Guarded, runs on a condition: `if not sent:`.
  static bool isConditional(Node N, Node Guarded) {
    Node If = N.ancestor(SyntaxKind::IfStatement);
    return If && !Guarded.isInside(If);
  }

  /// Whether \p H gets to the call that was to have TLS again, with another decision on it.
  bool decidesAgain(const Handler &H, Node Call, const Resolver &Names) const {
    if (Deciders.empty())
      return false;
    auto Decides = [&](Node Target) { return llvm::is_contained(Deciders, lastNameOf(Target)); };
    bool Sets = llvm::any_of(H.Clause.subtree(), [&](Node N) {
      if (N.is(SyntaxKind::Assignment) || N.is(SyntaxKind::KeywordArgument))
        return Decides(
            N.child(N.is(SyntaxKind::Assignment) ? SyntaxField::Left : SyntaxField::Name));
      return N.is(SyntaxKind::Call) && isOtherCall(N, Call, Names);
    });
    if (Sets)
      return true;
    // `for tls in (True, False):`
    Node Loop = H.Guarded.ancestor(SyntaxKind::ForStatement);
    return Loop && !H.leaves() && Decides(Loop.child(SyntaxField::Left));
  }

  /// Whether \p Again calls the function that \p Call does, with other arguments.
  bool isOtherCall(Node Again, Node Call, const Resolver &Names) const {
    auto IsSeen = [&](const Value &V) { return llvm::is_contained(Seen, V.Origin); };
    Node Arguments = Again.child(SyntaxField::Arguments);
    return llvm::any_of(Names.resolve(Again.child(SyntaxField::Function)), IsSeen) &&
           Arguments.text() != Call.child(SyntaxField::Arguments).text();
  }

  /// Whether \p Call makes an object without TLS, or calls a function that does.
  bool getsPlain(Node Call, const Resolver &Names, unsigned Depth) {
    if (makesPlainObject(Call, Module, Names))
      return !isUpgradedNext(Call, holderOf(Call));
    if (Depth > MaxCalls)
      return false;
    return llvm::any_of(Names.resolve(Call.child(SyntaxField::Function)), [&](const Value &V) {
      // Who tries the same function again gets TLS or nothing again.
      if (V.Kind != ValueKind::Other || !V.Origin.is(SyntaxKind::FunctionDefinition) ||
          llvm::is_contained(Seen, V.Origin))
        return false;
      auto [It, New] = Walked.try_emplace({V.Origin.tree(), V.Origin.index()}, Depth);
      if (!New && It->second <= Depth)
        return false;
      It->second = Depth;
      return llvm::any_of(V.Origin.subtree(), [&](Node N) {
        return N.is(SyntaxKind::Call) && getsPlain(N, Names.of(N), Depth + 1);
      });
    });
  }

  llvm::StringRef Module;
  llvm::SmallVector<llvm::StringRef, 4> Deciders;
  const SyntaxTree *Home = nullptr; ///< The tree of the call that is looked at.
  llvm::SmallVector<Node, 4> Seen;  ///< Functions whose callers were looked at.
  /// The functions that did not get to plaintext, with the least depth they were called at.
  llvm::DenseMap<std::pair<const SyntaxTree *, uint32_t>, unsigned> Walked;
};

} // namespace

std::string mailseal::plaintextFallback(Node Call, const ApiCallable &Row, const Resolver &Names) {
  std::string Receiver =
      Row.Method.empty() ? ""
                         : dottedName(Call.child(SyntaxField::Function).child(SyntaxField::Object));
  std::string Place = FallbackSearch(Row.Module, Call).around(Call, Receiver, Names, 0);
  return Place.empty() ? ""
                       : Place + " catches the error of a bad certificate, and the program goes on "
                                 "in plaintext: make it stop there first";
}
