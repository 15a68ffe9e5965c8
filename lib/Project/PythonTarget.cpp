#include "mailseal/Project/PythonTarget.h"
#include "Project/ConfigFile.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Path.h"

// Nothing here throws: a parse gives a result that may be an error.
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

using namespace mailseal;
using llvm::StringRef;

namespace {

/// Operators that set a lower bound, longest first.
constexpr llvm::StringLiteral LowerBounds[] = {"===", "==", ">=", "~=", ">", "^", "~"};

constexpr PythonRelease LastOfPython2 = {2, 7};
/// What `>=3` means: nobody who writes it has Python 3.0.
constexpr PythonRelease AnyPython3 = {3, 6};

std::optional<PythonRelease> readRelease(StringRef Version) {
  PythonRelease Result{0, 0};
  auto [Major, Rest] = Version.split('.');
  if (Major.getAsInteger(10, Result.first))
    return std::nullopt;
  StringRef Minor = Rest.split('.').first;
  if (!Minor.empty() && Minor != "*" && Minor.getAsInteger(10, Result.second))
    return std::nullopt;
  return Result;
}

/// Whether \p Clause, `<3` or `<=2.7`, leaves Python 3 out.
bool endsBeforePython3(StringRef Clause) {
  if (!Clause.consume_front("<"))
    return false;
  bool IsIncluded = Clause.consume_front("=");
  auto Release = readRelease(Clause.trim());
  return Release && (IsIncluded ? *Release < PythonRelease{3, 0} : *Release <= PythonRelease{3, 0});
}

std::optional<PythonRelease> fromPyproject(StringRef Text) {
  toml::parse_result Parsed = toml::parse(std::string_view(Text.data(), Text.size()));
  if (!Parsed)
    return std::nullopt;
  for (toml::node_view<const toml::node> Declared :
       {std::as_const(Parsed).table()["project"]["requires-python"],
        std::as_const(Parsed).table()["tool"]["poetry"]["dependencies"]["python"]})
    if (std::optional<std::string> Value = Declared.value<std::string>())
      return oldestRelease(*Value);
  return std::nullopt;
}

std::optional<PythonRelease> fromSetupCfg(StringRef Text) {
  std::optional<StringRef> Required = iniOption(Text, "options", "python_requires");
  return Required ? oldestRelease(*Required) : std::nullopt;
}

/// Whether what stands at \p At in \p Text is commented out.
bool isInComment(StringRef Text, size_t At) {
  StringRef Before = Text.take_front(At);
  return Before.substr(Before.rfind('\n') + 1).ltrim().starts_with("#");
}

std::optional<PythonRelease> fromSetupPy(StringRef Text) {
  constexpr llvm::StringLiteral Argument = "python_requires";
  for (size_t At = Text.find(Argument); At != StringRef::npos;
       At = Text.find(Argument, At + Argument.size())) {
    // `python_requires=">=3.6"`, or the same in a dictionary.
    StringRef Value = Text.drop_front(At + Argument.size()).ltrim("'\" \t");
    if (isInComment(Text, At) || !(Value.consume_front("=") || Value.consume_front(":")))
      continue;
    Value = Value.ltrim();
    if (Value.starts_with("'") || Value.starts_with("\""))
      return oldestRelease(Value.drop_front().split(Value.front()).first);
  }
  return std::nullopt;
}

/// What the classifiers in \p Text, of the file \p Name, say.
PythonTarget fromClassifiers(StringRef Text, StringRef Name) {
  constexpr llvm::StringLiteral Classifier = "Programming Language :: Python :: ";
  bool Has2 = false, Has3 = false;
  for (size_t At = Text.find(Classifier); At != StringRef::npos; At = Text.find(Classifier, At)) {
    bool IsSaid = !isInComment(Text, At);
    At += Classifier.size();
    Has2 |= IsSaid && Text.substr(At, 1) == "2";
    Has3 |= IsSaid && Text.substr(At, 1) == "3";
  }
  if (!Has2)
    return {};
  return Has3 ? PythonTarget{std::nullopt, Name.str()} : PythonTarget{LastOfPython2, ""};
}

/// The files in which a project describes itself, in the order in which they are believed.
struct Description {
  llvm::StringLiteral Name;
  std::optional<PythonRelease> (*Required)(StringRef Text);
};
constexpr Description Descriptions[] = {
    {"pyproject.toml", fromPyproject}, {"setup.cfg", fromSetupCfg}, {"setup.py", fromSetupPy}};

} // namespace

std::optional<PythonRelease> mailseal::oldestRelease(StringRef Specifiers) {
  // Poetry has alternatives: `^2.7 || ^3.6`.
  auto [First, Rest] = Specifiers.split("||");
  if (!Rest.empty()) {
    std::optional<PythonRelease> Left = oldestRelease(First), Right = oldestRelease(Rest);
    return Left && Right ? std::min(Left, Right) : std::nullopt;
  }
  std::optional<PythonRelease> Oldest;
  bool IsPython2 = false;
  llvm::SmallVector<StringRef, 4> Clauses;
  Specifiers.split(Clauses, ',');
  for (StringRef Clause : Clauses) {
    Clause = Clause.trim(" \t\"'");
    IsPython2 |= endsBeforePython3(Clause);
    const auto *Operator =
        llvm::find_if(LowerBounds, [&](StringRef O) { return Clause.starts_with(O); });
    if (Operator == std::end(LowerBounds))
      continue;
    auto Release = readRelease(Clause.drop_front(Operator->size()).trim());
    if (Release && (!Oldest || *Release > *Oldest))
      Oldest = Release;
  }
  if (Oldest == PythonRelease{3, 0})
    return AnyPython3;
  return Oldest || !IsPython2 ? Oldest : LastOfPython2;
}

const PythonTarget &PythonTargets::targetIn(StringRef Folder) {
  auto [It, New] = Known.try_emplace(Folder);
  PythonTarget &Result = It->second;
  if (!New)
    return Result;
  PythonTarget Classified;
  for (const Description &D : Descriptions) {
    auto File = readConfigFile(Folder, D.Name);
    if (!File)
      continue;
    Result.Oldest = D.Required(File->getBuffer());
    if (Result.Oldest)
      return Result;
    if (!Classified)
      Classified = fromClassifiers(File->getBuffer(), D.Name);
  }
  return Result = Classified;
}

PythonTarget PythonTargets::targetOf(StringRef RealPath, StringRef Root) {
  for (StringRef Folder = llvm::sys::path::parent_path(RealPath); !Folder.empty();
       Folder = llvm::sys::path::parent_path(Folder)) {
    if (const PythonTarget &Target = targetIn(Folder))
      return Target;
    if (Folder == Root)
      break;
  }
  return {};
}
