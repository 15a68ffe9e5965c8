#include "SinkCollection.h"
#include "Parallel.h"
#include <mutex>

using namespace mailseal;

std::map<std::string, SinkMap> mailseal::collectSinkUses(llvm::ArrayRef<SourceFile> Files,
                                                         const CompileOptions &Options,
                                                         unsigned Jobs, ErrorSink OnError,
                                                         ErrorSink OnUnparsed) {
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
    OnUnparsed(llvm::createFileError(Cxx[I]->Entry.DisplayPath, Uses.takeError()));
  });
  for (const auto &Part : Parts)
    for (const auto &[Path, Uses] : Part)
      for (const auto &[Offset, Use] : Uses)
        addSinkUse(Result[Path], Offset, Use);
  return Result;
}
