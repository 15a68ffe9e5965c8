//===- Lines.h - Lines of a text --------------------------------*- C++ -*-===//

#ifndef MAILSEAL_LIB_PYTHON_LINES_H
#define MAILSEAL_LIB_PYTHON_LINES_H

#include "mailseal/Core/Edit.h"
#include "llvm/ADT/StringRef.h"

namespace mailseal {

/// The offset at which \p Offset's line starts.
inline size_t lineStart(llvm::StringRef Text, size_t Offset) {
  // rfind looks before the offset only.
  size_t Break = Text.rfind('\n', Offset);
  return Break == llvm::StringRef::npos ? 0 : Break + 1;
}

/// The offset behind the line break that ends \p Offset's line, or the text's end.
inline size_t nextLine(llvm::StringRef Text, size_t Offset) {
  size_t Break = Text.find('\n', Offset);
  return Break == llvm::StringRef::npos ? Text.size() : Break + 1;
}

/// The blanks that \p Offset's line starts with.
inline llvm::StringRef indentationAt(llvm::StringRef Text, size_t Offset) {
  return Text.substr(lineStart(Text, Offset)).take_while([](char C) {
    return C == ' ' || C == '\t';
  });
}

/// \p Text on one line, as a message shows it: line breaks and the indentation behind them
/// become a blank, or nothing at a bracket.
inline std::string oneLine(llvm::StringRef Text) {
  std::string Result;
  while (!Text.empty()) {
    auto [Line, Behind] = Text.split('\n');
    bool Glued = Result.empty() || Result.back() == '(' || Line.trim().starts_with(")");
    Result += (Glued ? "" : " ") + Line.trim().str();
    Text = Behind;
  }
  return Result;
}

inline Edit insertion(size_t Offset, std::string Text) {
  auto At = static_cast<uint32_t>(Offset);
  return {{At, At}, std::move(Text)};
}

} // namespace mailseal

#endif
