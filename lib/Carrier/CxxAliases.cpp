//===- CxxAliases.cpp -----------------------------------------------------===//

#include "Carrier/CxxAliases.h"
#include "Carrier/CxxSinkTable.h"

using namespace mailseal;
using llvm::StringRef;
namespace tok = clang::tok;

std::string mailseal::namedFunction(const CxxCode &Code, TokenRange Range, bool *IsMember) {
  while (Code.is(Range.Begin, tok::l_paren) && Code.closerOf(Range.Begin) < Range.End)
    Range.Begin = Code.closerOf(Range.Begin) + 1;
  bool HasAddress = Code.is(Range.Begin, tok::amp);
  Range.Begin += HasAddress;
  if (Range.empty() || !Code.isName(Range.End - 1))
    return "";
  std::string Name;
  for (size_t I = Range.Begin; I < Range.End; ++I) {
    if (!Code.is(I, tok::coloncolon) &&
        (!Code.isName(I) || (I > Range.Begin && Code.isName(I - 1))))
      return "";
    Name += Code.spelling(I);
  }
  if (IsMember)
    *IsMember = HasAddress && StringRef(Name).contains("::");
  return Name;
}

/// The variable that is given a value by the `=` at \p Equal: the last name before
/// it, or that of a pointer such as `int (*run)(const char *)`.
static StringRef assignedName(const CxxCode &Code, size_t Equal) {
  size_t At = Equal;
  if (At > 0 && Code.is(At - 1, tok::r_paren) && Code.openerOf(At - 1) < At)
    At = Code.openerOf(At - 1);
  if (At > 0 && At < Equal && Code.is(At - 1, tok::r_paren))
    --At;
  return At > 0 && Code.isName(At - 1) ? Code.spelling(At - 1) : "";
}

/// The `=` of the statement or initializer that holds \p Index, or size().
static size_t equalBefore(const CxxCode &Code, size_t Index) {
  while (Index > 0) {
    --Index;
    if (Code.is(Index, tok::equal))
      return Index;
    if (Code.isCloser(Index) && Code.openerOf(Index) < Index)
      Index = Code.openerOf(Index);
    else if (Code.is(Index, tok::semi) || Code.is(Index, tok::l_brace) ||
             Code.is(Index, tok::r_brace))
      break;
  }
  return Code.size();
}

CxxAliases::CxxAliases(const CxxFile &File) {
  const CxxCode &Code = File.Code;
  for (size_t I = 0; I < Code.size(); ++I) {
    if (Code.is(I, tok::equal))
      readValue(Code, I);
    else if (Code[I].Kind == tok::string_literal)
      readLookUp(Code, I);
    else if (Code.isName(I, "connect") && Code.is(I + 1, tok::l_paren))
      readConnection(Code, I + 1);
  }
  for (const CxxMacro &Macro : File.Macros)
    if (!Macro.IsLikeFunction)
      add(Macro.Name, namedFunction(Macro.Body, Macro.Body.whole()));
}

StringRef CxxAliases::target(StringRef Name) const {
  auto It = Targets.find(Name);
  return It == Targets.end() ? StringRef() : StringRef(It->second);
}

void CxxAliases::add(StringRef Name, StringRef Target) {
  if (!Name.empty() && !Target.empty() && Name != Target)
    Targets.try_emplace(Name, Target.str());
}

/// `run = &PyRun_SimpleString;`
void CxxAliases::readValue(const CxxCode &Code, size_t Index) {
  size_t End = Index + 1;
  while (End < Code.size() && (Code.isName(End) || Code.is(End, tok::amp) ||
                               Code.is(End, tok::coloncolon) || Code.is(End, tok::l_paren)))
    End = Code.next(End);
  if (Code.is(End, tok::semi) || Code.is(End, tok::comma))
    add(assignedName(Code, Index), namedFunction(Code, {Index + 1, End}));
}

/// `run = (Run)dlsym(library, "PyRun_SimpleString")`, and a table of names and
/// pointers: `{"PyRun_SimpleString", (void **)&run}`.
void CxxAliases::readLookUp(const CxxCode &Code, size_t Literal) {
  StringRef Name = Code.spelling(Literal).drop_front().drop_back();
  const CxxSink *Sink = findCxxSink(Name);
  if (!Sink || !Sink->enclosing().empty())
    return;
  if (Code.is(Literal - 1, tok::l_brace) && Code.is(Literal + 1, tok::comma)) {
    TokenRange Rest = {Literal + 2, Code.inside(Literal - 1).End};
    add(namedFunction(Code, {Rest.Begin, Code.find(Rest, tok::comma)}), Name);
    return;
  }
  size_t Equal = equalBefore(Code, Literal);
  if (Equal < Code.size())
    add(assignedName(Code, Equal), Name);
}

/// The name in `SIGNAL(name(Type))` or `&Class::name`.
static StringRef connectedName(const CxxCode &Code, TokenRange Argument) {
  bool IsMacro = Code.isName(Argument.Begin, "SIGNAL") || Code.isName(Argument.Begin, "SLOT");
  if (IsMacro && Code.is(Argument.Begin + 1, tok::l_paren) && Code.isName(Argument.Begin + 2))
    return Code.spelling(Argument.Begin + 2);
  return namedFunction(Code, Argument).empty() ? "" : Code.spelling(Argument.End - 1);
}

StringRef mailseal::signalConnectedAt(const CxxCode &Code, size_t Slot) {
  size_t Open = Slot;
  while (Open > 0 && !Code.isOpener(--Open))
    if (Code.isCloser(Open) && Code.openerOf(Open) < Open)
      Open = Code.openerOf(Open);
  if (Open == 0 || !Code.is(Open, tok::l_paren) || !Code.isName(Open - 1, "connect"))
    return "";
  auto Arguments = Code.split(Code.inside(Open), tok::comma);
  return Arguments.size() >= 3 ? connectedName(Code, Arguments[1]) : "";
}

/// `connect(a, &A::python, b, &B::run)`
void CxxAliases::readConnection(const CxxCode &Code, size_t Open) {
  auto Arguments = Code.split(Code.inside(Open), tok::comma);
  if (Arguments.size() >= 4)
    add(connectedName(Code, Arguments[1]), connectedName(Code, Arguments[3]));
}
