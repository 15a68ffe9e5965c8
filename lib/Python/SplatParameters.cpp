#include "SplatParameters.h"
#include "CallArguments.h"
#include "Resolver.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

namespace {

/// Methods of a dictionary that change nothing in it.
constexpr llvm::StringLiteral Readers[] = {"get", "items", "keys", "values"};

/// Whether \p Key is a text, and no name of a context.
bool isOtherKey(Node Key) {
  llvm::StringRef Text;
  return Key.is(SyntaxKind::String) && plainString(Key, Text) && Text != "context" &&
         Text != "ssl_context";
}

/// Whether the use \p N of a dictionary leaves a context in it alone.
bool isHarmless(Node N) {
  Node Parent = N.parent(), Around = Parent.parent();
  if (Parent.is(SyntaxKind::ComparisonOperator))
    return true;
  if (Parent.is(SyntaxKind::Subscript))
    return isOtherKey(N.nextSibling().nextSibling()) ||
           (Parent.field() != SyntaxField::Left && !Around.is(SyntaxKind::DeleteStatement));
  if (!Parent.is(SyntaxKind::Attribute) || !Around.is(SyntaxKind::Call))
    return false;
  llvm::StringRef Method = Parent.child(SyntaxField::Attribute).text();
  return llvm::is_contained(Readers, Method) || ((Method == "pop" || Method == "setdefault") &&
                                                 isOtherKey(CallArguments(Around).find(0, "", 0)));
}

} // namespace

llvm::StringRef mailseal::splatParameter(Node Function, SyntaxKind Kind) {
  for (Node P : Function.child(SyntaxField::Parameters).children()) {
    Node Splat = P.is(Kind) ? P : P.firstChild(); // `**kwargs: Any`
    if (Splat && Splat.is(Kind))
      return Splat.text().ltrim('*');
  }
  return {};
}

bool mailseal::isHandedOn(llvm::StringRef Name, Node Function, Node Call) {
  return llvm::all_of(Function.child(SyntaxField::Body).subtree(), [&](Node N) {
    return !N.is(SyntaxKind::Identifier) || N.text() != Name ||
           N.field() == SyntaxField::Attribute || N.isInside(Call) || isHarmless(N);
  });
}
