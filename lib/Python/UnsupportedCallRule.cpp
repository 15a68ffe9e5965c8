//===- UnsupportedCallRule.cpp - What has no context to give -------------===//
//
// Calls that go without verification, or without TLS, and have no argument that
// would change it in every Python (SEMANTICS.md, section 7): said, with advice.

#include "CallArguments.h"
#include "Contexts.h"
#include "UnitContext.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

namespace {

/// Methods of FTP_TLS that open a data connection.
constexpr llvm::StringLiteral Transfers[] = {
    "dir",       "mlsd",       "nlst",      "ntransfercmd", "retrbinary",
    "retrlines", "storbinary", "storlines", "transfercmd",
};

/// From here on starttls() takes no positional context, so that
/// `secure=(None, None, context)` is a TypeError; 3.14 passes over it in silence.
constexpr PythonVersion LastWithSecureContext{3, 11};

/// Where SMTPHandler's constructor has `secure`.
constexpr int SecureIndex = 5;

Finding finding(Node Call, std::string Name, std::string Message) {
  Finding F;
  F.Id = Rule::MissingContext;
  F.Call = std::move(Name);
  F.Callee = Call.child(SyntaxField::Function).range();
  F.Extent = Call.range();
  F.Message = F.Call + "() " + std::move(Message);
  return F;
}

/// The third element of the tuple \p Secure, a context; or none.
Node contextIn(Node Secure) {
  auto Parts = Secure.parts();
  return Secure.is(SyntaxKind::Tuple) && Parts.size() > 2 ? Parts[2] : Node();
}

void checkHandler(Node Call, const UnitContext &Unit, std::vector<Finding> &Findings) {
  bool IsHandler =
      llvm::any_of(Unit.Names.resolve(Call.child(SyntaxField::Function)), [](const Value &V) {
        return V.Kind == ValueKind::External && V.Path == "logging.handlers.SMTPHandler";
      });
  Node Secure = IsHandler ? CallArguments(Call).find(SecureIndex, "secure", 0) : Node();
  if (!Secure || Secure.is(SyntaxKind::None))
    return;
  Node Context = contextIn(Secure);
  bool Verifies = Context && judgeContext(Context, Unit.Names).State == ContextState::Trusted;
  bool HasOldPythons = Unit.Options.Target <= LastWithSecureContext;
  std::string Message = Verifies ? "verifies up to Python 3.11 only; later ones raise a TypeError "
                                   "or, from 3.14 on, pass over the context"
                                 : "verifies no certificate with this 'secure'";
  Message += "; not fixed: no value of it does in every Python: derive a handler whose emit() "
             "calls starttls(context=ssl.create_default_context())";
  if (!Verifies && HasOldPythons)
    Message += "; up to Python 3.11 secure=(None, None, ssl.create_default_context()) will do";
  Findings.push_back(finding(Call, "logging.handlers.SMTPHandler", std::move(Message)));
}

/// The calls of one method of FTP_TLS objects, by the call that made the object.
class DataChannels {
public:
  explicit DataChannels(const UnitContext &Unit) : Unit(Unit) {}

  void note(Node Call) {
    Node Function = Call.child(SyntaxField::Function);
    if (!Function.is(SyntaxKind::Attribute))
      return;
    llvm::StringRef Method = Function.child(SyntaxField::Attribute).text();
    bool Protects = Method == "prot_p";
    if (!Protects && !llvm::is_contained(Transfers, Method))
      return;
    Values Receivers = Unit.Names.resolve(Function);
    // An object that may be protected elsewhere is none to speak of.
    bool Known = llvm::all_of(Receivers, [](const Value &V) {
      return V.Kind == ValueKind::Method && V.Path == "ftplib.FTP_TLS" && V.Origin;
    });
    for (const Value &V : Receivers)
      if (Protects)
        Protected.push_back(V.Origin);
      else if (Known)
        Open.emplace_back(Call, V.Origin);
    // `conn.prot_p()` on something that was not followed may mean any of them.
    AnyProtected |= Protects && !Known;
  }

  void report(std::vector<Finding> &Findings) const {
    llvm::SmallVector<Node, 2> Reported;
    for (const auto &[Call, Origin] : Open) {
      if (AnyProtected || llvm::is_contained(Protected, Origin) ||
          llvm::is_contained(Reported, Origin))
        continue;
      Reported.push_back(Origin);
      Node Function = Call.child(SyntaxField::Function);
      Findings.push_back(
          finding(Call, "ftplib.FTP_TLS." + Function.child(SyntaxField::Attribute).text().str(),
                  "transfers its data in plaintext; not fixed: call '" +
                      Function.child(SyntaxField::Object).text().str() +
                      ".prot_p()' after login(), if the server can do it"));
    }
  }

private:
  const UnitContext &Unit;
  std::vector<std::pair<Node, Node>> Open; ///< A transfer and what made its object.
  llvm::SmallVector<Node, 2> Protected;
  bool AnyProtected = false;
};

} // namespace

void mailseal::checkUnsupportedCalls(UnitContext &Unit, std::vector<Finding> &Findings) {
  DataChannels Channels(Unit);
  for (Node Call : Unit.Calls) {
    checkHandler(Call, Unit, Findings);
    Channels.note(Call);
  }
  Channels.report(Findings);
}
