//===- QtResources.h - Files in what Qt's rcc writes ------------*- C++ -*-===//
//
// rcc puts the files of a .qrc into one array, `qt_resource_data`, each behind its
// length, their names into another one, `qt_resource_name`, and their places into a
// third one, `qt_resource_struct`.
//
// https://github.com/qt/qtbase/blob/dev/src/tools/rcc/rcc.cpp (writeDataInfo,
// writeDataBlob, writeDataName)

#ifndef MAILSEAL_CARRIER_QTRESOURCES_H
#define MAILSEAL_CARRIER_QTRESOURCES_H

#include "Carrier/ByteElements.h"
#include "mailseal/Carrier/Carrier.h"
#include "mailseal/Core/Edit.h"
#include <optional>
#include <string>

namespace mailseal {

/// A file that stands in `qt_resource_data`.
struct QtResource {
  uint32_t Place = 0; ///< The element of `qt_resource_data` where its length stands.
  ByteArray Contents; ///< The elements behind that.
  std::string Name;   ///< Without folders; empty where it could not be read.
  /// The bytes of the file, where rcc has compressed them.
  std::optional<std::string> Inflated;
};

/// The resources of one file.
class QtResources {
public:
  static constexpr llvm::StringLiteral DataName = "qt_resource_data";

  /// Reads what \p Arrays, which must outlive the result, have of them: nothing
  /// where there are none, or where the two arrays do not fit together.
  explicit QtResources(llvm::ArrayRef<ByteArray> Arrays);

  /// Whether \p Bytes begin as all that rcc writes, in C++ or in Python.
  static bool isMadeByRcc(llvm::StringRef Bytes);

  /// The files that can be read.
  llvm::ArrayRef<QtResource> files() const { return Files; }

  /// Why other files cannot be: the arrays are cut short or damaged.
  llvm::ArrayRef<CarrierProblem> problems() const { return Problems; }

  /// The edits that say that \p File has \p Size bytes, and where the files behind
  /// it are then.
  std::vector<Edit> resize(const QtResource &File, size_t Size) const;

private:
  bool readIndex(size_t NodeSize);
  void readFile(size_t Node, uint32_t Place, uint64_t End);
  void fail(const ByteArray &Array, std::string Message);
  std::string nameOf(size_t Node) const;

  const ByteArray *Data = nullptr, *Index = nullptr, *Names = nullptr;
  std::vector<QtResource> Files;
  std::vector<CarrierProblem> Problems;
  std::vector<size_t> PlaceElements; ///< Where in the index the place of a file stands.
};

} // namespace mailseal

#endif
