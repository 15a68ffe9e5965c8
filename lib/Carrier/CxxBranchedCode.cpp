//===- CxxBranchedCode.cpp --------------------------------------------------------===//

#include "Carrier/CxxBranchedCode.h"
#include "Carrier/LiteralDecoder.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;
using llvm::ArrayRef;
using llvm::StringRef;
namespace tok = clang::tok;

static bool isOpener(const CxxToken &T) {
  return T.is(tok::l_paren) || T.is(tok::l_brace) || T.is(tok::l_square);
}
static bool isCloser(const CxxToken &T) {
  return T.is(tok::r_paren) || T.is(tok::r_brace) || T.is(tok::r_square);
}

CxxBranchedCode::CxxBranchedCode(StringRef Bytes, ArrayRef<CxxToken> All) : Bytes(Bytes) {
  Eof.Kind = tok::eof;
  Eof.Range = {uint32_t(Bytes.size()), uint32_t(Bytes.size())};
  for (size_t I = 0; I < All.size();) {
    if (!All[I].Directive) {
      if (!Open.empty())
        Open.back().Depth += isOpener(All[I]) - isCloser(All[I]);
      Tokens.push_back(All[I++]);
      continue;
    }
    size_t End = I;
    while (End < All.size() && All[End].Directive == All[I].Directive)
      ++End;
    readDirective(All.slice(I, End - I));
    I = End;
  }
  while (!Open.empty())
    closeBranches();
  matchBrackets();
  readConstants();
  for (size_t I = 0; I < size(); ++I)
    if (isName(I))
      Uses[spelling(I)].push_back(I);
}

void CxxBranchedCode::readDirective(ArrayRef<CxxToken> Directive) {
  if (Directive.size() < 2)
    return;
  auto Spelling = [&](size_t I) {
    return I < Directive.size() ? Directive[I].Range.in(Bytes) : StringRef();
  };
  StringRef Name = Spelling(1);
  if (Name.starts_with("if"))
    openBranches(Name == "if" && Spelling(2) == "0");
  else if (Name.starts_with("el") && !Open.empty())
    nextBranch(Name == "else" ? CxxBranch::Else : CxxBranch::ElseIf);
  else if (Name == "endif" && !Open.empty())
    closeBranches();
  else if (Name == "define" && Directive.size() > 3)
    define(Spelling(2), Directive.drop_front(3));
}

void CxxBranchedCode::openBranches(bool IsZero) {
  OpenIf If;
  If.Begin = Tokens.size();
  If.FirstBranch = Branches.size();
  If.IsZero = IsZero;
  If.Starts.push_back(Tokens.size());
  Open.push_back(If);
  Branches.push_back({CxxBranch::If, Tokens.size()});
}

void CxxBranchedCode::nextBranch(CxxBranch::Kind What) {
  OpenIf &If = Open.back();
  If.IsBalanced &= If.Depth == 0;
  If.Depth = 0;
  If.Starts.push_back(Tokens.size());
  Branches.push_back({What, Tokens.size()});
}

void CxxBranchedCode::closeBranches() {
  OpenIf If = std::move(Open.back());
  Open.pop_back();
  int Depth = If.Depth;
  if (If.IsBalanced && Depth == 0) {
    Branches.push_back({CxxBranch::EndIf, Tokens.size()});
    return;
  }
  // Branches that open what they do not close cannot be read one after the
  // other: one of them stands for all.
  If.Starts.push_back(Tokens.size());
  size_t Kept = If.IsZero && If.Starts.size() > 2 ? 1 : 0;
  std::vector<CxxToken> Branch(Tokens.begin() + If.Starts[Kept],
                               Tokens.begin() + If.Starts[Kept + 1]);
  Tokens.resize(If.Begin);
  llvm::append_range(Tokens, Branch);
  Branches.resize(If.FirstBranch);
  if (!Open.empty())
    for (const CxxToken &T : Branch)
      Open.back().Depth += isOpener(T) - isCloser(T);
}

void CxxBranchedCode::matchBrackets() {
  Closers.assign(Tokens.size(), Tokens.size());
  std::vector<size_t> Stack;
  auto Fits = [&](size_t Opener, size_t Closer) {
    return (Tokens[Opener].is(tok::l_paren) && Tokens[Closer].is(tok::r_paren)) ||
           (Tokens[Opener].is(tok::l_brace) && Tokens[Closer].is(tok::r_brace)) ||
           (Tokens[Opener].is(tok::l_square) && Tokens[Closer].is(tok::r_square));
  };
  for (size_t I = 0; I < Tokens.size(); ++I) {
    if (isOpener(Tokens[I])) {
      Stack.push_back(I);
    } else if (isCloser(Tokens[I])) {
      // A closing brace ends what was left open inside.
      size_t Depth = Stack.size();
      while (Depth > 0 && !Fits(Stack[Depth - 1], I))
        --Depth;
      if (Depth == 0 || (Depth != Stack.size() && !Tokens[I].is(tok::r_brace)))
        continue;
      Closers[Stack[Depth - 1]] = I;
      Stack.resize(Depth - 1);
    }
  }
}

