//===- CxxSinkCall.cpp ----------------------------------------------------===//

#include "Carrier/CxxSinkCall.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace mailseal;
using llvm::StringRef;
namespace tok = clang::tok;

CxxNames::CxxNames(const CxxFile &File, llvm::ArrayRef<UserSink> UserSinks)
    : UserSinks(UserSinks), Functions(File) {
  const CxxCode &Code = File.Code;
  for (size_t I = 0; I < Code.size(); ++I)
    if (Code.isName(I, "namespace"))
      readNamespaceAlias(Code, I);
    else if (Code.isName(I, "using"))
      readUsing(Code, I);
}

/// Reads `a::b` at \p Index and moves it behind.
static std::string qualifiedNameAt(const CxxCode &Code, size_t &Index) {
  std::string Name;
  if (Code.is(Index, tok::coloncolon))
    ++Index;
  for (; Code.isName(Index) || (!Name.empty() && Code.is(Index, tok::coloncolon)); ++Index)
    Name += Code.spelling(Index);
  return Name;
}

void CxxNames::readNamespaceAlias(const CxxCode &Code, size_t Index) {
  if (!Code.isName(Index + 1) || !Code.is(Index + 2, tok::equal))
    return;
  size_t Target = Index + 3;
  Aliases[Code.spelling(Index + 1)] = qualifiedNameAt(Code, Target);
}

void CxxNames::readUsing(const CxxCode &Code, size_t Index) {
  size_t Target = Index + 1;
  if (Code.isName(Target, "namespace"))
    ++Target;
  std::string Name = qualifiedNameAt(Code, Target);
  if (Code.is(Target, tok::semi))
    Used.insert(Name);
}

const CxxSink *CxxNames::findSink(StringRef Qualifier, StringRef Name, bool IsMember) const {
  StringRef Enclosing = Qualifier;
  if (auto Alias = Aliases.find(Qualifier); Alias != Aliases.end())
    Enclosing = Alias->second;
  else if (StringRef Known = namespaceOfAlias(Qualifier); !Known.empty())
    Enclosing = Known;
  for (const CxxSink &Sink : cxxSinks()) {
    if (Sink.name() != Name)
      continue;
    // Nothing else is called like the C API, or like a method of the table,
    // whatever class or library handle it is reached through.
    bool IsUnique = Sink.enclosing().empty() || (Sink.IsMethod && IsMember);
    bool Visible =
        IsUnique || (!IsMember && (Sink.enclosing() == Enclosing ||
                                   (Qualifier.empty() && (Used.contains(Sink.enclosing()) ||
                                                          Used.contains(Sink.Function)))));
    if (Visible)
      return &Sink;
  }
  return nullptr;
}

const UserSink *CxxNames::findUserSink(StringRef Qualifier, StringRef Name) const {
  for (const UserSink &Sink : UserSinks) {
    auto [Enclosing, Last] = StringRef(Sink.Function).rsplit("::");
    if (Last.empty())
      std::swap(Enclosing, Last);
    // A method is called without its class.
    if (Last == Name && (Qualifier.empty() || Enclosing.ends_with(Qualifier)))
      return &Sink;
  }
  return nullptr;
}

/// The template arguments that end before \p At, which moves to their `<`.
static TokenRange templateArgumentsBefore(const CxxCode &Code, size_t &At) {
  constexpr size_t Reach = 32;
  for (size_t Less = At - 1; Less > 0 && At - Less < Reach; --Less)
    if (Code.is(Less, tok::less)) {
      TokenRange Arguments = {Less + 1, At - 1};
      At = Less;
      return Arguments;
    }
  return {};
}

CxxCallee mailseal::calleeBefore(const CxxCode &Code, size_t Open) {
  CxxCallee Result;
  size_t At = Open;
  if (At > 0 && (Code.is(At - 1, tok::greater) || Code.is(At - 1, tok::greatergreater)))
    Result.TemplateArguments = templateArgumentsBefore(Code, At);
  Result.Begin = Open;
  if (At == 0 || !Code.isName(At - 1))
    return Result;
  Result.Name = Code.spelling(--At);
  while (At > 0 && Code.is(At - 1, tok::coloncolon)) {
    --At;
    if (At == 0 || !Code.isName(At - 1))
      break;
    StringRef Left = Code.spelling(--At);
    Result.Qualifier = Left.str() + (Result.Qualifier.empty() ? "" : "::") + Result.Qualifier;
  }
  Result.Begin = At;
  Result.IsMember = At > 0 && (Code.is(At - 1, tok::period) || Code.is(At - 1, tok::arrow));
  return Result;
}

