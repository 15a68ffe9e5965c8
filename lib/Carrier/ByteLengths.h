//===- ByteLengths.h - Where a file has the length of an array --*- C++ -*-===//

#ifndef MAILSEAL_CARRIER_BYTELENGTHS_H
#define MAILSEAL_CARRIER_BYTELENGTHS_H

#include "Carrier/ByteElements.h"
#include "mailseal/Core/Edit.h"
#include "llvm/Support/Error.h"

namespace mailseal {

/// The numbers in a file that are the length of one array: `[123]`,
/// `script_py_len = 123`, `#define SCRIPT_SIZE 123`, `run(script, 123)`.
class ByteLengths {
public:
  /// Looks in \p Tokens of \p Bytes. \p IsOnly says that \p Array is the only array of
  /// bytes there, so that a length without its name is its.
  ByteLengths(llvm::StringRef Bytes, llvm::ArrayRef<CxxToken> Tokens, const ByteArray &Array,
              bool IsOnly);

  /// What says another length than the array has, for the user; empty if nothing does.
  const std::string &mismatch() const { return Mismatch; }

  /// Returns the edits that say that the array has \p Count elements. Fails where
  /// the file does not have its length, or sets a limit to it.
  llvm::Expected<std::vector<Edit>> change(size_t Count) const;

private:
  /// Whether a name means the length of the array.
  enum class LengthName {
    None,
    Likely,  ///< Where it has the right number.
    OfArray, ///< It is the array's own with a word for length.
  };

  void seeBound();
  void seeNumber(size_t I);
  std::optional<size_t> nameOf(size_t I) const;
  LengthName kindOf(llvm::StringRef Name) const;
  bool seesName() const;
  llvm::StringRef text(size_t I) const { return Tokens[I].Range.in(Bytes); }

  llvm::StringRef Bytes;
  llvm::ArrayRef<CxxToken> Tokens;
  const ByteArray &Array;
  bool IsOnly;
  std::vector<size_t> Places;  ///< The tokens that are the length.
  std::optional<size_t> Limit; ///< The token of a bound that leaves room.
  bool HasNamedBound = false;  ///< Whether the bound is a name.
  bool SeesBound = false;      ///< Whether the number that this name stands for is seen.
  std::string Mismatch;
};

} // namespace mailseal

#endif
