#include "EmbeddedEntries.h"
#include "mailseal/Project/EmbeddedFiles.h"
#include "llvm/ADT/STLExtras.h"

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
  if (Named.empty())
    return {};
  std::vector<std::string> Found, Asked = realPaths(Paths);
  for (const auto &[From, Name] : Named)
    if (std::string Path = findEmbedded(From, Name, projectRoot(From, Asked)); !Path.empty())
      Found.push_back(std::move(Path));
  if (Found.empty())
    return {};
  std::vector<FileEntry> Entries = discoverFiles(Found, Options, OnError);
  llvm::erase_if(Entries, [&](const FileEntry &Entry) {
    return llvm::none_of(Asked, [&](const std::string &Folder) {
      return llvm::StringRef(Entry.RealPath).starts_with(Folder + "/");
    });
  });
  return Entries;
}
