//===- CxxCallText.h - Python text put together from C++ --------*- C++ -*-===//
//
// What a C++ expression means in Python, as a list of spans: each knows the C++
// that it stands for, so that an edit of the Python finds its place there.

#ifndef MAILSEAL_CARRIER_CXXCALLTEXT_H
#define MAILSEAL_CARRIER_CXXCALLTEXT_H

#include "mailseal/Unit/PythonUnit.h"
#include "llvm/ADT/SmallVector.h"
#include <memory>
#include <string>
#include <vector>

namespace mailseal {

/// A stretch of Python and the C++ that it stands for.
struct CallSpan {
  std::string Text;
  TextRange Host;
  /// Verbatim: the same bytes. Escape: other bytes, which an edit may replace.
  /// Opaque: an edit may not touch it.
  SegmentKind Kind = SegmentKind::Opaque;
  /// Spells new text there; null: the codec of the file.
  std::shared_ptr<const Codec> TextCodec;
};

/// The Python of one expression or statement, without line breaks outside of
/// parentheses.
class CallText {
public:
  bool empty() const { return Spans.empty(); }
  llvm::ArrayRef<CallSpan> spans() const { return Spans; }
  /// The Python alone.
  std::string str() const;

  /// Appends bytes of \p Bytes as they are.
  CallText &verbatim(llvm::StringRef Bytes, TextRange Host);
  /// Appends \p Text, which \p Host means.
  CallText &escape(llvm::StringRef Text, TextRange Host);
  /// Appends \p Text, which no C++ spells; it would be at \p At.
  CallText &glue(llvm::StringRef Text, uint32_t At);
  CallText &append(CallText Other);

  /// Makes the C++ from \p Begin on, or up to \p End, belong to the text: what is
  /// put before or behind the Python goes before or behind that, too.
  void coverBegin(uint32_t Begin);
  void coverEnd(uint32_t End);

  /// Lets \p TextCodec spell what is put into the spans that have no codec yet.
  void spellWith(const std::shared_ptr<const Codec> &TextCodec);

private:
  llvm::SmallVector<CallSpan, 4> Spans;
};

/// One line of Python.
struct CallLine {
  unsigned Depth = 0; ///< How deep it is indented.
  CallText Text;      ///< Not empty.
  /// Where the C++ of the line has lines of its own: its indentation, and what
  /// stands behind the statement up to the next line. Empty otherwise.
  TextRange Before, Behind;
};

/// Lines that belong to one suite, and those in it.
using CallLines = std::vector<CallLine>;

/// Assembles the unit that \p Lines are. Its file codec is \p TextCodec.
PythonUnit assembleCallLines(llvm::StringRef Bytes, llvm::ArrayRef<CallLine> Lines,
                             const std::shared_ptr<const Codec> &TextCodec);

} // namespace mailseal

#endif
