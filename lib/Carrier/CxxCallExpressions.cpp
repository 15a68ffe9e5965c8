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
} // namespace

CallText CxxCallTranscriber::opaque(size_t Begin, size_t End) {
  // Named by its spelling: the same C++ is the same Python, wherever it moves.
  std::string Spelling;
  for (size_t I = Begin; I < End; ++I)
    Spelling += Code.spelling(I).str() + " ";
  std::string Name = "cxx_" + llvm::utohexstr(llvm::xxh3_64bits(Spelling), /*LowerCase=*/true);
  return CallText().escape(Name, Code.bytesOf({Begin, End}));
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
    return CallText().verbatim(Code.bytes(), Code.bytesOf({Begin, At})).append(readUnary());
  case tok::plus:
  case tok::star:
  case tok::amp:
  case tok::plusplus:
  case tok::minusminus: {
    bool IsAddress = Code.is(At, tok::amp) && Code.isName(At + 1);
    ++At;
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
  size_t Close = Code.closerOf(At);
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
      size_t Close = Code.closerOf(At);
      uint32_t Open = Code.begin(At++);
      CallText Index = readExpression();
      if (At != Close)
        return fail();
      Value.escape("[", {Open, Open + 1}).append(std::move(Index));
      Value.escape("]", Code.bytesOf({At, At + 1}));
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
  size_t Close = Code.closerOf(At);
  if (isTransparentMember(Name) && Close == At + 1) {
    At = Close + 1;
    Object.coverEnd(Code.end(Close));
    return Object;
  }
  if (Name == "attr" || Name == "GetAttr") {
    if (std::vector<std::string> Names = namesIn(At + 1, Close); !Names.empty()) {
      At = Close + 1;
      return memberOf(std::move(Object), Names, {Dot, Code.end(Close)});
    }
    // The name is not known: getattr(object, name).
    size_t Open = At;
    CallText Result;
    Result.glue("getattr(", Code.begin(Begin)).append(std::move(Object)).glue(", ", Dot);
    std::vector<Argument> Arguments = readArguments(Open);
    for (Argument &A : Arguments)
      Result.append(std::move(A.Text));
    return Result.escape(")", Code.bytesOf({Close, Close + 1}));
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
  case tok::char_constant:
    ++At;
    return opaque(At - 1, At);
  case tok::raw_identifier:
  case tok::coloncolon:
    return readName();
  default:
    return Code.isString(At) ? readString() : fail();
  }
}

CallText CxxCallTranscriber::readParenthesized() {
  size_t Open = At, Close = Code.closerOf(Open);
  ++At;
  CallText Inner = readExpression();
  if (Failed || At != Close)
    return fail();
  ++At;
  CallText Result;
  Result.verbatim(Code.bytes(), Code.bytesOf({Open, Open + 1})).append(std::move(Inner));
  return Result.verbatim(Code.bytes(), Code.bytesOf({Close, Close + 1}));
}

CallText CxxCallTranscriber::readList() {
  size_t Open = At;
  std::vector<Argument> Arguments = readArguments(Open);
  CallText Result;
  Result.escape("[", Code.bytesOf({Open, Open + 1}));
  for (size_t I = 0; I < Arguments.size(); ++I) {
    if (I)
      Result.glue(", ", Code.begin(Arguments[I].Begin));
    Result.append(std::move(Arguments[I].Text));
  }
  return Result.escape("]", Code.bytesOf({At - 1, At}));
}

CallText CxxCallTranscriber::readString() {
  size_t Begin = At, End = At;
  StringRef First = Code.spelling(At);
  bool IsPlain = First.starts_with("\"") && First.ends_with("\"") && !Code.isString(At + 1) &&
                 !First.contains('\\') && llvm::all_of(First, llvm::isPrint);
  std::optional<std::string> Text = Code.stringAt(At, End);
  At = End;
  if (IsPlain)
    return CallText().verbatim(Code.bytes(), Code.bytesOf({Begin, End}));
  if (Text)
    return CallText().escape(pythonString(*Text), Code.bytesOf({Begin, End}));
  return opaque(Begin, End);
}

CallText CxxCallTranscriber::readNumber() {
  size_t Begin = At++;
  StringRef Spelling = Code.spelling(Begin), Digits = Spelling.rtrim("uUlLzZ");
  bool IsPlain = llvm::all_of(Digits, llvm::isDigit) && (Digits == "0" || !Digits.starts_with("0"));
  if (IsPlain && Digits == Spelling)
    return CallText().verbatim(Code.bytes(), Code.bytesOf({Begin, At}));
  if (IsPlain)
    return CallText().escape(Digits, Code.bytesOf({Begin, At}));
  return opaque(Begin, At);
}

/// Reads `[…](…) { … }` as a function of its own, and gives its name.
CallText CxxCallTranscriber::readLambda() {
  size_t Begin = At, Behind = Code.closerOf(At) + 1, Parameters = Code.size();
  if (Code.is(Behind, tok::less))
    Behind = Code.skipAngles(Behind);
  if (Code.is(Behind, tok::l_paren)) {
    Parameters = Behind;
    Behind = Code.closerOf(Behind) + 1;
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
  size_t Close = Code.closerOf(Behind);
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
  // Another lambda has to say `nonlocal` for itself.
  std::erase_if(Shared, [&](const auto &S) { return S.first == Scopes.functions(); });
  Scopes.leaveFunction();
  Limit = OuterLimit;
  At = Close + 1;
  Failed = false;
  return CallText().escape(Name, Code.bytesOf({Begin, At}));
}
