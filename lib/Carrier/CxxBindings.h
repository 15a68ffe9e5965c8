//===- CxxBindings.h - How a file spells its binding library ----*- C++ -*-===//
//
// pybind11, nanobind and Boost.Python look alike. Which one a name belongs to, and
// how a new call has to be spelled beside the others, is decided here.

#ifndef MAILSEAL_CARRIER_CXXBINDINGS_H
#define MAILSEAL_CARRIER_CXXBINDINGS_H

#include "Carrier/CxxBranchedCode.h"
#include <optional>
#include <string>
#include <vector>

namespace mailseal {

enum class BindingLibrary { Pybind11, Nanobind, BoostPython };

/// How Python is called at one place of a file.
struct BindingStyle {
  BindingLibrary Library = BindingLibrary::Pybind11;
  std::string Prefix;       ///< `py::`, or empty under `using namespace`.
  std::string Module;       ///< `module_`; empty for Boost.Python.
  bool UsesLiteral = false; ///< `"timeout"_a` rather than `py::arg("timeout")`.

  friend bool operator==(const BindingStyle &, const BindingStyle &) = default;
};

class CxxBindings {
public:
  explicit CxxBindings(const CxxBranchedCode &Code);

  /// The library that imports a module when \p Function is called, a qualified
  /// name such as `py::module_::import`; nothing for other functions.
  std::optional<BindingLibrary> importer(llvm::StringRef Function) const;
  /// What \p Name is without the namespace of a binding library: `none` for
  /// `py::none`; empty where it is in none.
  llvm::StringRef member(llvm::StringRef Name) const;

  /// Whether the file itself includes all of Boost.Python.
  bool includesBoost() const { return IncludesBoost; }

  /// How a call at the token \p Index would be spelled; nothing where the file
  /// tells too little.
  std::optional<BindingStyle> styleAt(size_t Index) const;

private:
  /// A name for a namespace, or a `using namespace`, and where it is seen.
  struct Visible {
    std::string Name;   ///< The alias; empty for a directive.
    std::string Target; ///< The namespace.
    size_t Begin = 0, End = 0;
  };
  /// A call that imports a module.
  struct Import {
    size_t At = 0;
    BindingLibrary Library = BindingLibrary::Pybind11;
    std::string Prefix, Module;
  };

  void readUsing(size_t Index, size_t BlockEnd);
  void readAlias(size_t Index, size_t BlockEnd);
  std::optional<BindingLibrary> library(llvm::StringRef Namespace) const;
  bool isSeen(llvm::StringRef Prefix, size_t Index) const;
  const Import *importBefore(size_t Index) const;

  const CxxBranchedCode &Code;
  bool IncludesBoost;
  bool HasOtherArg = false; ///< Something of the file is called `arg`.
  std::vector<Visible> Aliases, Directives;
  std::vector<Import> Imports;         ///< In the order of the file.
  bool IsMixed = false;                ///< They are of several libraries.
  std::vector<std::string> Qualifiers; ///< Namespaces of binding libraries that are named.
};

} // namespace mailseal

#endif
