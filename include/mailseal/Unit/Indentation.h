//===- Indentation.h - What lines lose and gain at their start --*- C++ -*-===//
//
// Python in a raw string is often indented like the C++ around it, and dedented
// before it runs. Of several texts that share a namespace, one that may not run
// at all is shown in an `if` suite, and so indented. A unit shows the lines as
// Python sees them; this map leads back to those of the host.

#ifndef MAILSEAL_UNIT_INDENTATION_H
#define MAILSEAL_UNIT_INDENTATION_H

#include "mailseal/Core/Edit.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace mailseal {

/// Lines of a text that are dedented together and then indented.
struct IndentedRegion {
  uint32_t Begin = 0; ///< In the full text; the start of a line. It ends where the next begins.
  unsigned Added = 0; ///< Spaces that each line that is not blank gets.
};

/// What happens to the indentation of one text, and the way back.
class Indentation {
public:
  /// Does nothing: both texts are the same.
  Indentation() = default;
  /// Does to each of \p Regions of \p Full, the first of which begins at 0, what
  /// `textwrap.dedent` does, and then `textwrap.indent`.
  Indentation(llvm::StringRef Full, llvm::ArrayRef<IndentedRegion> Regions);

  /// Whether both texts are the same.
  bool isIdentity() const { return Lines.empty(); }

  /// The text that \p Full, from which this was made, becomes.
  std::string apply(llvm::StringRef Full) const;

  /// Where \p Offset of the new text is in the full one; behind the old
  /// indentation at the start of a line.
  uint32_t toFull(uint32_t Offset) const;

  /// Turns an edit of \p Text, the new text, into one of the full text: new lines
  /// lose the indentation that was added and get the one that was cut. Fails
  /// where the result could not be dedented any more.
  llvm::Expected<Edit> toFull(const Edit &E, llvm::StringRef Text) const;

private:
  struct Line {
    uint32_t Begin;     ///< In the new text.
    uint32_t FullBegin; ///< In the full text, before what was cut.
    uint32_t Cut;       ///< Bytes cut at its start.
    uint32_t Added;     ///< Spaces put there instead.
    uint32_t Region;
    bool Indented; ///< Whether the bytes that were cut begin with the common indentation.
  };
  struct Region {
    std::string Indent; ///< Common to its lines in the full text.
    unsigned Added;
  };

  void addRegion(llvm::StringRef FullLines, uint32_t FullBegin, unsigned Added, uint32_t &Begin);
  const Line &lineOf(uint32_t Offset) const;
  static std::string shiftLines(const Region &R, llvm::StringRef Text, bool FirstLine,
                                bool TailIsBare);

  std::vector<Region> Regions;
  std::vector<Line> Lines;
};

} // namespace mailseal

#endif
