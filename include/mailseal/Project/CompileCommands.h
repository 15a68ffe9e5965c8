//===- CompileCommands.h - How a C++ file is compiled -----------*- C++ -*-===//
//
// A compile database is data from strangers: what comes out of here can parse a
// file and do nothing else.

#ifndef MAILSEAL_PROJECT_COMPILECOMMANDS_H
#define MAILSEAL_PROJECT_COMPILECOMMANDS_H

#include "mailseal/Project/Discovery.h"
#include "llvm/ADT/StringRef.h"
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mailseal {

struct CompileOptions {
  std::string BuildDir;                ///< `-p`; empty: search upward from each file.
  std::vector<std::string> ExtraArgs;  ///< `--extra-arg`, appended.
  std::vector<std::string> FixedFlags; ///< After `--`: used for every file instead of a database.
};

/// One command, ready for a syntax-only parse.
struct CompileCommand {
  std::string Directory;              ///< The working folder, absolute.
  std::vector<std::string> Arguments; ///< argv, compiler first, the file in it.
};

/// Finds compile commands; thread-safe after construction.
class CompileCommands {
public:
  /// \p OnError gets a database that `-p` names and that cannot be read.
  CompileCommands(CompileOptions Options, ErrorSink OnError);
  ~CompileCommands();

  /// The command for \p RealPath, or nothing. A header takes the command of a
  /// source file with a similar name. Arguments that load a plugin, run a
  /// program or write a file are gone (`-fplugin`, `-Xclang -load`, `-o`, `-M…`,
  /// `-save-temps`, response files, …).
  std::optional<CompileCommand> find(llvm::StringRef RealPath);

private:
  struct State;
  std::unique_ptr<State> S;
};

} // namespace mailseal

#endif
