#include "Contexts.h"
#include "CallArguments.h"
#include "ContextOrigins.h"
#include "ContextSettings.h"
#include "llvm/ADT/STLExtras.h"
#include <optional>

using namespace mailseal;

namespace {

/// A way to make a context.
enum class Maker { Default, Unverified, Plain };

struct MakerName {
  llvm::StringLiteral Path;
  Maker Kind;
};
constexpr MakerName Makers[] = {
    {"ssl.create_default_context", Maker::Default},
    {"ssl._create_default_https_context", Maker::Default},
    {"ssl._create_unverified_context", Maker::Unverified},
    {"ssl._create_stdlib_context", Maker::Unverified},
    {"ssl.SSLContext", Maker::Plain},
};

/// How much a context asks of a certificate (`verify_mode`); CERT_OPTIONAL asks
/// a server for as much as CERT_REQUIRED.
enum class Mode { None, Required, Unknown };

struct ModeName {
  llvm::StringLiteral Path;
  Mode Value;
};
constexpr ModeName Modes[] = {
    {"ssl.CERT_NONE", Mode::None},
    {"ssl.CERT_OPTIONAL", Mode::Required},
    {"ssl.CERT_REQUIRED", Mode::Required},
    {"ssl.VerifyMode.CERT_NONE", Mode::None},
    {"ssl.VerifyMode.CERT_OPTIONAL", Mode::Required},
    {"ssl.VerifyMode.CERT_REQUIRED", Mode::Required},
};

/// Protocols that check, or with which a client refuses every server.
constexpr llvm::StringLiteral CheckingProtocols[] = {
    "ssl.PROTOCOL_TLS_CLIENT", "ssl.PROTOCOL_TLS_SERVER", "ssl._SSLMethod.PROTOCOL_TLS_CLIENT"};

/// The dotted path of \p Expression, where it is an external name. A name of the
/// ssl module is that, whatever the unit assigned to it.
std::string externalPath(Node Expression, const Resolver &Names) {
  // Of `original = ssl.create_default_context`, what stands on the right.
  auto Origins = Expression ? Names.origins(Expression) : llvm::SmallVector<Node, 2>();
  Node Named = Origins.size() == 1 ? Origins.front() : Expression;
  if (Named.is(SyntaxKind::Attribute))
    for (const Value &V : Names.of(Named).resolve(Named.child(SyntaxField::Object)))
      if (V.Kind == ValueKind::External && V.Path == "ssl")
        return "ssl." + Named.child(SyntaxField::Attribute).text().str();
  for (const Value &V : Expression ? Names.resolve(Expression) : Values())
    if (V.Kind == ValueKind::External)
      return V.Path.str();
  return {};
}

bool resolvesTo(Node Expression, llvm::StringRef Path, const Resolver &Names) {
  return externalPath(Expression, Names) == Path;
}

/// The class of ssl that \p Class is derived from, or the same.
const MakerName *makerBehind(const Value &Class, unsigned Depth = 0);

const MakerName *makerCalled(llvm::StringRef Path) {
  const auto *It = llvm::find_if(Makers, [&](const MakerName &M) { return M.Path == Path; });
  return It == std::end(Makers) ? nullptr : It;
}

const MakerName *findMaker(Node Function, const Resolver &Names) {
  if (const MakerName *Known = makerCalled(externalPath(Function, Names)))
    return Known;
  for (const Value &V : Function ? Names.resolveOpened(Function) : Values())
    if (const MakerName *Known = makerBehind(V))
      return Known;
  return nullptr;
}

const MakerName *makerBehind(const Value &Class, unsigned Depth) {
  if (Class.Kind == ValueKind::External)
    return makerCalled(Class.Path);
  constexpr unsigned MaxBases = 8;
  if (Class.Kind != ValueKind::LocalClass || Depth > MaxBases)
    return nullptr;
  const Scope &Own = Class.Home->scopes().scope(Class.Class);
  for (Node Base : Own.Definition.child(SyntaxField::Superclasses).parts())
    for (const Value &V : Class.Home->resolve(Base))
      if (const MakerName *Known = makerBehind(V, Depth + 1))
        return Known;
  return nullptr;
}

/// A call that makes a context, or of functools.partial() for a function that does.
struct Making {
  const MakerName *Known = nullptr; ///< Null if the call does nothing of the sort.
  unsigned Shift = 0;               ///< How many arguments stand before the maker's own.
  bool IsDirect = true;             ///< It calls ssl's own, and not what stands for it.
};

Making makingOf(Node Call, const Resolver &Names) {
  Node Function = Call.child(SyntaxField::Function);
  if (Names.isExternal(Function, "functools.partial"))
    if (Node Wrapped = CallArguments(Call).find(0, "", 0))
      return {findMaker(Wrapped, Names), 1, /*IsDirect=*/false};
  return {findMaker(Function, Names), 0, makerCalled(externalPath(Function, Names)) != nullptr};
}

/// The values of a `check_hostname`, at least one; an empty one is not known.
llvm::SmallVector<std::optional<bool>, 2> truthsOf(Node Expression, const Resolver &Names) {
  llvm::SmallVector<std::optional<bool>, 2> Result;
  if (!Expression)
    return {std::nullopt};
  for (Node O : originsOf(Expression, Names)) {
    if (O.is(SyntaxKind::TrueLiteral) || O.is(SyntaxKind::FalseLiteral))
      Result.push_back(O.is(SyntaxKind::TrueLiteral));
    else if (O.is(SyntaxKind::Integer) || O.is(SyntaxKind::None))
      Result.push_back(O.is(SyntaxKind::Integer) && O.text() != "0");
    else
      Result.push_back(std::nullopt);
  }
  return Result;
}

llvm::SmallVector<Mode, 2> modesOf(Node Expression, const Resolver &Names) {
  llvm::SmallVector<Mode, 2> Result;
  if (!Expression)
    return {Mode::Unknown};
  for (Node O : originsOf(Expression, Names)) {
    std::string Path = externalPath(O, Names);
    const auto *It = llvm::find_if(Modes, [&](const ModeName &M) { return M.Path == Path; });
    if (It != std::end(Modes))
      Result.push_back(It->Value);
    else
      Result.push_back(O.is(SyntaxKind::Integer) && O.text() == "0" ? Mode::None : Mode::Unknown);
  }
  return Result;
}

/// What a context verifies at one point of the program, on one way to get there.
struct Verification {
  bool Certificate = false;
  bool Host = false;
  bool IsHostChosen = false; ///< `check_hostname = verify`: trusted, but may be off.
  /// The statement that turned off what is off; none if it never was on.
  Node Weakening;

