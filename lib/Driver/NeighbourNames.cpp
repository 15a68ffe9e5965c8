#include "NeighbourNames.h"
#include "Parallel.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace mailseal;
using llvm::StringRef;
namespace path = llvm::sys::path;

static constexpr llvm::StringLiteral HeaderExtensions[] = {".h",   ".hh",  ".hpp", ".hxx", ".H",
                                                           ".cuh", ".inc", ".inl", ".ipp", ".tpp"};

/// What `#include "…"` names in \p Bytes.
static std::vector<StringRef> quotedIncludes(StringRef Bytes) {
  std::vector<StringRef> Names;
  for (size_t At = Bytes.find("include"); At != StringRef::npos;
       At = Bytes.find("include", At + 1)) {
    StringRef Line = Bytes.take_front(At);
    Line = Line.substr(Line.rfind('\n') + 1).trim();
    StringRef Behind = Bytes.substr(At + StringRef("include").size()).ltrim(" \t");
    if (Line == "#" && Behind.consume_front("\""))
      Names.push_back(Behind.take_until([](char C) { return C == '"' || C == '\n'; }));
  }
  return Names;
}

static bool isHeader(const SourceFile &File) {
  return llvm::is_contained(HeaderExtensions, path::extension(File.Entry.RealPath));
}

namespace {

/// Finds and reads files of one run.
class Neighbourhood {
public:
  Neighbourhood(llvm::ArrayRef<FileEntry> All, llvm::ArrayRef<UserSink> Named, unsigned Jobs)
      : All(All), Named(Named), Jobs(Jobs) {
    for (const FileEntry &Entry : All)
      if (Entry.Kind == FileKind::Cxx)
        ByName[path::filename(Entry.RealPath)].push_back(&Entry);
  }

  /// Adds the functions that the headers of \p File tell of.
  void addWrappers(const SourceFile &File, TextNames &Names) {
    StringRef Folder = path::parent_path(File.Entry.RealPath);
    for (StringRef Include : quotedIncludes(File.bytes()))
      for (const FileEntry &Header : findHeader(Folder, Include)) {
        TextNames Found = namesOf(Header);
        for (const FileEntry &Source : sourcesBeside(Header))
          Found.merge(namesOf(Source));
        Found.Runs.clear();
        Found.Macros.clear();
        Names.merge(Found);
      }
  }

  /// Adds what the files that include a header run to the names of that header; the
  /// headers of \p Files are looked at.
  void addRuns(llvm::ArrayRef<SourceFile> Files, std::vector<TextNames> &Names) {
    llvm::StringMap<std::vector<size_t>> Headers;
    for (size_t I = 0; I < Files.size(); ++I)
      if (Files[I].Kind == FileKind::Cxx && isHeader(Files[I]))
        Headers[path::filename(Files[I].Entry.RealPath)].push_back(I);
    if (Headers.empty())
      return;
    std::vector<std::vector<size_t>> Included(All.size());
    std::vector<TextNames> Found(All.size());
    parallelFor(All.size(), /*Block=*/16, Jobs, [&](size_t I) {
      std::optional<SourceFile> File = read(All[I]);
      for (StringRef Include : File ? quotedIncludes(File->bytes()) : std::vector<StringRef>())
        if (auto It = Headers.find(path::filename(Include)); It != Headers.end())
          llvm::append_range(Included[I], It->second);
      if (Included[I].empty())
        return;
      Found[I] = readTextNames(File->bytes(), Named);
      Found[I].Wrappers.clear();
      for (auto &[Name, Spellings] : Found[I].Macros)
        for (auto &[Spelling, Where] : Spellings)
          Where = path::filename(All[I].RealPath);
    });
    for (size_t I = 0; I < All.size(); ++I)
      for (size_t Header : Included[I])
        Names[Header].merge(Found[I]);
  }

private:
  static std::optional<SourceFile> read(const FileEntry &Entry) {
    if (Entry.Kind != FileKind::Cxx)
      return std::nullopt;
    auto File = readSource(Entry, [](FileKind, StringRef) { return true; });
    if (File)
      return std::move(*File);
    llvm::consumeError(File.takeError()); // Said where the file itself is looked at.
    return std::nullopt;
  }

  const TextNames &namesOf(const FileEntry &Entry) {
    auto [Known, IsNew] = Read.try_emplace(Entry.RealPath);
    if (std::optional<SourceFile> File = IsNew ? read(Entry) : std::nullopt)
      Known->second = readTextNames(File->bytes(), Named);
    return Known->second;
  }

  std::vector<FileEntry> findHeader(StringRef Folder, StringRef Include) const {
    llvm::SmallString<256> Beside(Folder);
    path::append(Beside, Include);
    path::remove_dots(Beside, /*remove_dot_dot=*/true);
    if (llvm::sys::fs::is_regular_file(Beside))
      return {FileEntry{Beside.str().str(), Beside.str().str(), FileKind::Cxx, nullptr}};
    std::vector<FileEntry> Found;
    if (auto It = ByName.find(path::filename(Include)); It != ByName.end())
      for (const FileEntry *Entry : It->second)
        if (StringRef(Entry->RealPath).ends_with(("/" + Include).str()))
          Found.push_back(*Entry);
    return Found;
  }

  /// The source files that are called like \p Header.
  static std::vector<FileEntry> sourcesBeside(const FileEntry &Header) {
    std::vector<FileEntry> Sources;
    for (StringRef Extension : {".cpp", ".cc", ".cxx", ".c", ".C", ".mm", ".cu"}) {
      llvm::SmallString<256> Path(Header.RealPath);
      path::replace_extension(Path, Extension);
      if (Path != Header.RealPath && llvm::sys::fs::is_regular_file(Path))
        Sources.push_back({Path.str().str(), Path.str().str(), FileKind::Cxx, nullptr});
    }
    return Sources;
  }

  llvm::ArrayRef<FileEntry> All;
  llvm::ArrayRef<UserSink> Named;
  unsigned Jobs;
  llvm::StringMap<std::vector<const FileEntry *>> ByName;
  llvm::StringMap<TextNames> Read; ///< By real path.
};

} // namespace

std::vector<TextNames> mailseal::collectNeighbourNames(llvm::ArrayRef<SourceFile> Files,
                                                       llvm::ArrayRef<FileEntry> All,
                                                       llvm::ArrayRef<UserSink> Named,
                                                       unsigned Jobs) {
  std::vector<TextNames> Names(Files.size());
  bool HasCxx =
      llvm::any_of(Files, [](const SourceFile &File) { return File.Kind == FileKind::Cxx; });
  if (!HasCxx)
    return Names;
  Neighbourhood Around(All, Named, Jobs);
  for (size_t I = 0; I < Files.size(); ++I)
    if (Files[I].Kind == FileKind::Cxx)
      Around.addWrappers(Files[I], Names[I]);
  Around.addRuns(Files, Names);
  return Names;
}
