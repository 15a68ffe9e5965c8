#include "mailseal/Project/LineLength.h"
#include "Project/ConfigFile.h"
#include "llvm/Support/Path.h"

// Nothing here throws: a parse gives a result that may be an error.
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

using namespace mailseal;
using llvm::StringRef;

namespace {

/// A place where a length may stand: an option of a section, `tool.black` or `flake8`.
struct Place {
  llvm::StringLiteral File;
  llvm::StringLiteral Section;
  llvm::StringLiteral Option;
};

/// Formatters first: they decide what linters see.
constexpr Place TomlPlaces[] = {
    {"pyproject.toml", "tool.black.", "line-length"},
    {"pyproject.toml", "tool.ruff.", "line-length"},
    {"ruff.toml", "", "line-length"},
};
constexpr Place IniPlaces[] = {
    {".flake8", "flake8", "max-line-length"},        {"setup.cfg", "flake8", "max-line-length"},
    {"setup.cfg", "pycodestyle", "max-line-length"}, {"tox.ini", "flake8", "max-line-length"},
    {"tox.ini", "pycodestyle", "max-line-length"},
};

unsigned fromToml(StringRef Text, const Place &At) {
  toml::parse_result Parsed = toml::parse(std::string_view(Text.data(), Text.size()));
  if (!Parsed)
    return 0;
  std::string Path = (At.Section + At.Option).str();
  return std::as_const(Parsed).table().at_path(Path).value_or(0u);
}

unsigned fromIni(StringRef Text, const Place &At) {
  unsigned Length = 0;
  std::optional<StringRef> Value = iniOption(Text, At.Section, At.Option);
  return Value && !Value->trim().getAsInteger(10, Length) ? Length : 0;
}

} // namespace

unsigned LineLengths::longestIn(StringRef Folder) {
  auto [It, New] = Known.try_emplace(Folder, 0);
  if (!New)
    return It->second;
  auto Ask = [&](llvm::ArrayRef<Place> Places, unsigned (*Read)(StringRef, const Place &)) {
    for (const Place &At : Places)
      if (auto File = It->second ? nullptr : readConfigFile(Folder, At.File))
        It->second = Read(File->getBuffer(), At);
  };
  Ask(TomlPlaces, fromToml);
  Ask(IniPlaces, fromIni);
  return It->second;
}

unsigned LineLengths::longestFor(StringRef RealPath, StringRef Root) {
  for (StringRef Folder = llvm::sys::path::parent_path(RealPath); !Folder.empty();
       Folder = llvm::sys::path::parent_path(Folder)) {
    if (unsigned Longest = longestIn(Folder))
      return Longest;
    if (Folder == Root)
      break;
  }
  return 0;
}
