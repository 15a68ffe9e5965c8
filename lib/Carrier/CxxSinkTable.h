//===- CxxSinkTable.h - C and C++ functions that run Python -----*- C++ -*-===//
//
// One table for both ways to find a sink: CxxLiterals sees tokens and knows a
// function by its spelling, CxxSinks sees the AST and knows its declaration.

#ifndef MAILSEAL_CARRIER_CXXSINKTABLE_H
#define MAILSEAL_CARRIER_CXXSINKTABLE_H

#include "mailseal/Unit/PythonUnit.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <optional>

namespace mailseal {

/// A function that hands one of its arguments to a Python interpreter.
/// Arguments are counted from 0.
struct CxxSink {
  /// The qualified name, e.g. `pybind11::exec`.
  llvm::StringLiteral Function;
  /// How it runs the code where neither Start nor a template argument says.
  RunMode Mode = RunMode::Module;
  /// The argument that is the code.
  unsigned Code = 0;
  /// The argument that is a start token such as `Py_file_input`.
  std::optional<unsigned> Start = std::nullopt;
  /// The arguments that are the dictionaries. Two that are given and are not
  /// the same expression mean RunMode::SeparateNamespaces; a null pointer or an
  /// empty object counts as not given.
  std::optional<unsigned> Globals = std::nullopt;
  std::optional<unsigned> Locals = std::nullopt;
  /// Whether its first template argument may be a start token, as in
  /// `eval<eval_statements>`.
  bool StartIsTemplateArgument = false;
  /// Whether it dedents the code where that is a literal (an array of char)
  /// whose text starts with a line break.
  bool DedentsLiteral = false;
  /// Whether it runs the code then and there, not later in a namespace that only
  /// another call knows.
  bool RunsAtOnce = true;
  /// Whether it is a method, which is called through an object of its class.
  bool IsMethod = false;
  /// Whether its object is the module that the code runs in.
  bool RunsInObject = false;

  /// The namespace, e.g. `pybind11`; empty for the C API.
  llvm::StringRef enclosing() const;
  /// The name without its namespace, e.g. `exec`.
  llvm::StringRef name() const;
};

/// All sinks.
llvm::ArrayRef<CxxSink> cxxSinks();

/// The sink with the qualified name \p Function (a leading `::` is allowed), or null.
const CxxSink *findCxxSink(llvm::StringRef Function);

/// The namespace of a sink that \p Alias names by habit: `py` for `pybind11`,
/// also a namespace itself. Empty if there is none.
llvm::StringRef namespaceOfAlias(llvm::StringRef Alias);

/// What the start token spelled \p Name selects: `Py_eval_input`,
/// `eval_statements`, …; \p Name may be qualified. Nothing for other names.
std::optional<RunMode> runModeOfStart(llvm::StringRef Name);

/// The same for the value of `Py_single_input`, `Py_file_input` or `Py_eval_input`.
std::optional<RunMode> runModeOfStart(int64_t Value);

/// The mode of a call whose start token says \p Mode and which is given both
/// dictionaries as different expressions if \p Separate.
RunMode withNamespaces(RunMode Mode, bool Separate);

} // namespace mailseal

#endif
