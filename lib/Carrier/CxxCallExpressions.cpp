//===- CxxCallExpressions.cpp - Expressions of C++ as Python --------------===//

#include "Carrier/CxxCallTranscriber.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/xxhash.h"

using namespace mailseal;
using llvm::StringRef;
namespace tok = clang::tok;

namespace {
struct Operator {
  tok::TokenKind Kind;
  llvm::StringLiteral Python;
};
/// What stands between two values in both languages.
constexpr Operator Operators[] = {
    {tok::pipepipe, " or "},
    {tok::ampamp, " and "},
    {tok::pipe, " | "},
    {tok::caret, " ^ "},
    {tok::amp, " & "},
    {tok::equalequal, " == "},
    {tok::exclaimequal, " != "},
    {tok::less, " < "},
    {tok::greater, " > "},
    {tok::lessequal, " <= "},
    {tok::greaterequal, " >= "},
    {tok::lessless, " << "},
    {tok::greatergreater, " >> "},
    {tok::plus, " + "},
    {tok::minus, " - "},
    {tok::star, " * "},
    {tok::slash, " / "},
    {tok::percent, " % "},
};

struct NamedValue {
  llvm::StringLiteral Cxx, Python;
};
constexpr NamedValue NamedValues[] = {
    {"true", "True"},    {"false", "False"},    {"TRUE", "True"},    {"FALSE", "False"},
    {"nullptr", "None"}, {"NULL", "None"},      {"Py_None", "None"}, {"Py_True", "True"},
    {"this", "self"},    {"Py_False", "False"},
};
} // namespace

/// A string literal of Python that gives \p Text.
static std::string pythonString(StringRef Text) {
  std::string Result = "\"";
  for (char C : Text) {
    if (C == '"' || C == '\\')
      Result += '\\';
    if (C == '\n')
      Result += "\\n";
    else if (llvm::isPrint(C) || (C & 0x80))
      Result += C;
    else
      Result += "\\x" + llvm::toHex(StringRef(&C, 1), /*LowerCase=*/true);
  }
  return Result + "\"";
}

/// `a.b` for `a::b`.
static std::string dotted(StringRef Qualified) {
  std::string Result;
  for (StringRef Part : llvm::split(Qualified, "::"))
    Result += (Result.empty() ? "" : ".") + pythonName(Part);
  return Result;
}

CallText CxxCallTranscriber::opaque(size_t Begin, size_t End) {
  // Named by its spelling: the same C++ is the same Python, wherever it moves.
  std::string Spelling;
  for (size_t I = Begin; I < End; ++I)
    Spelling += Code.spelling(I).str() + " ";
  std::string Name = "cxx_" + llvm::utohexstr(llvm::xxh3_64bits(Spelling), /*LowerCase=*/true);
  return CallText().escape(Name, Code.range(Begin, End));
}

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

CallText CxxCallTranscriber::nameText(StringRef Name, size_t Begin, size_t End) {
  std::string Python = pythonName(Name);
  if (CallVariable *Local = Scopes.find(Name))
    Python = Local->Python;
  else if (auto Known = Outline.Classes.find(Class);
           Known != Outline.Classes.end() && Known->second.Methods.contains(Name))
    Python = "self." + Name.str() + "_";
  else if (!Class.empty() && Members[Class].contains(Name))
    Python = "self." + Python;
  else if (auto Known = FileNames.find(Name); Known != FileNames.end())
    Python = Known->second;
  else if (std::optional<std::string> Text = Code.constant(Name))
    Python = pythonString(*Text);
  else if (!Class.empty() && !Code.is(End, tok::l_paren))
    Python = "self." + Python;
  else if (Mentions(Name))
    Python += "_"; // Not the module, which has to be imported.
  CallText Result;
  if (End == Begin + 1 && Python == Code.spelling(Begin))
    return Result.verbatim(Code.bytes(), Code.range(Begin, End));
  return Result.escape(Python, Code.range(Begin, End));
}

CallText CxxCallTranscriber::readExpression() {
  CallText Result = readAssignment();
  while (!Failed && Code.is(At, tok::comma) && At < Limit) {
    ++At;
    Result = readAssignment();
  }
  return Result;
}

