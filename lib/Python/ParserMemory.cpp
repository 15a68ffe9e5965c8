#include "ParserMemory.h"
#include "llvm/Support/Allocator.h"
#include "llvm/Support/MathExtras.h"
#include <array>
#include <cstring>
#include <tree_sitter/api.h>

using namespace mailseal;

namespace {

/// Hands out blocks of few sizes, so that one that is freed serves the next that
/// asks for as much.
class Arena {
public:
  void *allocate(size_t Size) {
    unsigned Class = classOf(Size);
    Block *&Free = FreeBlocks[Class];
    if (Free) {
      Block *Reused = Free;
      Free = Reused->Next;
      return Reused;
    }
    auto *Header = static_cast<size_t *>(
        Memory.Allocate(sizeof(size_t) + sizeOf(Class), llvm::Align::Of<size_t>()));
    *Header = Class;
    return Header + 1;
  }

  void *reallocate(void *Old, size_t Size) {
    if (!Old)
      return allocate(Size);
    size_t OldSize = sizeOf(classAt(Old));
    if (Size <= OldSize)
      return Old;
    void *New = allocate(Size);
    std::memcpy(New, Old, OldSize);
    free(Old);
    return New;
  }

  void free(void *Old) {
    if (!Old)
      return;
    Block *&Free = FreeBlocks[classAt(Old)];
    Free = new (Old) Block{Free};
  }

  /// Frees everything, and keeps one slab for the next parse.
  void reset() {
    Memory.Reset();
    FreeBlocks = {};
  }

private:
  struct Block {
    Block *Next;
  };

  // Small blocks have multiples of Step bytes, a class for each, larger ones powers
  // of two. The class stands before the block.
  static constexpr size_t Step = 16, SmallClasses = 64;

  static unsigned classOf(size_t Size) {
    if (Size <= SmallClasses * Step)
      return Size ? (Size - 1) / Step : 0;
    return SmallClasses + llvm::Log2_64_Ceil(Size);
  }
  static size_t sizeOf(size_t Class) {
    return Class < SmallClasses ? (Class + 1) * Step : size_t(1) << (Class - SmallClasses);
  }
  static size_t classAt(void *Block) { return static_cast<size_t *>(Block)[-1]; }

  static constexpr size_t SlabSize = 1 << 20;
  llvm::BumpPtrAllocatorImpl<llvm::MallocAllocator, SlabSize, SlabSize> Memory;
  std::array<Block *, SmallClasses + 64> FreeBlocks = {};
};

Arena &arena() {
  static thread_local Arena OfThread;
  return OfThread;
}

} // namespace

ParserMemory::ParserMemory() {
  static const bool IsSet = [] {
    ts_set_allocator([](size_t Size) { return arena().allocate(Size); },
                     [](size_t Count, size_t Size) {
                       return std::memset(arena().allocate(Count * Size), 0, Count * Size);
                     },
                     [](void *Old, size_t Size) { return arena().reallocate(Old, Size); },
                     [](void *Old) { arena().free(Old); });
    return true;
  }();
  (void)IsSet;
}

ParserMemory::~ParserMemory() { arena().reset(); }
