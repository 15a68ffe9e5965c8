//===- ChunkedParseTest.cpp - Chunks parse to what the whole parses to ----===//
//
// Where a text is cut shows in no command's output: the nodes are the same. So each
// text is parsed both ways here, and its cuts are counted.

#include "Python/ChunkedParse.h"
#include "Python/Chunks.h"
#include <gtest/gtest.h>
#include <tuple>

using namespace mailseal;
using llvm::StringRef;

namespace mailseal {

static auto partsOf(const NodeData &N) {
  return std::tie(N.Range.Begin, N.Range.End, N.Parent, N.NextSibling, N.HasChildren, N.Named,
                  N.Kind, N.Field);
}
static bool operator==(const NodeData &A, const NodeData &B) { return partsOf(A) == partsOf(B); }
static std::ostream &operator<<(std::ostream &Out, const NodeData &N) {
  return Out << "[" << N.Range.Begin << ", " << N.Range.End << ") kind " << int(N.Kind) << " in "
             << N.Parent;
}

} // namespace mailseal

/// Counts the chunks that are parsed.
struct Parses {
  unsigned Count = 0;
  void operator()(size_t Chunks, llvm::function_ref<void(size_t)> Parse) {
    Count += Chunks;
    for (size_t I = 0; I < Chunks; ++I)
      Parse(I);
  }
};

/// Into how many chunks \p Text is cut, wherever it can be; expects that it parses the
/// same way as in one.
static size_t chunksOf(StringRef Text) {
  Parses Counter;
  ParseCache Cache(Counter);
  ParsedNodes Chunked = parseInChunks(Text, &Cache, /*ChunkSize=*/1), Whole = parsePython(Text);
  EXPECT_EQ(Chunked.Errors, Whole.Errors) << Text.str();
  EXPECT_EQ(Chunked.Nodes, Whole.Nodes) << Text.str();
  return cutIntoChunks(Text, 1).size();
}

TEST(ChunkedParse, CutsBeforeStatementsOfTheModule) {
  EXPECT_EQ(chunksOf("import os\nx = 1\n\n\ndef f():\n    return x\n\n\nf()\n"), 4u);
  EXPECT_EQ(chunksOf("x = (1,\n2)\ny = '''\ndef f():\n'''\nz = 'a\\\nb'\n"), 3u);
  EXPECT_EQ(chunksOf("x = 1; y = 2\n@a\n@b\ndef f(): pass\n"), 2u);
}

TEST(ChunkedParse, KeepsClausesWithTheirStatement) {
  EXPECT_EQ(chunksOf("if x:\n    a\nelif y:\n    b\nelse:\n    c\nd\n"), 2u);
  EXPECT_EQ(chunksOf("try:\n    a\nexcept E:\n    b\nfinally:\n    c\n"), 1u);
}

TEST(ChunkedParse, CutsBeforeMembersOfClasses) {
  EXPECT_EQ(chunksOf("class A(B):\n"
                     "    x = 1\n"
                     "\n"
                     "    @property\n"
                     "    def f(self):\n"
                     "        return 1\n"
                     "\n"
                     "    async def g(self):\n"
                     "        class C:\n"
                     "            y = 2\n"
                     "\n"
                     "            def h(self): pass\n"
                     "\n"
                     "x = A()\n"),
            4u);
  EXPECT_EQ(chunksOf("@d\nclass A:\n\tdef f(self):\n\t\tpass\n\tdef g(self):\n\t\tpass\n"), 2u);
}

TEST(ChunkedParse, KeepsCommentsWithWhatTheyBelongTo) {
  // Before a definition and in its column: its own.
  EXPECT_EQ(chunksOf("def f():\n    a\n\n# of g\ndef g():\n    b\n"), 2u);
  EXPECT_EQ(chunksOf("class A:\n    def f(self): a\n    # of g\n    def g(self): b\n"), 2u);
  // In another column they may be the end of a block.
  EXPECT_EQ(chunksOf("def f():\n    a\n    # of f\n\n# of g\ndef g():\n    b\n"), 1u);
  // Behind a class, or the end of its last member.
  EXPECT_EQ(chunksOf("class A:\n    def f(self): a\n    def g(self): b\n# of the module\n"), 3u);
  EXPECT_EQ(chunksOf("class A:\n    def f(self): a\n    def g(self): b\n    # of A\n"), 1u);
  // The scanner takes a decorator behind such a comment for an error.
  EXPECT_EQ(
      chunksOf(
          "class A:\n    x = 1\n    def f(self): a\n    @d\n  # comment\n    def g(self): b\n"),
      1u);
}

TEST(ChunkedParse, LeavesAClassWholeThatIsNotIndentedAsPythonDemands) {
  EXPECT_EQ(chunksOf("class A:\n    def f(self):\n    a\n    def g(self): b\n"), 1u);
  EXPECT_EQ(chunksOf("class A:\n    def f(self): a\n  def g(self): b\n    def h(self): c\n"), 1u);
  EXPECT_EQ(chunksOf("class A:\n    def f(self): a\n        b\n    def g(self): c\n"), 1u);
  EXPECT_EQ(chunksOf("class A:\n    def f(self): a\\\n\n    def g(self): b\n"), 1u);
  EXPECT_EQ(chunksOf("class A:\n    def f(self): a\n\\\n    def g(self): b\n"), 1u);
}

TEST(ChunkedParse, ParsesATextWithAnErrorAsAWhole) {
  chunksOf("def f(:\n    a\n\ndef g():\n    b\n");
  chunksOf("x = '''\n\ndef f():\n    a\n");
  chunksOf("x = 1 \\\n\ndef f():\n    a\n");
  chunksOf("class A:\n    x = 1\nelse:\n    y = 2\n");
  chunksOf("class A: x = 1\n    def f(self): a\n    def g(self): b\n");
  chunksOf("match x:\n    case 1: a\n    def f(): b\n");
}

TEST(ChunkedParse, ParsesWhatChangedOnly) {
  std::string Text = "import smtplib\n";
  for (const char *Name : {"a", "b", "c", "d"})
    Text += "\n\ndef " + std::string(Name) + "(host):\n    return smtplib.SMTP_SSL(host)\n";
  Parses Counter;
  ParseCache Cache(Counter);
  parseInChunks(Text, &Cache, /*ChunkSize=*/1);
  EXPECT_EQ(Counter.Count, 5u);
  Text.insert(Text.find("host)", Text.find("def c")) + 4, "=None");
  ParsedNodes After = parseInChunks(Text, &Cache, /*ChunkSize=*/1);
  EXPECT_EQ(Counter.Count, 6u);
  EXPECT_EQ(After.Nodes, parsePython(Text).Nodes);

  Parses Later;
  ParseCache Other(Later);
  Other.lookInto(Cache);
  EXPECT_EQ(parseInChunks(Text, &Other, /*ChunkSize=*/1).Nodes, After.Nodes);
  EXPECT_EQ(Later.Count, 0u);
}
