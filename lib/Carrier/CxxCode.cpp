//===- CxxCode.cpp --------------------------------------------------------===//

#include "Carrier/CxxCode.h"

using namespace mailseal;
using llvm::StringRef;
namespace tok = clang::tok;

namespace {
struct Bracket {
  tok::TokenKind Open, Close;
};
constexpr Bracket Brackets[] = {
    {tok::l_paren, tok::r_paren}, {tok::l_brace, tok::r_brace}, {tok::l_square, tok::r_square}};
} // namespace

bool mailseal::isCxxOpener(tok::TokenKind Kind) {
  return llvm::any_of(Brackets, [&](const Bracket &B) { return Kind == B.Open; });
}

bool mailseal::isCxxCloser(tok::TokenKind Kind) {
  return llvm::any_of(Brackets, [&](const Bracket &B) { return Kind == B.Close; });
}

void mailseal::visitDirectives(llvm::ArrayRef<CxxToken> Tokens,
                               llvm::function_ref<void(const CxxToken &)> OnCode,
                               llvm::function_ref<void(llvm::ArrayRef<CxxToken>)> OnDirective) {
  for (size_t I = 0; I < Tokens.size();) {
    if (!Tokens[I].Directive) {
      OnCode(Tokens[I++]);
      continue;
    }
    size_t End = I;
    while (End < Tokens.size() && Tokens[End].Directive == Tokens[I].Directive)
      ++End;
    OnDirective(Tokens.slice(I, End - I));
    I = End;
  }
}

llvm::SmallVector<uint32_t, 2> CxxCode::armsAt(uint32_t Offset) const {
  llvm::SmallVector<uint32_t, 2> Result;
  size_t Behind =
      llvm::partition_point(Branches, [&](const CxxArm &B) { return B.Begin <= Offset; }) -
      Branches.begin();
  for (size_t I = Behind; I > 0;) {
    const CxxArm &B = Branches[I - 1];
    if (Offset < B.End)
      Result.push_back(B.Begin);
    I = B.Parent + 1 == I ? 0 : B.Parent + 1;
  }
  std::reverse(Result.begin(), Result.end());
  return Result;
}

CxxCode::CxxCode(StringRef Bytes, std::vector<CxxToken> TokenList, std::vector<CxxArm> Branches)
    : Bytes(Bytes), Tokens(std::move(TokenList)), Partner(Tokens.size(), Tokens.size()),
      Branches(std::move(Branches)) {
  Eof.Kind = tok::eof;
  Eof.Range = {uint32_t(Bytes.size()), uint32_t(Bytes.size())};
  std::vector<size_t> Open;
  for (size_t I = 0; I < Tokens.size(); ++I) {
    for (const Bracket &B : Brackets) {
      if (Tokens[I].is(B.Open))
        Open.push_back(I);
      if (!Tokens[I].is(B.Close))
        continue;
      // Two preprocessor branches may open one bracket twice: what is not closed
      // when an outer one is has no partner.
      auto Match = std::find_if(Open.rbegin(), Open.rend(),
                                [&](size_t Index) { return Tokens[Index].is(B.Open); });
      if (Match == Open.rend())
        continue;
      Partner[*Match] = I;
      Partner[I] = *Match;
      Open.erase(std::prev(Match.base()), Open.end());
    }
  }
}

size_t CxxCode::skipAngles(size_t Less) const {
  constexpr size_t Reach = 200;
  if (!is(Less, tok::less))
    return Less;
  int Depth = 0;
  for (size_t I = Less; I < size() && I - Less < Reach; ++I) {
    switch ((*this)[I].Kind) {
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
      I = closerOf(I);
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

size_t CxxCode::find(TokenRange Range, tok::TokenKind Kind) const {
  for (size_t I = Range.Begin; I < Range.End; I = next(I))
    if (is(I, Kind))
      return I;
  return Range.End;
}

llvm::SmallVector<TokenRange> CxxCode::split(TokenRange Range, tok::TokenKind Kind) const {
  llvm::SmallVector<TokenRange> Parts;
  while (Range.Begin < Range.End) {
    size_t At = find(Range, Kind);
    Parts.push_back({Range.Begin, At});
    if (At + 1 == Range.End)
      Parts.push_back({Range.End, Range.End});
    Range.Begin = At + 1;
  }
  return Parts;
}

/// Reads the directive \p Tokens, which begin behind `define`.
static std::optional<CxxMacro> readMacro(StringRef Bytes, llvm::ArrayRef<CxxToken> Tokens) {
  if (Tokens.empty() || !Tokens[0].is(tok::raw_identifier))
    return std::nullopt;
  StringRef Name = Tokens[0].Range.in(Bytes);
  llvm::SmallVector<StringRef> Parameters;
  size_t At = 1;
  // Only a parenthesis without a blank before it makes a macro like a function.
  bool IsLikeFunction = Tokens.size() > 1 && Tokens[1].is(tok::l_paren) &&
                        Tokens[1].Range.Begin == Tokens[0].Range.End;
  if (IsLikeFunction) {
    for (++At; At < Tokens.size() && !Tokens[At].is(tok::r_paren); ++At)
      if (Tokens[At].is(tok::raw_identifier))
        Parameters.push_back(Tokens[At].Range.in(Bytes));
      else if (Tokens[At].is(tok::ellipsis))
        Parameters.push_back("__VA_ARGS__");
    At = std::min(At + 1, Tokens.size());
  }
  return CxxMacro{Name, std::move(Parameters), IsLikeFunction,
                  CxxCode(Bytes, Tokens.drop_front(At).vec())};
}

namespace {
/// Collects the branches of a file from its directives, in order.
class BranchCollector {
public:
  void add(StringRef Keyword, uint32_t Offset) {
    bool Ends = Keyword == "endif" || Keyword == "else" || Keyword.starts_with("elif");
    if (Ends && !Open.empty())
      Branches[Open.pop_back_val()].End = Offset;
    if (Keyword.starts_with("if") || (Ends && Keyword != "endif")) {
      size_t Index = Branches.size();
      Branches.push_back({Offset, ~uint32_t(0), Open.empty() ? Index : Open.back()});
      Open.push_back(Index);
    }
  }
  std::vector<CxxArm> take() { return std::move(Branches); }

private:
  std::vector<CxxArm> Branches;
  llvm::SmallVector<size_t, 8> Open;
};
} // namespace

CxxFile mailseal::readCxxFile(StringRef Bytes, llvm::ArrayRef<CxxToken> Tokens) {
  std::vector<CxxToken> Code;
  std::vector<CxxMacro> Macros;
  std::vector<uint32_t> Alternatives;
  BranchCollector Branches;
  visitDirectives(
      Tokens, [&](const CxxToken &Token) { Code.push_back(Token); },
      [&](llvm::ArrayRef<CxxToken> Directive) {
        StringRef Keyword = Directive.size() > 1 ? Directive[1].Range.in(Bytes) : "";
        Branches.add(Keyword, Directive.front().Range.Begin);
        if (Keyword == "else" || Keyword.starts_with("elif"))
          Alternatives.push_back(Directive.front().Range.Begin);
        if (Keyword == "define")
          if (auto Macro = readMacro(Bytes, Directive.drop_front(2)))
            Macros.push_back(std::move(*Macro));
      });
  return {CxxCode(Bytes, std::move(Code), Branches.take()), std::move(Macros),
          std::move(Alternatives)};
}
