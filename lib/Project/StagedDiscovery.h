//===- StagedDiscovery.h - The files of the next commit ---------*- C++ -*-===//

#ifndef MAILSEAL_LIB_PROJECT_STAGEDDISCOVERY_H
#define MAILSEAL_LIB_PROJECT_STAGEDDISCOVERY_H

#include "Project/DiscoveryContext.h"
#include <string>
#include <vector>

namespace mailseal {

/// Appends the files under \p Paths that are staged, with their staged contents.
void discoverStaged(llvm::ArrayRef<std::string> Paths, const DiscoveryContext &Context,
                    std::vector<FileEntry> &Files);

} // namespace mailseal

#endif
