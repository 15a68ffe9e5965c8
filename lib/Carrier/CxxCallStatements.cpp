//===- CxxCallStatements.cpp - Statements of C++ as Python ----------------===//

#include "Carrier/CxxCallTranscriber.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;
using llvm::StringRef;
namespace tok = clang::tok;

/// Statements that mean nothing in Python; a `break` that ends a switch ends the
/// branch that stands for its case.
static constexpr llvm::StringLiteral Ignored[] = {"using",     "typedef", "static_assert", "asm",
                                                  "namespace", "break",   "friend"};

/// Whether an #if begins at the cursor. One that began inside of a statement, which
/// runs over its branches, is passed by.
bool CxxCallTranscriber::startsBranches() {
  llvm::ArrayRef<CxxBranch> Branches = Code.branches();
  while (NextBranch < Branches.size() &&
         (Branches[NextBranch].At < At ||
          (Branches[NextBranch].At == At && Branches[NextBranch].What != CxxBranch::If)))
    ++NextBranch;
  return NextBranch < Branches.size() && Branches[NextBranch].At == At;
}

void CxxCallTranscriber::readStatements(size_t End) {
  while (At < End) {
    if (startsBranches()) {
      readBranches();
      continue;
    }
    size_t Begin = At;
    readStatement();
    if (At == Begin)
      ++At;
  }
}

/// Reads the branches of an #if, the first of which begins at the cursor.
void CxxCallTranscriber::readBranches() {
  // In the order of CxxBranch::Kind.
  constexpr llvm::StringLiteral Headers[] = {
      "if cxx_preprocessor:", "elif cxx_preprocessor:", "else:"};
  llvm::ArrayRef<CxxBranch> Branches = Code.branches();
  Nesting Here(Depth);
  const size_t If = NextBranch;
  for (size_t I = If, Next; Branches[I].What != CxxBranch::EndIf; I = Next) {
    for (Next = I + 1; Branches[Next].First != If;)
      ++Next;
    NextBranch = I + 1;
    emit(CallText().glue(Headers[Branches[I].What], Code.begin(At)));
    suite([&] {
      if (!Here.isTooDeep())
        readStatements(std::min(Branches[Next].At, Limit));
    });
    if (Here.isTooDeep())
      At = std::max(At, Branches[Next].At);
  }
}

void CxxCallTranscriber::readStatement() {
  Nesting Here(Depth);
  if (Here.isTooDeep())
    return skipStatement(At);
  if (Code.is(At, tok::semi)) {
    ++At;
    return;
  }
  if (Code.is(At, tok::l_brace)) {
    size_t Close = std::min(Code.closerOf(At), Limit);
    size_t OuterLimit = Limit;
    ++At;
    Limit = Close;
    Scopes.enterBlock();
    readStatements(Close);
    Scopes.leaveBlock();
    Limit = OuterLimit;
    At = Close + 1;
    return;
  }
  if (Code.is(At, tok::l_square) && Code.is(At + 1, tok::l_square)) {
    At = Code.closerOf(At) + 1; // `[[maybe_unused]]`
    return;
  }
  StringRef Word = word();
  if (!Word.empty() && readKeywordStatement(Word))
    return;
  if (!Word.empty() && Code.is(At + 1, tok::colon)) {
    At += 2; // A label.
    return;
  }
  readSimple();
}

