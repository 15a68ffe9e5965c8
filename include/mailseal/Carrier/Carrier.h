//===- Carrier.h - From host files to units ---------------------*- C++ -*-===//

#ifndef MAILSEAL_CARRIER_CARRIER_H
#define MAILSEAL_CARRIER_CARRIER_H

#include "mailseal/Project/CompileCommands.h"
#include "mailseal/Project/SourceFile.h"
#include "mailseal/Unit/PythonUnit.h"
#include "llvm/ADT/ArrayRef.h"
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mailseal {

/// The namespace that texts run in where nothing else is said.
inline constexpr llvm::StringLiteral MainNamespace = "__main__";

/// How a text reaches a Python interpreter.
struct SinkUse {
  std::string Function; ///< e.g. `pybind11::exec`
  RunMode Mode = RunMode::Module;
  /// The sink dedents text that starts with a line break (pybind11::exec of a literal).
  bool Dedents = false;
  /// What the C++ calls the namespace; texts of one file with the same one see each
  /// other's names. Empty for a namespace that is not shared.
  std::string Namespace = {};

  friend bool operator==(const SinkUse &, const SinkUse &) = default;
};

/// A function that the user says runs Python.
struct UserSink {
  std::string Function; ///< Its qualified name, e.g. `myapp::runPython`.
  unsigned Code = 0;    ///< The argument that is the code, counted from 0.
};

/// What a wrapper makes of its argument before it is run.
enum class WrapperForm {
  Plain,
  Printf,         ///< The further arguments fill it in.
  Stringized,     ///< A macro's `#` makes a string of it.
  StringizedRest, ///< The same with all arguments behind it: `#__VA_ARGS__`.
};

/// A function or macro that hands an argument on to an interpreter.
struct CxxWrapper {
  unsigned Code = 0; ///< The argument, counted from 0.
  SinkUse Use;
  WrapperForm Form = WrapperForm::Plain;
  /// The bytes of the buffer that it is put in, where that is said.
  std::optional<uint64_t> Room = std::nullopt;
  /// The argument that is the dictionary, where the caller says it.
  std::optional<unsigned> Dictionary = std::nullopt;
  friend bool operator==(const CxxWrapper &, const CxxWrapper &) = default;
};

/// What a C++ file tells those that it includes, and that include it, of texts.
struct TextNames {
  /// Its functions that run what they are given.
  std::map<std::string, CxxWrapper> Wrappers;
  /// The constants, macros and functions of other files whose text it runs.
  std::map<std::string, SinkUse> Runs;
  /// Its macros that are string literals, by name: each spelling, and the name of the
  /// first file that has it.
  std::map<std::string, std::map<std::string, std::string>> Macros;

  /// Adds what \p Other knows and this does not.
  void merge(const TextNames &Other);
};

/// What other files have bound in the namespace that a file shares with them: the
/// interfaces of one SWIG module, a Cython file and what it includes. Each text has
/// statements, one a line.
struct SharedNames {
  std::string AtTop;  ///< What ran before all of the file.
  std::string Before; ///< What ran before its statements, but for those of `%pythonbegin`.
  std::string After;  ///< What runs after them.
  /// What runs where the file includes another, by the name that it spells.
  std::map<std::string, std::string> Included;

  /// All statements in one text.
  std::string all() const;
};

/// The statements of SharedNames \p Statements, where they may not run.
std::string conditionalStatements(llvm::StringRef Statements);

/// What a file does to a namespace that others share, in its order: it includes a
/// file, or it binds names, if it does.
struct NamespaceStep {
  std::string Include;        ///< The name as it is spelled; empty if there is none.
  std::string Statements;     ///< As SharedNames has them.
  bool IsTop = false;         ///< Whether they run before all others of the module.
  bool IsConditional = false; ///< Whether the file may not be included.
};

/// Sink uses by the byte offset, in one host file, of the first token of the
/// string literal (its prefix or opening quote).
using SinkMap = std::map<uint32_t, SinkUse>;

/// Adds \p Use of the literal at \p Offset. Where a literal is run in two ways, a
/// fix must suit both: the stricter mode stays.
void addSinkUse(SinkMap &Sinks, uint32_t Offset, const SinkUse &Use);

/// What is known of one file from outside of its text.
struct FileSinks {
  SinkMap Literals;               ///< What a parse proves.
  llvm::ArrayRef<UserSink> Named; ///< The user's own.
  TextNames Elsewhere;            ///< What files around it say of names.
  SharedNames Shared;             ///< What others bind in its namespace.
};

/// Carries a Python file: one unit, the whole of it, without its BOM. The names that
/// \p Shared has, where SWIG puts it into a module, are bound in it.
std::vector<PythonUnit> carryPythonFile(llvm::StringRef Bytes, const SharedNames &Shared = {});

/// What the Python file \p Bytes does to a namespace that it is put into.
std::vector<NamespaceStep> readPythonNamespace(llvm::StringRef Bytes);

/// Carries a Python file with placeholders that CMake's configure_file or a
/// configure script fills: one unit, the whole of it. A placeholder in code is
/// shown as a name, and not editable.
std::vector<PythonUnit> carryPythonTemplate(llvm::StringRef Bytes);

/// Carries a Cython file: one unit, the whole of it as Python of the same shape.
/// What only Cython has is shown as what it means to names, and is not editable.
/// The names that \p Shared has are bound in it.
std::vector<PythonUnit> carryCython(llvm::StringRef Bytes, const SharedNames &Shared);

/// What the Cython file \p Bytes does to its namespace.
std::vector<NamespaceStep> readCythonNamespace(llvm::StringRef Bytes);

/// Carries the texts of a C++ file, in the order of the file: each text that its
/// literals make, alone or put together, and that \p Mentions a library or has a
/// literal that \p Sinks knows. Uses Clang's raw lexer: all preprocessor branches
/// are seen.
///
/// Texts that run in one namespace are one unit. A text that is seen to reach a sink,
/// or that \p Sinks knows, has evidence Sink; the others have evidence Name, which
/// analysis raises to Parses where it holds.
std::vector<PythonUnit> carryCxxLiterals(llvm::StringRef Bytes, const FileSinks &Sinks,
                                         bool (*Mentions)(llvm::StringRef Text));

/// Reads the names of the C++ file \p Bytes; no parse is needed. For \p Named see FileSinks.
TextNames readTextNames(llvm::StringRef Bytes, llvm::ArrayRef<UserSink> Named);

/// Something in a host file that keeps Python in it from being carried.
struct CarrierProblem {
  uint32_t Offset = 0; ///< In the host.
  std::string Message; ///< Lower case, no final stop.
};

/// Carries a SWIG interface, or a header that holds one: the Python blocks of it,
/// which share the namespace of the module that SWIG generates, as one unit with
/// evidence Sink; and its C++, as carryCxx() does. SWIG need not be there.
///
/// Nothing of a file that SWIG could not read, and no block that it refuses:
/// carrierProblems() says what is wrong.
std::vector<PythonUnit> carrySwigInterface(llvm::StringRef Bytes, const FileSinks &Sinks,
                                           bool (*Mentions)(llvm::StringRef Text));

/// What the SWIG interface \p Bytes does to the namespace of its module.
std::vector<NamespaceStep> readSwigNamespace(llvm::StringRef Bytes);

/// What in the SWIG interface \p Bytes is not closed, or is refused by SWIG, and what
/// byteArrayProblems() says of its C++.
std::vector<CarrierProblem> swigProblems(llvm::StringRef Bytes,
                                         bool (*Mentions)(llvm::StringRef Text));

/// Carries the arrays of bytes in a C++ file, in the order of the file: lists of
/// numbers and characters, such as `xxd -i` writes, and string literals of numeric
/// escapes alone, whose bytes are a text that \p Mentions a library. An edit lays
/// the bytes out anew and changes the lengths that the file has of them. One that the
/// file hands to a sink, \p Named ones included, has evidence Sink.
///
/// Nothing of an array that is not closed: carrierProblems() says so.
std::vector<PythonUnit> carryByteArrays(llvm::StringRef Bytes, llvm::ArrayRef<UserSink> Named,
                                        bool (*Mentions)(llvm::StringRef Text));

/// Carries the files that Qt's rcc has put into the Python file \p Bytes and that \p
/// Mentions a library. No edit of them can be spelled.
std::vector<PythonUnit> carryPythonResources(llvm::StringRef Bytes,
                                             bool (*Mentions)(llvm::StringRef Text));

/// Which of the files that Qt's rcc has put into the Python file \p Bytes cannot be read.
std::vector<CarrierProblem> pythonResourceProblems(llvm::StringRef Bytes);

/// Whether \p Bytes are what Qt's rcc writes, in which compression may hide any text.
bool mayHoldResources(llvm::StringRef Bytes);

/// Which of the arrays in the C++ file \p Bytes that \p Mentions a library are not
/// closed, or have another length than the file says: they may be cut short. Also which
/// of Qt's resources in it cannot be read.
std::vector<CarrierProblem> byteArrayProblems(llvm::StringRef Bytes,
                                              bool (*Mentions)(llvm::StringRef Text));

/// Carries the Python calls that a C++ file makes through pybind11, nanobind,
/// Boost.Python or the C API: one unit, the Python that these calls and the code
/// around them mean, if a library that \p Mentions names is imported so. Needs
/// no parse: all preprocessor branches are seen.
std::vector<PythonUnit> carryCxxCalls(llvm::StringRef Bytes,
                                      bool (*Mentions)(llvm::StringRef Text));

/// Carries the literals, the arrays and the calls of a C++ file. A literal that is an
/// array of bytes is edited as one.
std::vector<PythonUnit> carryCxx(llvm::StringRef Bytes, const FileSinks &Sinks,
                                 bool (*Mentions)(llvm::StringRef Text));

/// Returns the code of each `python3 -c …` in \p Command, if that is a text for the
/// shell; its host is the text of \p Command. Its evidence is Name, as a text that looks
/// like a command need not be run.
std::vector<PythonUnit> findShellCode(const PythonUnit &Command);

/// Parses \p File with Clang by \p Command and returns, by real path, the
/// literals of that file and of the headers it includes that reach a Python
/// interpreter: directly, or through named constants.
///
/// Code that does not compile gives what could be parsed. Clang's own messages
/// are not shown; fails only where Clang could not run at all.
llvm::Expected<std::map<std::string, SinkMap>> findSinkUses(const SourceFile &File,
                                                            const CompileCommand &Command);

/// What in \p Bytes, a file of \p Kind, cannot be carried because the host is
/// broken, in the order of the file. For \p Mentions see carryCxxLiterals().
std::vector<CarrierProblem> carrierProblems(FileKind Kind, llvm::StringRef Bytes,
                                            bool (*Mentions)(llvm::StringRef Text));

/// What \p Bytes, a file of \p Kind, does to a namespace that others share; nothing
/// for a file that shares none.
std::vector<NamespaceStep> readNamespace(FileKind Kind, llvm::StringRef Bytes);

/// Carries \p Bytes with the carrier of \p Kind; the other parameters as above.
std::vector<PythonUnit> carry(FileKind Kind, llvm::StringRef Bytes, const FileSinks &Sinks,
                              bool (*Mentions)(llvm::StringRef Text));

} // namespace mailseal

#endif
