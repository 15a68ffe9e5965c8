//===- CxxCallTranscriber.cpp - Files and functions of C++ as Python ------===//

#include "Carrier/CxxCallTranscriber.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace mailseal;
using llvm::StringRef;
namespace tok = clang::tok;

CxxCallTranscriber::CxxCallTranscriber(const CxxBranchedCode &Code, const CxxOutline &Outline,
                                       const CxxBindings &Bindings, StringRef LineEnd,
                                       bool (*Mentions)(StringRef))
    : Code(Code), Outline(Outline), Bindings(Bindings), LineEnd(LineEnd), Mentions(Mentions) {}

CallLines CxxCallTranscriber::run() {
  declareFileNames();
  for (const CxxVariable &V : Outline.Variables)
    if (V.Class.empty() && V.HasValue)
      writeVariable(V);
  // Functions that call a relevant one are relevant, a few calls deep.
  constexpr unsigned Calls = 6;
  for (unsigned I = 0; I < Calls; ++I)
    for (const CxxFunction &F : Outline.Functions)
      if (!Relevant.contains(F.Name) && isRelevant(F))
        Relevant.insert(F.Name);
  llvm::StringSet<> Written;
  for (const CxxFunction &F : Outline.Functions) {
    if (!isRelevant(F))
      continue;
    if (F.Class.empty()) {
      writeFunction(F);
      continue;
    }
    if (!Written.insert(F.Class).second)
      continue;
    std::vector<const CxxFunction *> Methods;
    for (const CxxFunction &Other : Outline.Functions)
      if (Other.Class == F.Class && isRelevant(Other))
        Methods.push_back(&Other);
    writeClass(F.Class, Methods);
  }
  return std::move(Lines);
}

void CxxCallTranscriber::declareFileNames() {
  Limit = Code.size();
  for (const CxxVariable &V : Outline.Variables) {
    At = V.Begin;
    std::optional<size_t> Name = findDeclarator();
    while (Name) {
      declareFileName(V, Code.spelling(*Name));
      // `py::object a, *b;`
      size_t Next = Code.find({*Name, V.End}, tok::comma) + 1;
      while (Code.is(Next, tok::star) || Code.is(Next, tok::amp))
        ++Next;
      Name = Next < V.End && Code.isName(Next) ? std::optional(Next) : std::nullopt;
    }
  }
  for (const CxxFunction &F : Outline.Functions)
    if (F.Class.empty())
      FileNames.try_emplace(F.Name, pythonName(F.Name));
}

void CxxCallTranscriber::declareFileName(const CxxVariable &V, StringRef Name) {
  // Without a value it may be anything, whatever it is called.
  bool IsOther = !V.HasValue && Mentions(Name);
  if (V.Class.empty())
    FileNames.try_emplace(Name, pythonName(Name) + (IsOther ? "_" : ""));
  else
    Members[V.Class].insert(Name);
}

/// Whether a function calls Python, or calls one that does.
bool CxxCallTranscriber::isRelevant(const CxxFunction &F) const {
  size_t End = std::min(Code.closerOf(F.Body), Code.size());
  for (size_t I = F.Initializers; I < End; ++I) {
    if (!Code.isName(I))
      continue;
    StringRef Name = Code.spelling(I);
    bool Calls = Name == "attr" || Name == "import" || Name == "import_" ||
                 apiMeaning(Name) != ApiMeaning::None;
    if (Calls || (Code.is(I + 1, tok::l_paren) && Relevant.contains(Name)))
      return true;
  }
  return false;
}

void CxxCallTranscriber::writeVariable(const CxxVariable &V) {
  At = V.Begin;
  Limit = V.End;
  Scopes.enterFunction();
  Failed = false;
  if (std::optional<size_t> Name = findDeclarator())
    readDeclaration(*Name);
  Scopes.leaveFunction();
}

void CxxCallTranscriber::writeFunction(const CxxFunction &F) {
  Class = F.Class;
  Shared.clear();
  // `host` need not be the same C++ in another function.
  Spellings = std::make_shared<ArgumentSpellings>();
  Codecs.clear();
  Scopes.enterFunction();
  CallText Header;
  uint32_t Begin = Code.begin(F.Begin);
  Header.glue("def " + pythonName(F.Name) + (Class.empty() ? "(" : "_(self"), Begin);
  readParameters(F.Parameters, Header, Class.empty());
  emit(std::move(Header.glue("):", Begin)));
  size_t End = std::min(Code.closerOf(F.Body), Code.size());
  suite([&] {
    readInitializers(F);
    At = F.Body + 1;
    Limit = End;
    Failed = false;
    NextBranch =
        llvm::partition_point(Code.branches(), [&](const CxxBranch &B) { return B.At <= F.Body; }) -
        Code.branches().begin();
    readStatements(End);
  });
  Scopes.leaveFunction();
  Class = "";
}

