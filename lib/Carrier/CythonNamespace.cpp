//===- CythonNamespace.cpp - What a Cython file binds ---------------------===//

#include "Carrier/CythonDeclaration.h"
#include "Carrier/MaskedText.h"
#include "Carrier/PythonBindings.h"
#include "mailseal/Carrier/Carrier.h"

using namespace mailseal;
using llvm::StringRef;

std::vector<NamespaceStep> mailseal::readCythonNamespace(StringRef Bytes) {
  std::vector<NamespaceStep> Steps;
  std::vector<PythonToken> Lexed = lexPython(Bytes, MaskedText(Bytes).body());
  PythonTokenSpan All{Bytes, Lexed};
  size_t Done = 0;
  auto Bind = [&](size_t End) {
    PythonUnit Part = std::move(carryCython(Bytes.slice(Done, End), {}).front());
    Steps.push_back({"", bindingStatements(Part.text())});
  };
  for (size_t I = 0; I + 1 < Lexed.size(); ++I) {
    bool StartsLine = I == 0 || Lexed[I - 1].Kind == PythonTokenKind::LineEnd;
    std::optional<StringRef> Name = cythonInclude(All.drop(I));
    if (!StartsLine || !Name)
      continue;
    Bind(Lexed[I].Range.Begin);
    Steps.push_back({Name->str(), ""});
    Done = Lexed[I + 1].Range.End;
  }
  Bind(Bytes.size());
  return Steps;
}
