//===- CxxSinksFacts.cpp --------------------------------------------------===//

#include "Carrier/CxxSinksFacts.h"
#include "Carrier/CxxSinkTable.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;
using namespace clang;
using llvm::ArrayRef;
using llvm::StringRef;

// Methods of string classes that are not const and still leave the text as it is.
static constexpr llvm::StringLiteral HarmlessMethods[] = {"data", "c_str", "begin",  "end", "front",
                                                          "back", "at",    "rbegin", "rend"};

static constexpr llvm::StringLiteral PassThroughs[] = {"std::move", "std::forward",
                                                       "std::as_const"};

std::string mailseal::plainName(const NamedDecl &D) {
  std::string Name = D.getDeclName().getAsString();
  for (const DeclContext *Context = D.getDeclContext(); Context; Context = Context->getParent()) {
    const auto *Outer = dyn_cast<NamedDecl>(Context);
    const auto *Namespace = dyn_cast<NamespaceDecl>(Context);
    if (!Outer || (Namespace && (Namespace->isInline() || Namespace->isAnonymousNamespace())))
      continue;
    Name.insert(0, Outer->getDeclName().getAsString() + "::");
  }
  return Name;
}

bool mailseal::isPassThrough(const FunctionDecl &Callee) {
  return Callee.getIdentifier() && Callee.isInStdNamespace() &&
         llvm::is_contained(PassThroughs, plainName(Callee));
}

const Decl *mailseal::factsKey(const Decl *D) {
  if (const auto *Function = dyn_cast<FunctionDecl>(D))
    if (const FunctionDecl *Pattern = Function->getTemplateInstantiationPattern())
      D = Pattern;
  return D->getCanonicalDecl();
}

/// The sink that \p D is, or null.
static const CxxSink *sinkOf(const NamedDecl &D) {
  const IdentifierInfo *Name = D.getIdentifier();
  if (!Name || llvm::none_of(cxxSinks(),
                             [&](const CxxSink &Sink) { return Sink.name() == Name->getName(); }))
    return nullptr;
  return findCxxSink(plainName(D));
}

/// The sink that \p Callee names, or null.
static const CxxSink *sinkOf(const Expr &Callee) {
  if (const auto *Reference = dyn_cast<DeclRefExpr>(&Callee))
    return sinkOf(*Reference->getDecl());
  const auto *Overloads = dyn_cast<OverloadExpr>(&Callee);
  if (!Overloads)
    return nullptr;
  for (const NamedDecl *Candidate : Overloads->decls())
    if (const CxxSink *Sink = sinkOf(*Candidate->getUnderlyingDecl()))
      return Sink;
  // Undeclared, as where Python.h is missing; its name alone can only be the C API's.
  bool IsUndeclared = Overloads->getNumDecls() == 0 && !Overloads->getQualifier();
  return IsUndeclared ? findCxxSink(Overloads->getName().getAsString()) : nullptr;
}

/// The first template argument of a callee: the name of an enumerator, or empty.
static StringRef startTemplateArgument(const Expr &Callee) {
  if (const auto *Overloads = dyn_cast<OverloadExpr>(&Callee)) {
    ArrayRef<TemplateArgumentLoc> Arguments = Overloads->template_arguments();
    if (Arguments.empty() || Arguments[0].getArgument().getKind() != TemplateArgument::Expression)
      return "";
    const Expr *Value = Arguments[0].getArgument().getAsExpr()->IgnoreParenImpCasts();
    const auto *Reference = dyn_cast<DeclRefExpr>(Value);
    return Reference && Reference->getDecl()->getIdentifier() ? Reference->getDecl()->getName()
                                                              : "";
  }
  const auto *Reference = dyn_cast<DeclRefExpr>(&Callee);
  const auto *Function = Reference ? dyn_cast<FunctionDecl>(Reference->getDecl()) : nullptr;
  const auto *Arguments = Function ? Function->getTemplateSpecializationArgs() : nullptr;
  if (!Arguments || Arguments->size() == 0 ||
      Arguments->get(0).getKind() != TemplateArgument::Integral)
    return "";
  const auto *Enum = Arguments->get(0).getIntegralType()->getAsEnumDecl();
  if (!Enum)
    return "";
  for (const EnumConstantDecl *Constant : Enum->enumerators())
    if (llvm::APSInt::isSameValue(Constant->getInitVal(), Arguments->get(0).getAsIntegral()))
      return Constant->getName();
  return "";
}

