//===- FileResult.h - What a run knows of one file --------------*- C++ -*-===//

#ifndef MAILSEAL_EDIT_FILERESULT_H
#define MAILSEAL_EDIT_FILERESULT_H

#include "mailseal/Core/Finding.h"
#include "mailseal/Project/SourceFile.h"
#include "mailseal/Unit/PythonUnit.h"
#include <algorithm>
#include <string>
#include <vector>

namespace mailseal {

/// A finding moved to its host: ranges and edits are bytes of the file.
struct FileFinding {
  Finding Host;
  /// The line of the unit's text with the call, without indentation, and the number
  /// of its bytes up to the end of the callee.
  std::string Line;
  size_t CalleeEnd = 0;
  CarrierKind Carrier = CarrierKind::PythonFile;
  Evidence Proof = Evidence::File;
  /// Whether this run's options let its fix be applied, and it was proven: its
  /// edits are in FileResult::NewBytes.
  bool Fixed = false;
};

/// A unit with its place in the file.
struct FileUnit {
  PythonUnit Unit;
  /// The bytes of the file that hold the tokens of the unit's pieces, also where
  /// the unit's own host is the text of another unit.
  std::vector<TextRange> Tokens;

  TextRange hostRange() const {
    TextRange All = Tokens.empty() ? TextRange{} : Tokens.front();
    for (TextRange Token : Tokens)
      All = {std::min(All.Begin, Token.Begin), std::max(All.End, Token.End)};
    return All;
  }
};

/// Something that the user should know of a file and that is no finding.
struct FileWarning {
  uint32_t Offset = 0; ///< In the file as it was read.
  std::string Message; ///< Lower case, no final stop.
};

/// One file after the pipeline. Findings that a suppression or the options
/// silence are not here.
struct FileResult {
  SourceFile File;
  /// The program that wrote the file; empty where a person did.
  std::string Generator;
  /// The display paths of the files of the project that its findings come from, and
  /// are reported at; empty where none is known.
  std::vector<std::string> GeneratedFrom;
  /// The Python found, in the order of the file (`locate`).
  std::vector<FileUnit> Units;
  /// In the order of the file.
  std::vector<FileFinding> Findings;
  /// In the order of the file.
  std::vector<FileWarning> Warnings;
  /// What was passed over because the host is broken: said by every command. In the
  /// order of the file.
  std::vector<FileWarning> Passed;
  /// The calls that start TLS by the API table, those that verify included.
  unsigned TlsCalls = 0;
  /// Those of them with a finding that is silenced and with none in Findings.
  unsigned SilencedCalls = 0;
  /// The file's bytes with all fixes that this run may apply; equal to
  /// File.bytes() when there is none.
  std::string NewBytes;

  bool changes() const { return File.bytes() != NewBytes; }
};

} // namespace mailseal

#endif
