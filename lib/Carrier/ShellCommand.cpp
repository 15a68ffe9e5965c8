//===- ShellCommand.cpp - Python in a command for the shell ---------------===//
//
// `python3 -c '…'`, as C++ hands it to system() or popen(). The words are read as
// POSIX has them (Shell Command Language, 2.2 and 2.3).

#include "mailseal/Carrier/Carrier.h"
#include "mailseal/Unit/PythonCommand.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace mailseal;
using llvm::StringRef;

namespace {

constexpr StringRef Blanks = " \t";
/// What ends a command, so that another one may begin.
constexpr StringRef Separators = ";&|()\n";
/// Programs that run the command behind their own arguments, and words before a command.
constexpr llvm::StringLiteral Prefixes[] = {
    "exec", "nohup",  "sudo",   "env",      "time", "nice", "timeout", "stdbuf",
    "doas", "ionice", "setsid", "xvfb-run", "then", "do",   "else",    "!"};
enum class Quoting { None, Single, Double };

/// A stretch of a word that is quoted in one way.
struct Stretch {
  Quoting How = Quoting::None;
  TextRange Body; ///< Without the quotes.
};

struct Word {
  llvm::SmallVector<Stretch, 1> Parts;
  uint32_t End = 0; ///< Behind it, in the command.
};

/// Spells new text in a stretch of a word.
class ShellCodec : public Codec {
public:
  explicit ShellCodec(Quoting How) : How(How) {}

  llvm::Expected<std::string> encode(StringRef Text, const TextContext &) const override {
    std::string Result;
    for (char C : Text) {
      if (How == Quoting::Single && C == '\'') {
        Result += "'\\''";
        continue;
      }
      if (How == Quoting::None && !llvm::isAlnum(C) && !StringRef("_.,=/:").contains(C))
        return llvm::createStringError("the shell would not take the new text as part of the word");
      if (How == Quoting::Double && StringRef("\"\\$`").contains(C))
        Result += '\\';
      Result += C;
    }
    return Result;
  }

private:
  Quoting How;
};

/// Reads the words of one command line.
class CommandReader {
public:
  explicit CommandReader(const PythonUnit &Command) : Command(Command), Text(Command.text()) {}

  std::vector<PythonUnit> findCode() {
    std::vector<PythonUnit> Units;
    bool AtCommand = true, BehindPrefix = false;
    while (skipBlanks(AtCommand, BehindPrefix)) {
      std::optional<Word> Next = readWord();
      if (!Next)
        return {}; // A quote is not closed: this is no command.
      std::string Spelled = plain(*Next);
      if ((AtCommand || BehindPrefix) && isPythonProgram(Spelled)) {
        if (std::optional<Word> Code = readCode())
          Units.push_back(decode(*Code));
        AtCommand = BehindPrefix = false;
        continue;
      }
      StringRef Program = StringRef(Spelled).substr(StringRef(Spelled).rfind('/') + 1);
      BehindPrefix |= AtCommand && llvm::is_contained(Prefixes, Program);
      AtCommand = AtCommand && StringRef(Spelled).contains('=');
    }
    return Units;
  }

private:
  /// Moves to the next word. If a command begins there, \p AtCommand is set, and what
  /// stood before the last one is forgotten: \p BehindPrefix.
  bool skipBlanks(bool &AtCommand, bool &BehindPrefix) {
    while (At < Text.size() && (Blanks.contains(Text[At]) || Separators.contains(Text[At])))
      if (Separators.contains(Text[At++])) {
        AtCommand = true;
        BehindPrefix = false;
      }
    return At < Text.size();
  }

