//===- Statistics.cpp - How many findings of which kind -------------------===//

#include "View.h"
#include "llvm/Support/Format.h"
#include <array>
#include <map>

using namespace llvm;

namespace mailseal {

namespace {

/// Findings by applicability, in the order of the enumeration.
struct Counts {
  std::array<unsigned, 3> ByLevel = {};

  void add(Applicability Level) { ++ByLevel[static_cast<size_t>(Level)]; }
  unsigned total() const { return ByLevel[0] + ByLevel[1] + ByLevel[2]; }
};

} // namespace

static void writeRow(StringRef Name, unsigned Indent, const Counts &Row, raw_ostream &Out) {
  Out.indent(Indent) << left_justify(Name, 36 - Indent);
  Out << format("%6u", Row.total());
  for (unsigned Count : Row.ByLevel)
    Out << format("%8u", Count);
  Out << "\n";
}

void writeStatistics(ArrayRef<FileView> Views, raw_ostream &Out) {
  Counts All;
  std::map<Rule, Counts> ByRule;
  std::map<std::pair<Rule, StringRef>, Counts> ByCall;
  for (const FileView &View : Views)
    for (const ShownFinding &F : View.Findings) {
      const Finding &Host = F.Source->Host;
      All.add(Host.Level);
      ByRule[Host.Id].add(Host.Level);
      ByCall[{Host.Id, Host.Call}].add(Host.Level);
    }
  Out << "                                     total    safe  unsafe  manual\n";
  for (const auto &[Id, OfRule] : ByRule) {
    writeRow(ruleName(Id), 0, OfRule, Out);
    for (const auto &[Key, OfCall] : ByCall)
      if (Key.first == Id)
        writeRow(Key.second, 2, OfCall, Out);
  }
  writeRow("all", 0, All, Out);
}

} // namespace mailseal
