//===- SourceFile.cpp - Kinds of files, and reading them --------*- C++ -*-===//
//
// Almost every file of a tree is read here, found to mention no library and
// forgotten, so that way is short: one open, one read into a buffer that the
// thread keeps, one search.

#include "mailseal/Project/SourceFile.h"
#include "Project/FileDescriptor.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/Errc.h"
#include "llvm/Support/Path.h"
#include <array>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace llvm;

namespace mailseal {

namespace {

/// What a file is called that CMake's configure_file or a configure script fills.
constexpr StringRef TemplateExtension = ".in";
/// Where a NUL byte makes a file binary: what git and grep look at.
constexpr size_t BinaryProbeBytes = 8 << 10;
/// Enough for any shebang: the kernel itself reads 256 bytes.
constexpr size_t ShebangProbeBytes = 512;
/// A thread keeps a read buffer up to this size and frees a larger one.
constexpr size_t KeptBufferBytes = 1 << 20;
/// How a file that is too large is searched, and how far two parts overlap so
/// that no name falls between them.
constexpr size_t ScanBytes = 1 << 20;
constexpr size_t ScanOverlap = 64;

/// An encoding that Python and Clang do not read and that a BOM announces.
struct WideEncoding {
  StringRef Name;
  StringRef Bom;
  unsigned UnitBytes;
  unsigned LowByte; ///< Where in a unit the least significant byte stands.
};

// UTF-32 first: its little-endian BOM begins with that of UTF-16.
constexpr std::array<WideEncoding, 4> WideEncodings = {{
    {"UTF-32", StringRef("\xFF\xFE\0\0", 4), 4, 0},
    {"UTF-32", StringRef("\0\0\xFE\xFF", 4), 4, 3},
    {"UTF-16", StringRef("\xFF\xFE", 2), 2, 0},
    {"UTF-16", StringRef("\xFE\xFF", 2), 2, 1},
}};

const WideEncoding *findWideEncoding(StringRef Bytes) {
  const auto *Found = find_if(
      WideEncodings, [&](const WideEncoding &Encoding) { return Bytes.starts_with(Encoding.Bom); });
  return Found == WideEncodings.end() ? nullptr : Found;
}

/// \p Bytes with every unit that is no ASCII character replaced by a NUL: what
/// it takes to find a name in them.
std::string narrow(StringRef Bytes, const WideEncoding &Encoding) {
  std::string Text;
  Text.reserve(Bytes.size() / Encoding.UnitBytes);
  for (; Bytes.size() >= Encoding.UnitBytes; Bytes = Bytes.drop_front(Encoding.UnitBytes)) {
    StringRef Unit = Bytes.take_front(Encoding.UnitBytes);
    char Low = Unit[Encoding.LowByte];
    bool IsAscii = isASCII(Low) && Unit.count('\0') + (Low != '\0') == Unit.size();
    Text.push_back(IsAscii ? Low : '\0');
  }
  return Text;
}

bool isBinary(StringRef Bytes) { return Bytes.take_front(BinaryProbeBytes).contains('\0'); }

Error fileError(const FileEntry &Entry, const Twine &Message) {
  return createFileError(Entry.DisplayPath, createStringError(Message));
}

Error osError(const FileEntry &Entry) {
  return createFileError(Entry.DisplayPath, errnoAsErrorCode());
}

Error tooLarge(const FileEntry &Entry, uint64_t Size) {
  return fileError(Entry, "mentions a mail library, but is too large to be analysed: " +
                              Twine(Size) + " bytes, at most " + Twine(MaxSourceBytes));
}

/// Searches \p Bytes, which are in the wide \p Encoding if there is one.
bool mentions(FileKind Kind, StringRef Bytes, const WideEncoding *Encoding, MentionsFn Mentions) {
  return Encoding ? Mentions(Kind, narrow(Bytes, *Encoding)) : Mentions(Kind, Bytes);
}

/// What to do with a file whose bytes are \p Bytes: true to go on, false to
/// leave it out, or an error.
Expected<bool> isWanted(const FileEntry &Entry, FileKind Kind, StringRef Bytes,
                        MentionsFn Mentions) {
  const WideEncoding *Encoding = findWideEncoding(Bytes);
  if (!mentions(Kind, Bytes, Encoding, Mentions))
    return false;
  if (Encoding)
    return fileError(Entry, "mentions a mail library, but is " + Encoding->Name +
                                " text; convert it to UTF-8");
  if (isBinary(Bytes))
    return false;
  if (Bytes.size() > MaxSourceBytes)
    return tooLarge(Entry, Bytes.size());
  return true;
}

/// The bytes that this thread reads files into, empty. They are kept, because a
/// fresh page costs more than the search of it.
SmallVectorImpl<char> &readBuffer() {
  static thread_local SmallVector<char, 0> Bytes;
  Bytes.clear();
  if (Bytes.capacity() > KeptBufferBytes)
    Bytes = SmallVector<char, 0>();
  return Bytes;
}

/// Reads on from \p File until \p Bytes has \p Size bytes or the file ends.
/// Returns whether that went well; errno says why not.
bool readUpTo(const FileDescriptor &File, SmallVectorImpl<char> &Bytes, size_t Size) {
  while (Bytes.size() < Size) {
    size_t Old = Bytes.size();
    Bytes.resize_for_overwrite(Size);
    ssize_t Got = File.read(Bytes.data() + Old, Size - Old);
    Bytes.truncate(Old + std::max<ssize_t>(Got, 0));
    if (Got <= 0)
      return Got == 0;
  }
  return true;
}

/// Searches a file of \p Size bytes, too many to be analysed, part by part;
/// \p Bytes has its beginning, if anything.
Error checkLargeFile(const FileEntry &Entry, FileKind Kind, const FileDescriptor &File,
                     uint64_t Size, SmallVectorImpl<char> &Bytes, MentionsFn Mentions) {
  if (!readUpTo(File, Bytes, ScanBytes))
    return osError(Entry);
  StringRef Head(Bytes.data(), Bytes.size());
  const WideEncoding *Encoding = findWideEncoding(Head);
  if (!Encoding && isBinary(Head))
    return Error::success();
  while (!mentions(Kind, StringRef(Bytes.data(), Bytes.size()), Encoding, Mentions)) {
    if (Bytes.size() <= ScanOverlap)
      return Error::success();
    Bytes.erase(Bytes.begin(), Bytes.end() - ScanOverlap);
    if (!readUpTo(File, Bytes, ScanOverlap + ScanBytes))
      return osError(Entry);
  }
  return tooLarge(Entry, Size);
}

/// The kind of \p Entry, whose name does not tell it, by its first bytes.
std::optional<FileKind> kindFromHead(const FileEntry &Entry, StringRef Head) {
  std::optional<FileKind> Kind = kindFromContents(Head);
  bool IsTemplate = StringRef(Entry.RealPath).ends_with(TemplateExtension);
  return Kind == FileKind::Python && IsTemplate ? FileKind::PythonTemplate : Kind;
}

Expected<std::optional<SourceFile>> keep(const FileEntry &Entry, FileKind Kind,
                                         std::shared_ptr<MemoryBuffer> Buffer) {
  return SourceFile{Entry, Kind, std::move(Buffer)};
}

Expected<std::optional<SourceFile>> readContents(const FileEntry &Entry, MentionsFn Mentions) {
  StringRef Bytes = Entry.Contents->getBuffer();
  std::optional<FileKind> Kind = Entry.Kind ? Entry.Kind : kindFromHead(Entry, Bytes);
  if (!Kind)
    return std::nullopt;
  Expected<bool> Wanted = isWanted(Entry, *Kind, Bytes, Mentions);
  if (!Wanted)
    return Wanted.takeError();
  if (!*Wanted)
    return std::nullopt;
  return keep(Entry, *Kind, Entry.Contents);
}

} // namespace

std::optional<FileKind> kindFromName(StringRef Path) {
  StringRef Name = sys::path::filename(Path, sys::path::Style::posix);
  if (Name.consume_back(TemplateExtension)) {
    std::optional<FileKind> Filled = kindFromName(Name);
    return Filled == FileKind::Python ? FileKind::PythonTemplate : Filled;
  }
  size_t Dot = Name.rfind('.');
  constexpr size_t LongestExtension = 4;
  if (Dot == StringRef::npos || Name.size() - Dot - 1 > LongestExtension)
    return std::nullopt;
  // Trees from systems that do not tell cases apart have .CPP, .H and .PY.
  SmallString<LongestExtension> Extension;
  for (char C : Name.drop_front(Dot + 1))
    Extension.push_back(toLower(C));
  return StringSwitch<std::optional<FileKind>>(Extension)
      .Cases({"py", "pyw"}, FileKind::Python)
      .Cases({"pyx", "pxd", "pxi"}, FileKind::Cython)
      .Cases({"c", "cc", "cpp", "cxx", "c++", "m", "mm", "cu"}, FileKind::Cxx)
      .Cases({"h", "hh", "hpp", "hxx", "h++", "cuh"}, FileKind::Cxx)
      .Cases({"inc", "inl", "ipp", "tcc", "tpp", "txx"}, FileKind::Cxx)
      .Cases({"i", "swg", "swig"}, FileKind::Swig)
      .Cases({"qrc", "s", "asm"}, FileKind::Listing)
      .Default(std::nullopt);
}

std::optional<FileKind> kindFromContents(StringRef Head) {
  Head.consume_front("\xEF\xBB\xBF");
  if (!Head.consume_front("#!"))
    return std::nullopt;
  SmallVector<StringRef, 8> Words;
  SplitString(Head.take_until([](char C) { return C == '\n' || C == '\r'; }), Words);
  auto BaseName = [](StringRef Word) { return Word.substr(Word.rfind('/') + 1); };
  ArrayRef<StringRef> Rest = Words;
  // `#!/usr/bin/env -S A=b python3 -u` runs the first word that is neither an
  // option nor an assignment.
  if (!Rest.empty() && BaseName(Rest.front()) == "env")
    Rest = Rest.drop_front().drop_while(
        [](StringRef Word) { return Word.starts_with("-") || Word.contains('='); });
  if (Rest.empty())
    return std::nullopt;
  StringRef Program = BaseName(Rest.front());
  if (Program.starts_with("python") || Program.starts_with("pypy"))
    return FileKind::Python;
  bool IsPlaceholder = Program.starts_with("@") || Program.starts_with("${");
  if (IsPlaceholder && Program.contains_insensitive("python"))
    return FileKind::PythonTemplate;
  return std::nullopt;
}

Expected<std::optional<SourceFile>> readSource(const FileEntry &Entry, MentionsFn Mentions) {
  if (Entry.Contents)
    return readContents(Entry, Mentions);

  // The path has no links, so one that is there now was put there since; and
  // opening what turned into a FIFO must not wait for its writer.
  FileDescriptor File(Entry.RealPath, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  if (!File)
    return osError(Entry);
  SmallVectorImpl<char> &Bytes = readBuffer();

  std::optional<FileKind> Kind = Entry.Kind;
  if (!Kind) {
    if (!readUpTo(File, Bytes, ShebangProbeBytes))
      return osError(Entry);
    Kind = kindFromHead(Entry, StringRef(Bytes.data(), Bytes.size()));
    if (!Kind)
      return std::nullopt;
  }

  struct stat Status;
  if (!File.status(Status))
    return osError(Entry);
  if (!S_ISREG(Status.st_mode))
    return fileError(Entry, "not a regular file");
  uint64_t Size = Status.st_size;
  if (Size > MaxSourceBytes) {
    if (Error E = checkLargeFile(Entry, *Kind, File, Size, Bytes, Mentions))
      return E;
    return std::nullopt;
  }
  if (!readUpTo(File, Bytes, Size))
    return osError(Entry);
  StringRef Text(Bytes.data(), Bytes.size());
  Expected<bool> Wanted = isWanted(Entry, *Kind, Text, Mentions);
  if (!Wanted)
    return Wanted.takeError();
  if (!*Wanted)
    return std::nullopt;
  return keep(Entry, *Kind, MemoryBuffer::getMemBufferCopy(Text, Entry.RealPath));
}

} // namespace mailseal
