//===- AtomicWriteTest.cpp - Replacing a file that somebody else changes --===//

#include "mailseal/Edit/AtomicWrite.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <gtest/gtest.h>

using namespace mailseal;
namespace fs = llvm::sys::fs;

namespace {

/// A folder of its own for each test, with a file `a.py` that holds "old".
class AtomicWrite : public testing::Test {
protected:
  void SetUp() override {
    ASSERT_FALSE(fs::createUniqueDirectory("mailseal-test", Folder));
    write("a.py", "old");
  }
  void TearDown() override { EXPECT_FALSE(fs::remove_directories(Folder)); }

  std::string path(llvm::StringRef Name) const {
    llvm::SmallString<128> Path(Folder);
    llvm::sys::path::append(Path, Name);
    return std::string(Path);
  }

  void write(llvm::StringRef Name, llvm::StringRef Bytes) {
    std::error_code Code;
    llvm::raw_fd_ostream(path(Name), Code) << Bytes;
    ASSERT_FALSE(Code);
  }

  std::string read(llvm::StringRef Name) const {
    auto Buffer = llvm::MemoryBuffer::getFile(path(Name));
    return Buffer ? (*Buffer)->getBuffer().str() : "unreadable";
  }

  /// The message of replacing \p Name, believed to be "old", by "new".
  std::string replace(llvm::StringRef Name, llvm::StringRef Root) const {
    return llvm::toString(replaceFile(path(Name), Root, "old", "new"));
  }

  size_t fileCount() const {
    size_t Count = 0;
    std::error_code Code;
    for (fs::directory_iterator I(Folder, Code), End; I != End && !Code; I.increment(Code))
      ++Count;
    return Count;
  }

  llvm::SmallString<128> Folder;
};

} // namespace

TEST_F(AtomicWrite, Replaces) {
  EXPECT_EQ(replace("a.py", Folder), "");
  EXPECT_EQ(read("a.py"), "new");
  EXPECT_EQ(fileCount(), 1u);
}

TEST_F(AtomicWrite, RefusesWhatChangedSinceItWasRead) {
  // The same length, so that only the bytes tell.
  for (const char *Changed : {"odl", "older", ""}) {
    write("a.py", Changed);
    EXPECT_EQ(replace("a.py", Folder),
              "'" + path("a.py") + "': changed since it was read; not written, run mailseal again");
    EXPECT_EQ(read("a.py"), Changed);
    EXPECT_EQ(fileCount(), 1u);
  }
}

TEST_F(AtomicWrite, RefusesWhatBecameALinkOutOfTheRoot) {
  ASSERT_FALSE(fs::create_directory(path("root")));
  ASSERT_FALSE(fs::create_link("../a.py", path("root/a.py")));
  EXPECT_NE(replace("root/a.py", path("root")).find("outside the project root"), std::string::npos);
  EXPECT_EQ(read("a.py"), "old");
}

TEST_F(AtomicWrite, TakesNoNeighbourForTheRoot) {
  ASSERT_FALSE(fs::create_directory(path("project")));
  ASSERT_FALSE(fs::create_directory(path("project-2")));
  write("project-2/a.py", "old");
  EXPECT_NE(replace("project-2/a.py", path("project")).find("outside the project root"),
            std::string::npos);
  EXPECT_EQ(read("project-2/a.py"), "old");
}

TEST_F(AtomicWrite, RefusesWhatIsGoneOrNoFile) {
  ASSERT_FALSE(fs::create_directory(path("folder")));
  EXPECT_NE(replace("folder", Folder).find("is no regular file"), std::string::npos);
  EXPECT_NE(replace("absent.py", Folder).find("No such file or directory"), std::string::npos);
  EXPECT_EQ(fileCount(), 2u);
}
