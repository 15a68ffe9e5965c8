//===- TlsCallRule.cpp - Calls that verify no certificate ----------------===//

#include "AttributeAssignments.h"
#include "CallArguments.h"
#include "CallLayout.h"
#include "Callers.h"
#include "ClassChoice.h"
#include "ContextFix.h"
#include "Contexts.h"
#include "FallbackSearch.h"
#include "Handlers.h"
#include "HostNames.h"
#include "KeptContexts.h"
#include "KeyfileFix.h"
#include "KeywordSplat.h"
#include "Lines.h"
#include "Python2.h"
#include "Surroundings.h"
#include "UnitContext.h"
#include "UnknownCallees.h"
#include "llvm/ADT/STLExtras.h"
#include <optional>

using namespace mailseal;

namespace {

/// Checks the TLS calls of one unit.
class TlsCallRule {
public:
  explicit TlsCallRule(UnitContext &Unit)
      : Unit(Unit), Patches(findContextPatches(Unit.Names)),
        Complete(!Unit.Unit.hasPlaceholder(Unit.Tree.root().range())),
        MayRunMore(!Complete && hasPlaceholderStatement()) {}

  /// Finds what replaces `ssl.create_default_context` and so undoes every fix.
  void checkPatches(std::vector<Finding> &Findings) const {
    if (Unit.ImportedModules.empty())
      return;
    for (const AttributeAssignment &Patch : Patches) {
      if (Patch.Statement.tree() != &Unit.Tree)
        continue; // Another file's.
      Finding F;
      F.Id = Rule::WeakenedContext;
      F.Call = "ssl.create_default_context";
      F.Callee = Patch.Target.range();
      F.Extent = Patch.Statement.range();
      F.Message = "ssl.create_default_context() is replaced by '" + oneLine(Patch.Value.text()) +
                  "', so its contexts no longer verify; not fixed: take that out, and give each "
                  "server that needs it a context of its own";
      Findings.push_back(std::move(F));
    }
  }

  void checkCall(Node Call, std::vector<Finding> &Findings) {
    Callees Targets = Unit.Names.resolveCallees(Call);
    if (Targets.Tls.empty()) {
      if (std::optional<Finding> F = findUnknownCallee(Call, Targets, Unit))
        Findings.push_back(std::move(*F));
      return;
    }
    const ApiCallable &Row = *Targets.Tls.front().Row;
    if (Row.Keyword.empty())
      return; // The call cannot succeed.
    Finding F;
    F.Call = Row.qualifiedName();
    F.Callee = Targets.Named.range();
    F.Extent = Call.range();
    if (judge(Call, Targets, F))
      Findings.push_back(std::move(F));
  }

private:
  static std::string message(const ApiCallable &Row, llvm::StringRef Why,
                             ContextHole Hole = ContextHole::Anything) {
    return Row.qualifiedName() + "() " + (Why.empty() ? "has no " + Row.Keyword.str() : Why.str()) +
           (Hole == ContextHole::Anything ? ", so it accepts any certificate"
                                          : ", so it accepts a certificate for another host");
  }

  /// ` on line 12`, where \p N stands; empty if it stands in \p Call.
  std::string place(Node N, Node Call) const {
    if (N.isInside(Call))
      return {};
    if (N.tree() != &Unit.Tree)
      return " on " + Unit.Names.of(N).placeOf(N);
    bool InPython = Unit.Unit.Carrier != CarrierKind::PythonFile && Unit.Unit.LineNumbers.empty();
    return " on line " + std::to_string(N.line()) + (InPython ? " of the Python" : "");
  }

