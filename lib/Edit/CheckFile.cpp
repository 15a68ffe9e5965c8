#include "mailseal/Edit/CheckFile.h"
#include "Suppressions.h"
#include "Verification.h"

using namespace mailseal;

bool CheckOptions::isOn(Rule R) const {
  return (Select.empty() || llvm::is_contained(Select, R)) && !llvm::is_contained(Ignore, R);
}

namespace {

/// Checks one file; its parts share what is known of the file.
class FileChecker {
public:
  FileChecker(SourceFile Source, const SinkMap &Sinks, const CheckOptions &Options)
      : Sinks(Sinks), Options(Options) {
    Result.File = std::move(Source);
    Before = analyseBytes(Result.File.Kind, Result.File.bytes(), Sinks, Options.Analysis);
  }

  FileResult check() {
    for (size_t Unit = 0; Unit < Before.Units.size(); ++Unit)
      for (size_t I = 0; I < Before.Analyses[Unit].Findings.size(); ++I)
        addFinding(Unit, I);
    // Units share no bytes, but a constant may stand below its first use.
    llvm::sort(Order, [&](size_t A, size_t B) {
      return Found[A].Host.Callee < Found[B].Host.Callee;
    });
    applyFixes();
    proveOthers();
    for (size_t I : Order)
      Result.Findings.push_back(std::move(Found[I]));
    Result.Units = std::move(Before.Units);
    return std::move(Result);
  }

private:
  void addFinding(size_t Unit, size_t Index) {
    const PythonUnit &Text = Before.Units[Unit];
    const Finding &InUnit = Before.Analyses[Unit].Findings[Index];
    FileFinding F{InUnit, Text.Carrier, Text.Proof, /*Fixed=*/false};
    F.Host.Callee = Text.toHost(InUnit.Callee);
    F.Host.Extent = Text.toHost(InUnit.Extent);
    if (!Options.isOn(InUnit.Id) || isSuppressed(Result.File.bytes(), F.Host.Extent, InUnit.Id))
      return;
    PlannedFix Fix{Unit, Index, InUnit.Edits, {}};
    F.Host.Edits.clear();
    if (InUnit.Level != Applicability::Manual)
      planFix(Text, F, Fix);
    Order.push_back(Found.size());
    Found.push_back(std::move(F));
    Fixes.push_back(std::move(Fix));
  }

  void planFix(const PythonUnit &Text, FileFinding &F, PlannedFix &Fix) {
    if (llvm::Error E = normalizeEdits(Fix.UnitEdits))
      return withdraw(F, std::move(E));
    auto HostEdits = Text.toHost(Fix.UnitEdits);
    if (!HostEdits)
      return withdraw(F, HostEdits.takeError());
    Fix.HostEdits = *HostEdits;
    F.Host.Edits = std::move(*HostEdits);
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

  llvm::Expected<std::string> prove() const {
    return verifyFixes(Before, Proven, Sinks, Options.Analysis);
  }

  /// Applies all fixes that this run may apply.
  void applyFixes() {
    Result.NewBytes = Result.File.bytes().str();
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

  const SinkMap &Sinks;
  const CheckOptions &Options;
  FileResult Result;
  AnalysedBytes Before;
  std::vector<FileFinding> Found;
  std::vector<PlannedFix> Fixes; ///< One for each of Found.
  std::vector<size_t> Order;     ///< Of Found, by place in the file.
  std::vector<const PlannedFix *> Proven;
};

} // namespace

FileResult mailseal::checkFile(SourceFile File, const SinkMap &Sinks,
                               const CheckOptions &Options) {
  return FileChecker(std::move(File), Sinks, Options).check();
}
