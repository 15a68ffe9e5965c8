//===- CxxOutline.h - The functions and classes of a C++ file ---*- C++ -*-===//

#ifndef MAILSEAL_CARRIER_CXXOUTLINE_H
#define MAILSEAL_CARRIER_CXXOUTLINE_H

#include "Carrier/CxxBranchedCode.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"

namespace mailseal {

/// A function with a body. Indexes are of tokens.
struct CxxFunction {
  llvm::StringRef Class; ///< Empty: none.
  llvm::StringRef Name;
  size_t Begin = 0;        ///< Its first token.
  size_t Parameters = 0;   ///< The parenthesis that opens them.
  size_t Initializers = 0; ///< The first of a constructor's initializers, or Body.
  size_t Body = 0;         ///< The brace that opens it.
};

/// A declaration of variables, at namespace scope or in a class.
struct CxxVariable {
  llvm::StringRef Class; ///< Empty: none.
  size_t Begin = 0, End = 0;
  bool HasValue = false;
};

struct CxxClass {
  std::vector<llvm::StringRef> Bases;
  llvm::StringSet<> Methods; ///< Those with a body in this file.
};

/// What a file declares, in the order of the file. Preprocessor branches and
/// namespaces are looked through.
class CxxOutline {
public:
  explicit CxxOutline(const CxxBranchedCode &Code) : Code(Code) { scan(0, Code.size(), "", 0); }

  std::vector<CxxFunction> Functions;
  std::vector<CxxVariable> Variables;
  /// Classes that are defined here, or have a member function that is.
  llvm::StringMap<CxxClass> Classes;
  llvm::StringSet<> Namespaces;

private:
  void scan(size_t Begin, size_t End, llvm::StringRef Class, unsigned Depth);
  size_t skipToSemicolon(size_t Index, size_t End) const;
  size_t readNamespace(size_t Index, size_t End, unsigned Depth);
  size_t readClass(size_t Index, size_t End, unsigned Depth);
  size_t readDeclaration(size_t Index, size_t End, llvm::StringRef Class);
  size_t readFunction(size_t Begin, size_t Parameters, size_t End, llvm::StringRef Class);
  bool opensParameters(size_t Open) const;

  const CxxBranchedCode &Code;
};

} // namespace mailseal

#endif
