//===- Resolver.h - What an expression stands for ---------------*- C++ -*-===//
//
// Follows names, attributes and calls through the scopes of one unit. Whatever
// it cannot follow is Unknown: nothing is guessed from a name alone.

#ifndef MAILSEAL_LIB_PYTHON_RESOLVER_H
#define MAILSEAL_LIB_PYTHON_RESOLVER_H

#include "ApiTable.h"
#include "Scopes.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"
#include <memory>
#include <string>

namespace mailseal {

enum class ValueKind {
  Unknown,       ///< Could be anything: a parameter, the result of an unknown call.
  None,          ///< The constant None.
  String,        ///< A string literal: Origin.
  Other,         ///< Surely nothing of a library: a number, a function, a foreign object.
  External,      ///< A module or what is in it, by dotted Path.
  Instance,      ///< An object of the external class Path, made by the call Origin.
  Method,        ///< The bound method Member of an object of external class Path.
  LocalClass,    ///< A class of this unit.
  LocalInstance, ///< An object of one, made by the call Origin if there is one.
  Super,         ///< super() in the class.
  Container,     ///< The dictionary, list or tuple display Origin.
};

/// One thing that an expression may stand for.
struct Value {
  ValueKind Kind = ValueKind::Unknown;
  std::string Path;
  std::string Member;
  ScopeId Class = 0;
  Node Origin;
  /// The import statement that the path came in by; none for `__import__('x')`.
  Node Import;
  /// The object is of a subclass with an __init__ of its own, so Origin's
  /// arguments are not the library constructor's.
  bool OwnConstructor = false;
  /// The module was imported by other code that shares the namespace.
  bool Assumed = false;
  /// The call of functools.partial() that wraps the class Path, or none: what it
  /// gives the class is judged there.
  Node Partial = {};
};

/// All things that an expression may stand for.
using Values = llvm::SmallVector<Value, 2>;

/// One TLS callable that a call may reach.
struct Callee {
  const ApiCallable *Row = nullptr;
  /// What the call is made on: the class or the object.
  Value Receiver;
  /// How many positional arguments stand before the callee's own: self in
  /// `SMTP_SSL.__init__(self, host)`, the class in `partial(SMTP_SSL, host)`.
  unsigned SelfArguments = 0;
  /// The call is one of partial() or the like, which hands its arguments on.
  bool Forwarded = false;
};

/// What a call may reach.
struct Callees {
  /// The expression that names the callee.
  Node Named;
  llvm::SmallVector<Callee, 1> Tls;
  bool MayBeOther = false;   ///< It may be something known that is no TLS callable.
  bool MayBeUnknown = false; ///< It may be something that was not followed.
};

class Resolver {
public:
  /// \p AssumeModules: an unbound name of a library is the library, which code
  /// that shares the namespace has imported.
  Resolver(const ScopeTable &Scopes, bool AssumeModules)
      : Scopes(Scopes), AssumeModules(AssumeModules) {}

  const ScopeTable &scopes() const { return Scopes; }

  /// What \p Expression may stand for; at least one value.
  Values resolve(Node Expression) const;
  Callees resolveCallees(Node Call) const;
  /// Whether \p Expression is the external \p Path (`textwrap.dedent`), and nothing else.
  bool isExternal(Node Expression, llvm::StringRef Path) const;

  /// The expressions that \p Expression may have its value from, names followed
  /// to what is assigned to them: of `ctx`, the right sides of its assignments.
  /// Expressions that lead on to something not followed are given as they are.
  llvm::SmallVector<Node, 2> origins(Node Expression) const;

private:
  /// The same; empty inside a cycle (`s = s or SMTP()`), to which it adds nothing.
  Values resolve(Node Expression, unsigned Depth) const;
  Values resolveUncached(Node Expression, unsigned Depth) const;
  /// What \p Name stands for at \p Use.
  Values resolveName(llvm::StringRef Name, Node Use, unsigned Depth) const;
  Values resolveAttribute(Node Attribute, unsigned Depth) const;
  Values resolveCall(Node Call, unsigned Depth) const;
  /// What \p Call gives when it calls \p Function.
  Values resultOf(const Value &Function, Node Call, unsigned Depth) const;
  /// The class that \p Call, of functools.partial(), wraps.
  Values resultOfPartial(Node Call, unsigned Depth) const;
  Values resolveBinding(const Binding &B, unsigned Depth) const;
  Values resolveReturns(Node Function, unsigned Depth) const;
  /// The elements of the displays among \p Containers.
  Values elementsOf(const Values &Containers, unsigned Depth) const;
  /// Objects of the library classes that \p Annotation names.
  Values resolveAnnotation(Node Annotation, unsigned Depth) const;
  Values resolveBindings(llvm::ArrayRef<Binding> All, Node Use, unsigned Depth) const;
  /// The attribute \p Name of \p Object.
  Values member(const Value &Object, llvm::StringRef Name, Node Use, unsigned Depth) const;
  Values memberOfClass(ScopeId Class, llvm::StringRef Name, const Value &Object, Node Use,
                       bool SkipOwn, unsigned Depth) const;
  void addCallees(const Value &Function, Callees &Result, unsigned Depth) const;
  llvm::SmallVector<Node, 2> baseExpressions(ScopeId Class) const;
  Values bases(ScopeId Class, unsigned Depth) const;

  const ScopeTable &Scopes;
  bool AssumeModules;
  /// By node index; none while the node is being resolved.
  mutable llvm::DenseMap<uint32_t, std::unique_ptr<const Values>> Known;
};

/// Whether \p Function, a definition, is called where its name is read.
bool isProperty(Node Function);

/// The text of a plain string literal (`'x'`, `"x"`: no prefix, escape or
/// interpolation); false for any other expression.
bool plainString(Node Expression, llvm::StringRef &Text);

} // namespace mailseal

#endif
