//===- SwigScopes.cpp -----------------------------------------------------===//

#include "Carrier/SwigScopes.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;
using llvm::StringRef;

static constexpr llvm::StringLiteral ClassKeys[] = {"class", "struct", "union", "%extend"};
/// What may stand with parentheses between a class key and the name.
static constexpr llvm::StringLiteral Attributes[] = {"__declspec", "__attribute__", "alignas"};
/// The scope of braces that are neither a class nor a namespace.
static constexpr StringRef Unknown = "{";

void SwigScopes::see(const SwigToken &Token) {
  StringRef Text = Token.Range.in(Bytes);
  if (Text == "{") {
    Open.push_back(nameOfScope());
  } else if (Text == "}") {
    if (!Open.empty())
      Open.pop_back();
  } else if (Text != ";" && Token.Kind != SwigTokenKind::Block) {
    Head.push_back(Token);
    return;
  }
  Head.clear();
}

void SwigScopes::restore(State Saved) {
  Open = std::move(Saved);
  Head.clear();
}

std::string SwigScopes::currentClass() const {
  auto Inner = llvm::find_if(llvm::reverse(Open), [](StringRef Name) { return !Name.empty(); });
  return Inner == Open.rend() ? "" : *Inner;
}

/// What the brace behind the tokens of Head opens.
std::string SwigScopes::nameOfScope() const {
  auto TextOf = [&](const SwigToken &Token) { return Token.Range.in(Bytes); };
  auto IsKey = [&](const SwigToken &T) { return llvm::is_contained(ClassKeys, TextOf(T)); };
  auto Is = [&](StringRef Text) {
    return llvm::any_of(Head, [&](const SwigToken &T) { return TextOf(T) == Text; });
  };
  auto Key = llvm::find_if(llvm::reverse(Head), IsKey);
  if (Key == Head.rend())
    return Is("namespace") || (Is("extern") && !Is("(")) ? "" : Unknown.str();
  size_t I = Key.base() - Head.begin();
  bool IsEnum = I >= 2 && TextOf(Head[I - 2]) == "enum";
  std::string Name;
  for (; I < Head.size() && !IsEnum; ++I) {
    StringRef Text = TextOf(Head[I]);
    if (Text == "*" || Text == "&" || Text == "=")
      return Unknown.str();
    if (Text == "(" && !llvm::is_contained(Attributes, TextOf(Head[I - 1])))
      return Unknown.str();
    bool StartsBases = Text == ":" && I + 1 < Head.size() && TextOf(Head[I + 1]) != ":";
    if (StartsBases || Text == "<")
      break;
    if (Text == ":")
      ++I;
    else if (Head[I].Kind == SwigTokenKind::Name)
      Name = Text.str();
  }
  return Name.empty() ? Unknown.str() : Name;
}
