#include "mailseal/Driver/Driver.h"
#include "GeneratedSources.h"
#include "NeighbourNames.h"
#include "Parallel.h"
#include "SinkCollection.h"
#include "mailseal/Edit/AtomicWrite.h"
#include "mailseal/Edit/UnifiedDiff.h"
#include "mailseal/Project/GeneratedAttributes.h"
#include "mailseal/Project/PythonTarget.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
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
    checkAll(readAll());
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

  /// The files that mention a library, in the order of their paths.
  std::vector<SourceFile> readAll() {
    auto OnError = [&](llvm::Error E) { report(std::move(E)); };
    Entries = discoverFiles(Options.Paths, Options.Discovery, OnError);
    std::vector<std::optional<SourceFile>> Read(Entries.size());
    std::map<size_t, llvm::Error> Errors;
    parallelFor(Entries.size(), /*Block=*/16, Jobs, [&](size_t I) {
      auto File = readSource(Entries[I], mayMatter);
      if (File) {
        Read[I] = std::move(*File);
        return;
      }
      std::lock_guard<std::mutex> Guard(Lock);
      Errors.emplace(I, File.takeError());
    });
    // In the order of the files, whatever thread met them.
    for (auto &[I, Error] : Errors)
      report(std::move(Error));
    std::vector<SourceFile> Files;
    for (std::optional<SourceFile> &File : Read)
      if (File)
        Files.push_back(std::move(*File));
    return Files;
  }

  void checkAll(std::vector<SourceFile> Files) {
    auto OnError = [&](llvm::Error E) { report(std::move(E)); };
    // The literals are looked at all the same.
    auto OnUnparsed = [&](llvm::Error E) { say("warning", std::move(E)); };
    auto Sinks = collectSinkUses(Files, Options.Compile, Jobs, OnError, OnUnparsed);
    std::vector<TextNames> Names = collectNeighbourNames(Files, Entries, Options.Sinks, Jobs);
    Results.resize(Files.size());
    std::vector<CheckOptions> Checks = checksFor(Files);
    parallelFor(Files.size(), /*Block=*/1, Jobs, [&](size_t I) {
      FileSinks Known{{}, Options.Sinks, std::move(Names[I])};
      if (auto It = Sinks.find(Files[I].Entry.RealPath); It != Sinks.end())
        Known.Literals = std::move(It->second);
      Results[I] = checkFile(std::move(Files[I]), Known, Checks[I]);
    });
  }

  /// The options for each of \p Files, with what its project says of it.
  std::vector<CheckOptions> checksFor(llvm::ArrayRef<SourceFile> Files) const {
    std::vector<CheckOptions> Checks(Files.size(), Options.Check);
    PythonTargets Targets;
    GeneratedAttributes Attributes;
    for (size_t I = 0; I < Files.size(); ++I) {
      const std::string &Path = Files[I].Entry.RealPath;
      std::string Root = projectRoot(Path);
      Checks[I].IsGenerated = Attributes.of(Path, Root);
      if (!Options.TargetFromProject)
        continue;
      if (auto Oldest = Targets.oldestFor(Path, Root))
        Checks[I].Analysis.Target = {Oldest->first, Oldest->second};
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
  std::vector<FileEntry> Entries; ///< All that there are.
  std::vector<FileResult> Results;
};

} // namespace

ExitStatus mailseal::run(const RunOptions &Options, llvm::raw_ostream &Out,
                         llvm::raw_ostream &Err) {
  return Run(Options, Out, Err).execute();
}
