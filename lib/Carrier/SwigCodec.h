//===- SwigCodec.h - How a SWIG block spells Python -------------*- C++ -*-===//
//
// Both ways: what stands in a block as the text that SWIG passes on, and new text
// as the block would have it.

#ifndef MAILSEAL_CARRIER_SWIGCODEC_H
#define MAILSEAL_CARRIER_SWIGCODEC_H

#include "Carrier/SwigBlocks.h"
#include "mailseal/Unit/Codec.h"
#include <memory>

namespace mailseal {

/// The codec that spells text in \p Body, one of the bodies of \p Block, which is
/// of \p Bytes. It refuses what SWIG would make something else of.
std::shared_ptr<const Codec> makeSwigCodec(llvm::StringRef Bytes, const SwigBlock &Block,
                                           TextRange Body);

/// Appends to \p Unit, whose piece was begun, what SWIG takes from \p Body, one of
/// the bodies of \p Block: without the blanks before the closing delimiter, and with
/// a name or a string for each placeholder: `_action` for `$action`.
void appendSwigBody(PythonUnitBuilder &Unit, llvm::StringRef Bytes, const SwigBlock &Block,
                    TextRange Body);

} // namespace mailseal

#endif
