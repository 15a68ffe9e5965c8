//===- ConfigFile.h - Files in which projects set up their tools *- C++ -*-===//

#ifndef MAILSEAL_PROJECT_CONFIGFILE_H
#define MAILSEAL_PROJECT_CONFIGFILE_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/MemoryBuffer.h"
#include <memory>
#include <optional>

namespace mailseal {

/// The file \p Name in \p Folder; null if it cannot be read, or is larger than a person
/// would write one.
std::unique_ptr<llvm::MemoryBuffer> readConfigFile(llvm::StringRef Folder, llvm::StringRef Name);

/// What the section \p Section of \p Text, as configparser reads it, has for \p Key.
std::optional<llvm::StringRef> iniOption(llvm::StringRef Text, llvm::StringRef Section,
                                         llvm::StringRef Key);

} // namespace mailseal

#endif
