//===- ParseCache.h - What analyses of one file share -----------*- C++ -*-===//

#ifndef MAILSEAL_PYTHON_PARSECACHE_H
#define MAILSEAL_PYTHON_PARSECACHE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include <cstddef>
#include <memory>
#include <vector>

namespace mailseal {

/// Calls a function with 0 to Count - 1, each once, on some threads, and returns when
/// all are done.
using ParallelLoop = llvm::function_ref<void(size_t Count, llvm::function_ref<void(size_t)>)>;

/// Such a loop on the calling thread alone.
void inSequence(size_t Count, llvm::function_ref<void(size_t)> Body);

struct ParsedNodes;

/// The parsed chunks of texts: of a text that was changed in some places, those in
/// other places are not parsed again. For one thread at a time.
class ParseCache {
public:
  /// Chunks that are not there are parsed by \p ForEach, which must outlive this.
  explicit ParseCache(ParallelLoop ForEach = inSequence);
  ~ParseCache();
  ParseCache(const ParseCache &) = delete;
  ParseCache &operator=(const ParseCache &) = delete;

  /// Looks into \p Before, too, which must outlive this and change no more.
  void lookInto(const ParseCache &Before) { Earlier = &Before; }

  /// The nodes of each of \p Chunks. They live as long as this.
  std::vector<const ParsedNodes *> parse(llvm::ArrayRef<llvm::StringRef> Chunks);

private:
  const ParsedNodes *find(llvm::StringRef Chunk) const;

  ParallelLoop ForEach;
  const ParseCache *Earlier = nullptr;
  llvm::StringMap<std::unique_ptr<ParsedNodes>> Known; ///< By the text of the chunk.
};

} // namespace mailseal

#endif
