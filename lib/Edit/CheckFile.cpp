#include "mailseal/Edit/CheckFile.h"
#include "Suppressions.h"
#include "Verification.h"
#include <tuple>

using namespace mailseal;

bool CheckOptions::isOn(Rule R) const {
  return (Select.empty() || llvm::is_contained(Select, R)) && !llvm::is_contained(Ignore, R);
}

namespace {

/// Checks one file; its parts share what is known of the file.
class FileChecker {
public:
  FileChecker(SourceFile Source, const FileSinks &Sinks, const CheckOptions &Options,
              ParallelLoop ForEach)
      : Sinks(Sinks), Options(Options), Cache(ForEach), Analysis(Options.Analysis),
        File(std::move(Source)) {
    Analysis.Cache = &Cache;
    Before = analyseBytes(File.Kind, File.bytes(), Sinks, Analysis);
    Comments.emplace(Before);
  }

  FileResult check() {
    Result.Generator = generatorOf(File.bytes(), Options.IsGenerated).str();
    for (size_t Unit = 0; Unit < Before.Units.size(); ++Unit)
      for (size_t I = 0; I < Before.Units[Unit].Analysis.Findings.size(); ++I)
        addFinding(Unit, I);
    // Units share no bytes, but a constant may stand below its first use.
    llvm::sort(Order,
               [&](size_t A, size_t B) { return Found[A].Host.Callee < Found[B].Host.Callee; });
    applyFixes();
    proveOthers();
    countCalls();
    for (size_t I : Order)
      Result.Findings.push_back(std::move(Found[I]));
    Result.Warnings = Comments->warnings(Options);
    for (CarrierProblem &Problem : carrierProblems(File.Kind, File.bytes(), mentionsLibrary))
      Result.Passed.push_back({Problem.Offset, std::move(Problem.Message)});
    placeUnits();
    Result.File = std::move(File);
    return std::move(Result);
  }

private:
  void addFinding(size_t Unit, size_t Index) {
    const PythonUnit &Text = Before.Units[Unit].Unit;
    const Finding &InUnit = Before.Units[Unit].Analysis.Findings[Index];
    FileFinding F;
    F.Host = InUnit;
    F.Carrier = Text.Carrier;
    F.Proof = Text.Proof;
    noteLine(F, Text.text());
    F.Host.Callee = Before.toHost(Unit, InUnit.Callee);
    F.Host.Extent = Before.toHost(Unit, InUnit.Extent);
    F.Host.Edits.clear();
    if (!Options.isOn(InUnit.Id) || Comments->silences(Unit, InUnit)) {
      Silenced.push_back(F.Host.Callee);
      return;
    }
    PlannedFix Fix{Unit, Index, {}, {}};
    bool IsKept = Result.Generator.empty() || Options.Generated == GeneratedFiles::Fix;
    if (InUnit.Level != Applicability::Manual && !IsKept) {
      std::string Source = Text.MadeFrom.empty() ? "what" : "'" + Text.MadeFrom + "', which";
      withdraw(F, llvm::createStringError(Result.Generator + " wrote this file; repair " + Source +
                                          " it is made from"));
    } else if (InUnit.Level != Applicability::Manual) {
      if (auto Planned = planFix(Before, Unit, Index)) {
        Fix = std::move(*Planned);
        F.Host.Edits = Fix.HostEdits;
      } else {
        withdraw(F, Planned.takeError());
      }
    }
    Order.push_back(Found.size());
    Found.push_back(std::move(F));
    Fixes.push_back(std::move(Fix));
  }

  /// Notes the line of \p Text, the unit's, with the call of \p F.
  static void noteLine(FileFinding &F, llvm::StringRef Text) {
    size_t Begin = Text.take_front(F.Host.Callee.Begin).rfind('\n') + 1;
    llvm::StringRef Line = Text.slice(Begin, Text.find('\n', F.Host.Callee.End)).ltrim();
    F.CalleeEnd = F.Host.Callee.End - (Line.begin() - Text.begin());
    F.Line = Line.rtrim().str();
  }

