//===- CxxStatements.h - Functions, blocks and statements -------*- C++ -*-===//

#ifndef MAILSEAL_CARRIER_CXXSTATEMENTS_H
#define MAILSEAL_CARRIER_CXXSTATEMENTS_H

#include "Carrier/CxxCode.h"
#include <string>
#include <utility>

namespace mailseal {

struct CxxParameter {
  llvm::StringRef Name; ///< Empty if it has none.
  TokenRange Default;   ///< Empty if it has none.
};

/// The head of a function, or of a lambda, whose name is that of its variable or of
/// the signal that it is connected to.
struct CxxFunctionHead {
  llvm::StringRef Name;
  llvm::SmallVector<CxxParameter, 4> Parameters;
  /// What a constructor gives its members: name and expression.
  llvm::SmallVector<std::pair<llvm::StringRef, TokenRange>, 2> Initializers;
};

/// What a block says of its statements.
enum class CxxBlock {
  Function,
  Plain,       ///< They run: a bare block, `try`, `do`.
  Conditional, ///< They may not run: `if`, loops, handlers.
  Alternative, ///< They run in place of others: `else`, an arm of `switch`.
};

/// Is told what there is, in the order of the file.
class CxxStatementVisitor {
public:
  virtual ~CxxStatementVisitor();
  /// \p Offset is where the body begins; no two have the same.
  virtual void enterFunction(const CxxFunctionHead &F, uint32_t Offset) = 0;
  virtual void leaveFunction() = 0;
  virtual void enterBlock(CxxBlock Kind, uint32_t Offset) = 0;
  virtual void leaveBlock() = 0;
  /// \p S is a statement without its semicolon, or the condition of one; it may
  /// hold lambdas, whose bodies come before it. \p CanBeRepeated says that another
  /// statement may stand beside it.
  virtual void visitStatement(TokenRange S, bool CanBeRepeated) = 0;
};

/// Visits all of \p Code. Never fails: what is no C++ is some statement.
void visitCxxStatements(const CxxCode &Code, CxxStatementVisitor &Visitor);

/// The line break and the indentation that the line of \p Offset begins with; a
/// blank where something else stands before \p Offset on its line.
std::string lineBreakBefore(llvm::StringRef Bytes, uint32_t Offset);

} // namespace mailseal

#endif
