//===- Scopes.h - Scopes and bindings of a Python text ----------*- C++ -*-===//
//
// Which names are bound where, as the Python reference has it (Execution model,
// "Naming and binding"); what the names mean is Resolver's business.

#ifndef MAILSEAL_LIB_PYTHON_SCOPES_H
#define MAILSEAL_LIB_PYTHON_SCOPES_H

#include "SyntaxTree.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace mailseal {

enum class ScopeKind { Module, Class, Function, Lambda, Comprehension };

using ScopeId = uint32_t;

enum class BindingKind {
  Import,      ///< `import a.b`, `from a import b`: Path is the module or `a.b`.
  Value,       ///< `name = Value`, `with Value as name`, `(name := Value)`,
               ///< `setattr(object, "name", Value)`.
  Function,    ///< `def name`.
  Class,       ///< `class name`.
  Parameter,   ///< Value is its default, if it has one.
  Element,     ///< `for name in Value`: one of its elements.
  Part,        ///< `a, (b, c) = Value`: the part of Value at Places.
  ElementPart, ///< `for a, (b, c) in Value`: the part of one of its elements.
  Typed,       ///< `name: Annotation` with no value: bound elsewhere to one of that type.
  Deleted,     ///< `del name`: unbound from there on.
  Opaque,      ///< Bound to something that is not followed: `*rest` of an unpacked tuple,
               ///< `except … as name`, `name += …`.
};

/// One place where a name is bound.
struct Binding {
  BindingKind Kind = BindingKind::Opaque;
  /// The bound identifier or attribute, or its name in a call of `setattr`.
  Node Target;
  /// The expression, statement or definition that gives the value; none if Opaque.
  Node Value = {};
  /// Dotted path of an import. A relative import keeps its dots, so it is never
  /// a library's.
  std::string Path = {};
  /// The type that the source gives the name, or none.
  Node Annotation = {};
  /// Of a part: its place in the whole, from 0, then the place in that part, and so on.
  llvm::SmallVector<uint32_t, 2> Places = {};

  /// The offset from which the binding holds in straight-line code.
  uint32_t effectiveFrom() const;
};

struct Scope {
  ScopeKind Kind = ScopeKind::Module;
  /// The definition, lambda, comprehension or module.
  Node Definition;
  ScopeId Parent = 0; ///< The module's is itself.
  /// Bindings by name; of a dotted name (`app.server = …`) under the whole of it.
  llvm::StringMap<llvm::SmallVector<Binding, 1>> Bindings;
  /// In a class: assignments to attributes of self, by attribute.
  llvm::StringMap<llvm::SmallVector<Binding, 1>> SelfAttributes;
  /// The `from module import *` statements.
  std::vector<Node> StarImports;
};

/// All scopes of one tree.
class ScopeTable {
public:
  explicit ScopeTable(const SyntaxTree &Tree);

  const Scope &scope(ScopeId Id) const { return Scopes[Id]; }
  /// The number of scopes; the module's is 0.
  ScopeId size() const { return static_cast<ScopeId>(Scopes.size()); }
  /// The scope in which \p N is evaluated.
  ScopeId scopeOf(Node N) const;
  /// The scope whose body \p Definition (a def, class, lambda) has.
  ScopeId bodyScope(Node Definition) const;

  /// The function or module scope that \p Id runs in: comprehensions and class
  /// bodies run in line.
  ScopeId frameOf(ScopeId Id) const;

  /// The scope that binds \p Name as seen from \p From, by Python's rules (class
  /// scopes are seen from their own body only). False if none does.
  bool findScope(llvm::StringRef Name, ScopeId From, ScopeId &Found) const;

  /// What binds \p Name, an identifier, as seen from where it stands; nothing if the text
  /// does not, or it is something else.
  llvm::ArrayRef<Binding> bindingsOf(Node Name) const;

  /// The method's class, where \p From is the scope of a method or of something
  /// inside one; false if it is not. \p Receiver gets the first parameter's name,
  /// empty for a static method.
  bool enclosingClass(ScopeId From, ScopeId &Class, llvm::StringRef &Receiver) const;

  /// Of \p All bindings of one name, those that may be the current one at \p Use.
  /// A binding that must run before the use hides earlier ones, and, of an attribute,
  /// those in other methods; a use in another function than the bindings sees them all,
  /// and one in another tree what reachingAtEnd() gives.
  llvm::SmallVector<const Binding *, 2> reaching(llvm::ArrayRef<Binding> All, Node Use) const;

  /// The same when the body of the bindings' scope, a module or class, has run.
  llvm::SmallVector<const Binding *, 2> reachingAtEnd(llvm::ArrayRef<Binding> All) const;

  /// Whether something in the text may assign to an attribute \p Name of any
  /// object: an assignment, or a call of `setattr`.
  bool assignsAttribute(llvm::StringRef Name) const {
    return AssignsAny || AssignedAttributes.contains(Name);
  }

  /// Whether objects may have attributes that no binding shows.
  bool hidesAttributes() const { return HidesAttributes; }

  /// Whether a dotted name that ends with \p Name is bound.
  bool bindsDotted(llvm::StringRef Name) const { return DottedNames.contains(Name); }

  const SyntaxTree &tree() const { return *Tree; }

private:
  friend class ScopeBuilder;
  const SyntaxTree *Tree;
  std::deque<Scope> Scopes;                         ///< To grow without a copy.
  std::vector<ScopeId> ScopeOfNode;                 ///< By node index.
  std::vector<std::pair<uint32_t, ScopeId>> Bodies; ///< Definition's index → scope, sorted.
  llvm::StringSet<> AssignedAttributes;
  llvm::StringSet<> DottedNames; ///< The last part of each.
  bool HidesAttributes = false;
  bool AssignsAny = false; ///< `setattr` is called with a name that is not known.
};

/// A call `setattr(Object, "Name", Value)`.
struct AttributeSetting {
  Node Object;
  Node Literal; ///< The name with its quotes.
  llvm::StringRef Name;
  Node Value;
};

/// \p Call as one that gives an attribute a value; nothing if it is another call, or the
/// name is not a plain string.
std::optional<AttributeSetting> attributeSetting(Node Call);

/// The suite in which \p N's statement stands: a block or the module.
Node suiteOf(Node N);

/// Whether \p Definition, a function, is decorated as a property: its object's
/// attribute is what it returns.
bool isProperty(Node Definition);

/// Whether \p Definition, a function, is decorated as a context manager: `with`
/// binds what it yields.
bool isContextManager(Node Definition);

/// The name that a chain of identifiers and attributes spells (`a.b.c`), or an
/// empty string for any other expression.
std::string dottedName(Node Expression);

/// The text of a plain string literal (`'x'`, `"x"`: no prefix, escape or
/// interpolation); false for any other expression.
bool plainString(Node Expression, llvm::StringRef &Text);

} // namespace mailseal

#endif
