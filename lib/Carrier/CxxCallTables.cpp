//===- CxxCallTables.cpp --------------------------------------------------===//

#include "Carrier/CxxCallTables.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;
using llvm::StringRef;

namespace {
struct ApiFunction {
  llvm::StringLiteral Name;
  ApiMeaning Meaning;
};
} // namespace

static constexpr ApiFunction ApiFunctions[] = {
    {"PyImport_ImportModule", ApiMeaning::Import},
    {"PyImport_ImportModuleNoBlock", ApiMeaning::Import},
    {"PyImport_Import", ApiMeaning::Import},
    {"PyImport_AddModule", ApiMeaning::Import},
    {"PyObject_GetAttrString", ApiMeaning::Member},
    {"PyObject_GetAttr", ApiMeaning::Member},
    {"PyDict_GetItemString", ApiMeaning::Member},
    {"PyObject_SetAttrString", ApiMeaning::SetMember},
    {"PyObject_SetAttr", ApiMeaning::SetMember},
    {"PyObject_CallFunction", ApiMeaning::CallFormat},
    {"_PyObject_CallFunction_SizeT", ApiMeaning::CallFormat},
    {"PyEval_CallFunction", ApiMeaning::CallFormat},
    {"PyObject_CallMethod", ApiMeaning::CallMember},
    {"_PyObject_CallMethod_SizeT", ApiMeaning::CallMember},
    {"PyEval_CallMethod", ApiMeaning::CallMember},
    {"PyObject_CallFunctionObjArgs", ApiMeaning::CallObjects},
    {"PyObject_CallNoArgs", ApiMeaning::CallObjects},
    {"PyObject_CallOneArg", ApiMeaning::CallObjects},
    {"PyObject_CallMethodObjArgs", ApiMeaning::CallMemberObjects},
    {"PyObject_CallMethodNoArgs", ApiMeaning::CallMemberObjects},
    {"PyObject_CallMethodOneArg", ApiMeaning::CallMemberObjects},
    {"PyObject_CallObject", ApiMeaning::CallTuple},
    {"PyObject_Call", ApiMeaning::CallTuple},
    {"PyEval_CallObject", ApiMeaning::CallTuple},
    {"PyEval_CallObjectWithKeywords", ApiMeaning::CallTuple},
    {"PyObject_Vectorcall", ApiMeaning::CallVector},
    {"_PyObject_Vectorcall", ApiMeaning::CallVector},
    {"PyObject_VectorcallDict", ApiMeaning::CallVector},
    {"Py_BuildValue", ApiMeaning::Build},
    {"PyTuple_Pack", ApiMeaning::Build},
    {"PyModule_GetDict", ApiMeaning::Identity},
    {"PyUnicode_FromString", ApiMeaning::Identity},
    {"PyUnicode_InternFromString", ApiMeaning::Identity},
    {"PyUnicode_DecodeFSDefault", ApiMeaning::Identity},
    {"PyString_FromString", ApiMeaning::Identity},
    {"PyBytes_FromString", ApiMeaning::Identity},
    {"PyLong_FromLong", ApiMeaning::Identity},
    {"PyLong_FromUnsignedLong", ApiMeaning::Identity},
    {"PyInt_FromLong", ApiMeaning::Identity},
    {"PyFloat_FromDouble", ApiMeaning::Identity},
    {"Py_INCREF", ApiMeaning::Identity},
    {"Py_XINCREF", ApiMeaning::Identity},
    {"Py_DECREF", ApiMeaning::Identity},
    {"Py_XDECREF", ApiMeaning::Identity},
    {"Py_CLEAR", ApiMeaning::Identity},
    {"Py_NewRef", ApiMeaning::Identity},
    {"Py_XNewRef", ApiMeaning::Identity},
};

static constexpr llvm::StringLiteral Transparent[] = {
    "const_cast",
    "static_cast",
    "reinterpret_cast",
    "dynamic_cast",
    "move",
    "forward",
    "ref",
    "cref",
    "string",
    "string_view",
    "str",
    "bytes",
    "int_",
    "float_",
    "bool_",
    "cast",
    "object",
    "handle",
    "module",
    "module_",
    "borrow",
    "steal",
    "reinterpret_borrow",
    "reinterpret_steal",
    "borrowed",
    "QString",
    "QStringLiteral",
    "QByteArray",
    "QLatin1String",
    "_T",
    "TEXT",
    "optional",
    "make_optional",
    "unique_ptr",
    "shared_ptr",
    "make_unique",
    "make_shared",
    "ptr",
    "int",
    "PyObject",
    "PyObjectPtr",
};

static constexpr llvm::StringLiteral TransparentMembers[] = {
    "cast",      "ptr",    "get",         "release",  "value",    "inc_ref",
    "c_str",     "data",   "toStdString", "toUtf8",   "toLatin1", "toLocal8Bit",
    "constData", "object", "borrow",      "constGet", "newRef",
};

static constexpr llvm::StringLiteral PythonKeywords[] = {
    "None",  "True",   "False", "and",      "as",     "assert",     "async",
    "await", "break",  "class", "continue", "def",    "del",        "elif",
    "else",  "except", "exec",  "finally",  "for",    "from",       "global",
    "if",    "import", "in",    "is",       "lambda", "match",      "nonlocal",
    "not",   "or",     "pass",  "print",    "raise",  "return",     "self",
    "super", "try",    "while", "with",     "yield",  "__import__",
};

static constexpr llvm::StringLiteral CxxStatementWords[] = {
    "break",  "case", "catch", "continue", "default", "delete",   "do",
    "else",   "for",  "goto",  "if",       "new",     "return",   "sizeof",
    "switch", "this", "throw", "try",      "while",   "operator", "co_return",
};

/// Exceptions that an error of Python arrives as, or is derived from.
static constexpr llvm::StringLiteral PythonErrors[] = {"std::exception", "std::runtime_error"};

ApiMeaning mailseal::apiMeaning(StringRef Name) {
  if (!Name.starts_with("Py") && !Name.starts_with("_Py"))
    return ApiMeaning::None;
  for (const ApiFunction &F : ApiFunctions)
    if (F.Name == Name)
      return F.Meaning;
  return ApiMeaning::None;
}

bool mailseal::isTransparent(StringRef Name) { return llvm::is_contained(Transparent, Name); }

bool mailseal::isTransparentMember(StringRef Name) {
  return llvm::is_contained(TransparentMembers, Name);
}

bool mailseal::isReservedInPython(StringRef Name) {
  return llvm::is_contained(PythonKeywords, Name);
}

bool mailseal::isStatementWord(StringRef Name) {
  return llvm::is_contained(CxxStatementWords, Name);
}

StringRef mailseal::pythonException(StringRef Type) {
  // No error of Python arrives as a `std::bad_alloc`. A project's own exception
  // may be anything.
  bool Foreign = Type.starts_with("std::") && !llvm::is_contained(PythonErrors, Type);
  return Foreign ? "KeyboardInterrupt" : "Exception";
}
