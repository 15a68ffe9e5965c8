#include "mailseal/Driver/Driver.h"
#include "EmbeddedEntries.h"
#include "GeneratedSources.h"
#include "NeighbourNames.h"
#include "Parallel.h"
#include "ProjectFiles.h"
#include "SharedNamespaces.h"
#include "SinkCollection.h"
#include "mailseal/Edit/AtomicWrite.h"
#include "mailseal/Edit/UnifiedDiff.h"
#include "mailseal/Project/GeneratedAttributes.h"
#include "mailseal/Project/PythonTarget.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <atomic>
#include <map>
#include <mutex>
#include <thread>

using namespace mailseal;

namespace {

/// Whether a file of \p Kind with \p Bytes can matter.
bool mayMatter(FileKind Kind, llvm::StringRef Bytes) {
  bool HoldsCxx = Kind == FileKind::Cxx || Kind == FileKind::Swig;
  return mentionsLibrary(Bytes) || (HoldsCxx && spellsLibrary(Bytes)) || mayHoldResources(Bytes);
}

/// One run: the state that its steps share.
class Run {
public:
  Run(const RunOptions &Options, llvm::raw_ostream &Out, llvm::raw_ostream &Err)
      : Options(Options), Out(Out), Err(Err),
        Jobs(Options.Jobs ? Options.Jobs : std::max(1u, std::thread::hardware_concurrency())) {}

  ExitStatus execute() {
    discover();
    checkAll();
    linkGenerated(Results, Options.Check.Generated);
    writePassedOver(Results, Err);
    writeStale(Results, Err);
    switch (Options.What) {
    case Command::Check:
      writeFindings(Results, Options.Report, Out);
      if (!Options.Report.Quiet)
        writeWarnings(Results, Err);
      break;
    case Command::Diff:
      diffAll();
      break;
    case Command::Fix:
      fixAll();
      break;
    case Command::Locate:
      writeUnits(Results, Options.Report, Options.Verbose, Out);
      break;
    }
    if (!Options.ExportFixes.empty())
      exportFixes();
    return status();
  }

private:
  /// Says what could not be done: the run goes on, and ends with status 2.
  void report(llvm::Error E) {
    say("error", std::move(E));
    Failed = true;
  }

  void say(llvm::StringRef Severity, llvm::Error E) {
    std::lock_guard<std::mutex> Guard(Lock);
    llvm::handleAllErrors(std::move(E), [&](const llvm::ErrorInfoBase &Info) {
      Err << "mailseal: " << Severity << ": " << Info.message() << "\n";
    });
  }

  /// Lists the files to look at.
  void discover() {
    auto OnError = [&](llvm::Error E) { report(std::move(E)); };
    Entries = discoverFiles(Options.Paths, Options.Discovery, OnError);
    Index.emplace(projectSources(Entries, Options.Discovery, /*MayList=*/!areFilesNamed()));
    States.resize(Entries.size());
  }

  using FileMap = std::map<size_t, SourceFile>; ///< By the index in Entries.

