//===- ByteLayout.h - How an array lays out its bytes -----------*- C++ -*-===//

#ifndef MAILSEAL_CARRIER_BYTELAYOUT_H
#define MAILSEAL_CARRIER_BYTELAYOUT_H

#include "Carrier/ByteElements.h"
#include "llvm/Support/Error.h"
#include <array>

namespace mailseal {

/// A byte of the new array.
struct NewByte {
  uint8_t Value = 0;
  /// Which element of the old array it is; none for a new one.
  std::optional<size_t> Old;
};

/// How one array spells and lays out its bytes: so many in a row, rows of a width,
/// a row for each line of the text, or as they happen to stand.
class ByteLayout {
public:
  /// Learns the layout of \p Array. Fails where there is more between its elements
  /// than separators: a comment would stand beside other bytes than before.
  static llvm::Expected<ByteLayout> of(llvm::StringRef Bytes, const ByteArray &Array);

  /// Spells \p Contents, from the first element to the last one.
  std::string spell(llvm::ArrayRef<NewByte> Contents) const;

private:
  enum class RowRule { Count, TextLine, Width, AsBefore };

  ByteLayout(llvm::StringRef Bytes, const ByteArray &Array) : Bytes(Bytes), Array(Array) {}

  void learnGaps();
  void learnSpellings();
  bool reproduces() const;
  bool breaksBefore(llvm::ArrayRef<NewByte> Contents, size_t I, size_t InRow, bool FirstRow,
                    size_t Column) const;
  std::string gapBefore(const NewByte &B, bool Breaks, size_t Size) const;
  std::string spellByte(const NewByte &B) const;
  std::string spellUnseen(uint8_t Value) const;
  std::string spellCharacter(uint8_t Value) const;
  std::string spellNumber(uint8_t Value) const;
  llvm::StringRef spelled(size_t I) const { return Array.Elements[I].Spelled.in(Bytes); }
  /// What stands before the element \p I, up to the one before it.
  llvm::StringRef gap(size_t I) const {
    return Bytes.slice(Array.Elements[I - 1].Spelled.End, Array.Elements[I].Spelled.Begin);
  }

  /// What separates two elements; with a size, both together are padded to it.
  struct Separator {
    std::string Text;
    size_t PaddedSize = 0;
  };

  llvm::StringRef Bytes;
  ByteArray Array;
  RowRule Rows = RowRule::AsBefore;
  Separator InRow, NewRow;
  size_t FirstRowCount = 0, RowCount = 0, RowWidth = 0;
  std::array<std::string, 256> Spellings; ///< By value; empty for one that is not seen.
};

} // namespace mailseal

#endif
