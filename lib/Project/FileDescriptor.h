//===- FileDescriptor.h - An open file, closed in the end -------*- C++ -*-===//

#ifndef MAILSEAL_LIB_PROJECT_FILEDESCRIPTOR_H
#define MAILSEAL_LIB_PROJECT_FILEDESCRIPTOR_H

#include <cerrno>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace mailseal {

/// Owns a file descriptor. Failures are in errno.
class FileDescriptor {
public:
  /// Opens \p Path; false afterwards if that failed.
  FileDescriptor(const std::string &Path, int Flags) {
    do
      Fd = ::open(Path.c_str(), Flags | O_CLOEXEC);
    while (Fd < 0 && errno == EINTR);
  }
  FileDescriptor(const FileDescriptor &) = delete;
  FileDescriptor &operator=(const FileDescriptor &) = delete;
  ~FileDescriptor() {
    if (Fd >= 0)
      ::close(Fd);
  }

  explicit operator bool() const { return Fd >= 0; }

  /// As read(2), but goes on after a signal.
  ssize_t read(char *Buffer, size_t Size) const {
    ssize_t Got;
    do
      Got = ::read(Fd, Buffer, Size);
    while (Got < 0 && errno == EINTR);
    return Got;
  }

  bool status(struct stat &Status) const { return ::fstat(Fd, &Status) == 0; }

private:
  int Fd = -1;
};

} // namespace mailseal

#endif
