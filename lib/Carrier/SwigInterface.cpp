//===- SwigInterface.cpp - SWIG interfaces as Python and C++ --------------===//
//
// SWIG puts the Python blocks of an interface into the module that it writes.
// This puts them together as SWIG does, with a stand-in for what is around them
// there: the class or function that a block becomes part of, and an `if` for a
// block that a conditional may leave out.

#include "Carrier/LineEnds.h"
#include "Carrier/LiteralDecoder.h"
#include "Carrier/SwigBlocks.h"
#include "Carrier/SwigCodec.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <map>

using namespace mailseal;
using llvm::StringRef;

static constexpr StringRef Blanks = " \t\f\v\r";

static StringRef indentOf(StringRef Line) {
  return Line.take_front(std::min(Line.find_first_not_of(Blanks), Line.size()));
}

/// Whether \p Line has more than blanks and a comment.
static bool hasCode(StringRef Line) {
  StringRef Rest = Line.ltrim(Blanks);
  return !Rest.empty() && !Rest.starts_with("#");
}

namespace {

/// What SWIG takes from the start of the lines of \p Text: the indentation of the
/// first one with code.
StringRef swigIndent(StringRef Text) {
  for (StringRef Line : llvm::split(Text, '\n'))
    if (hasCode(Line))
      return indentOf(Line);
  return "";
}

/// The index of the first line of \p Text that has code and less indentation than
/// the first of these, which SWIG refuses.
std::optional<size_t> findLessIndented(StringRef Text) {
  size_t Least = swigIndent(Text).size(), Index = 0;
  for (StringRef Line : llvm::split(Text, '\n')) {
    if (hasCode(Line) && indentOf(Line).size() < Least)
      return Index;
    ++Index;
  }
  return std::nullopt;
}

/// Puts the blocks of one interface together.
class ModuleAssembler {
public:
  explicit ModuleAssembler(StringRef Bytes) : Bytes(Bytes) {}

  PythonUnit assemble(llvm::ArrayRef<SwigBlock> Blocks) {
    addAll(Blocks, SwigPlace::Top);
    addAll(Blocks, SwigPlace::Statement);
    bool HasModuleLevel = !Builder.text().empty();
    // What has a body runs later than the module's own statements, however it is ordered.
    std::map<std::string, std::vector<const SwigBlock *>> Classes;
    std::vector<std::string> Order;
    for (const SwigBlock &Block : Blocks)
      if (!Block.Class.empty() || !isStatement(Block)) {
        if (!Classes.count(Block.Class))
          Order.push_back(Block.Class);
        Classes[Block.Class].push_back(&Block);
      }
    for (const std::string &Name : Order)
      addClass(Name, Classes[Name]);
    PythonUnit Unit = Builder.takeIndented(Indented);
    Unit.Carrier = CarrierKind::Swig;
    Unit.Proof = Evidence::Sink;
    // Without a statement of its own the module has no place for an import.
    Unit.Mode = HasModuleLevel ? RunMode::Module : RunMode::SeparateNamespaces;
    Unit.Sink = Blocks.front().Directive.str();
    return Unit;
  }

private:
  static bool isStatement(const SwigBlock &Block) {
    return Block.Place == SwigPlace::Top || Block.Place == SwigPlace::Statement;
  }

  /// Adds what goes to \p Place of the module itself.
  void addAll(llvm::ArrayRef<SwigBlock> Blocks, SwigPlace Place) {
    for (const SwigBlock &Block : Blocks)
      if (Block.Place == Place && Block.Class.empty())
        addConditional(Block);
    closeConditions(0);
  }

  /// Adds the blocks of the class \p Name, or the functions of the module where that
  /// is empty.
  void addClass(StringRef Name, llvm::ArrayRef<const SwigBlock *> Blocks) {
    if (!Name.empty())
      open("class _swig_class_" + llvm::Twine(++Count) + ":\n");
    for (const SwigBlock *Block : Blocks)
      if (isStatement(*Block))
        addConditional(*Block);
    closeConditions(0);
    addFunctions(Blocks);
    if (!Name.empty())
      close();
  }

  /// Adds the functions that \p Blocks are parts of: what stands before and what
  /// stands behind the call of one function share its body.
  void addFunctions(llvm::ArrayRef<const SwigBlock *> Blocks) {
    std::vector<const SwigBlock *> Left;
    llvm::copy_if(Blocks, std::back_inserter(Left), [](auto *B) { return !isStatement(*B); });
    while (!Left.empty()) {
      const SwigBlock *First = Left.front();
      Left.erase(Left.begin());
      auto Other = llvm::find_if(Left, [&](const SwigBlock *B) {
        return B->Function == First->Function && B->Place != First->Place &&
               B->Conditions == First->Conditions;
      });
      std::vector<const SwigBlock *> Body = {First};
      if (Other != Left.end()) {
        Body.insert(First->Place == SwigPlace::Prologue ? Body.end() : Body.begin(), *Other);
        Left.erase(Other);
      }
      addFunction(Body);
    }
  }

  void addFunction(llvm::ArrayRef<const SwigBlock *> Body) {
    open("def _swig_function_" + llvm::Twine(++Count) + "(self, *args):\n");
    for (const SwigBlock *Block : Body)
      addConditional(*Block);
    closeConditions(0);
    close();
  }

  /// Adds \p Block, where it is conditional in an `if`, which a run of blocks with
  /// the same conditions shares.
  void addConditional(const SwigBlock &Block) {
    size_t Same = 0;
    while (Same < std::min(Conditions.size(), Block.Conditions.size()) &&
           Conditions[Same] == Block.Conditions[Same])
      ++Same;
    closeConditions(Same);
    for (unsigned Number : llvm::ArrayRef(Block.Conditions).drop_front(Same)) {
      open("if _swig_condition_" + llvm::Twine(Number) + ":\n");
      Conditions.push_back(Number);
    }
    addBlock(Block);
  }

