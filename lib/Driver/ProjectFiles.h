//===- ProjectFiles.h - Where a run's project index reads -------*- C++ -*-===//

#ifndef MAILSEAL_LIB_DRIVER_PROJECTFILES_H
#define MAILSEAL_LIB_DRIVER_PROJECTFILES_H

#include "mailseal/Project/Discovery.h"
#include "mailseal/Python/ProjectIndex.h"

namespace mailseal {

/// The sources of an index: the contents that \p Entries have, else the file system.
/// A folder's files are those that a run on it would look at, by \p Options, which must
/// outlive the index. \p MayList: files may be looked for that the run does not look at.
ProjectSources projectSources(llvm::ArrayRef<FileEntry> Entries, const DiscoveryOptions &Options,
                              bool MayList);

} // namespace mailseal

#endif