  /// Fills rule, message, level and edits of \p F. False if the call is fine.
  bool judge(Node Call, const Callees &Targets, Finding &F) {
    const Callee &Target = Targets.Tls.front();
    const ApiCallable &Row = *Target.Row;
    CallArguments Arguments(Call);
    Node Context = Arguments.find(Row.ContextIndex, Row.Keyword, Target.SelfArguments);
    if (!Context && (isJudgedAtCallers(Call) || isGivenContextLater(Call, Row, Unit.Names)))
      return false;
    ContextJudgement Judgement;
    ContextMisuse Misuse = findContextMisuse(Call, Row, Targets, Unit.Names);
    std::string SplatProblem;
    if (!Context && Arguments.DictionarySplat) {
      SplatContext Splat = findSplatContext(Call, Row, Arguments, Unit.Names);
      if (Splat.IsFromCallers)
        return false;
      Context = Splat.Context;
      SplatProblem = std::move(Splat.Problem);
    }
    if (Context) {
      Judgement = judgeContext(Context, Unit.Names);
      if (Judgement.State == ContextState::Trusted && Misuse.Weakens)
        Judgement = {ContextState::Weakened, ContextHole::Anything, Misuse.Statement, "", {}, {}};
      if (Judgement.State == ContextState::Trusted)
        return false;
    }
    describeContext(Call, Row, Context, Judgement, F);
    if (hasKeyfile(Target, Arguments))
      F.Id = Rule::LegacyKeyfile;
    std::optional<ClassChoice> Choice;
    if (Targets.MayBeOther && !Context && Row.Method.empty() && !Target.Forwarded)
      Choice = findClassChoice(Targets.Named, Row, Unit.Names);
    std::string Reason = hasSyntaxError(Call)
                             ? "the call has a syntax error"
                             : refusal(Call, Targets, Arguments, Judgement, Choice);
    if (Reason.empty())
      Reason = misuse(Misuse, Call);
    // A keyword at the call takes the place of the one in partial().
    if (Reason.empty() && !Choice)
      Reason = SplatProblem;
    if (!Reason.empty()) {
      refuse(F, Reason);
      return true;
    }
    fix(Call, Targets, Arguments, Context, Judgement, Choice, F);
    return true;
  }

  /// Whether \p Call hands on all that the constructor around it gets, and that is called:
  /// there it is seen whether a context is among it.
  bool isJudgedAtCallers(Node Call) const {
    Node Function = Call.ancestor(SyntaxKind::FunctionDefinition);
    ScopeId Outer = Function ? Unit.Scopes.scopeOf(Function) : 0;
    if (!Function || Unit.Scopes.scope(Outer).Kind != ScopeKind::Class)
      return false;
    std::optional<BaseConstruction> Base = Unit.Names.baseConstruction(Outer);
    return Base && Base->PassesAll && Base->Call == Call && !callsOf(Function, Unit.Names).empty();
  }

  void describeContext(Node Call, const ApiCallable &Row, Node Context,
                       const ContextJudgement &Judgement, Finding &F) const {
    if (!Context) {
      F.Id = Rule::MissingContext;
      F.Message = message(Row, "");
      return;
    }
    std::string Culprit = "'" + oneLine(Judgement.Culprit.text()) + "'";
    switch (Judgement.State) {
    case ContextState::Trusted:
      break;
    case ContextState::None:
      F.Id = Rule::NoneContext;
      F.Message = message(Row, "is given None as " + Row.Keyword.str());
      break;
    case ContextState::MayBeNone:
      F.Id = Rule::NoneContext;
      F.Message =
          message(Row, "is given " + Culprit + ", which may be None, as " + Row.Keyword.str());
      break;
    case ContextState::Unverified:
      F.Id = Rule::UnverifiedContext;
      F.Message =
          message(Row, "is given a context made by " + Culprit + place(Judgement.Culprit, Call),
                  Judgement.Hole);
      break;
    case ContextState::Weakened:
      F.Id = Rule::WeakenedContext;
      F.Message =
          message(Row, "is given a context weakened by " + Culprit + place(Judgement.Culprit, Call),
                  Judgement.Hole);
      break;
    }
  }

  static void refuse(Finding &F, llvm::StringRef Reason) {
    F.Level = Applicability::Manual;
    F.Message += "; not fixed: " + Reason.str();
    F.Edits.clear();
  }

  /// A text that is put in later may mend what looks wrong without it.
  bool hasSyntaxError(Node Call) const {
    return !Unit.Unit.hasPlaceholder(Call.range()) &&
           llvm::any_of(Call.subtree(), [](Node N) { return N.is(SyntaxKind::Error); });
  }

