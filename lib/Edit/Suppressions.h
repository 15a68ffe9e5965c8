//===- Suppressions.h - Comments that silence a rule ------------*- C++ -*-===//
//
// docs/suppressions.md says which there are.

#ifndef MAILSEAL_LIB_EDIT_SUPPRESSIONS_H
#define MAILSEAL_LIB_EDIT_SUPPRESSIONS_H

#include "Comments.h"
#include "Verification.h"

namespace mailseal {

/// One comment that silences rules in a part of one text.
struct Suppression {
  /// In the text: what the comment says, from `mailseal`, `NOLINT` or `noqa` on.
  TextRange Marker;
  /// In the text: the finding's call must have a byte here or, with
  /// \p ByFirstByte, its first one.
  TextRange Covered;
  bool ByFirstByte = false;
  bool AllRules = false;
  /// Written for another tool, which may need it where this one does not.
  bool IsForeign = false;
  std::vector<Rule> Rules;
  std::vector<Rule> Used; ///< The rules it has silenced.
};

/// The suppressions of one file: those in its Python texts and, in a C++ file,
/// those in its own comments.
class Suppressions {
public:
  explicit Suppressions(const AnalysedBytes &File);

  /// Whether a comment silences \p F, a finding of the unit \p Unit. That comment
  /// is then used.
  bool silences(size_t Unit, const Finding &F);

  /// What is wrong with the comments, in the order of the file: those that were
  /// not used, where the rules they name are on by \p Options, and those that
  /// name no rule there is.
  std::vector<FileWarning> warnings(const CheckOptions &Options) const;

private:
  friend class SuppressionReader;
  /// The suppressions in one text.
  struct Level {
    /// The unit; nothing for the file's own bytes.
    std::optional<size_t> Unit;
    std::vector<Suppression> Found;
    std::vector<std::pair<TextRange, std::string>> Problems;
  };

  static bool silencesAt(Level &At, TextRange Extent, Rule R);

  const AnalysedBytes &File;
  std::vector<Level> Levels;
};

} // namespace mailseal

#endif
