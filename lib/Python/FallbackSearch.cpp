#include "FallbackSearch.h"
#include "Callers.h"
#include "ContextOrigins.h"
#include "FunctionRuns.h"
#include "Outcome.h"
#include "PlaintextPath.h"
#include "RaisedErrors.h"
#include "TlsDecision.h"
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

/// The function or lambda that \p N is in, or none.
Node functionAround(Node N) {
  for (N = N.parent(); N; N = N.parent())
    if (N.is(SyntaxKind::FunctionDefinition) || N.is(SyntaxKind::Lambda))
      return N;
  return {};
}

/// What gets the value of \p Call as it is: the call itself, or `await` and parentheses around it.
Node wholeOf(Node Call) {
  while (Call.parent().is(SyntaxKind::Await) ||
         Call.parent().is(SyntaxKind::ParenthesizedExpression))
    Call = Call.parent();
  return Call;
}

/// Functions that call each other are followed as far as this.
constexpr unsigned MaxCalls = 4;

/// Finds what makes objects of a library that have no TLS.
class PlainSearch {
public:
  explicit PlainSearch(llvm::StringRef Module) : Module(Module) {}

  /// Whether \p Call makes one, or calls a function that does. Those in \p Excepted do not
  /// count.
  bool getsPlain(Node Call, const Resolver &Names, llvm::ArrayRef<Node> Excepted,
                 unsigned Depth = 0) {
    if (makesPlainObject(Call, Module, Names))
      return !isUpgradedNext(Call, holderOf(Call));
    Node Callee = Call.child(SyntaxField::Function);
    if (Depth > MaxCalls)
      return false;
    if (isPlainCallee(Callee, Names, Excepted, Depth))
      return true;
    // `except OSError: return fallback()`, where that is a parameter.
    for (const Binding &B : Names.scopes().bindingsOf(Callee))
      if (B.Kind == BindingKind::Parameter)
        for (Node Argument : argumentsFor(B, Names))
          if (isPlainCallee(Argument, Names.of(Argument), Excepted, Depth))
            return true;
    return false;
  }

private:
  bool isPlainCallee(Node Callee, const Resolver &Names, llvm::ArrayRef<Node> Excepted,
                     unsigned Depth) {
    return llvm::any_of(Names.resolve(Callee), [&](const Value &V) {
      Node Function = functionOf(V);
      return Function && !llvm::is_contained(Excepted, Function) &&
             isPlain(Function, Names, Excepted, Depth);
    });
  }

  bool isPlain(Node Function, const Resolver &Names, llvm::ArrayRef<Node> Excepted,
               unsigned Depth) {
    auto [It, New] = Walked.try_emplace({Function.tree(), Function.index()}, Depth, false);
    if (!New && (It->second.second || It->second.first <= Depth))
      return It->second.second;
    It->second.first = Depth;
    bool Plain = llvm::any_of(Function.subtree(), [&](Node N) {
      return N.is(SyntaxKind::Call) && getsPlain(N, Names.of(N), Excepted, Depth + 1);
    });
    return Walked[{Function.tree(), Function.index()}].second = Plain;
  }

  llvm::StringRef Module;
  /// The functions looked at, with the least depth they were called at, and what was found.
  llvm::DenseMap<std::pair<const SyntaxTree *, uint32_t>, std::pair<unsigned, bool>> Walked;
};

/// Looks for what goes on in plaintext when a call raises.
class FallbackSearch {
public:
  FallbackSearch(llvm::StringRef Module, Node TlsCall, const Resolver &Names)
      : Plain(Module),
        Decision(TlsCall, Names, [&](Node If) { return leavesPlain(If, TlsCall, Names); }),
        Home(TlsCall.tree()) {}

  using Errors = llvm::SmallVector<RaisedError, 1>;

