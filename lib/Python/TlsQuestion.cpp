#include "TlsQuestion.h"
#include "CallArguments.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

namespace {

/// What the server said of its capabilities, by attribute or method.
constexpr llvm::StringLiteral CapabilitySources[] = {
    "capabilities", "capability", "getcapabilities", "capa", "esmtp_features", "ehlo_resp", "ehlo",
};

/// Whether \p N is, or is in, what the server of \p Receiver said it can do.
bool isCapability(Node N, llvm::StringRef Receiver) {
  std::string Name = dottedName(N);
  return llvm::any_of(CapabilitySources, [&](llvm::StringRef Source) {
    return Name == (Receiver + "." + Source).str();
  });
}

/// Whether \p Name, an identifier, was set from such a thing: `caps = box.capa()`.
bool isSetFrom(Node Name, llvm::StringRef Receiver, const Resolver &Names) {
  const ScopeTable &Scopes = Names.scopes();
  for (const Binding *B : Scopes.reaching(Scopes.bindingsOf(Name), Name)) {
    Node From = B->Target.ancestor(SyntaxKind::Assignment).child(SyntaxField::Right);
    for (llvm::StringRef Source : CapabilitySources)
      if (From && From.text().contains((Receiver + "." + Source).str()))
        return true;
  }
  return false;
}

bool isTlsWord(Node N) {
  return N.is(SyntaxKind::String) &&
         (N.text().contains_insensitive("starttls") || N.text().contains_insensitive("stls"));
}

/// Whether \p N is such a question: `has_extn("starttls")`, `"STLS" in caps`,
/// `re.search(b"STARTTLS", server.ehlo_resp)`.
bool isQuestion(Node N, llvm::StringRef Receiver, const Resolver &Names) {
  bool IsCall = N.is(SyntaxKind::Call);
  if (IsCall && dottedName(N.child(SyntaxField::Function)) == (Receiver + ".has_extn").str())
    return llvm::any_of(CallArguments(N).Positional, isTlsWord);
  return (IsCall || N.is(SyntaxKind::ComparisonOperator)) && llvm::any_of(N.subtree(), isTlsWord) &&
         llvm::any_of(N.subtree(), [&](Node Part) {
           return isCapability(Part, Receiver) || isSetFrom(Part, Receiver, Names);
         });
}

} // namespace

bool mailseal::asksForTls(Node Condition, llvm::StringRef Receiver, const Resolver &Names) {
  llvm::SmallVector<Node, 4> Work{Condition};
  // `a = a + a` leads to one node by many ways.
  llvm::DenseSet<uint32_t> Seen;
  for (size_t Next = 0; Next < Work.size(); ++Next) {
    Node N = Work[Next];
    if (!Seen.insert(N.index()).second)
      continue;
    if (isQuestion(N, Receiver, Names))
      return true;
    if (N.is(SyntaxKind::Identifier))
      for (Node Origin : Names.origins(N))
        if (Origin != N && Origin.range().Begin < Condition.range().Begin)
          Work.push_back(Origin);
    for (Node Child : N.parts())
      Work.push_back(Child);
  }
  return false;
}
