//===- AtomicWrite.cpp - Replace a file whole or not at all ---------------===//
//
// The last step of `fix`: everything before it happened in memory.

#include "mailseal/Edit/AtomicWrite.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Errno.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Signals.h"
#include "llvm/Support/raw_ostream.h"
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/xattr.h>
#endif

using namespace llvm;

namespace mailseal {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

/// An error of the last system call, with what was being done.
static Error systemError(const Twine &Doing) {
  std::error_code Code(errno, std::generic_category());
  return createStringError(Code, Doing + ": " + Code.message());
}

/// Returns \p RealPath with all links resolved, if it lies under \p Root.
static Expected<std::string> resolveBelow(StringRef RealPath, StringRef Root) {
  SmallString<256> Target, Top;
  if (std::error_code Code = fs::real_path(RealPath, Target))
    return createStringError(Code, "cannot be resolved: " + Code.message());
  if (std::error_code Code = fs::real_path(Root, Top))
    return createStringError(Code, "the project root '" + Root +
                                       "' cannot be resolved: " + Code.message());
  StringRef Rest = Target;
  bool Below = Rest.consume_front(Top) && (Top.ends_with("/") || Rest.starts_with("/"));
  if (!Below)
    return createStringError("leads to '" + Target + "', outside the project root '" + Top +
                             "'; not written");
  return std::string(Target);
}

/// A temporary file beside the target that is gone, even after a signal, unless
/// it was renamed over it.
class TemporaryFile {
public:
  explicit TemporaryFile(StringRef Folder) {
    SmallString<256> Model(Folder);
    // No part of the target's name, which may be as long as names can be.
    path::append(Model, ".mailseal-%%%%%%%%%%%%.tmp");
    Failed = fs::createUniqueFile(Model, Descriptor, Path, fs::OF_None, /*Mode=*/0600);
    if (!Failed)
      sys::RemoveFileOnSignal(Path);
  }
  TemporaryFile(const TemporaryFile &) = delete;
  TemporaryFile &operator=(const TemporaryFile &) = delete;
  ~TemporaryFile() {
    if (Failed)
      return;
    ::close(Descriptor);
    // What cannot be removed any more is nothing the user could do about.
    if (!Renamed) [[maybe_unused]]
      std::error_code Left = fs::remove(Path);
    sys::DontRemoveFileOnSignal(Path);
  }

  std::error_code error() const { return Failed; }
  int descriptor() const { return Descriptor; }

  /// Writes \p Bytes and waits until they are on the disk.
  Error write(StringRef Bytes) {
    while (!Bytes.empty()) {
      ssize_t Written = sys::RetryAfterSignal(-1, ::write, Descriptor, Bytes.data(), Bytes.size());
      if (Written < 0)
        return systemError("the new contents cannot be written");
      Bytes = Bytes.drop_front(static_cast<size_t>(Written));
    }
    if (::fsync(Descriptor) != 0)
      return systemError("the new contents cannot be synced to the disk");
    return Error::success();
  }

