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

} // namespace

bool mailseal::catchesCertificateError(const Handler &H) {
  return H.CatchesAll || llvm::any_of(H.Exceptions, [](llvm::StringRef Name) {
           return !llvm::is_contained(OtherErrors, Name);
         });
}
