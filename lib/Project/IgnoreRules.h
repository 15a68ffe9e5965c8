//===- IgnoreRules.h - Patterns in the manner of .gitignore -----*- C++ -*-===//
//
// Discovery asks these about every folder and every source file, hundreds of
// patterns each, which libgit2's own answer (20 microseconds a path) is too
// slow for.

#ifndef MAILSEAL_LIB_PROJECT_IGNORERULES_H
#define MAILSEAL_LIB_PROJECT_IGNORERULES_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/GlobPattern.h"
#include <memory>
#include <optional>
#include <vector>

namespace mailseal {

/// The patterns of one ignore file, as gitignore(5) describes them.
class IgnoreRules {
public:
  /// The rules in \p Text, one a line. A pattern that cannot be read matches
  /// nothing, as with git.
  static IgnoreRules parse(llvm::StringRef Text);

  /// Adds the pattern \p Line; an error if it is malformed.
  llvm::Error add(llvm::StringRef Line);

  bool empty() const { return Rules.empty(); }

  /// Whether the last pattern that matches \p Path, a path relative to the
  /// folder of these rules, ignores it (true) or keeps it (false, by `!`);
  /// nothing if none matches. Folders above it are not looked at.
  std::optional<bool> match(llvm::StringRef Path, bool IsFolder) const;

  /// Whether match() ignores \p Path or a folder that it lies in.
  bool ignoresPathOrParent(llvm::StringRef Path, bool IsFolder) const;

private:
  /// One part of a pattern between slashes; none: `**`, any number of folders.
  using Component = std::optional<llvm::GlobPattern>;

  struct Rule {
    bool Keeps = false;       ///< Begins with `!`.
    bool FoldersOnly = false; ///< Ends with `/`.
    bool NameOnly = false;    ///< Has no other slash: holds at any depth.
    std::vector<Component> Components;
    /// What the globs point into.
    std::unique_ptr<char[]> Text;
  };

  static bool matchComponents(llvm::ArrayRef<Component> Pattern,
                              llvm::ArrayRef<llvm::StringRef> Path);

  std::vector<Rule> Rules;
};

} // namespace mailseal

#endif
