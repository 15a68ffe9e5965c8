//===- UnifiedDiff.cpp - A change as a patch ------------------------------===//
//
// libgit2 finds the lines; the text around them is made here, because what
// libgit2 prints claims blob names and a mode that nobody asked for.

#include "mailseal/Edit/UnifiedDiff.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"
#include <git2.h>

using namespace llvm;

namespace mailseal {

/// Returns the name as git writes it in a header: as it is, or in double quotes
/// with C escapes when it holds a byte that could end it early or get lost.
static std::string quotePath(StringRef Name) {
  auto IsPlain = [](unsigned char C) { return C >= 0x20 && C < 0x7f && C != '"' && C != '\\'; };
  if (all_of(Name, IsPlain))
    return Name.str();

  constexpr StringLiteral Special = "\a\b\t\n\v\f\r\"\\";
  constexpr StringLiteral Letters = "abtnvfr\"\\";
  std::string Quoted = "\"";
  for (unsigned char C : Name) {
    if (size_t At = Special.find(static_cast<char>(C)); At != StringRef::npos)
      Quoted += {'\\', Letters[At]};
    else if (IsPlain(C))
      Quoted += static_cast<char>(C);
    else
      Quoted += {'\\', static_cast<char>('0' + (C >> 6)), static_cast<char>('0' + (C >> 3 & 7)),
                 static_cast<char>('0' + (C & 7))};
  }
  return Quoted + '"';
}

/// A header line: the tab after a name with a space tells patch(1) where it ends.
static std::string headerLine(StringRef Mark, char Side, StringRef Path) {
  std::string Name = quotePath((Twine(Side) + "/" + Path.ltrim('/')).str());
  return (Mark + " " + Name + (Path.contains(' ') ? "\t\n" : "\n")).str();
}

/// `12,3`, and `12` for a single line.
static std::string lineSpan(int Start, int Lines) {
  return Lines == 1 ? itostr(Start) : itostr(Start) + "," + itostr(Lines);
}

static int appendHunk(const git_diff_delta *, const git_diff_hunk *Hunk, void *Text) {
  *static_cast<std::string *>(Text) += "@@ -" + lineSpan(Hunk->old_start, Hunk->old_lines) + " +" +
                                       lineSpan(Hunk->new_start, Hunk->new_lines) + " @@\n";
  return 0;
}

static int appendLine(const git_diff_delta *, const git_diff_hunk *, const git_diff_line *Line,
                      void *Text) {
  auto &Out = *static_cast<std::string *>(Text);
  switch (Line->origin) {
  case GIT_DIFF_LINE_CONTEXT:
  case GIT_DIFF_LINE_ADDITION:
  case GIT_DIFF_LINE_DELETION:
    Out += Line->origin;
    break;
  default: // "No newline at end of file": the content brings its own marks.
    break;
  }
  Out.append(Line->content, Line->content_len);
  return 0;
}

Expected<std::string> unifiedDiff(StringRef Path, StringRef Old, StringRef New) {
  if (Old == New)
    return std::string();

  // Never shut down: the library counts its users, and the process ends anyway.
  static const int Users = git_libgit2_init();
  if (Users < 0)
    return createStringError("libgit2 could not be initialised");

  git_diff_options Options;
  // Fails for a version of the structure that is unknown; this one is the header's.
  git_diff_options_init(&Options, GIT_DIFF_OPTIONS_VERSION);
  // A NUL byte or a foreign encoding must not turn the change into "binary files differ".
  Options.flags = GIT_DIFF_FORCE_TEXT;
  std::string Hunks;
  if (git_diff_buffers(Old.data(), Old.size(), nullptr, New.data(), New.size(), nullptr, &Options,
                       /*file_cb=*/nullptr, /*binary_cb=*/nullptr, appendHunk, appendLine,
                       &Hunks) != 0) {
    const git_error *Problem = git_error_last();
    return createStringError("no diff could be made: %s", Problem ? Problem->message : "unknown");
  }
  return headerLine("---", 'a', Path) + headerLine("+++", 'b', Path) + Hunks;
}

} // namespace mailseal
