//===- CxxSinkTable.cpp ---------------------------------------------------===//

#include "Carrier/CxxSinkTable.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;
using llvm::StringRef;

// For the columns see CxxSink. PyRun_StringFlags and the Py_CompileString
// family are what the plain names are macros for in some versions of Python.
static constexpr CxxSink Sinks[] = {
    {"PyRun_SimpleString"},
    {"PyRun_SimpleStringFlags"},
    {"PyRun_String", RunMode::Module, 0, 1, 2, 3},
    {"PyRun_StringFlags", RunMode::Module, 0, 1, 2, 3},
    {"Py_CompileString", RunMode::Module, 0, 2, {}, {}, false, false, false},
    {"Py_CompileStringFlags", RunMode::Module, 0, 2, {}, {}, false, false, false},
    {"Py_CompileStringExFlags", RunMode::Module, 0, 2, {}, {}, false, false, false},
    {"Py_CompileStringObject", RunMode::Module, 0, 2, {}, {}, false, false, false},
    {"pybind11::exec", RunMode::Module, 0, {}, 1, 2, false, true},
    {"pybind11::eval", RunMode::Expression, 0, {}, 1, 2, true, true},
    {"nanobind::exec", RunMode::Module, 0, {}, 1, 2, false, true},
    {"nanobind::eval", RunMode::Expression, 0, {}, 1, 2, true, true},
    {"boost::python::exec", RunMode::Module, 0, {}, 1, 2},
    {"boost::python::exec_statement", RunMode::SingleInput, 0, {}, 1, 2},
    {"boost::python::eval", RunMode::Expression, 0, {}, 1, 2},
    {"TPython::Exec"},
    {"TPython::Eval", RunMode::Expression},
    {"PythonQtObjectPtr::evalScript",
     RunMode::Module,
     0,
     1,
     {},
     {},
     false,
     false,
     true,
     true,
     true},
    // What applications offer to their own code and to plugins.
    {"BPY_run_string_exec", RunMode::Module, 2},
    {"PYrunPythonStatements"},
    {"PYrunPythonStatementsAndExpectNoErrors"},
    {"TfPyRunSimpleString"},
    {"TfPyRunString", RunMode::Module, 0, 1, 2, 3},
    {"MGlobal::executePythonCommand"},
    {"MGlobal::executePythonCommandOnIdle"},
    {"QgsPythonRunner::run"},
    {"QgsPythonRunner::eval", RunMode::Expression},
    {"UPythonScriptLibrary::ExecutePythonCommand"},
    {"vtkPythonInterpreter::RunSimpleString"},
    {"Base::InterpreterSingleton::runString",
     RunMode::Module,
     0,
     {},
     {},
     {},
     false,
     false,
     true,
     true},
    {"IPythonScriptPlugin::ExecPythonCommand",
     RunMode::Module,
     0,
     {},
     {},
     {},
     false,
     false,
     true,
     true},
    {"ctkAbstractPythonManager::executeString",
     RunMode::Module,
     0,
     1,
     {},
     {},
     false,
     false,
     true,
     true},
    {"pqPythonShell::executeScript", RunMode::Module, 0, {}, {}, {}, false, false, true, true},
};

namespace {
struct NamespaceAlias {
  llvm::StringLiteral Alias, Namespace;
};

struct StartToken {
  llvm::StringLiteral Name;
  RunMode Mode;
};
} // namespace

static constexpr NamespaceAlias Aliases[] = {
    {"pybind11", "pybind11"},           {"py", "pybind11"},
    {"nanobind", "nanobind"},           {"nb", "nanobind"},
    {"boost::python", "boost::python"}, {"bp", "boost::python"},
    {"bpy", "boost::python"},           {"python", "boost::python"},
};

static constexpr StartToken StartTokens[] = {
    {"Py_file_input", RunMode::Module},
    {"Py_single_input", RunMode::SingleInput},
    {"Py_eval_input", RunMode::Expression},
    {"eval_statements", RunMode::Module},
    {"eval_single_statement", RunMode::SingleInput},
    {"eval_expr", RunMode::Expression},
    {"FileInput", RunMode::Module},
    {"SingleInput", RunMode::SingleInput},
    {"EvalInput", RunMode::Expression},
};

StringRef CxxSink::enclosing() const {
  return StringRef(Function).drop_back(name().size()).rtrim(':');
}

StringRef CxxSink::name() const {
  size_t Colon = Function.rfind(':');
  return Colon == StringRef::npos ? StringRef(Function) : Function.substr(Colon + 1);
}

llvm::ArrayRef<CxxSink> mailseal::cxxSinks() { return Sinks; }

const CxxSink *mailseal::findCxxSink(StringRef Function) {
  Function.consume_front("::");
  const CxxSink *Found =
      llvm::find_if(Sinks, [&](const CxxSink &Sink) { return Sink.Function == Function; });
  return Found == std::end(Sinks) ? nullptr : Found;
}

StringRef mailseal::namespaceOfAlias(StringRef Alias) {
  for (const NamespaceAlias &Entry : Aliases)
    if (Entry.Alias == Alias)
      return Entry.Namespace;
  return "";
}

std::optional<RunMode> mailseal::runModeOfStart(StringRef Name) {
  if (size_t Colon = Name.rfind(':'); Colon != StringRef::npos)
    Name = Name.substr(Colon + 1);
  for (const StartToken &Token : StartTokens)
    if (Token.Name == Name)
      return Token.Mode;
  return std::nullopt;
}

std::optional<RunMode> mailseal::runModeOfStart(int64_t Value) {
  // The values are part of the stable ABI of every Python 3.
  switch (Value) {
  case 256:
    return RunMode::SingleInput;
  case 257:
    return RunMode::Module;
  case 258:
    return RunMode::Expression;
  default:
    return std::nullopt;
  }
}

RunMode mailseal::withNamespaces(RunMode Mode, bool Separate) {
  return Mode == RunMode::Module && Separate ? RunMode::SeparateNamespaces : Mode;
}
