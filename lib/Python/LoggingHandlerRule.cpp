//===- LoggingHandlerRule.cpp - Log records by mail -----------------------===//
//
// logging.handlers.SMTPHandler verifies no certificate, and has no argument that would
// change it in every Python (SEMANTICS.md, section 7): said, with advice, wherever it is
// made: by a call, a derived class, or the dictionary of logging.config.dictConfig().

#include "CallArguments.h"
#include "Contexts.h"
#include "UnitContext.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

namespace {

constexpr llvm::StringLiteral HandlerPath = "logging.handlers.SMTPHandler";

/// From here on starttls() takes no positional context, so that
/// `secure=(None, None, context)` is a TypeError; 3.14 passes over it in silence.
constexpr PythonVersion LastWithSecureContext{3, 11};

/// Where SMTPHandler's constructor has `secure` (CPython 3.12 Lib/logging/handlers.py).
constexpr int SecureIndex = 5;

/// Deeper than any chain of classes a person writes.
constexpr unsigned MaxDepth = 20;

class LoggingHandlerRule {
public:
  LoggingHandlerRule(const UnitContext &Unit, std::vector<Finding> &Findings)
      : Unit(Unit), Findings(Findings) {}

  void checkCall(Node Call) {
    Node Function = Call.child(SyntaxField::Function);
    if (std::optional<unsigned> SelfArguments = constructs(Function))
      report(CallArguments(Call).find(SecureIndex, "secure", *SelfArguments), Function, Call);
  }

  /// \p Name: the string of the handler's name, which a dictionary may have as its class.
  void checkDictionary(Node Name) {
    Node Dictionary = Name.parent().parent();
    if (!Dictionary.is(SyntaxKind::Dictionary))
      return;
    Node Class = valueOf(Dictionary, "class"), Factory = valueOf(Dictionary, "()");
    if (Name == Class || Name == Factory)
      report(valueOf(Dictionary, "secure"), Name, Dictionary);
  }

private:
  /// Whether \p V is the class, or one of the project that leaves its emit() as it is.
  static bool isHandler(const Value &V, unsigned Depth) {
    if (V.Kind == ValueKind::External)
      return V.Path == HandlerPath;
    return V.Kind == ValueKind::LocalClass && derives(*V.Home, V.Class, Depth);
  }

  static bool derives(const Resolver &Home, ScopeId Class, unsigned Depth) {
    const Scope &Own = Home.scopes().scope(Class);
    if (Depth > MaxDepth || Own.Bindings.contains("emit"))
      return false;
    return llvm::any_of(Own.Definition.child(SyntaxField::Superclasses).parts(), [&](Node Base) {
      return llvm::any_of(Home.resolve(Base),
                          [&](const Value &V) { return isHandler(V, Depth + 1); });
    });
  }

  /// How many arguments stand before the constructor's own, if \p Function runs it.
  std::optional<unsigned> constructs(Node Function) const {
    auto IsHandler = [](const Value &V) { return isHandler(V, 0); };
    if (llvm::any_of(Unit.Names.resolve(Function), IsHandler))
      return 0;
    if (!Function.is(SyntaxKind::Attribute) ||
        Function.child(SyntaxField::Attribute).text() != "__init__")
      return std::nullopt;
    for (const Value &V : Unit.Names.resolve(Function.child(SyntaxField::Object)))
      if (V.Kind == ValueKind::Super && derives(*V.Home, V.Class, 0))
        return 0;
      else if (IsHandler(V))
        return 1;
    return std::nullopt;
  }

  /// The value that the display \p Dictionary has for \p Key, or none.
  static Node valueOf(Node Dictionary, llvm::StringRef Key) {
    llvm::StringRef Text;
    for (Node Pair : Dictionary.parts())
      if (Pair.is(SyntaxKind::Pair) && plainString(Pair.firstChild(), Text) && Text == Key)
        return Pair.child(SyntaxField::Value);
    return {};
  }

  /// The third element of \p Secure, a context; or none.
  static Node contextIn(Node Secure) {
    auto Parts = Secure.parts();
    bool IsDisplay = Secure.is(SyntaxKind::Tuple) || Secure.is(SyntaxKind::List);
    return IsDisplay && Parts.size() > 2 ? Parts[2] : Node();
  }

  void report(Node Secure, Node Named, Node Whole) {
    if (!Secure || Secure.is(SyntaxKind::None))
      return;
    Node Context = contextIn(Secure);
    bool Verifies = Context && judgeContext(Context, Unit.Names).State == ContextState::Trusted;
    bool HasOldPythons = Unit.Options.Target <= LastWithSecureContext;
    Finding F;
    F.Id = Rule::MissingContext;
    F.Call = HandlerPath.str();
    F.Callee = Named.range();
    F.Extent = Whole.range();
    F.Message = F.Call + "() " +
                (Verifies ? "verifies up to Python 3.11 only; later ones raise a TypeError or, "
                            "from 3.14 on, pass over the context"
                          : "verifies no certificate with this 'secure'") +
                "; not fixed: no value of it does in every Python: derive a handler whose emit() "
                "calls starttls(context=ssl.create_default_context())";
    if (!Verifies && HasOldPythons)
      F.Message += "; up to Python 3.11 secure=(None, None, ssl.create_default_context()) will do";
    Findings.push_back(std::move(F));
  }

  const UnitContext &Unit;
  std::vector<Finding> &Findings;
};

} // namespace

void mailseal::checkLoggingHandlers(UnitContext &Unit, std::vector<Finding> &Findings) {
  llvm::StringRef Text = Unit.Tree.text();
  if (!Text.contains("SMTPHandler"))
    return;
  LoggingHandlerRule Rule(Unit, Findings);
  for (Node Call : Unit.Calls)
    Rule.checkCall(Call);
  llvm::StringRef Name;
  if (Text.contains(HandlerPath))
    for (Node N : Unit.Tree.root().subtree())
      if (plainString(N, Name) && Name == HandlerPath)
        Rule.checkDictionary(N);
}
