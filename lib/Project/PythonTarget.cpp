#include "mailseal/Project/PythonTarget.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <memory>

// Nothing here throws: a parse gives a result that may be an error.
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

using namespace mailseal;
using llvm::StringRef;

namespace {

/// Operators that set a lower bound, longest first.
constexpr llvm::StringLiteral LowerBounds[] = {"===", "==", ">=", "~=", ">", "^", "~"};

/// A larger file is no project description that a person wrote.
constexpr uint64_t MaxBytes = 1u << 20;

std::unique_ptr<llvm::MemoryBuffer> read(StringRef Folder, StringRef Name) {
  llvm::SmallString<128> Path(Folder);
  llvm::sys::path::append(Path, Name);
  auto Buffer = llvm::MemoryBuffer::getFile(Path, /*IsText=*/false,
                                            /*RequiresNullTerminator=*/false);
  if (!Buffer || (*Buffer)->getBufferSize() > MaxBytes)
    return nullptr;
  return std::move(*Buffer);
}

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
  bool InOptions = false;
  while (!Text.empty()) {
    auto [Line, Rest] = Text.split('\n');
    Text = Rest;
    Line = Line.rtrim();
    if (Line.starts_with("["))
      InOptions = Line == "[options]";
    size_t Equals = Line.find_first_of("=:");
    if (InOptions && Equals != StringRef::npos &&
        Line.take_front(Equals).rtrim() == "python_requires")
      return oldestRelease(Line.substr(Equals + 1));
  }
  return std::nullopt;
}

} // namespace

std::optional<PythonRelease> mailseal::oldestRelease(StringRef Specifiers) {
  // Poetry has alternatives: `^2.7 || ^3.6`.
  auto [First, Rest] = Specifiers.split("||");
  if (!Rest.empty()) {
    std::optional<PythonRelease> Left = oldestRelease(First), Right = oldestRelease(Rest);
    return Left && Right ? std::min(Left, Right) : std::nullopt;
  }
  std::optional<PythonRelease> Oldest;
  llvm::SmallVector<StringRef, 4> Clauses;
  Specifiers.split(Clauses, ',');
  for (StringRef Clause : Clauses) {
    Clause = Clause.trim(" \t\"'");
    const auto *Operator =
        llvm::find_if(LowerBounds, [&](StringRef O) { return Clause.starts_with(O); });
    if (Operator == std::end(LowerBounds))
      continue;
    auto Release = readRelease(Clause.drop_front(Operator->size()).trim());
    if (Release && (!Oldest || *Release > *Oldest))
      Oldest = Release;
  }
  return Oldest;
}

std::optional<PythonRelease> PythonTargets::oldestIn(StringRef Folder) {
  auto [It, New] = Known.try_emplace(Folder);
  if (!New)
    return It->second;
  if (auto File = read(Folder, "pyproject.toml"))
    It->second = fromPyproject(File->getBuffer());
  if (!It->second)
    if (auto File = read(Folder, "setup.cfg"))
      It->second = fromSetupCfg(File->getBuffer());
  return It->second;
}

std::optional<PythonRelease> PythonTargets::oldestFor(StringRef RealPath, StringRef Root) {
  for (StringRef Folder = llvm::sys::path::parent_path(RealPath); !Folder.empty();
       Folder = llvm::sys::path::parent_path(Folder)) {
    if (auto Release = oldestIn(Folder))
      return Release;
    if (Folder == Root)
      break;
  }
  return std::nullopt;
}
