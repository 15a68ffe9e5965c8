//===- Codec.h - How a host spells Python text ------------------*- C++ -*-===//

#ifndef MAILSEAL_UNIT_CODEC_H
#define MAILSEAL_UNIT_CODEC_H

#include "mailseal/Core/Edit.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <memory>
#include <string>

namespace mailseal {

/// What stands beside new text in its piece. Both texts are decoded, and may be
/// cut off at the next escape.
struct TextContext {
  llvm::StringRef Before;
  llvm::StringRef After;
  /// Whether the new text follows an escape that takes in further digits (`\x41`).
  bool AfterOpenEscape = false;
};

/// Spells new Python text the way one piece of a host spells its text.
class Codec {
public:
  virtual ~Codec();

  /// Returns the host bytes that spell \p Text inside the piece, between what
  /// \p Context says.
  ///
  /// Line ends in \p Text are "\n", whatever the host uses. Fails with a reason
  /// for the user where the piece cannot hold the text, e.g. when it would
  /// close a raw string.
  virtual llvm::Expected<std::string> encode(llvm::StringRef Text,
                                             const TextContext &Context) const = 0;

  /// Returns the host edits that put \p Text in the place of the piece's bytes
  /// \p Host: one, of what encode() returns, where the host needs no more.
  virtual llvm::Expected<std::vector<Edit>> place(TextRange Host, llvm::StringRef Text,
                                                  const TextContext &Context) const;
};

/// Text that stands in the host as it is: a Python file, a raw string.
///
/// \p LineEnd spells a line end ("\n" or "\r\n"). \p Closer is what the text
/// must not contain, e.g. `)py"`; none if empty.
std::shared_ptr<const Codec> makeVerbatimCodec(llvm::StringRef LineEnd,
                                               llvm::StringRef Closer = "");

/// Text in an escaped C or C++ literal between double quotes. \p LineEnd spells
/// a line end: `\n`, or `\n\` and a line break where the literal goes on behind
/// a line continuation.
std::shared_ptr<const Codec> makeEscapedCodec(llvm::StringRef LineEnd);

} // namespace mailseal

#endif
