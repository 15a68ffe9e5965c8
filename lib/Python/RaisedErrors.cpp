#include "RaisedErrors.h"
#include "llvm/ADT/STLExtras.h"

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
    "ftplib.Error",
    "ftplib.error_perm",
    "ftplib.error_proto",
    "ftplib.error_reply",
    "ftplib.error_temp",
    "imaplib.IMAP4.abort",
    "imaplib.IMAP4.error",
    "nntplib.NNTPError",
    "poplib.error_proto",
    "smtplib.SMTPException",
    "smtplib.SMTPAuthenticationError",
    "smtplib.SMTPConnectError",
    "smtplib.SMTPDataError",
    "smtplib.SMTPHeloError",
    "smtplib.SMTPNotSupportedError",
    "smtplib.SMTPRecipientsRefused",
    "smtplib.SMTPResponseException",
    "smtplib.SMTPSenderRefused",
    "smtplib.SMTPServerDisconnected",
};

/// The bases of exceptions that a program raises for its callers.
struct ExceptionBase {
  llvm::StringLiteral Name;
  llvm::StringLiteral Base;
};
constexpr ExceptionBase Bases[] = {
    {"ArithmeticError", "Exception"},
    {"AssertionError", "Exception"},
    {"AttributeError", "Exception"},
    {"BaseException", ""},
    {"BrokenPipeError", "ConnectionError"},
    {"ConnectionAbortedError", "ConnectionError"},
    {"ConnectionError", "OSError"},
    {"ConnectionRefusedError", "ConnectionError"},
    {"ConnectionResetError", "ConnectionError"},
    {"EOFError", "Exception"},
    {"Exception", "BaseException"},
    {"ImportError", "Exception"},
    {"IndexError", "LookupError"},
    {"InterruptedError", "OSError"},
    {"KeyError", "LookupError"},
    {"KeyboardInterrupt", "BaseException"},
    {"LookupError", "Exception"},
    {"NotImplementedError", "RuntimeError"},
    {"OSError", "Exception"},
    {"PermissionError", "OSError"},
    {"RuntimeError", "Exception"},
    {"SystemExit", "BaseException"},
    {"TimeoutError", "OSError"},
    {"TypeError", "Exception"},
    {"ValueError", "Exception"},
    {"Warning", "Exception"},
    {"ftplib.Error", "Exception"},
    {"nntplib.NNTPError", "Exception"},
    {"nntplib.NNTPPermanentError", "nntplib.NNTPError"},
    {"nntplib.NNTPTemporaryError", "nntplib.NNTPError"},
    {"imaplib.IMAP4.abort", "imaplib.IMAP4.error"},
    {"imaplib.IMAP4.error", "Exception"},
    {"poplib.error_proto", "Exception"},
    {"smtplib.SMTPConnectError", "smtplib.SMTPResponseException"},
    {"smtplib.SMTPException", "OSError"},
    {"smtplib.SMTPNotSupportedError", "smtplib.SMTPException"},
    {"smtplib.SMTPResponseException", "smtplib.SMTPException"},
    {"smtplib.SMTPServerDisconnected", "smtplib.SMTPException"},
    {"ssl.CertificateError", "ssl.SSLError"},
    {"ssl.SSLCertVerificationError", "ssl.SSLError"},
    {"ssl.SSLError", "OSError"},
};

/// What a bad certificate raises.
constexpr llvm::StringLiteral CertificateErrors[] = {"ssl.SSLCertVerificationError",
                                                     "ssl.CertificateError", "ValueError"};

/// Other names, and a tuple that is as good as one.
constexpr ExceptionBase Aliases[] = {
    {"EnvironmentError", "OSError"},  {"IOError", "OSError"},  {"StandardError", "Exception"},
    {"ftplib.all_errors", "OSError"}, {"os.error", "OSError"}, {"select.error", "OSError"},
    {"socket.error", "OSError"},
};

llvm::StringRef ownName(llvm::StringRef Path) {
  const auto *Row = llvm::find_if(Aliases, [&](const ExceptionBase &A) { return A.Name == Path; });
  return Row == std::end(Aliases) ? Path : llvm::StringRef(Row->Base);
}

/// The name that \p Clause binds the exception to, or empty.
llvm::StringRef aliasOf(Node Clause) {
  for (Node Child : Clause.children())
    if (Child.is(SyntaxKind::AsPattern))
      return Child.child(SyntaxField::Alias).text();
  return {};
}