/// \p E without what copies or converts it.
static const Expr *withoutCopies(const Expr *E) {
  while (true) {
    E = E->IgnoreParenImpCasts();
    if (const auto *Bound = dyn_cast<CXXBindTemporaryExpr>(E))
      E = Bound->getSubExpr();
    else if (const auto *Made = dyn_cast<CXXConstructExpr>(E); Made && Made->getNumArgs() == 1)
      E = Made->getArg(0);
    else
      return E;
  }
}

namespace {
class Gatherer : public RecursiveASTVisitor<Gatherer> {
public:
  Gatherer(ASTContext &Context, SinkFacts &Facts)
      : Context(Context), Sources(Context.getSourceManager()), Facts(Facts) {}

  bool TraverseDecl(Decl *D) {
    if (D && D->getLexicalDeclContext() && D->getLexicalDeclContext()->isFileContext() &&
        Sources.isInSystemHeader(Sources.getExpansionLoc(D->getLocation())))
      return true;
    return RecursiveASTVisitor::TraverseDecl(D);
  }

  bool VisitCallExpr(CallExpr *Call) {
    const Expr *Callee = Call->getCallee()->IgnoreParenImpCasts();
    ArrayRef<const Expr *> Arguments(Call->getArgs(), Call->getNumArgs());
    if (addSink(Callee, Arguments))
      return true;
    const FunctionDecl *Function = Call->getDirectCallee();
    if (!Function) {
      // An overload that is not chosen yet may take its argument by reference.
      if (isa<OverloadExpr>(Callee))
        for (const Expr *Argument : Arguments)
          if (Argument->isLValue() && Argument->getType()->isRecordType())
            noteChange(Argument);
      return true;
    }
    // The object of an operator that is a method is its first argument.
    const auto *Method = dyn_cast<CXXMethodDecl>(Function);
    if (isa<CXXOperatorCallExpr>(Call) && Method && Method->isInstance()) {
      noteMethod(*Method, Arguments.front(), Arguments.drop_front());
      Arguments = Arguments.drop_front();
    } else if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call); Member && Method) {
      noteMethod(*Method, Member->getImplicitObjectArgument(), Arguments);
    }
    noteArguments(*Function, Arguments);
    return true;
  }

  bool VisitRecoveryExpr(RecoveryExpr *Broken) {
    ArrayRef<const Expr *> Parts(Broken->subExpressions().data(), Broken->subExpressions().size());
    if (!Parts.empty())
      addSink(Parts.front()->IgnoreParenImpCasts(), Parts.drop_front());
    return true;
  }

  bool VisitCXXConstructExpr(CXXConstructExpr *Made) {
    noteArguments(*Made->getConstructor(),
                  ArrayRef<const Expr *>(Made->getArgs(), Made->getNumArgs()));
    return true;
  }

  bool VisitBinaryOperator(BinaryOperator *Operator) {
    if (Operator->getOpcode() == BO_Assign)
      noteAssignment(Operator->getLHS(), Operator->getRHS());
    else if (Operator->isAssignmentOp())
      noteChange(Operator->getLHS());
    return true;
  }

  bool VisitUnaryOperator(UnaryOperator *Operator) {
    const Expr *Operand = Operator->getSubExpr();
    if (Operator->isIncrementDecrementOp() ||
        (Operator->getOpcode() == UO_AddrOf && !isa<ArraySubscriptExpr>(Operand->IgnoreParens())))
      noteChange(Operand);
    return true;
  }

  bool VisitVarDecl(VarDecl *Variable) {
    if (Variable->getInit() && mayChange(Variable->getType()))
      noteChange(Variable->getInit());
    return true;
  }

  bool VisitCXXForRangeStmt(CXXForRangeStmt *Loop) {
    if (Loop->getLoopVariable() && mayChange(Loop->getLoopVariable()->getType()))
      noteChange(Loop->getRangeInit());
    return true;
  }