  /// Those of the files not read yet that can matter. The Python files are kept for
  /// the project's index, those that name no library too.
  FileMap readFiles() {
    FileMap Files;
    std::map<size_t, llvm::Error> Errors;
    parallelFor(Entries.size(), /*Block=*/16, Jobs, [&](size_t I) {
      FileState &State = States[I];
      if (State.IsRead)
        return;
      State.IsRead = true;
      auto File = readSource(Entries[I], [&](FileKind Kind, llvm::StringRef Bytes) {
        Embedded.note(Entries[I], Kind, Bytes);
        bool Matters = mayMatter(Kind, Bytes);
        if (!Matters && Kind == FileKind::Python && !Bytes.contains('\0'))
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
    for (auto &[I, Error] : Errors)
      report(std::move(Error));
    return Files;
  }

  /// Whether single files are asked for, as a hook does, and no folder as a whole.
  bool areFilesNamed() const {
    return Options.Discovery.Staged || llvm::none_of(Options.Paths, [](const std::string &Path) {
             return llvm::sys::fs::is_directory(Path);
           });
  }

  /// Adds the files that those asked for may have a library from. In a folder that was
  /// asked for as a whole they are there already.
  void addImportedFiles() {
    if (!areFilesNamed())
      return;
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
    States.resize(Entries.size(), {/*IsAsked=*/false, /*IsRead=*/false, nullptr});
  }

  /// Adds the files that those asked for put into a program, where they are not known to
  /// carry Python by their name or first line.
  void addEmbeddedFiles() {
    llvm::StringMap<size_t> Known;
    for (size_t I = 0; I < Entries.size(); ++I)
      Known[Entries[I].RealPath] = I;
    auto OnError = [&](llvm::Error E) { report(std::move(E)); };
    for (FileEntry &Entry : Embedded.find(Options.Paths, Options.Discovery, OnError)) {
      auto [It, IsNew] = Known.try_emplace(Entry.RealPath, Entries.size());
      if (IsNew)
        Entries.push_back(std::move(Entry));
      States.resize(Entries.size());
      if (!Entries[It->second].Kind && !States[It->second].Text)
        readAs(FileKind::Embedded, It->second);
    }
  }

  void readAs(FileKind Kind, size_t I) {
    Entries[I].Kind = Kind;
    States[I].IsRead = false;
  }

  /// Adds to \p Files those that have a library from one that they share a namespace with.
  void addSharingFiles(FileMap &Files) {
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
        report(File.takeError());
    }
  }

  /// Checks the files that mention a library, and those that have it from them.
  void checkAll() {
    FileMap Files = readFiles();
    if (!areFilesNamed())
      addEmbeddedFiles();
    addImportedFiles();
    Files.merge(readFiles());
    addSharingFiles(Files);
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
    checkFiles(std::move(Files));
    llvm::sort(Results, [](const FileResult &A, const FileResult &B) {
      return A.File.Entry.DisplayPath < B.File.Entry.DisplayPath;
    });
  }

  /// The root of the project of the file \p Path.
  llvm::StringRef rootOf(llvm::StringRef Path) {
    auto [It, New] = Roots.try_emplace(llvm::sys::path::parent_path(Path));
    if (New)
      It->second = projectRoot(Path);
    return It->second;
  }

  /// Checks \p Found. Of files that name no library only those that use one all the same
  /// are results.
  void checkFiles(FileMap Found) {
    auto OnError = [&](llvm::Error E) { report(std::move(E)); };
    // The literals are looked at all the same.
    auto OnUnparsed = [&](llvm::Error E) { say("warning", std::move(E)); };
    std::vector<SourceFile> Files;
    std::vector<bool> IsAsked, NamesLibrary;
    for (auto &[I, File] : Found) {
      IsAsked.push_back(States[I].IsAsked);
      NamesLibrary.push_back(mayMatter(File.Kind, File.bytes()));
      Files.push_back(std::move(File));
    }
    auto Sinks = collectSinkUses(Files, Options.Compile, Jobs, OnError, OnUnparsed);
    std::vector<TextNames> Names = collectNeighbourNames(Files, Entries, Options.Sinks, Jobs);
    std::vector<FileResult> Checked(Files.size());
    std::vector<CheckOptions> Checks = checksFor(Files);
    parallelFor(Files.size(), /*Block=*/1, Jobs, [&](size_t I) {
      FileSinks Known{{},
                      Options.Sinks,
                      std::move(Names[I]),
                      Shared ? Shared->namesFor(Files[I].Entry.RealPath) : SharedNames()};
      if (auto It = Sinks.find(Files[I].Entry.RealPath); It != Sinks.end())
        Known.Literals = std::move(It->second);
      Checked[I] = checkFile(std::move(Files[I]), Known, Checks[I]);
    });
    for (size_t I = 0; I < Checked.size(); ++I)
      if (IsAsked[I] && (NamesLibrary[I] || Checked[I].TlsCalls != 0))
        Results.push_back(std::move(Checked[I]));
  }

  /// The options for each of \p Files, with its project, and what that says of it.
  std::vector<CheckOptions> checksFor(llvm::ArrayRef<SourceFile> Files) {
    std::vector<CheckOptions> Checks(Files.size(), Options.Check);
    PythonTargets Targets;
    GeneratedAttributes Attributes;
    for (size_t I = 0; I < Files.size(); ++I) {
      const std::string &Path = Files[I].Entry.RealPath;
      AnalysisOptions &Analysis = Checks[I].Analysis;
      Analysis.Root = rootOf(Path);
      Checks[I].IsGenerated = Attributes.of(Path, Analysis.Root);
      if (Files[I].Kind == FileKind::Python) {
        Analysis.Project = &*Index;
        Analysis.File = Path;
      }
      if (!Options.TargetFromProject)
        continue;
      if (auto Oldest = Targets.oldestFor(Path, Analysis.Root))
        Analysis.Target = {Oldest->first, Oldest->second};
    }
    return Checks;
  }

  void diffAll() {
    for (const FileResult &Result : Results) {
      auto Diff = unifiedDiff(Result.File.Entry.DisplayPath, Result.File.bytes(), Result.NewBytes);
      if (Diff)
        writeDiff(*Diff, Options.Report, Out);
      else
        report(Diff.takeError());
    }
    size_t Left = remaining();
    if (Left && !Options.Report.Quiet)
      Err << "mailseal: " << Left << (Left == 1 ? " finding is" : " findings are")
          << " not in this diff: 'mailseal check' says why\n";
  }

  void fixAll() {
    for (FileResult &Result : Results) {
      if (!Result.changes())
        continue;
      if (!write(Result)) {
        Result.NewBytes = Result.File.bytes().str();
        for (FileFinding &F : Result.Findings)
          F.Fixed = false;
      }
    }
    ReportOptions Report = Options.Report;
    Report.AfterFix = true;
    writeFindings(Results, Report, Out);
  }

  /// Writes the new bytes of \p Result; false, with a message, if they were not.
  bool write(const FileResult &Result) {
    const FileEntry &Entry = Result.File.Entry;
    if (Entry.Contents && !matchesWorkTree(Result)) {
      Err << "mailseal: " << Entry.DisplayPath
          << ": not fixed: it has changes that are not staged; stage or stash them first\n";
      return false;
    }
    if (llvm::Error E = replaceFile(Entry.RealPath, projectRoot(Entry.RealPath),
                                    Result.File.bytes(), Result.NewBytes)) {
      report(std::move(E));
      return false;
    }
    return true;
  }

  static bool matchesWorkTree(const FileResult &Result) {
    auto Buffer = llvm::MemoryBuffer::getFile(Result.File.Entry.RealPath, /*IsText=*/false,
                                              /*RequiresNullTerminator=*/false);
    return Buffer && (*Buffer)->getBuffer() == Result.File.bytes();
  }

  void exportFixes() {
    std::error_code Code;
    llvm::raw_fd_ostream File(Options.ExportFixes, Code);
    if (!Code)
      writeReplacements(Results, File);
    File.close();
    if (!Code)
      Code = File.error();
    File.clear_error();
    if (Code)
      report(llvm::createFileError(Options.ExportFixes, Code));
  }

  size_t remaining() const {
    size_t Count = 0;
    for (const FileResult &Result : Results)
      Count += llvm::count_if(Result.Findings, [](const FileFinding &F) { return !F.Fixed; });
    return Count;
  }

  ExitStatus status() const {
    if (Failed)
      return ExitStatus::Failed;
    bool Some = false;
    switch (Options.What) {
    case Command::Check:
      Some = llvm::any_of(Results, [](const FileResult &R) { return !R.Findings.empty(); });
      break;
    case Command::Diff:
      Some = llvm::any_of(Results, [](const FileResult &R) { return R.changes(); });
      break;
    case Command::Fix:
      // What is staged was not changed: a hook must not let it through.
      Some = remaining() != 0 ||
             (Options.Discovery.Staged &&
              llvm::any_of(Results, [](const FileResult &R) { return R.changes(); }));
      break;
    case Command::Locate:
      break;
    }
    return Some ? ExitStatus::Findings : ExitStatus::Done;
  }

  const RunOptions &Options;
  llvm::raw_ostream &Out;
  llvm::raw_ostream &Err;
  unsigned Jobs;
  std::mutex Lock; ///< Of Err, and of what threads collect.
  std::atomic<bool> Failed = false;
  /// What is known of one of Entries. Those that are not asked for are there to be
  /// imported.
  struct FileState {
    bool IsAsked = true;
    bool IsRead = false;
    std::shared_ptr<llvm::MemoryBuffer> Text = nullptr; ///< Of a Python file.
  };
  std::vector<FileEntry> Entries;
  std::vector<FileState> States;
  llvm::StringMap<std::string> Roots; ///< By folder.
  std::optional<ProjectIndex> Index;
  EmbeddedEntries Embedded;
  std::optional<SharedNamespaces> Shared; ///< Where a file may share one.
  std::vector<FileResult> Results;
};

} // namespace

ExitStatus mailseal::run(const RunOptions &Options, llvm::raw_ostream &Out,
                         llvm::raw_ostream &Err) {
  return Run(Options, Out, Err).execute();
}