  /// Why no edit can be made, whatever the host; empty if one can.
  std::string refusal(Node Call, const Callees &Targets, const CallArguments &Arguments,
                      const ContextJudgement &Judgement,
                      const std::optional<ClassChoice> &Choice) const {
    const ApiCallable &Row = *Targets.Tls.front().Row;
    if (std::string Reason = versionProblem(Call, Row); !Reason.empty())
      return Reason;
    // What is wrong with the context it has is wrong whatever else it may call.
    if (!Judgement.Purpose.empty() || Judgement.State == ContextState::MayBeNone)
      if (std::string Reason = contextProblem(Judgement); !Reason.empty())
        return Reason;
    for (const Callee &C : Targets.Tls)
      if (C.Row->Keyword != Row.Keyword || C.Row->Method != Row.Method)
        return "the callee may also be " + C.Row->qualifiedName() + ", which takes other arguments";
    if (Targets.MayBeOther && !Choice)
      return "the callee may also be something that takes no " + Row.Keyword.str();
    if (Choice && !Choice->Problem.empty())
      return "the callee may also be something that takes no " + Row.Keyword.str() + ", and " +
             Choice->Problem;
    for (const ApiCallable &Other : apiCallables())
      if (Other.Keyword != Row.Keyword && !Other.Keyword.empty() &&
          Arguments.keyword(Other.Keyword))
        return "it is given " + Other.Keyword.str() + ", which it does not take: a TypeError";
    if (Arguments.LoneGenerator)
      return "its argument is a generator";
    return contextProblem(Judgement);
  }

  /// Why a context would be of no use, or fail, behind the call; empty if it is.
  std::string misuse(const ContextMisuse &Misuse, Node Call) const {
    if (!Misuse.Statement)
      return {};
    std::string Statement =
        "'" + oneLine(Misuse.Statement.text()) + "'" + place(Misuse.Statement, Call);
    return Misuse.Weakens ? Statement + " takes the verification away again: repair it there"
                          : Statement + " gives no server_hostname, which a context that verifies "
                                        "demands: add it there first";
  }

  /// Why the interpreters in use take no context here; empty if they do.
  std::string versionProblem(Node Call, const ApiCallable &Row) const {
    // ssl.create_default_context() came with 3.4, and with 2.7.9.
    PythonVersion Target = Unit.Options.Target;
    if (!Row.InPython2) {
      if (Unit.isPython2(Call))
        return "this is Python 2, where the call takes no context";
      Neighbour Beside = Unit.python2Neighbour();
      if (Beside.IsInPackage)
        return "'" + Beside.Name + "' of this package is Python 2, where the call takes no context";
    }
    if (Target >= PythonVersion{3, 4} || (Target.Major == 2 && Row.InPython2))
      return {};
    return "the project also runs on Python " + std::to_string(Target.Major) + "." +
           std::to_string(Target.Minor) +
           (Target.Major == 2 ? ", where the call takes no context"
                              : ", which has no ssl.create_default_context()");
  }

  /// What catches a TypeError of \p Call, and lets the program go on; or none.
  Node swallowsTypeError(Node Call) const {
    for (const Handler &H : handlersAround(Call, Unit.Names))
      if (!H.leaves() && (H.CatchesAll || llvm::is_contained(H.Exceptions, "Exception") ||
                          llvm::is_contained(H.Exceptions, "TypeError")))
        return H.Clause;
    return {};
  }

  /// Why Python 2 may run the call, where it takes no context; or empty.
  std::string python2Doubt(Node Call) const {
    if (const std::string &Claim = Unit.Options.Python2Claim; !Claim.empty())
      return "the classifiers in " + Claim + " have Python 2, too, where the call takes no context";
    if (Node Clause = Unit.Options.IsTargetSaid ? Node() : swallowsTypeError(Call);
        Clause && minds2And3(Unit.Tree.text()))
      return "Python 2 may run this, too, where the call takes no context, and line " +
             std::to_string(Clause.line()) + " catches the error of that";
    Neighbour Beside = Unit.python2Neighbour();
    return Beside.Name.empty()
               ? ""
               : "'" + Beside.Name + "' beside it is Python 2, where the call takes no context";
  }

