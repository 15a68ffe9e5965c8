#include "ProjectFiles.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/FileSystem.h"

using namespace mailseal;

/// The file \p Path as Python would read it, or null.
static std::shared_ptr<llvm::MemoryBuffer> readPython(llvm::StringRef Path) {
  FileEntry Entry;
  Entry.DisplayPath = Entry.RealPath = Path.str();
  Entry.Kind = FileKind::Python;
  auto File = readSource(Entry, [](FileKind, llvm::StringRef) { return true; });
  if (File)
    return *File ? (*File)->Buffer : nullptr;
  // Said where the run itself looks at the file; here it is one that is not there.
  llvm::consumeError(File.takeError());
  return nullptr;
}

ProjectSources mailseal::projectSources(llvm::ArrayRef<FileEntry> Entries,
                                        const DiscoveryOptions &Options, bool MayList) {
  llvm::StringMap<std::shared_ptr<llvm::MemoryBuffer>> Contents;
  for (const FileEntry &Entry : Entries)
    if (Entry.Contents)
      Contents[Entry.RealPath] = Entry.Contents;
  ProjectSources Sources;
  Sources.Read = [Contents = std::move(Contents)](llvm::StringRef Path) {
    auto Staged = Contents.find(Path);
    return Staged == Contents.end() ? readPython(Path) : Staged->second;
  };
  Sources.List = [&Options, MayList](llvm::StringRef Root) {
    if (!MayList)
      return std::optional<std::vector<std::string>>();
    // Without a work tree nobody says where a project ends.
    if (!llvm::sys::fs::exists(Root + "/.git"))
      return std::optional<std::vector<std::string>>(std::in_place);
    DiscoveryOptions All = Options;
    All.Staged = false;
    std::vector<std::string> Paths;
    // What cannot be listed is said where the run itself looks.
    for (FileEntry &Entry :
         discoverFiles({Root.str()}, All, [](llvm::Error E) { llvm::consumeError(std::move(E)); }))
      if (Entry.Kind == FileKind::Python)
        Paths.push_back(std::move(Entry.RealPath));
    return std::optional(std::move(Paths));
  };
  return Sources;
}
