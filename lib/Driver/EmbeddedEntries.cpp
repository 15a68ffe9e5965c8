#include "EmbeddedEntries.h"
#include "mailseal/Project/EmbeddedFiles.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"

using namespace mailseal;

void EmbeddedEntries::note(const FileEntry &Entry, FileKind Kind, llvm::StringRef Bytes) {
  for (llvm::StringRef Name : embeddedNames(Kind, Bytes)) {
    std::lock_guard<std::mutex> Guard(Lock);
    Named.emplace(Entry.RealPath, Name);
  }
}

std::vector<FileEntry> EmbeddedEntries::find(llvm::ArrayRef<std::string> Paths,
                                             const DiscoveryOptions &Options,
                                             ErrorSink OnError) const {
  std::vector<std::string> Found, Folders;
  for (const auto &[From, Name] : Named)
    if (std::string Path = findEmbedded(From, Name, projectRoot(From)); !Path.empty())
      Found.push_back(std::move(Path));
  if (Found.empty())
    return {};
  for (const std::string &Path : Paths)
    if (llvm::SmallString<256> Real; !llvm::sys::fs::real_path(Path, Real))
      Folders.push_back((Real + "/").str());
  std::vector<FileEntry> Entries = discoverFiles(Found, Options, OnError);
  llvm::erase_if(Entries, [&](const FileEntry &Entry) {
    return llvm::none_of(Folders, [&](const std::string &Folder) {
      return llvm::StringRef(Entry.RealPath).starts_with(Folder);
    });
  });
  return Entries;
}
