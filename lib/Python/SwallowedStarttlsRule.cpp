//===- SwallowedStarttlsRule.cpp - Where plaintext stays open ------------===//
//
// The ways of SEMANTICS.md, section 3, in which a program logs in or sends
// though it did not get TLS. Whether it may is for a person to decide.

#include "CallArguments.h"
#include "FallbackSearch.h"
#include "Guards.h"
#include "LeftOpen.h"
#include "PlaintextPath.h"
#include "RaisedErrors.h"
#include "UnitContext.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

namespace {

/// What a server's answer raises, by library. The text goes into the message.
struct Answer {
  llvm::StringLiteral Module;
  llvm::StringLiteral What;
  llvm::StringLiteral Exception;
};
constexpr Answer Answers[] = {
    {"smtplib", "a server that does not offer", "smtplib.SMTPNotSupportedError"},
    {"smtplib", "a server that refuses", "smtplib.SMTPResponseException"},
    {"imaplib", "a server that does not offer", "imaplib.IMAP4.abort"},
    {"imaplib", "a server that refuses", "imaplib.IMAP4.error"},
    {"poplib", "a server that does not offer", "poplib.error_proto"},
    {"nntplib", "a server that does not offer", "nntplib.NNTPPermanentError"},
    {"nntplib", "a server that refuses", "nntplib.NNTPTemporaryError"},
};

/// Looks at the calls of one unit.
class SwallowedStarttlsRule {
public:
  SwallowedStarttlsRule(UnitContext &Unit, std::vector<Finding> &Findings)
      : Unit(Unit), Findings(Findings) {}

  void checkCall(Node Call) {
    if (checkPlainLogin(Call))
      return;
    Callees Targets = Unit.Names.resolveCallees(Call);
    if (Targets.Tls.empty() || Targets.Tls.front().Row->Keyword.empty())
      return;
    const Callee &Target = Targets.Tls.front();
    std::string Reason;
    const Callee *Plain = llvm::find_if(Targets.Tls, startsPlain);
    if (Plain != Targets.Tls.end())
      Reason = swallowed(Call, *Plain);
    if (Reason.empty())
      Reason = fallback(Call, *Target.Row);
    if (!Reason.empty())
      report(Call, Target.Row->qualifiedName(),
             "() does not have to succeed: the program goes on in plaintext", Reason);
  }

private:
  void report(Node Call, const std::string &Name, llvm::StringRef What, const std::string &Reason) {
    Finding F;
    F.Id = Rule::SwallowedStarttls;
    F.Call = Name;
    F.Callee = Call.child(SyntaxField::Function).range();
    F.Extent = Call.range();
    F.Message = Name + What.str() + "; not fixed: " + Reason;
    Findings.push_back(std::move(F));
  }

  /// Whether \p Target is an upgrade of an object that starts in plaintext, which
  /// one of SMTP_SSL does not.
  static bool startsPlain(const Callee &Target) {
    const ApiClass *Class = findApiClass(Target.Receiver.Path);
    return !Target.Row->Method.empty() && !(Class && findApiCallable(*Class, ""));
  }

  std::string line(Node N) const {
    return N.tree() == &Unit.Tree ? "line " + std::to_string(N.line())
                                  : Unit.Names.of(N).placeOf(N);
  }

  std::string leakText(Node Leak) const {
    return ", and " + line(Leak) + " calls " + dottedName(Leak.child(SyntaxField::Function)) +
           "(): end the session there";
  }

  static std::string receiverOf(Node Call) {
    return dottedName(Call.child(SyntaxField::Function).child(SyntaxField::Object));
  }

  /// `ftps.login(secure=False)`, where no auth() came before it.
  bool checkPlainLogin(Node Call) {
    Node Secure = CallArguments(Call).find(3, "secure", 0);
    if (!Secure || (!Secure.is(SyntaxKind::FalseLiteral) && Secure.text() != "0"))
      return false;
    for (const Value &V : Unit.Names.resolve(Call.child(SyntaxField::Function))) {
      if (V.Kind != ValueKind::Method || V.Path != "ftplib.FTP_TLS" || V.Member != "login" ||
          hasAuthBefore(Call))
        continue;
      report(Call, "ftplib.FTP_TLS.login", "() is told to log in in plaintext",
             "drop the argument 'secure', or call auth() before");
      return true;
    }
    return false;
  }

  /// Whether the object's auth() has run whenever \p Login runs.
  bool hasAuthBefore(Node Login) const {
    std::string Auth = receiverOf(Login) + ".auth";
    return llvm::any_of(Unit.Calls, [&](Node Call) {
      Node Statement = Call.parent();
      return dottedName(Call.child(SyntaxField::Function)) == Auth &&
             Call.range().Begin < Login.range().Begin &&
             Statement.is(SyntaxKind::ExpressionStatement) && Login.isInside(Statement.parent());
    });
  }

