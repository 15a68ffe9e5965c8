//===- CxxPrograms.cpp ----------------------------------------------------===//

#include "Carrier/CxxPrograms.h"
#include "Carrier/CxxDictionaries.h"
#include "Carrier/CxxStatements.h"
#include "Carrier/CxxTextRoom.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Sequence.h"

using namespace mailseal;
using llvm::StringRef;
namespace tok = clang::tok;

namespace {

/// Forms of one text that are worth to be followed.
constexpr size_t MaxForms = 8;

/// A variable while a function is read.
struct Variable {
  CxxTexts Texts;
  unsigned Depth = 0;  ///< Of the blocks around its declaration.
  bool IsList = false; ///< Holds lines: `std::vector<std::string>`, `QStringList`.
  /// Of a buffer; 0 where nobody knows.
  std::optional<uint64_t> Room = std::nullopt;
  bool IsOutput =
      false; ///< A stream that prints what it gets; its statements do not belong together.
};

/// What is known of the names of a file.
struct FileNames {
  llvm::StringMap<CxxTexts> Constants; ///< At file level, members, and macros.
  llvm::StringMap<CxxTexts> Returned;  ///< By function.
  llvm::StringMap<const CxxMacro *> Macros;
  /// Names that the file does not explain and whose text it runs.
  std::map<std::string, SinkUse> Runs;
};

/// Streams that show what they get to a person.
constexpr llvm::StringLiteral OutputStreams[] = {"cout",  "cerr",  "clog",   "wcout",
                                                 "wcerr", "wclog", "stdout", "stderr"};

class ProgramFinder : public CxxStatementVisitor, private CxxScope {
public:
  ProgramFinder(const CxxFile &File, CxxNames &Names, FileNames &Known, const TextNames &Elsewhere)
      : File(File), Code(File.Code), Names(Names), Known(Known), Elsewhere(Elsewhere), Sizes(File) {
  }

