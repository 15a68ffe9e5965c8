//===- CxxCallArguments.cpp - Arguments of C++ as Python ------------------===//

#include "Carrier/CxxCallTranscriber.h"
#include "llvm/ADT/StringExtras.h"

using namespace mailseal;
using llvm::StringRef;
namespace tok = clang::tok;

/// The blanks between two tokens of an argument list; comments are left out.
CallText CxxCallTranscriber::gap(uint32_t Begin, uint32_t End) {
  CallText Result;
  StringRef Bytes = Code.bytes();
  for (uint32_t I = Begin; I < End;) {
    uint32_t Start = I;
    if (Bytes[I] == '\r') {
      I += Bytes.substr(I, 2) == "\r\n" ? 2 : 1;
      Result.escape("\n", {Start, I});
    } else if (StringRef(" \t\n").contains(Bytes[I])) {
      while (I < End && StringRef(" \t\n").contains(Bytes[I]))
        ++I;
      Result.verbatim(Bytes, {Start, I});
    } else if (Bytes.substr(I, 2) == "//") {
      I = std::min<size_t>(Bytes.find_first_of("\r\n", I), End);
      Result.escape("", {Start, I});
    } else if (Bytes.substr(I, 2) == "/*") {
      I = std::min<size_t>(Bytes.find("*/", I) + 2, End);
      Result.escape("", {Start, I});
    } else {
      return fail(); // A directive.
    }
  }
  return Result;
}

CallText CxxCallTranscriber::call(CallText Callee, size_t Begin, size_t Open) {
  std::vector<Argument> Arguments = readArguments(Open);
  std::optional<BindingStyle> Style = Bindings.styleAt(Begin);
  std::shared_ptr<const Codec> BoostCodec;
  if (Style && Style->Library == BindingLibrary::BoostPython) {
    CxxCallSite Site;
    Site.Callee = Code.bytesOf({Begin, Open}).in(Code.bytes()).str();
    for (const Argument &A : Arguments)
      Site.Arguments.push_back(Code.bytesOf({A.Begin, A.End}).in(Code.bytes()).str());
    Site.Inside = {Code.end(Open), Code.begin(Code.closerOf(Open))};
    BoostCodec = makeBoostCallCodec(std::move(Site), *Style, Bindings.includesBoost(),
                                    makeBindingCodec(*Style, Spellings, LineEnd));
  }
  CallText List = joinArguments(Open, std::move(Arguments));
  if (BoostCodec)
    List.spellWith(BoostCodec);
  return Callee.append(std::move(List));
}

/// Reads the arguments behind the bracket \p Open and moves behind its closer.
std::vector<CxxCallTranscriber::Argument> CxxCallTranscriber::readArguments(size_t Open) {
  std::vector<Argument> Result;
  size_t Close = Code.closerOf(Open), OuterLimit = Limit;
  if (Close >= Code.size()) {
    Failed = true;
    return Result;
  }
  At = Open + 1;
  Limit = Close;
  // Functions of the C API only do what they say.
  bool IsApi = Open > 0 && Code.isName(Open - 1) && Code.spelling(Open - 1).starts_with("Py");
  while (At < Close) {
    Result.push_back(readArgument(Close, IsApi));
    if (At < Close)
      ++At; // The comma.
  }
  Limit = OuterLimit;
  At = Close + 1;
  return Result;
}

std::vector<CxxCallTranscriber::Argument> CxxCallTranscriber::peekArguments(size_t Open) {
  size_t OuterAt = At, OuterLimit = Limit;
  bool OuterFailed = Failed;
  Mark Here = mark();
  Limit = Code.size();
  std::vector<Argument> Result = readArguments(Open);
  rewind(std::move(Here));
  Failed = OuterFailed;
  At = OuterAt;
  Limit = OuterLimit;
  return Result;
}

