#include "PythonSigns.h"
#include "Carrier/PythonTokens.h"
#include "ImportScan.h"
#include "ProjectState.h"
#include "Python2.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace mailseal;

namespace {

/// Tokens that Python 2 does not have, or has as a name that nobody takes.
constexpr llvm::StringLiteral OnlyIn3[] = {"->", ":=", "nonlocal"};
/// Pairs of tokens that only Python 3 has.
constexpr std::pair<llvm::StringLiteral, llvm::StringLiteral> PairsOf3[] = {
    {"*", ","}, {"async", "def"}, {"async", "for"}, {"async", "with"}, {"yield", "from"}};
constexpr llvm::StringLiteral PrefixesOf3[] = {"f", "fr", "rf"};
/// What Python 2 has no module or package of, in the standard library.
constexpr llvm::StringLiteral ModulesOf3[] = {"asyncio", "dataclasses", "html", "http"};

PythonSign signOfString(llvm::StringRef Text) {
  llvm::StringRef Prefix = Text.take_until([](char C) { return C == '"' || C == '\''; });
  if (llvm::is_contained(PrefixesOf3, Prefix.lower()))
    return PythonSign::Python3;
  return Prefix.equals_insensitive("ur") ? PythonSign::Python2 : PythonSign::None;
}

PythonSign signOfNumber(llvm::StringRef Text) {
  if (Text.contains('_'))
    return PythonSign::Python3;
  return isPython2Integer(Text) ? PythonSign::Python2 : PythonSign::None;
}

/// What the token \p I shows, in whatever statement.
PythonSign signOfToken(const PythonTokenSpan &Tokens, size_t I) {
  llvm::StringRef Text = Tokens.text(I);
  switch (Tokens.Tokens[I].Kind) {
  case PythonTokenKind::String:
    return signOfString(Text);
  case PythonTokenKind::Number:
    return signOfNumber(Text);
  case PythonTokenKind::LineEnd:
    return PythonSign::None;
  case PythonTokenKind::Name:
  case PythonTokenKind::Operator:
    break;
  }
  if (Text == "`" || Text == "<>")
    return PythonSign::Python2;
  bool IsBareSuper = Text == "super" && Tokens.text(I + 1) == "(" && Tokens.text(I + 2) == ")";
  bool IsPair = llvm::any_of(PairsOf3, [&](const auto &Pair) {
    return Text == Pair.first && Tokens.text(I + 1) == Pair.second;
  });
  return IsBareSuper || IsPair || llvm::is_contained(OnlyIn3, Text) ? PythonSign::Python3
                                                                    : PythonSign::None;
}

/// What an import statement of the module shows: one in a suite may be one of two.
PythonSign signOfImport(const PythonTokenSpan &Statement,
                        llvm::function_ref<bool(llvm::StringRef)> IsOwn) {
  std::string Module = Statement.text(1).str();
  for (size_t I = 2; Statement.text(I) == "."; I += 2)
    Module += "." + Statement.text(I + 1).str();
  llvm::StringRef Top = llvm::StringRef(Module).split('.').first;
  if (IsOwn(Top))
    return PythonSign::None;
  if (llvm::StringRef(Module).starts_with("urllib.") || llvm::is_contained(ModulesOf3, Top))
    return PythonSign::Python3;
  return isPython2Module(Module) ? PythonSign::Python2 : PythonSign::None;
}

/// Whether `print` or `exec` is a statement, not a function, in front of \p Next.
bool isOperand(const PythonTokenSpan &Statement, size_t Next) {
  return Statement.isKind(Next, PythonTokenKind::String) ||
         Statement.isKind(Next, PythonTokenKind::Number) || Statement.isName(Next);
}

/// Whether \p Text imports \p Name: in `except A, B:` of Python 3.14, both are classes.
bool isImported(llvm::StringRef Name, llvm::StringRef Text) {
  return anyImport(Text,
                   [&](const ImportLine &Line) { return llvm::is_contained(Line.Names, Name); });
}

/// What \p Statement, without its line end and no import, shows as a whole.
PythonSign signOfStatement(const PythonTokenSpan &Statement) {
  llvm::StringRef Word = Statement.text(0);
  auto Python2If = [](bool Is) { return Is ? PythonSign::Python2 : PythonSign::None; };
  if (Word == "print" || Word == "exec")
    return Python2If(isOperand(Statement, 1) || Statement.text(1) == ">>");
  if (Word == "raise")
    return Statement.find("from") != Statement.size()
               ? PythonSign::Python3
               : Python2If(Statement.find(",") != Statement.size());
  if (Word == "except") {
    size_t Comma = Statement.find(",");
    llvm::StringRef Name = Statement.text(Comma + 1);
    return Python2If(Statement.isName(Comma + 1) && llvm::isLower(Name.front()) &&
                     Statement.text(Comma + 2) == ":" && !isImported(Name, Statement.Bytes));
  }
  if (Statement.isName(0) && Statement.text(1) == ":" && Statement.size() > 2)
    return PythonSign::Python3; // `name: type`
  return PythonSign::None;
}

} // namespace

