//===- GeneratedAttributes.h - What .gitattributes says ---------*- C++ -*-===//
//
// A project says of files that a program wrote, and of files that only look so,
// with `linguist-generated`, which code hosts ask for as well.

#ifndef MAILSEAL_PROJECT_GENERATEDATTRIBUTES_H
#define MAILSEAL_PROJECT_GENERATEDATTRIBUTES_H

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include <memory>
#include <optional>

namespace mailseal {

/// What projects say of the files that programs wrote. Reads each folder once.
class GeneratedAttributes {
public:
  GeneratedAttributes();
  ~GeneratedAttributes();

  /// Whether the `.gitattributes` of the folder of \p RealPath, or of the nearest one
  /// above it that names the file, sets `linguist-generated` (true) or takes it
  /// away (false). Looks upward as far as \p Root, as gitattributes(5) says; the work
  /// tree need not belong to a repository. Nothing where none says so; a file that
  /// cannot be read says nothing.
  std::optional<bool> of(llvm::StringRef RealPath, llvm::StringRef Root);

private:
  struct Attributes;
  const Attributes &attributesOf(llvm::StringRef Folder, llvm::StringRef Root);

  llvm::StringMap<std::unique_ptr<Attributes>> Known; ///< By folder.
};

} // namespace mailseal

#endif
