#include "Surroundings.h"
#include "CallArguments.h"
#include "Contexts.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/STLFunctionalExtras.h"

using namespace mailseal;

namespace {

/// Exceptions that a bad certificate does not raise: SSLCertVerificationError is
/// an SSLError, OSError and ValueError only. Anything else may be a base of it.
constexpr llvm::StringLiteral OtherErrors[] = {
    "AttributeError",
    "ConnectionError",
    "ConnectionRefusedError",
    "ConnectionResetError",
    "EOFError",
    "ImportError",
    "IndexError",
    "KeyError",
    "KeyboardInterrupt",
    "RuntimeError",
    "TimeoutError",
    "TypeError",
    "UnicodeError",
    "socket.gaierror",
    "socket.herror",
    "socket.timeout",
    "imaplib.IMAP4.abort",
    "imaplib.IMAP4.error",
    "nntplib.NNTPError",
    "poplib.error_proto",
    "smtplib.SMTPException",
    "smtplib.SMTPAuthenticationError",
    "smtplib.SMTPConnectError",
    "smtplib.SMTPHeloError",
    "smtplib.SMTPNotSupportedError",
    "smtplib.SMTPServerDisconnected",
};

/// Words in the condition of a branch that chooses not to verify.
constexpr llvm::StringLiteral ChoiceWords[] = {
    "insecure",       "verify",     "self_signed",   "selfsigned",  "unverified",
    "check_hostname", "check_cert", "validate_cert", "ignore_cert", "trust",
};

/// Calls \p Visit with the nodes of \p Within, in order, until it says true.
bool anyNode(Node Within, const SyntaxTree &Tree, llvm::function_ref<bool(Node)> Visit) {
  for (uint32_t I = Within.index(); I < Tree.size(); ++I) {
    Node N = Tree.node(I);
    if (N.range().Begin > Within.range().End)
      return false;
    if (N.isInside(Within) && Visit(N))
      return true;
  }
  return false;
}

bool catchesCertificateError(Node Exception, const Resolver &Names) {
  if (Exception.is(SyntaxKind::AsPattern))
    Exception = Exception.firstChild();
  if (Exception.is(SyntaxKind::Identifier) || Exception.is(SyntaxKind::Attribute)) {
    for (const Value &V : Names.resolve(Exception)) {
      llvm::StringRef Path = V.Kind == ValueKind::External ? V.Path : Exception.text();
      if (!llvm::is_contained(OtherErrors, Path))
        return true;
    }
    return false;
  }
  // A tuple catches what one of its members does.
  for (Node Member : Exception.children())
    if (Member.isNamed() && !Member.is(SyntaxKind::Comment) &&
        catchesCertificateError(Member, Names))
      return true;
  return false;
}

bool isCaught(Node Handler, const Resolver &Names) {
  bool Bare = true;
  for (Node Child : Handler.children()) {
    if (!Child.isNamed() || Child.is(SyntaxKind::Comment) || Child.is(SyntaxKind::Block))
      continue;
    Bare = false;
    if (catchesCertificateError(Child, Names))
      return true;
  }
  return Bare;
}

/// Whether the handler's last statement leaves the function.
bool leaves(Node Handler) {
  Node Last;
  for (Node Child : Handler.children())
    if (Child.is(SyntaxKind::Block))
      for (Node Statement : Child.children())
        Last = Statement;
  return Last.is(SyntaxKind::RaiseStatement) || Last.is(SyntaxKind::ReturnStatement);
}

/// Whether the two stand in different branches of one `if`.
bool exclude(Node A, Node B) {
  Node Inner = A;
  while (Inner && !B.isInside(Inner.parent()))
    Inner = Inner.parent();
  return Inner && Inner.parent().is(SyntaxKind::IfStatement);
}

/// Whether \p Call makes an object of the library's class without TLS.
bool makesPlain(Node Call, const ApiCallable &Row, const Resolver &Names) {
  return llvm::any_of(Names.resolve(Call.child(SyntaxField::Function)), [&](const Value &F) {
    const ApiClass *Class = F.Kind == ValueKind::External ? findApiClass(F.Path) : nullptr;
    return Class && Class->Module == Row.Module && !findApiCallable(*Class, "");
  });
}

bool connectsAgain(Node Call, llvm::StringRef Receiver) {
  return !Receiver.empty() &&
         dottedName(Call.child(SyntaxField::Function)) == (Receiver + ".connect").str();
}

} // namespace

std::string mailseal::plaintextFallback(Node Call, const ApiCallable &Row, const Resolver &Names,
                                        const SyntaxTree &Tree) {
  ScopeId Scope = Names.scopes().scopeOf(Call);
  std::string Receiver =
      Row.Method.empty() ? ""
                         : dottedName(Call.child(SyntaxField::Function).child(SyntaxField::Object));
  auto GoesOn = [&](Node N) {
    return N.is(SyntaxKind::Call) && (makesPlain(N, Row, Names) || connectsAgain(N, Receiver));
  };
  for (Node Try = Call.ancestor(SyntaxKind::TryStatement); Try;
       Try = Try.ancestor(SyntaxKind::TryStatement)) {
    if (Names.scopes().scopeOf(Try) != Scope)
      break;
    if (!Call.isInside(Try.child(SyntaxField::Body)))
      continue;
    for (Node Handler : Try.children()) {
      if (!Handler.is(SyntaxKind::ExceptClause) || !isCaught(Handler, Names))
        continue;
      std::string Reason =
          "line " + std::to_string(Tree.text().take_front(Handler.range().Begin).count('\n') + 1) +
          " catches the error of a bad certificate, and the program goes on in "
          "plaintext: make it stop there first";
      if (anyNode(Handler, Tree, GoesOn))
        return Reason;
      // Behind the try statement, too, if the handler gets there.
      if (!Row.Method.empty() || leaves(Handler))
        continue;
      auto LaterPlain = [&](Node N) {
        return N.range().Begin >= Try.range().End && Names.scopes().scopeOf(N) == Scope &&
               GoesOn(N) && !exclude(N, Call);
      };
      if (anyNode(Names.scopes().scope(Scope).Definition, Tree, LaterPlain))
        return Reason;
    }
  }
  return {};
}

std::string mailseal::optOut(Node Call, const ApiCallable &Row, const Resolver &Names,
                             const SyntaxTree &Tree) {
  ScopeId Scope = Names.scopes().scopeOf(Call);
  for (Node If = Call.ancestor(SyntaxKind::IfStatement); If;
       If = If.ancestor(SyntaxKind::IfStatement)) {
    if (Names.scopes().scopeOf(If) != Scope)
      break;
    for (Node Part : If.children()) {
      if (Call.isInside(Part) || !Part.isNamed())
        continue;
      if (Part.field() == SyntaxField::Condition &&
          llvm::any_of(ChoiceWords, [&](llvm::StringRef Word) {
            return Part.text().contains_insensitive(Word);
          }))
        return "'" + Part.text().str() + "' may choose not to verify on purpose";
      bool Verifies = anyNode(Part, Tree, [&](Node N) {
        if (!N.is(SyntaxKind::Call))
          return false;
        Callees Targets = Names.resolveCallees(N);
        if (Targets.Tls.empty() || Targets.Tls.front().Row != &Row)
          return false;
        Node Context = CallArguments(N).find(Row.ContextIndex, Row.Keyword, 0);
        return Context && judgeContext(Context, Names).State == ContextState::Trusted;
      });
      if (Verifies)
        return "another branch passes a context, so this one may go without on purpose";
    }
  }
  return {};
}
