//===- CxxLiteralsTest.cpp - Literals to units, and edits back ------------===//
//
// What no command reaches: single edits at chosen places, and the bytes that
// they become in each kind of literal.

#include "mailseal/Carrier/Carrier.h"
#include <gtest/gtest.h>

using namespace mailseal;
using llvm::StringRef;

static bool mentionsAnything(StringRef) { return true; }

/// The only unit of \p Source.
static PythonUnit onlyUnit(StringRef Source) {
  std::vector<PythonUnit> Units = carryCxxLiterals(Source, {}, mentionsAnything);
  EXPECT_EQ(Units.size(), 1u);
  return Units.empty() ? PythonUnit() : std::move(Units.front());
}

static std::string applied(const PythonUnit &Unit, StringRef Source, const Edit &E) {
  llvm::Expected<std::vector<Edit>> Host = Unit.toHost(E);
  if (!Host)
    return "error: " + toString(Host.takeError());
  return applyEdits(Source, *Host);
}

/// \p Source with \p New inserted into its unit where `^` is in \p Mark, which
/// without it is a part of the unit's text that is there once.
static std::string inserted(StringRef Source, StringRef Mark, StringRef New) {
  PythonUnit Unit = onlyUnit(Source);
  auto [Left, Right] = Mark.split('^');
  size_t Found = Unit.text().find((Left + Right).str());
  EXPECT_NE(Found, StringRef::npos) << Unit.text().str();
  uint32_t At = Found + Left.size();
  return applied(Unit, Source, {{At, At}, New.str()});
}

/// \p Source with \p Old, a part of its unit's text, replaced by \p New.
static std::string replaced(StringRef Source, StringRef Old, StringRef New) {
  PythonUnit Unit = onlyUnit(Source);
  uint32_t At = Unit.text().find(Old);
  EXPECT_NE(At, uint32_t(StringRef::npos)) << Unit.text().str();
  return applied(Unit, Source, {{At, uint32_t(At + Old.size())}, New.str()});
}

static std::string decoded(StringRef Source) { return onlyUnit(Source).text().str(); }

TEST(CxxLiterals, DecodesEscapes) {
  EXPECT_EQ(decoded(R"cc("\\\n\t\"\'\?\a\b\f\v\e")cc"), "\\\n\t\"'?\a\b\f\v\x1b");
  EXPECT_EQ(decoded(R"cc("\1011 \x41 \x{42} \o{103} \u00e9 \U0001F600")cc"),
            "A1 A B C \u00e9 \U0001F600");
  EXPECT_EQ(decoded(R"cc("\xE9")cc"), "\xE9");
  EXPECT_EQ(decoded(R"cc(L"\xE9")cc"), "\u00e9");
  EXPECT_EQ(decoded(R"cc("\N{DASH} \q \x \u12")cc"), "\\N{DASH} q x u12");
}

TEST(CxxLiterals, EveryLineEndIsANewline) {
  EXPECT_EQ(decoded(R"cc("a\r\nb\rc")cc"), "a\nb\nc");
  EXPECT_EQ(decoded("R\"(a\r\nb)\""), "a\nb");
}

TEST(CxxLiterals, JoinsAdjacentLiterals) {
  EXPECT_EQ(decoded("u8\"a\" // note\n  R\"x(b\\)x\" /* c */ \"d\""), "ab\\d");
  EXPECT_EQ(decoded("#define A \"a\" \\\n  \"b\"\n"), "ab");
  EXPECT_EQ(decoded("f(@\"a\"\n  @\"b\");"), "ab");
}

TEST(CxxLiterals, SplicesLinesAnywhere) {
  EXPECT_EQ(decoded("\"a\\\nb\\\\\nn\\x4\\\r\n1\""), "ab\nA");
}

