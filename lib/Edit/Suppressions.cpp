//===- Suppressions.cpp - Comments that silence a rule --------------------===//

#include "Suppressions.h"
#include "mailseal/Python/Analysis.h"
#include "llvm/ADT/StringExtras.h"
#include <tuple>

using namespace mailseal;
using llvm::StringRef;

namespace {

/// What Python's linters call a rule of ours.
struct ForeignCode {
  llvm::StringLiteral Code;
  Rule Means;
};
constexpr ForeignCode ForeignCodes[] = {
    {"S323", Rule::UnverifiedContext}, // ruff, flake8-bandit
    {"B323", Rule::UnverifiedContext}, // bandit
};

/// The comments in which they stand, with what may follow the word.
constexpr StringRef ForeignMarkers[] = {"noqa", "nosec"};

} // namespace

namespace mailseal {

/// Reads the suppressions of one text out of its comments.
class SuppressionReader {
public:
  SuppressionReader(StringRef Text, const CommentedText &Lines, Suppressions::Level &Result)
      : Text(Text), Lines(Lines), Result(Result) {}

  void read() {
    for (TextRange Comment : Lines.Comments) {
      forEach(Comment, OwnMarker, [&](uint32_t At, StringRef Rest) { readOwn(At, Rest); });
      forEach(Comment, LintMarker, [&](uint32_t At, StringRef Rest) { readLint(At, Rest); });
      for (StringRef Marker : ForeignMarkers)
        forEach(Comment, Marker, [&](uint32_t At, StringRef Rest) { readForeign(At, Rest); });
    }
    for (const Suppression &S : OpenBlocks)
      problem(S.Marker, unmatched("BEGIN", "END") + " silences nothing");
  }

  /// Whether \p Text may have a suppression in it.
  static bool mayHold(StringRef Text) {
    auto IsThere = [&](StringRef Marker) { return findText(Text, Marker, 0) != StringRef::npos; };
    return IsThere(OwnMarker) || IsThere(LintMarker) || llvm::any_of(ForeignMarkers, IsThere);
  }

private:
  static constexpr StringRef OwnMarker = "mailseal: ignore";
  static constexpr StringRef LintMarker = "NOLINT";

  template <typename Action> void forEach(TextRange Comment, StringRef Marker, Action Do) {
    StringRef In = Comment.in(Text);
    for (size_t At = In.find(Marker); At != StringRef::npos; At = In.find(Marker, At + 1))
      Do(Comment.Begin + At, In.substr(At + Marker.size()));
  }

  /// Not in one word: clang-tidy reads this file, too.
  static std::string unmatched(StringRef Here, StringRef Missing) {
    return (LintMarker + Here + " without a " + LintMarker + Missing + " of the same rules").str();
  }

  /// `mailseal: ignore`, `mailseal: ignore[rule]`, `mailseal: ignore-file[rule]`.
  void readOwn(uint32_t At, StringRef Rest) {
    bool WholeFile = Rest.consume_front("-file");
    if (!Rest.empty() && (llvm::isAlnum(Rest.front()) || Rest.front() == '-'))
      return; // Another word.
    Suppression S;
    if (Rest.starts_with("[") && Rest.contains(']'))
      readRules(At, Rest.drop_front().take_until([](char C) { return C == ']'; }), "", S);
    else
      S.AllRules = true;
    size_t End = Rest.starts_with("[") ? Rest.find(']') + 1 : 0;
    S.Marker = {At, static_cast<uint32_t>(Rest.data() - Text.data() + End)};
    if (!WholeFile)
      S.Covered = Lines.lineAt(At);
    else if (At < Lines.FirstCode)
      S.Covered = {0, static_cast<uint32_t>(Text.size())};
    else
      return problem(S.Marker, "'mailseal: ignore-file' behind code silences nothing");
    add(std::move(S));
  }

  /// `NOLINT(mailseal-rule)`, `NOLINTNEXTLINE(…)`, `NOLINTBEGIN(…)`, `NOLINTEND(…)`.
  void readLint(uint32_t At, StringRef Rest) {
    bool NextLine = Rest.consume_front("NEXTLINE");
    bool Begin = Rest.consume_front("BEGIN"), End = Rest.consume_front("END");
    // Without a list, or with `*` in it, it was written for another tool.
    if (!Rest.starts_with("(") || !Rest.contains(')'))
      return;
    Suppression S;
    readRules(At, Rest.drop_front().take_until([](char C) { return C == ')'; }), "mailseal-", S);
    S.Marker = {At, static_cast<uint32_t>(Rest.data() - Text.data() + Rest.find(')') + 1)};
    S.ByFirstByte = NextLine || Begin;
    if (!S.AllRules && S.Rules.empty())
      return;
    if (End)
      return endBlock(S);
    if (Begin)
      return OpenBlocks.push_back(std::move(S));
    size_t Break = Text.find('\n', At);
    if (!NextLine)
      S.Covered = Lines.lineAt(At);
    else if (Break != StringRef::npos)
      S.Covered = Lines.lineAt(Break + 1);
    add(std::move(S));
  }

