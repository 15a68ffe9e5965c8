//===- FolderWalk.h - The files below a folder ------------------*- C++ -*-===//

#ifndef MAILSEAL_LIB_PROJECT_FOLDERWALK_H
#define MAILSEAL_LIB_PROJECT_FOLDERWALK_H

#include "Project/DiscoveryContext.h"
#include "Project/TrackedFiles.h"
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mailseal {

/// Walks folders and lists the files in them that may be carriers.
class FolderWalk {
public:
  FolderWalk(const DiscoveryContext &Context, std::vector<FileEntry> &Files)
      : Context(Context), Files(Files) {}

  /// Appends the files below \p Folder, a real path, in the order of their paths.
  void walk(const std::string &Folder);

private:
  /// One ignore file, and the one that counts where it says nothing.
  struct RuleLevel {
    IgnoreRules Rules;
    size_t BaseLength; ///< Of the folder that its patterns are relative to, with a slash.
    const RuleLevel *Outer;
  };

  /// A git work tree, and its index once that was asked for.
  struct Repository {
    WorkTree Tree;
    std::optional<TrackedFiles> Tracked;
    bool TriedToRead = false;
  };

  /// What holds in a folder.
  struct Scope {
    Repository *Repo = nullptr;
    const RuleLevel *GitRules = nullptr; ///< .gitignore and its kin.
    const RuleLevel *OwnRules = nullptr; ///< .ignore, which outdoes them.
  };

  enum class Verdict { Take, Skip, TrackedOnly };

  /// A file, or a folder still to be listed; a folder's path ends with a slash,
  /// so that sorting these puts all paths in order.
  struct Item {
    std::string Path;
    std::optional<FileKind> Kind;
    bool IsFolder = false;
    bool TrackedOnly = false;
    Scope Rules;
  };

  /// What a folder has, besides the items that may matter.
  struct Listing {
    std::vector<Item> Items;
    bool HasGit = false;
    bool HasGitIgnore = false;
    bool HasIgnore = false;
  };

  bool list(const std::string &Folder, Listing &Result) const;
  void addTrackedFiles(const Item &Folder);

  Scope outerScope(llvm::StringRef Folder);
  Scope enterFolder(Scope Outer, llvm::StringRef Folder, const Listing &Contents);
  Scope enterWorkTree(Scope Outer, WorkTree Tree);
  const RuleLevel *addRules(const std::string &File, bool FollowLinks, llvm::StringRef Base,
                            const RuleLevel *Outer);
  Verdict judge(const Item &Candidate, const Scope &Rules);
  const TrackedFiles *trackedFiles(Repository &Repo);

  const DiscoveryContext &Context;
  std::vector<FileEntry> &Files;
  // Deques: scopes point into them.
  std::deque<RuleLevel> Levels;
  std::deque<Repository> Repositories;
};

} // namespace mailseal

#endif
