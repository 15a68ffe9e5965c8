//===- WrittenCode.cpp - Python that Python writes into files -------------===//
//
// A script that generates bindings has their Python in its strings. That a string
// is written into a `.py` file does not make it a whole program, so it also has to
// be clean Python that imports a library.

#include "WrittenCode.h"
#include "CallArguments.h"
#include "mailseal/Unit/PythonLiteral.h"
#include "llvm/ADT/STLExtras.h"
#include <map>

using namespace mailseal;
using llvm::StringRef;

namespace {

/// A method that writes a text, and the name of its parameter.
struct Writer {
  llvm::StringLiteral Method, Parameter;
};
constexpr Writer Writers[] = {{"write", "s"}, {"write_text", "data"}};

/// Longer than any way from a literal to the call that writes it.
constexpr unsigned MaxSteps = 10;

class WrittenCodeFinder {
public:
  WrittenCodeFinder(const PythonUnit &Unit, const SyntaxTree &Tree, const Resolver &Names)
      : Unit(Unit), Tree(Tree), Names(Names) {}

  std::vector<PythonUnit> find(const AnalysisOptions &Options) {
    for (uint32_t I = 0; I < Tree.size(); ++I)
      if (Tree.node(I).is(SyntaxKind::Call))
        checkCall(Tree.node(I));
    std::vector<PythonUnit> Units;
    for (const auto &[Offset, Use] : Literals) {
      std::optional<PythonUnit> Written = decode(Use.first, Use.second);
      if (!Written || !mentionsLibrary(Written->text()))
        continue;
      Written->Carrier = Unit.Carrier;
      Written->Proof = Evidence::Parses;
      UnitAnalysis Analysis = analyse(*Written, Options);
      if (Analysis.SyntaxErrors == 0 && Analysis.ImportsLibrary)
        Units.push_back(std::move(*Written));
    }
    return Units;
  }

private:
  /// `file.write(code)`, `path.write_text(code)`, `print(code, file=file)`
  void checkCall(Node Call) {
    Node Function = Call.child(SyntaxField::Function);
    CallArguments Arguments(Call);
    if (Function.text() == "print") {
      Node File = Arguments.find(-1, "file", 0);
      if (File && isPythonFile(File) && Arguments.Positional.size() == 1)
        note(Arguments.Positional.front());
      return;
    }
    if (!Function.is(SyntaxKind::Attribute))
      return;
    StringRef Method = Function.child(SyntaxField::Attribute).text();
    const Writer *Found =
        llvm::find_if(Writers, [&](const Writer &W) { return W.Method == Method; });
    if (Found != std::end(Writers) && isPythonFile(Function.child(SyntaxField::Object)))
      note(Arguments.find(0, Found->Parameter, 0));
  }

  /// Whether \p File is one, or a path, whose name is said to end in `.py`.
  bool isPythonFile(Node File, unsigned Steps = 0) const {
    if (Steps > MaxSteps)
      return false;
    return llvm::any_of(Names.origins(File), [&](Node Origin) {
      StringRef Name;
      for (Node Part : Origin.subtree())
        if (Part.is(SyntaxKind::String) && plainString(Part, Name) && Name.ends_with(".py"))
          return true;
      // `open(path, "w")` and `path.open("w")` of a path that has a name.
      if (!Origin.is(SyntaxKind::Call))
        return false;
      Node Path = Origin.child(SyntaxField::Function).child(SyntaxField::Object);
      if (!Path)
        Path = CallArguments(Origin).find(0, "file", 0);
      return Path && Path.is(SyntaxKind::Identifier) && isPythonFile(Path, Steps + 1);
    });
  }

  void note(Node Code, bool Dedents = false, unsigned Steps = 0) {
    if (!Code || Steps > MaxSteps)
      return;
    for (Node Origin : Names.origins(Code)) {
      if (Origin.is(SyntaxKind::String) || Origin.is(SyntaxKind::ConcatenatedString))
        Literals.try_emplace(Origin.range().Begin, Origin, Dedents);
      else if (Origin.is(SyntaxKind::Call) && isDedent(Origin.child(SyntaxField::Function)))
        note(CallArguments(Origin).find(0, "text", 0), /*Dedents=*/true, Steps + 1);
    }
  }

  bool isDedent(Node Function) const {
    return llvm::all_of(Names.resolve(Function), [](const Value &V) {
      return V.Kind == ValueKind::External && V.Path == "textwrap.dedent";
    });
  }

  std::optional<PythonUnit> decode(Node Literal, bool Dedents) const {
    std::vector<LiteralPart> Parts;
    for (Node Part : Literal.subtree())
      if (Part.is(SyntaxKind::String) && (Part == Literal || Part.parent() == Literal))
        Parts.push_back({Part.range()});
    return assemblePythonLiterals(Tree.text(), Parts, Dedents);
  }

  const PythonUnit &Unit;
  const SyntaxTree &Tree;
  const Resolver &Names;
  /// The literals, by their offset, and whether they are dedented.
  std::map<uint32_t, std::pair<Node, bool>> Literals;
};

} // namespace

std::vector<PythonUnit> mailseal::findWrittenCode(const PythonUnit &Unit, const SyntaxTree &Tree,
                                                  const Resolver &Names,
                                                  const AnalysisOptions &Options) {
  // Cheaper than a tree.
  StringRef Text = Unit.text();
  bool MayWrite = Text.contains(".write") || Text.contains("file=");
  if (!MayWrite || !(Text.contains(".py\"") || Text.contains(".py'")))
    return {};
  return WrittenCodeFinder(Unit, Tree, Names).find(Options);
}
