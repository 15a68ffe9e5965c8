//===- CxxCallElements.cpp - What tuples and dictionaries hold ------------===//

#include "Carrier/CxxCallTranscriber.h"
#include "llvm/ADT/StringExtras.h"

using namespace mailseal;
using llvm::StringRef;
namespace tok = clang::tok;

/// What the tuple or dictionary of the tokens holds, as Python texts: values, or
/// `name=value` if \p AsKeywords. \p IsKnown says whether that is all.
std::vector<std::string> CxxCallTranscriber::elementsOf(size_t Begin, size_t End, bool &IsKnown,
                                                        bool AsKeywords) {
  std::vector<std::string> Result;
  IsKnown = false;
  if (End == Begin + 1 && Code.isName(Begin)) {
    if (CallVariable *V = Scopes.find(Code.spelling(Begin)); V && V->Elements) {
      IsKnown = true;
      return *V->Elements;
    }
    return Result;
  }
  // `context ? Py_BuildValue(…) : NULL`
  if (size_t Question = Code.find({Begin, End}, tok::question); Question < End) {
    size_t Colon = Code.find({Question, End}, tok::colon);
    bool OrNull = Colon + 2 == End &&
                  (Code.spelling(Colon + 1) == "NULL" || Code.spelling(Colon + 1) == "nullptr");
    return OrNull ? elementsOf(Question + 1, Colon, IsKnown, AsKeywords) : Result;
  }
  StringRef Name = Code.isName(Begin) ? Code.spelling(Begin) : "";
  if (!Code.is(Begin + 1, tok::l_paren) || Code.closerOf(Begin + 1) != End - 1)
    return Result;
  if (Name == "PyDict_New" || (Name == "PyTuple_New" && Code.spelling(Begin + 2) == "0")) {
    IsKnown = true;
    return Result;
  }
  if (Name != "Py_BuildValue" && Name != "PyTuple_Pack")
    return Result;
  std::vector<Argument> Arguments = peekArguments(Begin + 1);
  if (Arguments.empty())
    return Result;
  StringRef Format = Arguments[0].Constant ? StringRef(*Arguments[0].Constant) : "";
  bool IsDictionary = Format.starts_with("{");
  bool IsFlat = Format.drop_front(!Format.empty()).find_first_of("([{") == StringRef::npos;
  // `s#` takes two arguments for one value.
  if (IsDictionary != AsKeywords || Format.contains('#') || !IsFlat ||
      (Name == "Py_BuildValue" && !Format.starts_with("(") && !IsDictionary))
    return Result;
  for (size_t I = 1; I < Arguments.size(); ++I) {
    if (!AsKeywords) {
      Result.push_back(Arguments[I].Text.str());
      continue;
    }
    if (!Arguments[I].Constant || I + 1 == Arguments.size())
      return Result;
    Result.push_back(*Arguments[I].Constant + "=" + Arguments[I + 1].Text.str());
    ++I;
  }
  IsKnown = true;
  return Result;
}

/// Remembers what \p Variable holds when the tokens are its value.
void CxxCallTranscriber::noteElements(CallVariable &Variable, size_t Begin, size_t End) {
  bool IsKnown = false;
  std::vector<std::string> Elements = elementsOf(Begin, End, IsKnown, /*AsKeywords=*/false);
  if (!IsKnown)
    Elements = elementsOf(Begin, End, IsKnown, /*AsKeywords=*/true);
  Variable.Elements.reset();
  if (IsKnown)
    Variable.Elements = std::move(Elements);
}

/// Remembers what the assignment at \p Begin of the tokens from \p ValueBegin on,
/// which mean \p Python, changes.
void CxxCallTranscriber::noteAssignment(size_t Begin, size_t ValueBegin, size_t ValueEnd,
                                        StringRef Python) {
  CallVariable *V = Code.isName(Begin) ? Scopes.find(Code.spelling(Begin)) : nullptr;
  if (!V)
    return;
  if (ValueBegin == Begin + 2)
    return noteElements(*V, ValueBegin, ValueEnd);
  // `keywords["name"] = value`
  if (!V->Elements || !Code.is(Begin + 1, tok::l_square))
    return;
  size_t Close = Code.closerOf(Begin + 1);
  std::optional<std::string> Key = constantIn(Begin + 2, Close);
  if (Key && isPythonIdentifier(*Key) && Close + 2 == ValueBegin && V->Indent == Indent)
    V->Elements->push_back(*Key + "=" + Python.str());
  else
    V->Elements.reset();
}

/// The `name=value` of the arguments behind \p Open; nothing where there are others.
std::optional<std::vector<std::string>> CxxCallTranscriber::keywordsIn(size_t Open) {
  std::vector<std::string> Result;
  std::vector<Argument> Arguments = peekArguments(Open);
  for (const Argument &A : Arguments) {
    std::string Python = A.Text.str();
    auto [Name, Value] = StringRef(Python).split('=');
    if (!isPythonIdentifier(Name) || Value.empty())
      return std::nullopt;
    Result.push_back(std::move(Python));
  }
  return Result;
}

/// Remembers `PyDict_SetItemString(keywords, "name", value)`, which the tokens are.
void CxxCallTranscriber::noteItem(size_t Begin, size_t End) {
  for (size_t I = Begin; I < End; ++I) {
    bool Sets = Code.isName(I, "PyDict_SetItemString") && Code.is(I + 1, tok::l_paren);
    size_t Close = Sets ? Code.closerOf(I + 1) : End;
    CallVariable *V =
        Close < End && Code.isName(I + 2) ? Scopes.find(Code.spelling(I + 2)) : nullptr;
    if (!V || !V->Elements)
      continue;
    std::vector<Argument> Arguments = peekArguments(I + 1);
    if (Arguments.size() == 3 && Arguments[1].Constant)
      V->Elements->push_back(*Arguments[1].Constant + "=" + Arguments[2].Text.str());
    else
      V->Elements.reset();
  }
}
