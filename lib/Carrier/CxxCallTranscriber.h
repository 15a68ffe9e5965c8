//===- CxxCallTranscriber.h - C++ that calls Python, as Python --*- C++ -*-===//
//
// Reads functions of C++ token by token and writes what they mean in Python: the
// calls that they make through a binding library or the C API, and the control
// flow around them. What has no meaning there keeps its names, and no more.

#ifndef MAILSEAL_CARRIER_CXXCALLTRANSCRIBER_H
#define MAILSEAL_CARRIER_CXXCALLTRANSCRIBER_H

#include "Carrier/CxxBindings.h"
#include "Carrier/CxxCallCodec.h"
#include "Carrier/CxxCallScopes.h"
#include "Carrier/CxxCallText.h"
#include "Carrier/CxxOutline.h"
#include "llvm/ADT/StringSet.h"
#include <set>

namespace mailseal {

class CxxCallTranscriber {
public:
  /// Keeps references to all of them. \p Mentions says whether a text names a library.
  CxxCallTranscriber(const CxxBranchedCode &Code, const CxxOutline &Outline,
                     const CxxBindings &Bindings, llvm::StringRef LineEnd,
                     bool (*Mentions)(llvm::StringRef));

  /// The Python of the whole file: its constants, then functions and classes.
  CallLines run();

  /// Whether a library is imported, or taken from Python's globals.
  bool importsLibrary() const { return ImportsLibrary; }

private:
  /// One argument of a call.
  struct Argument {
    size_t Begin = 0, End = 0; ///< Tokens.
    CallText Text;
    /// The text of a literal or constant.
    std::optional<std::string> Constant;
  };

  /// Counts how deep the reading is nested: bad input must not use up the stack.
  class Nesting {
  public:
    explicit Nesting(unsigned &Depth) : Depth(++Depth) {}
    ~Nesting() { --Depth; }
    bool isTooDeep() const { return Depth > 200; }

  private:
    unsigned &Depth;
  };

  // The file (CxxCallTranscriber.cpp).
  void declareFileNames();
  void declareFileName(const CxxVariable &V, llvm::StringRef Name);
  bool isRelevant(const CxxFunction &F) const;
  void writeVariable(const CxxVariable &V);
  void writeFunction(const CxxFunction &F);
  void writeClass(llvm::StringRef Name, llvm::ArrayRef<const CxxFunction *> Methods);
  void readParameters(size_t Open, CallText &Header, bool IsFirst);
  void readInitializers(const CxxFunction &F);
  void assign(CallText Target, size_t TargetBegin, CallText Value, uint32_t Sign);

  // Each reads what begins at the cursor and writes its lines.

  // Statements with others in them (CxxCallStatements.cpp).
  void readStatements(size_t End);
  void readStatement();
  bool readKeywordStatement(llvm::StringRef Word);
  void readBlockOrStatement();
  void readLoopBody();
  void readIf();
  void readSwitch();
  void readFor();
  void readWhile();
  void readDo();
  void readTry();
  void readReturn(llvm::StringRef Python);
  void readBranches();
  bool startsBranches();
  /// Reads `(condition)`, with the declaration it may have.
  CallText readCondition();

  // Declarations and expression statements (CxxCallSimpleStatements.cpp).
  void readSimple();
  bool readMacroBlock();
  /// The index of the name that a declaration at the cursor declares, or none.
  std::optional<size_t> findDeclarator() const;
  void readDeclaration(size_t Name);
  void readDeclarator(size_t Name, llvm::StringRef Type);
  void endStatement(size_t Begin, CallText Text);
  void skipStatement(size_t Begin);
  size_t semicolon(size_t Begin);

  // Each reads what begins at the cursor and returns its Python, or fails.

  // Expressions (CxxCallExpressions.cpp).
  CallText readExpression();
  CallText readAssignment();
  CallText readOperators();
  CallText readUnary();
  CallText readPostfix(CallText Value, size_t Begin);
  CallText readMember(CallText Object, size_t Begin);
  CallText readPrimary();
  CallText readParenthesized();
  CallText readList();
  CallText readString();
  CallText readNumber();
  CallText readLambda();
  bool skipCast();

  // Names, and what is called by name (CxxCallNames.cpp).
  std::string pythonNameOf(llvm::StringRef Name, bool IsCalled);
  CallText nameText(llvm::StringRef Name, size_t Begin, size_t End);
  CallText readName();
  CallText readNamedCall(size_t Begin, const std::string &Name);

  // Arguments (CxxCallArguments.cpp).
  CallText call(CallText Callee, size_t Begin, size_t Open);
  std::vector<Argument> readArguments(size_t Open);
  /// Reads the arguments behind \p Open without moving or writing.
  std::vector<Argument> peekArguments(size_t Open);
  Argument readArgument(size_t Close, bool KeepsElements);
  CallText readKeyword(size_t Close, bool &IsKeyword);
  bool readBoostArguments(size_t Stars, size_t Close, Argument &Result);
  size_t opening(size_t Index, llvm::StringRef Function) const;
  CallText joinArguments(size_t Open, std::vector<Argument> Arguments);
  CallText joinInside(size_t Open, std::vector<Argument> Arguments);
  CallText gap(uint32_t Begin, uint32_t End);