  bool isWhole() const { return Certificate && Host; }
  /// 0: all, 1: a wrong host passes, 2: everything passes.
  unsigned hole() const { return !Certificate ? 2 : !Host ? 1 : 0; }
  bool operator==(const Verification &) const = default;

  void setHost(std::optional<bool> Value) {
    Host = Value.value_or(true);
    IsHostChosen = !Value;
    Certificate |= Host; // From 3.7; 3.6 raises an error.
  }
  void setMode(Mode Value) {
    // CERT_NONE beside check_hostname is an error, and changes nothing.
    if (Value != Mode::None || !Host || IsHostChosen)
      Certificate = Value != Mode::None;
  }
};
using Verifications = llvm::SmallVector<Verification, 4>;

/// What the context that \p Call makes by \p How verifies as it comes.
Verification whenMade(Making How, Node Call, const Resolver &Names) {
  CallArguments Arguments(Call);
  Verification V;
  switch (How.Known->Kind) {
  case Maker::Default:
    V.Certificate = V.Host =
        !resolvesTo(Arguments.find(0, "purpose", How.Shift), "ssl.Purpose.CLIENT_AUTH", Names);
    break;
  case Maker::Unverified:
    if (Node M = Arguments.find(-1, "cert_reqs", 0))
      V.setMode(modesOf(M, Names).front());
    if (Node H = Arguments.find(-1, "check_hostname", 0))
      V.setHost(truthsOf(H, Names).front());
    break;
  case Maker::Plain: {
    Node Protocol = Arguments.find(0, "protocol", How.Shift);
    std::string Path = externalPath(Protocol, Names);
    V.Certificate = V.Host = llvm::is_contained(CheckingProtocols, Path) ||
                             (Protocol && !llvm::StringRef(Path).starts_with("ssl."));
    break;
  }
  }
  return V;
}

/// What \p Before becomes by \p S, on all ways.
Verifications afterSetting(llvm::ArrayRef<Verification> Before, const Setting &S,
                           const Resolver &Names) {
  Verifications After;
  auto Add = [&](const Verification &Old, Verification New) {
    if (New.hole() > Old.hole())
      New.Weakening = S.Statement;
    if (New.isWhole())
      New.Weakening = {};
    if (!llvm::is_contained(After, New))
      After.push_back(New);
  };
  for (const Verification &Old : Before) {
    Verification New = Old;
    if (S.IsHost)
      for (std::optional<bool> Value : truthsOf(S.Value, Names))
        Add(Old, (New = Old, New.setHost(Value), New));
    else
      for (Mode Value : modesOf(S.Value, Names))
        Add(Old, (New = Old, New.setMode(Value), New));
  }
  return After;
}

/// All that the context made by \p Made may verify at \p Use.
Verifications atUse(Verification Start, llvm::ArrayRef<Setting> All, Node Use, Node Made,
                    const Resolver &Names) {
  Verifications Now{Start};
  for (size_t I = 0; I < All.size();) {
    // The statements of one branch run together or not at all.
    Node Suite = suiteOf(All[I].Statement);
    bool Surely = hasRun(All[I].Statement, Use, Made, Names);
    Verifications After = Now;
    for (; I < All.size() && suiteOf(All[I].Statement) == Suite; ++I)
      if (mayHaveRun(All[I].Statement, Use, Made, Names))
        After = afterSetting(After, All[I], Names);
    if (Surely) {
      Now = std::move(After);
      continue;
    }
    for (const Verification &V : After)
      if (!llvm::is_contained(Now, V))
        Now.push_back(V);
  }
  return Now;
}

/// A condition that leads to one place and not to another, or its else.
struct Choice {
  Node Condition;
  bool Else = false;
};

/// The choices that lead to \p Culprit and not to \p Use, the innermost first.
llvm::SmallVector<Choice, 2> choicesOf(Node Culprit, Node Use) {
  llvm::SmallVector<Choice, 2> Result;
  for (Node N = Culprit; N.parent() && !Use.isInside(N); N = N.parent()) {
    Node Around = N.parent();
    Choice C;
    if (Around.is(SyntaxKind::IfStatement) || Around.is(SyntaxKind::ElifClause)) {
      C = {Around.child(SyntaxField::Condition), N.is(SyntaxKind::ElseClause)};
    } else if (Around.is(SyntaxKind::ConditionalExpression)) {
      auto Parts = Around.parts();
      if (Parts.size() == 3)
        C = {Parts[1], N == Parts[2]};
    }
    if (C.Condition && C.Condition != N && !N.is(SyntaxKind::ElifClause))
      Result.push_back(C);
    if (Around.is(SyntaxKind::FunctionDefinition))
      break;
  }
  return Result;
}

std::string inWords(const Choice &C) {
  return (C.Else ? "the else of '" : "'") + C.Condition.text().str() +
         "' opts out of verification on purpose";
}

/// The choice that leads to \p Culprit and not to \p Use, in words; empty if there
/// is none.
std::string purposeOf(Node Culprit, Node Use) {
  auto Choices = choicesOf(Culprit, Use);
  return Choices.empty() ? "" : inWords(Choices.front());
}

/// Whether the condition of \p C asks for a file of certificates that \p Made is set up
/// with: `if certfile: …load_cert_chain(certfile)`.
bool asksForFile(const Choice &C, Node Made) {
  return !C.Else && llvm::any_of(suiteOf(Made).subtree(), [&](Node N) {
    if (N.text() != C.Condition.text())
      return false;
    bool IsKeyword = N.parent().is(SyntaxKind::KeywordArgument);
    llvm::StringRef Keyword = IsKeyword ? N.parent().child(SyntaxField::Name).text() : "";
    Node List = IsKeyword ? N.parent().parent() : N.parent();
    Node Function = List.parent().child(SyntaxField::Function);
    return List.is(SyntaxKind::ArgumentList) && Function &&
           (Function.text().ends_with(".load_cert_chain") ||
            Function.text().ends_with(".load_verify_locations") || Keyword.starts_with("ca"));
  });
}

/// Whether \p C asks whether there is the very context that stands in the other place than
/// \p None: `ctx if ctx else None`.
bool asksForContext(const Choice &C, Node None) {
  auto Parts = None.parent().parts();
  return None.parent().is(SyntaxKind::ConditionalExpression) && Parts.size() == 3 &&
         Parts[1] == C.Condition && llvm::any_of(C.Condition.subtree(), [&](Node N) {
           return N.text() == Parts[C.Else ? 0 : 2].text();
         });
}

/// Why the Nones among \p Origins seem to be there on purpose, a clause; empty if nothing
/// says so.
std::string purposeOfNone(llvm::ArrayRef<Node> Origins, Node Use) {
  auto IsForFile = [&](Node Condition) {
    return llvm::any_of(Origins, [&](Node Origin) {
      return llvm::any_of(choicesOf(Origin, Use), [&](const Choice &C) {
        return C.Condition == Condition && asksForFile(C, Origin);
      });
    });
  };
  for (Node Origin : Origins)
    for (Choice C : choicesOf(Origin, Use)) {
      if (IsForFile(C.Condition) || asksForContext(C, Origin))
        continue;
      if (!isNoneOrigin(Origin))
        C.Else = !C.Else;
      return inWords(C);
    }
  return {};
}

ContextJudgement judge(Node Expression, const Resolver &Names, bool WithPatches);

/// Whether the contexts that \p Function, a value, makes do not verify.
bool makesUnverified(Node Function, const Resolver &Names) {
  if (const MakerName *Known = findMaker(Function, Names))
    return Known->Kind != Maker::Default;
  auto IsBad = [&](Node Returned) {
    return judge(Returned, Names, /*WithPatches=*/false).State != ContextState::Trusted;
  };
  if (Function.is(SyntaxKind::Lambda))
    return IsBad(Function.child(SyntaxField::Body));
  return llvm::any_of(Names.resolve(Function), [&](const Value &V) {
    return V.Kind == ValueKind::Other && V.Origin.is(SyntaxKind::FunctionDefinition) &&
           llvm::any_of(returnsOf(V.Origin, Names.of(V.Origin).scopes()), IsBad);
  });
}

/// What puts a maker that does not verify in the place of \p Path, a function of ssl, in
/// the file of \p Names.
void addPatches(llvm::StringRef Path, const Resolver &Names, AttributeAssignments &Result) {
  auto IsModule = [&](const Value &V) {
    llvm::StringRef Text;
    return V.Kind == ValueKind::String ? plainString(V.Origin, Text) && Text == Path
                                       : V.Kind == ValueKind::External && V.Path == "ssl";
  };
  for (const AttributeAssignment &A : assignmentsTo(Path.rsplit('.').second, Names))
    // To put the original back is no fault.
    if (A.Value && llvm::any_of(Names.resolve(A.Object), IsModule) &&
        externalPath(A.Value, Names) != Path && makesUnverified(A.Value, Names))
      Result.push_back(A);
}

/// The same in the project, by the file of \p Names first.
AttributeAssignments patchesOf(llvm::StringRef Path, const Resolver &Names) {
  AttributeAssignments Result;
  addPatches(Path, Names, Result);
  auto [Module, Name] = Path.split('.');
  for (const Resolver *Other : Names.othersThatSet(Module, Name))
    addPatches(Path, *Other, Result);
  return Result;
}

/// What is worst about the contexts that are added to it.
struct WorstOf {
  unsigned Hole = 0;
  ContextJudgement Judgement;