TEST(CxxLiterals, DirectivesDoNotEndARun) {
  std::vector<PythonUnit> Units = carryCxxLiterals(
      "f(\"a\"\n#ifdef X\n\"b\"\n#endif\n\"c\");\n#include \"d\"\n#define E \"e\"\n", {},
      mentionsAnything);
  std::vector<std::string> Texts;
  Texts.reserve(Units.size());
  for (const PythonUnit &Unit : Units)
    Texts.push_back(Unit.text().str());
  EXPECT_EQ(Texts, (std::vector<std::string>{"abc", "e"}));
}

TEST(CxxLiterals, SurvivesWhatIsNoCode) {
  StringRef Garbage("\xEF\xBB\xBF#error don't\n\"open\n'\xFF\0\n#if 0\n it's \"\n#endif\nf(\"a\");",
                    53);
  std::vector<PythonUnit> Units = carryCxxLiterals(Garbage, {}, mentionsAnything);
  ASSERT_EQ(Units.size(), 1u);
  EXPECT_EQ(Units[0].text(), "a");
  EXPECT_EQ(carryCxxLiterals("R\"(open", {}, mentionsAnything).size(), 0u);
  EXPECT_EQ(carryCxxLiterals("", {}, mentionsAnything).size(), 0u);
}

TEST(CxxLiterals, SurvivesCodeThatIsNotClosed) {
  for (StringRef Code :
       {"void f() { if (x { run(\"a\"); } ; g(); }", "void f( { while (a; b { \"a\"; }",
        "#define S\nvoid f() { std::string s; out << s << \"a\"; }",
        "const char *f() { return x ? g() : \"a\"; return; }"})
    EXPECT_EQ(carryCxxLiterals(Code, {}, mentionsAnything).size(), 1u) << Code.str();
}

TEST(CxxLiterals, WrapperHasOverloads) {
  StringRef Code = "void run(int a, const char *code) { PyRun_SimpleString(code); }\n"
                   "void run(const char *code = \"a\") { run(1, code); }\n";
  std::vector<PythonUnit> Units = carryCxxLiterals(Code, {}, mentionsAnything);
  ASSERT_EQ(Units.size(), 1u);
  EXPECT_EQ(Units[0].text(), "a");
}

TEST(CxxLiterals, LineBecomesAnAdjacentLiteral) {
  EXPECT_EQ(inserted("f(\"import smtplib\\n\"\r\n\t\t\"x\\n\");", "smtplib\n^x", "import ssl\n"),
            "f(\"import smtplib\\n\"\r\n\t\t\"import ssl\\n\"\r\n\t\t\"x\\n\");");
  EXPECT_EQ(inserted("f(u8\"a\\n\"\n  u8\"b\\n\");", "^a", "x\ny\n"),
            "f(u8\"x\\n\"\n  u8\"y\\n\"\n  u8\"a\\n\"\n  u8\"b\\n\");");
  EXPECT_EQ(inserted("f(\"a\\n\"\n  \"b\\n\");", "b\n^", "x\n"),
            "f(\"a\\n\"\n  \"b\\n\"\n  \"x\\n\");");
}

TEST(CxxLiterals, LineInAMacroIsContinued) {
  EXPECT_EQ(inserted("#define C \\\n  \"a\\n\"  \\\n  \"b\\n\"\n", "a\n^b", "x\n"),
            "#define C \\\n  \"a\\n\"  \\\n  \"x\\n\"  \\\n  \"b\\n\"\n");
}

TEST(CxxLiterals, CommentsAreNotRepeated) {
  EXPECT_EQ(inserted("f(\"a\\n\"   // one\n  \"b\\n\" // two\n);", "a\n^b", "x\n"),
            "f(\"a\\n\"   // one\n  \"x\\n\"\n  \"b\\n\" // two\n);");
}

TEST(CxxLiterals, LineAfterALastLineWithoutLineEnd) {
  EXPECT_EQ(inserted("f(\"a\\n\"\n  \"b\");", "b^", "\nx"), "f(\"a\\n\"\n  \"b\\n\"\n  \"x\");");
  EXPECT_EQ(inserted("f(\"b\");", "b^", "\nx"), "f(\"b\\nx\");");
}

