//===- CxxPrograms.cpp ----------------------------------------------------===//

#include "Carrier/CxxProgramFinder.h"

using namespace mailseal;
using llvm::StringRef;
namespace tok = clang::tok;

std::vector<CxxProgram> CxxProgramFinder::run() {
  readMacros();
  visitCxxStatements(Code, *this);
  for (auto &[Name, V] : FileVariables) {
    emitVariable(V);
    // A member may be declared below the functions that use it.
    if (llvm::any_of(V.Texts, hasLiteral))
      Known.Constants.try_emplace(Name, V.Texts);
  }
  for (const auto &[Name, Use] : Elsewhere.Runs)
    if (const CxxTexts *Run = variable(Name) ? variable(Name) : returned(Name))
      for (const CxxText &Text : *Run)
        if (hasLiteral(Text))
          Runs.push_back({Text, Use, {++BlockCount}});
  std::vector<CxxProgram> Result = std::move(Runs);
  llvm::append_range(Result, Texts);
  return Result;
}

//===----------------------------------------------------------------------===//
// Blocks and functions
//===----------------------------------------------------------------------===//

void CxxProgramFinder::enterFunction(const CxxFunctionHead &F, uint32_t Offset) {
  Functions.push_back(F);
  Kinds.push_back(CxxBlock::Function);
  Blocks.push_back(blockNumber(Offset));
  Around.assign(Blocks.begin(), Blocks.end());
  // A default argument is what callers that give none pass.
  auto Wrapper = Names.Wrappers.find(F.Name);
  if (Wrapper != Names.Wrappers.end() && Wrapper->second.Code < F.Parameters.size())
    for (CxxText &Text : read(F.Parameters[Wrapper->second.Code].Default))
      if (hasLiteral(Text))
        Runs.push_back({std::move(Text), Wrapper->second.Use, {Blocks.begin(), Blocks.end()}});
  for (const auto &[Name, Value] : F.Initializers) {
    CxxTexts Text = read(Value);
    if (llvm::any_of(Text, hasLiteral))
      FileVariables[Name].Texts = std::move(Text);
  }
}

void CxxProgramFinder::leaveFunction() {
  Functions.pop_back();
  Kinds.pop_back();
  Blocks.pop_back();
  if (!Functions.empty())
    return; // A lambda's variables live on in the function around it.
  for (auto &Entry : Locals)
    emitVariable(Entry.second);
  Locals.clear();
  Dictionaries.leaveFunction();
}

void CxxProgramFinder::enterBlock(CxxBlock Kind, uint32_t Offset) {
  Kinds.push_back(Kind);
  if (Kind != CxxBlock::Plain)
    Blocks.push_back(blockNumber(Offset));
}

void CxxProgramFinder::leaveBlock() {
  if (Kinds.pop_back_val() != CxxBlock::Plain)
    Blocks.pop_back();
}

//===----------------------------------------------------------------------===//
// Macros
//===----------------------------------------------------------------------===//

void CxxProgramFinder::readMacros() {
  for (const CxxMacro &Macro : File.Macros) {
    if (Macro.IsLikeFunction)
      Known.Macros[Macro.Name] = &Macro;
    for (size_t I = 0; I < Macro.Body.size(); ++I)
      if (Macro.Body.is(I, tok::l_paren))
        if (auto Call = readSinkCall(Macro.Body, I, Names))
          addRun(Macro.Body, *Call, /*InDirective=*/true, Macro.Parameters, Macro.Name);
    CxxTexts Value = readCxxTexts(Macro.Body, Macro.Body.whole(), /*InDirective=*/true, *this);
    if (!llvm::any_of(Value, hasLiteral))
      continue;
    // A name that is defined twice has one meaning in each branch.
    auto [It, IsNew] = Known.Constants.try_emplace(Macro.Name, Value);
    (Macro.IsLikeFunction ? Known.Returned[Macro.Name] : It->second) = Value;
    Texts.push_back({std::move(Value.front()), std::nullopt, {}});
  }
}

