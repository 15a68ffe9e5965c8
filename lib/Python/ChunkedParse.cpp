//===- ChunkedParse.cpp - A parse chunk by chunk --------------------------===//
//
// A chunk that parses without an error is a sequence of whole statements, so the
// parser is, behind it, where it was before it: what follows does not depend on it.
// A text with an error is parsed as a whole, as an error may reach far.

#include "ChunkedParse.h"
#include "Chunks.h"
#include "Lines.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

namespace {

/// Puts the nodes of chunks together.
class ChunkJoiner {
public:
  ChunkJoiner(llvm::StringRef Text, size_t NodeCount) : Text(Text) {
    Nodes.reserve(NodeCount);
    Nodes.emplace_back();
  }

  /// Adds what was parsed of \p At. False if it belongs where nothing can be added.
  bool add(const Chunk &At, llvm::ArrayRef<NodeData> Parsed) {
    NodeData Root = Parsed.front();
    move(Root, At.Range.Begin);
    if (Nodes.size() == 1)
      Nodes.front() = Root;
    Nodes.front().Range.End = Root.Range.End;
    uint32_t Parent = At.Column ? classBody(At.Column) : 0;
    if (At.Column && !Parent)
      return false;
    addChildren(Parent, Parsed, At.Range.Begin);
    for (; Parent; Parent = Nodes[Parent].Parent)
      Nodes[Parent].Range.End = Nodes[Last].Range.End;
    return true;
  }

  std::vector<NodeData> take() { return std::move(Nodes); }

private:
  static void move(NodeData &N, uint32_t Offset) {
    N.Range.Begin += Offset;
    N.Range.End += Offset;
  }

  uint32_t lastChild(uint32_t Parent) const {
    uint32_t Child = Nodes[Parent].HasChildren ? Parent + 1 : 0;
    while (Child && Nodes[Child].NextSibling)
      Child = Nodes[Child].NextSibling;
    return Child;
  }

  /// The block of the class that the text so far ends in, if its members are in
  /// \p Column; or 0.
  uint32_t classBody(unsigned Column) const {
    uint32_t Class = LastStatement;
    if (Class && Nodes[Class].Kind == SyntaxKind::DecoratedDefinition)
      Class = lastChild(Class);
    if (!Class || Nodes[Class].Kind != SyntaxKind::ClassDefinition)
      return 0;
    uint32_t Block = lastChild(Class);
    if (!Block || Nodes[Block].Kind != SyntaxKind::Block || !Nodes[Block].HasChildren)
      return 0;
    uint32_t Member = Block + 1;
    while (Member && Nodes[Member].Kind == SyntaxKind::Comment)
      Member = Nodes[Member].NextSibling;
    if (!Member)
      return 0;
    size_t Begin = Nodes[Member].Range.Begin;
    llvm::StringRef Before = Text.slice(lineStart(Text, Begin), Begin);
    return Before.trim().empty() && columnOf(Before) == Column ? Block : 0;
  }

  /// Adds all but the root of \p Parsed, whose children become those of \p Parent.
  void addChildren(uint32_t Parent, llvm::ArrayRef<NodeData> Parsed, uint32_t Offset) {
    if (Parsed.size() == 1)
      return;
    uint32_t Before = Parent == 0 ? LastStatement : lastChild(Parent);
    auto First = static_cast<uint32_t>(Nodes.size());
    if (Before)
      Nodes[Before].NextSibling = First;
    Nodes[Parent].HasChildren = true;
    for (NodeData N : Parsed.drop_front()) {
      move(N, Offset);
      N.Parent = N.Parent ? N.Parent + First - 1 : Parent;
      N.NextSibling = N.NextSibling ? N.NextSibling + First - 1 : 0;
      Nodes.push_back(N);
    }
    Last = First;
    while (Nodes[Last].NextSibling)
      Last = Nodes[Last].NextSibling;
    if (Parent == 0)
      LastStatement = Last;
  }

  llvm::StringRef Text;
  std::vector<NodeData> Nodes;
  uint32_t Last = 0;          ///< The last child of where nodes were added last.
  uint32_t LastStatement = 0; ///< Of the module.
};

/// The nodes of \p Text, cut into \p Chunks, or nothing if it must be parsed as a whole.
std::optional<ParsedNodes> parseChunks(llvm::StringRef Text, llvm::ArrayRef<Chunk> Chunks,
                                       ParseCache &Cache) {
  std::vector<llvm::StringRef> Texts;
  for (const Chunk &C : Chunks)
    Texts.push_back(C.Range.in(Text));
  std::vector<const ParsedNodes *> Parsed = Cache.parse(Texts);
  size_t NodeCount = 1;
  for (const ParsedNodes *P : Parsed) {
    if (P->Errors != 0)
      return std::nullopt;
    NodeCount += P->Nodes.size() - 1;
  }
  ChunkJoiner Joiner(Text, NodeCount);
  for (auto [C, P] : llvm::zip_equal(Chunks, Parsed))
    if (!Joiner.add(C, P->Nodes))
      return std::nullopt;
  return ParsedNodes{Joiner.take()};
}

} // namespace

void mailseal::inSequence(size_t Count, llvm::function_ref<void(size_t)> Body) {
  for (size_t I = 0; I < Count; ++I)
    Body(I);
}

ParseCache::ParseCache(ParallelLoop ForEach) : ForEach(ForEach) {}
ParseCache::~ParseCache() = default;

const ParsedNodes *ParseCache::find(llvm::StringRef Chunk) const {
  auto It = Known.find(Chunk);
  return It == Known.end() ? nullptr : It->second.get();
}

std::vector<const ParsedNodes *> ParseCache::parse(llvm::ArrayRef<llvm::StringRef> Chunks) {
  std::vector<const ParsedNodes *> Result;
  std::vector<std::pair<llvm::StringRef, ParsedNodes *>> New;
  for (llvm::StringRef Text : Chunks) {
    if (const ParsedNodes *Before = Earlier ? Earlier->find(Text) : nullptr) {
      Result.push_back(Before);
      continue;
    }
    auto [It, IsNew] = Known.try_emplace(Text);
    if (IsNew) {
      It->second = std::make_unique<ParsedNodes>();
      New.emplace_back(Text, It->second.get());
    }
    Result.push_back(It->second.get());
  }
  ForEach(New.size(), [&](size_t I) { *New[I].second = parsePython(New[I].first); });
  return Result;
}

ParsedNodes mailseal::parseInChunks(llvm::StringRef Text, ParseCache *Cache, uint32_t ChunkSize) {
  // What a NUL is to the scanner depends on where it looks from.
  if (!Cache || Text.size() / 2 < ChunkSize || Text.contains('\0'))
    return parsePython(Text);
  std::vector<Chunk> Chunks = cutIntoChunks(Text, ChunkSize);
  if (Chunks.size() > 1)
    if (auto Parsed = parseChunks(Text, Chunks, *Cache))
      return std::move(*Parsed);
  return parsePython(Text);
}
