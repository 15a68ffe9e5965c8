//===- TlsCallRule.cpp - Calls that verify no certificate ----------------===//

#include "CallArguments.h"
#include "Contexts.h"
#include "HostNames.h"
#include "Surroundings.h"
#include "UnitContext.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

namespace {

/// Checks the TLS calls of one unit.
class TlsCallRule {
public:
  explicit TlsCallRule(UnitContext &Unit) : Unit(Unit) {}

  void checkCall(Node Call, std::vector<Finding> &Findings) {
    Callees Targets = Unit.Names.resolveCallees(Call);
    if (Targets.Tls.empty())
      return checkUnknownReceiver(Call, Targets, Findings);
    const ApiCallable &Row = *Targets.Tls.front().Row;
    if (Row.Keyword.empty())
      return; // The call cannot succeed.
    Finding F;
    F.Call = Row.qualifiedName();
    F.Callee = Call.child(SyntaxField::Function).range();
    F.Extent = Call.range();
    if (judge(Call, Targets, F))
      Findings.push_back(std::move(F));
  }

private:
  /// A `starttls()` on something that was not followed, in a unit that uses a
  /// library with such a method: said, not repaired.
  void checkUnknownReceiver(Node Call, const Callees &Targets, std::vector<Finding> &Findings) {
    Node Function = Call.child(SyntaxField::Function);
    if (!Targets.MayBeUnknown || Targets.MayBeOther || !Function.is(SyntaxKind::Attribute))
      return;
    llvm::StringRef Method = Function.child(SyntaxField::Attribute).text();
    CallArguments Arguments(Call);
    for (const ApiCallable &Row : apiCallables()) {
      if (Row.Method != Method || Row.Keyword.empty() ||
          !llvm::is_contained(Unit.ImportedModules, Row.Module) || !Arguments.Positional.empty() ||
          Arguments.keyword("context") || Arguments.keyword("ssl_context"))
        continue;
      Finding F;
      F.Call = Row.qualifiedName();
      F.Callee = Function.range();
      F.Extent = Call.range();
      F.Message = message(Row, "") + "; not fixed: '" +
                  Function.child(SyntaxField::Object).text().str() +
                  "' could not be followed to where it is made; if it is a " + Row.Module.str() +
                  " object, pass " + Row.Keyword.str() + "=ssl.create_default_context()";
      Findings.push_back(std::move(F));
      return;
    }
  }

  static std::string message(const ApiCallable &Row, llvm::StringRef Why) {
    return Row.qualifiedName() + "() " + (Why.empty() ? "has no " + Row.Keyword.str() : Why.str()) +
           ", so it accepts any certificate";
  }

  /// Fills rule, message, level and edits of \p F. False if the call is fine.
  bool judge(Node Call, const Callees &Targets, Finding &F) {
    const Callee &Target = Targets.Tls.front();
    const ApiCallable &Row = *Target.Row;
    CallArguments Arguments(Call);
    Node Context = Arguments.find(Row.ContextIndex, Row.Keyword, Target.SelfArguments);
    ContextJudgement Judgement;
    if (Context) {
      Judgement = judgeContext(Context, Unit.Names);
      if (Judgement.State == ContextState::Trusted)
        return false;
    }
    describeContext(Row, Context, Judgement, F);
    if (hasKeyfile(Row, Arguments, Target.SelfArguments)) {
      F.Id = Rule::LegacyKeyfile;
      refuse(F, "keyfile and certfile exclude a context: make the context first, call its "
                "load_cert_chain(certfile, keyfile), pass it and drop both arguments");
      return true;
    }
    if (std::string Reason = refusal(Targets, Arguments, Judgement); !Reason.empty()) {
      refuse(F, Reason);
      return true;
    }
    fix(Call, Targets, Arguments, Context, Judgement, F);
    return true;
  }

  static void describeContext(const ApiCallable &Row, Node Context,
                              const ContextJudgement &Judgement, Finding &F) {
    if (!Context) {
      F.Id = Rule::MissingContext;
      F.Message = message(Row, "");
      return;
    }
    switch (Judgement.State) {
    case ContextState::Trusted:
      break;
    case ContextState::None:
    case ContextState::MayBeNone:
      F.Id = Rule::NoneContext;
      F.Message = message(Row, Judgement.State == ContextState::None
                                   ? "is given None as " + Row.Keyword.str()
                                   : "is given '" + Judgement.Culprit +
                                         "', which may be None, as " + Row.Keyword.str());
      break;
    case ContextState::Unverified:
      F.Id = Rule::UnverifiedContext;
      F.Message = message(Row, "is given a context made by '" + Judgement.Culprit + "'");
      break;
    case ContextState::Weakened:
      F.Id = Rule::WeakenedContext;
      F.Message = message(Row, "is given a context weakened by '" + Judgement.Culprit + "'");
      break;
    }
  }