void CxxCallTranscriber::writeClass(StringRef Name, llvm::ArrayRef<const CxxFunction *> Methods) {
  const CxxClass &Info = Outline.Classes.find(Name)->second;
  CallText Header;
  uint32_t Begin = Code.begin(Methods.front()->Begin);
  Header.glue("class " + pythonName(Name) + "(", Begin);
  for (StringRef Base : Info.Bases)
    Header.glue(pythonName(Base) + ", ", Begin);
  // What a header declares of it is not known.
  emit(std::move(Header.glue("cxx_declared):", Begin)));
  ++Indent;
  for (const CxxVariable &V : Outline.Variables)
    if (V.Class == Name && V.HasValue)
      writeVariable(V);
  for (const CxxFunction *F : Methods)
    writeFunction(*F);
  --Indent;
}

/// Declares the parameters in the parenthesis \p Open and adds them to \p Header.
void CxxCallTranscriber::readParameters(size_t Open, CallText &Header, bool IsFirst) {
  size_t Close = std::min(Code.closerOf(Open), Code.size());
  for (size_t I = Open + 1; I < Close;) {
    size_t End = I, Name = Close;
    // Commas in template arguments separate nothing.
    for (; End < Close && !Code.is(End, tok::comma); ++End) {
      if (Code.is(End, tok::less))
        End = std::max(Code.skipAngles(End), End + 1) - 1;
      else if (Code.is(End, tok::l_paren) || Code.is(End, tok::l_square) ||
               Code.is(End, tok::l_brace))
        End = std::min(Code.closerOf(End), Close - 1);
      else if (Code.is(End, tok::equal))
        break;
      else if (Code.isName(End))
        Name = End;
    }
    while (End < Close && !Code.is(End, tok::comma))
      ++End;
    if (Name < Close && Name > I) {
      size_t Type = Name - 1;
      while (Type > I && !Code.isName(Type))
        --Type;
      CallVariable &P =
          Scopes.declare(Code.spelling(Name), Code.isName(Type) ? Code.spelling(Type) : "", true);
      Header.glue((IsFirst ? "" : ", ") + P.Python, Code.begin(Name));
      IsFirst = false;
    }
    I = End + 1;
  }
}

/// Reads `: conn_(…), host_(host)`.
void CxxCallTranscriber::readInitializers(const CxxFunction &F) {
  for (size_t I = F.Initializers; I < F.Body; ++I) {
    bool Opens = Code.is(I, tok::l_paren) || Code.is(I, tok::l_brace);
    if (!Opens || !Code.isName(I - 1))
      continue;
    size_t Close = std::min(Code.closerOf(I), F.Body);
    size_t Name = I - 1;
    At = I + 1;
    Limit = Close;
    Failed = false;
    CallText Value = At < Close ? readAssignment() : fail();
    if (!Failed && At == Close) {
      CallText Line;
      Line.glue("self." + pythonName(Code.spelling(Name)) + " = ", Code.begin(Name));
      emit(std::move(Line.append(std::move(Value))));
    }
    I = Close;
  }
}

void CxxCallTranscriber::emit(CallText Text, TextRange Before, TextRange Behind) {
  if (Text.empty())
    return;
  uint32_t Begin = Text.spans().front().Host.Begin;
  for (const std::string &Name : std::exchange(Changed, {})) {
    emit(CallText().glue("if cxx_changed:", Begin));
    ++Indent;
    emit(CallText().glue(Name + " = cxx_value()", Begin));
    --Indent;
  }
  Text.spellWith(codecAt(At));
  Lines.push_back({Indent, std::move(Text), Before, Behind});
}

std::shared_ptr<const Codec> CxxCallTranscriber::codecAt(size_t Index) {
  std::optional<BindingStyle> Style = Bindings.styleAt(Index);
  if (!Style || Style->Library == BindingLibrary::BoostPython)
    return UnknownCodec;
  for (const auto &[Known, KnownCodec] : Codecs)
    if (Known == *Style)
      return KnownCodec;
  Codecs.emplace_back(*Style, makeBindingCodec(*Style, Spellings, LineEnd));
  return Codecs.back().second;
}

/// Writes `target = value`, with what makes the target a variable of the scope
/// that C++ has it in.
void CxxCallTranscriber::assign(CallText Target, size_t TargetBegin, CallText Value,
                                uint32_t Sign) {
  std::string Name = Target.str();
  // What is no variable, member or element in Python is not assigned to: `*p = 1`.
  if (Name.empty() || llvm::isDigit(Name.front()) || Name.back() == ')' || Name.front() == '(' ||
      Name.front() == '"') {
    CallText Both;
    Both.glue("[", Sign).append(std::move(Target)).glue(", ", Sign).append(std::move(Value));
    return emit(std::move(Both.glue("]", Sign)));
  }
  bool IsPlain = llvm::all_of(Name, [](char C) { return llvm::isAlnum(C) || C == '_'; });
  if (IsPlain && Scopes.functions() > 0 && Code.isName(TargetBegin)) {
    CallVariable *Local = Scopes.find(Code.spelling(TargetBegin));
    bool IsOuter = Local && Local->Function < Scopes.functions();
    bool IsGlobal = !Local && FileNames.contains(Code.spelling(TargetBegin));
    if ((IsOuter || IsGlobal) && Shared.insert({Scopes.functions(), Name}).second)
      emit(CallText().glue((IsOuter ? "nonlocal " : "global ") + Name, Sign));
  }
  emit(std::move(Target.glue(" = ", Sign).append(std::move(Value))));
}