  /// `noqa: S323, E501`, `nosec B323`. Without a code it was written for others.
  void readForeign(uint32_t At, StringRef Rest) {
    Suppression S;
    S.IsForeign = true;
    S.Covered = Lines.lineAt(At);
    Rest.consume_front(":");
    while (true) {
      Rest = Rest.ltrim(" ,\t");
      StringRef Code = Rest.take_while(llvm::isAlnum);
      if (Code.empty())
        break;
      for (const ForeignCode &Known : ForeignCodes)
        if (Known.Code == Code)
          S.Rules.push_back(Known.Means);
      Rest = Rest.drop_front(Code.size());
    }
    if (!S.Rules.empty())
      add(std::move(S));
  }

  void endBlock(const Suppression &End) {
    for (size_t I = OpenBlocks.size(); I-- > 0;) {
      Suppression &Begin = OpenBlocks[I];
      if (Begin.AllRules != End.AllRules || Begin.Rules != End.Rules)
        continue;
      Begin.Covered = {Begin.Marker.Begin, End.Marker.Begin};
      add(std::move(Begin));
      OpenBlocks.erase(OpenBlocks.begin() + I);
      return;
    }
    problem(End.Marker, unmatched("END", "BEGIN"));
  }

  /// Reads `rule, rule`, where only names with \p Prefix are ours.
  void readRules(uint32_t At, StringRef List, StringRef Prefix, Suppression &S) {
    llvm::SmallVector<StringRef, 4> Names;
    List.split(Names, ',');
    for (StringRef Name : Names) {
      Name = Name.trim();
      if (!Name.consume_front(Prefix))
        continue;
      if (!Prefix.empty() && Name == "*")
        S.AllRules = true;
      else if (std::optional<Rule> R = findRule(Name))
        S.Rules.push_back(*R);
      else
        problem({At, At}, "a suppression names the rule '" + Name.str() +
                              "', which does not exist; 'mailseal explain' lists the rules");
    }
  }

  void add(Suppression S) { Result.Found.push_back(std::move(S)); }
  void problem(TextRange At, std::string What) {
    Result.Problems.emplace_back(At, std::move(What));
  }

  StringRef Text;
  const CommentedText &Lines;
  Suppressions::Level &Result;
  std::vector<Suppression> OpenBlocks;
};

} // namespace mailseal

Suppressions::Suppressions(const AnalysedBytes &File) : File(File) {
  if (!SuppressionReader::mayHold(File.Bytes))
    return;
  for (size_t I = 0; I < File.Units.size(); ++I) {
    const PythonUnit &Unit = File.Units[I].Unit;
    if (Unit.Proof == Evidence::Name || !SuppressionReader::mayHold(Unit.text()))
      continue;
    Levels.push_back({I, {}, {}});
    SuppressionReader(Unit.text(), scanPython(Unit.text()), Levels.back()).read();
  }
  bool IsPython = File.Kind == FileKind::Python || File.Kind == FileKind::PythonTemplate ||
                  File.Kind == FileKind::Cython || File.Kind == FileKind::Embedded;
  if (IsPython)
    return;
  Levels.push_back({std::nullopt, {}, {}});
  SuppressionReader(File.Bytes, scanCxx(File.Bytes), Levels.back()).read();
}

bool Suppressions::silencesAt(Level &At, TextRange Extent, Rule R) {
  bool Silenced = false;
  for (Suppression &S : At.Found) {
    bool Covers = S.ByFirstByte ? S.Covered.contains(Extent.Begin) : S.Covered.overlaps(Extent);
    if (!Covers || !(S.AllRules || llvm::is_contained(S.Rules, R)))
      continue;
    Silenced = true;
    if (!llvm::is_contained(S.Used, R))
      S.Used.push_back(R);
  }
  return Silenced;
}

bool Suppressions::silences(size_t Unit, const Finding &F) {
  // Outward: the text with the call, the one around it, the file.
  TextRange Extent = F.Extent;
  bool Silenced = false;
  std::optional<size_t> Here = Unit;
  while (true) {
    for (Level &L : Levels)
      if (L.Unit == Here)
        Silenced |= silencesAt(L, Extent, F.Id);
    if (!Here)
      return Silenced;
    Extent = File.Units[*Here].Unit.toHost(Extent);
    Here = File.Units[*Here].Outer;
  }
}

std::vector<FileWarning> Suppressions::warnings(const CheckOptions &Options) const {
  std::vector<FileWarning> Result;
  for (const Level &L : Levels) {
    auto Add = [&](TextRange At, std::string Message) {
      uint32_t Offset = L.Unit ? File.toHost(*L.Unit, {At.Begin, At.Begin}).Begin : At.Begin;
      Result.push_back({Offset, std::move(Message)});
    };
    for (const auto &[At, What] : L.Problems)
      Add(At, What);
    for (const Suppression &S : L.Found) {
      if (S.IsForeign)
        continue;
      auto IsOn = [&](Rule R) { return Options.isOn(R); };
      if (S.AllRules && S.Used.empty() && llvm::all_of(allRules(), IsOn))
        Add(S.Marker, "unused suppression: there is no finding to silence");
      for (Rule R : S.Rules)
        if (IsOn(R) && !llvm::is_contained(S.Used, R))
          Add(S.Marker, "unused suppression: there is no " + ruleName(R).str() + " to silence");
    }
  }
  llvm::sort(Result, [](const FileWarning &A, const FileWarning &B) {
    return std::tie(A.Offset, A.Message) < std::tie(B.Offset, B.Message);
  });
  return Result;
}
