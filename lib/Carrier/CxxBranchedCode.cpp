//===- CxxBranchedCode.cpp --------------------------------------------------------===//

#include "Carrier/CxxBranchedCode.h"
#include "Carrier/LiteralDecoder.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;
using llvm::ArrayRef;
using llvm::StringRef;
namespace tok = clang::tok;

/// Takes the branches apart, and drops those that cannot be read one after the other.
struct CxxBranchedCode::Reader {
  Reader(StringRef Bytes, ArrayRef<CxxToken> All) : Bytes(Bytes) {
    visitDirectives(
        All,
        [&](const CxxToken &Token) {
          if (!Open.empty())
            Open.back().Depth += depthOf(Token);
          Tokens.push_back(Token);
        },
        [&](ArrayRef<CxxToken> Directive) { readDirective(Directive); });
    while (!Open.empty())
      closeBranches();
  }

  std::vector<CxxToken> Tokens;
  std::vector<CxxBranch> Branches;
  /// Each from the macro's name on.
  std::vector<ArrayRef<CxxToken>> Defines;

private:
  /// An #if that is not closed yet.
  struct OpenIf {
    size_t Begin = 0;           ///< The first token of its current branch.
    size_t FirstBranch = 0;     ///< Index in Branches.
    int Depth = 0;              ///< Brackets open in the current branch.
    bool IsZero = false;        ///< `#if 0`
    bool IsBalanced = true;     ///< Each branch closes what it opens.
    std::vector<size_t> Starts; ///< The first token of each branch.
  };

  /// What \p Token adds to the number of open brackets.
  static int depthOf(const CxxToken &Token) {
    return isCxxOpener(Token.Kind) - isCxxCloser(Token.Kind);
  }

  void readDirective(ArrayRef<CxxToken> Directive) {
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
      Defines.push_back(Directive.drop_front(2));
  }

  void openBranches(bool IsZero) {
    OpenIf If;
    If.Begin = Tokens.size();
    If.FirstBranch = Branches.size();
    If.IsZero = IsZero;
    If.Starts.push_back(Tokens.size());
    Open.push_back(If);
    Branches.push_back({CxxBranch::If, Tokens.size(), If.FirstBranch});
  }

  void nextBranch(CxxBranch::Kind What) {
    OpenIf &If = Open.back();
    If.IsBalanced &= If.Depth == 0;
    If.Depth = 0;
    If.Starts.push_back(Tokens.size());
    Branches.push_back({What, Tokens.size(), If.FirstBranch});
  }

  void closeBranches() {
    OpenIf If = std::move(Open.back());
    Open.pop_back();
    int Depth = If.Depth;
    if (If.IsBalanced && Depth == 0) {
      Branches.push_back({CxxBranch::EndIf, Tokens.size(), If.FirstBranch});
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
        Open.back().Depth += depthOf(T);
  }

  StringRef Bytes;
  std::vector<OpenIf> Open;
};

CxxBranchedCode::CxxBranchedCode(StringRef Bytes, ArrayRef<CxxToken> All)
    : CxxBranchedCode(Bytes, Reader(Bytes, All)) {}

CxxBranchedCode::CxxBranchedCode(StringRef Bytes, Reader Read)
    : CxxCode(Bytes, std::move(Read.Tokens)), Branches(std::move(Read.Branches)) {
  for (ArrayRef<CxxToken> Define : Read.Defines)
    define(Define.front().Range.in(Bytes), Define.drop_front());
  readConstants();
  for (size_t I = 0; I < size(); ++I)
    if (isName(I))
      Uses[spelling(I)].push_back(I);
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
  return End == Index ? std::nullopt : textOf(bytes(), tokens({Index, End}));
}

void CxxBranchedCode::define(StringRef Name, ArrayRef<CxxToken> Value) {
  std::optional<std::string> Text;
  if (llvm::all_of(Value, [](const CxxToken &T) { return T.isString(); }))
    Text = textOf(bytes(), Value);
  auto [Known, IsNew] = Constants.try_emplace(Name, Text);
  if (!IsNew && Known->second != Text)
    Known->second = std::nullopt;
}

void CxxBranchedCode::readConstants() {
  for (size_t I = 1; I < size(); ++I) {
    if (!isName(I))
      continue;
    size_t Next = I + 1;
    if (is(Next, tok::l_square) && is(Next + 1, tok::r_square))
      Next += 2;
    bool Assigned = is(Next, tok::equal);
    bool Made = (is(Next, tok::l_paren) || is(Next, tok::l_brace)) && isString(Next + 1) &&
                (isName(I - 1) || is(I - 1, tok::greater)) && !isName(I - 1, "return");
    if (is(Next, tok::plusequal)) {
      define(spelling(I), tokens({Next, Next + 1}));
      continue;
    }
    if ((!Assigned && !Made) || is(I - 1, tok::period) || is(I - 1, tok::arrow))
      continue;
    size_t End = Next + 1;
    while (isString(End))
      ++End;
    // Anything but literals is no constant text.
    bool Plain = End > Next + 1 &&
                 (Made ? End == closerOf(Next) : is(End, tok::semi) || is(End, tok::comma));
    define(spelling(I), Plain ? tokens({Next + 1, End}) : tokens({Next, Next + 1}));
  }
}