/// Reads up to the next comma, or to \p Close.
CxxCallTranscriber::Argument CxxCallTranscriber::readArgument(size_t Close, bool KeepsElements) {
  Argument Result;
  Result.Begin = At;
  bool IsKeyword = false;
  Result.Text = readKeyword(Close, IsKeyword);
  if (!IsKeyword && !Failed) {
    At = Result.Begin;
    size_t Stars = Code.is(At, tok::star) ? (Code.is(At + 1, tok::star) ? 2 : 1) : 0;
    CallVariable *Unpacked = Code.isName(At + Stars) && Stars && At + Stars + 1 < Close + 1
                                 ? Scopes.find(Code.spelling(At + Stars))
                                 : nullptr;
    constexpr llvm::StringLiteral Tuples[] = {"tuple", "list", "args"};
    bool IsTuple = Unpacked && llvm::is_contained(Tuples, Unpacked->Type);
    if (Stars && readBoostArguments(Stars, Close, Result)) {
      ;
    } else if (Stars == 2 && Unpacked && Unpacked->Elements) {
      Result.Text.glue(llvm::join(*Unpacked->Elements, ", "), Code.begin(At));
      At += Stars + 1;
    } else if (Stars == 2 || IsTuple) {
      CallText Stars2;
      Stars2.verbatim(Code.bytes(), Code.bytesOf({At, At + Stars}));
      At += Stars;
      Result.Text = std::move(Stars2.append(readAssignment()));
    } else {
      Result.Text = readAssignment();
    }
  }
  bool IsPack = !Failed && Code.is(At, tok::ellipsis) && At < Close;
  if (IsPack) {
    // `args...` may hold anything, keywords too.
    ++At;
    Result.Text = std::move(CallText().glue("**", Code.begin(Result.Begin)));
    Result.Text.append(opaque(Result.Begin, At));
  }
  if (Failed || (At < Close && !Code.is(At, tok::comma))) {
    Failed = false;
    At = Code.find({Result.Begin, Close}, tok::comma);
    Result.Text = opaque(Result.Begin, At);
  }
  Result.End = At;
  // What gets a dictionary by reference may fill it.
  if (Result.End == Result.Begin + 1 && Code.isName(Result.Begin) && !KeepsElements)
    if (CallVariable *V = Scopes.find(Code.spelling(Result.Begin)))
      V->Elements.reset();
  Result.Constant = constantIn(Result.Begin, Result.End);
  // `*tuple` is the arguments in it, and none itself.
  if (Code.is(Result.Begin, tok::star))
    return Result;
  std::string Python = Result.Text.str();
  std::string Host = Code.bytesOf({Result.Begin, Result.End}).in(Code.bytes()).str();
  auto [Known, IsNew] = Spellings->try_emplace(Python, Host);
  if (!IsNew && Known->second != Host)
    Known->second = std::nullopt;
  return Result;
}

/// Reads `"name"_a = value` or `py::arg("name") = value`.
CallText CxxCallTranscriber::readKeyword(size_t Close, bool &IsKeyword) {
  size_t Begin = At, Equal = At + 1;
  std::optional<std::string> Name;
  if (Code.isString(At) && Code.is(Equal, tok::equal)) {
    // `_a`, or what a project calls it.
    StringRef Spelling = Code.spelling(At);
    if (Spelling.consume_front("\"") && !Spelling.ends_with("\""))
      Name = Spelling.take_until([](char C) { return C == '"'; }).str();
  } else if (Code.isName(At)) {
    size_t I = At;
    std::string Function = Code.spelling(I++).str();
    while (Code.is(I, tok::coloncolon) && Code.isName(I + 1)) {
      Function += "::" + Code.spelling(I + 1).str();
      I += 2;
    }
    if (Code.is(I, tok::l_paren) && Bindings.member(Function) == "arg") {
      Name = constantIn(I + 1, Code.closerOf(I));
      Equal = Code.closerOf(I) + 1;
    }
  }
  if (!Name || Equal >= Close || !Code.is(Equal, tok::equal))
    return {};
  IsKeyword = true;
  CallText Result;
  At = Equal + 1;
  Result.escape(*Name, Code.bytesOf({Begin, Equal}));
  Result.escape("=", {Code.end(Equal - 1), Code.begin(At)});
  return Result.append(readAssignment());
}

