//===- CxxSinksTrace.cpp --------------------------------------------------===//

#include "Carrier/CxxSinksTrace.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace mailseal;
using namespace clang;

// Classes that hold the text they are made from.
static constexpr llvm::StringLiteral StringClasses[] = {
    "std::basic_string", "std::basic_string_view", "boost::basic_string_view",
    "absl::string_view", "fmt::basic_string_view", "folly::Range",
    "llvm::StringRef",   "Glib::ustring",          "QString",
    "QByteArray",        "QLatin1String",          "TString",
    "wxString",          "pybind11::str",          "pybind11::bytes",
    "nanobind::str",     "nanobind::bytes",        "boost::python::str"};

// Their methods that give the whole text.
static constexpr llvm::StringLiteral TextMethods[] = {
    "c_str", "data",     "str",         "constData", "toStdString", "toUtf8",
    "begin", "toLatin1", "toLocal8Bit", "Data",      "utf8_str"};

// Suffixes whose literal keeps its text: ""s, ""sv, pybind11's ""_s.
static constexpr llvm::StringLiteral TextSuffixes[] = {"s", "sv", "_s", "_sv"};

static bool isStringClass(const CXXRecordDecl *Class) {
  return Class && Class->getIdentifier() && llvm::is_contained(StringClasses, plainName(*Class));
}

namespace {
class Tracer : public ConstStmtVisitor<Tracer> {
public:
  Tracer(const SinkFacts &Facts, llvm::function_ref<void(const StringLiteral &)> OnLiteral)
      : Facts(Facts), OnLiteral(OnLiteral) {}

  void trace(const Expr *Code) {
    add(Code);
    while (!Work.empty()) {
      const Expr *Next = Work.pop_back_val()->IgnoreParenCasts();
      if (Seen.insert(Next).second)
        Visit(Next);
    }
  }

  void VisitStringLiteral(const StringLiteral *Literal) { OnLiteral(*Literal); }
  void VisitCXXBindTemporaryExpr(const CXXBindTemporaryExpr *Bound) { add(Bound->getSubExpr()); }
  void VisitCXXDefaultArgExpr(const CXXDefaultArgExpr *Default) { add(Default->getExpr()); }
  void VisitCXXDefaultInitExpr(const CXXDefaultInitExpr *Default) { add(Default->getExpr()); }

  void VisitAbstractConditionalOperator(const AbstractConditionalOperator *Choice) {
    add(Choice->getTrueExpr());
    add(Choice->getFalseExpr());
  }

  void VisitBinaryOperator(const BinaryOperator *Operator) {
    if (Operator->getOpcode() == BO_Comma || Operator->getOpcode() == BO_Assign)
      add(Operator->getRHS());
  }

  /// `&code[0]`
  void VisitUnaryAddrOf(const UnaryOperator *Address) {
    const auto *Element = dyn_cast<ArraySubscriptExpr>(Address->getSubExpr()->IgnoreParens());
    if (!Element)
      return;
    const auto *Index = dyn_cast<IntegerLiteral>(Element->getIdx()->IgnoreParenImpCasts());
    if (Index && Index->getValue() == 0)
      add(Element->getBase());
  }

  void VisitInitListExpr(const InitListExpr *List) {
    if (List->getNumInits() == 1)
      add(List->getInit(0));
  }

  void VisitParenListExpr(const ParenListExpr *List) {
    if (List->getNumExprs() == 1)
      add(List->getExpr(0));
  }

  void VisitDeclRefExpr(const DeclRefExpr *Reference) { addDeclaration(Reference->getDecl()); }
  void VisitMemberExpr(const MemberExpr *Member) { addDeclaration(Member->getMemberDecl()); }

  void VisitCXXConstructExpr(const CXXConstructExpr *Made) {
    // A second argument, such as a length, takes a part of the text.
    bool TakesWhole = Made->getNumArgs() > 0 &&
                      llvm::all_of(llvm::drop_begin(Made->arguments()), [](const Expr *Argument) {
                        return isa<CXXDefaultArgExpr>(Argument);
                      });
    if (TakesWhole && isStringClass(Made->getConstructor()->getParent()))
      add(Made->getArg(0));
  }

  void VisitUserDefinedLiteral(const UserDefinedLiteral *Literal) {
    if (Literal->getLiteralOperatorKind() == UserDefinedLiteral::LOK_String &&
        llvm::is_contained(TextSuffixes, Literal->getUDSuffix()->getName()))
      add(Literal->getArg(0));
  }