/// Whether \p Expression is the exception \p Alias: `e`, `e.with_traceback(t)`.
bool isException(Node Expression, llvm::StringRef Alias) {
  if (Expression.is(SyntaxKind::Call))
    Expression = Expression.child(SyntaxField::Function).child(SyntaxField::Object);
  return Expression.is(SyntaxKind::Identifier) && Expression.text() == Alias;
}

bool isSame(const Value &A, const Value &B) { return A.Home == B.Home && A.Class == B.Class; }

} // namespace

RaisedError RaisedError::ofBadCertificate() {
  RaisedError Error;
  for (llvm::StringRef Name : CertificateErrors)
    Error.addName(Name);
  Error.MayBeOther = true;
  return Error;
}

RaisedError RaisedError::ofClass(llvm::StringRef Path) {
  RaisedError Error;
  Error.addName(Path);
  return Error;
}

void RaisedError::addName(llvm::StringRef Path) {
  for (llvm::StringRef Name = ownName(Path); !Name.empty();) {
    const auto *Row = llvm::find_if(Bases, [&](const ExceptionBase &B) { return B.Name == Name; });
    Names.push_back(Name.str());
    if (Row == std::end(Bases)) {
      MayBeOther = true;
      return;
    }
    Name = Row->Base;
  }
}

void RaisedError::addClass(const Value &Class) {
  if (llvm::any_of(Classes, [&](const Value &Known) { return isSame(Known, Class); }))
    return;
  Classes.push_back(Class);
  for (Node Base :
       Class.Home->scopes().scope(Class.Class).Definition.child(SyntaxField::Superclasses).parts())
    addRaised(Base, *Class.Home);
}

void RaisedError::addBuiltin(Node Name, const Resolver &Resolver) {
  ScopeId Found = 0;
  const ScopeTable &Scopes = Resolver.scopes();
  if (Name.is(SyntaxKind::Identifier) &&
      !Scopes.findScope(Name.text(), Scopes.scopeOf(Name), Found))
    addName(Name.text());
  else
    MayBeOther = true;
}

void RaisedError::addRaised(Node Expression, const Resolver &Names) {
  if (Expression.is(SyntaxKind::Call))
    Expression = Expression.child(SyntaxField::Function);
  for (const Value &V : Names.resolveOpened(Expression))
    switch (V.Kind) {
    case ValueKind::LocalClass:
    case ValueKind::LocalInstance:
      addClass(V);
      break;
    case ValueKind::External:
    case ValueKind::Instance:
      addName(V.Path);
      break;
    case ValueKind::Unknown:
      addBuiltin(Expression, Names);
      break;
    default:
      MayBeOther = true;
    }
}

bool RaisedError::isCaughtBy(const Handler &H) const {
  return isSurelyCaughtBy(H) || (MayBeOther && catchesCertificateError(H));
}

bool RaisedError::isSurelyCaughtBy(const Handler &H) const {
  return H.CatchesAll ||
         llvm::any_of(
             H.Exceptions,
             [&](llvm::StringRef Name) { return llvm::is_contained(Names, ownName(Name)); }) ||
         llvm::any_of(H.Classes, [&](const Value &Caught) {
           return llvm::any_of(Classes, [&](const Value &Own) { return isSame(Own, Caught); });
         });
}

llvm::SmallVector<RaisedError, 1> RaisedError::raisedIn(const Handler &H,
                                                        const Resolver &Names) const {
  llvm::SmallVector<RaisedError, 1> Result;
  llvm::StringRef Alias = aliasOf(H.Clause);
  for (Node N : H.body().subtree()) {
    if (!N.is(SyntaxKind::RaiseStatement) ||
        Names.scopes().scopeOf(N) != Names.scopes().scopeOf(H.Clause))
      continue;
    auto Parts = N.parts();
    if (Parts.empty() || isException(Parts.front(), Alias)) {
      Result.push_back(*this);
      continue;
    }
    Result.emplace_back();
    Result.back().addRaised(Parts.front(), Names);
  }
  return Result;
}

bool mailseal::catchesCertificateError(const Handler &H) {
  return H.CatchesAll || llvm::any_of(H.Exceptions, [](llvm::StringRef Name) {
           return !llvm::is_contained(OtherErrors, Name);
         });
}
