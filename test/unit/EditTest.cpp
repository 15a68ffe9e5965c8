//===- EditTest.cpp - Edits of one buffer ---------------------------------===//

#include "mailseal/Core/Edit.h"
#include <gtest/gtest.h>

using namespace mailseal;

static std::string changed(llvm::StringRef Buffer, std::vector<Edit> Edits) {
  if (llvm::Error Failed = normalizeEdits(Edits))
    return "error: " + toString(std::move(Failed));
  return applyEdits(Buffer, Edits);
}

TEST(Edit, SortsAndMergesIdenticalEdits) {
  EXPECT_EQ(changed("abc", {{{2, 3}, "C"}, {{0, 0}, ">"}, {{0, 0}, ">"}}), ">abC");
}

TEST(Edit, TouchingEditsDoNotConflict) {
  EXPECT_EQ(changed("abc", {{{0, 1}, "A"}, {{1, 1}, "-"}, {{1, 2}, ""}}), "A-c");
}

TEST(Edit, OverlapsConflict) {
  constexpr const char *Conflict = "error: two edits change the same place";
  EXPECT_EQ(changed("abc", {{{0, 2}, ""}, {{1, 3}, ""}}), Conflict);
  EXPECT_EQ(changed("abc", {{{0, 2}, ""}, {{1, 1}, "x"}}), Conflict);
  EXPECT_EQ(changed("abc", {{{1, 1}, "x"}, {{1, 1}, "y"}}), Conflict);
}