  std::vector<CxxProgram> run() {
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

  void enterFunction(const CxxFunctionHead &F) override;
  void leaveFunction() override;
  void enterBlock(CxxBlock Kind) override;
  void leaveBlock() override;
  void visitStatement(TokenRange S, bool CanBeRepeated) override;

private:
  using VariableMap = llvm::MapVector<StringRef, Variable>;

  // What an expression may ask.
  const CxxTexts *variable(StringRef Name) const override {
    for (const VariableMap *Map : {&Locals, &FileVariables})
      if (const auto *It = Map->find(Name); It != Map->end() && !It->second.Texts.empty())
        return &It->second.Texts;
      else if (Map == &Locals && isParameter(Name))
        return nullptr;
    auto It = Known.Constants.find(Name);
    return It == Known.Constants.end() ? nullptr : &It->second;
  }
  const CxxTexts *returned(StringRef Name) const override {
    auto It = Known.Returned.find(Name);
    return It == Known.Returned.end() ? nullptr : &It->second;
  }
  const CxxMacro *macro(StringRef Name) const override {
    auto It = Known.Macros.find(Name);
    return It == Known.Macros.end() ? nullptr : It->second;
  }
  /// Whether a function around the statement has a parameter \p Name.
  bool isParameter(StringRef Name) const {
    return llvm::any_of(Functions, [&](const CxxFunctionHead &F) {
      return llvm::any_of(F.Parameters, [&](const CxxParameter &P) { return P.Name == Name; });
    });
  }
  CxxTexts read(TokenRange Expression) const {
    return readCxxTexts(Code, Expression, /*InDirective=*/false, *this);
  }

  void readMacros();
  void findRuns(const CxxCode &Where, TokenRange Range, bool InDirective);
  void addRun(const CxxCode &Where, const CxxSinkCall &Call, bool InDirective,
              llvm::ArrayRef<StringRef> Parameters, StringRef Function);
  void addWrapper(StringRef Function, llvm::ArrayRef<StringRef> Parameters, unsigned Code,
                  SinkUse Use, StringRef Identity);
  void follow(TokenRange S);
  bool followReturn(TokenRange S);
  bool followAssignment(TokenRange S);
  bool followStream(TokenRange S);
  bool followIncrement(TokenRange S);
  void followCalls(TokenRange S);
  bool followDeclaration(TokenRange S);
  void followCall(StringRef Name, size_t Open, TokenRange S);
  void assign(TokenRange Target, CxxTexts Value, bool IsDeclaration, bool IsList);
  void append(Variable &V, const CxxTexts &Addition, TextRange Host);
  Variable *find(TokenRange Target);
  Variable &findOrMake(StringRef Name);
  void frame(CxxTexts &Addition) const;
  void emitVariable(Variable &V);
  void inheritVariation(Variable &V) const;

  const CxxFile &File;
  const CxxCode &Code;
  CxxNames &Names;
  FileNames &Known;
  const TextNames &Elsewhere;
  VariableMap Locals, FileVariables;
  std::vector<CxxFunctionHead> Functions; ///< Around the statement, outermost first.
  llvm::SmallVector<CxxBlock, 8> Kinds;
  llvm::SmallVector<uint32_t, 8>
      Blocks; ///< The numbers of those that may keep a statement from running.
  uint32_t BlockCount = 0;
  /// The bytes of a statement that a copy may stand beside, while one is followed.
  std::optional<TextRange> Repeatable;
  CxxDictionaries Dictionaries;
  CxxSizes Sizes;
  std::vector<CxxProgram> Runs, Texts;
};

/// The variable that \p Target, the left side of an assignment, changes: its last name.
StringRef targetName(const CxxCode &Code, TokenRange Target) {
  while (Target.End > Target.Begin) {
    size_t Last = Target.End - 1;
    if (Code.is(Last, tok::r_square) || Code.is(Last, tok::r_paren))
      Target.End = std::min(Code.openerOf(Last), Last);
    else if (Code.isName(Last))
      return Code.spelling(Last);
    else
      Target.End = Last;
  }
  return "";
}

/// Whether a type that is spelled so holds several lines.
bool isListType(const CxxCode &Code, TokenRange Type) {
  for (size_t I = Type.Begin; I < Type.End; ++I)
    if (Code.isName(I) &&
        (Code.spelling(I).contains("vector") || Code.spelling(I).contains("List") ||
         Code.spelling(I) == "list" || Code.spelling(I) == "array"))
      return true;
  return false;
}

/// Whether what such a variable is made from is no text: a file name, a device.
bool isStreamType(const CxxCode &Code, TokenRange Type) {
  for (size_t I = Type.Begin; I < Type.End; ++I)
    if (Code.isName(I)) {
      std::string Name = Code.spelling(I).lower();
      if (StringRef(Name).contains("stream") || StringRef(Name).contains("file"))
        return true;
    }
  return false;
}

} // namespace

//===----------------------------------------------------------------------===//
// Blocks and functions
//===----------------------------------------------------------------------===//

void ProgramFinder::enterFunction(const CxxFunctionHead &F) {
  Functions.push_back(F);
  Kinds.push_back(CxxBlock::Function);
  Blocks.push_back(++BlockCount);
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

void ProgramFinder::leaveFunction() {
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

void ProgramFinder::enterBlock(CxxBlock Kind) {
  Kinds.push_back(Kind);
  if (Kind != CxxBlock::Plain)
    Blocks.push_back(++BlockCount);
}

void ProgramFinder::leaveBlock() {
  if (Kinds.pop_back_val() != CxxBlock::Plain)
    Blocks.pop_back();
}

//===----------------------------------------------------------------------===//
// Macros
//===----------------------------------------------------------------------===//

void ProgramFinder::readMacros() {
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

void ProgramFinder::findRuns(const CxxCode &Where, TokenRange Range, bool InDirective) {
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

/// Notes that \p Function hands its parameter \p Code on to a use as \p Use, whose
/// namespace is \p Identity in the function.
void ProgramFinder::addWrapper(StringRef Function, llvm::ArrayRef<StringRef> Parameters,
                               unsigned Code, SinkUse Use, StringRef Identity) {
  CxxWrapper Wrapper{Code, std::move(Use)};
  const auto *Dictionary = llvm::find(Parameters, Wrapper.Use.Namespace);
  if (!Wrapper.Use.Namespace.empty() && Dictionary != Parameters.end())
    Wrapper.Dictionary = Dictionary - Parameters.begin();
  else
    // What the function makes anew for each call is shared by no two.
    Wrapper.Use.Namespace = Identity.contains('#') ? "" : Identity.str();
  Names.Wrappers.try_emplace(Function, std::move(Wrapper));
}

void ProgramFinder::addRun(const CxxCode &Where, const CxxSinkCall &Call, bool InDirective,
                           llvm::ArrayRef<StringRef> Parameters, StringRef Function) {
  CxxTexts Forms = readCxxTexts(Where, Call.Code, InDirective, *this);
  SinkUse Use = Call.Use;
  Use.Namespace = Dictionaries.identityOf(
      Use.Namespace, [&](StringRef Name) { return llvm::is_contained(Parameters, Name); });
  for (CxxText &Text : Forms) {
    for (const CxxPart &Part : Text.Parts) {
      const auto *Parameter = llvm::find(Parameters, Part.Name);
      if (Part.What == CxxPart::Kind::Hole && !Part.Name.empty() && Parameter != Parameters.end() &&
          !Function.empty())
        addWrapper(Function, Parameters, Parameter - Parameters.begin(), Call.Use, Use.Namespace);
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
    CxxProgram Run{std::move(One.front()), Use, {Blocks.begin(), Blocks.end()}};
    // Of several forms one is run, and a macro where it is used.
    if (Forms.size() > 1 || Run.Blocks.empty())
      Run.Blocks.push_back(++BlockCount);
    Runs.push_back(std::move(Run));
  }
}

//===----------------------------------------------------------------------===//
// Statements
//===----------------------------------------------------------------------===//

void ProgramFinder::visitStatement(TokenRange S, bool CanBeRepeated) {
  // Behind it comes its semicolon.
  Repeatable.reset();
  if (CanBeRepeated && Code.is(S.End, tok::semi) && !Functions.empty())
    Repeatable = Code.bytesOf({S.Begin, S.End + 1});
  bool IsPlain = llvm::all_of(llvm::seq(S.Begin, S.End), [&](size_t I) {
    return !Code.is(I, tok::equal) && !Code.isName(I, "return");
  });
  if (!IsPlain)
    Repeatable.reset();
  findRuns(Code, S, /*InDirective=*/false);
  Dictionaries.visit(Code, S, !Functions.empty());
  if (CanBeRepeated && Code.is(S.End, tok::semi) && !Functions.empty())
    Repeatable = Code.bytesOf({S.Begin, S.End + 1});
  follow(S);
  Repeatable.reset();
}

void ProgramFinder::follow(TokenRange S) {
  if (!followReturn(S) && !followAssignment(S) && !followStream(S) && !followIncrement(S) &&
      !followDeclaration(S))
    followCalls(S);
}

bool ProgramFinder::followReturn(TokenRange S) {
  if (!Code.isName(S.Begin, "return") || Functions.empty())
    return false;
  CxxTexts Value = read({S.Begin + 1, S.End});
  StringRef Name = Functions.back().Name;
  llvm::erase_if(Value, [](const CxxText &Text) { return !hasLiteral(Text); });
  if (Name.empty() || Value.empty())
    return true;
  CxxTexts &Known = this->Known.Returned[Name];
  for (CxxText &Text : Value) {
    bool IsKnown = llvm::any_of(Known, [&](const CxxText &Other) {
      return Other.Parts.front().Host == Text.Parts.front().Host;
    });
    if (!IsKnown && Known.size() < MaxForms)
      Known.push_back(std::move(Text));
  }
  return true;
}

/// `name = …`, `name += …`, also where that declares it.
bool ProgramFinder::followAssignment(TokenRange S) {
  size_t Equal = Code.find(S, tok::equal), Plus = Code.find(S, tok::plusequal);
  size_t At = std::min(Equal, Plus);
  if (At == S.End)
    return false;
  TokenRange Target = {S.Begin, At};
  TokenRange Value = {At + 1, S.End};
  if (At == Plus) {
    if (Variable *V = find(Target)) {
      CxxTexts Addition = read(Value);
      frame(Addition);
      append(*V, Addition, Code.bytesOf({S.Begin, S.End}));
    }
    return true;
  }
  // `code = code + "…"` appends.
  auto Terms = Code.split(Value, tok::plus);
  StringRef Name = targetName(Code, Target);
  if (Terms.size() > 1 && Terms[0].size() == 1 && Code.isName(Terms[0].Begin, Name)) {
    if (Variable *V = find(Target)) {
      append(*V, read({Terms[1].Begin, S.End}), Code.bytesOf(S));
      return true;
    }
  }
  // `auto x = 1, *y = 2` is read as far as its first name.
  Value.End = Code.find(Value, tok::comma);
  size_t Names =
      llvm::count_if(llvm::seq(Target.Begin, Target.End), [&](size_t I) { return Code.isName(I); });
  bool IsMember = llvm::any_of(llvm::seq(Target.Begin, Target.End), [&](size_t I) {
    return Code.is(I, tok::period) || Code.is(I, tok::arrow);
  });
  bool IsDeclaration = Names > 1 && !IsMember;
  CxxTexts Text = read(Value);
  // An element of a list, or of an array.
  if (!IsDeclaration && Code.is(At - 1, tok::r_square)) {
    if (Variable *V = find(Target)) {
      V->IsList = true;
      append(*V, Text, Code.bytesOf(S));
    }
    return true;
  }
  if (IsDeclaration && Code.is(Value.Begin, tok::l_brace) && isCounted(Code, Name, Target))
    for (CxxText &Lines : Text)
      for (CxxPart &Line : Lines.Parts)
        Line.Frame.reset();
  std::optional<uint64_t> Room = Sizes.allocated(Code, Value);
  if (IsDeclaration && isOfCharacters(Code, Target))
    Room = Sizes.declared(Code, Target);
  if (Room)
    limitRoom(Text, *Room);
  assign(Target, std::move(Text), IsDeclaration, IsDeclaration && isListType(Code, Target));
  if (Room)
    if (Variable *V = find(Target))
      V->Room = Room;
  return true;
}

/// `stream << a << b`
bool ProgramFinder::followStream(TokenRange S) {
  auto Links = Code.split(S, tok::lessless);
  if (Links.size() < 2 || Links[0].empty())
    return false;
  StringRef Name = targetName(Code, Links[0]);
  if (Name.empty())
    return false;
  Variable &V = findOrMake(Name);
  V.IsOutput |= llvm::is_contained(OutputStreams, Name) || Code.is(Links[0].End - 1, tok::r_paren);
  CxxText Text;
  appendLinks(Code, llvm::ArrayRef(Links).drop_front(), /*InDirective=*/false, V.IsList, *this,
              Text);
  if (!hasLiteral(Text) && V.Texts.empty())
    return true;
  CxxTexts Addition = {std::move(Text)};
  frame(Addition);
  append(V, Addition, Code.bytesOf(S));
  if (V.IsOutput) {
    emitVariable(V);
    V.Texts.clear();
  }
  return true;
}

/// `++name`: what it points to is another text.
bool ProgramFinder::followIncrement(TokenRange S) {
  bool IsPrefix = Code.is(S.Begin, tok::plusplus) || Code.is(S.Begin, tok::minusminus);
  bool IsPostfix = Code.is(S.End - 1, tok::plusplus) || Code.is(S.End - 1, tok::minusminus);
  if (!IsPrefix && !IsPostfix)
    return false;
  if (auto *It = Locals.find(targetName(Code, S)); It != Locals.end()) {
    emitVariable(It->second);
    It->second.Texts.clear();
  }
  return true;
}

/// `std::string name("…");`, `std::ostringstream name;`
bool ProgramFinder::followDeclaration(TokenRange S) {
  size_t At = S.Begin;
  size_t Last = S.End;
  while (At < S.End && !Code.is(At, tok::l_paren) && !Code.is(At, tok::l_brace)) {
    if (Code.isName(At))
      Last = At;
    else if (!Code.is(At, tok::coloncolon) && !Code.is(At, tok::less) &&
             !Code.is(At, tok::greater) && !Code.is(At, tok::star) && !Code.is(At, tok::amp) &&
             !Code.is(At, tok::comma) && !Code.is(At, tok::l_square))
      return false;
    At = Code.is(At, tok::l_square) ? Code.next(At) : At + 1;
  }
  bool HasType = Last != S.End && Last > S.Begin &&
                 (Code.isName(Last - 1) || Code.is(Last - 1, tok::greater) ||
                  Code.is(Last - 1, tok::star) || Code.is(Last - 1, tok::amp));
  if (!HasType || Code.isName(S.Begin, "delete") || (At < S.End && Code.next(At) != S.End))
    return false;
  TokenRange Type = {S.Begin, Last};
  CxxTexts Value = {CxxText()};
  if (At < S.End && !isStreamType(Code, Type))
    Value =
        Code.is(At, tok::l_brace) && isListType(Code, Type)
            ? read({At, S.End})
            : read({At + 1, std::min(Code.find(Code.inside(At), tok::comma), Code.inside(At).End)});
  if (Value.size() == 1 && !hasLiteral(Value.front()))
    Value = {CxxText()};
  if (Code.isName(Last - 1, "format") || Code.isName(Last - 1, "wformat"))
    fillTemplates(Value, TemplateKind::Boost);
  assign({Last, Last + 1}, std::move(Value), /*IsDeclaration=*/true, isListType(Code, Type));
  if (isOfCharacters(Code, Type))
    findOrMake(Code.spelling(Last)).Room = Sizes.declared(Code, S);
  return true;
}

//===----------------------------------------------------------------------===//
// Calls that change a text
//===----------------------------------------------------------------------===//

namespace {
/// A call that gives a text to a variable.
struct TextCall {
  llvm::StringLiteral Name;
  int Target;    ///< The argument that is changed; -1: the object.
  unsigned Text; ///< The argument with the text.
  TemplateKind Kind = TemplateKind::None;
  bool Sets = false;   ///< Drops what was there.
  bool IsLine = false; ///< Adds a line of its own.
  bool IsCopy = false; ///< Into memory that must have room.
};
constexpr TextCall TextCalls[] = {
    {"append", -1, 0},
    {"assign", -1, 0, TemplateKind::None, true},
    {"push_back", -1, 0, TemplateKind::None, false, true},
    {"emplace_back", -1, 0, TemplateKind::None, false, true},
    {"push", -1, 0, TemplateKind::None, false, true},
    {"add", -1, 0, TemplateKind::None, false, true},
    {"Add", -1, 0, TemplateKind::None, false, true},
    {"write", -1, 0},
    {"Append", -1, 0},
    {"sprintf", 0, 1, TemplateKind::Printf, true, false, true},
    {"snprintf", 0, 2, TemplateKind::Printf, true, false, true},
    {"sprintf_s", 0, 2, TemplateKind::Printf, true, false, true},
    {"_snprintf", 0, 2, TemplateKind::Printf, true, false, true},
    {"PyOS_snprintf", 0, 2, TemplateKind::Printf, true, false, true},
    {"g_snprintf", 0, 2, TemplateKind::Printf, true, false, true},
    {"strcpy", 0, 1, TemplateKind::None, true, false, true},
    {"stpcpy", 0, 1, TemplateKind::None, true, false, true},
    {"strncpy", 0, 1, TemplateKind::None, true, false, true},
    {"strlcpy", 0, 1, TemplateKind::None, true, false, true},
    {"strcpy_s", 0, 2, TemplateKind::None, true, false, true},
    {"memcpy", 0, 1, TemplateKind::None, true, false, true},
    {"memmove", 0, 1, TemplateKind::None, true, false, true},
    {"strcat", 0, 1, TemplateKind::None, false, false, true},
    {"strncat", 0, 1, TemplateKind::None, false, false, true},
    {"strlcat", 0, 1, TemplateKind::None, false, false, true},
    {"strcat_s", 0, 2, TemplateKind::None, false, false, true},
    {"asprintf", 0, 1, TemplateKind::Printf, true},
    {"fprintf", 0, 1, TemplateKind::Printf},
    {"fputs", 1, 0},
    {"fwrite", 3, 0},
};
} // namespace

void ProgramFinder::followCalls(TokenRange S) {
  for (size_t I = S.Begin; I < S.End; ++I)
    if (Code.is(I, tok::l_paren) && I > S.Begin && Code.isName(I - 1))
      followCall(Code.spelling(I - 1), I, S);
}

void ProgramFinder::followCall(StringRef Name, size_t Open, TokenRange S) {
  auto Arguments = Code.split(Code.inside(Open), tok::comma);
  for (const TextCall &Call : TextCalls) {
    if (Call.Name != Name || Call.Text >= Arguments.size() ||
        (Call.Target >= 0 && size_t(Call.Target) >= Arguments.size()))
      continue;
    bool IsMethod = Open >= 2 && (Code.is(Open - 2, tok::period) || Code.is(Open - 2, tok::arrow));
    if (IsMethod != (Call.Target < 0))
      return;
    StringRef Target =
        targetName(Code, IsMethod ? TokenRange{S.Begin, Open - 2} : Arguments[Call.Target]);
    CxxTexts Value = read(Arguments[Call.Text]);
    if (Target.empty() || (llvm::none_of(Value, hasLiteral) && !variable(Target)))
      return;
    fillTemplates(Value, Call.Kind);
    // A number beside the text is its size, or that of the buffer.
    uint64_t Said = 0;
    for (size_t I = 0; I < Arguments.size(); ++I)
      if (auto Size = Sizes.evaluate(Code, Arguments[I]);
          Size && *Size > 1 && (Call.Kind == TemplateKind::None || I < Call.Text)) {
        Said = *Size;
        limitRoom(Value, Said);
      }
    Variable &V = findOrMake(Target);
    V.IsOutput |= llvm::is_contained(OutputStreams, Target);
    // A buffer of which nothing is said has no room.
    if (Call.IsCopy && !V.Room)
      V.Room = Said;
    if (Call.Sets) {
      emitVariable(V);
      V.Texts = std::move(Value);
      if (V.Room)
        limitRoom(V.Texts, *V.Room);
      return;
    }
    V.IsList |= Call.IsLine;
    // What fills the places of one line fills none of its copy.
    if (Call.Kind == TemplateKind::None || Call.Text + 1 == Arguments.size())
      frame(Value);
    append(V, Value, Code.bytesOf(S));
    if (V.IsOutput) {
      emitVariable(V);
      V.Texts.clear();
    }
    return;
  }
}

//===----------------------------------------------------------------------===//
// Variables
//===----------------------------------------------------------------------===//

Variable *ProgramFinder::find(TokenRange Target) {
  StringRef Name = targetName(Code, Target);
  return Name.empty() ? nullptr : &findOrMake(Name);
}

Variable &ProgramFinder::findOrMake(StringRef Name) {
  if (auto *It = Locals.find(Name); It != Locals.end())
    return It->second;
  if (Functions.empty())
    return FileVariables[Name];
  Variable &V = Locals[Name];
  // What a member holds when the function is entered is not known, if it is not a
  // constant.
  if (const auto *It = FileVariables.find(Name); It != FileVariables.end()) {
    V.Texts = It->second.Texts;
    V.Room = It->second.Room;
  }
  return V;
}

void ProgramFinder::assign(TokenRange Target, CxxTexts Value, bool IsDeclaration, bool IsList) {
  StringRef Name = targetName(Code, Target);
  if (Name.empty())
    return;
  VariableMap &Map = Functions.empty() ? FileVariables : Locals;
  auto *It = Map.find(Name);
  if (!IsDeclaration && It == Map.end() && llvm::none_of(Value, hasLiteral))
    return;
  Variable &V = Map[Name];
  if (IsDeclaration || V.Depth >= Blocks.size()) {
    emitVariable(V);
    V.Texts = std::move(Value);
  } else {
    // Only one branch assigns it: what it held before stays possible.
    llvm::erase_if(V.Texts, [](const CxxText &Text) { return !hasLiteral(Text); });
    for (CxxText &Text : Value)
      if (V.Texts.size() < MaxForms)
        V.Texts.push_back(std::move(Text));
  }
  if (IsDeclaration) {
    V.Depth = Blocks.size();
    V.IsList = IsList;
  }
}

void ProgramFinder::append(Variable &V, const CxxTexts &Addition, TextRange Host) {
  bool IsUnknown = V.Texts.size() == 1 && !hasLiteral(V.Texts.front());
  if (V.Texts.empty() || IsUnknown)
    V.Texts = {CxxText()};
  appendTexts(V.Texts, Addition, Host);
  if (V.IsList)
    for (CxxText &Text : V.Texts)
      Text.Parts.emplace_back(CxxPart::Kind::EndOfLine, Host);
  if (V.Room)
    limitRoom(V.Texts, *V.Room);
  inheritVariation(V);
}

/// What is added in one of several arms is not always there.
void ProgramFinder::inheritVariation(Variable &V) const {
  bool InArm = llvm::any_of(Kinds, [](CxxBlock Kind) { return Kind == CxxBlock::Alternative; });
  for (CxxText &Text : V.Texts)
    Text.Varies |= InArm;
}

/// Lets a copy of the statement that is followed be another line, if \p Addition is
/// one literal and all that the statement adds.
void ProgramFinder::frame(CxxTexts &Addition) const {
  if (!Repeatable || Addition.size() != 1)
    return;
  auto IsLineEnd = [](const CxxPart &P) {
    return P.What == CxxPart::Kind::LineEnd || P.What == CxxPart::Kind::EndOfLine;
  };
  auto &Parts = Addition.front().Parts;
  if (Parts.empty() || Parts.front().Literals.size() != 1 || Parts.front().Frame ||
      !llvm::all_of(llvm::drop_begin(Parts), IsLineEnd))
    return;
  Parts.front().Frame = LineFrame{*Repeatable, lineBreakBefore(Code.bytes(), Repeatable->Begin)};
}

void ProgramFinder::emitVariable(Variable &V) {
  for (CxxText Text : V.Texts) {
    takeCodeArgument(Code.bytes(), Text);
    if (hasLiteral(Text))
      Texts.push_back({std::move(Text), std::nullopt, {}});
  }
}

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
    Programs = ProgramFinder(File, Names, Known, Elsewhere).run();
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
  for (const auto &[Name, Wrapper] : Names.Wrappers) {
    CxxWrapper Shared = Wrapper;
    if (!Shared.Dictionary)
      Shared.Use = usedElsewhere(std::move(Shared.Use));
    Result.Wrappers.emplace(Name.str(), std::move(Shared));
  }
  return Result;
}