CallText CxxCallTranscriber::readAssignment() {
  Nesting Here(Depth);
  if (Here.isTooDeep())
    return fail();
  size_t Begin = At;
  CallText Result = readOperators();
  if (!Failed && Code.is(At, tok::question)) {
    size_t ThenBegin = ++At;
    CallText Then = readAssignment();
    if (!Code.is(At, tok::colon))
      Failed = true;
    size_t ElseBegin = ++At;
    CallText Else = readAssignment();
    // `module ? PyObject_GetAttrString(module, "x") : NULL`: no object is an error
    // of Python, and no None.
    bool IsError = Else.str() == "None" && At == ElseBegin + 1 && Code.isName(ThenBegin) &&
                   Code.spelling(ThenBegin).starts_with("Py");
    if (!Failed && IsError)
      return Then;
    if (!Failed) {
      uint32_t From = Code.begin(Begin), To = Code.end(At - 1);
      CallText Choice;
      Choice.escape("(", {From, From}).append(std::move(Then)).glue(" if ", From);
      Choice.append(std::move(Result)).glue(" else ", From).append(std::move(Else));
      Result = std::move(Choice.escape(")", {To, To}));
    }
  } else if (!Failed && Code.is(At, tok::equal)) {
    // `if ((x = f()) == NULL)`: the assignment gets a line of its own before.
    uint32_t Sign = Code.begin(At++);
    CallText Value = readAssignment();
    if (!Failed)
      assign(Result, Begin, std::move(Value), Sign);
  }
  return Result;
}

CallText CxxCallTranscriber::readOperators() {
  CallText Result = readUnary();
  while (!Failed && At < Limit) {
    const auto *Found =
        llvm::find_if(Operators, [&](const Operator &O) { return Code.is(At, O.Kind); });
    if (Found == std::end(Operators))
      break;
    uint32_t Sign = Code.begin(At++);
    Result.glue(Found->Python, Sign).append(readUnary());
  }
  return Result;
}

CallText CxxCallTranscriber::readUnary() {
  Nesting Here(Depth);
  if (Here.isTooDeep())
    return fail();
  size_t Begin = At;
  uint32_t Sign = Code.begin(At);
  switch (Code[At].Kind) {
  case tok::exclaim:
    ++At;
    return CallText().glue("(not ", Sign).append(readUnary()).glue(")", Code.begin(At));
  case tok::minus:
  case tok::tilde:
    ++At;
    return CallText().verbatim(Code.bytes(), Code.range(Begin, At)).append(readUnary());
  case tok::plus:
  case tok::star:
  case tok::amp:
  case tok::plusplus:
  case tok::minusminus: {
    bool IsAddress = Code.is(At++, tok::amp) && Code.isName(At);
    CallVariable *Variable = IsAddress ? Scopes.find(Code.spelling(At)) : nullptr;
    CallText Result = readUnary();
    Result.coverBegin(Sign);
    // Who has the address may change what is there.
    if (Variable && At == Begin + 2)
      Changed.push_back(Variable->Python);
    return Result;
  }
  default:
    break;
  }
  constexpr llvm::StringLiteral Words[] = {"new", "delete", "co_await", "co_yield", "typename"};
  if (llvm::is_contained(Words, word())) {
    ++At;
    if (Code.is(At, tok::l_square) && Code.is(At + 1, tok::r_square))
      At += 2;
    CallText Result = readUnary();
    Result.coverBegin(Sign);
    return Result;
  }
  if (Code.is(At, tok::l_paren) && skipCast()) {
    CallText Result = readUnary();
    Result.coverBegin(Sign);
    return Result;
  }
  CallText Value = readPrimary();
  return readPostfix(std::move(Value), Begin);
}