size_t CxxBranchedCode::skipAngles(size_t Less) const {
  constexpr size_t Reach = 200;
  int Depth = 0;
  for (size_t I = Less; I < size() && I - Less < Reach; ++I) {
    switch (at(I).Kind) {
    case tok::less:
      ++Depth;
      break;
    case tok::greater:
      --Depth;
      break;
    case tok::greatergreater:
      Depth -= 2;
      break;
    case tok::l_paren:
    case tok::l_square:
      I = std::min(close(I), size());
      break;
    case tok::raw_identifier:
    case tok::coloncolon:
    case tok::comma:
    case tok::star:
    case tok::amp:
    case tok::ampamp:
    case tok::numeric_constant:
    case tok::ellipsis:
    case tok::equal:
      break;
    default:
      return Less;
    }
    if (Depth <= 0)
      return Depth == 0 ? I + 1 : Less;
  }
  return Less;
}

size_t CxxBranchedCode::find(tok::TokenKind Kind, size_t Begin, size_t End) const {
  for (size_t I = Begin; I < End; ++I) {
    if (is(I, Kind))
      return I;
    if (isOpener(at(I)))
      I = std::min(close(I), End);
  }
  return End;
}

bool CxxBranchedCode::hasBranchInside(size_t Begin, size_t End) const {
  auto Next = llvm::partition_point(Branches, [&](const CxxBranch &B) { return B.At <= Begin; });
  return Next != Branches.end() && Next->At < End;
}

ArrayRef<size_t> CxxBranchedCode::uses(StringRef Name) const {
  auto Found = Uses.find(Name);
  return Found == Uses.end() ? ArrayRef<size_t>() : ArrayRef(Found->second);
}

std::optional<std::string> CxxBranchedCode::constant(StringRef Name) const {
  auto Found = Constants.find(Name);
  return Found == Constants.end() ? std::nullopt : Found->second;
}

/// The text of the literals \p Run; nothing where one has a suffix or is malformed.
static std::optional<std::string> textOf(StringRef Bytes, ArrayRef<CxxToken> Run) {
  std::string Text;
  for (const CxxToken &Token : Run) {
    std::optional<CxxLiteral> Literal = parseCxxLiteral(Bytes, Token.Range);
    if (!Literal || !Token.Range.in(Bytes).ends_with("\""))
      return std::nullopt;
    PythonUnitBuilder Builder;
    Builder.beginPiece({});
    decodeLiteral(Bytes, *Literal, Builder);
    Text += Builder.text();
  }
  return Text;
}

std::optional<std::string> CxxBranchedCode::stringAt(size_t Index, size_t &End) const {
  for (End = Index; isString(End);)
    ++End;
  return End == Index ? std::nullopt : textOf(Bytes, ArrayRef(Tokens).slice(Index, End - Index));
}

void CxxBranchedCode::define(StringRef Name, ArrayRef<CxxToken> Value) {
  std::optional<std::string> Text;
  if (llvm::all_of(Value, [](const CxxToken &T) { return T.isString(); }))
    Text = textOf(Bytes, Value);
  auto [Known, IsNew] = Constants.try_emplace(Name, Text);
  if (!IsNew && Known->second != Text)
    Known->second = std::nullopt;
}

void CxxBranchedCode::readConstants() {
  for (size_t I = 1; I < Tokens.size(); ++I) {
    if (!isName(I))
      continue;
    size_t Next = I + 1;
    if (is(Next, tok::l_square) && is(Next + 1, tok::r_square))
      Next += 2;
    bool Assigned = is(Next, tok::equal);
    bool Made = (is(Next, tok::l_paren) || is(Next, tok::l_brace)) && isString(Next + 1) &&
                (isName(I - 1) || is(I - 1, tok::greater)) && !isName(I - 1, "return");
    if (is(Next, tok::plusequal)) {
      define(spelling(I), ArrayRef(Tokens).slice(Next, 1));
      continue;
    }
    if ((!Assigned && !Made) || is(I - 1, tok::period) || is(I - 1, tok::arrow))
      continue;
    size_t End = Next + 1;
    while (isString(End))
      ++End;
    // Anything but literals is no constant text.
    bool Plain =
        End > Next + 1 && (Made ? End == close(Next) : is(End, tok::semi) || is(End, tok::comma));
    define(spelling(I), Plain ? ArrayRef(Tokens).slice(Next + 1, End - Next - 1)
                              : ArrayRef(Tokens).slice(Next, 1));
  }
}
