//===- Replacements.cpp - Fixes for clang-apply-replacements --------------===//

#include "View.h"
#include "clang/Tooling/Core/Replacement.h"
#include "clang/Tooling/ReplacementsYaml.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/JSON.h"

using namespace llvm;

namespace mailseal {

void writeReplacements(ArrayRef<FileResult> Results, raw_ostream &Out) {
  clang::tooling::TranslationUnitReplacements Document;
  for (const FileResult &Result : Results) {
    StringRef Path = Result.File.Entry.RealPath;
    std::vector<Edit> Edits = appliedEdits(Result);
    if (!json::isUTF8(Path) || !all_of(Edits, [](const Edit &E) { return json::isUTF8(E.Text); }))
      continue;
    for (const Edit &E : Edits)
      Document.Replacements.emplace_back(Path, E.Range.Begin, E.Range.size(), E.Text);
  }
  yaml::Output Yaml(Out);
  Yaml << Document;
}

} // namespace mailseal
