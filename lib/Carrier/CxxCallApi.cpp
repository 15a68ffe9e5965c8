//===- CxxCallApi.cpp - Functions that stand for Python -------------------===//

#include "Carrier/CxxCallTranscriber.h"
#include "llvm/ADT/StringExtras.h"

using namespace mailseal;
using llvm::StringRef;
namespace tok = clang::tok;

/// The text that the tokens give: a literal, or a constant of this file, in casts
/// and string classes.
std::optional<std::string> CxxCallTranscriber::constantIn(size_t Begin, size_t End) const {
  // `kName.c_str()`
  while (End > Begin + 4 && Code.is(End - 1, tok::r_paren) && Code.is(End - 2, tok::l_paren) &&
         Code.isName(End - 3) && isTransparentMember(Code.spelling(End - 3)) &&
         Code.is(End - 4, tok::period))
    End -= 4;
  while (Begin < End) {
    if (Code.isString(Begin)) {
      size_t Behind = Begin;
      std::optional<std::string> Text = Code.stringAt(Begin, Behind);
      return Behind == End ? Text : std::nullopt;
    }
    if (Code.is(Begin, tok::l_paren)) {
      if (size_t Close = Code.close(Begin); Close == End - 1) {
        ++Begin;
        --End;
      } else {
        Begin = Close + 1; // A cast.
      }
      continue;
    }
    if (!Code.isName(Begin) && !Code.is(Begin, tok::coloncolon))
      return std::nullopt;
    size_t Last = Begin;
    while (Code.is(Last + 1, tok::coloncolon) || Code.isName(Last + 1) ||
           Code.is(Last + 1, tok::less)) {
      size_t Next = Code.is(Last + 1, tok::less) ? Code.skipAngles(Last + 1) : Last + 2;
      if (Next == Last + 1)
        return std::nullopt;
      Last = Next - 1;
    }
    StringRef Name = Code.spelling(Last);
    if (Last + 1 == End) {
      const CallVariable *Local = Scopes.find(Name);
      return Local ? Local->Constant : Code.constant(Name);
    }
    size_t Open = Last + 1;
    size_t Close =
        Code.is(Open, tok::l_paren) || Code.is(Open, tok::l_brace) ? Code.close(Open) : End;
    bool Wraps = apiMeaning(Code.spelling(Last)) == ApiMeaning::Identity ||
                 isTransparent(Code.is(Last, tok::greater) ? Code.spelling(Begin) : Name);
    if (Close == End || !Wraps)
      return std::nullopt;
    if (Close != End - 1)
      return std::nullopt;
    Begin = Open + 1;
    End = Close;
  }
  return std::nullopt;
}

CallText CxxCallTranscriber::readImport(size_t Begin, size_t Open) {
  size_t Close = Code.close(Open);
  std::optional<std::string> Module = constantIn(Open + 1, Close);
  if (!Module || Module->find_first_of("'\\\n") != std::string::npos) {
    CallText Callee = opaque(Begin, Open);
    return call(std::move(Callee), Begin, Open);
  }
  At = Close + 1;
  ImportsLibrary |= Mentions(*Module);
  return CallText().escape("__import__('" + *Module + "')", Code.range(Begin, At));
}

/// Reads a call of \p Function of a binding library; empty where it means nothing.
CallText CxxCallTranscriber::readBindingCall(StringRef Function, size_t Begin, size_t Open) {
  size_t Close = Code.close(Open);
  TextRange All = Code.range(Begin, Close + 1);
  // `py::none()`, and bp::object(), which is None as well.
  if ((Function == "none" || Function == "object") && Close == Open + 1) {
    At = Close + 1;
    return CallText().escape("None", All);
  }
  if (Function == "getattr")
    return readApiCall(ApiMeaning::Member, Begin, Open);
  if (Function == "setattr")
    return readApiCall(ApiMeaning::SetMember, Begin, Open);
  if (Function == "call_method")
    return readMemberCall(Begin, Open);

  // `py::eval("smtplib")`, `py::globals()["smtplib"]`: what is called so in Python.
  std::optional<std::string> Name;
  size_t End = Close;
  if (Function == "eval") {
    Name = constantIn(Open + 1, Code.find(tok::comma, Open + 1, Close));
  } else if (Function == "globals" && Close == Open + 1 && Code.is(Close + 1, tok::l_square)) {
    End = Code.close(Close + 1);
    Name = constantIn(Close + 2, End);
  }
  if (!Name || !llvm::all_of(llvm::split(*Name, '.'), isPythonIdentifier) || isPythonKeyword(*Name))
    return {};
  At = End + 1;
  ImportsLibrary |= Mentions(*Name);
  return CallText().escape(*Name, Code.range(Begin, At));
}

/// Reads Boost.Python's `call_method<T>(object, "name", …)`.
CallText CxxCallTranscriber::readMemberCall(size_t Begin, size_t Open) {
  std::vector<Argument> Arguments = readArguments(Open);
  std::optional<BindingStyle> Style = Bindings.styleAt(Begin);
  if (Arguments.size() < 2 || !Arguments[1].Constant || !Style ||
      !isPythonIdentifier(*Arguments[1].Constant))
    return opaque(Begin, At);
  auto Spelling = [&](const Argument &A) {
    return Code.range(A.Begin, A.End).in(Code.bytes()).str();
  };
  const std::string &In = Style->Prefix;
  CxxCallSite Site;
  Site.Callee = In + "object(" + In + "handle<>(" + In + "borrowed(" + Spelling(Arguments[0]) +
                "))).attr(" + Spelling(Arguments[1]) + ")";
  TextRange All = Code.range(Begin, At);
  CallText Result = std::move(Arguments[0].Text);
  Result.coverBegin(All.Begin);
  uint32_t Behind = Code.end(Arguments[1].End - 1);
  Result.escape("." + *Arguments[1].Constant, {Code.end(Arguments[0].End - 1), Behind});
  Result.escape("(", {Behind, Behind});
  for (size_t I = 2; I < Arguments.size(); ++I) {
    Site.Arguments.push_back(Spelling(Arguments[I]));
    Result.glue(I > 2 ? ", " : "", Code.begin(Arguments[I].Begin));
    Result.append(std::move(Arguments[I].Text));
  }
  Result.escape(")", {All.End - 1, All.End});
  Result.spellWith(makeBoostCallCodec(std::move(Site), *Style, /*HasTuples=*/false, UnknownCodec));
  return Result;
}

