//===- CompileCommandsDatabase.h - One compile_commands.json ----*- C++ -*-===//

#ifndef MAILSEAL_PROJECT_COMPILECOMMANDSDATABASE_H
#define MAILSEAL_PROJECT_COMPILECOMMANDSDATABASE_H

#include "clang/Tooling/CompilationDatabase.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBuffer.h"
#include <memory>
#include <string>
#include <vector>

namespace mailseal {

/// Largest compile database that is read, in bytes.
inline constexpr uint64_t MaxDatabaseBytes = 1u << 30;

/// Reads a file that says how to compile; fails where it is no regular file or too large.
llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>> readDatabaseFile(llvm::StringRef Path);

/// A JSON compile database whose commands went through keepParseCommand() and
/// do not name their file.
///
/// Clang's own reader prints syntax errors to stderr and expands response
/// files when a plugin of it is asked, so this one stands on LLVM's JSON.
class CompileCommandsDatabase : public clang::tooling::CompilationDatabase {
public:
  /// Reads the database \p Path. Entries that make no sense are left out; fails
  /// where the file cannot be read, is not a regular file or is no JSON array.
  static llvm::Expected<std::unique_ptr<CompileCommandsDatabase>> load(llvm::StringRef Path);

  /// At most one: the first command for \p RealPath.
  std::vector<clang::tooling::CompileCommand>
  getCompileCommands(llvm::StringRef RealPath) const override;
  std::vector<std::string> getAllFiles() const override;

private:
  struct Entry {
    std::string Directory;
    std::string File; ///< Absolute, without `.` and `..`; links are not resolved.
    /// The command line, to be split by a shell's rules if it is one string.
    std::vector<std::string> Arguments;
    bool IsOneString = false;
  };

  const Entry *findEntry(llvm::StringRef RealPath) const;

  std::vector<Entry> Entries;
  /// Entries by file name, without folder.
  llvm::StringMap<std::vector<uint32_t>> ByName;
};

} // namespace mailseal

#endif