  Error renameTo(const std::string &Target) {
    if (::rename(Path.c_str(), Target.c_str()) != 0)
      return systemError("cannot be replaced");
    Renamed = true;
    return Error::success();
  }

private:
  SmallString<256> Path;
  int Descriptor = -1;
  std::error_code Failed;
  bool Renamed = false;
};

/// Copies what \p From has as extended attributes, access control lists among
/// them. An attribute that only a privileged user may set is left out.
static void copyAttributes(int From, int To) {
#ifdef __linux__
  ssize_t Size = ::flistxattr(From, nullptr, 0);
  if (Size <= 0)
    return;
  std::string Names(static_cast<size_t>(Size), '\0');
  Size = ::flistxattr(From, Names.data(), Names.size());
  if (Size <= 0)
    return;
  Names.resize(static_cast<size_t>(Size));
  for (StringRef Rest = Names; !Rest.empty();) {
    // The list and each name in it end in a NUL byte.
    const char *Name = Rest.data();
    Rest = Rest.drop_front(strlen(Name) + 1);
    ssize_t Length = ::fgetxattr(From, Name, nullptr, 0);
    if (Length < 0)
      continue;
    std::string Value(static_cast<size_t>(Length), '\0');
    Length = ::fgetxattr(From, Name, Value.data(), Value.size());
    if (Length >= 0)
      (void)::fsetxattr(To, Name, Value.data(), static_cast<size_t>(Length), 0);
  }
#else
  (void)From, (void)To;
#endif
}

/// Gives \p To the owner, attributes and mode of \p From, whose status is \p Status.
static Error copyMetadata(int From, const struct stat &Status, int To) {
  struct stat Fresh;
  if (::fstat(To, &Fresh) != 0)
    return systemError("the temporary file cannot be examined");
  mode_t Mode = Status.st_mode & 07777;
  bool SameOwner = Fresh.st_uid == Status.st_uid || ::fchown(To, Status.st_uid, -1) == 0;
  bool SameGroup = Fresh.st_gid == Status.st_gid || ::fchown(To, -1, Status.st_gid) == 0;
  // A program must not come to run with the rights of someone it did not belong to.
  if (!SameOwner)
    Mode &= ~S_ISUID;
  if (!SameGroup)
    Mode &= ~S_ISGID;
  copyAttributes(From, To);
  if (::fchmod(To, Mode) != 0)
    return systemError("the mode cannot be kept");
  return Error::success();
}

/// Fails unless \p Target is still the file that \p Status tells of and holds \p Old.
static Error checkUnchanged(const std::string &Target, const struct stat &Status, StringRef Old) {
  int Descriptor = ::open(Target.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  if (Descriptor < 0)
    return systemError("cannot be read again");
  scope_exit Close([&] { ::close(Descriptor); });
  struct stat Now;
  if (::fstat(Descriptor, &Now) != 0)
    return systemError("cannot be examined");
  bool Same = Now.st_dev == Status.st_dev && Now.st_ino == Status.st_ino &&
              Now.st_size == static_cast<off_t>(Old.size());
  if (Same) {
    // Volatile: never mapped, so that a writer cannot change what is being compared.
    auto Contents = MemoryBuffer::getOpenFile(Descriptor, Target, Old.size(),
                                              /*RequiresNullTerminator=*/false,
                                              /*IsVolatile=*/true);
    if (!Contents)
      return createStringError(Contents.getError(),
                               "cannot be read again: " + Contents.getError().message());
    Same = (*Contents)->getBuffer() == Old;
  }
  if (!Same)
    return createStringError("changed since it was read; not written, run mailseal again");
  return Error::success();
}

/// Makes the rename last through a power cut. The file is whole either way, so a
/// file system that cannot sync a folder is no failure.
static void syncFolder(const std::string &Folder) {
  int Descriptor = ::open(Folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (Descriptor < 0)
    return;
  (void)::fsync(Descriptor);
  ::close(Descriptor);
}

static Error replaceTarget(const std::string &Target, StringRef Old, StringRef New) {
  int Original = ::open(Target.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (Original < 0)
    return systemError("cannot be opened");
  scope_exit Close([&] { ::close(Original); });
  struct stat Status;
  if (::fstat(Original, &Status) != 0)
    return systemError("cannot be examined");
  if (!S_ISREG(Status.st_mode))
    return createStringError("is no regular file; not written");
  // A rename needs no right to write to the file itself, but who took that right
  // away meant the file to stay as it is.
  if (::faccessat(AT_FDCWD, Target.c_str(), W_OK, AT_EACCESS) != 0)
    return systemError("must not be written");

  std::string Folder = path::parent_path(Target).str();
  TemporaryFile Temporary(Folder);
  if (std::error_code Code = Temporary.error())
    return createStringError(Code, "no file can be made in its folder '" + Folder +
                                       "': " + Code.message());
  if (Error E = copyMetadata(Original, Status, Temporary.descriptor()))
    return E;
  if (Error E = Temporary.write(New))
    return E;
  // Last of all: the time in which a change of the file could get lost is that
  // between this check and the rename.
  if (Error E = checkUnchanged(Target, Status, Old))
    return E;
  if (Error E = Temporary.renameTo(Target))
    return E;
  syncFolder(Folder);
  return Error::success();
}

Error replaceFile(StringRef RealPath, StringRef Root, StringRef Old, StringRef New) {
  Expected<std::string> Target = resolveBelow(RealPath, Root);
  if (!Target)
    return createFileError(RealPath, Target.takeError());
  if (Error E = replaceTarget(*Target, Old, New))
    return createFileError(RealPath, std::move(E));
  return Error::success();
}

} // namespace mailseal
