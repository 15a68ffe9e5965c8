//===- Parallel.h - A loop on several threads -------------------*- C++ -*-===//

#ifndef MAILSEAL_LIB_DRIVER_PARALLEL_H
#define MAILSEAL_LIB_DRIVER_PARALLEL_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include <cstddef>

namespace mailseal {

/// Calls \p Body(0) to \p Body(Count - 1), each once, on up to \p Jobs threads,
/// and returns when all are done. A thread takes \p Block indexes at a time: one
/// where a call is long, many where it costs less than a contended counter.
void parallelFor(size_t Count, size_t Block, unsigned Jobs, llvm::function_ref<void(size_t)> Body);

} // namespace mailseal

#endif
