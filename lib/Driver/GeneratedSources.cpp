//===- GeneratedSources.cpp -----------------------------------------------===//

#include "GeneratedSources.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"
#include <set>

using namespace mailseal;
using llvm::StringRef;

namespace {

using Lines = std::set<StringRef>;

/// The lines of \p Unit that its host spells, without indentation, as generators
/// change that. What is put in around a block of SWIG is not among them.
Lines linesOf(const PythonUnit &Unit) {
  Lines Result;
  StringRef Text = Unit.text();
  for (StringRef Line : llvm::split(Text, '\n')) {
    auto Begin = static_cast<uint32_t>(Line.begin() - Text.begin());
    StringRef Code = Line.trim();
    if (!Code.empty() && Unit.toHost(TextRange{Begin, Begin + uint32_t(Line.size())}).size() != 0)
      Result.insert(Code);
  }
  return Result;
}

/// A Python text of a file that a person wrote.
struct Source {
  const FileResult *File;
  Lines Code;
  /// How many of Code a repair neither adds nor changes.
  size_t Stable;

  Source(const FileResult &File, const PythonUnit &Unit)
      : File(&File), Code(linesOf(Unit)), Stable(llvm::count_if(Code, isStable)) {}

  /// Whether a repair leaves \p Line alone.
  static bool isStable(StringRef Line) {
    return !Line.contains("ssl") && !Line.contains("context");
  }

  /// Whether the call of \p Found, which is in the text \p Output of a generated file,
  /// can be one of these lines, repaired or not, that were taken over.
  bool has(const FileFinding &Found, const PythonUnit &Output) const {
    StringRef Call = Found.Line;
    bool IsSame = Code.count(Call) != 0;
    StringRef Start = Call.take_front(Found.CalleeEnd);
    if (!IsSame && llvm::none_of(Code, [&](StringRef Line) { return Line.starts_with(Start); }))
      return false;
    Lines Taken;
    for (StringRef Line : llvm::split(Output.text(), '\n'))
      Taken.insert(Line.trim());
    size_t Kept = llvm::count_if(
        Code, [&](StringRef Line) { return isStable(Line) && Taken.count(Line) != 0; });
    bool IsNamed = !Output.MadeFrom.empty() &&
                   llvm::sys::path::filename(File->File.Entry.RealPath) == Output.MadeFrom;
    // A branch that was not taken is not in the output.
    return (Kept + IsSame >= 2 || IsNamed) && 4 * Kept >= 3 * Stable;
  }
};

/// The text of \p Result that \p Found is in: the inner one, where one stands in another.
const PythonUnit *unitOf(const FileResult &Result, const FileFinding &Found) {
  const FileUnit *Inner = nullptr;
  for (const FileUnit &Unit : Result.Units)
    if (Unit.hostRange().contains(Found.Host.Callee) &&
        (!Inner || Unit.hostRange().size() < Inner->hostRange().size()))
      Inner = &Unit;
  return Inner ? &Inner->Unit : nullptr;
}

bool needsSource(const FileResult &Result) {
  return !Result.Generator.empty() && !Result.Findings.empty();
}

/// Takes the findings that \p Drops chooses from \p Result, and the calls that they are of.
void dropFindings(FileResult &Result, llvm::function_ref<bool(const FileFinding &)> Drops) {
  std::set<TextRange> Callees;
  llvm::erase_if(Result.Findings, [&](const FileFinding &F) {
    bool Drop = Drops(F);
    if (Drop)
      Callees.insert(F.Host.Callee);
    return Drop;
  });
  Result.TlsCalls -= std::min<size_t>(Result.TlsCalls, Callees.size());
}

} // namespace

void mailseal::linkGenerated(llvm::MutableArrayRef<FileResult> Results, GeneratedFiles Without) {
  if (llvm::none_of(Results, needsSource))
    return;
  std::vector<Source> Sources;
  for (const FileResult &Result : Results)
    if (Result.Generator.empty())
      for (const FileUnit &Unit : Result.Units)
        Sources.emplace_back(Result, Unit.Unit);
  for (FileResult &Result : llvm::make_filter_range(Results, needsSource)) {
    dropFindings(Result, [&](const FileFinding &Found) {
      const PythonUnit *Output = unitOf(Result, Found);
      auto From =
          llvm::find_if(Sources, [&](const Source &S) { return Output && S.has(Found, *Output); });
      if (From == Sources.end())
        return Without == GeneratedFiles::Skip;
      StringRef Path = From->File->File.Entry.DisplayPath;
      if (!llvm::is_contained(Result.GeneratedFrom, Path))
        Result.GeneratedFrom.push_back(Path.str());
      return true;
    });
    if (Result.GeneratedFrom.empty() && !Result.Findings.empty())
      continue;
    Result.NewBytes = Result.File.bytes().str();
    for (FileFinding &Left : Result.Findings)
      Left.Fixed = false;
  }
}
