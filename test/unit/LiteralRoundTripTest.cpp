//===- LiteralRoundTripTest.cpp - Random literals, random edits -----------===//
//
// The property behind every fix in C++: when an edit of a unit is made in the
// host, carrying the host again gives the edited text.

#include "mailseal/Carrier/Carrier.h"
#include <gtest/gtest.h>
#include <random>

using namespace mailseal;
using llvm::StringRef;

namespace {

/// Random numbers that are the same with every standard library.
class Dice {
public:
  explicit Dice(unsigned Seed) : Engine(Seed) {}
  /// A number below \p Count.
  unsigned below(unsigned Count) { return Engine() % Count; }
  bool chance(unsigned Percent) { return below(100) < Percent; }
  template <size_t N> StringRef pick(const StringRef (&From)[N]) { return From[below(N)]; }

private:
  std::mt19937 Engine;
};

/// C++ text and the Python text it spells.
struct Sample {
  std::string Host, Text;
};

/// Makes runs of adjacent literals in all spellings.
class Generator {
public:
  explicit Generator(unsigned Seed) : Roll(Seed) {}

  Sample next() {
    LineEnd = Roll.chance(25) ? "\r\n" : "\n";
    InMacro = Roll.chance(25);
    Indent = Roll.chance(40) ? "    " : "";
    Sample Result;
    Result.Host = InMacro ? "#define CODE " : "int before; call(";
    unsigned Count = Roll.below(5) + 1;
    for (unsigned I = 0; I < Count; ++I) {
      if (I != 0)
        Result.Host += gap();
      if (!InMacro && Roll.chance(30))
        addRaw(Result);
      else
        addEscaped(Result);
    }
    Result.Host += InMacro ? LineEnd + "int after;" : "); int after;";
    return Result;
  }

  /// New text for an edit.
  std::string words() {
    static const StringRef Words[] = {"import ssl", "x",  ", context=c", "0f", "\"q\"",  "\\",  "?",
                                      ")",          "\t", "\n",          " ",  "\u00e9", "\x01"};
    std::string Result;
    for (unsigned I = Roll.below(4) + 1; I != 0; --I)
      Result += Roll.pick(Words);
    if (Roll.chance(40))
      Result += "\n";
    return Result;
  }

  Dice Roll;

private:
  std::string lineBreak() { return InMacro ? " \\" + LineEnd : LineEnd; }

  std::string gap() {
    switch (Roll.below(5)) {
    case 0:
      return " ";
    case 1:
      return " /* note */ ";
    case 2:
      return InMacro ? "" : " // note" + LineEnd + "    ";
    default:
      return lineBreak() + "\t\t";
    }
  }

  void addRaw(Sample &Result) {
    Result.Host += "R\"py(";
    for (unsigned I = Roll.below(12); I != 0; --I) {
      static const StringRef Pieces[] = {"a = 1", "\\n", "\"", ")", ")\"", "  ", "(", "\u00e9"};
      if (Roll.chance(30)) {
        Result.Host += LineEnd + Indent;
        Result.Text += "\n" + Indent;
      } else {
        StringRef Chosen = Roll.pick(Pieces);
        Result.Host += Chosen;
        Result.Text += Chosen;
      }
    }
    Result.Host += ")py\"";
  }

  void addEscaped(Sample &Result) {
    struct Spelling {
      StringRef Host, Text;
    };
    static constexpr Spelling Spellings[] = {{"\\\"", "\""},
                                             {"\\\\", "\\"},
                                             {"\\t", "\t"},
                                             {"\\x41", "A"},
                                             {"\\101", "A"},
                                             {"\\1", "\x01"},
                                             {"\\u00e9", "\u00e9"},
                                             {"'", "'"},
                                             {"\\U0001F600", "\U0001F600"},
                                             {"?", "?"},
                                             {"\\?", "?"},
                                             {"  ", "  "}};
    static const StringRef LineEnds[] = {"\\n", "\\r\\n", "\\012"};
    StringRef Spelled = Roll.pick(LineEnds);
    bool Spliced = Roll.chance(15);
    Result.Host += Roll.chance(10) ? "u8\"" : "\"";
    if (Roll.chance(50))
      append(Result, Indent, Indent);
    for (unsigned I = Roll.below(8); I != 0; --I) {
      if (Roll.chance(30)) {
        const Spelling &S = Spellings[Roll.below(std::size(Spellings))];
        append(Result, S.Host, S.Text);
      } else if (Roll.chance(20)) {
        append(Result, Spelled.str() + (Spliced ? "\\" + LineEnd : ""), "\n" + Indent);
        Result.Host += Indent;
      }
      // No hex digit: it would be part of an escape before it.
      append(Result, "_x = h(", "_x = h(");
    }
    if (Roll.chance(60))
      append(Result, Spelled, "\n");
    Result.Host += "\"";
  }