  void countCalls() {
    for (const AnalysedUnit &U : Before.Units)
      if (U.Unit.Proof != Evidence::Name)
        Result.TlsCalls += U.Analysis.TlsCalls;
    llvm::sort(Silenced);
    Silenced.erase(llvm::unique(Silenced), Silenced.end());
    Result.SilencedCalls = llvm::count_if(Silenced, [&](TextRange Callee) {
      return llvm::none_of(Found, [&](const FileFinding &F) { return F.Host.Callee == Callee; });
    });
  }

  void placeUnits() {
    // From the last one on: what is around a unit stands before it.
    for (size_t I = Before.Units.size(); I-- > 0;) {
      std::vector<TextRange> Tokens;
      std::optional<size_t> Outer = Before.Units[I].Outer;
      for (const Piece &P : Before.Units[I].Unit.pieces())
        Tokens.push_back(Outer ? Before.toHost(*Outer, P.Token) : P.Token);
      Result.Units.push_back({std::move(Before.Units[I].Unit), std::move(Tokens)});
    }
    // What is around a unit goes before it.
    llvm::sort(Result.Units, [](const FileUnit &A, const FileUnit &B) {
      TextRange RangeA = A.hostRange(), RangeB = B.hostRange();
      return std::tie(RangeA.Begin, RangeB.End) < std::tie(RangeB.Begin, RangeA.End);
    });
  }

  static void withdraw(FileFinding &F, llvm::Error Why) {
    F.Host.Level = Applicability::Manual;
    F.Host.Edits.clear();
    F.Host.Message += "; not fixed: " + llvm::toString(std::move(Why));
  }

  bool mayApply(const FileFinding &F) const {
    return F.Host.Level == Applicability::Safe ||
           (Options.UnsafeFixes && F.Host.Level == Applicability::Unsafe);
  }

  llvm::Expected<std::string> prove() const { return verifyFixes(Before, Proven, Sinks, Analysis); }

  /// Applies all fixes that this run may apply.
  void applyFixes() {
    Result.NewBytes = File.bytes().str();
    std::vector<size_t> Wanted;
    llvm::copy_if(Order, std::back_inserter(Wanted), [&](size_t I) { return mayApply(Found[I]); });
    addProven(Wanted, Result.NewBytes);
    for (size_t I : Wanted)
      Found[I].Fixed = Found[I].Host.Level != Applicability::Manual;
  }

  /// Proves the fixes that are offered but not applied.
  void proveOthers() {
    std::vector<size_t> Offered;
    llvm::copy_if(Order, std::back_inserter(Offered), [&](size_t I) {
      return !Found[I].Fixed && Found[I].Host.Level != Applicability::Manual;
    });
    std::string Unused;
    addProven(Offered, Unused);
  }

  /// Adds the fixes \p Wanted to those that are proven to go together, and gives
  /// the bytes they make. Where they fail together they are tried one after the
  /// other, so that a bad one is withdrawn and the good ones stay.
  void addProven(llvm::ArrayRef<size_t> Wanted, std::string &Bytes) {
    if (Wanted.empty())
      return;
    size_t Size = Proven.size();
    for (size_t I : Wanted)
      Proven.push_back(&Fixes[I]);
    auto Together = prove();
    if (Together) {
      Bytes = std::move(*Together);
      return;
    }
    llvm::consumeError(Together.takeError()); // Each fix gives its own reason below.
    Proven.resize(Size);
    for (size_t I : Wanted) {
      Proven.push_back(&Fixes[I]);
      if (auto Alone = prove()) {
        Bytes = std::move(*Alone);
      } else {
        Proven.pop_back();
        withdraw(Found[I], Alone.takeError());
      }
    }
  }

  const FileSinks &Sinks;
  const CheckOptions &Options;
  ParseCache Cache;
  AnalysisOptions Analysis; ///< With the cache.
  SourceFile File;
  AnalysedBytes Before;
  std::optional<Suppressions> Comments; ///< Of Before.
  FileResult Result;
  std::vector<FileFinding> Found;
  std::vector<PlannedFix> Fixes; ///< One for each of Found.
  std::vector<size_t> Order;     ///< Of Found, by place in the file.
  std::vector<const PlannedFix *> Proven;
  std::vector<TextRange> Silenced; ///< The callees of silenced findings, in the file.
};

} // namespace

FileResult mailseal::checkFile(SourceFile File, const FileSinks &Sinks, const CheckOptions &Options,
                               ParallelLoop ForEach) {
  return FileChecker(std::move(File), Sinks, Options, ForEach).check();
}
