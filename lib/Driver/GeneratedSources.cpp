//===- GeneratedSources.cpp -----------------------------------------------===//

#include "GeneratedSources.h"
#include "llvm/ADT/STLExtras.h"
#include <set>

using namespace mailseal;
using llvm::StringRef;

/// The lines with the calls of \p Result's findings, without indentation.
static std::set<StringRef> linesOf(const FileResult &Result) {
  std::set<StringRef> Lines;
  StringRef Bytes = Result.File.bytes();
  for (const FileFinding &F : Result.Findings) {
    size_t Begin = Bytes.take_front(F.Host.Callee.Begin).rfind('\n') + 1;
    Lines.insert(Bytes.slice(Begin, Bytes.find('\n', Begin)).trim());
  }
  return Lines;
}

/// Takes all findings from \p Result, and the calls that they are of.
static void dropFindings(FileResult &Result) {
  std::set<TextRange> Callees;
  for (const FileFinding &F : Result.Findings)
    Callees.insert(F.Host.Callee);
  Result.TlsCalls -= std::min<size_t>(Result.TlsCalls, Callees.size());
  Result.Findings.clear();
  Result.NewBytes = Result.File.bytes().str();
}

void mailseal::linkGenerated(llvm::MutableArrayRef<FileResult> Results, GeneratedFiles Without) {
  auto NeedsSource = [](const FileResult &R) {
    return !R.Generator.empty() && !R.Findings.empty();
  };
  if (llvm::none_of(Results, NeedsSource))
    return;
  std::vector<std::pair<const FileResult *, std::set<StringRef>>> Sources;
  for (const FileResult &Result : Results)
    if (Result.Generator.empty() && !Result.Findings.empty())
      Sources.emplace_back(&Result, linesOf(Result));
  for (FileResult &Result : llvm::make_filter_range(Results, NeedsSource)) {
    std::set<StringRef> Lines = linesOf(Result);
    auto Source = llvm::find_if(Sources, [&](const auto &S) {
      return llvm::all_of(Lines, [&](StringRef Line) { return S.second.count(Line) != 0; });
    });
    if (Source != Sources.end())
      Result.GeneratedFrom = Source->first->File.Entry.DisplayPath;
    if (Source != Sources.end() || Without == GeneratedFiles::Skip)
      dropFindings(Result);
  }
}
