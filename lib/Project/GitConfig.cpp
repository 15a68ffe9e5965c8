//===- GitConfig.cpp - The two settings of git that count here --*- C++ -*-===//

#include "Project/GitConfig.h"
#include "Project/GitLibrary.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

using namespace llvm;

namespace mailseal {

namespace {

struct ConfigFile {
  std::string Path;
  git_config_level_t Level;
};
using ConfigFiles = SmallVector<ConfigFile, 5>;

/// The folder of the user's own configuration of git; empty without a home.
std::string userConfigFolder() {
  std::string Xdg = environment("XDG_CONFIG_HOME");
  if (!Xdg.empty())
    return joinPath(Xdg, "git");
  std::string Home = environment("HOME");
  return Home.empty() ? "" : joinPath(Home, ".config/git");
}

/// Where git looks for configuration outside of repositories, the file that
/// counts most last.
ConfigFiles outerConfigFiles() {
  ConfigFiles Files;
  if (environment("GIT_CONFIG_NOSYSTEM").empty())
    Files.push_back({"/etc/gitconfig", GIT_CONFIG_LEVEL_SYSTEM});
  std::string Global = environment("GIT_CONFIG_GLOBAL");
  std::string Home = environment("HOME");
  if (!Global.empty()) {
    Files.push_back({Global, GIT_CONFIG_LEVEL_GLOBAL});
  } else if (!Home.empty()) {
    Files.push_back({joinPath(userConfigFolder(), "config"), GIT_CONFIG_LEVEL_XDG});
    Files.push_back({joinPath(Home, ".gitconfig"), GIT_CONFIG_LEVEL_GLOBAL});
  }
  return Files;
}

/// Opens the \p Files that are there.
Expected<GitPtr<git_config>> openConfig(ArrayRef<ConfigFile> Files) {
  startGitLibrary();
  GitPtr<git_config> Config;
  if (int Status = gitCall(Config, git_config_new))
    return gitError("git configuration", Status);
  for (const ConfigFile &File : Files)
    if (int Status = git_config_add_file_ondisk(Config.get(), File.Path.c_str(), File.Level,
                                                /*repo=*/nullptr, /*force=*/0);
        Status != 0 && Status != GIT_ENOTFOUND)
      return gitError(File.Path, Status);
  return Config;
}

/// Whether one of \p Files can set core.excludesFile: a search in them is much
/// faster than starting the library, and hardly anyone sets it.
Expected<bool> maySetExcludesFile(ArrayRef<ConfigFile> Files) {
  for (const ConfigFile &File : Files) {
    Expected<std::string> Text = readTextFile(File.Path, /*FollowLinks=*/true);
    if (!Text)
      return Text.takeError();
    StringRef View = *Text;
    if (View.contains_insensitive("excludesfile") || View.contains_insensitive("[include"))
      return true;
  }
  return false;
}

} // namespace

Expected<std::string> userIgnoreFile(const WorkTree &Tree) {
  std::string Folder = userConfigFolder();
  std::string Default = Folder.empty() ? "" : joinPath(Folder, "ignore");
  ConfigFiles Files = outerConfigFiles();
  Files.push_back({joinPath(Tree.CommonDir, "config"), GIT_CONFIG_LEVEL_LOCAL});
  Files.push_back({joinPath(Tree.GitDir, "config.worktree"), GIT_CONFIG_LEVEL_APP});
  Expected<bool> MayBeSet = maySetExcludesFile(Files);
  if (!MayBeSet)
    return MayBeSet.takeError();
  if (!*MayBeSet)
    return Default;

  Expected<GitPtr<git_config>> Config = openConfig(Files);
  if (!Config)
    return Config.takeError();
  git_buf Value = GIT_BUF_INIT_CONST(nullptr, 0);
  int Status = git_config_get_path(&Value, Config->get(), "core.excludesfile");
  std::string Path(Value.ptr ? Value.ptr : "", Value.size);
  git_buf_dispose(&Value);
  if (Status == GIT_ENOTFOUND)
    return Default;
  if (Status != 0)
    return gitError("core.excludesFile", Status);
  return Path;
}

bool isDeclaredSafe(StringRef Root) {
  Expected<GitPtr<git_config>> Config = openConfig(outerConfigFiles());
  if (!Config) {
    // What cannot be read declares nothing.
    consumeError(Config.takeError());
    return false;
  }
  GitPtr<git_config_iterator> Values;
  gitCall(Values, git_config_multivar_iterator_new, Config->get(), "safe.directory", nullptr);
  bool IsSafe = false;
  git_config_entry *Entry;
  while (Values && git_config_next(&Entry, Values.get()) == 0) {
    StringRef Value = Entry->value ? Entry->value : "";
    // As git does it: an empty value takes back what came before.
    if (Value.empty())
      IsSafe = false;
    else if (Value == "*" || Value == Root)
      IsSafe = true;
    else if (Value.consume_back("/*"))
      IsSafe |= isInFolder(Root, Value);
  }
  return IsSafe;
}

} // namespace mailseal
