//===- CxxCallTexts.cpp - Names that C++ holds as texts -------------------===//

#include "Carrier/CxxCallTranscriber.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;
using llvm::StringRef;
namespace tok = clang::tok;

/// More texts than this are as good as unknown.
static constexpr size_t MaxTexts = 4;

std::optional<std::string> CxxCallTranscriber::constantIn(size_t Begin, size_t End) const {
  std::vector<std::string> Texts = textsIn(Begin, End);
  return Texts.size() == 1 ? std::optional(std::move(Texts.front())) : std::nullopt;
}

std::vector<std::string> CxxCallTranscriber::textsIn(size_t Begin, size_t End,
                                                     unsigned Choices) const {
  stripCasts(Begin, End);
  if (Choices > MaxTexts)
    return {};
  if (size_t Question = Code.find({Begin, End}, tok::question); Question < End) {
    // `secure ? "SMTP_SSL" : "SMTP"`
    size_t Colon = Code.find({Question, End}, tok::colon);
    std::vector<std::string> Then = textsIn(Question + 1, Colon, Choices + 1),
                             Else = textsIn(Colon + 1, End, Choices + 1);
    if (Colon >= End || Then.empty() || Else.empty() || Then.size() + Else.size() > MaxTexts)
      return {};
    llvm::append_range(Then, Else);
    return Then;
  }
  if (Begin >= End)
    return {};
  std::optional<std::string> Text;
  if (Code.isString(Begin)) {
    size_t Behind = Begin;
    Text = Code.stringAt(Begin, Behind);
    if (Behind != End)
      return {};
  } else if (Code.isName(End - 1) && lastOfName(Begin) + 1 == End) {
    if (const CallVariable *Local = Scopes.find(Code.spelling(End - 1)))
      return Local->Texts;
    Text = Code.constant(Code.spelling(End - 1));
  }
  return Text ? std::vector<std::string>{std::move(*Text)} : std::vector<std::string>();
}

/// The last token of the qualified name at \p Begin, template arguments included.
size_t CxxCallTranscriber::lastOfName(size_t Begin) const {
  size_t Last = Begin;
  while (true) {
    size_t Next = Last + 1;
    if (Code.is(Next, tok::coloncolon) || (Code.is(Last, tok::coloncolon) && Code.isName(Next)))
      Last = Next;
    else if (Code.is(Next, tok::less) && Code.skipAngles(Next) != Next)
      Last = Code.skipAngles(Next) - 1;
    else
      return Last;
  }
}

/// Takes off what gives its operand as it is: parentheses, casts, string classes,
/// `.c_str()`.
void CxxCallTranscriber::stripCasts(size_t &Begin, size_t &End) const {
  while (Begin < End) {
    bool Accessed = End > Begin + 4 && Code.is(End - 1, tok::r_paren) &&
                    Code.is(End - 2, tok::l_paren) && Code.isName(End - 3) &&
                    isTransparentMember(Code.spelling(End - 3)) && Code.is(End - 4, tok::period);
    if (Accessed) {
      End -= 4;
      continue;
    }
    size_t Open = Begin;
    if (!Code.is(Begin, tok::l_paren)) {
      size_t Last = lastOfName(Begin);
      Open = Last + 1;
      // `static_cast<T>(x)` is named by its first token.
      StringRef Name = Code.spelling(Code.is(Last, tok::greater) ? Begin : Last);
      bool Wraps = apiMeaning(Name) == ApiMeaning::Identity || isTransparent(Name);
      if (!Wraps || !(Code.is(Open, tok::l_paren) || Code.is(Open, tok::l_brace)))
        return;
    } else if (size_t Close = Code.closerOf(Begin); Close < End - 1) {
      // `(char *)"x"`, and not `(a) + b`.
      if (!Code.isName(Close + 1) && !Code.isString(Close + 1))
        return;
      Begin = Close + 1;
      continue;
    }
    if (Code.closerOf(Open) != End - 1)
      return;
    Begin = Open + 1;
    --End;
  }
}

std::vector<std::string> CxxCallTranscriber::textsOf(StringRef Name, size_t ValueBegin,
                                                     size_t ValueEnd) const {
  std::vector<std::string> Texts = textsIn(ValueBegin, ValueEnd);
  if (Texts.empty())
    return Texts;
  // What else the block puts there, whenever it runs.
  llvm::ArrayRef<size_t> Uses = Code.uses(Name);
  for (size_t I : Uses.drop_front(llvm::lower_bound(Uses, ValueEnd) - Uses.begin())) {
    if (I >= Limit)
      break;
    if (Code.is(I - 1, tok::period) || Code.is(I - 1, tok::arrow))
      continue;
    bool Escapes = Code.is(I - 1, tok::amp) || Code.is(I - 1, tok::greatergreater) ||
                   Code.is(I + 1, tok::plusequal) || Code.is(I + 1, tok::l_square) ||
                   (Code.is(I + 1, tok::period) && !isTransparentMember(Code.spelling(I + 2)));
    std::vector<std::string> More;
    if (Code.is(I + 1, tok::equal))
      More = textsIn(I + 2, Code.find({I + 2, Limit}, tok::semi));
    else if (!Escapes)
      continue;
    for (std::string &Text : More)
      if (!llvm::is_contained(Texts, Text))
        Texts.push_back(std::move(Text));
    if (More.empty() || Texts.size() > MaxTexts)
      return {};
  }
  return Texts;
}

std::vector<std::string> CxxCallTranscriber::namesIn(size_t Begin, size_t End) const {
  std::vector<std::string> Names = textsIn(Begin, End);
  return llvm::all_of(Names, isPythonIdentifier) ? Names : std::vector<std::string>();
}

CallText CxxCallTranscriber::memberOf(CallText Object, llvm::ArrayRef<std::string> Names,
                                      TextRange Host) const {
  if (Names.size() == 1 || Object.empty())
    return std::move(Object.escape("." + Names.front(), Host));
  // A choice of a choice of a choice doubles with each.
  constexpr size_t MaxSpans = 20;
  if (Object.spans().size() > MaxSpans)
    return std::move(Object.escape(".cxx_member", Host));
  std::vector<CallText> Members;
  for (const std::string &Name : Names) {
    Members.push_back(Object);
    Members.back().escape("." + Name, Host);
  }
  return choice(Members, {Object.spans().front().Host.Begin, Host.End});
}

CallText CxxCallTranscriber::choice(llvm::ArrayRef<CallText> Values, TextRange Host) const {
  if (Values.size() == 1)
    return Values.front();
  // Edits of the first find their place; the others are the same C++ again.
  CallText Result;
  Result.escape("(", {Host.Begin, Host.Begin}).append(Values.front());
  for (const CallText &Other : Values.drop_front())
    Result.glue(" if cxx_choice else " + Other.str(), Host.End);
  return Result.escape(")", {Host.End, Host.End});
}