  /// Where a handler around \p Call, or around a call of its function, gets to plaintext when
  /// \p Call raises one of \p Raised. \p Receiver is the object that was to have TLS, if
  /// \p Call is no constructor's.
  std::string around(Node Call, llvm::StringRef Receiver, Errors Raised, const Resolver &Names,
                     unsigned Depth = 0) {
    Node Function = functionAround(Call);
    auto Handlers = handlersAround(Call, Names);
    if (Function)
      llvm::append_range(Handlers, swallowingDecorators(Function, Names));
    llvm::SmallVector<Handler, 1> Silent;
    for (llvm::ArrayRef<Handler> Rest = Handlers; !Rest.empty() && !Raised.empty();) {
      auto Alternatives =
          Rest.take_while([&](const Handler &H) { return H.Guarded == Rest.front().Guarded; });
      Rest = Rest.drop_front(Alternatives.size());
      if (std::string Place = throughHandlers(Alternatives, Call, Receiver, Raised, Silent, Names);
          !Place.empty())
        return Place;
    }
    if (!Function || Depth > MaxCalls || llvm::is_contained(Seen, Function))
      return {};
    Seen.push_back(Function);
    auto Callers = runsOf(Function, Names);
    for (Node Caller : Callers)
      if (!Raised.empty())
        if (std::string Place = around(Caller, "", Raised, Names.of(Caller), Depth + 1);
            !Place.empty())
          return Place;
    for (const Handler &H : Silent) {
      Outcome Known;
      addFlags(H, Function, Names, Known);
      Truth Returned = returnedBehind(H, Function, Names);
      if (llvm::any_of(Callers, [&](Node Caller) {
            return isMadeUpFor(Caller, Returned, Known, Names.of(Caller), Depth + 1);
          }))
        return placeOf(H.Clause, Names);
    }
    return {};
  }

private:
  std::string placeOf(Node N, const Resolver &Names) const {
    return N.tree() == Home ? "line " + std::to_string(N.line()) : Names.of(N).placeOf(N);
  }

  /// Whether \p If, which leaves the function before \p TlsCall, makes a connection without TLS,
  /// or gives back the one that was to have it.
  bool leavesPlain(Node If, Node TlsCall, const Resolver &Names) {
    Node Receiver = TlsCall.child(SyntaxField::Function).child(SyntaxField::Object);
    return llvm::any_of(If.subtree(), [&](Node N) {
      if (N.is(SyntaxKind::ReturnStatement) && N.isNamed() && Receiver)
        return N.firstChild().nextSibling() &&
               N.firstChild().nextSibling().text() == Receiver.text();
      return N.is(SyntaxKind::Call) && getsPlain(N, Names);
    });
  }

  /// What around() says of the handlers of one statement. \p Raised becomes what gets past them;
  /// those that let the program go on behind the statement are added to \p Silent.
  std::string throughHandlers(llvm::ArrayRef<Handler> Alternatives, Node Call,
                              llvm::StringRef Receiver, Errors &Raised,
                              llvm::SmallVectorImpl<Handler> &Silent, const Resolver &Names) {
    Errors Outer;
    for (const RaisedError &E : Raised) {
      bool IsCaught = false;
      for (const Handler &H : Alternatives) {
        if (IsCaught || !E.isCaughtBy(H))
          continue;
        if (goesOn(H, Call, Receiver, Names))
          return placeOf(H.Clause, Names);
        llvm::append_range(Outer, E.raisedIn(H, Names));
        if (!H.raises() && !ends(H, Names))
          Silent.push_back(H);
        IsCaught = E.isSurelyCaughtBy(H);
      }
      if (!IsCaught)
        Outer.push_back(E);
    }
    Raised = std::move(Outer);
    return {};
  }

  bool goesOn(const Handler &H, Node Call, llvm::StringRef Receiver, const Resolver &Names) {
    auto IsPlain = [&](Node N) {
      return N.is(SyntaxKind::Call) &&
             (connectsAgain(N, Receiver) ? !isUpgradedNext(N, Receiver) : getsPlain(N, Names));
    };
    if (llvm::any_of(H.Clause.subtree(), IsPlain) || decidesAgain(H, Call, Names) ||
        (H.Within && llvm::any_of(H.Within.subtree(), [&](Node N) {
           return N.is(SyntaxKind::Call) && getsPlain(N, Names.of(N));
         })))
      return true;
    // Behind the try statement, too, if the handler gets there.
    if (leaves(H, Names))
      return false;
    if (comesToAnother(H.Guarded, Call, Names))
      return true;
    // The next round may come to the other branch.
    if (Node Loop = retryLoop(H.Guarded); Loop && llvm::any_of(Loop.subtree(), [&](Node N) {
                                            return IsPlain(N) && areExclusive(N, Call);
                                          }))
      return true;
    const ScopeTable &Scopes = Names.scopes();
    ScopeId Frame = Scopes.frameOf(Scopes.scopeOf(Call));
    return llvm::any_of(Scopes.scope(Frame).Definition.subtree(), [&](Node N) {
      return N.range().Begin >= H.Guarded.range().End &&
             Scopes.frameOf(Scopes.scopeOf(N)) == Frame && IsPlain(N) && !areExclusive(N, Call) &&
             (Receiver.empty() || isConditional(N, H.Guarded));
    });
  }

