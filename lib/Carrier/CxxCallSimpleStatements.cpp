//===- CxxCallSimpleStatements.cpp - Declarations and expressions ---------===//

#include "Carrier/CxxCallTranscriber.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;
using llvm::StringRef;
namespace tok = clang::tok;

/// Words before a declared name that are no type by themselves.
static constexpr llvm::StringLiteral Specifiers[] = {
    "const",   "constexpr", "constinit",    "static", "extern", "inline",   "register", "volatile",
    "mutable", "struct",    "thread_local", "class",  "enum",   "typename", "union",
};
/// Types of more than one word.
static constexpr llvm::StringLiteral TypeWords[] = {"unsigned", "signed", "long",  "short",
                                                    "int",      "char",   "double"};
/// The semicolon that ends the statement at \p Begin; the limit if there is none.
size_t CxxCallTranscriber::semicolon(size_t Begin) {
  // Macros need none: many statements may have the same one behind them.
  bool IsKnown = Semicolon.Limit == Limit && Semicolon.From <= Begin && Begin <= Semicolon.At;
  if (!IsKnown)
    Semicolon = {Limit, Begin, Code.find({Begin, Limit}, tok::semi)};
  return Semicolon.At;
}

/// Moves behind the statement that begins at \p Begin; before a block that is in it.
void CxxCallTranscriber::skipStatement(size_t Begin) {
  Failed = false;
  size_t End = semicolon(Begin);
  size_t Block = Begin;
  // A block in a call is a lambda; one behind it is a macro's.
  for (; Block < End && !Code.is(Block, tok::l_brace); ++Block)
    if (Code.is(Block, tok::l_paren) || Code.is(Block, tok::l_square))
      Block = std::min(Code.closerOf(Block), End);
  bool HasBlock = Block < End && Block > Begin && !Code.is(Block - 1, tok::equal);
  At = HasBlock ? Block : End + 1;
}

std::optional<size_t> CxxCallTranscriber::findDeclarator() const {
  size_t I = At;
  bool HasType = false, IsBuiltin = false;
  for (; I < Limit && Code.isName(I); ++I) {
    StringRef Word = Code.spelling(I);
    if (llvm::is_contained(Specifiers, Word))
      continue;
    if (!llvm::is_contained(TypeWords, Word))
      break;
    HasType = IsBuiltin = true;
  }
  if (!IsBuiltin) {
    if (Code.is(I, tok::coloncolon))
      ++I;
    while (I < Limit && Code.isName(I) && !isStatementWord(Code.spelling(I))) {
      HasType = true;
      ++I;
      if (Code.is(I, tok::less)) {
        size_t Behind = Code.skipAngles(I);
        if (Behind == I)
          return std::nullopt;
        I = Behind;
      }
      if (!Code.is(I, tok::coloncolon))
        break;
      ++I;
    }
  }
  while (I < Limit && (Code.is(I, tok::star) || Code.is(I, tok::amp) || Code.is(I, tok::ampamp) ||
                       Code.isName(I, "const")))
    ++I;
  if (!HasType || I >= Limit || !Code.isName(I) || I == At || isStatementWord(Code.spelling(I)))
    return std::nullopt;
  size_t Next = I + 1;
  bool Ends = Next >= Limit || Code.is(Next, tok::equal) || Code.is(Next, tok::l_paren) ||
              Code.is(Next, tok::l_brace) || Code.is(Next, tok::semi) ||
              Code.is(Next, tok::comma) || Code.is(Next, tok::l_square) ||
              Code.is(Next, tok::colon);
  return Ends ? std::optional(I) : std::nullopt;
}

void CxxCallTranscriber::readDeclaration(size_t Name) {
  // The last name before it that is no template argument.
  size_t Type = At;
  for (size_t I = At; I < Name; ++I) {
    if (Code.is(I, tok::less))
      I = std::max(Code.skipAngles(I), I + 1) - 1;
    else if (Code.isName(I) && Code.spelling(I) != "const")
      Type = I;
  }
  StringRef TypeName = Code.isName(Type) ? Code.spelling(Type) : "";
  while (true) {
    readDeclarator(Name, TypeName);
    if (!Code.is(At, tok::comma) || At >= Limit)
      return;
    for (Name = At + 1; Code.is(Name, tok::star) || Code.is(Name, tok::amp);)
      ++Name;
    if (!Code.isName(Name) || Name >= Limit)
      return;
  }
}