  /// The one that \p Made makes by \p How.
  void add(Node Made, Making How, Node Use, bool WithPatches, const Resolver &Names) {
    if (WithPatches)
      if (auto Patches = patchesOf(How.Known->Path, Names); !Patches.empty() && Hole < 2) {
        Hole = 2;
        Judgement = {ContextState::Unverified,  ContextHole::Anything, Made, {}, Made,
                     Patches.front().Statement, /*Configured=*/false};
      }
    Settings All = settingsOf(Made, Use, Names);
    for (const Verification &V : atUse(whenMade(How, Made, Names), All, Use, Made, Names)) {
      if (V.hole() <= Hole)
        continue;
      Hole = V.hole();
      Node Culprit = V.Weakening ? V.Weakening : Made;
      Judgement = {V.Weakening ? ContextState::Weakened : ContextState::Unverified,
                   V.Certificate ? ContextHole::WrongHost : ContextHole::Anything,
                   Culprit,
                   purposeOf(Culprit, Use),
                   Made,
                   /*Patch=*/{},
                   !All.empty() || !How.IsDirect};
    }
  }
};

ContextJudgement noContext(ContextState State, Node Culprit) {
  return {State, ContextHole::Anything, Culprit, {}, {}, {}, false};
}

/// Judges \p Expression, which has \p Origins and None among them; \p Rest is how the
/// others are judged.
ContextJudgement mayBeNone(Node Expression, llvm::ArrayRef<Node> Origins,
                           const ContextJudgement &Rest) {
  ContextJudgement Result = noContext(ContextState::MayBeNone, Expression);
  bool IsHere = llvm::all_of(Origins, [&](Node Origin) {
    return !isNoneOrigin(Origin) || Origin.tree() == Expression.tree();
  });
  Result.Purpose = purposeOfNone(Origins, Expression);
  Result.CanDefault = IsHere && Rest.State == ContextState::Trusted;
  return Result;
}

ContextJudgement judge(Node Expression, const Resolver &Names, bool WithPatches) {
  if (Expression.is(SyntaxKind::None))
    return noContext(ContextState::None, Expression);
  WorstOf Worst;
  llvm::SmallVector<Node, 4> Origins = originsWithCallers(Expression, Names);
  for (Node Origin : Origins) {
    if (!Origin.is(SyntaxKind::Call))
      continue;
    if (Making How = makingOf(Origin, Names.of(Origin)); How.Known)
      Worst.add(Origin, How, Expression, WithPatches, Names);
  }
  return llvm::any_of(Origins, isNoneOrigin) ? mayBeNone(Expression, Origins, Worst.Judgement)
                                             : Worst.Judgement;
}

} // namespace

AttributeAssignments mailseal::findContextPatches(const Resolver &Names) {
  return patchesOf(Makers[0].Path, Names);
}

ContextJudgement mailseal::judgeContext(Node Expression, const Resolver &Names) {
  return judge(Expression, Names, /*WithPatches=*/true);
}
