//===- CxxCallCodec.h - Arguments of Python as C++ spells them --*- C++ -*-===//

#ifndef MAILSEAL_CARRIER_CXXCALLCODEC_H
#define MAILSEAL_CARRIER_CXXCALLCODEC_H

#include "Carrier/CxxBindings.h"
#include "Carrier/CxxCallTables.h"
#include "mailseal/Unit/Codec.h"
#include "llvm/ADT/StringMap.h"

namespace mailseal {

/// The C++ of each argument in a function, by its Python; nothing where the same
/// Python stands for different C++.
using ArgumentSpellings = llvm::StringMap<std::optional<std::string>>;

/// Spells arguments in a call that pybind11 or nanobind makes. \p Spellings need
/// not be complete before the codec is used.
std::shared_ptr<const Codec> makeBindingCodec(const BindingStyle &Style,
                                              std::shared_ptr<const ArgumentSpellings> Spellings,
                                              llvm::StringRef LineEnd);

/// One call as the file has it.
struct CxxCallSite {
  ApiMeaning Meaning = ApiMeaning::None; ///< None: a call through Boost.Python.
  std::string Callee;                    ///< The callable, or the object that has the member.
  std::string Member;                    ///< An expression for its name, or empty.
  std::string Format;                    ///< A literal, or empty.
  std::vector<std::string> Arguments;
  /// What stands between the parentheses.
  TextRange Inside;
};

/// Fails for every text, with the code that would make \p Site pass it.
std::shared_ptr<const Codec> makeApiCallCodec(CxxCallSite Site);

/// Spells a keyword in the call \p Site of Boost.Python, which takes keywords in a
/// dictionary only, and positional arguments beside it in a tuple only. \p HasTuples
/// says that the file includes both. \p Positional spells arguments without keywords.
std::shared_ptr<const Codec> makeBoostCallCodec(CxxCallSite Site, const BindingStyle &Style,
                                                bool HasTuples,
                                                std::shared_ptr<const Codec> Positional);

/// Fails for every text: nothing is known of how this file calls Python.
std::shared_ptr<const Codec> makeUnknownCallCodec();

} // namespace mailseal

#endif