  // Names that C++ holds as texts (CxxCallTexts.cpp).
  /// The text that the tokens give: a literal, or a constant of this file, in casts
  /// and string classes.
  std::optional<std::string> constantIn(size_t Begin, size_t End) const;
  /// The same where it may be one of several; empty where it may be any. \p Choices
  /// says how many `?:` are around the tokens.
  std::vector<std::string> textsIn(size_t Begin, size_t End, unsigned Choices = 0) const;
  /// What the variable \p Name may hold in its block, where the tokens are its first value.
  std::vector<std::string> textsOf(llvm::StringRef Name, size_t ValueBegin, size_t ValueEnd) const;
  void stripCasts(size_t &Begin, size_t &End) const;
  size_t lastOfName(size_t Begin) const;
  /// The same where all of them can be names in Python; empty where not.
  std::vector<std::string> namesIn(size_t Begin, size_t End) const;
  /// The member of \p Object that has one of \p Names, which \p Host spells.
  CallText memberOf(CallText Object, llvm::ArrayRef<std::string> Names, TextRange Host) const;
  /// One of \p Values, all of which \p Host means.
  CallText choice(llvm::ArrayRef<CallText> Values, TextRange Host) const;

  // Functions that stand for Python (CxxCallApi.cpp).
  CallText readImport(size_t Begin, size_t Open);
  CallText readBindingCall(llvm::StringRef Function, size_t Begin, size_t Open);
  CallText readMemberCall(size_t Begin, size_t Open);
  CallText readApiCall(ApiMeaning Meaning, size_t Begin, size_t Open);
  CallText apiCall(ApiMeaning Meaning, size_t Begin, std::vector<Argument> &Arguments);

  // What tuples and dictionaries hold (CxxCallElements.cpp).
  std::vector<std::string> elementsOf(size_t Begin, size_t End, bool &IsKnown, bool AsKeywords);
  std::optional<std::vector<std::string>> keywordsIn(size_t Open);
  void noteElements(CallVariable &Variable, size_t Begin, size_t End);
  void noteAssignment(size_t Begin, size_t ValueBegin, size_t ValueEnd, llvm::StringRef Python);
  void noteItem(size_t Begin, size_t End);

  // What expressions and statements share.
  /// What was written so far, to write it anew.
  struct Mark {
    size_t Lines;
    unsigned Lambdas;
    std::vector<std::string> Changed;
    std::set<std::pair<unsigned, std::string>> Shared;
  };
  Mark mark() const { return {Lines.size(), Lambdas, Changed, Shared}; }
  void rewind(Mark To) {
    Lines.erase(Lines.begin() + To.Lines, Lines.end());
    Lambdas = To.Lambdas;
    Changed = std::move(To.Changed);
    Shared = std::move(To.Shared);
  }
  CallText opaque(size_t Begin, size_t End);
  CallText fail() {
    Failed = true;
    return {};
  }
  void emit(CallText Text, TextRange Before = {}, TextRange Behind = {});
  /// Writes what \p Body reads as the suite of the line before.
  template <typename Reader> void suite(Reader Body) {
    ++Indent;
    size_t Size = Lines.size();
    Body();
    if (Lines.size() == Size)
      emit(CallText().glue("pass", Code.begin(At)));
    --Indent;
  }
  llvm::StringRef word() const { return Code.isName(At) ? Code.spelling(At) : ""; }
  std::shared_ptr<const Codec> codecAt(size_t Index);

  const CxxBranchedCode &Code;
  const CxxOutline &Outline;
  const CxxBindings &Bindings;
  llvm::StringRef LineEnd;
  bool (*Mentions)(llvm::StringRef);

  size_t At = 0, Limit = 0; ///< The cursor, and the end of what is read.
  size_t NextBranch = 0;
  /// The semicolon found last, and where it was looked for.
  struct {
    size_t Limit = 0, From = 0, At = 0;
  } Semicolon;
  bool Failed = false;
  bool InSwitch = false; ///< Whether a `break` ends a switch.
  unsigned Depth = 0, Indent = 0, Lambdas = 0;
  llvm::StringRef Class;
  CallScopes Scopes;
  /// Variables and functions of the file, with their names in Python.
  llvm::StringMap<std::string> FileNames;
  llvm::StringMap<llvm::StringSet<>> Members;
  llvm::StringSet<> Relevant; ///< Functions that are written, by name.
  /// Names that `global` or `nonlocal` was said of, with their function.
  std::set<std::pair<unsigned, std::string>> Shared;
  CallLines Lines;
  /// Variables that the line to come may change.
  std::vector<std::string> Changed;
  bool ImportsLibrary = false;
  std::shared_ptr<ArgumentSpellings> Spellings = std::make_shared<ArgumentSpellings>();
  std::vector<std::pair<BindingStyle, std::shared_ptr<const Codec>>> Codecs;
  std::shared_ptr<const Codec> UnknownCodec = makeUnknownCallCodec();
};

} // namespace mailseal

#endif
