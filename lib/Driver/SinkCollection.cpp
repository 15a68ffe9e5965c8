#include "SinkCollection.h"
#include "Parallel.h"
#include <mutex>

using namespace mailseal;

std::map<std::string, SinkMap> mailseal::collectSinkUses(llvm::ArrayRef<SourceFile> Files,
                                                         const CompileOptions &Options,
                                                         unsigned Jobs, ErrorSink OnError) {
  std::map<std::string, SinkMap> Result;
  std::vector<const SourceFile *> Cxx;
  for (const SourceFile &File : Files)
    if (File.Kind == FileKind::Cxx)
      Cxx.push_back(&File);
  if (Cxx.empty() && Options.BuildDir.empty())
    return Result;

  std::mutex Lock;
  CompileCommands Commands(Options, OnError);
  std::vector<std::map<std::string, SinkMap>> Parts(Cxx.size());
  parallelFor(Cxx.size(), /*Block=*/1, Jobs, [&](size_t I) {
    auto Command = Commands.find(Cxx[I]->Entry.RealPath);
    if (!Command)
      return;
    auto Uses = findSinkUses(*Cxx[I], *Command);
    if (Uses) {
      Parts[I] = std::move(*Uses);
      return;
    }
    std::lock_guard<std::mutex> Guard(Lock);
    OnError(llvm::createFileError(Cxx[I]->Entry.DisplayPath, Uses.takeError()));
  });
  // In the order of the files, so that which of two views of a header wins does
  // not depend on the threads.
  for (auto &Part : Parts)
    for (auto &[Path, Uses] : Part)
      Result[Path].insert(Uses.begin(), Uses.end());
  return Result;
}