  /// Why nothing is done about a context with this judgement; empty if something may be.
  std::string contextProblem(const ContextJudgement &Judgement) const {
    if (!Patches.empty() && Unit.Options.ContextExpression.empty())
      return "'ssl.create_default_context' is replaced" + place(Patches.front().Statement, {}) +
             ", so a context would not verify either";
    switch (Judgement.State) {
    case ContextState::Trusted:
    case ContextState::None:
      return {};
    case ContextState::MayBeNone:
      if (!Judgement.Purpose.empty())
        return Judgement.Purpose;
      return Judgement.CanDefault ? "" : "repair it where the context is made";
    case ContextState::Weakened:
      return !Judgement.Purpose.empty() ? Judgement.Purpose : "repair it there";
    case ContextState::Unverified:
      if (!Judgement.Purpose.empty())
        return Judgement.Purpose;
      if (Judgement.Hole == ContextHole::WrongHost)
        return "set its check_hostname to True as well";
      return Judgement.Configured ? "repair it where the context is made" : "";
    }
    return {};
  }

  void fix(Node Call, const Callees &Targets, const CallArguments &Arguments, Node Context,
           const ContextJudgement &Judgement, const std::optional<ClassChoice> &Choice,
           Finding &F) {
    F.Level = Applicability::Safe;
    std::string HostNote;
    for (const Callee &C : Targets.Tls) {
      HostJudgement Host = judgeHost(C, Call, Unit.Names, Unit.Tree);
      if (F.Level != Applicability::Manual)
        lower(F, {Host.Level, Host.Reason});
      if (!Host.Note.empty())
        HostNote = "; note: " + Host.Note;
      llvm::append_range(F.Edits, Host.Edits);
    }
    for (const Doubt &D : doubtsAbout(Call, Targets, Arguments, Choice))
      lower(F, D);
    if (F.Level != Applicability::Manual) {
      std::string Problem = Choice ? wrapClasses(*Choice, Targets, F)
                                   : addContext(Call, Targets, Arguments, Context, Judgement, F);
      lower(F, {Applicability::Manual, std::move(Problem)});
    }
    if (Judgement.State == ContextState::Unverified && F.Level != Applicability::Manual)
      lower(F, {Applicability::Unsafe, "somebody turned verification off on purpose"});
    if (F.Level == Applicability::Manual)
      F.Edits.clear();
    else
      F.Message += HostNote;
  }

  /// Why a fix is no better than Level; no doubt if there is no reason.
  struct Doubt {
    Applicability Level = Applicability::Unsafe;
    std::string Reason;
  };

  static void lower(Finding &F, const Doubt &D) {
    if (D.Level == Applicability::Safe || D.Reason.empty())
      return;
    F.Level = std::max(F.Level, D.Level);
    std::string Note =
        (D.Level == Applicability::Manual ? "; not fixed: " : "; look at it: ") + D.Reason;
    // Two ways to one call have one host each.
    if (!llvm::StringRef(F.Message).contains(Note))
      F.Message += Note;
  }

  /// What speaks against a fix of \p Call beside its host: the code around it, what the callee
  /// may be, and what is not in the text.
  llvm::SmallVector<Doubt, 12> doubtsAbout(Node Call, const Callees &Targets,
                                           const CallArguments &Arguments,
                                           const std::optional<ClassChoice> &Choice) const {
    const ApiCallable &Row = *Targets.Tls.front().Row;
    OptOut Chosen = findOptOut(Call, Row, Unit.Names);
    auto If = [](bool Holds, llvm::StringRef Reason) { return Holds ? Reason.str() : ""; };
    bool MayBeMore = !Complete && mayBeArguments(Arguments);
    bool HasContext = unpacksContext(Arguments, Targets.Tls.front());
    return {
        {Applicability::Manual, plaintextFallback(Call, Row, Unit.Names)},
        {Chosen.Level, std::move(Chosen.Reason)},
        {Applicability::Unsafe, replacement(Call, Targets)},
        {Applicability::Unsafe, Row.InPython2 ? "" : python2Doubt(Call)},
        {Applicability::Unsafe,
         If(Targets.MayBeUnknown && !Choice, "the callee could not be followed on every way")},
        {Applicability::Manual, If(MayBeMore, "a text of the running program is put into the call, "
                                              "and may be more than one argument")},
        {Applicability::Unsafe,
         If(MayRunMore && !MayBeMore, "a text of the running program is put into the code")},
        {Applicability::Manual,
         If(HasContext, "what '*' unpacks holds a context, or something in its place")},
        {Applicability::Unsafe,
         If(Unit.Unit.Varies, "the program puts this text together in several ways")},
        {Applicability::Unsafe,
         Arguments.ListSplat && !HasContext
             ? "'" + Arguments.ListSplat.text().str() + "' may hold a keyfile"
             : ""},
        {Applicability::Unsafe, If(Targets.Tls.front().Receiver.Assumed,
                                   "'" + Row.Module.str() + "' is imported by other code")},
        {Applicability::Unsafe,
         If(Choice && Choice->Shared, "other modules may use the class as a class")},
    };
  }