PythonSign mailseal::signOf(llvm::StringRef Text, llvm::function_ref<bool(llvm::StringRef)> IsOwn) {
  const std::vector<PythonToken> Lexed = lexPython(Text, {0, static_cast<uint32_t>(Text.size())});
  const PythonTokenSpan Tokens{Text, Lexed};
  PythonSign Result = PythonSign::None;
  auto Add = [&](PythonSign Sign) { Result = std::max(Result, Sign); };
  for (size_t Begin = 0; Begin < Tokens.size() && Result != PythonSign::Python3;) {
    size_t End = Begin;
    for (; !Tokens.isKind(End, PythonTokenKind::LineEnd); ++End)
      Add(signOfToken(Tokens, End));
    uint32_t Offset = Lexed[Begin].Range.Begin;
    bool OfModule = Offset == 0 || Text[Offset - 1] == '\n';
    for (const PythonTokenSpan &Statement : Tokens.slice(Begin, End).split(";")) {
      bool IsImport = Statement.text(0) == "import" || Statement.text(0) == "from";
      if (!IsImport)
        Add(signOfStatement(Statement));
      else if (OfModule)
        Add(signOfImport(Statement, IsOwn));
    }
    Begin = End + 1;
  }
  return Result;
}

std::string ProjectIndex::python2FileBeside(llvm::StringRef File, llvm::StringRef Root) {
  auto Above = [](llvm::StringRef Path) { return Path.rsplit('/').first; };
  llvm::StringRef Folder = Above(File);
  SearchSlot &Found = S->slot(S->Python2, Folder);
  std::call_once(Found.WasSearched, [&] {
    // Enough to know a package by, the nearest first.
    constexpr size_t MostFiles = 64;
    std::vector<std::string> Files = Modules.filesIn(Folder);
    for (; Modules.isPackage(Folder) && Modules.isPackage(Above(Folder)); Folder = Above(Folder))
      llvm::append_range(Files, Modules.filesIn(Above(Folder)));
    Files.resize(std::min(Files.size(), MostFiles));
    for (const std::string &Path : Files) {
      auto Buffer = read(Path);
      auto IsOwn = [&](llvm::StringRef Module) {
        return Modules.findAbsolute({Path, Root, /*MayBeScript=*/true}, Module, false).What !=
               ModuleLookup::Answer::Elsewhere;
      };
      PythonSign Sign = Buffer ? signOf(Buffer->getBuffer(), IsOwn) : PythonSign::None;
      if (Sign == PythonSign::Python3) {
        Found.Files.clear();
        return;
      }
      if (Sign == PythonSign::Python2)
        Found.Files.push_back(Path);
    }
  });
  // What the file itself shows is known better.
  auto Other = llvm::find_if(Found.Files, [&](const std::string &Path) { return Path != File; });
  return Other == Found.Files.end() ? "" : *Other;
}
