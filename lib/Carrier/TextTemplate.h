//===- TextTemplate.h - Texts with places to fill ---------------*- C++ -*-===//

#ifndef MAILSEAL_CARRIER_TEXTTEMPLATE_H
#define MAILSEAL_CARRIER_TEXTTEMPLATE_H

#include "mailseal/Unit/PythonUnit.h"

namespace mailseal {

/// How the places of a template are marked.
enum class TemplateKind {
  None,    ///< Only by `$NAME`, `${NAME}` and `@NAME@`, which are no Python.
  Printf,  ///< `%s`, `%-5d`, `%1$s`; `%%` is a `%`.
  Braces,  ///< `{}`, `{0:>5}`, `{name}`; `{{` is a `{`.
  Numbers, ///< QString's `%1`, `%L1`; a `%` before anything else is one.
  Boost,   ///< `%1%`, `%|5|`, and those of printf.
  Dollars, ///< absl::Substitute's `$0`; `$$` is a `$`.
  Guess,   ///< Not known: see guessTemplate().
};

/// What the text \p Text, which something is filled in to, is a template of.
TemplateKind guessTemplate(llvm::StringRef Text);

/// Whether \p Text, a template of \p Kind, has places to fill.
bool hasPlaces(TemplateKind Kind, llvm::StringRef Text);

/// Whether the text of \p Literal has places to fill, or characters that are
/// doubled, if it is a template of \p Kind.
bool isTemplate(TemplateKind Kind, const PythonUnit &Literal);

/// Appends the text of \p Literal, one piece that was begun in \p Unit, with
/// placeholders for its places.
void appendTemplate(TemplateKind Kind, const PythonUnit &Literal, PythonUnitBuilder &Unit);

/// The codec for new text in a template: doubles what its formatter would eat.
/// \p Inner spells the result.
std::shared_ptr<const Codec> makeTemplateCodec(TemplateKind Kind,
                                               std::shared_ptr<const Codec> Inner);

} // namespace mailseal

#endif
