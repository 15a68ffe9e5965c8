//===- SourceFile.h - One file of the project -------------------*- C++ -*-===//

#ifndef MAILSEAL_PROJECT_SOURCEFILE_H
#define MAILSEAL_PROJECT_SOURCEFILE_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBuffer.h"
#include <memory>
#include <optional>
#include <string>

namespace mailseal {

/// Which carrier reads a file.
enum class FileKind {
  Python,         ///< .py, .pyw, or no extension and a Python shebang.
  PythonTemplate, ///< .py.in, or .in or no extension and a shebang with a placeholder.
  Cython,         ///< .pyx, .pxd, .pxi.
  Cxx,            ///< C, C++, Objective-C or CUDA source or header.
  Swig,           ///< SWIG interface: .i, .swg, .swig.
  Listing,        ///< Names files that are put into a program: .qrc, .S, .asm.
  Embedded,       ///< A file that another puts into a program, whatever it is called.
};

/// The kind that the name of \p Path says, or nothing. A name without an
/// extension, or with `.in` alone, says nothing: ask kindFromContents(). Other names
/// with `.in` are those of templates: `send.py.in`, `config.h.in`.
std::optional<FileKind> kindFromName(llvm::StringRef Path);

/// Python if \p Head, the first bytes of a file, has a shebang that runs a
/// Python (`#!/usr/bin/python3`, `#!/usr/bin/env -S python3 -u`), PythonTemplate if
/// a placeholder stands for it (`#!@PYTHON@`); else nothing.
std::optional<FileKind> kindFromContents(llvm::StringRef Head);

/// A file to look at: found, not read yet.
struct FileEntry {
  /// As the user is to see it: relative to the working folder where it lies below it.
  std::string DisplayPath;
  /// Absolute, without links: two ways to one file have one of it.
  std::string RealPath;
  /// Nothing where only the contents can tell (no extension).
  std::optional<FileKind> Kind;
  /// The contents, where they do not come from the file system (`--staged`).
  std::shared_ptr<llvm::MemoryBuffer> Contents;
};

/// A file that was read. Its bytes are those of the file system or the git
/// index, untouched: BOM, CRLF and bytes that are no UTF-8 included.
struct SourceFile {
  FileEntry Entry;
  FileKind Kind = FileKind::Python;
  std::shared_ptr<llvm::MemoryBuffer> Buffer;

  llvm::StringRef bytes() const { return Buffer->getBuffer(); }
};

/// Largest file that is analysed, in bytes. A larger one that mentions a
/// library is said to be too large.
inline constexpr uint64_t MaxSourceBytes = 16u << 20;

/// Whether the bytes of a file of \p Kind can matter.
using MentionsFn = llvm::function_ref<bool(FileKind Kind, llvm::StringRef Bytes)>;

/// Reads \p Entry if it can matter: nothing for a file that is no carrier, is
/// binary (a NUL byte near its start) or in which \p Mentions finds no library.
///
/// Fails, with the path in the error, for a file that cannot be read, is
/// UTF-16 or UTF-32 and mentions a library, or is larger than MaxSourceBytes and does.
llvm::Expected<std::optional<SourceFile>> readSource(const FileEntry &Entry, MentionsFn Mentions);

} // namespace mailseal

#endif
