//===- NestedCode.cpp - Python in the strings of Python -------------------===//

#include "NestedCode.h"
#include "CallArguments.h"
#include "CodeParts.h"
#include "mailseal/Python/Analysis.h"
#include "mailseal/Unit/PythonCommand.h"
#include "mailseal/Unit/PythonLiteral.h"
#include "llvm/ADT/StringExtras.h"
#include <map>
#include <set>

using namespace mailseal;
using llvm::StringRef;

namespace {

constexpr llvm::StringLiteral Builtins[] = {"exec", "eval", "compile"};
/// Longer than any way from a literal to its sink, and than any command up to its
/// code, that a person writes.
constexpr unsigned MaxSteps = 50;

/// Whether \p Text, which may be large, can hold a sink: cheaper than a walk.
bool mayHoldSink(StringRef Text) {
  for (StringRef Name : Builtins)
    for (size_t At = Text.find(Name); At != StringRef::npos; At = Text.find(Name, At + 1)) {
      char Before = At == 0 ? ' ' : Text[At - 1];
      bool IsName = !llvm::isAlnum(Before) && Before != '_' &&
                    (Before != '.' || Text.take_front(At).ends_with("builtins."));
      if (IsName && Text.substr(At + Name.size()).ltrim(" \t").starts_with("("))
        return true;
    }
  for (size_t At = Text.find_first_of("'\""); At != StringRef::npos;
       At = Text.find_first_of("'\"", At + 1)) {
    StringRef Word = Text.substr(At + 1, 8);
    if (Word.starts_with("-") &&
        isCodeOption(Word.take_until([](char C) { return C == '\'' || C == '"'; })))
      return true;
  }
  return false;
}

/// The child of \p N that is no comment, token or argument by name.
Node firstOperand(Node N) {
  auto Parts = N.parts();
  return Parts.empty() ? Node() : Parts.front();
}

Node nextOperand(Node N) {
  Node Next = N.nextSibling();
  while (Next && (!Next.isNamed() || Next.is(SyntaxKind::Comment)))
    Next = Next.nextSibling();
  return Next;
}

/// plainString(), for a literal that may have lost its closing quote.
bool wordOf(Node N, StringRef &Word) { return N && N.text().size() > 1 && plainString(N, Word); }

/// How one text is run.
struct Use {
  /// The literal, or the expression that puts the text together.
  Node Code;
  StringRef Sink;
  RunMode Mode = RunMode::Module;
  bool Dedents = false;
};

/// The code of one unit on its way to the sinks.
class NestedCodeFinder {
public:
  NestedCodeFinder(const PythonUnit &Unit, const SyntaxTree &Tree, const Resolver &Names)
      : Unit(Unit), Tree(Tree), Scopes(Names.scopes()), Names(Names) {}

  std::vector<PythonUnit> find() {
    std::vector<Node> Compiled;
    for (uint32_t I = 0; I < Tree.size(); ++I) {
      Node N = Tree.node(I);
      if (N.is(SyntaxKind::PrintStatement) || N.is(SyntaxKind::ExecStatement))
        return {}; // Python 2 runs the code, which takes no context there.
      if (N.is(SyntaxKind::String))
        checkCommandLine(N);
      if (!N.is(SyntaxKind::Call))
        continue;
      StringRef Name = builtinName(N.child(SyntaxField::Function));
      if (Name == "compile")
        Compiled.push_back(N);
      else if (!Name.empty())
        checkRun(N, Name);
    }
    // What was not seen to run may run with any namespaces.
    KeepKnown = true;
    for (Node Call : Compiled)
      follow(Call, {{}, "compile", RunMode::SeparateNamespaces});
    return decode();
  }

private:
  /// The builtin of the table that \p Function names, or an empty string.
  StringRef builtinName(Node Function) const {
    bool IsAttribute = Function.is(SyntaxKind::Attribute);
    if (!IsAttribute && !Function.is(SyntaxKind::Identifier))
      return "";
    StringRef Last = (IsAttribute ? Function.child(SyntaxField::Attribute) : Function).text();
    const auto *Name = llvm::find(Builtins, Last);
    if (Name == std::end(Builtins))
      return "";
    ScopeId Found = 0;
    bool IsBuiltin = IsAttribute ? Names.isExternal(Function, ("builtins." + Last).str())
                                 : !Scopes.findScope(Last, Scopes.scopeOf(Function), Found);
    return IsBuiltin ? StringRef(*Name) : "";
  }

