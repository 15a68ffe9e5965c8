//===- CompileFlagsFile.h - One compile_flags.txt ---------------*- C++ -*-===//

#ifndef MAILSEAL_PROJECT_COMPILEFLAGSFILE_H
#define MAILSEAL_PROJECT_COMPILEFLAGSFILE_H

#include "clang/Tooling/CompilationDatabase.h"
#include "llvm/Support/Error.h"

namespace mailseal {

inline constexpr llvm::StringLiteral CompileFlagsName = "compile_flags.txt";

/// The flags of all files below a folder, one a line, as Clang's tools read them; they
/// went through keepParseCommand().
class CompileFlagsFile : public clang::tooling::CompilationDatabase {
public:
  /// Reads \p Path; fails where it cannot be read or is no regular file.
  static llvm::Expected<std::unique_ptr<CompileFlagsFile>> load(llvm::StringRef Path);

  /// One command, the same for each file.
  std::vector<clang::tooling::CompileCommand>
  getCompileCommands(llvm::StringRef RealPath) const override;

private:
  std::string Directory;
  std::vector<std::string> CommandLine;
};

} // namespace mailseal

#endif
