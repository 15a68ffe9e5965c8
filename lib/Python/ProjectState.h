//===- ProjectState.h - What a ProjectIndex knows ---------------*- C++ -*-===//

#ifndef MAILSEAL_LIB_PYTHON_PROJECTSTATE_H
#define MAILSEAL_LIB_PYTHON_PROJECTSTATE_H

#include "ParsedModule.h"
#include "mailseal/Python/ProjectIndex.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include <memory>
#include <mutex>

namespace mailseal {

/// One file: made by the first who asks, while the others wait for that file only.
struct FileSlot {
  std::once_flag WasParsed;
  std::unique_ptr<ParsedModule> Module;
};

/// The files below one root that the run does not look at.
struct RootSlot {
  std::once_flag WasListed;
  bool IsWhole = false; ///< Whether they are known.
  std::vector<ProjectFile> Others;
};

/// The files of a project that may assign to an attribute, by its name.
struct AssignmentSlot {
  std::once_flag WasFilled;
  llvm::StringMap<std::vector<const ProjectFile *>> ByName;
};

/// The files that have what is searched for, by their real paths.
struct SearchSlot {
  std::once_flag WasSearched;
  std::vector<std::string> Files;
};

/// A module that has to do with a library.
struct OpenModule {
  bool IsKnown = false; ///< Whether Names is complete: not while it is found out.
  llvm::StringSet<> Names;
  llvm::StringSet<> Offered; ///< Those of use to the files that are not open.
  const ParsedModule *Parsed = nullptr;
};

struct ProjectIndex::State {
  explicit State(ProjectSources Sources) : Sources(std::move(Sources)) {}

  template <typename Slot>
  Slot &slot(llvm::StringMap<std::unique_ptr<Slot>> &In, llvm::StringRef Key) {
    std::lock_guard<std::mutex> Guard(Lock);
    std::unique_ptr<Slot> &Found = In[Key];
    if (!Found)
      Found = std::make_unique<Slot>();
    return *Found;
  }

  /// The files that the run looks at of the project in \p Root.
  llvm::ArrayRef<ProjectFile> seenIn(llvm::StringRef Root) const {
    auto Less = [](const ProjectFile &File, llvm::StringRef R) { return File.Root < R; };
    auto Greater = [](llvm::StringRef R, const ProjectFile &File) { return R < File.Root; };
    auto Begin = std::lower_bound(Seen.begin(), Seen.end(), Root, Less);
    auto End = std::upper_bound(Begin, Seen.end(), Root, Greater);
    return llvm::ArrayRef<ProjectFile>(Seen).slice(Begin - Seen.begin(), End - Begin);
  }

  ProjectSources Sources;
  // Made by the survey and never changed behind it.
  std::vector<ProjectFile> Seen; ///< By root, then by path.
  llvm::StringMap<const ProjectFile *> ByPath;
  llvm::StringMap<OpenModule> Open; ///< By ModuleLocation::path().
  bool IsSurveyed = false;
  std::vector<const ProjectFile *> OpenFiles; ///< In the order of Seen, once surveyed.

  std::mutex Lock; ///< Of the maps below, not of what is in them.
  llvm::StringMap<std::unique_ptr<FileSlot>> Parsed;
  llvm::StringMap<std::unique_ptr<RootSlot>> Roots;
  llvm::StringMap<std::unique_ptr<AssignmentSlot>> Assignments; ///< By root.
  llvm::StringMap<std::unique_ptr<SearchSlot>> Words;           ///< By root and word.
  llvm::StringMap<std::unique_ptr<SearchSlot>> OpenWords;       ///< Of open files; the same.
  llvm::StringMap<std::unique_ptr<SearchSlot>> Python2;         ///< By folder.
  llvm::StringMap<ModuleLocation> Locations;
};

} // namespace mailseal

#endif
