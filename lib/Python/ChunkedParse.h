//===- ChunkedParse.h - A parse chunk by chunk ------------------*- C++ -*-===//
//
// A text parses in less time in chunks than as a whole: several threads can share
// the work, and a chunk that was parsed before need not be parsed again.

#ifndef MAILSEAL_LIB_PYTHON_CHUNKEDPARSE_H
#define MAILSEAL_LIB_PYTHON_CHUNKEDPARSE_H

#include "TreeParser.h"
#include "mailseal/Python/ParseCache.h"

namespace mailseal {

/// Parses \p Text in chunks of at least \p ChunkSize bytes. The nodes are those of
/// parsePython(), whether it can be cut or not. \p Cache may be null.
ParsedNodes parseInChunks(llvm::StringRef Text, ParseCache *Cache, uint32_t ChunkSize = 2048);

} // namespace mailseal

#endif