/// The arguments with their parentheses.
CallText CxxCallTranscriber::joinArguments(size_t Open, std::vector<Argument> Arguments) {
  size_t Close = Code.closerOf(Open);
  if (Close >= Code.size())
    return fail();
  bool IsParen = Code.is(Open, tok::l_paren);
  CallText Result;
  auto Bracket = [&](size_t Index, StringRef Python) {
    if (IsParen)
      Result.verbatim(Code.bytes(), Code.bytesOf({Index, Index + 1}));
    else
      Result.escape(Python, Code.bytesOf({Index, Index + 1}));
  };
  Bracket(Open, "(");
  Result.append(joinInside(Open, std::move(Arguments)));
  Bracket(Close, ")");
  return Result;
}

/// The arguments behind \p Open, with the blanks between them.
CallText CxxCallTranscriber::joinInside(size_t Open, std::vector<Argument> Arguments) {
  size_t Close = Code.closerOf(Open);
  CallText Result;
  uint32_t Behind = Code.end(Open);
  for (Argument &A : Arguments) {
    bool IsNothing = A.Text.str().empty();
    Result.append(gap(Behind, Code.begin(A.Begin))).append(std::move(A.Text));
    Behind = Code.end(A.End - 1);
    if (A.End < Close && IsNothing) {
      // `*make_tuple(), **dict(…)`
      Result.escape("", {Behind, Code.begin(A.End + 1)});
      Behind = Code.begin(A.End + 1);
    } else if (A.End < Close) {
      Result.append(gap(Behind, Code.begin(A.End)));
      Result.verbatim(Code.bytes(), Code.bytesOf({A.End, A.End + 1}));
      Behind = Code.end(A.End);
    }
  }
  return Result.append(gap(Behind, Code.begin(Close)));
}

/// The parenthesis behind \p Function, qualified or not, where that is called at
/// \p Index; size() where it is not.
size_t CxxCallTranscriber::opening(size_t Index, StringRef Function) const {
  while (Code.is(Index, tok::coloncolon) || Code.is(Index + 1, tok::coloncolon))
    ++Index;
  return Code.isName(Index, Function) && Code.is(Index + 1, tok::l_paren) ? Index + 1 : Code.size();
}

/// Reads what Boost.Python writes for arguments beside keywords, `*make_tuple(a, b)`,
/// and for the keywords, `**dict(make_tuple(make_tuple("name", value)))`. False,
/// where the cursor, behind which are \p Stars stars, is at neither.
bool CxxCallTranscriber::readBoostArguments(size_t Stars, size_t Close, Argument &Result) {
  size_t Begin = At;
  size_t Open = opening(Begin + Stars, Stars == 2 ? "dict" : "make_tuple");
  if (Open >= Close || Code.closerOf(Open) >= Close)
    return false;
  size_t End = Code.closerOf(Open);
  uint32_t Behind = Code.begin(Begin);
  CallText Text;
  auto Add = [&](StringRef Python, size_t Next) {
    Text.escape(Python, {Behind, Code.begin(Next)});
  };
  if (Stars == 1) {
    Text.escape("", {Behind, Code.end(Open)}).append(joinInside(Open, readArguments(Open)));
    Behind = Code.begin(End);
  } else {
    size_t Items = opening(Open + 1, "make_tuple");
    if (Items >= End || Code.closerOf(Items) + 1 != End)
      return false;
    for (size_t I = Items + 1; I < End - 1;) {
      size_t Item = opening(I, "make_tuple");
      size_t Comma = Item < End ? Code.find({Item + 1, Code.closerOf(Item)}, tok::comma) : End;
      std::optional<std::string> Name = Comma < End ? constantIn(Item + 1, Comma) : std::nullopt;
      if (!Name || !isPythonIdentifier(*Name))
        return false;
      At = Comma + 1;
      Add((Text.empty() ? "" : ", ") + *Name + "=", At);
      Text.append(readAssignment());
      if (Failed || At != Code.closerOf(Item))
        return false;
      Behind = Code.end(At - 1);
      I = At + 1 + Code.is(At + 1, tok::comma);
    }
  }
  At = End + 1;
  Text.escape("", {Behind, Code.end(End)});
  Result.Text = std::move(Text);
  return true;
}
