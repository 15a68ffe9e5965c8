//===- DataChannelRule.cpp - FTP data that goes in plaintext --------------===//
//
// FTP_TLS protects the control connection; the data only behind prot_p() (SEMANTICS.md,
// section 7), for which no argument can stand: said, with advice.

#include "UnitContext.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

namespace {

/// Methods of FTP_TLS that open a data connection.
constexpr llvm::StringLiteral Transfers[] = {
    "dir",       "mlsd",       "nlst",      "ntransfercmd", "retrbinary",
    "retrlines", "storbinary", "storlines", "transfercmd",
};

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
    // An object that may be protected elsewhere is none to speak of; one of FTP never is.
    auto IsTls = [](const Value &V) { return V.Path == "ftplib.FTP_TLS"; };
    bool Known = llvm::all_of(Receivers, [&](const Value &V) {
      return V.Kind == ValueKind::Method && (IsTls(V) || V.Path == "ftplib.FTP") && V.Origin;
    });
    for (const Value &V : Receivers)
      if (Protects)
        Protected.push_back(V.Origin);
      else if (Known && IsTls(V))
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
      Finding F;
      F.Id = Rule::MissingContext;
      F.Call = "ftplib.FTP_TLS." + Function.child(SyntaxField::Attribute).text().str();
      F.Callee = Function.range();
      F.Extent = Call.range();
      F.Message = F.Call + "() transfers its data in plaintext; not fixed: call '" +
                  Function.child(SyntaxField::Object).text().str() +
                  ".prot_p()' after login(), if the server can do it";
      Findings.push_back(std::move(F));
    }
  }

private:
  const UnitContext &Unit;
  std::vector<std::pair<Node, Node>> Open; ///< A transfer and what made its object.
  llvm::SmallVector<Node, 2> Protected;
  bool AnyProtected = false;
};

} // namespace

void mailseal::checkDataChannels(UnitContext &Unit, std::vector<Finding> &Findings) {
  DataChannels Channels(Unit);
  for (Node Call : Unit.Calls)
    Channels.note(Call);
  Channels.report(Findings);
}