  std::optional<Word> readWord() {
    Word Result;
    while (At < Text.size() && !Blanks.contains(Text[At]) && !Separators.contains(Text[At])) {
      Stretch Part;
      if (Text[At] == '\'' || Text[At] == '"') {
        Part.How = Text[At] == '"' ? Quoting::Double : Quoting::Single;
        size_t End = closingQuote(At);
        if (End == StringRef::npos)
          return std::nullopt;
        Part.Body = {At + 1, uint32_t(End)};
        At = End + 1;
      } else {
        uint32_t Begin = At;
        while (At < Text.size() && !Blanks.contains(Text[At]) && !Separators.contains(Text[At]) &&
               Text[At] != '\'' && Text[At] != '"')
          At += Text[At] == '\\' && At + 1 < Text.size() ? 2 : 1;
        At = std::min<uint32_t>(At, Text.size());
        Part.Body = {Begin, At};
      }
      Result.Parts.push_back(Part);
    }
    Result.End = At;
    return Result;
  }

  size_t closingQuote(size_t Open) const {
    for (size_t I = Open + 1; I < Text.size(); ++I) {
      if (Text[I] == Text[Open])
        return I;
      if (Text[Open] == '"' && Text[I] == '\\')
        ++I;
    }
    return StringRef::npos;
  }

  std::string plain(const Word &W) const {
    std::string Result;
    for (const Stretch &Part : W.Parts)
      Result += Part.Body.in(Text);
    return Result;
  }

  /// The code of an interpreter whose options come next.
  std::optional<Word> readCode() {
    bool AtCommand = false, BehindPrefix = false;
    while (skipBlanks(AtCommand, BehindPrefix) && !AtCommand) {
      std::optional<Word> Option = readWord();
      if (!Option)
        return std::nullopt;
      std::string Spelled = plain(*Option);
      if (!StringRef(Spelled).starts_with("-"))
        return std::nullopt;
      if (!isCodeOption(Spelled))
        continue;
      return skipBlanks(AtCommand, BehindPrefix) && !AtCommand ? readWord() : std::nullopt;
    }
    return std::nullopt;
  }

  PythonUnit decode(const Word &W) const {
    PythonUnitBuilder Builder;
    for (const Stretch &Part : W.Parts) {
      Piece P;
      P.Token = P.Body = Part.Body;
      P.TextCodec = std::make_shared<ShellCodec>(Part.How);
      Builder.beginPiece(std::move(P));
      appendStretch(Part, Builder);
    }
    PythonUnit Unit = Builder.take();
    Unit.Carrier = Command.Carrier;
    Unit.Proof = Evidence::Name;
    Unit.Sink = CommandLineSink.str();
    Unit.Varies = Command.Varies;
    return Unit;
  }

  void appendStretch(const Stretch &Part, PythonUnitBuilder &Builder) const {
    uint32_t Done = Part.Body.Begin;
    auto CopyUpTo = [&](uint32_t End) { Builder.appendVerbatim(Text, {Done, End}); };
    for (uint32_t I = Done; I < Part.Body.End;) {
      StringRef Rest = Text.slice(I, Part.Body.End);
      uint32_t Size = 1;
      if (Rest.starts_with(PlaceholderName) && Command.hasPlaceholder({I, I + 1})) {
        CopyUpTo(I);
        Size = PlaceholderName.size();
        Builder.appendOpaque(PlaceholderName, {I, I + Size});
      } else if (isEscape(Part.How, Rest)) {
        CopyUpTo(I);
        Size = 2;
        Builder.appendEscape(Rest.substr(1, 1), {I, I + Size});
      } else if (Part.How == Quoting::Double && (Rest.front() == '$' || Rest.front() == '`')) {
        CopyUpTo(I);
        Builder.appendOpaque(Rest.take_front(), {I, I + Size}); // The shell puts something in.
      } else {
        ++I;
        continue;
      }
      I += Size;
      Done = I;
    }
    CopyUpTo(Part.Body.End);
  }

  static bool isEscape(Quoting How, StringRef Rest) {
    if (How == Quoting::Single || Rest.size() < 2 || Rest.front() != '\\')
      return false;
    return How == Quoting::None || StringRef("\"\\$`").contains(Rest[1]);
  }

  const PythonUnit &Command;
  StringRef Text;
  uint32_t At = 0;
};

} // namespace

std::vector<PythonUnit> mailseal::findShellCode(const PythonUnit &Command) {
  if (!Command.text().contains("python"))
    return {};
  return CommandReader(Command).findCode();
}
