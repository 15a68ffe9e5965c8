//===- FileResult.h - What a run knows of one file --------------*- C++ -*-===//

#ifndef MAILSEAL_EDIT_FILERESULT_H
#define MAILSEAL_EDIT_FILERESULT_H

#include "mailseal/Core/Finding.h"
#include "mailseal/Project/SourceFile.h"
#include "mailseal/Unit/PythonUnit.h"
#include <string>
#include <vector>

namespace mailseal {

/// A finding moved to its host: ranges and edits are bytes of the file.
struct FileFinding {
  Finding Host;
  CarrierKind Carrier = CarrierKind::PythonFile;
  Evidence Proof = Evidence::File;
  /// Whether this run's options let its fix be applied, and it was proven: its
  /// edits are in FileResult::NewBytes.
  bool Fixed = false;
};

/// One file after the pipeline. Findings that a suppression or the options
/// silence are not here.
struct FileResult {
  SourceFile File;
  /// The Python found, in the order of the file (`locate`).
  std::vector<PythonUnit> Units;
  /// In the order of the file.
  std::vector<FileFinding> Findings;
  /// The file's bytes with all fixes that this run may apply; equal to
  /// File.bytes() when there is none.
  std::string NewBytes;

  bool changes() const { return File.bytes() != NewBytes; }
};

} // namespace mailseal

#endif
