//===- CodeParts.h - A text that is put together ----------------*- C++ -*-===//

#ifndef MAILSEAL_LIB_PYTHON_CODEPARTS_H
#define MAILSEAL_LIB_PYTHON_CODEPARTS_H

#include "Resolver.h"
#include "mailseal/Unit/PythonLiteral.h"
#include <vector>

namespace mailseal {

/// The parts of a text that an expression puts together: of literals beside each
/// other, `+`, `%`, `.format()`, `"\n".join([…])`, textwrap.dedent(). What is no
/// literal is a part, too, and a template may be a name.
class CodeParts {
public:
  CodeParts(Node Expression, const Resolver &Names);

  /// The parts in their order; none where no literal is among them.
  llvm::ArrayRef<LiteralPart> all() const {
    return HasLiteral ? llvm::ArrayRef(Parts) : llvm::ArrayRef<LiteralPart>();
  }
  /// Whether the text, or the template that it is made of, is dedented.
  bool isDedented() const { return Dedents; }

private:
  void add(Node N, TemplateStyle Style, unsigned Depth);
  void addPlaceholder(Node N);
  void addOperation(Node N, TemplateStyle Style, unsigned Depth);
  void addCall(Node Call, TemplateStyle Style, unsigned Depth);
  /// Adds what the name \p N of a template stands for.
  void addTemplate(Node N, TemplateStyle Style, unsigned Depth);
  /// Adds the lines in \p Display.
  void addLines(Node Display, TemplateStyle Style);

  const Resolver &Names;
  std::vector<LiteralPart> Parts;
  bool HasLiteral = false;
  bool Dedents = false;
};

} // namespace mailseal

#endif