  /// `exec(code, globals, locals)` or `eval(…)`.
  void checkRun(Node Call, StringRef Name) {
    CallArguments Arguments(Call);
    Node Code = Arguments.find(0, "source", 0);
    if (!Code)
      return;
    Use U{{}, Name, RunMode::Expression};
    if (Name == "exec")
      U.Mode = modeOfRun(Call, Arguments);
    for (Node Origin : Names.origins(Code)) {
      Use Here = U;
      if (Origin.is(SyntaxKind::Call) &&
          builtinName(Origin.child(SyntaxField::Function)) == "compile")
        Here.Mode = modeOfCompiled(Origin, modeOfRun(Call, Arguments));
      follow(Origin, Here);
    }
  }

  /// How statements run in the namespaces of \p Call.
  RunMode modeOfRun(Node Call, const CallArguments &Arguments) const {
    auto Given = [](Node N) { return N && !N.is(SyntaxKind::None); };
    Node Globals = Arguments.find(1, "globals", 0), Locals = Arguments.find(2, "locals", 0);
    if (Arguments.ListSplat || Arguments.DictionarySplat)
      return RunMode::SeparateNamespaces;
    bool AtTopLevel = Scopes.scope(Scopes.scopeOf(Call)).Kind == ScopeKind::Module;
    auto IsOwn = [&](Node N) {
      return !Given(N) || N.text() == "globals()" || (AtTopLevel && N.text() == "locals()");
    };
    if (IsOwn(Globals) && (Given(Locals) ? IsOwn(Locals) : AtTopLevel || Given(Globals)))
      return modeInOwnNamespace();
    bool Together =
        Given(Globals) &&
        (!Given(Locals) || (Globals.text() == Locals.text() && !dottedName(Globals).empty()));
    return Together ? RunMode::Module : RunMode::SeparateNamespaces;
  }

  /// How statements run in the module's own namespace.
  RunMode modeInOwnNamespace() const {
    // An import in there must not replace what the module calls ssl.
    auto It = Scopes.scope(0).Bindings.find("ssl");
    bool IsTaken =
        It != Scopes.scope(0).Bindings.end() && llvm::any_of(It->second, [](const Binding &B) {
          return B.Kind != BindingKind::Import || B.Path != "ssl";
        });
    return IsTaken ? RunMode::Expression : Unit.Mode;
  }

  /// How the result of \p Compile runs, where statements run as \p Statements says.
  static RunMode modeOfCompiled(Node Compile, RunMode Statements) {
    StringRef Mode;
    if (!wordOf(CallArguments(Compile).find(2, "mode", 0), Mode) || Mode == "eval")
      return RunMode::Expression;
    return Mode == "single" ? RunMode::SingleInput : Statements;
  }

  /// `[sys.executable, "-c", code]`, in a list, a tuple or the arguments of a call.
  void checkCommandLine(Node Option) {
    StringRef Word;
    if (!wordOf(Option, Word) || !isCodeOption(Word) || !nextOperand(Option))
      return;
    Node Program;
    StringRef Previous;
    unsigned Steps = 0;
    for (Node N = firstOperand(Option.parent()); N && N != Option; N = nextOperand(N)) {
      if (++Steps > MaxSteps)
        return;
      if (!wordOf(N, Word))
        Word = "";
      bool IsOption = Word.starts_with("-") && Word != "-m";
      bool IsValue = Previous == "-W" || Previous == "-X";
      if (!Program || !(IsOption || IsValue))
        Program = N;
      Previous = Word;
    }
    if (runsPython(Program))
      follow(nextOperand(Option), {{}, CommandLineSink, RunMode::Module});
  }

