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

struct ParsedNodes;

/// The parsed chunks of texts: of a text that was changed in some places, those in
/// other places are not parsed again. For one thread at a time.
class ParseCache {
public:
  /// Chunks that are not there are parsed by \p ForEach, which must outlive this.
  explicit ParseCache(ParallelLoop ForEach);
  ~ParseCache();
  ParseCache(const ParseCache &) = delete;
  ParseCache &operator=(const ParseCache &) = delete;

  /// The nodes of each of \p Chunks. They live as long as this.
  std::vector<const ParsedNodes *> parse(llvm::ArrayRef<llvm::StringRef> Chunks);

private:
  ParallelLoop ForEach;
  llvm::StringMap<std::unique_ptr<ParsedNodes>> Known; ///< By the text of the chunk.
};

} // namespace mailseal

#endif