/// Reads the statement that \p Word begins; false where it is no such word.
bool CxxCallTranscriber::readKeywordStatement(StringRef Word) {
  using Reader = void (CxxCallTranscriber::*)();
  struct Entry {
    llvm::StringLiteral Word;
    Reader Read;
  };
  static constexpr Entry Readers[] = {
      {"if", &CxxCallTranscriber::readIf},   {"switch", &CxxCallTranscriber::readSwitch},
      {"for", &CxxCallTranscriber::readFor}, {"while", &CxxCallTranscriber::readWhile},
      {"do", &CxxCallTranscriber::readDo},   {"try", &CxxCallTranscriber::readTry},
  };
  for (const Entry &E : Readers)
    if (E.Word == Word) {
      (this->*E.Read)();
      return true;
    }
  if (Word == "return" || Word == "co_return") {
    readReturn("return");
  } else if (Word == "throw") {
    readReturn("raise");
  } else if (Word == "goto") {
    emit(CallText().glue("return", Code.begin(At)));
    skipStatement(At);
  } else if ((Word == "break" && !InSwitch) || Word == "continue") {
    emit(CallText().escape(Word, Code.bytesOf({At, At + 1})));
    skipStatement(At);
  } else if (Word == "case" || Word == "default") {
    At = Code.find({At, Limit}, tok::colon) + 1;
  } else if (Word == "else") {
    emit(CallText().glue("if cxx_preprocessor:", Code.begin(At++)));
    readBlockOrStatement();
  } else if (llvm::is_contained(Ignored, Word)) {
    skipStatement(At);
  } else if ((Word == "struct" || Word == "class" || Word == "enum" || Word == "union") &&
             Code.find({At, Limit}, tok::l_brace) < Code.find({At, Limit}, tok::semi)) {
    At = Code.closerOf(Code.find({At, Limit}, tok::l_brace));
    skipStatement(At);
  } else {
    return false;
  }
  return true;
}

void CxxCallTranscriber::readBlockOrStatement() {
  suite([&] {
    Scopes.enterBlock();
    if (startsBranches())
      readBranches();
    else
      readStatement();
    Scopes.leaveBlock();
  });
}

void CxxCallTranscriber::readLoopBody() {
  bool OuterSwitch = InSwitch;
  InSwitch = false;
  readBlockOrStatement();
  InSwitch = OuterSwitch;
}

CallText CxxCallTranscriber::readCondition() {
  size_t Open = At, Close = Code.closerOf(Open), OuterLimit = Limit;
  CallText Result;
  if (!Code.is(Open, tok::l_paren) || Close >= Limit) {
    skipStatement(At);
    return opaque(Open, Open);
  }
  At = Open + 1;
  Limit = Close;
  size_t Semicolon = Code.find({At, Close}, tok::semi);
  if (Semicolon < Close) {
    readStatement();
    At = Semicolon + 1;
  }
  if (std::optional<size_t> Name = findDeclarator()) {
    readDeclaration(*Name);
    Result = nameText(Code.spelling(*Name), *Name, *Name + 1);
  } else if (At < Close) {
    Result = readExpression();
  }
  if (Failed || Result.empty() || At < Close) {
    Failed = false;
    Result = opaque(Open + 1, Close);
  }
  Limit = OuterLimit;
  At = Close + 1;
  return Result;
}

void CxxCallTranscriber::readIf() {
  uint32_t Begin = Code.begin(At++);
  if (Code.isName(At, "constexpr"))
    ++At;
  Scopes.enterBlock();
  CallText Condition = readCondition();
  emit(std::move(CallText().glue("if ", Begin).append(std::move(Condition)).glue(":", Begin)));
  readBlockOrStatement();
  // That of a branch is a statement of its own.
  if (Code.isName(At, "else") && At < Limit && !Code.hasBranchInside(At - 1, At + 1)) {
    emit(CallText().glue("else:", Code.begin(At)));
    ++At;
    readBlockOrStatement();
  }
  Scopes.leaveBlock();
}

void CxxCallTranscriber::readSwitch() {
  uint32_t Begin = Code.begin(At++);
  Scopes.enterBlock();
  CallText Condition = readCondition();
  size_t Close = Code.is(At, tok::l_brace) ? std::min(Code.closerOf(At), Limit) : At;
  size_t OuterLimit = Limit;
  emit(std::move(CallText().glue("cxx_switch = ", Begin).append(std::move(Condition))));
  bool IsFirst = true, OuterSwitch = InSwitch;
  InSwitch = true;
  for (++At; At < Close;) {
    // From one label to the next.
    bool IsDefault = false;
    while (At < Close && (Code.isName(At, "case") || Code.isName(At, "default"))) {
      IsDefault |= Code.isName(At, "default");
      At = Code.find({At, Close}, tok::colon) + 1;
    }
    size_t Next = At;
    while (Next < Close && !Code.isName(Next, "case") && !Code.isName(Next, "default"))
      Next = Code.is(Next, tok::l_brace) ? Code.closerOf(Next) + 1 : Next + 1;
    bool IsLast = IsDefault && !IsFirst && Next >= Close;
    emit(CallText().glue(IsLast    ? "else:"
                         : IsFirst ? "if cxx_switch:"
                                   : "elif cxx_switch:",
                         Begin));
    IsFirst = false;
    suite([&] {
      Limit = std::min(Next, Close);
      readStatements(Limit);
      At = std::max(At, Limit);
    });
  }
  InSwitch = OuterSwitch;
  Limit = OuterLimit;
  Scopes.leaveBlock();
  At = std::max(At, Close + 1);
}

