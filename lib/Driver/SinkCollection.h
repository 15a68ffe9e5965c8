//===- SinkCollection.h - What C++ parses prove, for all files --*- C++ -*-===//

#ifndef MAILSEAL_LIB_DRIVER_SINKCOLLECTION_H
#define MAILSEAL_LIB_DRIVER_SINKCOLLECTION_H

#include "mailseal/Driver/Driver.h"
#include "llvm/ADT/ArrayRef.h"
#include <map>
#include <string>

namespace mailseal {

/// Parses those C++ files of \p Files that have a compile command, on \p Jobs
/// threads, and returns the literals that reach Python, by the real path of the
/// file they are in. \p OnError gets databases that cannot be read; \p OnUnparsed
/// gets files that Clang cannot parse at all, of which less is known then.
std::map<std::string, SinkMap> collectSinkUses(llvm::ArrayRef<SourceFile> Files,
                                               const CompileOptions &Options, unsigned Jobs,
                                               ErrorSink OnError, ErrorSink OnUnparsed);

} // namespace mailseal

#endif
