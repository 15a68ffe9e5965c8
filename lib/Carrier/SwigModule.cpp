//===- SwigModule.cpp -----------------------------------------------------===//

#include "Carrier/SwigModule.h"
#include "Carrier/PythonBindings.h"
#include "Carrier/SwigCodec.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <map>

using namespace mailseal;
using llvm::StringRef;

static constexpr StringRef Blanks = " \t\f\v\r";

StringRef mailseal::swigIndentOf(StringRef Line) {
  return Line.take_front(std::min(Line.find_first_not_of(Blanks), Line.size()));
}

bool mailseal::hasSwigCode(StringRef Line) {
  StringRef Rest = Line.ltrim(Blanks);
  return !Rest.empty() && !Rest.starts_with("#");
}

StringRef mailseal::swigIndent(StringRef Text) {
  for (StringRef Line : llvm::split(Text, '\n'))
    if (hasSwigCode(Line))
      return swigIndentOf(Line);
  return "";
}

namespace {

/// Puts the blocks of one interface together.
class ModuleAssembler {
public:
  ModuleAssembler(StringRef Bytes, const SwigBlocks &Found, const SharedNames &Shared)
      : Bytes(Bytes), Blocks(Found.Blocks), Includes(Found.Includes), Shared(Shared) {}

  PythonUnit assemble() {
    addNames(Shared.AtTop);
    addAll(SwigPlace::Top);
    addNames(Shared.Before);
    addAll(SwigPlace::Statement);
    addNames(Shared.After);
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
    Builder.appendGlue(Pending, Builder.piece().Body.End);
    PythonUnit Unit = Builder.takeIndented(Indented);
    Unit.Carrier = CarrierKind::Swig;
    Unit.Proof = Evidence::Sink;
    Unit.Sink = Blocks.front().Directive.str();
    return Unit;
  }

private:
  static bool isStatement(const SwigBlock &Block) {
    return Block.Place == SwigPlace::Top || Block.Place == SwigPlace::Statement;
  }

  /// Adds what goes to \p Place of the module itself.
  void addAll(SwigPlace Place) {
    for (const SwigBlock &Block : Blocks) {
      if (Block.Place != Place || !Block.Class.empty())
        continue;
      if (Place == SwigPlace::Statement)
        addIncludedBefore(Block.Range.Begin);
      addConditional(Block);
    }
    if (Place == SwigPlace::Statement)
      addIncludedBefore(Bytes.size());
    closeConditions(0);
  }

  void addIncludedBefore(uint32_t Offset) {
    for (; !Includes.empty() && Includes.front().Offset < Offset; Includes = Includes.drop_front())
      addIncluded(Includes.front());
  }

  /// Adds what \p Include binds where it stands.
  void addIncluded(const SwigInclude &Include) {
    auto It = Shared.Included.find(Include.Name.str());
    if (It == Shared.Included.end())
      return;
    closeConditions(0);
    addNames(It->second);
  }

  /// Adds the statements \p Names of other files, and a blank line, so that an import
  /// of this file does not look like one of theirs.
  void addNames(StringRef Names) {
    if (!Names.empty())
      Pending += (Names + "\n").str();
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
  llvm::ArrayRef<SwigBlock> Blocks;
  llvm::ArrayRef<SwigInclude> Includes; ///< Those that were not added yet.
  const SharedNames &Shared;
  PythonUnitBuilder Builder;
  std::vector<IndentedBlock> Indented;
  std::vector<unsigned> Conditions; ///< Those that are open.
  std::string Pending;              ///< Headers of suites that have no statement yet.
  unsigned Depth = 0, Count = 0;
};

} // namespace

std::string mailseal::swigText(StringRef Bytes, const SwigBlock &Block) {
  PythonUnitBuilder Builder;
  for (TextRange Body : Block.Bodies) {
    Builder.beginPiece({Block.Range, Body, nullptr, {}, {}});
    appendSwigBody(Builder, Bytes, Block, Body);
  }
  return Builder.text().str();
}

PythonUnit mailseal::assembleSwigModule(StringRef Bytes, const SwigBlocks &Found,
                                        const SharedNames &Shared) {
  return ModuleAssembler(Bytes, Found, Shared).assemble();
}
