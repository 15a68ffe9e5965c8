#include "PlaintextPath.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

namespace {

/// A method that gives something away.
struct Sender {
  llvm::StringLiteral Module;
  llvm::StringLiteral Method;
};
constexpr Sender Senders[] = {
    {"smtplib", "login"},  {"smtplib", "auth"},         {"smtplib", "sendmail"},
    {"smtplib", "mail"},   {"smtplib", "send_message"}, {"smtplib", "data"},
    {"imaplib", "login"},  {"imaplib", "authenticate"}, {"imaplib", "login_cram_md5"},
    {"imaplib", "append"}, {"poplib", "user"},          {"poplib", "pass_"},
    {"poplib", "apop"},    {"poplib", "rpop"},          {"nntplib", "login"},
    {"nntplib", "post"},   {"nntplib", "ihave"},
};

constexpr llvm::StringLiteral Upgrades[] = {"starttls", "stls"};
constexpr llvm::StringLiteral Closers[] = {"quit", "close", "logout", "shutdown"};

/// Beginnings of the names of functions that end the program.
constexpr llvm::StringLiteral Enders[] = {
    "exit", "_exit", "abort", "die", "fatal", "fail", "bail", "raise",
};
constexpr llvm::StringLiteral EnderNames[] = {"quit", "parser.error"};

/// Classes are followed to their bases as far as this.
constexpr unsigned MaxBases = 4;

bool isCode(Node N) { return N.isNamed() && !N.is(SyntaxKind::Comment); }

llvm::StringRef lastPart(llvm::StringRef Dotted) {
  size_t Dot = Dotted.rfind('.');
  return Dot == llvm::StringRef::npos ? Dotted : Dotted.substr(Dot + 1);
}

/// Calls \p Visit with \p Within and the nodes in it that run with it, in order,
/// until it says true.
template <typename Visitor> bool anyNode(Node Within, Visitor Visit) {
  Node Skipped;
  for (Node N : Within.subtree()) {
    if (Skipped && N.isInside(Skipped))
      continue;
    if (N.is(SyntaxKind::Lambda) || N.is(SyntaxKind::FunctionDefinition) ||
        N.is(SyntaxKind::ClassDefinition)) {
      Skipped = N;
      continue;
    }
    if (Visit(N))
      return true;
  }
  return false;
}

Node enclosingLoop(Node N) {
  for (N = N.parent(); N; N = N.parent())
    if (N.is(SyntaxKind::ForStatement) || N.is(SyntaxKind::WhileStatement))
      return N;
  return {};
}

bool neverReturns(Node Call, const Resolver &Names, unsigned Depth) {
  Node Function = Call.child(SyntaxField::Function);
  std::string Name = dottedName(Function);
  llvm::StringRef Last = lastPart(Name);
  if (llvm::is_contained(EnderNames, Name) || llvm::any_of(Enders, [&](llvm::StringRef Beginning) {
        return Last.starts_with_insensitive(Beginning);
      }))
    return true;
  if (Depth > 2)
    return false;
  // A function of this text that ends so.
  return llvm::any_of(Names.resolve(Function), [&](const Value &V) {
    if (V.Kind != ValueKind::Other || !V.Origin.is(SyntaxKind::FunctionDefinition))
      return false;
    Node Statement;
    for (Node Child : V.Origin.child(SyntaxField::Body).children())
      if (isCode(Child))
        Statement = Child;
    Node Inner = Statement.firstChild();
    return Statement.is(SyntaxKind::RaiseStatement) ||
           (Statement.is(SyntaxKind::ExpressionStatement) && Inner.is(SyntaxKind::Call) &&
            neverReturns(Inner, Names, Depth + 1));
  });
}

/// Whether \p V is a class of \p Module that starts no TLS, or derived from one.
bool isPlainClass(const Value &V, llvm::StringRef Module, unsigned Depth) {
  if (V.Kind == ValueKind::LocalClass && Depth <= MaxBases)
    return llvm::any_of(
        V.Home->scopes().scope(V.Class).Definition.child(SyntaxField::Superclasses).parts(),
        [&](Node Base) {
          return llvm::any_of(V.Home->resolve(Base),
                              [&](const Value &B) { return isPlainClass(B, Module, Depth + 1); });
        });
  const ApiClass *Class = V.Kind == ValueKind::External ? findApiClass(V.Path) : nullptr;
  return Class && Class->Module == Module && !findApiCallable(*Class, "");
}

} // namespace

