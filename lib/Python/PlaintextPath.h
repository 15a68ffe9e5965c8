//===- PlaintextPath.h - Where a program goes on without TLS ----*- C++ -*-===//
//
// Follows the statements that run when TLS was not had, as far as one function
// goes, and stops at the first that gives something away.

#ifndef MAILSEAL_LIB_PYTHON_PLAINTEXTPATH_H
#define MAILSEAL_LIB_PYTHON_PLAINTEXTPATH_H

#include "Handlers.h"
#include "TlsQuestion.h"
#include "llvm/ADT/STLExtras.h"
#include <vector>

namespace mailseal {

/// Whether \p Call makes an object of a class of \p Module that starts no TLS.
bool makesPlainObject(Node Call, llvm::StringRef Module, const Resolver &Names);

/// The name that the object made by \p Construction is bound to, or empty.
std::string holderOf(Node Construction);

/// Whether \p Method of an object of \p Module gives a credential or mail away.
bool isSender(llvm::StringRef Module, llvm::StringRef Method);

/// Whether \p Call ends the program, or raises, whatever happens.
bool endsProgram(Node Call, const Resolver &Names);

/// What runs when one TLS call did not do its work.
class PlaintextPath {
public:
  /// \p Receiver is the name of the object that was to have TLS. It \p IsOpen if it
  /// is still connected, in plaintext; else it is of no use until it connects anew.
  PlaintextPath(Node TlsCall, const ApiCallable &Row, std::string Receiver, bool IsOpen,
                const Resolver &Names);

  /// The call that sends a credential or mail in plaintext when \p H caught the
  /// error; none if there is none, or the program stops before it.
  Node through(const Handler &H);
  /// The same when \p If did not come to its branch \p Own with the TLS call.
  Node past(Node If, Node Own);
  /// The same when \p If came to its branch \p Block.
  Node into(Node Block, Node If);
  /// The same when \p Statement was left out.
  Node behind(Node Statement);
  /// The same in \p Function, which runs later.
  Node in(Node Function);

  /// Whether the function of the path was left with the object still open in plaintext.
  bool leavesOpen() const { return LeavesOpen; }
  /// What it gave back then, or none.
  Node returned() const { return Returned; }
  /// The names set beside the TLS call: a condition on one asks how it went.
  llvm::ArrayRef<std::string> flags() const { return Flags; }
  void addFlags(llvm::ArrayRef<std::string> Names) { llvm::append_range(Flags, Names); }

private:
  enum class Ending { FallsThrough, Stops, Breaks, Leaks };
  /// The names of objects that talk in plaintext.
  using NameList = std::vector<std::string>;

  /// Goes on behind \p Statement, where \p End allows it.
  Node goOn(Ending End, Node Statement);
  Ending runSuite(Node Suite);
  Ending runSiblings(Node First);
  Ending runBehind(Node Statement);
  Ending runStatement(Node Statement);
  Ending runIf(Node If, Node From);
  Ending runLoop(Node Loop);
  Ending runTry(Node Try);
  Ending runFinally(Node Try);
  Ending runSimple(Node Statement);
  Ending runCall(Node Call);
  void runAssignment(Node Left, Node Right);

  bool isPlain(llvm::StringRef Name) const;
  void setPlain(llvm::StringRef Name, bool Plain);
  bool dependsOnTls(Node Condition) const;
  void noteFlags(Node Statement);

  const ApiCallable &Row;
  std::string Receiver;
  bool StartsOpen;
  const Resolver &Names;

  NameList Plain;
  NameList Flags;
  bool InHandler = false;
  Node Leak;
  bool LeavesOpen = false;
  Node Returned;
};

} // namespace mailseal

#endif
