#include "mailseal/Driver/Driver.h"
#include "GeneratedSources.h"
#include "NeighbourNames.h"
#include "Parallel.h"
#include "RunFiles.h"
#include "SinkCollection.h"
#include "mailseal/Edit/AtomicWrite.h"
#include "mailseal/Edit/UnifiedDiff.h"
#include "mailseal/Project/GeneratedAttributes.h"
#include "mailseal/Project/LineLength.h"
#include "mailseal/Project/PythonTarget.h"
#include "llvm/ADT/STLExtras.h"
#include <atomic>
#include <functional>
#include <mutex>
#include <thread>

using namespace mailseal;

namespace {

/// One run: the state that its steps share.
class Run {
public:
  Run(const RunOptions &Options, llvm::raw_ostream &Out, llvm::raw_ostream &Err)
      : Options(Options), Out(Out), Err(Err),
        Jobs(Options.Jobs ? Options.Jobs : std::max(1u, std::thread::hardware_concurrency())),
        Files(Options, Jobs, OnError) {}

  ExitStatus execute() {
    checkAll(Files.read());
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

  /// Checks \p Found. Of files that name no library only those that use one all the same
  /// are results.
  void checkAll(std::vector<RunFile> Found) {
    // The literals are looked at all the same.
    auto OnUnparsed = [&](llvm::Error E) { say("warning", std::move(E)); };
    std::vector<SourceFile> Sources;
    Sources.reserve(Found.size());
    for (RunFile &F : Found)
      Sources.push_back(std::move(F.File));
    auto Sinks = collectSinkUses(Sources, Options.Compile, Jobs, OnError, OnUnparsed);
    std::vector<TextNames> Names =
        collectNeighbourNames(Sources, Files.entries(), Options.Sinks, Jobs);
    std::vector<FileResult> Checked(Sources.size());
    std::vector<CheckOptions> Checks = checksFor(Sources);
    // Threads that have no file of their own help to parse.
    const unsigned JobsPerFile = std::max<size_t>(1, Jobs / std::max<size_t>(1, Sources.size()));
    auto ForEach = [&](size_t Count, llvm::function_ref<void(size_t)> Body) {
      parallelFor(Count, /*Block=*/1, JobsPerFile, Body);
    };
    parallelFor(Sources.size(), /*Block=*/1, Jobs, [&](size_t I) {
      FileSinks Known{
          {}, Options.Sinks, std::move(Names[I]), Files.sharedNames(Sources[I].Entry.RealPath)};
      if (auto It = Sinks.find(Sources[I].Entry.RealPath); It != Sinks.end())
        Known.Literals = std::move(It->second);
      Checked[I] = checkFile(std::move(Sources[I]), Known, Checks[I], ForEach);
    });
    for (size_t I = 0; I < Checked.size(); ++I)
      if (Found[I].IsAsked && (Found[I].NamesLibrary || Checked[I].TlsCalls != 0))
        Results.push_back(std::move(Checked[I]));
    llvm::sort(Results, [](const FileResult &A, const FileResult &B) {
      return A.File.Entry.DisplayPath < B.File.Entry.DisplayPath;
    });
  }

  static void setTarget(const PythonTarget &Said, AnalysisOptions &Analysis) {
    Analysis.Python2Claim = Said.Python2Claim;
    Analysis.IsTargetSaid = Said.Oldest.has_value();
    if (Said.Oldest)
      Analysis.Target = {Said.Oldest->first, Said.Oldest->second};
  }

  /// The options for each of \p Sources, with its project, and what that says of it.
  std::vector<CheckOptions> checksFor(llvm::ArrayRef<SourceFile> Sources) {
    std::vector<CheckOptions> Checks(Sources.size(), Options.Check);
    PythonTargets Targets;
    LineLengths Lengths;
    GeneratedAttributes Attributes;
    for (size_t I = 0; I < Sources.size(); ++I) {
      const std::string &Path = Sources[I].Entry.RealPath;
      AnalysisOptions &Analysis = Checks[I].Analysis;
      Analysis.Root = Files.rootOf(Path);
      Checks[I].IsGenerated = Attributes.of(Path, Analysis.Root);
      if (Sources[I].Kind == FileKind::Python) {
        Analysis.Project = &Files.index();
        Analysis.File = Path;
        Analysis.LineLength = Lengths.longestFor(Path, Analysis.Root);
      }
      if (Options.TargetFromProject)
        setTarget(Targets.targetOf(Path, Analysis.Root), Analysis);
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
    if (llvm::Error E = replaceFile(Entry.RealPath, Files.rootOf(Entry.RealPath),
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
  std::function<void(llvm::Error)> OnError = [this](llvm::Error E) { report(std::move(E)); };
  RunFiles Files;
  std::vector<FileResult> Results;
};

} // namespace

ExitStatus mailseal::run(const RunOptions &Options, llvm::raw_ostream &Out,
                         llvm::raw_ostream &Err) {
  return Run(Options, Out, Err).execute();
}