/// Reads one declared name with its value, and moves behind it.
void CxxCallTranscriber::readDeclarator(size_t Name, StringRef Type) {
  At = Name + 1;
  while (Code.is(At, tok::l_square))
    At = Code.closerOf(At) + 1;
  CallText Value;
  size_t ValueBegin = At;
  std::optional<std::vector<std::string>> Keywords;
  size_t End = std::min(Code.find({At, Limit}, tok::comma), Code.find({At, Limit}, tok::semi));
  if (Code.is(At, tok::equal)) {
    ValueBegin = ++At;
    Value = readAssignment();
  } else if ((Code.is(At, tok::l_paren) || Code.is(At, tok::l_brace)) && At < Limit) {
    size_t Open = At, Close = Code.closerOf(Open);
    bool IsOne = Code.find({Open + 1, Close}, tok::comma) >= Close;
    if (IsOne && (isTransparent(Type) || Type == "auto")) {
      ++At;
      Value = At < Close ? readAssignment() : CallText().glue("None", Code.begin(Close));
      Failed |= At != Close;
      At = Close + 1;
    } else {
      Keywords = keywordsIn(Open);
      At = Open;
      CallText Callee;
      std::string Python = Outline.Classes.contains(Type) ? Type.str() : "cxx_type." + Type.str();
      Callee.glue(Python, Code.begin(Name));
      Value = call(std::move(Callee), Name, Open);
    }
  } else if (Type == "object" || Type == "PyObject") {
    Value.glue("None", Code.end(Name));
  } else {
    Value.glue("cxx_value()", Code.end(Name));
    Keywords.emplace();
  }
  if (Failed || At < End) {
    Failed = false;
    At = std::max(End, ValueBegin);
    Value = opaque(ValueBegin, At);
  }
  size_t ValueEnd = At;
  std::vector<std::string> Texts = textsOf(Code.spelling(Name), ValueBegin, ValueEnd);
  CallVariable &Variable = Scopes.declare(Code.spelling(Name), Type);
  Variable.Texts = std::move(Texts);
  Variable.Indent = Indent;
  if (Type == "dict" || Type == "kwargs")
    Variable.Elements = std::move(Keywords);
  else
    noteElements(Variable, ValueBegin, ValueEnd);
  CallText Line;
  if (Variable.Python == Code.spelling(Name))
    Line.verbatim(Code.bytes(), Code.bytesOf({Name, Name + 1}));
  else
    Line.escape(Variable.Python, Code.bytesOf({Name, Name + 1}));
  emit(std::move(Line.glue(" = ", Code.end(Name)).append(std::move(Value))));
  At = ValueEnd;
}

/// Reads `MACRO(…) { … }`; false where there is none.
bool CxxCallTranscriber::readMacroBlock() {
  if (!Code.isName(At))
    return false;
  size_t Block = At + 1;
  if (Code.is(Block, tok::l_paren))
    Block = Code.closerOf(Block) + 1;
  bool Spaced =
      Code.is(Block, tok::l_brace) && (Block > At + 1 || Code.begin(Block) != Code.end(Block - 1));
  if (!Spaced || Block >= Limit)
    return false;
  uint32_t Begin = Code.begin(At);
  CallText Condition;
  if (Block == At + 1)
    Condition = opaque(At, Block);
  else
    Condition = readUnary();
  if (Failed)
    Condition = opaque(At, Block);
  Failed = false;
  At = Block;
  emit(std::move(CallText().glue("while ", Begin).append(std::move(Condition)).glue(":", Begin)));
  readBlockOrStatement();
  return true;
}

/// Reads a declaration or an expression.
void CxxCallTranscriber::readSimple() {
  size_t Begin = At;
  size_t End = semicolon(Begin);
  if (readMacroBlock())
    return;
  if (std::optional<size_t> Name = findDeclarator()) {
    bool IsPlain = !Code.hasBranchInside(Begin, End);
    if (IsPlain)
      readDeclaration(*Name);
    return skipStatement(IsPlain && At > Begin ? At : Begin);
  }
  // `auto [a, b] = f();`
  if (word() == "auto" && Code.find({At, End}, tok::l_square) < End)
    return skipStatement(Begin);

  Mark Here = mark();
  CallText Text = readUnary();
  constexpr tok::TokenKind Assigning[] = {tok::equal, tok::plusequal, tok::pipeequal};
  bool Assigns = !Failed && llvm::is_contained(Assigning, Code[At].Kind) && At < Limit;
  if (Assigns && !Code.hasBranchInside(Begin, End)) {
    bool IsPlain = Code.is(At, tok::equal);
    uint32_t Sign = Code.begin(At++);
    size_t ValueBegin = At;
    CallText Value = readAssignment();
    if (Failed || !IsPlain) {
      Failed = false;
      Value = opaque(ValueBegin, End);
    }
    size_t ValueEnd = std::min(At, End);
    noteAssignment(Begin, ValueBegin, ValueEnd, Value.str());
    assign(std::move(Text), Begin, std::move(Value), Sign);
    return skipStatement(std::max(ValueEnd, Begin));
  }
  if (!Failed && At < End && !Code.is(At, tok::semi)) {
    // Not only a value: `a << b`, `a ? b : c`.
    At = Begin;
    rewind(std::move(Here));
    Text = readExpression();
  }
  endStatement(Begin, std::move(Text));
}

/// Writes the expression statement that begins at \p Begin, if it was read to its end.
void CxxCallTranscriber::endStatement(size_t Begin, CallText Text) {
  size_t End = semicolon(Begin);
  StringRef Bytes = Code.bytes();
  bool EndsLine =
      At > Begin && At < Limit && Bytes.slice(Code.end(At - 1), Code.begin(At)).contains('\n');
  bool Whole = !Failed && At > Begin && (At >= End || EndsLine);
  if (!Whole || Code.hasBranchInside(Begin, std::min(At, End)))
    return skipStatement(Begin);
  noteItem(Begin, At);
  TextRange Before, Behind;
  if (At == End && Code.is(End, tok::semi)) {
    // With a line of its own, the statement can be taken out.
    uint32_t First = Code.begin(Begin), Last = Code.end(End);
    size_t Start = Bytes.rfind('\n', First) + 1, Next = Bytes.find('\n', Last);
    bool Alone = Next != StringRef::npos && Bytes.slice(Start, First).trim(" \t").empty() &&
                 Bytes.slice(Last, Next).trim(" \t\r").empty();
    if (Alone && Start < First) {
      Before = {uint32_t(Start), First};
      Behind = {Code.begin(End), uint32_t(Next + 1)};
    }
  }
  emit(std::move(Text), Before, Behind);
  At = At >= End ? End + 1 : At;
}
