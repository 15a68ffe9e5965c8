#include "Chunks.h"
#include "Lines.h"
#include "mailseal/Python/Analysis.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include <array>
#include <optional>
#include <utility>

using namespace mailseal;

namespace {

/// The first line of a statement, or of none where the text ends with something else.
struct LogicalLine {
  uint32_t Begin;
  unsigned Column;
  /// Where a chunk that begins with it begins: before its comments. Nothing if these
  /// may belong to what stands before them.
  std::optional<uint32_t> Cut;
  llvm::StringRef Word;         ///< That it begins with, or `@`.
  unsigned CommentColumn = ~0U; ///< The least of the comments before it.
  bool OpensBlock = false;      ///< Ends with a colon.
};

constexpr llvm::StringLiteral Blanks = " \t\f\r";

/// The bytes at which a line of tokens is more than one byte after the other.
constexpr auto IsDelimiter = [] {
  std::array<bool, 256> Table = {};
  for (unsigned char C : {'\n', '\\', '#', '\'', '"', '(', ')', '[', ']', '{', '}'})
    Table[C] = true;
  return Table;
}();

/// Reads a text statement by statement.
class LogicalLines {
public:
  explicit LogicalLines(llvm::StringRef Text) : Text(Text) {}

  /// The next one, or nothing at the end of the text.
  std::optional<LogicalLine> next() {
    std::optional<uint32_t> FirstComment;
    unsigned LeastColumn = ~0U, GreatestColumn = 0; // Of comments.
    while (At < Text.size()) {
      size_t Begin = At;
      At = skipBlanks(At);
      if (At == Text.size())
        break;
      unsigned Column = columnOf(Text.slice(Begin, At + 1));
      if (Text[At] == '#') {
        LeastColumn = std::min(LeastColumn, Column);
        GreatestColumn = std::max(GreatestColumn, Column);
        if (!FirstComment)
          FirstComment = static_cast<uint32_t>(Begin);
        At = nextLine(Text, At);
        continue;
      }
      if (Text[At] == '\n') {
        ++At;
        continue;
      }
      LogicalLine Line{static_cast<uint32_t>(Begin), Column, std::nullopt, wordAt(At), LeastColumn};
      if (IsContinued || Text[At] == '\\')
        Line.Column = 0; // Who knows: no chunk may reach behind it.
      else if (!FirstComment)
        Line.Cut = Line.Begin;
      else if (LeastColumn == Column && GreatestColumn == Column)
        Line.Cut = FirstComment;
      Line.OpensBlock = skipTokens() == ':';
      return Line;
    }
    if (!FirstComment && !IsContinued)
      return std::nullopt;
    // The last comments are of the module, or of what is before them.
    bool OfModule = !std::exchange(IsContinued, false) && GreatestColumn == 0;
    return LogicalLine{static_cast<uint32_t>(At), 0, OfModule ? FirstComment : std::nullopt, ""};
  }

private:
  size_t skipBlanks(size_t From) const {
    return std::min(Text.find_first_not_of(Blanks, From), Text.size());
  }

  llvm::StringRef wordAt(size_t From) const {
    llvm::StringRef Rest = Text.drop_front(From);
    return Rest.starts_with("@") ? Rest.take_front() : Rest.take_while(isWordByte);
  }

  /// Goes behind the end of the statement, and gives its last byte that is no blank and
  /// of no comment.
  char skipTokens() {
    char Last = 0;
    unsigned Depth = 0;
    const size_t Begin = At;
    size_t Continuation = Begin; // Behind the last backslash and line break.
    while (At < Text.size()) {
      const size_t Plain = At;
      while (At < Text.size() && !IsDelimiter[static_cast<unsigned char>(Text[At])])
        ++At;
      if (llvm::StringRef Run = Text.slice(Plain, At).rtrim(Blanks); !Run.empty())
        Last = Run.back();
      if (At == Text.size())
        break;
      char C = Text[At];
      switch (C) {
      case '\n':
        ++At;
        if (Depth == 0) {
          IsContinued = Continuation != Begin && Text.slice(Continuation, At).trim().empty();
          return Last;
        }
        break;
      case '\\':
        skipEscape();
        Continuation = At;
        break;
      case '#':
        At = std::min(Text.find('\n', At), Text.size());
        break;
      case '\'':
      case '"':
        skipString();
        Last = C;
        break;
      case '(':
      case '[':
      case '{':
        ++Depth;
        ++At;
        Last = C;
        break;
      default:
        Depth -= Depth != 0;
        ++At;
        Last = C;
      }
    }
    return Last;
  }

  /// Goes behind a backslash and what it takes away the meaning of.
  void skipEscape() {
    At += Text.substr(At + 1).starts_with("\r\n") ? 3 : 2;
    At = std::min(At, Text.size());
  }

