#include "UnknownCallees.h"
#include "CallArguments.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

namespace {

Finding makeFinding(const ApiCallable &Row, Node Callee, Node Call, std::string Message) {
  Finding F;
  F.Call = Row.qualifiedName();
  F.Callee = Callee.range();
  F.Extent = Call.range();
  F.Message = std::move(Message);
  return F;
}

/// What is said of a class that is \p Picked somehow, and may be that of \p Row.
std::string pickedMessage(llvm::StringRef Picked, const ApiCallable &Row, llvm::StringRef Where) {
  return ("what is called here is " + Picked + "; if it is " + Row.qualifiedName() +
          "(), it accepts any certificate; not fixed: pass " + Row.Keyword +
          "=ssl.create_default_context() where " + Where + ", and only there")
      .str();
}

/// A call of what is only put in later (`smtplib.%s(host)`), in a unit that uses a
/// library.
std::optional<Finding> findFilled(Node Call, const UnitContext &Unit) {
  Node Function = Call.child(SyntaxField::Function);
  bool IsAttribute = Function.is(SyntaxKind::Attribute);
  Node Named = IsAttribute ? Function.child(SyntaxField::Attribute) : Function;
  // Elsewhere what stands for a name is no class: `$action`, a function of C++.
  if (Unit.Unit.Carrier != CarrierKind::CxxString || !Named.is(SyntaxKind::Identifier) ||
      !Unit.Unit.hasPlaceholder(Named.range()))
    return std::nullopt;
  llvm::StringRef Note = Unit.Unit.noteAt(Named.range());
  std::string Filled =
      ("only put in when the program is compiled or runs" + (Note.empty() ? "" : " (" + Note + ")"))
          .str();
  for (const ApiCallable &Row : apiCallables()) {
    bool IsPossible = IsAttribute
                          ? Unit.Names.isExternal(Function.child(SyntaxField::Object), Row.Module)
                          : llvm::is_contained(Unit.ImportedModules, Row.Module);
    if (IsPossible && !Row.Keyword.empty() && Row.Method.empty())
      return makeFinding(Row, Function, Call,
                         pickedMessage(Filled, Row, "the name stands for that class"));
  }
  return std::nullopt;
}

/// A call of `getattr(smtplib, name)`.
std::optional<Finding> findNamed(Node Call, const Callees &Targets, const UnitContext &Unit) {
  if (!Targets.MayBeUnknown)
    return std::nullopt;
  CallArguments Arguments(Call);
  Node Function = Call.child(SyntaxField::Function);
  for (Node Origin : Unit.Names.origins(Function)) {
    if (!Origin.is(SyntaxKind::Call) ||
        !Unit.Names.isExternal(Origin.child(SyntaxField::Function), "getattr"))
      continue;
    Node Module = CallArguments(Origin).find(0, "", 0);
    for (const ApiCallable &Row : apiCallables())
      if (Module && Row.Method.empty() && !Row.Keyword.empty() &&
          Unit.Names.isExternal(Module, Row.Module) && !Arguments.keyword(Row.Keyword) &&
          !Arguments.DictionarySplat)
        return makeFinding(Row, Function, Call,
                           pickedMessage("picked by its name when the program runs", Row,
                                         "the name is that of the class"));
  }
  return std::nullopt;
}

/// A `starttls()` on something that was not followed, in a unit that uses a library with
/// such a method.
std::optional<Finding> findReceiver(Node Call, const Callees &Targets, const UnitContext &Unit) {
  Node Function = Call.child(SyntaxField::Function);
  if (!Targets.MayBeUnknown || Targets.MayBeOther || !Function.is(SyntaxKind::Attribute))
    return std::nullopt;
  llvm::StringRef Method = Function.child(SyntaxField::Attribute).text();
  CallArguments Arguments(Call);
  for (const ApiCallable &Row : apiCallables())
    if (Row.Method == Method && !Row.Keyword.empty() &&
        llvm::is_contained(Unit.ImportedModules, Row.Module) && Arguments.Positional.empty() &&
        !Arguments.keyword("context") && !Arguments.keyword("ssl_context"))
      return makeFinding(Row, Function, Call,
                         (Row.qualifiedName() + "() has no " + Row.Keyword +
                          ", so it accepts any certificate; not fixed: '" +
                          Function.child(SyntaxField::Object).text() +
                          "' could not be followed to where it is made; if it is a " + Row.Module +
                          " object, pass " + Row.Keyword + "=ssl.create_default_context()")
                             .str());
  return std::nullopt;
}

} // namespace

std::optional<Finding> mailseal::findUnknownCallee(Node Call, const Callees &Targets,
                                                   const UnitContext &Unit) {
  if (std::optional<Finding> F = findFilled(Call, Unit))
    return F;
  if (std::optional<Finding> F = findNamed(Call, Targets, Unit))
    return F;
  return findReceiver(Call, Targets, Unit);
}
