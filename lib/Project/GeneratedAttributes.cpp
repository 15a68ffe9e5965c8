//===- GeneratedAttributes.cpp --------------------------------------------===//

#include "mailseal/Project/GeneratedAttributes.h"
#include "Project/IgnoreRules.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace mailseal {

namespace {

constexpr StringLiteral Attribute = "linguist-generated";
constexpr StringRef Blanks = " \t";

/// A larger file is no list that a person wrote.
constexpr uint64_t MaxBytes = 1u << 20;

std::unique_ptr<MemoryBuffer> readAttributes(StringRef Folder) {
  SmallString<128> Path(Folder);
  sys::path::append(Path, ".gitattributes");
  auto Buffer = MemoryBuffer::getFile(Path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
  if (!Buffer || (*Buffer)->getBufferSize() > MaxBytes)
    return nullptr;
  return std::move(*Buffer);
}

/// Takes the pattern from the start of \p Line: what is up to a blank, or a string
/// as C spells it. Empty where there is none.
std::string takePattern(StringRef &Line) {
  if (!Line.consume_front("\"")) {
    StringRef Pattern = Line.take_until([](char C) { return Blanks.contains(C); });
    Line = Line.drop_front(Pattern.size());
    return Pattern.str();
  }
  std::string Pattern;
  for (size_t I = 0; I < Line.size(); ++I) {
    if (Line[I] == '"') {
      Line = Line.drop_front(I + 1);
      return Pattern;
    }
    if (Line[I] == '\\' && I + 1 < Line.size())
      ++I;
    Pattern += Line[I];
  }
  return "";
}

} // namespace

/// What one `.gitattributes` says.
struct GeneratedAttributes::Attributes {
  /// A pattern that ignores a path sets the attribute, one that keeps it takes it away.
  IgnoreRules Rules;
  /// Names that stand for the attribute.
  StringSet<> Macros;

  /// Reads \p Text. \p HasMacros: only the file at the root of a project may define
  /// macros, which all others then have.
  void read(StringRef Text, bool HasMacros) {
    Text.consume_front("\xEF\xBB\xBF");
    for (StringRef Line : split(Text, '\n'))
      readLine(Line.trim(" \t\r"), HasMacros);
  }

private:
  void readLine(StringRef Line, bool HasMacros) {
    if (Line.empty() || Line.starts_with("#"))
      return;
    if (Line.consume_front("[attr]")) {
      std::string Name = takePattern(Line);
      if (HasMacros && stateIn(Line) == true)
        Macros.insert(Name);
      return;
    }
    std::string Pattern = takePattern(Line);
    std::optional<bool> State = stateIn(Line);
    // Git knows no patterns that begin with `!` here.
    if (!State || Pattern.empty() || Pattern.front() == '!')
      return;
    // A malformed pattern matches nothing.
    consumeError(Rules.add((*State ? "" : "!") + Pattern));
  }

  /// What the attributes \p Line make of the attribute; nothing where they do not
  /// name it. `!name` is as good as `-name`: no other file is asked then.
  std::optional<bool> stateIn(StringRef Line) const {
    std::optional<bool> State;
    SmallVector<StringRef, 8> Words;
    SplitString(Line, Words, Blanks);
    for (StringRef Word : Words) {
      bool IsUnset = Word.consume_front("-") || Word.consume_front("!");
      auto [Name, Value] = Word.split('=');
      if (Name == Attribute)
        State = !IsUnset && Value != "false";
      else if (!IsUnset && Value.empty() && Macros.contains(Name))
        State = true;
    }
    return State;
  }
};

GeneratedAttributes::GeneratedAttributes() = default;
GeneratedAttributes::~GeneratedAttributes() = default;

const GeneratedAttributes::Attributes &GeneratedAttributes::attributesOf(StringRef Folder,
                                                                         StringRef Root) {
  if (auto It = Known.find(Folder); It != Known.end())
    return *It->second;
  auto Read = std::make_unique<Attributes>();
  if (Folder != Root)
    Read->Macros = attributesOf(Root, Root).Macros;
  if (std::unique_ptr<MemoryBuffer> File = readAttributes(Folder))
    Read->read(File->getBuffer(), /*HasMacros=*/Folder == Root);
  return *(Known[Folder] = std::move(Read));
}

std::optional<bool> GeneratedAttributes::of(StringRef RealPath, StringRef Root) {
  for (StringRef Folder = sys::path::parent_path(RealPath); !Folder.empty();
       Folder = sys::path::parent_path(Folder)) {
    const IgnoreRules &Rules = attributesOf(Folder, Root).Rules;
    StringRef Path = RealPath.drop_front(Folder.size()).ltrim('/');
    if (std::optional<bool> State = Rules.match(Path, /*IsFolder=*/false))
      return State;
    if (Folder == Root)
      break;
  }
  return std::nullopt;
}

} // namespace mailseal
