//===- CxxOutline.cpp -----------------------------------------------------===//

#include "Carrier/CxxOutline.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;
using llvm::StringRef;
namespace tok = clang::tok;

/// Deeper than a person nests classes and namespaces.
static constexpr unsigned MaxDepth = 50;

/// What may stand between parameters and body.
static constexpr llvm::StringLiteral Trailers[] = {
    "const", "noexcept", "override", "final", "volatile", "try", "requires", "throw", "mutable",
};
/// Names before a parenthesis that opens no parameters.
static constexpr llvm::StringLiteral NotFunctions[] = {
    "__declspec", "__attribute__", "alignas", "decltype", "noexcept", "explicit", "throw",
    "if",         "for",           "while",   "switch",   "catch",    "sizeof",
};
static constexpr llvm::StringLiteral AccessSpecifiers[] = {"public", "protected", "private",
                                                           "virtual"};

void CxxOutline::scan(size_t Begin, size_t End, StringRef Class, unsigned Depth) {
  if (Depth > MaxDepth)
    return;
  for (size_t I = Begin; I < End;) {
    size_t Next = I + 1;
    StringRef Word = Code.isName(I) ? Code.spelling(I) : "";
    if (Word == "template" && Code.is(Next, tok::less))
      Next = std::max(Code.skipAngles(Next), Next + 1);
    else if (Word == "namespace" || (Word == "extern" && Code.isString(Next)))
      Next = readNamespace(I, End, Depth);
    else if (Word == "using" || Word == "typedef" || Word == "static_assert" || Word == "friend" ||
             Word == "enum")
      Next = skipToSemicolon(I, End);
    else if (Word == "class" || Word == "struct" || Word == "union")
      Next = readClass(I, End, Depth);
    else if (Code.is(I, tok::l_brace))
      Next = std::min(Code.closerOf(I), End) + 1;
    else if (Code.is(Next, tok::colon) && !Word.empty())
      Next = I + 2; // `public:`
    else if (!Word.empty() || Code.is(I, tok::coloncolon) || Code.is(I, tok::tilde))
      Next = readDeclaration(I, End, Class);
    I = std::max(Next, I + 1);
  }
}

size_t CxxOutline::skipToSemicolon(size_t Index, size_t End) const {
  return Code.find({Index, End}, tok::semi) + 1;
}

size_t CxxOutline::readNamespace(size_t Index, size_t End, unsigned Depth) {
  size_t I = Index + 1;
  for (; I < End && !Code.is(I, tok::l_brace); ++I) {
    if (Code.is(I, tok::semi) || Code.is(I, tok::equal))
      return skipToSemicolon(I, End);
    if (Code.isName(I))
      Namespaces.insert(Code.spelling(I));
    else if (!Code.isString(I) && !Code.is(I, tok::coloncolon) && !Code.is(I, tok::l_square) &&
             !Code.is(I, tok::r_square))
      return readDeclaration(Index, End, ""); // `extern "C" void f() {`
    if (Code.isName(I) && Code.isName(I + 1) && Code.isString(Index + 1))
      return readDeclaration(I, End, "");
  }
  size_t Close = std::min(Code.closerOf(I), End);
  scan(I + 1, Close, "", Depth + 1);
  return Close + 1;
}

size_t CxxOutline::readClass(size_t Index, size_t End, unsigned Depth) {
  StringRef Name;
  CxxClass Class;
  bool InBases = false;
  size_t I = Index + 1;
  for (; I < End && !Code.is(I, tok::l_brace); ++I) {
    if (Code.is(I, tok::semi) || Code.is(I, tok::equal) || Code.is(I, tok::star) ||
        Code.is(I, tok::amp))
      return readDeclaration(Index + 1, End, "");
    if (Code.is(I, tok::l_paren)) {
      if (!Code.isName(I - 1, "alignas") && !Code.isName(I - 1, "__attribute__") &&
          !Code.isName(I - 1, "__declspec"))
        return readDeclaration(Index + 1, End, "");
      I = std::min(Code.closerOf(I), End);
    } else if (Code.is(I, tok::less)) {
      I = std::max(Code.skipAngles(I), I + 1) - 1;
    } else if (Code.is(I, tok::colon)) {
      InBases = true;
    } else if (Code.isName(I) && InBases &&
               !llvm::is_contained(AccessSpecifiers, Code.spelling(I)) &&
               !Code.is(I + 1, tok::coloncolon)) {
      Class.Bases.push_back(Code.spelling(I));
    } else if (Code.isName(I) && !InBases && Code.spelling(I) != "final") {
      Name = Code.spelling(I);
    }
  }
  if (I >= End)
    return End;
  CxxClass &Known = Classes[Name];
  llvm::append_range(Known.Bases, Class.Bases);
  size_t Close = std::min(Code.closerOf(I), End);
  scan(I + 1, Close, Name, Depth + 1);
  return skipToSemicolon(Close, End);
}

