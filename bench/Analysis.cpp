//===- Analysis.cpp - What one file takes in a process that runs ----------===//
//
//   bench-analysis FILE…    Python files with mail code
//
// For each file how long tree-sitter alone takes to parse it, how long we take to parse
// and analyse it, and to check it, with the proof of its fixes. `per_2000_lines` is the
// time for as many lines. Takes the options of Google Benchmark (--help). What a process
// needs to start, and for its first use of memory, is measured by bench/run.

#include "Driver/Parallel.h"
#include "Edit/Verification.h"
#include "mailseal/Edit/CheckFile.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <benchmark/benchmark.h>
#include <thread>
#include <tree_sitter/api.h>

extern "C" const TSLanguage *tree_sitter_python(void);

using namespace mailseal;
using llvm::StringRef;

namespace {

/// The threads that one file has when it is alone.
void onAllThreads(size_t Count, llvm::function_ref<void(size_t)> Body) {
  parallelFor(Count, /*Block=*/1, std::thread::hardware_concurrency(), Body);
}

void countLines(benchmark::State &State, StringRef Text) {
  constexpr double Lines = 2000;
  State.counters["per_2000_lines"] = {static_cast<double>(Text.count('\n')) / Lines,
                                      benchmark::Counter::kIsIterationInvariantRate |
                                          benchmark::Counter::kInvert};
}

void parseByTreeSitter(benchmark::State &State, StringRef Text) {
  TSParser *Parser = ts_parser_new();
  ts_parser_set_language(Parser, tree_sitter_python());
  for ([[maybe_unused]] auto Round : State)
    ts_tree_delete(ts_parser_parse_string(Parser, nullptr, Text.data(), Text.size()));
  ts_parser_delete(Parser);
  countLines(State, Text);
}

void parseAndAnalyse(benchmark::State &State, StringRef Text) {
  for ([[maybe_unused]] auto Round : State) {
    ParseCache Cache(onAllThreads);
    AnalysisOptions Options;
    Options.Cache = &Cache;
    benchmark::DoNotOptimize(analyseBytes(FileKind::Python, Text, {}, Options));
  }
  countLines(State, Text);
}

void check(benchmark::State &State, const SourceFile &File) {
  for ([[maybe_unused]] auto Round : State)
    benchmark::DoNotOptimize(checkFile(File, {}, {}, onAllThreads));
  countLines(State, File.bytes());
}

/// Registers the benchmarks of the file at \p Path.
llvm::Error add(StringRef Path) {
  auto Buffer = llvm::MemoryBuffer::getFile(Path);
  if (!Buffer)
    return llvm::createFileError(Path, Buffer.getError());
  SourceFile File{{}, FileKind::Python, std::move(*Buffer)};
  std::string Name = llvm::sys::path::filename(Path).str();
  auto Register = [&](const char *What, const auto &Run) {
    benchmark::RegisterBenchmark((Name + "/" + What).c_str(), Run)
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime();
  };
  Register("tree-sitter", [=](auto &State) { parseByTreeSitter(State, File.bytes()); });
  Register("analyse", [=](auto &State) { parseAndAnalyse(State, File.bytes()); });
  Register("check", [=](auto &State) { check(State, File); });
  return llvm::Error::success();
}

} // namespace

int main(int Argc, char **Argv) {
  benchmark::Initialize(&Argc, Argv);
  for (int I = 1; I < Argc; ++I)
    if (llvm::Error E = add(Argv[I])) {
      llvm::errs() << "bench-analysis: " << llvm::toString(std::move(E)) << "\n";
      return 2;
    }
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
