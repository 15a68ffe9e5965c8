//===- TrackedFiles.cpp - What git tracks in a work tree --------*- C++ -*-===//
//
// An index in one of the plain formats is read here, in a millisecond; starting
// libgit2 and having it read the same takes ten. Whatever else there is (path
// compression, split and sparse indexes) is left to libgit2.

#include "Project/TrackedFiles.h"
#include "Project/GitLibrary.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/MathExtras.h"

using namespace llvm;

namespace mailseal {

namespace {

// gitformat-index(5).
constexpr size_t HeaderBytes = 12;
constexpr size_t ModeOffset = 24;
constexpr size_t FlagsOffset = 60;
constexpr size_t ChecksumBytes = 20;
constexpr uint16_t ExtendedFlag = 0x4000;

uint32_t read32(StringRef Bytes, size_t Offset) {
  return support::endian::read32be(Bytes.data() + Offset);
}

/// Whether only extensions that a reader may skip follow the entries.
bool hasOnlyOptionalExtensions(StringRef Rest) {
  while (Rest.size() >= ChecksumBytes + 8) {
    uint64_t Size = 8 + uint64_t(read32(Rest, 4));
    if (!isUpper(Rest.front()) || Rest.size() < Size)
      return false;
    Rest = Rest.drop_front(Size);
  }
  return Rest.size() == ChecksumBytes;
}

/// The paths of the regular files in the index \p File, as libgit2 reads it,
/// each followed by a NUL.
Expected<std::string> listIndex(const std::string &File) {
  startGitLibrary();
  GitPtr<git_index> Index;
  if (int Status = gitCall(Index, git_index_open, File.c_str()))
    return gitError(File, Status);
  std::string Paths;
  for (size_t I = 0; const git_index_entry *Entry = git_index_get_byindex(Index.get(), I); ++I)
    if (isRegularMode(Entry->mode))
      Paths.append(Entry->path).push_back('\0');
  return Paths;
}

} // namespace

bool TrackedFiles::parseEntries(StringRef &Rest, uint32_t Version, uint32_t Count) {
  StringRef Previous;
  for (; Count != 0; --Count) {
    if (Rest.size() < FlagsOffset + 4)
      return false;
    uint16_t Flags = support::endian::read16be(Rest.data() + FlagsOffset);
    bool IsExtended = Flags & ExtendedFlag;
    if (IsExtended && Version < 3)
      return false;
    size_t PathOffset = FlagsOffset + (IsExtended ? 4 : 2);
    StringRef Path = Rest.substr(PathOffset);
    Path = Path.take_front(Path.find('\0'));
    // At least one NUL, up to a multiple of eight bytes.
    size_t Size = alignTo(PathOffset + Path.size() + 1, 8);
    // An order that is none means that this is not what it is taken for.
    if (Path.empty() || Path < Previous || Rest.size() < Size)
      return false;
    if (isRegularMode(read32(Rest, ModeOffset)))
      Paths.push_back(Path);
    Previous = Path;
    Rest = Rest.drop_front(Size);
  }
  return true;
}

/// Takes the paths from Bytes; false if that needs libgit2.
bool TrackedFiles::parse() {
  StringRef Rest = *Bytes;
  if (Rest.size() < HeaderBytes || !Rest.starts_with("DIRC"))
    return false;
  uint32_t Version = read32(Rest, 4), Count = read32(Rest, 8);
  Rest = Rest.drop_front(HeaderBytes);
  return (Version == 2 || Version == 3) && parseEntries(Rest, Version, Count) &&
         hasOnlyOptionalExtensions(Rest);
}

Expected<TrackedFiles> TrackedFiles::read(const WorkTree &Tree) {
  std::string Path = joinPath(Tree.GitDir, "index");
  Expected<std::string> Text = readTextFile(Path, /*FollowLinks=*/true);
  if (!Text)
    return Text.takeError();
  TrackedFiles Files;
  Files.Bytes = std::make_unique<std::string>(std::move(*Text));
  if (Files.Bytes->empty() || Files.parse())
    return Files;
  Files.Paths.clear();
  Expected<std::string> Listed = listIndex(Path);
  if (!Listed)
    return Listed.takeError();
  *Files.Bytes = std::move(*Listed);
  StringRef Rest = *Files.Bytes;
  while (!Rest.empty()) {
    auto [First, Others] = Rest.split('\0');
    Files.Paths.push_back(First);
    Rest = Others;
  }
  return Files;
}

bool TrackedFiles::contains(StringRef Path) const { return binary_search(Paths, Path); }

ArrayRef<StringRef> TrackedFiles::inFolder(StringRef Folder) const {
  const auto *Begin = lower_bound(ArrayRef(Paths), Folder);
  ArrayRef<StringRef> Rest(Begin, Paths.data() + Paths.size());
  return Rest.take_while([&](StringRef Path) { return Path.starts_with(Folder); });
}

} // namespace mailseal
