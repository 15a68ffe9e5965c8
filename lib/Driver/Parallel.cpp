#include "Parallel.h"
#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

using namespace mailseal;

void mailseal::parallelFor(size_t Count, size_t Block, unsigned Jobs,
                           llvm::function_ref<void(size_t)> Body) {
  std::atomic<size_t> Next{0};
  auto Work = [&] {
    for (size_t Begin; (Begin = Next.fetch_add(Block)) < Count;)
      for (size_t I = Begin, End = std::min(Count, Begin + Block); I < End; ++I)
        Body(I);
  };
  size_t Extra = std::min<size_t>(Jobs, (Count + Block - 1) / Block);
  std::vector<std::thread> Threads;
  for (size_t I = 1; I < Extra; ++I)
    Threads.emplace_back(Work);
  Work();
  for (std::thread &T : Threads)
    T.join();
}