//===----------------------------------------------------------------------===//
// Runs
//===----------------------------------------------------------------------===//

void CxxProgramFinder::findRuns(const CxxCode &Where, TokenRange Range, bool InDirective) {
  static const CxxFunctionHead None;
  const CxxFunctionHead &F = Functions.empty() ? None : Functions.back();
  llvm::SmallVector<StringRef> Parameters;
  for (const CxxParameter &P : F.Parameters)
    Parameters.push_back(P.Name);
  for (size_t I = Range.Begin; I < Range.End; ++I)
    if (Where.is(I, tok::l_paren))
      if (auto Call = readSinkCall(Where, I, Names))
        addRun(Where, *Call, InDirective, Parameters, F.Name);
}

/// \p Use as another file sees it, which has other dictionaries.
static SinkUse usedElsewhere(SinkUse Use) {
  if (Use.Namespace != MainNamespace)
    Use.Namespace.clear();
  return Use;
}

/// What becomes of a parameter that \p Part is, in a text that \p Call runs.
static WrapperForm formOf(const CxxSinkCall &Call, const CxxPart &Part) {
  if (Part.IsStringized)
    return Part.Name == "__VA_ARGS__" ? WrapperForm::StringizedRest : WrapperForm::Stringized;
  return Part.Template == TemplateKind::Printf ? WrapperForm::Printf : Call.Form;
}

/// Notes that \p Function hands its parameter \p Part on to \p Call, whose namespace is
/// \p Identity in the function.
void CxxProgramFinder::addWrapper(StringRef Function, llvm::ArrayRef<StringRef> Parameters,
                                  const CxxPart &Part, const CxxSinkCall &Call,
                                  StringRef Identity) {
  unsigned Index = llvm::find(Parameters, Part.Name) - Parameters.begin();
  CxxWrapper Wrapper{Index, Call.Use, formOf(Call, Part), Part.Room ? Part.Room : Call.Room};
  const auto *Dictionary = llvm::find(Parameters, Wrapper.Use.Namespace);
  if (!Wrapper.Use.Namespace.empty() && Dictionary != Parameters.end())
    Wrapper.Dictionary = Dictionary - Parameters.begin();
  else
    // What the function makes anew for each call is shared by no two.
    Wrapper.Use.Namespace = Identity.contains('#') ? "" : Identity.str();
  Names.Wrappers.try_emplace(Function, std::move(Wrapper));
}

/// The texts that \p Call runs.
CxxTexts CxxProgramFinder::textsOf(const CxxCode &Where, const CxxSinkCall &Call,
                                   bool InDirective) const {
  if (Call.Form == WrapperForm::Stringized || Call.Form == WrapperForm::StringizedRest) {
    CxxPart Part(CxxPart::Kind::Stringized, Where.bytesOf(Call.Code));
    Part.InDirective = InDirective;
    Part.IsOneArgument = Call.Form == WrapperForm::Stringized;
    return Call.Code.empty() ? CxxTexts() : oneText(std::move(Part));
  }
  CxxTexts Texts = readCxxTexts(Where, Call.Code, InDirective, *this);
  if (Call.Form == WrapperForm::Printf)
    fillTemplates(Texts, TemplateKind::Printf);
  if (Call.Room)
    limitRoom(Texts, *Call.Room);
  return Texts;
}