  /// What puts something else in the place of the attribute that holds the callee of \p Call, or
  /// its object; empty if nothing does.
  std::string replacement(Node Call, const Callees &Targets) const {
    bool IsConstructor = Targets.Tls.front().Row->Method.empty();
    Node Held = IsConstructor ? Targets.Named : Targets.Named.child(SyntaxField::Object);
    auto Replaced = findReplacement(Held, Unit.Names);
    return Replaced ? "'" + oneLine(Replaced->Statement.text()) + "'" +
                          place(Replaced->Statement, Call) +
                          " puts something else in the place of '" + oneLine(Held.text()) + "'"
                    : "";
  }

  /// Whether the tuple or list that \p Arguments unpack is so long that it holds a context.
  bool unpacksContext(const CallArguments &Arguments, const Callee &Target) const {
    Node Splat = Arguments.ListSplat ? Arguments.ListSplat.parts().front() : Node();
    size_t Before = Arguments.Positional.size();
    return Splat && llvm::any_of(Unit.Names.resolve(Splat), [&](const Value &V) {
             return V.Kind == ValueKind::Container &&
                    Before + V.Origin.parts().size() >
                        Target.Row->ContextIndex + Target.SelfArguments;
           });
  }

  /// Whether text that is put in later is all that the call gets: then it may be
  /// several arguments. Beside others it is one.
  bool mayBeArguments(const CallArguments &Arguments) const {
    return Arguments.Positional.size() == 1 && Arguments.Keywords.empty() &&
           Arguments.Positional.front().is(SyntaxKind::Identifier) &&
           Unit.Unit.hasPlaceholder(Arguments.Positional.front().range());
  }

  /// Whether such text is a statement: then it may stand for many.
  bool hasPlaceholderStatement() const {
    return llvm::any_of(Unit.Tree.root().subtree(), [&](Node N) {
      return N.is(SyntaxKind::ExpressionStatement) && N.firstChild().is(SyntaxKind::Identifier) &&
             Unit.Unit.hasPlaceholder(N.range());
    });
  }

