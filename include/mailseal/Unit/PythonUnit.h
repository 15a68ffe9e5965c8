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
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mailseal {

/// What kind of host text carries a unit.
enum class CarrierKind {
  PythonFile,     ///< The whole of a Python file.
  PythonTemplate, ///< The whole of a Python file with placeholders in it.
  Cython,         ///< The whole of a Cython file.
  CxxString,      ///< String literals of a C, C++, Objective-C or CUDA file.
  CxxCall,        ///< Calls that such a file makes through a binding library or the C API.
  Swig,           ///< The Python blocks of a SWIG interface.
  ByteArray,      ///< The numbers of an array in a C++ file, or of a literal's escapes.
};

/// `python-file`, `cython`, `cxx-string` and the like, as the JSON output has it.
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

/// Whether a line can be added to text that is run so.
inline bool takesLines(RunMode Mode) { return Mode < RunMode::SingleInput; }

/// What a unit's text shows where the running program fills in a text that is not
/// known. Not a name that a person would choose.
inline constexpr llvm::StringLiteral PlaceholderName = "__placeholder__";

/// How a whole line is added beside a piece that spells one line: as a new
/// adjacent literal, a new element of an array of lines, ….
struct LineLayout {
  std::string Open;          ///< Host bytes before the encoded line, e.g. `"`.
  std::string Close;         ///< Host bytes after it, e.g. `"` and a line break.
  bool SpellsNewline = true; ///< Whether the encoded line ends in a spelled line end.
  /// Whether a comment or an empty line stands above the piece: a line before it goes
  /// behind what is before that, if it can.
  bool IsApart = false;

  friend bool operator==(const LineLayout &, const LineLayout &) = default;
};

/// A stretch of host bytes with one codec: the body of one literal, a file.
struct Piece {
  /// The host bytes of the whole literal, prefix and quotes included.
  TextRange Token;
  /// The host bytes between the quotes.
  TextRange Body;
  /// Null for a piece that spells no text, only placeholders.
  std::shared_ptr<const Codec> TextCodec;
  /// How a line is added directly before / after the bytes Line, where that is how
  /// this host adds lines; a new line then never goes inside the body's ends.
  std::optional<LineLayout> LineBefore, LineAfter;
  /// The host bytes that spell the piece as a line: the literal, the element of
  /// an array, the statement that appends it; those of Token if empty.
  TextRange Line = {};
  /// How its text is run, where the unit has texts that are run in different ways and
  /// this one allows less than the unit's mode.
  RunMode Mode = RunMode::Module;
};

/// How one stretch of unit text came out of the host.
enum class SegmentKind {
  Verbatim, ///< Byte for byte: an offset inside maps to an offset inside.
  Escape,   ///< One escape sequence or the like: only its ends map.
  Opaque,   ///< Stands for something that is no Python text (a placeholder): not editable.
  Glue,     ///< Text that no host byte spells, e.g. the line end between two lines of an array.
};

/// A stretch of text and of host bytes that belong together. The text is the
/// unit's before its lines were dedented or indented; it is empty for host bytes that spell
/// nothing, such as a line continuation.
struct Segment {
  TextRange Text;
  TextRange Host;
  SegmentKind Kind = SegmentKind::Verbatim;
  /// Whether it takes in what is put behind it: an escape a digit (`\x41`), an
  /// opaque one, such as a cast, any text.
  bool IsOpen = false;
  uint32_t PieceIndex = 0;
};

/// Spells a unit anew in a host where a change moves what is around it: bytes in
/// rows, whose number stands elsewhere in the file.
class WholeCodec {
public:
  virtual ~WholeCodec();

  /// Returns the edits of the host after which it spells the unit's text with \p
  /// UnitEdits, which are normalized, made. Fails with a reason for the user.
  virtual llvm::Expected<std::vector<Edit>> respell(llvm::ArrayRef<Edit> UnitEdits) const = 0;
};

/// One Python text, assembled from pieces of one host file.
class PythonUnit {
public:
  CarrierKind Carrier = CarrierKind::PythonFile;
  Evidence Proof = Evidence::File;
  RunMode Mode = RunMode::Module;
  /// The function that runs the text, e.g. `PyRun_SimpleString`; empty if unknown.
  std::string Sink;
  /// The name of the file that the text was made from, where the host says so.
  std::string MadeFrom;
  /// Whether the host puts the text together in several ways, of which it shows one.
  bool Varies = false;
  /// The directive of the preprocessor's branch that the unit begins in, e.g. `#if 0`, where
  /// the host has such and it may not be compiled.
  std::string Branch;
  /// Spells all edits of the unit at once; null where each piece spells its own.
  std::shared_ptr<const WholeCodec> Whole;
  /// For each line of the text, the line of the host that a message names; both
  /// count from 1. Empty where messages name the lines of the text.
  std::vector<uint32_t> LineNumbers;
  /// What is known of placeholders, by the host offset of what each stands for.
  std::map<uint32_t, std::string> Notes;

  /// What Python sees: dedented, and with "\n" for every line end of the host.
  /// Bytes that are no UTF-8 are kept as they are.
  llvm::StringRef text() const { return Text; }
  llvm::ArrayRef<Piece> pieces() const { return Pieces; }

  /// The host bytes from the first token of a piece to the last one.
  TextRange hostRange() const;

  /// The host bytes that spell the unit's range \p Range; an end inside an
  /// escape or glue is widened to all of it.
  TextRange toHost(TextRange Range) const;

  /// How the text at \p Range is run.
  RunMode modeAt(TextRange Range) const;

  /// Whether something in the unit's range \p Range stands for text that is only put
  /// in when the program runs or is built.
  bool hasPlaceholder(TextRange Range) const;
  /// What is known of the first placeholder in the unit's range \p Range; else empty.
  llvm::StringRef noteAt(TextRange Range) const;

  /// Whether host bytes stand for something of the unit's range \p Range: not for text
  /// that was only put in around them.
  bool isSpelled(TextRange Range) const;

  /// Turns edits of the unit's text into edits of host bytes.
  ///
  /// Fails with a reason for the user when an edit cannot be spelled: it falls
  /// inside an escape or a placeholder, or the codec refuses its text.
  llvm::Expected<std::vector<Edit>> toHost(llvm::ArrayRef<Edit> UnitEdits) const;

private:
  friend class PythonUnitBuilder;

  /// The text before it was dedented, which the segments count in.
  llvm::StringRef fullText() const { return Indentation.isIdentity() ? Text : FullText; }

  /// The first segment in the unit's range \p Range of a kind that \p IsIt takes, or null.
  const Segment *findSegment(TextRange Range, llvm::function_ref<bool(SegmentKind)> IsIt) const;

  std::string Text;
  /// Empty where no indentation was changed.
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
  /// Appends \p Decoded, which stands for the host bytes \p Host. For \p IsOpen see Segment.
  void appendOpaque(llvm::StringRef Decoded, TextRange Host, bool IsOpen = false);
  /// Appends text that the host does not spell; \p HostOffset is where it would be.
  void appendGlue(llvm::StringRef Text, uint32_t HostOffset);
  /// Appends the part \p Range of the text of \p Literal, which has one piece and was
  /// not dedented; it becomes part of the piece begun last, which is like it.
  void appendPart(const PythonUnit &Literal, TextRange Range);
  /// Begins lines that are dedented by themselves and then shown with \p Added
  /// spaces. EXPECTS: the text so far is empty or ends in a line end.
  void beginRegion(unsigned Added);

  /// The text so far.
  llvm::StringRef text() const { return Unit.Text; }

  /// Returns the unit, dedented region by region, and leaves the builder empty.
  PythonUnit takeDedented();
  /// Returns the unit, the lines of each of \p Blocks with their new indentation,
  /// and leaves the builder empty. For \p Blocks see Dedent.
  PythonUnit takeIndented(llvm::ArrayRef<IndentedBlock> Blocks);
  /// Returns the unit and leaves the builder empty.
  PythonUnit take();

private:
  /// Lines that are dedented together.
  struct Region {
    uint32_t Begin; ///< In the text as the host has it.
    unsigned Added; ///< Spaces that each line that is not blank gets.
  };

  void append(SegmentKind Kind, llvm::StringRef Decoded, TextRange Host);
  PythonUnit take(Dedent Indentation);
  PythonUnit Unit;
  std::vector<Region> Regions;
};

} // namespace mailseal

#endif
