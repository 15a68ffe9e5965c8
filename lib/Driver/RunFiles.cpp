#include "RunFiles.h"
#include "Parallel.h"
#include "ProjectFiles.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace mailseal;

/// Whether a file of \p Kind with \p Bytes can matter by itself.
static bool mayMatter(FileKind Kind, llvm::StringRef Bytes) {
  bool HoldsCxx = Kind == FileKind::Cxx || Kind == FileKind::Swig;
  return mentionsLibrary(Bytes) || (HoldsCxx && spellsLibrary(Bytes)) || mayHoldResources(Bytes);
}

RunFiles::RunFiles(const RunOptions &Options, unsigned Jobs, ErrorSink OnError)
    : Options(Options), Jobs(Jobs), OnError(OnError),
      Entries(discoverFiles(Options.Paths, Options.Discovery, OnError)), States(Entries.size()),
      Asked(realPaths(Options.Paths)) {
  Index.emplace(projectSources(Entries, Options.Discovery, /*MayList=*/!areFilesNamed()));
}

std::vector<RunFile> RunFiles::read() {
  FileMap Files = readNew();
  if (areFilesNamed())
    addImportedFiles();
  else
    addEmbeddedFiles();
  Files.merge(readNew());
  if (!areFilesNamed())
    readRest();
  survey(Files);
  addSharingFiles(Files);
  std::vector<RunFile> Result;
  for (auto &[I, File] : Files)
    Result.push_back({std::move(File), States[I].IsAsked, States[I].NamesLibrary});
  return Result;
}

/// Reads the files that were not read yet, and returns those that can matter. Where
/// single files are asked for, the text of each Python file is kept.
RunFiles::FileMap RunFiles::readNew() {
  FileMap Files;
  std::map<size_t, llvm::Error> Errors;
  const bool KeepsAll = areFilesNamed();
  parallelFor(Entries.size(), /*Block=*/16, Jobs, [&](size_t I) {
    FileState &State = States[I];
    if (State.IsRead)
      return;
    State.IsRead = true;
    auto File = readSource(Entries[I], [&](FileKind Kind, llvm::StringRef Bytes) {
      Embedded.note(Entries[I], Kind, Bytes);
      bool Matters = mayMatter(Kind, Bytes);
      State.NamesLibrary |= Matters;
      State.IsPython = Kind == FileKind::Python;
      if (!Matters && KeepsAll && State.IsPython && !Bytes.contains('\0'))
        State.Text = llvm::MemoryBuffer::getMemBufferCopy(Bytes);
      return Matters;
    });
    if (File && !*File)
      return;
    if (File && (*File)->Kind == FileKind::Python)
      State.Text = (*File)->Buffer;
    std::lock_guard<std::mutex> Guard(Lock);
    if (File)
      Files.emplace(I, std::move(**File));
    else
      Errors.emplace(I, File.takeError());
  });
  // In the order of the files, whatever thread met them.
  for (auto &[I, Error] : Errors)
    OnError(std::move(Error));
  return Files;
}

/// Reads again the Python files of those projects in which one names a library.
void RunFiles::readRest() {
  llvm::StringSet<> Concerned;
  for (size_t I = 0; I < Entries.size(); ++I)
    if (States[I].Text)
      Concerned.insert(rootOf(Entries[I].RealPath));
  if (Concerned.empty())
    return;
  std::vector<bool> IsWanted(Entries.size());
  for (size_t I = 0; I < Entries.size(); ++I)
    IsWanted[I] =
        States[I].IsPython && !States[I].Text && Concerned.contains(rootOf(Entries[I].RealPath));
  parallelFor(Entries.size(), /*Block=*/16, Jobs, [&](size_t I) {
    if (!IsWanted[I])
      return;
    auto File = readSource(Entries[I],
                           [](FileKind, llvm::StringRef Bytes) { return !Bytes.contains('\0'); });
    if (File && *File)
      States[I].Text = (*File)->Buffer;
    // It names no library: that it is too large now, or gone, is nothing to complain of.
    llvm::consumeError(File.takeError());
  });
}

/// Whether single files are asked for, as a hook does, and no folder as a whole.
bool RunFiles::areFilesNamed() const {
  return Options.Discovery.Staged || llvm::none_of(Options.Paths, [](const std::string &Path) {
           return llvm::sys::fs::is_directory(Path);
         });
}

/// Adds the files that those asked for put into a program, where they are not known to
/// carry Python by their name or first line.
void RunFiles::addEmbeddedFiles() {
  llvm::StringMap<size_t> Known;
  for (size_t I = 0; I < Entries.size(); ++I)
    Known[Entries[I].RealPath] = I;
  for (FileEntry &Entry : Embedded.find(Options.Paths, Options.Discovery, OnError)) {
    auto [It, IsNew] = Known.try_emplace(Entry.RealPath, Entries.size());
    if (IsNew)
      Entries.push_back(std::move(Entry));
    States.resize(Entries.size());
    size_t I = It->second;
    if (!Entries[I].Kind && !States[I].IsPython) {
      Entries[I].Kind = FileKind::Embedded;
      States[I].IsRead = false;
    }
  }
}

/// Adds the files that those asked for may have a library from. In a folder that was
/// asked for as a whole they are there already.
void RunFiles::addImportedFiles() {
  llvm::StringSet<> Known;
  std::vector<ImportingFile> From;
  for (size_t I = 0; I < Entries.size(); ++I) {
    const std::string &Path = Entries[I].RealPath;
    Known.insert(Path);
    if (States[I].Text)
      From.push_back({Path, rootOf(Path), /*MayBeScript=*/true});
  }
  for (std::string &Path : Index->importedFiles(From))
    if (Known.insert(Path).second)
      Entries.push_back({Path, Path, FileKind::Python, nullptr});
  States.resize(Entries.size(), {.IsAsked = false});
}

/// Adds to \p Files those that have a library from one that they share a namespace with.
void RunFiles::addSharingFiles(FileMap &Files) {
  if (llvm::none_of(Files, [](auto &F) { return SharedNamespaces::mayShare(F.second); }))
    return;
  Shared.emplace(Entries, Jobs);
  for (size_t I : Shared->sharing()) {
    if (Files.count(I) != 0 || !mentionsLibrary(Shared->namesFor(Entries[I].RealPath).all()))
      continue;
    auto File = readSource(Entries[I], [](FileKind, llvm::StringRef) { return true; });
    if (File && *File)
      Files.emplace(I, std::move(**File));
    else if (!File)
      OnError(File.takeError());
  }
}

/// Adds to \p Files those that name no library but may have one from another file.
void RunFiles::survey(FileMap &Files) {
  std::map<std::string, size_t> ByPath;
  std::vector<ProjectFile> Python;
  for (size_t I = 0; I < Entries.size(); ++I) {
    if (!States[I].Text)
      continue;
    const std::string &Path = Entries[I].RealPath;
    ByPath[Path] = I;
    Python.push_back({Path, rootOf(Path).str(), States[I].Text});
  }
  auto ForEach = [this](size_t Count, llvm::function_ref<void(size_t)> Body) {
    parallelFor(Count, /*Block=*/1, Jobs, Body);
  };
  for (const std::string &Path : Index->survey(std::move(Python), ForEach)) {
    size_t I = ByPath[Path];
    Files.insert({I, {Entries[I], FileKind::Python, States[I].Text}});
  }
}

llvm::StringRef RunFiles::rootOf(llvm::StringRef Path) {
  auto [It, New] = Roots.try_emplace(llvm::sys::path::parent_path(Path));
  if (New)
    It->second = projectRoot(Path, Asked);
  return It->second;
}