  /// Adds the edits that give \p Call a verifying context to \p F; or returns why
  /// there are none.
  std::string addContext(Node Call, const Callees &Targets, const CallArguments &Arguments,
                         Node Context, const ContextJudgement &Judgement, Finding &F) {
    const Callee &Target = Targets.Tls.front();
    bool MayBeNone = Judgement.State == ContextState::MayBeNone;
    bool IsName = Context.is(SyntaxKind::Identifier) || Context.is(SyntaxKind::Attribute);
    // C++ has no `or` of objects.
    bool IsText = Unit.Unit.modeAt(Call.range()) != RunMode::Expression;
    if (MayBeNone && (F.Id == Rule::LegacyKeyfile || !IsName || !IsText || !Context.isInside(Call)))
      return "repair it where the context is made";
    if (F.Id == Rule::LegacyKeyfile) {
      KeyfileFix Fix = planKeyfileFix(Call, Targets, Arguments, Unit);
      if (Fix.Level == Applicability::Manual)
        return Fix.Reason;
      if (Fix.Level == Applicability::Unsafe) {
        F.Level = Applicability::Unsafe;
        F.Message += "; look at it: " + Fix.Reason;
      }
      llvm::append_range(F.Edits, Fix.Edits);
      return {};
    }
    bool Elsewhere = Judgement.Maker && !Judgement.Maker.isInside(Call);
    bool IsForeign = Elsewhere && Judgement.Maker.tree() != &Unit.Tree;
    if (IsForeign || (Elsewhere && !isMadeForMailOnly(Judgement.Maker, Unit.Names)))
      return "repair it where the context is made";
    ContextSource Source = Elsewhere ? Unit.Imports.contextFor(Judgement.Maker, {})
                                     : Unit.Imports.contextFor(Call, Targets.imports());
    if (!Source.Problem.empty())
      return Source.Problem;
    if (!Source.Doubt.empty()) {
      F.Level = std::max(F.Level, Applicability::Unsafe);
      F.Message += "; look at it: " + Source.Doubt;
    }
    if (Judgement.Maker) {
      auto New = replaceMaker(Judgement.Maker, Source.Expression, Unit.Names);
      if (!New)
        return "'" + oneLine(Judgement.Maker.text()) + "' sets up more than verification";
      F.Edits.push_back(std::move(*New));
    } else if (MayBeNone) {
      // A context is true, so this is the context wherever there is one.
      F.Edits.push_back({{Context.range().End, Context.range().End}, " or " + Source.Expression});
    } else if (Context) {
      F.Edits.push_back({Context.range(), Source.Expression});
    } else {
      llvm::append_range(F.Edits, withArgument(Call, Arguments,
                                               Target.Row->Keyword.str() + "=" + Source.Expression,
                                               /*IsOnly=*/F.Edits.empty()));
    }
    joinInsertions(F.Edits);
    llvm::append_range(F.Edits, Source.Imports);
    return {};
  }

  /// The edits that add \p New to \p Call, on lines of their own where one would be longer
  /// than others are. \p IsOnly: the arguments have no other edit.
  std::vector<Edit> withArgument(Node Call, const CallArguments &Arguments, llvm::StringRef New,
                                 bool IsOnly) {
    llvm::StringRef Text = Unit.Tree.text();
    // In a host's literal, a line of Python is a line of the host as well.
    bool IsFile = Unit.Unit.Proof == Evidence::File &&
                  Unit.Unit.Carrier == CarrierKind::PythonFile && takesLines(Unit.Unit.Mode);
    if (IsOnly && IsFile && isWrappable(Call, Arguments)) {
      if (!LineLimit)
        LineLimit = longestLine(Text, Unit.Options.LineLength);
      std::vector<Edit> Edits = wrapWithArgument(Call, Arguments, New, *LineLimit);
      if (!Edits.empty())
        return Edits;
    }
    return addArgument(Text, Arguments, New);
  }

  /// Adds the edits that put functools.partial() with a context in the place of the
  /// classes that \p Choice names; or returns why there are none.
  std::string wrapClasses(const ClassChoice &Choice, const Callees &Targets, Finding &F) {
    if (F.Id == Rule::LegacyKeyfile)
      return "it has a keyfile or certfile, which goes into a context";
    const Callee &Target = Targets.Tls.front();
    for (Node Name : Choice.Names)
      if (std::string Problem =
              wrapClass(Name, Target.Row->Keyword, Targets.imports(), Unit.Imports, F.Edits);
          !Problem.empty())
        return Problem;
    return {};
  }

  /// Makes one insertion of two at one place: `, port=465` and `, context=…`.
  static void joinInsertions(std::vector<Edit> &Edits) {
    std::vector<Edit> Joined;
    for (Edit &E : Edits) {
      auto Same = llvm::find_if(Joined, [&](const Edit &J) { return J.Range == E.Range; });
      if (Same == Joined.end())
        Joined.push_back(std::move(E));
      else if (E.Range.empty() && Same->Text != E.Text)
        Same->Text += E.Text;
    }
    Edits = std::move(Joined);
  }

  UnitContext &Unit;
  AttributeAssignments Patches;
  bool Complete;                     ///< No text of the running program is put into the unit.
  bool MayRunMore;                   ///< Some is put in as a statement.
  std::optional<unsigned> LineLimit; ///< Measured when it is asked for.
};

} // namespace

void mailseal::checkTlsCalls(UnitContext &Context, std::vector<Finding> &Findings) {
  TlsCallRule Rule(Context);
  Rule.checkPatches(Findings);
  for (Node Call : Context.Calls)
    Rule.checkCall(Call, Findings);
}
