//===- Toml.cpp -----------------------------------------------------------===//

#include "Toml.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

// Nothing here throws: a parse gives a result that may be an error.
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

using namespace llvm;

namespace mailseal {

static Error errorAt(StringRef Path, const toml::source_position &At, const Twine &What) {
  return createStringError(Path + ":" + Twine(At.line) + ": " + What);
}

/// The text of \p Node as it is written: `3.10` is no number to compute with.
static std::string spelled(StringRef Text, const toml::node &Node) {
  const toml::source_region &Where = Node.source();
  SmallVector<StringRef> Lines;
  Text.split(Lines, '\n');
  return Lines[Where.begin.line - 1]
      .slice(Where.begin.column - 1, Where.end.column - 1)
      .rtrim()
      .str();
}

/// Fills type and values of \p Entry from \p Node; false for what an option cannot have.
static bool readValue(StringRef Text, const toml::node &Node, TomlEntry &Entry) {
  if (const auto *String = Node.as_string()) {
    Entry.Type = TomlEntry::Kind::String;
    Entry.Values = {String->get()};
    return true;
  }
  if (const auto *Boolean = Node.as_boolean()) {
    Entry.Type = TomlEntry::Kind::Boolean;
    Entry.Values = {Boolean->get() ? "true" : "false"};
    return true;
  }
  if (Node.is_number()) {
    Entry.Type = TomlEntry::Kind::Number;
    Entry.Values = {spelled(Text, Node)};
    return true;
  }
  const auto *Array = Node.as_array();
  if (!Array)
    return false;
  Entry.Type = TomlEntry::Kind::Array;
  for (const toml::node &Element : *Array) {
    const auto *String = Element.as_string();
    if (!String)
      return false;
    Entry.Values.push_back(String->get());
  }
  return true;
}

Expected<std::vector<TomlEntry>> parseToml(StringRef Path, StringRef Text) {
  toml::parse_result Parsed = toml::parse(std::string_view(Text.data(), Text.size()));
  if (!Parsed)
    return errorAt(Path, Parsed.error().source().begin,
                   StringRef(Parsed.error().description()).rtrim('.'));
  std::vector<TomlEntry> Entries;
  for (const auto &[Key, Node] : Parsed.table()) {
    if (Node.is_table())
      return errorAt(Path, Key.source().begin,
                     "there are no tables here: the options stand by themselves");
    TomlEntry Entry;
    Entry.Line = Key.source().begin.line;
    Entry.Key = std::string(Key.str());
    if (!readValue(Text, Node, Entry))
      return errorAt(Path, Key.source().begin,
                     "'" + Entry.Key +
                         "': expected a string, an array of strings, a number, "
                         "true or false");
    Entries.push_back(std::move(Entry));
  }
  // The table is sorted by key; messages come in the order of the file.
  llvm::sort(Entries, [](const TomlEntry &A, const TomlEntry &B) { return A.Line < B.Line; });
  return Entries;
}

} // namespace mailseal