void CxxCallTranscriber::readFor() {
  uint32_t Begin = Code.begin(At++);
  size_t Open = At, Close = std::min(Code.closerOf(Open), Limit), OuterLimit = Limit;
  Scopes.enterBlock();
  At = Open + 1;
  Limit = Close;
  CallText Header;
  size_t First = Code.find({At, Close}, tok::semi);
  std::optional<size_t> Name = findDeclarator();
  if (First == Close && Name) {
    std::string Python = Scopes.declare(Code.spelling(*Name), "").Python;
    At = Code.find({*Name, Close}, tok::colon) + 1;
    CallText Range = readExpression();
    if (Failed)
      Range = opaque(Open + 1, Close);
    Header.glue("for " + Python + " in ", Begin).append(std::move(Range));
  } else {
    if (At < First)
      readStatement();
    At = std::min(First, Close - 1) + 1;
    size_t Second = Code.find({At, Close}, tok::semi);
    CallText Condition = At < Second ? readExpression() : opaque(At, At);
    if (Failed)
      Condition = opaque(At, Second);
    Header.glue("while ", Begin).append(std::move(Condition));
  }
  Failed = false;
  Limit = OuterLimit;
  At = Close + 1;
  emit(std::move(Header.glue(":", Begin)));
  readLoopBody();
  Scopes.leaveBlock();
}

void CxxCallTranscriber::readWhile() {
  uint32_t Begin = Code.begin(At++);
  Scopes.enterBlock();
  CallText Condition = readCondition();
  emit(std::move(CallText().glue("while ", Begin).append(std::move(Condition)).glue(":", Begin)));
  readLoopBody();
  Scopes.leaveBlock();
}

void CxxCallTranscriber::readDo() {
  emit(CallText().glue("while cxx_do:", Code.begin(At++)));
  readLoopBody();
  if (Code.isName(At, "while"))
    skipStatement(At);
}

void CxxCallTranscriber::readTry() {
  uint32_t Begin = Code.begin(At++);
  emit(CallText().glue("try:", Begin));
  readBlockOrStatement();
  bool HasHandler = false;
  while (Code.isName(At, "catch") && At < Limit) {
    HasHandler = true;
    uint32_t Catch = Code.begin(At++);
    size_t Open = At, Close = std::min(Code.closerOf(Open), Limit);
    std::string Type;
    StringRef Name;
    for (size_t I = Open + 1; I < Close; ++I) {
      if (Code.isName(I) && Code.spelling(I) != "const") {
        bool IsQualified = StringRef(Type).ends_with("::");
        if (Type.empty() || IsQualified)
          Type += Code.spelling(I);
        else
          Name = Code.spelling(I);
      } else if (Code.is(I, tok::coloncolon) && !Type.empty()) {
        Type += "::";
      }
    }
    At = Close + 1;
    std::string Header = "except " + pythonException(Type).str();
    Scopes.enterBlock();
    if (!Name.empty())
      Header += " as " + Scopes.declare(Name, Type).Python;
    emit(CallText().glue(Type.empty() ? "except:" : Header + ":", Catch));
    readBlockOrStatement();
    Scopes.leaveBlock();
  }
  if (!HasHandler) {
    emit(CallText().glue("finally:", Begin));
    suite([] {});
  }
}

void CxxCallTranscriber::readReturn(StringRef Python) {
  size_t Begin = At++;
  CallText Line;
  Line.glue(Python, Code.begin(Begin));
  if (!Code.is(At, tok::semi) && At < Limit) {
    Line.glue(" ", Code.begin(At));
    CallText Value = readExpression();
    size_t End = Code.find({Begin, Limit}, tok::semi);
    if (Failed || Code.hasBranchInside(Begin, End))
      Value = opaque(Begin + 1, End);
    Line.append(std::move(Value));
  }
  emit(std::move(Line));
  skipStatement(At);
}