static std::optional<RunMode> startMode(StringRef Spelling) {
  int64_t Value;
  if (!Spelling.getAsInteger(0, Value))
    return runModeOfStart(Value);
  return runModeOfStart(Spelling);
}

/// The spelling of a dictionary argument; empty where it is not given.
static std::string dictionary(const CxxCode &Code, TokenRange Argument) {
  constexpr llvm::StringLiteral NotGiven[] = {"NULL",         "nullptr",      "0",       "{}",
                                              "py::object()", "nb::handle()", "object()"};
  std::string Spelling;
  for (size_t I = Argument.Begin; I < Argument.End; ++I)
    Spelling += Code.spelling(I);
  return llvm::is_contained(NotGiven, Spelling) ? "" : Spelling;
}

/// The spelling of the object that \p Callee, a method, is called on.
static std::string objectOf(const CxxCode &Code, const CxxCallee &Callee) {
  auto IsLink = [&](size_t I) {
    return Code.is(I, tok::period) || Code.is(I, tok::arrow) || Code.is(I, tok::coloncolon);
  };
  size_t End = Callee.Begin - 1, Begin = End;
  while (Begin > 0) {
    size_t Last = Begin - 1;
    if (Code.isCloser(Last) && Code.openerOf(Last) < Last)
      Begin = Code.openerOf(Last);
    else if (IsLink(Last) || (Code.isName(Last) && (Begin == End || !Code.isName(Begin))))
      Begin = Last;
    else
      break;
  }
  std::string Spelling;
  for (size_t I = Begin; I < End; ++I)
    Spelling += Code.spelling(I);
  return Spelling;
}

/// The namespace that statements run in by dictionaries spelled so; empty for one
/// that nothing else runs in.
static std::string namespaceOf(const CxxSink &Sink, StringRef Globals, StringRef Locals) {
  if (!Sink.RunsAtOnce || (!Locals.empty() && Locals != Globals && !Globals.empty()))
    return "";
  StringRef Dictionary = Globals.empty() ? Locals : Globals;
  return Dictionary.empty() || Dictionary.ends_with("globals()") ? MainNamespace.str()
                                                                 : Dictionary.str();
}

/// How \p Sink runs the code of a call with \p Arguments.
static SinkUse useOf(const CxxCode &Code, const CxxSink &Sink, const CxxCallee &Callee,
                     llvm::ArrayRef<TokenRange> Arguments) {
  auto Argument = [&](std::optional<unsigned> Index) {
    return Index && *Index < Arguments.size() ? Arguments[*Index] : TokenRange{};
  };
  RunMode Mode = Sink.Mode;
  TokenRange Start = Sink.StartIsTemplateArgument ? Callee.TemplateArguments : Argument(Sink.Start);
  if (!Start.empty())
    Mode = startMode(Code.spelling(Start.End - 1)).value_or(Mode);
  std::string Globals = dictionary(Code, Argument(Sink.Globals));
  std::string Locals = dictionary(Code, Argument(Sink.Locals));
  if (Sink.RunsInObject && Callee.IsMember)
    Globals = objectOf(Code, Callee);
  bool Separate = !Globals.empty() && !Locals.empty() && Globals != Locals;
  TokenRange Text = Argument(Sink.Code);
  bool IsLiteral = !Text.empty();
  for (size_t I = Text.Begin; I < Text.End; ++I)
    IsLiteral &= Code.isString(I);
  return {StringRef(Sink.Function).str(), withNamespaces(Mode, Separate),
          Sink.DedentsLiteral && IsLiteral, namespaceOf(Sink, Globals, Locals)};
}

