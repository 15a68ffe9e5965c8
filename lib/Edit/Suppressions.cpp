#include "Suppressions.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

using namespace mailseal;

namespace {

/// Whether the list `[a, b]` or `(a, b)` at the start of \p Text names \p Name.
bool listNames(llvm::StringRef Text, char Open, char Close, llvm::StringRef Name) {
  if (!Text.starts_with(Open))
    return false;
  llvm::SmallVector<llvm::StringRef, 4> Names;
  Text.drop_front().take_until([&](char C) { return C == Close; }).split(Names, ',');
  return llvm::any_of(Names, [&](llvm::StringRef N) { return N.trim() == Name; });
}

/// Whether \p Line has \p Marker and behind it a list that names \p Name. Where
/// \p Blanket is set, no list means every name.
bool hasMarker(llvm::StringRef Line, llvm::StringRef Marker, char Open, char Close,
               llvm::StringRef Name, bool Blanket) {
  for (size_t At = Line.find(Marker); At != llvm::StringRef::npos;
       At = Line.find(Marker, At + 1)) {
    llvm::StringRef Rest = Line.substr(At + Marker.size());
    if (listNames(Rest, Open, Close, Name) || (Blanket && !Rest.starts_with(Open)))
      return true;
  }
  return false;
}

} // namespace

bool mailseal::isSuppressed(llvm::StringRef Bytes, TextRange Extent, Rule R) {
  size_t Begin = Bytes.rfind('\n', Extent.Begin);
  Begin = Begin == llvm::StringRef::npos ? 0 : Begin + 1;
  size_t End = std::min(Bytes.find('\n', Extent.End), Bytes.size());
  std::string Name = "mailseal-" + ruleName(R).str();

  llvm::SmallVector<llvm::StringRef, 4> Lines;
  Bytes.slice(Begin, End).split(Lines, '\n');
  for (llvm::StringRef Line : Lines)
    if (hasMarker(Line, "mailseal: ignore", '[', ']', ruleName(R), /*Blanket=*/true) ||
        hasMarker(Line, "NOLINT", '(', ')', Name, /*Blanket=*/false))
      return true;
  llvm::StringRef Before = Bytes.take_front(Begin).rtrim('\n');
  Before = Before.substr(Before.rfind('\n') + 1);
  return hasMarker(Before, "NOLINTNEXTLINE", '(', ')', Name, /*Blanket=*/false);
}
