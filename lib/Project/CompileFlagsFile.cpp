//===- CompileFlagsFile.cpp -----------------------------------------------===//

#include "Project/CompileFlagsFile.h"
#include "Project/CompileCommandsDatabase.h"
#include "Project/CompileCommandsFilter.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace mailseal;
using llvm::StringRef;

llvm::Expected<std::unique_ptr<CompileFlagsFile>> CompileFlagsFile::load(StringRef Path) {
  auto Buffer = readDatabaseFile(Path);
  if (!Buffer)
    return llvm::createFileError(Path, Buffer.takeError());
  llvm::SmallString<256> Folder(llvm::sys::path::parent_path(Path));
  if (std::error_code Code = llvm::sys::fs::make_absolute(Folder))
    return llvm::createFileError(Path, Code);
  std::vector<std::string> CommandLine = {"clang"};
  for (StringRef Rest = (*Buffer)->getBuffer(); !Rest.empty();) {
    auto [Line, Behind] = Rest.split('\n');
    if (!Line.trim().empty())
      CommandLine.push_back(Line.trim().str());
    Rest = Behind;
  }
  auto File = std::make_unique<CompileFlagsFile>();
  File->Directory = Folder.str();
  File->CommandLine = keepParseCommand(CommandLine);
  return File;
}

std::vector<clang::tooling::CompileCommand>
CompileFlagsFile::getCompileCommands(StringRef RealPath) const {
  return {{Directory, RealPath, CommandLine, /*Output=*/""}};
}
