//===- CxxCallApi.cpp - Functions that stand for Python -------------------===//

#include "Carrier/CxxCallTranscriber.h"
#include "llvm/ADT/StringExtras.h"

using namespace mailseal;
using llvm::StringRef;
namespace tok = clang::tok;

CallText CxxCallTranscriber::readImport(size_t Begin, size_t Open) {
  size_t Close = Code.closerOf(Open);
  TextRange All = Code.bytesOf({Begin, Close + 1});
  std::vector<CallText> Modules;
  for (const std::string &Module : textsIn(Open + 1, Close)) {
    if (Module.find_first_of("'\\\n") != std::string::npos)
      continue;
    ImportsLibrary |= Mentions(Module);
    Modules.emplace_back();
    Modules.back().escape("__import__('" + Module + "')", All);
  }
  if (Modules.empty())
    return call(opaque(Begin, Open), Begin, Open);
  At = Close + 1;
  return choice(Modules, All);
}

/// Reads a call of \p Function of a binding library; empty where it means nothing.
CallText CxxCallTranscriber::readBindingCall(StringRef Function, size_t Begin, size_t Open) {
  size_t Close = Code.closerOf(Open);
  TextRange All = Code.bytesOf({Begin, Close + 1});
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
    Name = constantIn(Open + 1, Code.find({Open + 1, Close}, tok::comma));
  } else if (Function == "globals" && Close == Open + 1 && Code.is(Close + 1, tok::l_square)) {
    End = Code.closerOf(Close + 1);
    Name = constantIn(Close + 2, End);
  }
  if (!Name || !llvm::all_of(llvm::split(*Name, '.'), isPythonIdentifier) ||
      isReservedInPython(*Name))
    return {};
  At = End + 1;
  ImportsLibrary |= Mentions(*Name);
  return CallText().escape(*Name, Code.bytesOf({Begin, At}));
}

/// Reads Boost.Python's `call_method<T>(object, "name", …)`.
CallText CxxCallTranscriber::readMemberCall(size_t Begin, size_t Open) {
  std::vector<Argument> Arguments = readArguments(Open);
  std::optional<BindingStyle> Style = Bindings.styleAt(Begin);
  if (Arguments.size() < 2 || !Arguments[1].Constant || !Style ||
      !isPythonIdentifier(*Arguments[1].Constant))
    return opaque(Begin, At);
  auto Spelling = [&](const Argument &A) {
    return Code.bytesOf({A.Begin, A.End}).in(Code.bytes()).str();
  };
  const std::string &In = Style->Prefix;
  CxxCallSite Site;
  Site.Callee = In + "object(" + In + "handle<>(" + In + "borrowed(" + Spelling(Arguments[0]) +
                "))).attr(" + Spelling(Arguments[1]) + ")";
  TextRange All = Code.bytesOf({Begin, At});
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
  TextRange All = Code.bytesOf({Begin, At});
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
    if (Arguments.size() > 1) {
      std::vector<std::string> Names = namesIn(Arguments[1].Begin, Arguments[1].End);
      CallText Object = std::move(Arguments[0].Text);
      Object.coverBegin(All.Begin);
      if (!Names.empty())
        return memberOf(std::move(Object), Names, {Code.end(Arguments[0].End - 1), All.End});
    }
    return opaque(Begin, At);
  case ApiMeaning::SetMember:
    if (std::optional<std::string> Name = NameOf(1); Name && Arguments.size() == 3) {
      CallText Target = std::move(Arguments[0].Text);
      Target.escape("." + *Name, Code.bytesOf({Arguments[1].Begin, Arguments[1].End}));
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
  TextRange All = Code.bytesOf({Begin, At});
  size_t First = 1 + HasMember + HasFormat;
  if (Arguments.empty() || (HasMember && (Arguments.size() < 2 || !Arguments[1].Constant ||
                                          !isPythonIdentifier(*Arguments[1].Constant))))
    return opaque(Begin, At);
  auto Spelling = [&](const Argument &A) {
    return Code.bytesOf({A.Begin, A.End}).in(Code.bytes()).str();
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
