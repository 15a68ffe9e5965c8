//===- PythonUnit.h - One Python text and where it came from ----*- C++ -*-===//
//
// The idea that carries the program: a unit is what Python would see, and each
// piece of it knows the host bytes that spell it. Analysis works on the text
// alone; an edit goes back through the pieces.

#ifndef MAILSEAL_UNIT_PYTHONUNIT_H
#define MAILSEAL_UNIT_PYTHONUNIT_H

#include "mailseal/Core/Edit.h"
#include "mailseal/Core/TextRange.h"
#include "mailseal/Unit/Codec.h"
#include "mailseal/Unit/Dedent.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mailseal {

/// What kind of host text carries a unit.
enum class CarrierKind {
  PythonFile, ///< The whole of a Python file.
  CxxString,  ///< String literals of a C, C++, Objective-C or CUDA file.
  CxxCall,    ///< Calls that such a file makes through a binding library or the C API.
};

/// `python-file`, `cxx-string` or `cxx-call`, as the JSON output has it.
llvm::StringRef carrierName(CarrierKind Kind);

/// Why a unit is believed to be Python.
enum class Evidence {
  File,   ///< The file is a Python file.
  Sink,   ///< The text is proven to reach a Python interpreter.
  Parses, ///< It is clean Python and imports a library of the API table.
  Name,   ///< It mentions a library, no more: reported by `locate` only.
};

/// `file`, `sink`, `parses` or `name`.
llvm::StringRef evidenceName(Evidence Kind);

/// How the interpreter runs a unit: decides what a fix may add. A later one
/// allows less.
enum class RunMode {
  Module,             ///< Statements with one namespace.
  SeparateNamespaces, ///< Statements whose globals and locals are different dictionaries:
                      ///< functions do not see a top-level import.
  SingleInput,        ///< One interactive statement (`Py_single_input`): no new line.
  Expression,         ///< One expression (`eval`): no statement can be added.
};

/// How a whole line is added beside a piece that spells one line: as a new
/// adjacent literal, a new element of an array of lines, ….
struct LineLayout {
  std::string Open;          ///< Host bytes before the encoded line, e.g. `"`.
  std::string Close;         ///< Host bytes after it, e.g. `"` and a line break.
  bool SpellsNewline = true; ///< Whether the encoded line ends in a spelled line end.

  friend bool operator==(const LineLayout &, const LineLayout &) = default;
};

/// A stretch of host bytes with one codec: the body of one literal, a file.
struct Piece {
  /// The host bytes of the whole literal, prefix and quotes included.
  TextRange Token;
  /// The host bytes between the quotes.
  TextRange Body;
  std::shared_ptr<const Codec> TextCodec;
  /// How a line is added directly before / after Token, where that is how this
  /// host adds lines; a new line then never goes inside the body's ends.
  std::optional<LineLayout> LineBefore, LineAfter;
};

/// How one stretch of unit text came out of the host.
enum class SegmentKind {
  Verbatim, ///< Byte for byte: an offset inside maps to an offset inside.
  Escape,   ///< One escape sequence or the like: only its ends map.
  Opaque,   ///< Stands for something that is no Python text (a placeholder): not editable.
  Glue,     ///< Text that no host byte spells, e.g. the line end between two lines of an array.
};

/// A stretch of text and of host bytes that belong together. The text is the
/// unit's before it was dedented; it is empty for host bytes that spell nothing,
/// such as a line continuation.
struct Segment {
  TextRange Text;
  TextRange Host;
  SegmentKind Kind = SegmentKind::Verbatim;
  /// Whether this is an escape that takes in a digit put behind it (`\x41`).
  bool IsOpen = false;
  uint32_t PieceIndex = 0;
};

/// One Python text, assembled from pieces of one host file.
class PythonUnit {
public:
  CarrierKind Carrier = CarrierKind::PythonFile;
  Evidence Proof = Evidence::File;
  RunMode Mode = RunMode::Module;
  /// The function that runs the text, e.g. `PyRun_SimpleString`; empty if unknown.
  std::string Sink;
  /// For each line of the text, the line of the host that a message names; both
  /// count from 1. Empty where messages name the lines of the text.
  std::vector<uint32_t> LineNumbers;

  /// What Python sees: dedented, and with "\n" for every line end of the host.
  /// Bytes that are no UTF-8 are kept as they are.
  llvm::StringRef text() const { return Text; }
  llvm::ArrayRef<Piece> pieces() const { return Pieces; }

  /// The host bytes from the first piece's token to the last one's.
  TextRange hostRange() const;

  /// The host bytes that spell the unit's range \p Range; an end inside an
  /// escape or glue is widened to all of it.
  TextRange toHost(TextRange Range) const;

  /// Turns edits of the unit's text into edits of host bytes.
  ///
  /// Fails with a reason for the user when an edit cannot be spelled: it falls
  /// inside an escape or a placeholder, or the codec refuses its text.
  llvm::Expected<std::vector<Edit>> toHost(llvm::ArrayRef<Edit> UnitEdits) const;

private:
  friend class PythonUnitBuilder;

  /// The text before it was dedented, which the segments count in.
  llvm::StringRef fullText() const { return Indentation.isIdentity() ? Text : FullText; }

  std::string Text;
  /// Empty where nothing was dedented.
  std::string FullText;
  Dedent Indentation;
  std::vector<Piece> Pieces;
  std::vector<Segment> Segments;
};

/// Assembles a unit: start a piece, append its segments in order, repeat.
class PythonUnitBuilder {
public:
  /// Starts a piece; what is appended next belongs to it.
  void beginPiece(Piece P);
  /// The piece begun last. EXPECTS: one was begun.
  Piece &piece() { return Unit.Pieces.back(); }
  /// Appends \p Host bytes of \p Buffer as they are; grows the last segment if they adjoin.
  void appendVerbatim(llvm::StringRef Buffer, TextRange Host);
  /// Appends \p Decoded, which the escape sequence \p Host spells; nothing for
  /// a line continuation. For \p IsOpen see Segment.
  void appendEscape(llvm::StringRef Decoded, TextRange Host, bool IsOpen = false);
  /// Appends \p Decoded, which stands for the host bytes \p Host.
  void appendOpaque(llvm::StringRef Decoded, TextRange Host);
  /// Appends text that the host does not spell; \p HostOffset is where it would be.
  void appendGlue(llvm::StringRef Text, uint32_t HostOffset);

  /// The text so far.
  llvm::StringRef text() const { return Unit.Text; }

  /// Returns the unit, dedented, and leaves the builder empty.
  PythonUnit takeDedented();
  /// Returns the unit and leaves the builder empty.
  PythonUnit take();

private:
  void append(SegmentKind Kind, llvm::StringRef Decoded, TextRange Host);
  PythonUnit Unit;
};

} // namespace mailseal

#endif