bool CxxOutline::opensParameters(size_t Open) const {
  if (Open == 0)
    return false;
  bool Named = Code.isName(Open - 1) && !llvm::is_contained(NotFunctions, Code.spelling(Open - 1));
  bool IsOperator = Open >= 2 && (Code.isName(Open - 2, "operator") ||
                                  (Open >= 3 && Code.isName(Open - 3, "operator")));
  size_t Behind = Code.closerOf(Open) + 1;
  bool Trailed = Code.is(Behind, tok::l_brace) || Code.is(Behind, tok::colon) ||
                 Code.is(Behind, tok::semi) || Code.is(Behind, tok::arrow) ||
                 Code.is(Behind, tok::equal) || Code.is(Behind, tok::amp) ||
                 Code.is(Behind, tok::ampamp) ||
                 (Code.isName(Behind) && llvm::is_contained(Trailers, Code.spelling(Behind)));
  return (Named || IsOperator) && Trailed;
}

size_t CxxOutline::readDeclaration(size_t Index, size_t End, StringRef Class) {
  bool HasValue = false, HasParens = false;
  for (size_t I = Index; I < End; ++I) {
    switch (Code[I].Kind) {
    case tok::semi:
      if (HasValue || !HasParens)
        Variables.push_back({Class, Index, I, HasValue});
      return I + 1;
    case tok::equal:
      HasValue |= !Code.isName(I - 1, "operator");
      break;
    case tok::l_paren: {
      size_t Close = std::min(Code.closerOf(I), End);
      bool GivesValue = false;
      HasParens = true;
      for (size_t J = I + 1; J < Close; ++J)
        GivesValue |= Code.isString(J) || Code.is(J, tok::numeric_constant);
      bool Declares = !HasValue && opensParameters(I);
      if (Declares && !(GivesValue && Code.is(Close + 1, tok::semi)))
        return readFunction(Index, I, End, Class);
      // Not `MACRO("text")`, behind which a declaration begins.
      HasValue |= GivesValue && (Code.is(Close + 1, tok::semi) || Code.is(Close + 1, tok::comma));
      I = Close;
      break;
    }
    case tok::l_brace:
      if (!HasValue && !Code.is(std::min(Code.closerOf(I), End) + 1, tok::semi))
        return std::min(Code.closerOf(I), End) + 1;
      HasValue = true;
      I = std::min(Code.closerOf(I), End);
      break;
    case tok::l_square:
      I = std::min(Code.closerOf(I), End);
      break;
    case tok::less:
      I = std::max(Code.skipAngles(I), I + 1) - 1;
      break;
    case tok::r_brace:
      return I + 1;
    default:
      break;
    }
  }
  return End;
}

/// Reads what follows the parameters of a function up to the end of its body.
size_t CxxOutline::readFunction(size_t Begin, size_t Parameters, size_t End, StringRef Class) {
  CxxFunction F;
  F.Begin = Begin;
  F.Class = Class;
  F.Parameters = Parameters;
  F.Name = Code.isName(Parameters - 1) ? Code.spelling(Parameters - 1) : "cxx_operator";
  size_t Qualifier = Parameters - 1;
  if (Qualifier > 0 && Code.is(Qualifier - 1, tok::tilde))
    --Qualifier;
  if (Qualifier >= 2 && Qualifier - 2 >= Begin && Code.is(Qualifier - 1, tok::coloncolon) &&
      Code.isName(Qualifier - 2) && !Namespaces.contains(Code.spelling(Qualifier - 2)))
    F.Class = Code.spelling(Qualifier - 2);

  size_t I = Code.closerOf(Parameters) + 1;
  for (; I < End && !Code.is(I, tok::l_brace); ++I) {
    if (Code.is(I, tok::semi))
      return I + 1; // A prototype.
    if (Code.is(I, tok::l_paren))
      I = std::min(Code.closerOf(I), End);
    if (!Code.is(I, tok::colon))
      continue;
    F.Initializers = ++I;
    // `: a(1), b{2} {`
    while (I < End) {
      if (Code.is(I, tok::less))
        I = std::max(Code.skipAngles(I), I + 1) - 1;
      bool Opens = Code.is(I, tok::l_paren) || (Code.is(I, tok::l_brace) && Code.isName(I - 1));
      if (Opens) {
        I = std::min(Code.closerOf(I), End) + 1;
        if (!Code.is(I, tok::comma))
          break;
      }
      ++I;
    }
    break;
  }
  if (!Code.is(I, tok::l_brace))
    return I + 1;
  F.Body = I;
  if (!F.Initializers)
    F.Initializers = I;
  if (!F.Class.empty())
    Classes[F.Class].Methods.insert(F.Name);
  Functions.push_back(F);
  return std::min(Code.closerOf(I), End) + 1;
}