  PlaintextPath openPath(Node Call, const ApiCallable &Row) const {
    return {Call, Row, receiverOf(Call), /*IsOpen=*/true, Unit.Names};
  }

  /// \p Leak, or what gives something away where the function of \p Path, which goes on
  /// from \p Call, has left the object open.
  Node anywhere(Node Leak, const PlaintextPath &Path, Node Call, const ApiCallable &Row) const {
    return Leak || !Path.leavesOpen()
               ? Leak
               : LeftOpen(Row, Unit.Names).find(Call, receiverOf(Call), Path);
  }

  /// Why the connection of the upgrade \p Call can be used without it; empty if it
  /// cannot.
  std::string swallowed(Node Call, const Callee &Target) const {
    const ApiCallable &Row = *Target.Row;
    if (receiverOf(Call).empty())
      return {};
    std::string Command = llvm::StringRef(Row.Method).upper();
    bool IsAsked = stoppedBefore(Call);
    for (const Answer &A : Answers)
      if (A.Module == Row.Module) {
        // Who asked before, and stopped, has a server that offers it.
        if (A.What.ends_with("offer") && IsAsked)
          continue;
        if (std::string Reason = passedOver(Call, Row, A.Exception, A.What.str() + " " + Command);
            !Reason.empty())
          return Reason;
      }
    if (std::string Reason = ownError(Call, Target); !Reason.empty())
      return Reason;
    return IsAsked ? "" : guard(Call, Row, Command);
  }

  /// Why the error of \p What, which is an \p Exception, does not end the session.
  std::string passedOver(Node Call, const ApiCallable &Row, llvm::StringRef Exception,
                         const std::string &What) const {
    Swallowed Found = LeftOpen(Row, Unit.Names)
                          .swallows(Call, receiverOf(Call), {RaisedError::ofClass(Exception)});
    return Found.Leak ? line(Found.Clause) + " catches the error of " + What + leakText(Found.Leak)
                      : "";
  }

  /// The same for errors that the call makes itself: with a context that has no
  /// name to verify, beside a key file, or under another library's keyword.
  std::string ownError(Node Call, const Callee &Target) const {
    const ApiCallable &Row = *Target.Row;
    CallArguments Arguments(Call);
    for (llvm::StringRef Keyword : {"context", "ssl_context"})
      if (Arguments.keyword(Keyword) && Keyword != Row.Keyword)
        return passedOver(Call, Row, "TypeError",
                          "the keyword '" + Keyword.str() + "', which is " + Row.Keyword.str() +
                              " here");
    Node Context = Arguments.find(Row.ContextIndex, Row.Keyword, 0);
    if (!Context || Context.is(SyntaxKind::None))
      return {};
    if (Row.KeyfileIndex >= 0 && (Arguments.keyword("keyfile") || Arguments.keyword("certfile") ||
                                  !Arguments.Positional.empty()))
      return passedOver(Call, Row, "ValueError", "a context beside a keyfile");
    const ApiClass *Class = findApiClass(Target.Receiver.Path);
    Node Construction = Target.Receiver.Origin;
    if (!Class || Class->HostIndex < 0 || !Construction || Target.Receiver.OwnConstructor)
      return {};
    CallArguments Made(Construction);
    Node Host = Made.find(Class->HostIndex, "host", 0);
    bool Hidden = Made.ListSplat || Made.DictionarySplat || Made.LoneGenerator;
    if (Hidden || (Host && !Host.is(SyntaxKind::None) && Host.text().size() > 2))
      return {};
    return passedOver(Call, Row, "ValueError",
                      "a context that has no host to verify: " +
                          (Construction.tree() == Call.tree() ? line(Construction)
                                                              : "its constructor in another file") +
                          " gives none");
  }

  /// Why the call is left out where the server does not offer it.
  std::string guard(Node Call, const ApiCallable &Row, const std::string &Command) const {
    std::string Receiver = receiverOf(Call);
    auto Say = [&](Node Question, Node Leak) {
      return line(Question) + " leaves it out where the server does not offer " + Command +
             leakText(Leak);
    };
    Node Inner = Call;
    for (Node N = Call.parent(); N && !N.is(SyntaxKind::FunctionDefinition);
         Inner = N, N = N.parent()) {
      if (N.is(SyntaxKind::BooleanOperator) && N.child(SyntaxField::Right) == Inner &&
          asksForTls(N.child(SyntaxField::Left), Receiver, Unit.Names)) {
        Node Statement = N;
        while (Statement.parent() && !Statement.parent().is(SyntaxKind::Block) &&
               !Statement.parent().is(SyntaxKind::Module))
          Statement = Statement.parent();
        PlaintextPath Path = openPath(Call, Row);
        if (Node Leak = anywhere(Path.behind(Statement), Path, Call, Row))
          return Say(N, Leak);
      }
      if (!N.is(SyntaxKind::IfStatement))
        continue;
      Node Question, Leak = leftOut(Call, Row, N, Question);
      if (Leak)
        return Say(Question, Leak);
    }
    return {};
  }

