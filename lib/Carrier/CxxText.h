//===- CxxText.h - Text as C++ puts it together -----------------*- C++ -*-===//
//
// The value of a C++ expression that is a text, as far as the file spells it: a
// sequence of literals, of places that only the running program fills, and of
// line ends.

#ifndef MAILSEAL_CARRIER_CXXTEXT_H
#define MAILSEAL_CARRIER_CXXTEXT_H

#include "Carrier/CxxCode.h"
#include "Carrier/TextTemplate.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>
#include <string>

namespace mailseal {

/// The host bytes that make one line of one literal: the element of an array, a
/// link of a `<<` chain, a statement. A copy of them with another text in the
/// literal is another line.
struct LineFrame {
  TextRange Line;
  std::string Between; ///< What separates it from its copy, e.g. a line break.
};

/// The numbers of the blocks around code, outermost first.
using CxxBlocks = llvm::SmallVector<uint32_t, 2>;

/// How many blocks \p A and \p B begin with in common.
size_t sharedBlocks(llvm::ArrayRef<uint32_t> A, llvm::ArrayRef<uint32_t> B);

/// A part of a text.
struct CxxPart {
  enum class Kind {
    Literals,   ///< Adjacent string literals.
    Stringized, ///< Tokens that a macro's `#` makes a string of.
    Hole,       ///< An expression that is not known.
    Number,     ///< An expression that is known to be a number.
    LineEnd,    ///< `std::endl`, `'\n'`.
    EndOfLine,  ///< A line end, where the text does not end in one by now.
  };
  CxxPart(Kind What, TextRange Host) : What(What), Host(Host) {}

  Kind What;
  /// Its bytes in the file.
  TextRange Host;
  /// The tokens of the literals.
  llvm::SmallVector<TextRange, 1> Literals;
  bool InDirective = false;
  /// The numbers of the blocks around the code that puts it in, branches of the
  /// preprocessor included, outermost first: those that may keep it from being put in.
  CxxBlocks Blocks = {};
  /// Of stringized tokens: whether a comma among them would begin another argument.
  bool IsOneArgument = false;
  /// Whether the code around it leaves no room for a longer text.
  bool IsSized = false;
  /// What is filled in to the literals later.
  TemplateKind Template = TemplateKind::None;
  /// Of one literal that spells a line.
  std::optional<LineFrame> Frame;
  /// The variable that a hole is; empty where it is another expression.
  llvm::StringRef Name = {};
  /// Of a hole: whether a macro's `#` makes a string of it.
  bool IsStringized = false;
  /// The bytes of the buffer that the text is put in, where that is said.
  std::optional<uint64_t> Room = std::nullopt;
};

/// One text.
struct CxxText {
  llvm::SmallVector<CxxPart, 2> Parts;
  /// Whether the program may leave parts out or put others in their place.
  bool Varies = false;
};

/// All texts that an expression may have, or some of them.
using CxxTexts = llvm::SmallVector<CxxText, 1>;

/// The one text that \p Part is.
CxxTexts oneText(CxxPart Part);

/// Whether \p Text holds a literal.
bool hasLiteral(const CxxText &Text);

/// The number of the block that begins at the byte \p Offset. The one that begins later
/// is the inner one of two around the same code.
inline uint32_t blockNumber(uint32_t Offset) { return (Offset * 2) + 1; }
/// The numbers of the preprocessor's branches around the token \p Index.
CxxBlocks armNumbers(const CxxCode &Code, size_t Index);

/// Notes that code in the blocks \p Around puts \p Part, or all of \p Texts, in.
void place(CxxPart &Part, llvm::ArrayRef<uint32_t> Around);
CxxTexts placed(CxxTexts Texts, llvm::ArrayRef<uint32_t> Around);

/// Makes what is no template in \p Texts yet one of \p Kind.
void fillTemplates(CxxTexts &Texts, TemplateKind Kind);

/// What a reader needs to know of the code around an expression.
class CxxScope {
public:
  virtual ~CxxScope();
  /// The texts that the variable, constant or macro \p Name may have; null if unknown.
  virtual const CxxTexts *variable(llvm::StringRef Name) const = 0;
  /// The texts that the function \p Name may return; null if unknown.
  virtual const CxxTexts *returned(llvm::StringRef Name) const = 0;
  /// The macro \p Name that is like a function, or null.
  virtual const CxxMacro *macro(llvm::StringRef Name) const = 0;
};

/// Whether a type that is spelled so holds several lines.
bool isListType(const CxxCode &Code, TokenRange Type);

/// Reads the texts of the expression \p Expression of \p Code; at least one.
CxxTexts readCxxTexts(const CxxCode &Code, TokenRange Expression, bool InDirective,
                      const CxxScope &Scope);

/// Appends what the operands \p Links of `a << b << c` add to a text; the frames of
/// links that end a line are set. \p IsList says that each is a line of its own.
void appendLinks(const CxxCode &Code, llvm::ArrayRef<TokenRange> Links, bool InDirective,
                 bool IsList, const CxxScope &Scope, CxxText &Text);

/// Leaves in \p Text, the arguments of a program one a line, the one behind `-c`, if
/// there is one: it is a program itself.
void takeCodeArgument(llvm::StringRef Bytes, CxxText &Text);

/// Whether \p Text, literals in \p Bytes, ends in a line end.
bool endsInLineEnd(llvm::StringRef Bytes, const CxxText &Text);

/// Whether what is appended to \p Text begins a line.
bool isAtLineStart(llvm::StringRef Bytes, const CxxText &Text);

/// Whether each of \p Forms is whole lines, or nothing.
bool areLines(llvm::StringRef Bytes, const CxxTexts &Forms);

/// Appends \p Addition to each of \p Texts. What has several forms itself is a hole
/// for \p Host, or all forms in order where each is whole lines.
void appendTexts(llvm::StringRef Bytes, CxxTexts &Texts, const CxxTexts &Addition, TextRange Host);

} // namespace mailseal

#endif