private:
  bool addSink(const Expr *Callee, ArrayRef<const Expr *> Arguments);
  StringRef spelledName(const CxxSink &Sink, SourceLocation Callee);
  std::optional<RunMode> modeOf(const CxxSink &Sink, const Expr &Callee,
                                ArrayRef<const Expr *> Arguments);
  const Expr *dictionary(std::optional<unsigned> Index, ArrayRef<const Expr *> Arguments);
  bool isSame(const Expr *Left, const Expr *Right);
  void noteMethod(const CXXMethodDecl &Method, const Expr *Object,
                  ArrayRef<const Expr *> Arguments);
  void noteArguments(const FunctionDecl &Function, ArrayRef<const Expr *> Arguments);
  void noteAssignment(const Expr *Target, const Expr *Value);
  void noteChange(const Expr *Target);

  /// Whether what is bound to a variable of \p Type may be changed through it.
  static bool mayChange(QualType Type) {
    if (Type->isLValueReferenceType())
      return !Type.getNonReferenceType().isConstQualified();
    return Type->isPointerType() && Type->getPointeeType()->isAnyCharacterType() &&
           !Type->getPointeeType().isConstQualified();
  }

  ASTContext &Context;
  const SourceManager &Sources;
  SinkFacts &Facts;
};
} // namespace

bool Gatherer::addSink(const Expr *Callee, ArrayRef<const Expr *> Arguments) {
  const CxxSink *Sink = sinkOf(*Callee);
  if (!Sink || Sink->Code >= Arguments.size())
    return false;
  std::optional<RunMode> Mode = modeOf(*Sink, *Callee, Arguments);
  if (!Mode)
    return true;
  const Expr *Code = Arguments[Sink->Code];
  bool IsArray = Code->IgnoreParens()->getType()->isArrayType();
  Facts.Sinks.push_back({Code,
                         {spelledName(*Sink, Callee->getExprLoc()).str(), *Mode,
                          /*Dedents=*/Sink->DedentsLiteral && IsArray}});
  return true;
}

/// The name of \p Sink, or that of the sink which is a macro for it and which the
/// user wrote.
StringRef Gatherer::spelledName(const CxxSink &Sink, SourceLocation Callee) {
  if (!Callee.isMacroID())
    return Sink.Function;
  const CxxSink *Macro =
      findCxxSink(Lexer::getImmediateMacroName(Callee, Sources, Context.getLangOpts()));
  return Macro ? Macro->Function : Sink.Function;
}

/// How the call runs its code; nothing where only the running program knows.
std::optional<RunMode> Gatherer::modeOf(const CxxSink &Sink, const Expr &Callee,
                                        ArrayRef<const Expr *> Arguments) {
  RunMode Mode = Sink.Mode;
  if (Sink.StartIsTemplateArgument)
    Mode = runModeOfStart(startTemplateArgument(Callee)).value_or(Mode);
  if (Sink.Start) {
    const Expr *Start = *Sink.Start < Arguments.size() ? Arguments[*Sink.Start] : nullptr;
    Expr::EvalResult Value;
    if (!Start || Start->isValueDependent() || !Start->EvaluateAsInt(Value, Context))
      return std::nullopt;
    std::optional<RunMode> Known = runModeOfStart(Value.Val.getInt().getExtValue());
    if (!Known)
      return std::nullopt;
    Mode = *Known;
  }
  const Expr *Globals = dictionary(Sink.Globals, Arguments);
  const Expr *Locals = dictionary(Sink.Locals, Arguments);
  return withNamespaces(Mode, Globals && Locals && !isSame(Globals, Locals));
}