  /// Goes behind a string, or to the end of the line that it does not end on.
  void skipString() {
    llvm::StringRef Quote = Text.substr(At, 3);
    bool IsTriple = Quote.size() == 3 && Quote[1] == Quote[0] && Quote[2] == Quote[0];
    if (!IsTriple)
      Quote = Quote.take_front();
    At += Quote.size();
    while (At < Text.size()) {
      const char C = Text[At];
      if (C == '\\') {
        skipEscape();
        continue;
      }
      if (C == Quote.front() && Text.substr(At).starts_with(Quote)) {
        At += Quote.size();
        return;
      }
      if (C == '\n' && !IsTriple)
        return;
      ++At;
    }
  }

  llvm::StringRef Text;
  size_t At = 0;
  bool IsContinued = false; ///< The last statement, by an empty line.
};

/// Decides where the chunks of a text begin.
class Cutter {
public:
  Cutter(llvm::StringRef Text, uint32_t Size) : Text(Text), Size(Size) {}

  std::vector<Chunk> cut() {
    LogicalLines Lines(Text);
    while (auto Line = Lines.next()) {
      if (Line->Column == 0)
        addStatement(*Line);
      else if (InClass)
        addMember(*Line);
    }
    for (size_t I = 0; I < Chunks.size(); ++I)
      Chunks[I].Range.End =
          I + 1 < Chunks.size() ? Chunks[I + 1].Range.Begin : static_cast<uint32_t>(Text.size());
    return std::move(Chunks);
  }

private:
  /// A line of the module.
  void addStatement(const LogicalLine &Line) {
    static constexpr llvm::StringLiteral Clauses[] = {"else", "elif", "except", "finally"};
    bool MayCut = Line.Cut && !BehindDecorator && !llvm::is_contained(Clauses, Line.Word);
    bool MustCut = Chunks.back().Column != 0;
    if (MustCut && !MayCut)
      Chunks.resize(ChunksBeforeClass);
    else if (MayCut && (MustCut || isLarge(*Line.Cut)))
      Chunks.push_back({{*Line.Cut, 0}, 0});
    BehindDecorator = Line.Word == "@";
    InClass = Line.Word == "class" && Line.OpensBlock;
    Columns = {0};
    InHeader = true;
    ChunksBeforeClass = Chunks.size();
  }

  /// A line that is indented, somewhere in a class of the module.
  void addMember(const LogicalLine &Line) {
    static constexpr llvm::StringLiteral Starts[] = {"def", "class", "async", "@"};
    const bool IsFirst = Columns.size() == 1;
    if (!isIndented(Line) ||
        // Where the scanner is wrong about a comment, it is so in a class only.
        (BehindDecorator && Line.CommentColumn < Columns[1])) {
      Chunks.resize(ChunksBeforeClass);
      InClass = false;
      return;
    }
    if (Columns.size() != 2)
      return;
    if (!IsFirst && !BehindDecorator && Line.Cut && llvm::is_contained(Starts, Line.Word) &&
        isLarge(*Line.Cut))
      Chunks.push_back({{*Line.Cut, 0}, Line.Column});
    BehindDecorator = Line.Word == "@";
  }

  /// Whether \p Line is indented as Python demands it. Where it is not, what the scanner
  /// makes of it depends on all that is around it.
  bool isIndented(const LogicalLine &Line) {
    if (InHeader)
      Columns.push_back(Line.Column);
    while (!InHeader && Columns.back() > Line.Column)
      Columns.pop_back();
    bool IsDeeper = !InHeader || Line.Column > Columns[Columns.size() - 2];
    InHeader = Line.OpensBlock;
    return IsDeeper && Columns.back() == Line.Column;
  }

  /// Whether the last chunk has its size if the next one begins at \p Offset.
  bool isLarge(uint32_t Offset) const { return Offset - Chunks.back().Range.Begin >= Size; }

  llvm::StringRef Text;
  uint32_t Size;
  std::vector<Chunk> Chunks = {{}};
  bool BehindDecorator = false; ///< Of what would be cut off.
  bool InClass = false;         ///< The last statement of the module is a class.
  /// In it, from the module's to the one of the block that the last line is in.
  llvm::SmallVector<unsigned, 8> Columns;
  bool InHeader = false;        ///< The last line opens a block.
  size_t ChunksBeforeClass = 1; ///< With the one that it begins in.
};

} // namespace

unsigned mailseal::columnOf(llvm::StringRef Line) {
  unsigned Column = 0;
  for (char C : Line) {
    if (C == ' ')
      ++Column;
    else if (C == '\t')
      Column += 8;
    else if (C == '\f' || C == '\r')
      Column = 0;
    else
      break;
  }
  return Column;
}

std::vector<Chunk> mailseal::cutIntoChunks(llvm::StringRef Text, uint32_t Size) {
  return Cutter(Text, Size).cut();
}