  static void append(Sample &Result, const llvm::Twine &Host, const llvm::Twine &Text) {
    Result.Host += Host.str();
    Result.Text += Text.str();
  }

  std::string LineEnd, Indent;
  bool InMacro = false;
};

std::string dedent(StringRef Text) { return Dedent(Text).apply(Text); }

/// \p Text dedented and with nothing on its blank lines: dedenting cannot tell
/// what an edit put there.
std::string canonical(StringRef Text) {
  std::string Dedented = dedent(Text), Result;
  llvm::SmallVector<StringRef> Lines;
  StringRef(Dedented).split(Lines, '\n');
  for (StringRef Line : Lines)
    Result += (Line.find_first_not_of(" \t") == StringRef::npos ? "" : Line.str()) + "\n";
  return Result;
}

std::vector<PythonUnit> carryAll(StringRef Host) {
  return carryCxxLiterals(Host, {}, [](StringRef) { return true; });
}

/// One edit or two; none where the two would touch.
std::vector<Edit> randomEdits(Generator &Make, size_t Size) {
  std::vector<Edit> Edits;
  for (unsigned I = Make.Roll.below(2) + 1; I != 0; --I) {
    uint32_t Begin = Make.Roll.below(Size + 1);
    uint32_t End = Make.Roll.chance(60) ? Begin : Begin + Make.Roll.below(Size + 1 - Begin);
    bool Deletes = Begin != End && Make.Roll.chance(30);
    Edits.push_back({{Begin, End}, Deletes ? "" : Make.words()});
  }
  llvm::sort(Edits);
  if (Edits.size() == 2 && Edits[0].Range.End >= Edits[1].Range.Begin)
    return {};
  return Edits;
}

TEST(LiteralRoundTrip, EveryByteMapsIntoABody) {
  Generator Make(1);
  for (unsigned I = 0; I < 2000; ++I) {
    Sample S = Make.next();
    std::vector<PythonUnit> Units = carryAll(S.Host);
    ASSERT_EQ(Units.size(), 1u) << S.Host;
    const PythonUnit &Unit = Units.front();
    ASSERT_EQ(Unit.text(), dedent(S.Text)) << S.Host;
    for (uint32_t At = 0; At < Unit.text().size(); ++At) {
      TextRange Host = Unit.toHost(TextRange{At, At + 1});
      bool InBody = llvm::any_of(
          Unit.pieces(), [&](const Piece &P) { return !Host.empty() && P.Body.contains(Host); });
      bool IsSame = Host.in(S.Host) == Unit.text().substr(At, 1);
      ASSERT_TRUE(InBody && (IsSame || Host.size() > 1)) << S.Host << "\nat " << At;
    }
  }
}

TEST(LiteralRoundTrip, EditsComeOutAsMeant) {
  Generator Make(2);
  unsigned Made = 0, Refused = 0;
  for (unsigned I = 0; I < 20000; ++I) {
    Sample S = Make.next();
    std::vector<PythonUnit> Units = carryAll(S.Host);
    ASSERT_EQ(Units.size(), 1u) << S.Host;
    std::vector<Edit> Edits = randomEdits(Make, Units[0].text().size());
    if (Edits.empty())
      continue;
    llvm::Expected<std::vector<Edit>> HostEdits = Units[0].toHost(Edits);
    if (!HostEdits) {
      consumeError(HostEdits.takeError()); // It may refuse, as long as it rarely does.
      ++Refused;
      continue;
    }
    ++Made;
    std::string NewHost = applyEdits(S.Host, *HostEdits);
    std::vector<PythonUnit> Again = carryAll(NewHost);
    ASSERT_EQ(Again.size(), 1u) << S.Host << "\n----\n" << NewHost;
    ASSERT_EQ(canonical(Again[0].text()), canonical(applyEdits(Units[0].text(), Edits)))
        << S.Host << "\n----\n"
        << NewHost;
  }
  EXPECT_LT(Refused * 20, Made);
}

} // namespace