CallText CxxCallTranscriber::readApiCall(ApiMeaning Meaning, size_t Begin, size_t Open) {
  if (Meaning == ApiMeaning::Import)
    return readImport(Begin, Open);
  std::vector<Argument> Arguments = readArguments(Open);
  TextRange All = Code.range(Begin, At);
  auto NameOf = [&](size_t Index) -> std::optional<std::string> {
    bool Fits = Index < Arguments.size() && Arguments[Index].Constant &&
                isPythonIdentifier(*Arguments[Index].Constant);
    return Fits ? Arguments[Index].Constant : std::nullopt;
  };
  switch (Meaning) {
  case ApiMeaning::Identity:
    if (Arguments.size() == 1) {
      Arguments[0].Text.coverBegin(All.Begin);
      Arguments[0].Text.coverEnd(All.End);
      return std::move(Arguments[0].Text);
    }
    return opaque(Begin, At);
  case ApiMeaning::Member:
    if (std::optional<std::string> Name = NameOf(1)) {
      CallText Result = std::move(Arguments[0].Text);
      Result.coverBegin(All.Begin);
      return Result.escape("." + *Name, {Code.end(Arguments[0].End - 1), All.End});
    }
    return opaque(Begin, At);
  case ApiMeaning::SetMember:
    if (std::optional<std::string> Name = NameOf(1); Name && Arguments.size() == 3) {
      CallText Target = std::move(Arguments[0].Text);
      Target.escape("." + *Name, Code.range(Arguments[1].Begin, Arguments[1].End));
      assign(std::move(Target), Begin, std::move(Arguments[2].Text), Code.begin(Open));
    }
    return opaque(Begin, At);
  case ApiMeaning::Build: {
    CallText Result;
    Result.glue("(", All.Begin);
    for (size_t I = 1; I < Arguments.size(); ++I)
      Result.append(std::move(Arguments[I].Text)).glue(", ", All.End);
    return Result.glue(")", All.End);
  }
  default:
    return apiCall(Meaning, Begin, Arguments);
  }
}

/// What one of the functions that call means, with the place of each argument.
CallText CxxCallTranscriber::apiCall(ApiMeaning Meaning, size_t Begin,
                                     std::vector<Argument> &Arguments) {
  bool HasMember = Meaning == ApiMeaning::CallMember || Meaning == ApiMeaning::CallMemberObjects;
  bool HasFormat = Meaning == ApiMeaning::CallMember || Meaning == ApiMeaning::CallFormat;
  TextRange All = Code.range(Begin, At);
  size_t First = 1 + HasMember + HasFormat;
  if (Arguments.empty() || (HasMember && (Arguments.size() < 2 || !Arguments[1].Constant ||
                                          !isPythonIdentifier(*Arguments[1].Constant))))
    return opaque(Begin, At);
  auto Spelling = [&](const Argument &A) {
    return Code.range(A.Begin, A.End).in(Code.bytes()).str();
  };
  CxxCallSite Site;
  Site.Meaning = Meaning;
  Site.Callee = Spelling(Arguments[0]);
  CallText Result = std::move(Arguments[0].Text);
  Result.coverBegin(All.Begin);
  uint32_t Behind = Code.end(Arguments[0].End - 1);
  if (HasMember) {
    Site.Member = Spelling(Arguments[1]);
    Result.escape("." + *Arguments[1].Constant, {Behind, Code.end(Arguments[1].End - 1)});
    Behind = Code.end(Arguments[1].End - 1);
  }
  if (HasFormat && First - 1 < Arguments.size())
    Site.Format = Spelling(Arguments[First - 1]);
  Result.escape("(", {Behind, Behind});
  bool IsTuple = Meaning == ApiMeaning::CallTuple || Meaning == ApiMeaning::CallVector;
  bool IsFirst = true;
  auto Add = [&](CallText Text) {
    Result.glue(IsFirst ? "" : ", ", All.End - 1).append(std::move(Text));
    IsFirst = false;
  };
  for (size_t I = First; I < Arguments.size(); ++I) {
    Argument &A = Arguments[I];
    std::string Python = A.Text.str();
    if (IsTuple && I <= 2)
      Site.Arguments.push_back(Spelling(A));
    if (Python == "None" && (IsTuple || I + 1 == Arguments.size()))
      continue; // No arguments, or the end of them.
    if (!IsTuple) {
      Site.Arguments.push_back(Spelling(A));
      Add(std::move(A.Text));
      continue;
    }
    if (I > 2)
      break;
    bool IsKnown = false, AsKeywords = I == 2;
    for (const std::string &Element : elementsOf(A.Begin, A.End, IsKnown, AsKeywords))
      Add(CallText().glue(Element, Code.begin(A.Begin)));
    if (!IsKnown)
      Add(std::move(CallText().glue(AsKeywords ? "**" : "*", Code.begin(A.Begin)).append(A.Text)));
  }
  Result.escape(")", {All.End - 1, All.End});
  Result.spellWith(makeApiCallCodec(std::move(Site)));
  return Result;
}
