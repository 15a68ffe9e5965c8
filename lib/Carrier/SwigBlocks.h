//===- SwigBlocks.h - The Python blocks of a SWIG interface -----*- C++ -*-===//
//
// Which parts of an interface become Python, and where in the generated module.
// From SWIG's Lib/python/pyuserdir.swg and Source/Modules/python.cxx, and from
// what SWIG 4.1 writes.

#ifndef MAILSEAL_CARRIER_SWIGBLOCKS_H
#define MAILSEAL_CARRIER_SWIGBLOCKS_H

#include "Carrier/SwigLexer.h"
#include <string>
#include <vector>

namespace mailseal {

/// Where SWIG puts a block.
enum class SwigPlace {
  Top,       ///< The top of the module, before all that SWIG writes.
  Statement, ///< Where it stands: in the module or in the body of a class.
  Prologue,  ///< In the body of a function, before the C++ is called.
  Epilogue,  ///< There, behind it.
};

/// How a block is written.
enum class SwigForm {
  Percent, ///< `%{ … %}`: as it is.
  Braces,  ///< `{ … }`: SWIG's preprocessor runs over it.
  Quotes,  ///< `"…"`: with escapes; several may stand beside each other.
};

struct SwigBlock {
  /// `%pythoncode`, `%insert`, …, as it is spelled.
  llvm::StringRef Directive;
  /// From the directive to the end of what closes the block.
  TextRange Range;
  /// What stands between the delimiters; more than one for Quotes only.
  std::vector<TextRange> Bodies;
  SwigForm Form = SwigForm::Percent;
  SwigPlace Place = SwigPlace::Statement;
  /// The class whose body it is in, without namespaces; empty: the module.
  std::string Class;
  /// The declaration of the function that it is for (Prologue, Epilogue).
  std::string Function;
  /// What it takes for the block to be there at all, outermost first: a number for
  /// each branch of a conditional, and for each macro definition around it. Empty
  /// where it always is.
  std::vector<unsigned> Conditions;
  /// Names that the preprocessor replaces in it.
  std::vector<llvm::StringRef> MacroNames;
  /// Whether it stands in a macro definition, where `#` and the like mean something.
  bool InMacro = false;
  /// Whether `$name` stands for something in it.
  bool HasPlaceholders = false;
  /// Whether a directive of the preprocessor stands in it.
  bool HasDirectives = false;
};

/// `%include "mail.i"` or `%pythoncode "mail.py"`, at the level of the module.
struct SwigInclude {
  uint32_t Offset = 0;
  llvm::StringRef Name; ///< As it is spelled.
  bool IsConditional = false;
};

struct SwigBlocks {
  std::vector<SwigBlock> Blocks;     ///< In the order of the file.
  std::vector<SwigInclude> Includes; ///< In this order, too.
  /// Strings and blocks that are documentation.
  std::vector<TextRange> Documentation;
  std::vector<CarrierProblem> Problems;
  /// Whether the interface could be read to its end; there are no blocks else.
  bool IsComplete = true;
};

/// Whether a line of \p Bytes, a C or C++ header, begins with a directive that has
/// a Python block.
bool isSwigHeader(llvm::StringRef Bytes);

/// Finds the Python blocks of the interface \p Bytes, in all branches of its
/// conditionals. Nothing but problems where the interface cannot be read to its end.
SwigBlocks findSwigBlocks(llvm::StringRef Bytes);

} // namespace mailseal

#endif
