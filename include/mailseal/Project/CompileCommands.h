//===- CompileCommands.h - How a C++ file is compiled -----------*- C++ -*-===//
//
// A compile database is data from strangers: what comes out of here can parse a
// file and do nothing else.

#ifndef MAILSEAL_PROJECT_COMPILECOMMANDS_H
#define MAILSEAL_PROJECT_COMPILECOMMANDS_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mailseal {

struct CompileOptions {
  /// `-p`: the folder of the database, or the database itself; empty: search
  /// upward from each file, as clangd does: the folder, then its `build`. Where a
  /// folder has none, its `compile_flags.txt`.
  std::string BuildDir;
  std::vector<std::string> ExtraArgs;  ///< `--extra-arg`, appended.
  std::vector<std::string> FixedFlags; ///< After `--`: used for every file instead of a database.
};

/// One command, ready for a syntax-only parse.
struct CompileCommand {
  std::string Directory;              ///< The working folder, absolute; it may not exist.
  std::vector<std::string> Arguments; ///< argv: `clang` or `clang++`, flags, `--`, the file.
};

/// Finds compile commands; thread-safe after construction.
class CompileCommands {
public:
  /// \p OnError gets each database that cannot be read, once: the one that `-p`
  /// names, from here if it is not there, and any other from find(), so from
  /// any thread, but never from two at a time. What it refers to must outlive
  /// this object.
  CompileCommands(CompileOptions Options, std::function<void(llvm::Error)> OnError);
  ~CompileCommands();

  /// The command for \p RealPath, or nothing. A header takes the command of a
  /// source file with a similar name. Only flags that say how to parse are in
  /// it, wherever they came from: what loads a plugin, runs a program, names a
  /// response file or writes a file (`-fplugin`, `-Xclang -load`, `-o`, `-M…`,
  /// `-save-temps`, …) is gone.
  std::optional<CompileCommand> find(llvm::StringRef RealPath);

private:
  struct State;
  std::unique_ptr<State> S;
};

} // namespace mailseal

#endif
