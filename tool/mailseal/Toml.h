//===- Toml.h - The part of TOML that a configuration needs -----*- C++ -*-===//
//
// Keys with strings, arrays of strings, booleans and numbers, read by toml++.
// CLI11's reader is not used: it takes `#` in a string for a comment, knows no
// escapes, and tells no line numbers.

#ifndef MAILSEAL_TOOL_TOML_H
#define MAILSEAL_TOOL_TOML_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace mailseal {

/// One `key = value` of a configuration file.
struct TomlEntry {
  enum class Kind { String, Array, Boolean, Number };
  unsigned Line = 0; ///< 1-based.
  std::string Key;
  Kind Type = Kind::String;
  /// The strings of an array; of anything else its one value: the decoded string,
  /// `true` or `false`, or the number as it is written.
  std::vector<std::string> Values;
};

/// Parses \p Text; fails at the first line that it cannot take, with
/// `\p Path:LINE: ` in front.
llvm::Expected<std::vector<TomlEntry>> parseToml(llvm::StringRef Path, llvm::StringRef Text);

} // namespace mailseal

#endif