bool mailseal::isSender(llvm::StringRef Module, llvm::StringRef Method) {
  return llvm::any_of(Senders,
                      [&](const Sender &S) { return S.Module == Module && S.Method == Method; });
}

bool mailseal::endsProgram(Node Call, const Resolver &Names) {
  return neverReturns(Call, Names, 0);
}

bool mailseal::makesPlainObject(Node Call, llvm::StringRef Module, const Resolver &Names) {
  return llvm::any_of(Names.resolve(Call.child(SyntaxField::Function)),
                      [&](const Value &F) { return isPlainClass(F, Module, 0); });
}

std::string mailseal::holderOf(Node Construction) {
  Node Parent = Construction.parent();
  if (Parent.is(SyntaxKind::Assignment))
    return dottedName(Parent.child(SyntaxField::Left));
  if (!Parent.is(SyntaxKind::AsPattern))
    return {};
  Node Alias = Parent.child(SyntaxField::Alias);
  return dottedName(Alias.is(SyntaxKind::AsPatternTarget) ? Alias.firstChild() : Alias);
}

PlaintextPath::PlaintextPath(Node TlsCall, const ApiCallable &Row, std::string Receiver,
                             bool IsOpen, const Resolver &Names)
    : Row(Row), Receiver(std::move(Receiver)), StartsOpen(IsOpen), Names(Names) {
  if (IsOpen)
    Plain.push_back(this->Receiver);
  for (Node N = TlsCall.parent(); N; N = N.parent()) {
    if (N.is(SyntaxKind::FunctionDefinition) || N.is(SyntaxKind::ClassDefinition))
      break;
    if (N.is(SyntaxKind::TryStatement) || N.is(SyntaxKind::IfStatement) ||
        N.is(SyntaxKind::ExpressionStatement))
      noteFlags(N);
  }
}

void PlaintextPath::noteFlags(Node Statement) {
  anyNode(Statement, [&](Node N) {
    if (!N.is(SyntaxKind::Assignment))
      return false;
    anyNode(N.child(SyntaxField::Left), [&](Node Target) {
      std::string Name = dottedName(Target);
      if (!Name.empty() && Name != Receiver)
        Flags.push_back(Name);
      return false;
    });
    return false;
  });
}

Node PlaintextPath::through(const Handler &H) {
  InHandler = true;
  Ending End = H.body() ? runSuite(H.body()) : Ending::FallsThrough;
  InHandler = false;
  if (End == Ending::FallsThrough && H.Guarded.is(SyntaxKind::TryStatement))
    End = runFinally(H.Guarded);
  return goOn(End, H.Guarded);
}

Node PlaintextPath::past(Node If, Node Own) { return goOn(runIf(If, Own), If); }

Node PlaintextPath::into(Node Block, Node If) { return goOn(runSuite(Block), If); }

Node PlaintextPath::behind(Node Statement) { return goOn(Ending::FallsThrough, Statement); }

Node PlaintextPath::in(Node Function) {
  runSuite(Function.child(SyntaxField::Body));
  return Leak;
}

Node PlaintextPath::goOn(Ending End, Node Statement) {
  if (End == Ending::Breaks)
    Statement = enclosingLoop(Statement);
  if (Statement && (End == Ending::FallsThrough || End == Ending::Breaks))
    LeavesOpen |= runBehind(Statement) == Ending::FallsThrough && isPlain(Receiver);
  return Leak;
}

bool PlaintextPath::isPlain(llvm::StringRef Name) const { return llvm::is_contained(Plain, Name); }

void PlaintextPath::setPlain(llvm::StringRef Name, bool IsPlain) {
  llvm::erase(Plain, Name);
  if (IsPlain)
    Plain.push_back(Name.str());
}

PlaintextPath::Ending PlaintextPath::runSuite(Node Suite) {
  return runSiblings(Suite.firstChild());
}

PlaintextPath::Ending PlaintextPath::runSiblings(Node First) {
  for (Node S = First; S; S = S.nextSibling())
    if (isCode(S))
      if (Ending End = runStatement(S); End != Ending::FallsThrough)
        return End;
  return Ending::FallsThrough;
}

PlaintextPath::Ending PlaintextPath::runFinally(Node Try) {
  for (Node Child : Try.children())
    if (Child.is(SyntaxKind::FinallyClause))
      for (Node Block : Child.children())
        if (Block.is(SyntaxKind::Block))
          return runSuite(Block);
  return Ending::FallsThrough;
}