  static bool runsPython(Node Program) {
    StringRef Word;
    if (wordOf(Program, Word))
      return isPythonProgram(Word);
    StringRef Text = Program ? Program.text() : "";
    return Text.contains("sys.executable") ||
           (Text.contains_insensitive("python") && !Text.contains_insensitive("python2"));
  }

  /// Notes the literals that \p Expression may be, used as \p U says.
  void follow(Node Expression, Use U, unsigned Steps = 0) {
    if (!Expression || Steps > MaxSteps)
      return;
    for (Node Origin : Names.origins(Expression)) {
      switch (Origin.kind()) {
      case SyntaxKind::String:
      case SyntaxKind::ConcatenatedString:
      case SyntaxKind::BinaryOperator:
        U.Code = Origin;
        note(U);
        break;
      case SyntaxKind::ParenthesizedExpression:
        follow(firstOperand(Origin), U, Steps + 1);
        break;
      case SyntaxKind::Call:
        followCall(Origin, U, Steps + 1);
        break;
      default:
        break;
      }
    }
  }

  void followCall(Node Call, Use U, unsigned Steps) {
    Node Function = Call.child(SyntaxField::Function);
    CallArguments Arguments(Call);
    if (builtinName(Function) == "compile")
      return follow(Arguments.find(0, "source", 0), U, Steps);
    if (Names.isExternal(Function, "textwrap.dedent")) {
      U.Dedents = true;
      return follow(Arguments.find(0, "text", 0), U, Steps);
    }
    U.Code = Call;
    note(U);
  }

  void note(const Use &U) {
    auto [Known, IsNew] = Uses.try_emplace(U.Code.range().Begin, U);
    if (IsNew || KeepKnown)
      return;
    // A fix must suit all ways in which the literal is run.
    Known->second.Mode = std::max(Known->second.Mode, U.Mode);
    Known->second.Dedents |= U.Dedents;
  }

  std::vector<PythonUnit> decode() const {
    std::vector<PythonUnit> Units;
    std::set<uint32_t> Decoded; // A template may be filled in several places.
    for (const auto &[Offset, U] : Uses) {
      CodeParts Parts(U.Code, Names);
      if (Parts.all().empty() || !Decoded.insert(Parts.all().front().Host.Begin).second)
        continue;
      std::optional<PythonUnit> Nested =
          assemblePythonLiterals(Tree.text(), Parts.all(), U.Dedents || Parts.isDedented());
      if (!Nested || !mentionsLibrary(Nested->text()))
        continue;
      Nested->Carrier = Unit.Carrier;
      Nested->Proof = Evidence::Sink;
      Nested->Mode = U.Mode;
      Nested->Sink = U.Sink.str();
      Units.push_back(std::move(*Nested));
    }
    return Units;
  }

  const PythonUnit &Unit;
  const SyntaxTree &Tree;
  const ScopeTable &Scopes;
  const Resolver &Names;
  std::map<uint32_t, Use> Uses; ///< By the offset of the literal.
  bool KeepKnown = false;       ///< Whether a literal that has a use keeps it as it is.
};

} // namespace

std::vector<PythonUnit> mailseal::findNestedCode(const PythonUnit &Unit, const SyntaxTree &Tree,
                                                 const Resolver &Names) {
  // Strings of C++ are the business of another carrier.
  if (Unit.Carrier == CarrierKind::CxxCall)
    return {};
  if (!mayHoldSink(Unit.text()))
    return {};
  return NestedCodeFinder(Unit, Tree, Names).find();
}