/// Moves behind `(char *)` and the like.
bool CxxCallTranscriber::skipCast() {
  size_t Close = Code.close(At);
  bool Marked = Code.is(Close - 1, tok::star) || Code.is(Close - 1, tok::amp);
  constexpr llvm::StringLiteral Types[] = {"char",  "int",    "long",      "unsigned",
                                           "short", "double", "size_t",    "void",
                                           "bool",  "float",  "Py_ssize_t"};
  if (Code.isName(Close - 1))
    Marked |= llvm::is_contained(Types, Code.spelling(Close - 1));
  if (!Marked || Close <= At + 1)
    return false;
  for (size_t I = At + 1; I < Close; ++I)
    if (!Code.isName(I) && !Code.is(I, tok::star) && !Code.is(I, tok::amp) &&
        !Code.is(I, tok::coloncolon))
      return false;
  bool Operand = Code.isName(Close + 1) || Code.isString(Close + 1) ||
                 Code.is(Close + 1, tok::l_paren) || Code.is(Close + 1, tok::numeric_constant) ||
                 Code.is(Close + 1, tok::amp) || Code.is(Close + 1, tok::star);
  if (Operand)
    At = Close + 1;
  return Operand;
}

CallText CxxCallTranscriber::readPostfix(CallText Value, size_t Begin) {
  while (!Failed && At < Limit) {
    switch (Code[At].Kind) {
    case tok::period:
    case tok::arrow:
      Value = readMember(std::move(Value), Begin);
      break;
    case tok::l_paren:
      Value = call(std::move(Value), Begin, At);
      break;
    case tok::l_square: {
      size_t Close = Code.close(At);
      uint32_t Open = Code.begin(At++);
      CallText Index = readExpression();
      if (At != Close)
        return fail();
      Value.escape("[", {Open, Open + 1}).append(std::move(Index));
      Value.escape("]", Code.range(At, At + 1));
      ++At;
      break;
    }
    case tok::plusplus:
    case tok::minusminus:
      ++At;
      break;
    default:
      return Value;
    }
  }
  return Value;
}

/// Reads what follows the `.` or `->` at the cursor.
CallText CxxCallTranscriber::readMember(CallText Object, size_t Begin) {
  uint32_t Dot = Code.begin(At++);
  if (word() == "template")
    ++At;
  if (!Code.isName(At))
    return fail();
  size_t NameAt = At++;
  StringRef Name = Code.spelling(NameAt);
  if (Code.is(At, tok::less)) {
    size_t Behind = Code.skipAngles(At);
    if (Behind != At && Code.is(Behind, tok::l_paren))
      At = Behind;
  }
  if (!Code.is(At, tok::l_paren)) {
    TextRange Range = {Dot, Code.end(NameAt)};
    return Object.escape("." + pythonName(Name), Range);
  }
  size_t Close = Code.close(At);
  if (isTransparentMember(Name) && Close == At + 1) {
    At = Close + 1;
    Object.coverEnd(Code.end(Close));
    return Object;
  }
  if (Name == "attr" || Name == "GetAttr") {
    std::optional<std::string> Attribute = constantIn(At + 1, Close);
    if (Attribute && !Attribute->empty() &&
        llvm::all_of(*Attribute, [](char C) { return llvm::isAlnum(C) || C == '_'; })) {
      At = Close + 1;
      return Object.escape("." + *Attribute, {Dot, Code.end(Close)});
    }
    // The name is not known: getattr(object, name).
    size_t Open = At;
    CallText Result;
    Result.glue("getattr(", Code.begin(Begin)).append(std::move(Object)).glue(", ", Dot);
    std::vector<Argument> Arguments = readArguments(Open);
    for (Argument &A : Arguments)
      Result.append(std::move(A.Text));
    return Result.escape(")", Code.range(Close, Close + 1));
  }
  // A member function of C++: no attribute of Python's object.
  Object.escape("." + Name.str() + "_", {Dot, Code.end(NameAt)});
  return Object;
}

CallText CxxCallTranscriber::readPrimary() {
  if (At >= Limit)
    return fail();
  switch (Code[At].Kind) {
  case tok::l_paren:
    return readParenthesized();
  case tok::l_square:
    return readLambda();
  case tok::l_brace:
    return readList();
  case tok::numeric_constant:
    return readNumber();
  case tok::char_constant: {
    ++At;
    return CallText().escape("\"" + std::string("c") + "\"", Code.range(At - 1, At));
  }
  case tok::raw_identifier:
  case tok::coloncolon:
    return readName();
  default:
    return Code.isString(At) ? readString() : fail();
  }
}