PlaintextPath::Ending PlaintextPath::runBehind(Node Statement) {
  for (Node N = Statement; N && N.parent();) {
    Ending End = runSiblings(N.nextSibling());
    Node Owner = N.parent().parent();
    if (End == Ending::Breaks) {
      N = enclosingLoop(N);
      continue;
    }
    if (End != Ending::FallsThrough || !Owner || Owner.is(SyntaxKind::FunctionDefinition) ||
        Owner.is(SyntaxKind::ClassDefinition))
      return End;
    bool OfTry = Owner.parent().is(SyntaxKind::TryStatement);
    if (Owner.is(SyntaxKind::TryStatement)) {
      End = runTry(Owner);
    } else if (Owner.is(SyntaxKind::ExceptClause) || Owner.is(SyntaxKind::ElseClause) ||
               Owner.is(SyntaxKind::ElifClause) || Owner.is(SyntaxKind::FinallyClause)) {
      if (OfTry && !Owner.is(SyntaxKind::FinallyClause))
        End = runFinally(Owner.parent());
      Owner = Owner.parent();
    } else if (Owner.kind() == SyntaxKind::Other && Owner.text().starts_with("case")) {
      Owner = Owner.parent().parent(); // The other cases are not run.
    }
    if (End == Ending::Leaks || End == Ending::Stops)
      return End;
    N = Owner;
  }
  return Ending::FallsThrough;
}

/// Runs what follows the body of \p Try when nothing was raised.
PlaintextPath::Ending PlaintextPath::runTry(Node Try) {
  for (Node Child : Try.children())
    if (Child.is(SyntaxKind::ElseClause))
      if (Ending End = runSuite(Child.child(SyntaxField::Body)); End != Ending::FallsThrough)
        return End;
  return runFinally(Try);
}

PlaintextPath::Ending PlaintextPath::runStatement(Node S) {
  switch (S.kind()) {
  case SyntaxKind::FunctionDefinition:
  case SyntaxKind::ClassDefinition:
  case SyntaxKind::DecoratedDefinition:
    return Ending::FallsThrough;
  case SyntaxKind::IfStatement:
    return runIf(S, {});
  case SyntaxKind::ForStatement:
  case SyntaxKind::WhileStatement:
    return runLoop(S);
  case SyntaxKind::WithStatement:
    for (Node Child : S.children())
      if (isCode(Child) && !Child.is(SyntaxKind::Block))
        if (Ending End = runSimple(Child); End != Ending::FallsThrough)
          return End;
    return runSuite(S.child(SyntaxField::Body));
  case SyntaxKind::TryStatement:
    if (Ending End = runSuite(S.child(SyntaxField::Body)); End != Ending::FallsThrough)
      return End;
    return runTry(S);
  case SyntaxKind::BreakStatement:
  case SyntaxKind::ContinueStatement:
    return Ending::Breaks;
  default:
    return runSimple(S);
  }
}

/// Runs the branches of \p If, those behind the branch \p From if there is one.
PlaintextPath::Ending PlaintextPath::runIf(Node If, Node From) {
  NameList Before = Plain, After;
  bool LeftOpen = LeavesOpen;
  bool Depends = false, HasElse = false, AllEnd = true, AnyEnds = false, AnyBreaks = false;
  Ending Worst = Ending::FallsThrough;
  auto RunBranch = [&](Node Block) {
    if (From && Block.range().Begin <= From.range().Begin)
      return;
    Plain = Before;
    Ending End = runSuite(Block);
    Worst = End == Ending::Leaks ? End : Worst;
    AnyBreaks |= End == Ending::Breaks;
    AnyEnds |= End == Ending::Stops || End == Ending::Breaks;
    AllEnd &= End == Ending::Stops || End == Ending::Breaks;
    if (End == Ending::FallsThrough)
      llvm::append_range(After, Plain);
  };
  auto RunCondition = [&](Node Condition) {
    Depends |= dependsOnTls(Condition);
    if (runSimple(Condition) == Ending::Leaks)
      Worst = Ending::Leaks;
  };
  for (Node Child : If.children()) {
    if (Child.field() == SyntaxField::Condition && !From)
      RunCondition(Child);
    else if (Child.is(SyntaxKind::Block))
      RunBranch(Child);
    HasElse |= Child.is(SyntaxKind::ElseClause);
    if (Child.is(SyntaxKind::ElifClause) || Child.is(SyntaxKind::ElseClause))
      for (Node Part : Child.children()) {
        if (Part.field() == SyntaxField::Condition && !From)
          RunCondition(Part);
        else if (Part.is(SyntaxKind::Block))
          RunBranch(Part);
      }
  }
  Plain = Before;
  if (Depends) {
    // It asks whether there is TLS: what it does where there is, is right.
    Leak = {};
    LeavesOpen = LeftOpen;
    return AnyEnds ? Ending::Stops : Ending::FallsThrough;
  }
  if (Worst == Ending::Leaks)
    return Worst;
  if (HasElse && AllEnd)
    return AnyBreaks ? Ending::Breaks : Ending::Stops;
  if (HasElse)
    Plain.clear();
  llvm::append_range(Plain, After);
  return Ending::FallsThrough;
}