  static bool hasKeyfile(const ApiCallable &Row, const CallArguments &Arguments,
                         unsigned SelfArguments) {
    auto Given = [](Node N) { return N && !N.is(SyntaxKind::None); };
    return Row.KeyfileIndex >= 0 &&
           (Given(Arguments.find(Row.KeyfileIndex, "keyfile", SelfArguments)) ||
            Given(Arguments.find(Row.CertfileIndex, "certfile", SelfArguments)));
  }

  static void refuse(Finding &F, llvm::StringRef Reason) {
    F.Level = Applicability::Manual;
    F.Message += "; not fixed: " + Reason.str();
    F.Edits.clear();
  }

  /// Why no edit can be made, whatever the host; empty if one can.
  std::string refusal(const Callees &Targets, const CallArguments &Arguments,
                      const ContextJudgement &Judgement) const {
    const ApiCallable &Row = *Targets.Tls.front().Row;
    if (Unit.Python2Only && !Row.InPython2)
      return "this is Python 2, where the call takes no context";
    for (const Callee &C : Targets.Tls)
      if (C.Row->Keyword != Row.Keyword || C.Row->Method != Row.Method)
        return "the callee may also be " + C.Row->qualifiedName() + ", which takes other arguments";
    if (Targets.MayBeOther)
      return "the callee may also be something that takes no " + Row.Keyword.str();
    if (Arguments.DictionarySplat)
      return "'" + Arguments.DictionarySplat.text().str() + "' may hold " + Row.Keyword.str() +
             " already";
    if (Arguments.LoneGenerator)
      return "its argument is a generator";
    if (Judgement.State == ContextState::MayBeNone || Judgement.State == ContextState::Weakened)
      return "repair it where the context is made";
    return {};
  }

  void fix(Node Call, const Callees &Targets, const CallArguments &Arguments, Node Context,
           const ContextJudgement &Judgement, Finding &F) {
    const ApiCallable &Row = *Targets.Tls.front().Row;
    F.Level = Applicability::Safe;
    auto Lower = [&](Applicability Level, llvm::StringRef Reason) {
      if (Level == Applicability::Safe)
        return;
      F.Level = std::max(F.Level, Level);
      std::string Note =
          (Level == Applicability::Manual ? "; not fixed: " : "; look at it: ") + Reason.str();
      // Two ways to one call have one host each.
      if (!llvm::StringRef(F.Message).contains(Note))
        F.Message += Note;
    };
    for (const Callee &C : Targets.Tls) {
      HostJudgement Host = judgeHost(C, Call, Unit.Names, Unit.Tree);
      if (F.Level != Applicability::Manual)
        Lower(Host.Level, Host.Reason);
      llvm::append_range(F.Edits, Host.Edits);
    }
    if (std::string Reason = plaintextFallback(Call, Row, Unit.Names, Unit.Tree); !Reason.empty())
      Lower(Applicability::Manual, Reason);
    if (std::string Reason = optOut(Call, Row, Unit.Names, Unit.Tree); !Reason.empty())
      Lower(Applicability::Unsafe, Reason);
    if (Targets.MayBeUnknown)
      Lower(Applicability::Unsafe, "the callee could not be followed on every way");
    if (Arguments.ListSplat)
      Lower(Applicability::Unsafe, "'" + Arguments.ListSplat.text().str() + "' may hold a keyfile");
    if (Targets.Tls.front().Receiver.Assumed)
      Lower(Applicability::Unsafe, "'" + Row.Module.str() + "' is imported by other code");
    if (Judgement.State == ContextState::Unverified) {
      if (!Context.is(SyntaxKind::Call))
        Lower(Applicability::Manual, "repair it where the context is made");
      else
        Lower(Applicability::Unsafe, "somebody turned verification off on purpose");
    }
    ContextSource Source;
    if (F.Level != Applicability::Manual) {
      Source = Unit.Imports.contextFor(Call, Targets.Tls.front().Receiver.Import);
      if (!Source.Problem.empty())
        Lower(Applicability::Manual, Source.Problem);
    }
    if (F.Level == Applicability::Manual) {
      F.Edits.clear();
      return;
    }
    if (Context)
      F.Edits.push_back({Context.range(), Source.Expression});
    else
      llvm::append_range(F.Edits, addArgument(Unit.Tree.text(), Arguments,
                                              Row.Keyword.str() + "=" + Source.Expression));
    joinInsertions(F.Edits);
    llvm::append_range(F.Edits, Source.Imports);
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
};

} // namespace

void mailseal::checkTlsCalls(UnitContext &Context, std::vector<Finding> &Findings) {
  TlsCallRule Rule(Context);
  for (Node Call : Context.Calls)
    Rule.checkCall(Call, Findings);
}