CallText CxxCallTranscriber::readParenthesized() {
  size_t Open = At, Close = Code.close(Open);
  ++At;
  CallText Inner = readExpression();
  if (Failed || At != Close)
    return fail();
  ++At;
  CallText Result;
  Result.verbatim(Code.bytes(), Code.range(Open, Open + 1)).append(std::move(Inner));
  return Result.verbatim(Code.bytes(), Code.range(Close, Close + 1));
}

CallText CxxCallTranscriber::readList() {
  size_t Open = At;
  std::vector<Argument> Arguments = readArguments(Open);
  CallText Result;
  Result.escape("[", Code.range(Open, Open + 1));
  for (size_t I = 0; I < Arguments.size(); ++I) {
    if (I)
      Result.glue(", ", Code.begin(Arguments[I].Begin));
    Result.append(std::move(Arguments[I].Text));
  }
  return Result.escape("]", Code.range(At - 1, At));
}

CallText CxxCallTranscriber::readString() {
  size_t Begin = At, End = At;
  StringRef First = Code.spelling(At);
  bool IsPlain = First.starts_with("\"") && First.ends_with("\"") && !Code.isString(At + 1) &&
                 !First.contains('\\') && llvm::all_of(First, llvm::isPrint);
  std::optional<std::string> Text = Code.stringAt(At, End);
  At = End;
  if (IsPlain)
    return CallText().verbatim(Code.bytes(), Code.range(Begin, End));
  if (Text)
    return CallText().escape(pythonString(*Text), Code.range(Begin, End));
  return opaque(Begin, End);
}

CallText CxxCallTranscriber::readNumber() {
  size_t Begin = At++;
  StringRef Spelling = Code.spelling(Begin), Digits = Spelling.rtrim("uUlLzZ");
  bool IsPlain = llvm::all_of(Digits, llvm::isDigit) && (Digits == "0" || !Digits.starts_with("0"));
  if (IsPlain && Digits == Spelling)
    return CallText().verbatim(Code.bytes(), Code.range(Begin, At));
  if (IsPlain)
    return CallText().escape(Digits, Code.range(Begin, At));
  return opaque(Begin, At);
}

/// Reads `[…](…) { … }` as a function of its own, and gives its name.
CallText CxxCallTranscriber::readLambda() {
  size_t Begin = At, Behind = Code.close(At) + 1, Parameters = Code.size();
  if (Code.is(Behind, tok::less))
    Behind = Code.skipAngles(Behind);
  if (Code.is(Behind, tok::l_paren)) {
    Parameters = Behind;
    Behind = Code.close(Behind) + 1;
  }
  while (Behind < Limit && !Code.is(Behind, tok::l_brace)) {
    bool Trails = Code.isName(Behind) || Code.is(Behind, tok::arrow) ||
                  Code.is(Behind, tok::star) || Code.is(Behind, tok::amp) ||
                  Code.is(Behind, tok::coloncolon) || Code.is(Behind, tok::less) ||
                  Code.is(Behind, tok::greater);
    if (!Trails)
      return fail();
    ++Behind;
  }
  size_t Close = Code.close(Behind);
  if (Behind >= Limit || Close >= Limit + 1)
    return fail();
  std::string Name = "cxx_lambda" + std::to_string(++Lambdas);
  CallText Header;
  Header.glue("def " + Name + "(", Code.begin(Begin));
  Scopes.enterFunction();
  if (Parameters != Code.size())
    readParameters(Parameters, Header, /*IsFirst=*/true);
  emit(Header.glue("):", Code.begin(Behind)));
  size_t OuterLimit = Limit;
  suite([&] {
    At = Behind + 1;
    Limit = Close;
    readStatements(Close);
  });
  Scopes.leaveFunction();
  Limit = OuterLimit;
  At = Close + 1;
  Failed = false;
  return CallText().escape(Name, Code.range(Begin, At));
}