  void VisitCXXMemberCallExpr(const CXXMemberCallExpr *Call) {
    const CXXMethodDecl *Method = Call->getMethodDecl();
    if (!Method || !isStringClass(Method->getParent()))
      return VisitCallExpr(Call);
    if (isa<CXXConversionDecl>(Method) ||
        (Method->getIdentifier() && llvm::is_contained(TextMethods, Method->getName())))
      add(Call->getImplicitObjectArgument());
  }

  void VisitCallExpr(const CallExpr *Call) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (!Callee)
      return;
    if (isPassThrough(*Callee) && Call->getNumArgs() == 1)
      return add(Call->getArg(0));
    addReturns(*Callee);
  }

private:
  void add(const Expr *E) {
    if (E)
      Work.push_back(E);
  }

  void addDeclaration(const ValueDecl *Declaration) {
    const Decl *Key = factsKey(Declaration);
    if (Facts.Changed.contains(Key) || !Seen.insert(Key).second)
      return;
    if (auto Assigned = Facts.Assigned.find(Key); Assigned != Facts.Assigned.end())
      llvm::for_each(Assigned->second, [&](const Expr *Value) { add(Value); });
    if (const auto *Parameter = dyn_cast<ParmVarDecl>(Declaration))
      addArguments(*Parameter);
    else if (const auto *Variable = dyn_cast<VarDecl>(Declaration))
      add(Variable->getAnyInitializer());
    else if (const auto *Field = dyn_cast<FieldDecl>(Declaration))
      addInitializers(*Field);
  }

  /// What callers pass for \p Parameter.
  void addArguments(const ParmVarDecl &Parameter) {
    const auto *Function = dyn_cast<FunctionDecl>(Parameter.getDeclContext());
    auto Calls = Function ? Facts.Calls.find(factsKey(Function)) : Facts.Calls.end();
    if (Calls == Facts.Calls.end())
      return;
    unsigned Index = Parameter.getFunctionScopeIndex();
    for (llvm::ArrayRef<const Expr *> Arguments : Calls->second)
      if (Index < Arguments.size())
        add(Arguments[Index]);
  }

  void addInitializers(const FieldDecl &Field) {
    if (Field.hasInClassInitializer())
      add(Field.getInClassInitializer());
    const auto *Class = dyn_cast<CXXRecordDecl>(Field.getParent());
    if (!Class)
      return;
    for (const CXXConstructorDecl *Constructor : Class->ctors()) {
      const FunctionDecl *Definition = nullptr;
      if (!Constructor->hasBody(Definition))
        continue;
      for (const CXXCtorInitializer *Initializer : cast<CXXConstructorDecl>(Definition)->inits())
        if (Initializer->getMember() == &Field)
          add(Initializer->getInit());
    }
  }

  /// What \p Function returns, if it is the project's own.
  void addReturns(const FunctionDecl &Function) {
    const auto *Pattern = cast<FunctionDecl>(factsKey(&Function));
    const SourceManager &Sources = Function.getASTContext().getSourceManager();
    const FunctionDecl *Definition = nullptr;
    // What a system header does to a string on its way is not gathered.
    if (Sources.isInSystemHeader(Sources.getExpansionLoc(Pattern->getLocation())) ||
        !Pattern->hasBody(Definition) || !Seen.insert(Pattern).second)
      return;
    llvm::SmallVector<const Stmt *, 16> Statements = {Definition->getBody()};
    while (!Statements.empty()) {
      const Stmt *Statement = Statements.pop_back_val();
      if (const auto *Return = dyn_cast_if_present<ReturnStmt>(Statement))
        add(Return->getRetValue());
      else if (Statement && !isa<Expr>(Statement))
        llvm::append_range(Statements, Statement->children());
    }
  }

  const SinkFacts &Facts;
  llvm::function_ref<void(const StringLiteral &)> OnLiteral;
  llvm::SmallVector<const Expr *, 16> Work;
  llvm::SmallPtrSet<const void *, 32> Seen;
};
} // namespace

void mailseal::traceLiterals(const Expr *Code, const SinkFacts &Facts,
                             llvm::function_ref<void(const StringLiteral &)> OnLiteral) {
  Tracer(Facts, OnLiteral).trace(Code);
}
