//===- CxxCallNames.cpp - Names of C++ as Python --------------------------===//

#include "Carrier/CxxCallTranscriber.h"
#include "llvm/ADT/StringExtras.h"

using namespace mailseal;
using llvm::StringRef;
namespace tok = clang::tok;

namespace {
/// A word of C++ that has a name of its own in Python.
struct NamedValue {
  llvm::StringLiteral Cxx, Python;
};
constexpr NamedValue NamedValues[] = {
    {"true", "True"},    {"false", "False"},    {"TRUE", "True"},    {"FALSE", "False"},
    {"nullptr", "None"}, {"NULL", "None"},      {"Py_None", "None"}, {"Py_True", "True"},
    {"this", "self"},    {"Py_False", "False"},
};
} // namespace

/// `a.b` for `a::b`.
static std::string dotted(StringRef Qualified) {
  std::string Result;
  for (StringRef Part : llvm::split(Qualified, "::"))
    Result += (Result.empty() ? "" : ".") + pythonName(Part);
  return Result;
}

/// What \p Name is called in Python, where it stands in a function of C++.
std::string CxxCallTranscriber::pythonNameOf(StringRef Name, bool IsCalled) {
  std::string Python = pythonName(Name);
  if (const CallVariable *Local = Scopes.find(Name))
    return Local->Python;
  auto InClass = Outline.Classes.find(Class);
  if (InClass != Outline.Classes.end() && InClass->second.Methods.contains(Name))
    return "self." + Name.str() + "_";
  if (!Class.empty() && Members[Class].contains(Name))
    return "self." + Python;
  if (auto InFile = FileNames.find(Name); InFile != FileNames.end())
    return InFile->second;
  if (std::optional<std::string> Text = Code.constant(Name))
    return pythonString(*Text);
  // In a member function, what is not declared here may be a member.
  if (!Class.empty() && !IsCalled)
    return "self." + Python;
  // It is not the module, which has to be imported.
  return Mentions(Name) ? Python + "_" : Python;
}

CallText CxxCallTranscriber::nameText(StringRef Name, size_t Begin, size_t End) {
  std::string Python = pythonNameOf(Name, Code.is(End, tok::l_paren));
  CallText Result;
  if (End == Begin + 1 && Python == Code.spelling(Begin))
    return Result.verbatim(Code.bytes(), Code.bytesOf({Begin, End}));
  return Result.escape(Python, Code.bytesOf({Begin, End}));
}

CallText CxxCallTranscriber::readName() {
  size_t Begin = At;
  std::string Name;
  size_t Last;
  while (true) {
    if (Code.is(At, tok::coloncolon))
      ++At;
    if (!Code.isName(At))
      return fail();
    Last = At++;
    Name += (Name.empty() ? "" : "::") + Code.spelling(Last).str();
    if (Code.is(At, tok::less)) {
      size_t Behind = Code.skipAngles(At);
      if (Behind != At && (Code.is(Behind, tok::l_paren) || Code.is(Behind, tok::coloncolon) ||
                           Code.is(Behind, tok::l_brace)))
        At = Behind;
    }
    if (!Code.is(At, tok::coloncolon) || At >= Limit)
      break;
  }
  bool Braces = Code.is(At, tok::l_brace) && Code.begin(At) == Code.end(At - 1);
  if ((Code.is(At, tok::l_paren) || Braces) && At < Limit)
    return readNamedCall(Begin, Name);
  StringRef Word = Code.spelling(Last);
  if (Begin == Last)
    for (const NamedValue &V : NamedValues)
      if (V.Cxx == Word)
        return CallText().escape(V.Python, Code.bytesOf({Begin, At}));
  size_t Colon = Name.rfind("::");
  if (Colon == std::string::npos)
    return nameText(Word, Begin, At);
  StringRef Owner = StringRef(Name).take_front(Colon);
  bool IsClass = Outline.Classes.contains(Owner);
  if (!IsClass && FileNames.contains(Word))
    return nameText(Word, Begin, At);
  return CallText().escape(dotted(Name), Code.bytesOf({Begin, At}));
}

CallText CxxCallTranscriber::readNamedCall(size_t Begin, const std::string &Name) {
  size_t Open = At, Close = Code.closerOf(Open);
  if (Close >= Code.size())
    return fail();
  if (ApiMeaning Meaning = apiMeaning(Name); Meaning != ApiMeaning::None)
    return readApiCall(Meaning, Begin, Open);
  if (Bindings.importer(Name))
    return readImport(Begin, Open);
  StringRef Last = StringRef(Name).rsplit("::").second;
  if (Last.empty())
    Last = Name;
  if (StringRef Member = Bindings.member(Name); !Member.empty())
    if (CallText Known = readBindingCall(Member, Begin, Open); !Known.empty())
      return Known;
  At = Open;
  // Other functions of the C API call nothing that they get.
  if (Name == Last && (Last.starts_with("Py") || Last.starts_with("_Py"))) {
    CallText Arguments = readList();
    Arguments.coverBegin(Code.begin(Begin));
    return Arguments;
  }
  if (isTransparent(Last) && Code.find({Open + 1, Close}, tok::comma) == Close &&
      Close > Open + 1) {
    ++At;
    CallText Inner = readAssignment();
    if (Failed || At != Close)
      return fail();
    ++At;
    Inner.coverBegin(Code.begin(Begin));
    Inner.coverEnd(Code.end(Close));
    return Inner;
  }
  CallText Callee;
  if (Name == Last)
    Callee = nameText(Last, Begin, Open);
  else
    Callee.escape(dotted(Name), Code.bytesOf({Begin, Open}));
  return call(std::move(Callee), Begin, Open);
}