CallText CxxCallTranscriber::readName() {
  size_t Begin = At;
  std::string Name;
  size_t Last = At;
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
        return CallText().escape(V.Python, Code.range(Begin, At));
  size_t Colon = Name.rfind("::");
  if (Colon == std::string::npos)
    return nameText(Word, Begin, At);
  StringRef Owner = StringRef(Name).take_front(Colon);
  bool IsClass = Outline.Classes.contains(Owner);
  if (!IsClass && FileNames.contains(Word))
    return nameText(Word, Begin, At);
  return CallText().escape(dotted(Name), Code.range(Begin, At));
}

CallText CxxCallTranscriber::readNamedCall(size_t Begin, const std::string &Name) {
  size_t Open = At, Close = Code.close(Open);
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
  if (isTransparent(Last) && Code.find(tok::comma, Open + 1, Close) == Close && Close > Open + 1) {
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
    Callee.escape(dotted(Name), Code.range(Begin, Open));
  return call(std::move(Callee), Begin, Open);
}

CallText CxxCallTranscriber::call(CallText Callee, size_t Begin, size_t Open) {
  std::vector<Argument> Arguments = readArguments(Open);
  std::optional<BindingStyle> Style = Bindings.styleAt(Begin);
  std::shared_ptr<const Codec> BoostCodec;
  if (Style && Style->Library == BindingLibrary::BoostPython) {
    CxxCallSite Site;
    Site.Callee = Code.range(Begin, Open).in(Code.bytes()).str();
    for (const Argument &A : Arguments)
      Site.Arguments.push_back(Code.range(A.Begin, A.End).in(Code.bytes()).str());
    Site.Inside = {Code.end(Open), Code.begin(Code.close(Open))};
    BoostCodec = makeBoostCallCodec(std::move(Site), *Style, Bindings.includesBoost());
  }
  CallText List = joinArguments(Open, std::move(Arguments));
  if (BoostCodec)
    List.spellWith(BoostCodec);
  return Callee.append(std::move(List));
}

/// Reads the arguments behind the bracket \p Open and moves behind its closer.
std::vector<CxxCallTranscriber::Argument> CxxCallTranscriber::readArguments(size_t Open) {
  std::vector<Argument> Result;
  size_t Close = Code.close(Open), OuterLimit = Limit;
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
  rewind(Here);
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
      Stars2.verbatim(Code.bytes(), Code.range(At, At + Stars));
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
    At = Code.find(tok::comma, Result.Begin, Close);
    Result.Text = opaque(Result.Begin, At);
  }
  Result.End = At;
  // What gets a dictionary by reference may fill it.
  if (Result.End == Result.Begin + 1 && Code.isName(Result.Begin) && !KeepsElements)
    if (CallVariable *V = Scopes.find(Code.spelling(Result.Begin)))
      V->Elements.reset();
  Result.Constant = constantIn(Result.Begin, Result.End);
  std::string Python = Result.Text.str();
  std::string Host = Code.range(Result.Begin, Result.End).in(Code.bytes()).str();
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
      Name = constantIn(I + 1, Code.close(I));
      Equal = Code.close(I) + 1;
    }
  }
  if (!Name || Equal >= Close || !Code.is(Equal, tok::equal))
    return {};
  IsKeyword = true;
  CallText Result;
  At = Equal + 1;
  Result.escape(*Name, Code.range(Begin, Equal));
  Result.escape("=", {Code.end(Equal - 1), Code.begin(At)});
  return Result.append(readAssignment());
}

/// The arguments with their parentheses, and the blanks between them.
CallText CxxCallTranscriber::joinArguments(size_t Open, std::vector<Argument> Arguments) {
  size_t Close = Code.close(Open);
  if (Close >= Code.size())
    return fail();
  bool IsParen = Code.is(Open, tok::l_paren);
  CallText Result;
  auto Bracket = [&](size_t Index, StringRef Python) {
    if (IsParen)
      Result.verbatim(Code.bytes(), Code.range(Index, Index + 1));
    else
      Result.escape(Python, Code.range(Index, Index + 1));
  };
  Bracket(Open, "(");
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
      Result.verbatim(Code.bytes(), Code.range(A.End, A.End + 1));
      Behind = Code.end(A.End);
    }
  }
  Result.append(gap(Behind, Code.begin(Close)));
  Bracket(Close, ")");
  return Result;
}