  /// Whether \p N, behind \p Guarded, runs on a condition: `if not sent:`.
  static bool isConditional(Node N, Node Guarded) {
    Node If = N.ancestor(SyntaxKind::IfStatement);
    return If && !Guarded.isInside(If);
  }

  /// Whether the last statement of \p H ends the program.
  static bool ends(const Handler &H, const Resolver &Names) {
    auto Statements = H.body().parts();
    Node Last = Statements.empty() ? Node() : Statements.back().firstChild();
    return Last.is(SyntaxKind::Call) && endsProgram(Last, Names);
  }

  static bool leaves(const Handler &H, const Resolver &Names) {
    return H.leaves() || ends(H, Names);
  }

  /// Whether a loop around \p Guarded has \p Call call something else each time, which gets to
  /// plaintext: `for attempt in (tls, plain):`.
  bool comesToAnother(Node Guarded, Node Call, const Resolver &Names) {
    Node Loop = retryLoop(Guarded);
    return Loop && getsPlain(Call, Names) &&
           llvm::any_of(Call.child(SyntaxField::Function).subtree(), [&](Node N) {
             return N.is(SyntaxKind::Identifier) &&
                    llvm::any_of(Names.scopes().bindingsOf(N),
                                 [&](const Binding &B) { return B.Target.isInside(Loop); });
           });
  }

  /// Whether \p N decides on TLS anew, or calls what \p Call does with other arguments.
  bool decidesOtherwise(Node N, Node Call, const Resolver &Names) const {
    return Decision.isMade() &&
           (Decision.isMadeBy(N, Names) || (N.is(SyntaxKind::Call) && isOtherCall(N, Call, Names)));
  }

  /// Whether \p H gets to the call that was to have TLS again, with another decision on it.
  bool decidesAgain(const Handler &H, Node Call, const Resolver &Names) const {
    return llvm::any_of(H.Clause.subtree(),
                        [&](Node N) { return decidesOtherwise(N, Call, Names); }) ||
           (!leaves(H, Names) && Decision.variesIn(retryLoop(H.Guarded), Call, Names));
  }

  /// Whether \p Again calls the function that \p Call does, with another decision.
  bool isOtherCall(Node Again, Node Call, const Resolver &Names) const {
    auto IsSeen = [&](const Value &V) { return llvm::is_contained(Seen, functionOf(V)); };
    return Again != Call && Call.is(SyntaxKind::Call) &&
           llvm::any_of(Names.resolve(Again.child(SyntaxField::Function)), IsSeen) &&
           Decision.differsIn(Again, Call, Names);
  }