/// The dictionary that a call names, or null where it names none: the argument
/// is left out, a null pointer, or an empty object.
const Expr *Gatherer::dictionary(std::optional<unsigned> Index, ArrayRef<const Expr *> Arguments) {
  if (!Index || *Index >= Arguments.size())
    return nullptr;
  const Expr *Given = withoutCopies(Arguments[*Index]);
  if (isa<CXXDefaultArgExpr>(Given))
    return nullptr;
  if (const auto *Made = dyn_cast<CXXConstructExpr>(Given); Made && Made->getNumArgs() == 0)
    return nullptr;
  if (!Given->isValueDependent() &&
      Given->isNullPointerConstant(Context, Expr::NPC_ValueDependentIsNotNull))
    return nullptr;
  return Given;
}

/// Whether two expressions are spelled alike, so that they mean the same object.
bool Gatherer::isSame(const Expr *Left, const Expr *Right) {
  llvm::FoldingSetNodeID LeftId, RightId;
  Left->Profile(LeftId, Context, /*Canonical=*/true);
  Right->Profile(RightId, Context, /*Canonical=*/true);
  return LeftId == RightId;
}

void Gatherer::noteMethod(const CXXMethodDecl &Method, const Expr *Object,
                          ArrayRef<const Expr *> Arguments) {
  if (Method.isConst() || Method.isStatic() || isa<CXXConversionDecl>(Method))
    return;
  if (Method.getOverloadedOperator() == OO_Equal && !Arguments.empty())
    return noteAssignment(Object, Arguments.front());
  bool IsHarmless =
      Method.getOverloadedOperator() == OO_Subscript ||
      (Method.getIdentifier() && llvm::is_contained(HarmlessMethods, Method.getName()));
  if (!IsHarmless)
    noteChange(Object);
}

void Gatherer::noteArguments(const FunctionDecl &Function, ArrayRef<const Expr *> Arguments) {
  if (isPassThrough(Function))
    return;
  Facts.Calls[factsKey(&Function)].push_back(Arguments);
  for (auto [Parameter, Argument] : llvm::zip(Function.parameters(), Arguments))
    if (mayChange(Parameter->getType()))
      noteChange(Argument);
}

/// The variable or field that \p Target changes when it is written to, or null.
static const ValueDecl *changedBy(const Expr *Target) {
  while (true) {
    Target = Target->IgnoreParenCasts();
    if (const auto *Reference = dyn_cast<DeclRefExpr>(Target))
      return Reference->getDecl();
    if (const auto *Member = dyn_cast<MemberExpr>(Target))
      return Member->getMemberDecl();
    if (const auto *Element = dyn_cast<ArraySubscriptExpr>(Target))
      Target = Element->getBase();
    else if (const auto *Unary = dyn_cast<UnaryOperator>(Target))
      Target = Unary->getSubExpr();
    else if (const auto *Method = dyn_cast<CXXMemberCallExpr>(Target))
      Target = Method->getImplicitObjectArgument();
    else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Target))
      Target = Operator->getArg(0);
    else
      return nullptr;
  }
}

void Gatherer::noteAssignment(const Expr *Target, const Expr *Value) {
  // Only a whole variable or field gets the value; an element of one changes it.
  const Expr *Plain = Target->IgnoreParenImpCasts();
  if (!isa<DeclRefExpr, MemberExpr>(Plain))
    return noteChange(Target);
  if (const ValueDecl *Assigned = changedBy(Plain))
    Facts.Assigned[factsKey(Assigned)].push_back(Value);
}

void Gatherer::noteChange(const Expr *Target) {
  if (const ValueDecl *Changed = changedBy(Target);
      Changed && !Changed->getType().getNonReferenceType().isConstQualified())
    Facts.Changed.insert(factsKey(Changed));
}

SinkFacts mailseal::gatherSinkFacts(ASTContext &Context) {
  SinkFacts Facts;
  Gatherer Walk(Context, Facts);
  for (Decl *TopLevel : Context.getTranslationUnitDecl()->decls())
    Walk.TraverseDecl(TopLevel);
  return Facts;
}