PlaintextPath::Ending PlaintextPath::runLoop(Node Loop) {
  Node Condition = Loop.child(SyntaxField::Condition);
  bool Endless = Condition && (Condition.is(SyntaxKind::TrueLiteral) || Condition.text() == "1");
  NameList Before = Plain;
  Ending End = runSuite(Loop.child(SyntaxField::Body));
  if (End == Ending::Leaks || (End == Ending::Stops && Endless))
    return End;
  llvm::append_range(Plain, Before);
  return Ending::FallsThrough;
}

PlaintextPath::Ending PlaintextPath::runSimple(Node S) {
  Ending End = Ending::FallsThrough;
  anyNode(S, [&](Node N) {
    if (N.is(SyntaxKind::Call))
      End = runCall(N);
    return End != Ending::FallsThrough;
  });
  if (End != Ending::FallsThrough)
    return End;
  anyNode(S, [&](Node N) {
    if (N.is(SyntaxKind::Assignment))
      runAssignment(N.child(SyntaxField::Left), N.child(SyntaxField::Right));
    if (N.is(SyntaxKind::AsPattern) && N.parent().is(SyntaxKind::WithItem)) {
      Node Alias = N.child(SyntaxField::Alias);
      runAssignment(Alias.is(SyntaxKind::AsPatternTarget) ? Alias.firstChild() : Alias,
                    N.firstChild());
    }
    return false;
  });
  if (S.is(SyntaxKind::ReturnStatement) && isPlain(Receiver)) {
    LeavesOpen = true;
    Returned = S.firstChild().nextSibling();
  }
  if (S.is(SyntaxKind::ReturnStatement) || S.is(SyntaxKind::RaiseStatement))
    return Ending::Stops;
  if (S.is(SyntaxKind::AssertStatement) && dependsOnTls(S))
    return Ending::Stops;
  // The open object is closed, has TLS after all or is another one.
  return StartsOpen && Plain.empty() ? Ending::Stops : End;
}

PlaintextPath::Ending PlaintextPath::runCall(Node Call) {
  Node Function = Call.child(SyntaxField::Function);
  std::string Name = dottedName(Function);
  llvm::StringRef Object = llvm::StringRef(Name).rsplit('.').first, Method = lastPart(Name);
  if (Function.is(SyntaxKind::Attribute) && isPlain(Object)) {
    if (llvm::is_contained(Upgrades, Method) || llvm::is_contained(Closers, Method)) {
      setPlain(Object, false);
    } else if (isSender(Row.Module, Method)) {
      Leak = Call;
      return Ending::Leaks;
    }
    return Ending::FallsThrough;
  }
  if (InHandler && Method == "connect" && Object == Receiver && !Row.Method.empty())
    setPlain(Receiver, true);
  return endsProgram(Call, Names) ? Ending::Stops : Ending::FallsThrough;
}

void PlaintextPath::runAssignment(Node Left, Node Right) {
  std::string Name = dottedName(Left);
  if (Name.empty() || Right.is(SyntaxKind::Assignment))
    return;
  bool WasPlain = isPlain(Name);
  bool MakesPlain = Right.is(SyntaxKind::Call) && makesPlainObject(Right, Row.Module, Names);
  // Behind the handler, a plain object of another name is no stand-in for this one.
  setPlain(Name, MakesPlain && (InHandler || WasPlain || Name == Receiver));
}

bool PlaintextPath::dependsOnTls(Node Condition) const {
  if (asksForTls(Condition, Receiver, Names))
    return true;
  return anyNode(Condition, [&](Node N) {
    if (N.is(SyntaxKind::Attribute) && llvm::is_contained(Flags, dottedName(N)))
      return true;
    return N.is(SyntaxKind::Identifier) &&
           (N.text() == "SSLSocket" || N.text() == "_tls_established" ||
            (N.field() != SyntaxField::Attribute && llvm::is_contained(Flags, N.text())));
  });
}