  /// The call that gives something away when \p If does not come to \p Call because
  /// of what the server offers; \p Question gets the condition.
  Node leftOut(Node Call, const ApiCallable &Row, Node If, Node &Question) const {
    std::string Receiver = receiverOf(Call);
    Node Refused, RefusedQuestion; // The branch of `if not server.has_extn(…)`.
    auto Look = [&](Node Condition, Node Block) -> Node {
      if (!Condition || !Block || !asksForTls(Condition, Receiver, Unit.Names))
        return {};
      if (Call.isInside(Block)) {
        Question = Condition;
        PlaintextPath Path = openPath(Call, Row);
        return anywhere(Path.past(If, Block), Path, Call, Row);
      }
      if (Block.range().End <= Call.range().Begin && Condition.text().contains("not ")) {
        Refused = Block;
        RefusedQuestion = Condition;
      }
      return {};
    };
    auto BlockOf = [](Node Clause) {
      for (Node Child : Clause.children())
        if (Child.is(SyntaxKind::Block))
          return Child;
      return Node();
    };
    if (Node Leak = Look(If.child(SyntaxField::Condition), BlockOf(If)))
      return Leak;
    for (Node Clause : If.children())
      if (Clause.is(SyntaxKind::ElifClause))
        if (Node Leak = Look(Clause.child(SyntaxField::Condition), BlockOf(Clause)))
          return Leak;
    if (!Refused)
      return {};
    Question = RefusedQuestion;
    PlaintextPath Path = openPath(Call, Row);
    return anywhere(Path.into(Refused, If), Path, Call, Row);
  }

  /// Whether an `if` before \p Call, in its function, asked the server for TLS and
  /// has a branch that leaves.
  bool stoppedBefore(Node Call) const {
    const ScopeTable &Scopes = Unit.Scopes;
    for (Node N = Call; N.parent(); N = N.parent()) {
      if (Scopes.scopeOf(N) != Scopes.scopeOf(Call))
        return false;
      for (Node S : N.parent().children()) {
        if (S.range().Begin >= N.range().Begin)
          break;
        if (S.is(SyntaxKind::IfStatement) &&
            asksForTls(S.child(SyntaxField::Condition), receiverOf(Call), Unit.Names) &&
            leavesWithout(S, Call))
          return true;
      }
    }
    return false;
  }

  /// Whether \p If leaves the suite where there is no TLS, on no other condition than those that
  /// \p Call stands under: `if force and not offered: raise` does not stop who does not force it.
  bool leavesWithout(Node If, Node Call) const {
    auto OfCall = guardsOf(Call);
    auto Holds = [&](const Guard &G) {
      return asksForTls(G.Condition, receiverOf(Call), Unit.Names) ||
             llvm::any_of(OfCall, [&](const Guard &Own) {
               return Own.Holds == G.Holds && Own.Condition.text() == G.Condition.text();
             });
    };
    for (Node N : If.subtree()) {
      bool Leaves = N.is(SyntaxKind::RaiseStatement) || N.is(SyntaxKind::ReturnStatement) ||
                    N.is(SyntaxKind::BreakStatement) || N.is(SyntaxKind::ContinueStatement) ||
                    (N.is(SyntaxKind::Call) && endsProgram(N, Unit.Names));
      if (Leaves && llvm::all_of(guardsOf(N), Holds))
        return true;
    }
    return false;
  }

  /// Why the error of a bad certificate leads on to plaintext, where no other
  /// finding at the call says so already.
  std::string fallback(Node Call, const ApiCallable &Row) const {
    if (std::string Said = plaintextFallback(Call, Row, Unit.Names); !Said.empty())
      for (const Finding &F : Findings)
        if (F.Callee == Call.child(SyntaxField::Function).range() &&
            llvm::StringRef(F.Message).contains(Said))
          return {};
    std::string Receiver = Row.Method.empty() ? holderOf(Call) : receiverOf(Call);
    for (const Handler &H : handlersAround(Call, Unit.Names)) {
      if (!catchesCertificateError(H))
        continue;
      PlaintextPath Path(Call, Row, Receiver, /*IsOpen=*/false, Unit.Names);
      if (Node Leak = Path.through(H))
        return line(H.Clause) + " catches the error of a bad certificate" + leakText(Leak);
      if (!H.raisesAgain())
        return {};
    }
    return {};
  }

  UnitContext &Unit;
  std::vector<Finding> &Findings;
};

} // namespace

void mailseal::checkSwallowedStarttls(UnitContext &Context, std::vector<Finding> &Findings) {
  SwallowedStarttlsRule Rule(Context, Findings);
  for (Node Call : Context.Calls)
    Rule.checkCall(Call);
}