  void closeConditions(size_t Kept) {
    for (; Conditions.size() > Kept; Conditions.pop_back())
      close();
  }

  /// Opens a suite behind \p Header, once there is a piece to hold it.
  void open(const llvm::Twine &Header) {
    Pending += (indent() + Header).str();
    ++Depth;
  }

  /// Ends a suite, which is not empty then.
  void close() {
    Builder.appendGlue(indent() + "pass\n", Builder.piece().Body.End);
    --Depth;
  }

  std::string indent() const { return std::string(4 * Depth, ' '); }

  void addBlock(const SwigBlock &Block) {
    std::string Opening = std::move(Pending);
    Pending.clear();
    uint32_t Begin = 0;
    for (TextRange Body : Block.Bodies) {
      bool IsFirst = Body == Block.Bodies.front();
      Builder.beginPiece({Block.Range, Body, makeSwigCodec(Bytes, Block, Body), {}, {}});
      if (IsFirst && !Opening.empty())
        Builder.appendGlue(Opening, Body.Begin);
      if (IsFirst)
        Begin = Builder.text().size();
      appendSwigBody(Builder, Bytes, Block, Body);
    }
    uint32_t End = Block.Bodies.back().End;
    if (!Builder.text().ends_with("\n"))
      Builder.appendGlue("\n", End);
    // Keeps what is added behind this block out of the next one.
    Builder.appendGlue("\n", End);
    StringRef Full = Builder.text().substr(Begin);
    Indented.push_back({{Begin, Begin + uint32_t(Full.size())}, swigIndent(Full).str(), indent()});
  }

  StringRef Bytes;
  PythonUnitBuilder Builder;
  std::vector<IndentedBlock> Indented;
  std::vector<unsigned> Conditions; ///< Those that are open.
  std::string Pending;              ///< Headers of suites that have no statement yet.
  unsigned Depth = 0, Count = 0;
};

/// The text of \p Block before it is indented anew.
std::string textOf(StringRef Bytes, const SwigBlock &Block) {
  PythonUnitBuilder Builder;
  for (TextRange Body : Block.Bodies) {
    Builder.beginPiece({Block.Range, Body, nullptr, {}, {}});
    appendSwigBody(Builder, Bytes, Block, Body);
  }
  return Builder.text().str();
}

/// The offset of the line \p Index of \p Block; of the block where an escape may
/// have made the line.
uint32_t lineOffset(StringRef Bytes, const SwigBlock &Block, size_t Index) {
  if (Block.Form == SwigForm::Quotes)
    return Block.Range.Begin;
  uint32_t Offset = Block.Bodies.front().Begin;
  while (Index-- != 0)
    Offset = Bytes.find('\n', Offset) + 1;
  return Offset;
}

/// Takes from \p Found the blocks that SWIG refuses or that have no code.
void dropUnusable(StringRef Bytes, SwigBlocks &Found) {
  llvm::erase_if(Found.Blocks, [&](const SwigBlock &Block) {
    std::string Text = textOf(Bytes, Block);
    if (std::optional<size_t> Line = findLessIndented(Text)) {
      Found.Problems.push_back({lineOffset(Bytes, Block, *Line),
                                "this line is indented less than the first one of its " +
                                    Block.Directive.str() + " block, which SWIG refuses"});
      return true;
    }
    return llvm::none_of(llvm::split(Text, '\n'), hasCode);
  });
}

SwigBlocks findUsableBlocks(StringRef Bytes) {
  SwigBlocks Found = findSwigBlocks(Bytes);
  dropUnusable(Bytes, Found);
  for (CarrierProblem &Problem : Found.Problems)
    Problem.Message += "; its Python is passed over";
  return Found;
}

/// \p Bytes with blanks for what is no C++, so that all else stays where it is.
std::string withoutPython(StringRef Bytes, const SwigBlocks &Found) {
  std::string Cxx = Bytes.str();
  auto Erase = [&](TextRange Range) {
    for (uint32_t I = Range.Begin; I < Range.End; ++I)
      if (Cxx[I] != '\n' && Cxx[I] != '\r')
        Cxx[I] = ' ';
  };
  for (const SwigBlock &Block : Found.Blocks)
    Erase(Block.Range);
  for (TextRange Text : Found.Documentation)
    Erase(Text);
  return Cxx;
}

} // namespace

std::vector<PythonUnit> mailseal::carrySwigInterface(StringRef Bytes, const FileSinks &Sinks,
                                                     bool (*Mentions)(StringRef Text)) {
  std::vector<PythonUnit> Units;
  SwigBlocks Found = findUsableBlocks(Bytes);
  if (!Found.IsComplete)
    return Units;
  if (!Found.Blocks.empty()) {
    PythonUnit Module = ModuleAssembler(Bytes).assemble(Found.Blocks);
    if (Mentions(Module.text()))
      Units.push_back(std::move(Module));
  }
  llvm::append_range(Units, carryCxx(withoutPython(Bytes, Found), Sinks, Mentions));
  return Units;
}

std::vector<CarrierProblem> mailseal::swigProblems(StringRef Bytes,
                                                   bool (*Mentions)(StringRef Text)) {
  SwigBlocks Found = findUsableBlocks(Bytes);
  if (Found.IsComplete)
    llvm::append_range(Found.Problems, byteArrayProblems(withoutPython(Bytes, Found), Mentions));
  llvm::stable_sort(Found.Problems, [](auto &A, auto &B) { return A.Offset < B.Offset; });
  return std::move(Found.Problems);
}
