//===- FolderWalk.cpp - The files below a folder ----------------*- C++ -*-===//

#include "Project/FolderWalk.h"
#include "Project/GitConfig.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

using namespace llvm;

namespace mailseal {

namespace {

struct CloseFolder {
  void operator()(DIR *Folder) const { ::closedir(Folder); }
};

enum class EntryType { File, Folder, Other };

/// What \p Entry of \p Folder is, as far as can be without asking for each file.
EntryType typeOf(DIR *Folder, const dirent &Entry) {
  if (Entry.d_type == DT_REG)
    return EntryType::File;
  if (Entry.d_type == DT_DIR)
    return EntryType::Folder;
  struct stat Status;
  if (Entry.d_type != DT_UNKNOWN ||
      ::fstatat(::dirfd(Folder), Entry.d_name, &Status, AT_SYMLINK_NOFOLLOW) != 0)
    return EntryType::Other;
  return S_ISREG(Status.st_mode)   ? EntryType::File
         : S_ISDIR(Status.st_mode) ? EntryType::Folder
                                   : EntryType::Other;
}

bool isVersionControlFolder(StringRef Name) {
  return StringSwitch<bool>(Name).Cases({".git", ".hg", ".svn"}, true).Default(false);
}

} // namespace

/// Reads \p Folder, which ends with a slash; reports it and returns false if
/// that is not possible.
bool FolderWalk::list(const std::string &Folder, Listing &Result) const {
  std::unique_ptr<DIR, CloseFolder> Open(::opendir(Folder.c_str()));
  if (!Open) {
    Context.fail(StringRef(Folder).drop_back(Folder.size() > 1));
    return false;
  }
  while (true) {
    errno = 0;
    const dirent *Entry = ::readdir(Open.get());
    if (!Entry)
      break;
    StringRef Name = Entry->d_name;
    if (Name == "." || Name == "..")
      continue;
    Result.HasGit |= Name == ".git";
    Result.HasGitIgnore |= Name == ".gitignore";
    Result.HasIgnore |= Name == ".ignore";
    Item New;
    // The name first: most files of a tree are out by it.
    bool MayCarry = mayCarry(Name, New.Kind);
    bool MayBeFolder = Entry->d_type == DT_DIR || Entry->d_type == DT_UNKNOWN;
    if (!MayCarry && !MayBeFolder)
      continue;
    EntryType Type = typeOf(Open.get(), *Entry);
    New.IsFolder = Type == EntryType::Folder && !isVersionControlFolder(Name);
    if (!New.IsFolder && !(Type == EntryType::File && MayCarry))
      continue;
    New.Path.reserve(Folder.size() + Name.size() + 1);
    New.Path.append(Folder).append(Name);
    if (New.IsFolder)
      New.Path.push_back('/');
    Result.Items.push_back(std::move(New));
  }
  if (errno == 0)
    return true;
  Context.fail(Folder);
  return false;
}

/// Reads an ignore file whose patterns are relative to \p Base.
const FolderWalk::RuleLevel *FolderWalk::addRules(const std::string &File, bool FollowLinks,
                                                  StringRef Base, const RuleLevel *Outer) {
  Expected<std::string> Text = readTextFile(File, FollowLinks);
  if (!Text) {
    Context.OnError(Text.takeError());
    return Outer;
  }
  IgnoreRules Rules = IgnoreRules::parse(*Text);
  if (Rules.empty())
    return Outer;
  size_t BaseLength = Base.size() + !Base.ends_with("/");
  return &Levels.emplace_back(RuleLevel{std::move(Rules), BaseLength, Outer});
}

FolderWalk::Scope FolderWalk::enterWorkTree(Scope Outer, WorkTree Tree) {
  // What a repository ignores says nothing of another one inside it.
  Repository &Repo = Repositories.emplace_back(Repository{std::move(Tree), std::nullopt});
  Scope Inner{&Repo, nullptr, Outer.OwnRules};
  const std::string &Root = Repo.Tree.Root;
  Expected<std::string> UserFile = userIgnoreFile(Repo.Tree);
  if (!UserFile)
    Context.OnError(UserFile.takeError());
  else if (!UserFile->empty())
    Inner.GitRules = addRules(*UserFile, /*FollowLinks=*/true, Root, Inner.GitRules);
  Inner.GitRules = addRules(joinPath(Repo.Tree.CommonDir, "info/exclude"), /*FollowLinks=*/true,
                            Root, Inner.GitRules);
  return Inner;
}

/// What holds inside \p Folder, whose own path ends with a slash.
FolderWalk::Scope FolderWalk::enterFolder(Scope Outer, StringRef Folder, const Listing &Contents) {
  if (!Context.Options.UseIgnoreFiles)
    return Outer;
  Scope Inner = Outer;
  if (Contents.HasGit && (!Inner.Repo || joinPath(Inner.Repo->Tree.Root, "") != Folder))
    if (std::optional<WorkTree> Tree = workTreeAt(Folder.size() > 1 ? Folder.drop_back() : Folder))
      Inner = enterWorkTree(Inner, std::move(*Tree));
  // As git, follow no links that the tree brings along.
  if (Contents.HasGitIgnore && Inner.Repo)
    Inner.GitRules =
        addRules((Folder + ".gitignore").str(), /*FollowLinks=*/false, Folder, Inner.GitRules);
  if (Contents.HasIgnore)
    Inner.OwnRules =
        addRules((Folder + ".ignore").str(), /*FollowLinks=*/false, Folder, Inner.OwnRules);
  return Inner;
}

/// What the folders above \p Folder say of what is in it.
FolderWalk::Scope FolderWalk::outerScope(StringRef Folder) {
  Scope Rules;
  if (!Context.Options.UseIgnoreFiles)
    return Rules;
  std::optional<WorkTree> Tree = findWorkTree(Folder);
  if (!Tree)
    return Rules;
  std::string Above = Tree->Root;
  Rules = enterWorkTree(Rules, std::move(*Tree));
  Listing MayHaveRules;
  MayHaveRules.HasGitIgnore = MayHaveRules.HasIgnore = true;
  while (Above != Folder) {
    Above = joinPath(Above, "");
    Rules = enterFolder(Rules, Above, MayHaveRules);
    StringRef Rest = Folder.drop_front(Above.size());
    Above += Rest.take_until([](char C) { return C == '/'; });
  }
  return Rules;
}

/// The index of \p Repo; null, and reported once, if it cannot be read.
const TrackedFiles *FolderWalk::trackedFiles(Repository &Repo) {
  if (!Repo.TriedToRead) {
    Repo.TriedToRead = true;
    Expected<TrackedFiles> Tracked = TrackedFiles::read(Repo.Tree);
    if (Tracked)
      Repo.Tracked = std::move(*Tracked);
    else
      Context.OnError(Tracked.takeError());
  }
  return Repo.Tracked ? &*Repo.Tracked : nullptr;
}

FolderWalk::Verdict FolderWalk::judge(const Item &Candidate, const Scope &Rules) {
  StringRef Path = Candidate.Path;
  Path.consume_back("/");
  if (Context.excludes(Path, Candidate.IsFolder))
    return Verdict::Skip;
  auto FirstAnswer = [&](const RuleLevel *Level) {
    std::optional<bool> Ignored;
    for (; Level && !Ignored; Level = Level->Outer)
      Ignored = Level->Rules.match(Path.drop_front(Level->BaseLength), Candidate.IsFolder);
    return Ignored;
  };
  if (std::optional<bool> Ignored = FirstAnswer(Rules.OwnRules))
    return *Ignored ? Verdict::Skip : Verdict::Take;
  if (FirstAnswer(Rules.GitRules) != true)
    return Verdict::Take;
  // What git tracks it does not ignore, whatever the patterns say.
  if (Candidate.IsFolder)
    return Verdict::TrackedOnly;
  const TrackedFiles *Tracked = trackedFiles(*Rules.Repo);
  StringRef Relative = Path.drop_front(joinPath(Rules.Repo->Tree.Root, "").size());
  return Tracked && Tracked->contains(Relative) ? Verdict::Take : Verdict::Skip;
}

/// Appends the files of a folder that git ignores but for what it tracks.
void FolderWalk::addTrackedFiles(const Item &Folder) {
  const TrackedFiles *Tracked = trackedFiles(*Folder.Rules.Repo);
  if (!Tracked)
    return;
  std::string Root = joinPath(Folder.Rules.Repo->Tree.Root, "");
  for (StringRef Relative : Tracked->inFolder(StringRef(Folder.Path).substr(Root.size()))) {
    std::optional<FileKind> Kind;
    std::string Path = (Root + Relative).str();
    struct stat Status;
    // It may be gone from the work tree, or something else may be in its place.
    if (mayCarry(Relative, Kind) && ::lstat(Path.c_str(), &Status) == 0 &&
        S_ISREG(Status.st_mode) && !Context.excludesPathOrParent(Path, /*IsFolder=*/false))
      Files.push_back(Context.entry(std::move(Path), Kind));
  }
}

void FolderWalk::walk(const std::string &Folder) {
  std::vector<Item> Stack;
  Item Start;
  Start.Rules = outerScope(Folder);
  Start.Path = joinPath(Folder, "");
  Start.IsFolder = true;
  Stack.push_back(std::move(Start));
  while (!Stack.empty()) {
    Item Next = std::move(Stack.back());
    Stack.pop_back();
    if (!Next.IsFolder) {
      Files.push_back(Context.entry(std::move(Next.Path), Next.Kind));
      continue;
    }
    if (Next.TrackedOnly) {
      addTrackedFiles(Next);
      continue;
    }
    Listing Contents;
    if (!list(Next.Path, Contents))
      continue;
    Scope Inner = enterFolder(Next.Rules, Next.Path, Contents);
    // The last path first, since the stack gives it back last.
    sort(Contents.Items, [](const Item &A, const Item &B) { return A.Path > B.Path; });
    for (Item &Child : Contents.Items) {
      Verdict V = judge(Child, Inner);
      if (V == Verdict::Skip)
        continue;
      Child.TrackedOnly = V == Verdict::TrackedOnly;
      Child.Rules = Inner;
      Stack.push_back(std::move(Child));
    }
  }
}

} // namespace mailseal