void CxxProgramFinder::addRun(const CxxCode &Where, const CxxSinkCall &Call, bool InDirective,
                              llvm::ArrayRef<StringRef> Parameters, StringRef Function) {
  CxxTexts Forms = placed(textsOf(Where, Call, InDirective), Around);
  SinkUse Use = Call.Use;
  Use.Namespace = Dictionaries.identityOf(
      Use.Namespace, [&](StringRef Name) { return llvm::is_contained(Parameters, Name); });
  for (CxxText &Text : Forms) {
    for (const CxxPart &Part : Text.Parts) {
      const auto *Parameter = llvm::find(Parameters, Part.Name);
      if (Part.What == CxxPart::Kind::Hole && !Part.Name.empty() && Parameter != Parameters.end() &&
          !Function.empty())
        addWrapper(Function, Parameters, Part, Call, Use.Namespace);
      else if (Part.What == CxxPart::Kind::Hole && !Part.Name.empty() && Text.Parts.size() == 1)
        Known.Runs.try_emplace(Part.Name.str(), usedElsewhere(Use));
    }
    if (!hasLiteral(Text))
      continue;
    bool IsWholeStatement =
        Repeatable && Call.CanBeRepeated && Text.Parts.size() == 1 &&
        Where.bytesOf({Call.Callee.Begin, Call.Code.End}).End < Repeatable->End &&
        Code.bytesOf(Call.Code) == Text.Parts[0].Host;
    CxxTexts One = {std::move(Text)};
    if (IsWholeStatement)
      frame(One);
    CxxProgram Run{std::move(One.front()), Use, {Around.begin(), Around.end()}};
    // Of several forms one is run, and a macro where it is used.
    if (Forms.size() > 1 || Run.Blocks.empty())
      Run.Blocks.push_back(++BlockCount);
    Runs.push_back(std::move(Run));
  }
}

//===----------------------------------------------------------------------===//
// The whole file
//===----------------------------------------------------------------------===//

/// Goes through \p File until nothing new is learned of its names.
static std::vector<CxxProgram> findPrograms(const CxxFile &File, CxxNames &Names, FileNames &Known,
                                            const TextNames &Elsewhere) {
  // What a function returns or hands on may stand below its call, and may itself
  // be what another one returns or hands on.
  constexpr unsigned MaxRounds = 4;
  auto CountFacts = [&] {
    return Names.Wrappers.size() + Known.Returned.size() + Known.Constants.size();
  };
  std::vector<CxxProgram> Programs;
  for (unsigned Round = 0; Round < MaxRounds; ++Round) {
    size_t Facts = CountFacts();
    Known.Runs.clear();
    Programs = CxxProgramFinder(File, Names, Known, Elsewhere).run();
    if (Facts == CountFacts())
      break;
  }
  return Programs;
}

std::vector<CxxProgram> mailseal::findCxxPrograms(const CxxFile &File, const FileSinks &Sinks) {
  CxxNames Names(File, Sinks.Named);
  for (const auto &[Name, Wrapper] : Sinks.Elsewhere.Wrappers)
    Names.Wrappers.try_emplace(Name, Wrapper);
  FileNames Known;
  return findPrograms(File, Names, Known, Sinks.Elsewhere);
}

TextNames mailseal::readTextNames(StringRef Bytes, llvm::ArrayRef<UserSink> Named) {
  CxxFile File = readCxxFile(Bytes, lexCxx(Bytes));
  CxxNames Names(File, Named);
  FileNames Known;
  findPrograms(File, Names, Known, {});
  TextNames Result;
  Result.Runs = std::move(Known.Runs);
  for (const CxxMacro &Macro : File.Macros) {
    TokenRange Body = Macro.Body.whole();
    if (!Macro.IsLikeFunction && !Body.empty() &&
        llvm::all_of(Macro.Body.tokens(Body), [](const CxxToken &T) { return T.isString(); }))
      Result.Macros[Macro.Name.str()][Macro.Body.bytesOf(Body).in(Bytes).str()];
  }
  for (const auto &[Name, Wrapper] : Names.Wrappers) {
    CxxWrapper Shared = Wrapper;
    if (!Shared.Dictionary)
      Shared.Use = usedElsewhere(std::move(Shared.Use));
    Result.Wrappers.emplace(Name.str(), std::move(Shared));
  }
  return Result;
}
