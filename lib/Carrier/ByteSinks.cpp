//===- ByteSinks.cpp ------------------------------------------------------===//

#include "Carrier/ByteSinks.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;
using llvm::StringRef;

ByteSinks::ByteSinks(StringRef Bytes, const std::vector<CxxToken> &Tokens,
                     llvm::ArrayRef<UserSink> Named)
    : File(readCxxFile(Bytes, Tokens)), Code(File.Code), Names(File, Named) {}

void ByteSinks::note(const ByteArray &Array, PythonUnit &Unit) const {
  if (Array.Name.empty())
    return;
  llvm::SmallVector<StringRef> Spelled = {Array.Name};
  for (size_t I = 0; I < Code.size(); ++I)
    if (Code.isName(I, Array.Name))
      if (StringRef Variable = declaredAround(I); !Variable.empty())
        Spelled.push_back(Variable);
  for (size_t I = 0; I < Code.size(); ++I)
    if (Code.is(I, clang::tok::l_paren))
      if (auto Call = readSinkCall(Code, I, Names); Call && hasName(Call->Code, Spelled)) {
        Unit.Mode =
            Unit.Proof == Evidence::Sink ? std::max(Unit.Mode, Call->Use.Mode) : Call->Use.Mode;
        Unit.Proof = Evidence::Sink;
        Unit.Sink = Call->Use.Function;
      }
}

bool ByteSinks::hasName(TokenRange Range, llvm::ArrayRef<StringRef> Spelled) const {
  for (size_t I = Range.Begin; I < Range.End; ++I)
    if (Code.isName(I) && llvm::is_contained(Spelled, Code.spelling(I)))
      return true;
  return false;
}

/// The variable whose value the name at \p I is part of: `std::string Code(array, n)`,
/// `auto Code = array`; empty if there is none.
StringRef ByteSinks::declaredAround(size_t I) const {
  using namespace clang;
  for (; I > 1 && !Code.is(I, tok::semi) && !Code.is(I, tok::r_brace); --I) {
    bool HasValue = Code.is(I, tok::equal) || Code.is(I, tok::l_paren) || Code.is(I, tok::l_brace);
    bool HasType = I > 1 && (Code.isName(I - 2) || Code.is(I - 2, tok::star) ||
                             Code.is(I - 2, tok::amp) || Code.is(I - 2, tok::greater));
    if (HasValue && HasType && Code.isName(I - 1))
      return Code.spelling(I - 1);
  }
  return "";
}