TEST(CxxLiterals, LineInsideALiteral) {
  EXPECT_EQ(inserted("f(\"a\\nb\\n\");", "a\n^b", "x\n"), "f(\"a\\nx\\nb\\n\");");
  EXPECT_EQ(inserted("f(\"a\\r\\nb\\r\\n\");", "a\n^b", "x\n"), "f(\"a\\r\\nx\\r\\nb\\r\\n\");");
  EXPECT_EQ(inserted("f(\"a\\n\\\nb\\n\\\n\");", "a\n^b", "x\n"),
            "f(\"a\\n\\\nx\\n\\\nb\\n\\\n\");");
  EXPECT_EQ(inserted("f(\"a\\n\\\nb\\n\\\n\");", "b\n^", "x\n"),
            "f(\"a\\n\\\nb\\n\\\nx\\n\\\n\");");
}

TEST(CxxLiterals, LineInARawStringIsIndented) {
  StringRef Source = "f(R\"(\n    a\n      b\n\n  )\");";
  EXPECT_EQ(decoded(Source), "\na\n  b\n\n");
  EXPECT_EQ(inserted(Source, "a\n^", "x\n\ny\n"),
            "f(R\"(\n    a\n    x\n\n    y\n      b\n\n  )\");");
  EXPECT_EQ(inserted(Source, "b\n^", "x\n"), "f(R\"(\n    a\n      b\n    x\n\n  )\");");
  EXPECT_EQ(inserted(Source, "b\n\n^", "x\n"), "f(R\"(\n    a\n      b\n\n    x\n  )\");");
  EXPECT_EQ(inserted(Source, "a^\n", "; x"), "f(R\"(\n    a; x\n      b\n\n  )\");");
  EXPECT_EQ(replaced(Source, "  b\n", ""), "f(R\"(\n    a\n\n  )\");");
  EXPECT_EQ(replaced(Source, "a\n  b", "x\ny"), "f(R\"(\n    x\n    y\n\n  )\");");
  EXPECT_EQ(inserted("f(R\"(a\r\nb\r\n)\");", "a\n^b", "x\n"), "f(R\"(a\r\nx\r\nb\r\n)\");");
  EXPECT_EQ(inserted(Source, "^\na", "x\n"),
            "error: text before the first line break would keep the literal from being dedented");
}

TEST(CxxLiterals, KeywordGoesBeforeItsParenthesis) {
  EXPECT_EQ(inserted("f(\"S(h,\"\n  \" p\"\n  \")\\n\"\n  \"x\\n\");", "p^)", ", c"),
            "f(\"S(h,\"\n  \" p\"\n  \", c)\\n\"\n  \"x\\n\");");
  EXPECT_EQ(inserted("f(\"a\" \"\\nb\");", "a^\n", "; x"), "f(\"a; x\" \"\\nb\");");
}

TEST(CxxLiterals, ReplacementSpansLiterals) {
  EXPECT_EQ(replaced("f(\"ab\\n\" /* k */\n  \"cd\\n\" \"ef\");", "b\ncd\ne", "X"),
            "f(\"aX\" /* k */\n  \"\" \"f\");");
}

TEST(CxxLiterals, NewTextIsEscaped) {
  EXPECT_EQ(inserted("f(\"a\");", "a^", "\"\\\t\x01?\?="), "f(\"a\\\"\\\\\\t\\001\\?\\?=\");");
}

TEST(CxxLiterals, RefusesWhatCannotBeSpelled) {
  EXPECT_EQ(replaced("f(\"\\u00e9\");", "\xC3", ""),
            "error: the edit would split an escape sequence");
  EXPECT_EQ(inserted("f(\"\\u00e9\");", "\xC3^\xA9", "x"),
            "error: the edit falls inside an escape sequence or a placeholder");
  EXPECT_EQ(inserted("f(\"\\x41\");", "A^", "b"),
            "error: the escape sequence before the new text would take in its first character");
  EXPECT_EQ(inserted("f(\"\\x41\");", "A^", "g"), "f(\"\\x41g\");");
  EXPECT_EQ(inserted("f(R\"-(a\"b)-\");", "a^\"", ")-"),
            "error: the new text would close the raw string literal");
}

