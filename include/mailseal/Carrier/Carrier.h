//===- Carrier.h - From host files to units ---------------------*- C++ -*-===//

#ifndef MAILSEAL_CARRIER_CARRIER_H
#define MAILSEAL_CARRIER_CARRIER_H

#include "mailseal/Project/CompileCommands.h"
#include "mailseal/Project/SourceFile.h"
#include "mailseal/Unit/PythonUnit.h"
#include <map>
#include <string>
#include <vector>

namespace mailseal {

/// What a C++ parse proves of one literal: it reaches a Python interpreter.
struct SinkUse {
  std::string Function; ///< e.g. `pybind11::exec`
  RunMode Mode = RunMode::Module;
  /// The sink dedents text that starts with a line break (pybind11::exec of a literal).
  bool Dedents = false;
};

/// Sink uses by the byte offset, in one host file, of the first token of the
/// string literal (its prefix or opening quote).
using SinkMap = std::map<uint32_t, SinkUse>;

/// Adds \p Use of the literal at \p Offset. Where a literal is run in two ways, a
/// fix must suit both: the stricter mode stays.
void addSinkUse(SinkMap &Sinks, uint32_t Offset, const SinkUse &Use);

/// Carries a Python file: one unit, the whole of it, without its BOM.
std::vector<PythonUnit> carryPythonFile(llvm::StringRef Bytes);

/// Carries the string literals of a C++ file, in the order of the file: each
/// run of adjacent literals whose decoded text \p Mentions a library, or that
/// is in \p Sinks. Uses Clang's raw lexer: all preprocessor branches are seen.
///
/// A literal that stands directly in the argument of a known sink
/// (`PyRun_SimpleString("…")`), or that is in \p Sinks, has evidence Sink; the
/// others have evidence Name, which analysis raises to Parses where it holds.
std::vector<PythonUnit> carryCxxLiterals(llvm::StringRef Bytes, const SinkMap &Sinks,
                                         bool (*Mentions)(llvm::StringRef Text));

/// Carries the Python calls that a C++ file makes through pybind11, nanobind,
/// Boost.Python or the C API: one unit, the Python that these calls and the code
/// around them mean, if a library that \p Mentions names is imported so. Needs
/// no parse: all preprocessor branches are seen.
std::vector<PythonUnit> carryCxxCalls(llvm::StringRef Bytes,
                                      bool (*Mentions)(llvm::StringRef Text));

/// Parses \p File with Clang by \p Command and returns, by real path, the
/// literals of that file and of the headers it includes that reach a Python
/// interpreter: directly, or through named constants.
///
/// Code that does not compile gives what could be parsed. Clang's own messages
/// are not shown; fails only where Clang could not run at all.
llvm::Expected<std::map<std::string, SinkMap>> findSinkUses(const SourceFile &File,
                                                            const CompileCommand &Command);

/// Carries \p Bytes with the carrier of \p Kind; the other parameters as above.
std::vector<PythonUnit> carry(FileKind Kind, llvm::StringRef Bytes, const SinkMap &Sinks,
                              bool (*Mentions)(llvm::StringRef Text));

} // namespace mailseal

#endif