/// What \p Callee runs when it gets \p Arguments, if it runs Python.
static std::optional<CxxSinkCall> sinkCallOf(const CxxCode &Code, const CxxCallee &Callee,
                                             llvm::ArrayRef<TokenRange> Arguments,
                                             const CxxNames &Names) {
  if (const CxxSink *Sink = Names.findSink(Callee.Qualifier, Callee.Name, Callee.IsMember)) {
    if (Sink->Code >= Arguments.size())
      return std::nullopt;
    return CxxSinkCall{Callee, Arguments[Sink->Code], useOf(Code, *Sink, Callee, Arguments)};
  }
  if (const UserSink *Sink = Names.findUserSink(Callee.Qualifier, Callee.Name)) {
    if (Sink->Code >= Arguments.size())
      return std::nullopt;
    return CxxSinkCall{Callee,
                       Arguments[Sink->Code],
                       {Sink->Function, RunMode::Module, false, MainNamespace.str()}};
  }
  auto Wrapper = Names.Wrappers.find(Callee.Name);
  if (Wrapper == Names.Wrappers.end() || Wrapper->second.Code >= Arguments.size())
    return std::nullopt;
  const CxxWrapper &W = Wrapper->second;
  SinkUse Use = W.Use;
  if (auto Index = W.Dictionary)
    Use.Namespace = *Index < Arguments.size() ? dictionary(Code, Arguments[*Index]) : "";
  TokenRange Run = Arguments[W.Code];
  if (W.Form == WrapperForm::StringizedRest)
    Run.End = Arguments.back().End;
  return CxxSinkCall{Callee, Run, std::move(Use), W.Form, W.Room};
}

/// \p Callee with the qualified name \p Function in the place of its own.
static CxxCallee renamed(CxxCallee Callee, StringRef Function) {
  auto [Qualifier, Name] = Function.rsplit("::");
  if (Name.empty())
    std::swap(Qualifier, Name);
  Callee.Qualifier = Qualifier.str();
  Callee.Name = Name;
  Callee.IsMember = false;
  return Callee;
}

/// `std::thread t(PyRun_SimpleString, "…")`: a call that hands arguments on to a
/// function among them.
static std::optional<CxxSinkCall> handedOn(const CxxCode &Code, const CxxCallee &Callee,
                                           llvm::ArrayRef<TokenRange> Arguments,
                                           const CxxNames &Names) {
  for (size_t I = 0; I + 1 < Arguments.size(); ++I) {
    bool IsMember = false;
    std::string Function = namedFunction(Code, Arguments[I], &IsMember);
    // Behind a member stands its object.
    size_t First = I + 1 + IsMember;
    if (Function.empty() || First >= Arguments.size())
      continue;
    if (auto Call =
            sinkCallOf(Code, renamed(Callee, Function), Arguments.drop_front(First), Names)) {
      Call->Callee = Callee;
      Call->CanBeRepeated = false;
      return Call;
    }
  }
  return std::nullopt;
}

std::optional<CxxSinkCall> mailseal::readSinkCall(const CxxCode &Code, size_t Open,
                                                  const CxxNames &Names) {
  constexpr unsigned MaxAliases = 3;
  CxxCallee Callee = calleeBefore(Code, Open);
  if (Callee.Name.empty())
    return std::nullopt;
  auto Arguments = Code.split(Code.inside(Open), tok::comma);
  if (auto Call = sinkCallOf(Code, Callee, Arguments, Names))
    return Call;
  StringRef Function = Callee.Name;
  for (unsigned Step = 0; Step < MaxAliases; ++Step) {
    Function = Names.aliased(Function);
    if (Function.empty())
      break;
    if (auto Call = sinkCallOf(Code, renamed(Callee, Function), Arguments, Names)) {
      Call->Callee = Callee;
      return Call;
    }
  }
  // `Script send("…");` calls the constructor of Script.
  if (Callee.Qualifier.empty() && Callee.Begin > 0 && Code.isName(Callee.Begin - 1) &&
      Names.Wrappers.contains(Code.spelling(Callee.Begin - 1)))
    if (auto Call =
            sinkCallOf(Code, renamed(Callee, Code.spelling(Callee.Begin - 1)), Arguments, Names)) {
      Call->Callee = Callee;
      Call->CanBeRepeated = false;
      return Call;
    }
  return handedOn(Code, Callee, Arguments, Names);
}