/// Evidence and run mode of the only unit of \p Source.
static std::pair<std::string, RunMode> sinkOf(StringRef Source) {
  PythonUnit Unit = onlyUnit(Source);
  EXPECT_EQ(Unit.Proof, Unit.Sink.empty() ? Evidence::Name : Evidence::Sink);
  return {Unit.Sink, Unit.Mode};
}

TEST(CxxLiterals, SinksAreSeenByTheirTokens) {
  using Sink = std::pair<std::string, RunMode>;
  const Sink None = {"", RunMode::Module};
  EXPECT_EQ(sinkOf("PyRun_SimpleString(\"x\");"), Sink("PyRun_SimpleString", RunMode::Module));
  EXPECT_EQ(sinkOf("api->PyRun_SimpleString((const char *)\"x\");"),
            Sink("PyRun_SimpleString", RunMode::Module));
  EXPECT_EQ(sinkOf("PyRun_String(std::string(\"x\").c_str(), Py_eval_input, d, d);"),
            Sink("PyRun_String", RunMode::Expression));
  EXPECT_EQ(sinkOf("PyRun_String(\"x\", 257, g(a, b), l);"),
            Sink("PyRun_String", RunMode::SeparateNamespaces));
  EXPECT_EQ(sinkOf("py::exec(\"x\", py::globals());"), Sink("pybind11::exec", RunMode::Module));
  EXPECT_EQ(sinkOf("py::eval<py::eval_statements>(\"x\", s, s);"),
            Sink("pybind11::eval", RunMode::Module));
  EXPECT_EQ(sinkOf("namespace p = boost::python; p::exec(\"x\");"),
            Sink("boost::python::exec", RunMode::Module));
  EXPECT_EQ(sinkOf("using namespace pybind11; eval(\"x\");"),
            Sink("pybind11::eval", RunMode::Expression));

  EXPECT_EQ(sinkOf("exec(\"x\");"), None);
  EXPECT_EQ(sinkOf("using namespace pybind11; database.exec(\"x\");"), None);
  EXPECT_EQ(sinkOf("namespace py = other; py::exec(\"x\");"), None);
  EXPECT_EQ(sinkOf("PyRun_SimpleString(\"x\" + y);"), Sink("PyRun_SimpleString", RunMode::Module));
  EXPECT_EQ(sinkOf("Py_CompileString(code, \"x\", Py_file_input);"), None);
  EXPECT_EQ(sinkOf("PyRun_SimpleString(f(\"x\"));"), None);
}

TEST(CxxLiterals, ParsedSinksWin) {
  FileSinks Sinks;
  Sinks.Literals[10] = {"PyRun_String", RunMode::Expression};
  std::vector<PythonUnit> Units = carryCxxLiterals("auto code=\"x\" \"y\"; auto z = \"z\";", Sinks,
                                                   [](StringRef) { return false; });
  ASSERT_EQ(Units.size(), 1u);
  EXPECT_EQ(Units[0].text(), "xy");
  EXPECT_EQ(Units[0].Proof, Evidence::Sink);
  EXPECT_EQ(Units[0].Mode, RunMode::Expression);
}

TEST(PythonFile, KeepsMarkAndLineEnds) {
  StringRef Source = "\xEF\xBB\xBF"
                     "a\r\nb";
  std::vector<PythonUnit> Units = carryPythonFile(Source);
  ASSERT_EQ(Units.size(), 1u);
  EXPECT_EQ(Units[0].text(), "a\nb");
  EXPECT_EQ(applied(Units[0], Source, {{0, 0}, "x\n"}), "\xEF\xBB\xBF"
                                                        "x\r\na\r\nb");
  EXPECT_EQ(applied(Units[0], Source, {{3, 3}, "\nx"}), "\xEF\xBB\xBF"
                                                        "a\r\nb\r\nx");
  EXPECT_EQ(Units[0].toHost(TextRange{2, 3}), (TextRange{6, 7}));
}