  /// Whether the function of \p Caller, a call that fails in silence, asks how it went, and gets
  /// to plaintext then: `send_tls() or send_plain()`. The call gives \p Returned, and sets what
  /// is \p Known.
  bool isMadeUpFor(Node Caller, Truth Returned, Outcome Known, const Resolver &Names,
                   unsigned Depth) {
    const ScopeTable &Scopes = Names.scopes();
    ScopeId Frame = Scopes.frameOf(Scopes.scopeOf(Caller));
    Node Whole = wholeOf(Caller);
    std::string Holder = holderOf(Whole);
    Known.add(Caller, Returned);
    if (!Holder.empty())
      Known.add(Holder, Returned);
    if (Whole.parent().is(SyntaxKind::Assignment))
      for (Node Part : Whole.parent().child(SyntaxField::Left).parts())
        Known.add(dottedName(Part), Truth::Unknown);
    if (llvm::any_of(Scopes.scope(Frame).Definition.subtree(), [&](Node N) {
          return (N.is(SyntaxKind::Call) || N.is(SyntaxKind::Assignment)) && N != Caller &&
                 N.range().End > Caller.range().Begin &&
                 Scopes.frameOf(Scopes.scopeOf(N)) == Frame && Known.leadsTo(N, Caller) &&
                 (decidesOtherwise(N, Caller, Names) ||
                  (N.is(SyntaxKind::Call) && getsPlain(N, Names)));
        }))
      return true;
    if (comesToAnother(Whole, Caller, Names) || Decision.variesIn(retryLoop(Whole), Caller, Names))
      return true;
    // Its own caller may ask.
    Node Function = functionAround(Caller);
    return Function && Depth <= MaxCalls && isReturned(Whole, Holder, Function, Names) &&
           llvm::any_of(runsOf(Function, Names), [&](Node Outer) {
             return isMadeUpFor(Outer, Returned, Known, Names.of(Outer), Depth + 1);
           });
  }

  static bool isReturned(Node Call, llvm::StringRef Holder, Node Function, const Resolver &Names) {
    return Call.parent().is(SyntaxKind::ReturnStatement) ||
           llvm::any_of(returnsOf(Function, Names.scopes()), [&](Node Returned) {
             return !Holder.empty() && Returned.text() == Holder;
           });
  }

  /// Who tries the same function again gets TLS or nothing again.
  bool getsPlain(Node Call, const Resolver &Names) { return Plain.getsPlain(Call, Names, Seen); }

  llvm::SmallVector<Node, 4> Seen; ///< Functions whose callers were looked at.
  PlainSearch Plain;
  TlsDecision Decision;
  const SyntaxTree *Home; ///< The tree of the call that is looked at.
};

/// Whether \p Object, an expression, may be what \p Construction makes.
bool mayBeMadeBy(Node Object, Node Construction, const Resolver &File) {
  auto IsIt = [&](Node Expression, const Resolver &Own) {
    return llvm::any_of(Own.resolve(Expression), [&](const Value &V) {
      return V.Kind == ValueKind::Instance && V.Origin == Construction;
    });
  };
  return IsIt(Object, File) ||
         llvm::any_of(File.scopes().bindingsOf(Object), [&](const Binding &B) {
           return B.Kind == BindingKind::Parameter &&
                  llvm::any_of(argumentsFor(B, File),
                               [&](Node Given) { return IsIt(Given, File.of(Given)); });
         });
}

/// The calls in which FTP_TLS asks for TLS, on the object that \p Construction makes: its
/// constructor connects in plaintext.
llvm::SmallVector<Node, 2> handshakesOf(Node Construction, const Resolver &Names) {
  llvm::SmallVector<Node, 2> Result;
  for (llvm::StringRef Method : {"login", "auth"}) {
    auto Files = Names.othersWith(Method);
    Files.insert(Files.begin(), &Names);
    for (const Resolver *File : Files)
      for (Node Name : File->identifiers(Method)) {
        Node Callee = Name.parent();
        if (Name.field() == SyntaxField::Attribute && Callee.field() == SyntaxField::Function &&
            mayBeMadeBy(Callee.child(SyntaxField::Object), Construction, *File))
          Result.push_back(Callee.parent());
      }
  }
  return Result;
}

} // namespace

std::string mailseal::plaintextFallback(Node Call, const ApiCallable &Row, const Resolver &Names) {
  std::string Receiver =
      Row.Method.empty() ? ""
                         : dottedName(Call.child(SyntaxField::Function).child(SyntaxField::Object));
  FallbackSearch::Errors Raised{RaisedError::ofBadCertificate()};
  std::string Place = FallbackSearch(Row.Module, Call, Names).around(Call, Receiver, Raised, Names);
  if (Row.Module == "ftplib" && Row.Method.empty())
    for (Node Handshake : handshakesOf(Call, Names))
      if (Place.empty())
        Place = FallbackSearch(Row.Module, Call, Names)
                    .around(Handshake, "", Raised, Names.of(Handshake));
  return Place.empty() ? ""
                       : Place + " catches the error of a bad certificate, and the program goes on "
                                 "in plaintext: make it stop there first";
}
