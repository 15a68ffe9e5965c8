//===- IgnoreRules.cpp - Patterns in the manner of .gitignore ---*- C++ -*-===//

#include "Project/IgnoreRules.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <cstring>

using namespace llvm;

namespace mailseal {

namespace {

/// \p Line without the blanks at its end that no backslash keeps.
StringRef trimUnescapedBlanks(StringRef Line) {
  StringRef Trimmed = Line.rtrim(' ');
  size_t Backslashes = Trimmed.size() - Trimmed.rtrim('\\').size();
  bool KeepsOne = Backslashes % 2 == 1 && Trimmed.size() < Line.size();
  return Line.take_front(Trimmed.size() + KeepsOne);
}

} // namespace

IgnoreRules IgnoreRules::parse(StringRef Text) {
  IgnoreRules Rules;
  Text.consume_front("\xEF\xBB\xBF");
  while (!Text.empty()) {
    auto [Line, Rest] = Text.split('\n');
    Text = Rest;
    Line.consume_back("\r");
    // A malformed pattern matches nothing, so that it can be forgotten.
    if (!Line.starts_with("#"))
      consumeError(Rules.add(Line));
  }
  return Rules;
}

Error IgnoreRules::add(StringRef Line) {
  Line = trimUnescapedBlanks(Line);
  Rule New;
  New.Keeps = Line.consume_front("!");
  New.FoldersOnly = Line.consume_back("/");
  if (Line.empty())
    return Error::success();

  New.Text = std::make_unique<char[]>(Line.size());
  std::memcpy(New.Text.get(), Line.data(), Line.size());
  StringRef Pattern(New.Text.get(), Line.size());
  New.NameOnly = !Pattern.contains('/');
  Pattern.consume_front("/");
  SmallVector<StringRef, 8> Parts;
  Pattern.split(Parts, '/');
  for (auto [Index, Part] : enumerate(Parts)) {
    if (Part == "**" && !New.NameOnly) {
      New.Components.emplace_back(std::nullopt);
      if (Index + 1 < Parts.size())
        continue;
      // `a/**` is what lies in `a`, not `a` itself.
      Part = "*";
    }
    Expected<GlobPattern> Glob = GlobPattern::create(Part);
    if (!Glob)
      return Glob.takeError();
    New.Components.emplace_back(std::move(*Glob));
  }
  Rules.push_back(std::move(New));
  return Error::success();
}

bool IgnoreRules::matchComponents(ArrayRef<Component> Pattern, ArrayRef<StringRef> Path) {
  // As a glob is matched, but on folders: after a mismatch the last `**` takes
  // one folder more.
  std::optional<std::pair<ArrayRef<Component>, ArrayRef<StringRef>>> AfterStars;
  while (!Path.empty()) {
    if (!Pattern.empty() && !Pattern.front()) {
      Pattern = Pattern.drop_front();
      AfterStars = {Pattern, Path};
    } else if (!Pattern.empty() && Pattern.front()->match(Path.front())) {
      Pattern = Pattern.drop_front();
      Path = Path.drop_front();
    } else if (AfterStars) {
      AfterStars->second = AfterStars->second.drop_front();
      std::tie(Pattern, Path) = *AfterStars;
    } else {
      return false;
    }
  }
  return all_of(Pattern, [](const Component &Rest) { return !Rest; });
}

std::optional<bool> IgnoreRules::match(StringRef Path, bool IsFolder) const {
  StringRef Name = Path.substr(Path.rfind('/') + 1);
  SmallVector<StringRef, 16> Components;
  for (const Rule &R : reverse(Rules)) {
    if (R.FoldersOnly && !IsFolder)
      continue;
    if (R.NameOnly) {
      if (R.Components.front()->match(Name))
        return !R.Keeps;
      continue;
    }
    if (Components.empty())
      Path.split(Components, '/');
    if (matchComponents(R.Components, Components))
      return !R.Keeps;
  }
  return std::nullopt;
}

bool IgnoreRules::ignoresPathOrParent(StringRef Path, bool IsFolder) const {
  for (size_t Slash = Path.find('/'); Slash != StringRef::npos; Slash = Path.find('/', Slash + 1))
    if (match(Path.take_front(Slash), /*IsFolder=*/true) == true)
      return true;
  return match(Path, IsFolder) == true;
}

} // namespace mailseal
