//===- CxxSinkCall.cpp ----------------------------------------------------===//

#include "Carrier/CxxSinkCall.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace mailseal;
using llvm::StringRef;
namespace tok = clang::tok;

CxxNames::CxxNames(StringRef Bytes, llvm::ArrayRef<CxxToken> Tokens)
    : Bytes(Bytes), Tokens(Tokens) {
  for (size_t I = 0; I < Tokens.size(); ++I) {
    if (!Tokens[I].is(tok::raw_identifier))
      continue;
    if (spelling(I) == "namespace")
      readNamespaceAlias(I);
    else if (spelling(I) == "using")
      readUsing(I);
  }
}

/// Reads `a::b` at \p Index and moves it behind.
std::string CxxNames::qualifiedNameAt(size_t &Index) const {
  std::string Name;
  if (is(Index, tok::coloncolon))
    ++Index;
  for (; is(Index, tok::raw_identifier) || (!Name.empty() && is(Index, tok::coloncolon)); ++Index)
    Name += spelling(Index);
  return Name;
}

void CxxNames::readNamespaceAlias(size_t Index) {
  if (!is(Index + 1, tok::raw_identifier) || !is(Index + 2, tok::equal))
    return;
  size_t Target = Index + 3;
  Aliases[spelling(Index + 1)] = qualifiedNameAt(Target);
}

void CxxNames::readUsing(size_t Index) {
  size_t Target = Index + 1;
  if (is(Target, tok::raw_identifier) && spelling(Target) == "namespace")
    ++Target;
  std::string Name = qualifiedNameAt(Target);
  if (is(Target, tok::semi))
    Used.insert(Name);
}

const CxxSink *CxxNames::findSink(StringRef Qualifier, StringRef Name) const {
  StringRef Enclosing = Qualifier;
  if (auto Alias = Aliases.find(Qualifier); Alias != Aliases.end())
    Enclosing = Alias->second;
  else if (StringRef Known = namespaceOfAlias(Qualifier); !Known.empty())
    Enclosing = Known;
  for (const CxxSink &Sink : cxxSinks()) {
    if (Sink.name() != Name)
      continue;
    // Nothing else is called like the C API, whatever class or library handle
    // it is reached through.
    bool Visible =
        Sink.enclosing().empty() || Sink.enclosing() == Enclosing ||
        (Qualifier.empty() && (Used.contains(Sink.enclosing()) || Used.contains(Sink.Function)));
    if (Visible)
      return &Sink;
  }
  return nullptr;
}

namespace {

/// What may stand around a literal that is still the whole argument: string
/// classes and casts by their last name, and the methods that lead back.
constexpr llvm::StringLiteral Wrappers[] = {
    "string",   "string_view",      "str",        "bytes",         "const_cast",
    "QString",  "QStringLiteral",   "QByteArray", "QLatin1String", "static_cast",
    "fromUtf8", "reinterpret_cast", "_T",         "TEXT",
};
constexpr llvm::StringLiteral Accessors[] = {
    "c_str", "data", "str", "toStdString", "toUtf8", "toLatin1", "toLocal8Bit", "constData",
};

/// The name before an opening parenthesis.
struct Callee {
  size_t Begin = 0; ///< Its first token, or the parenthesis if there is no name.
  std::string Qualifier;
  StringRef Name;
  TokenRange TemplateArguments;
  bool IsMember = false;
};

/// Walks from a literal outwards.
class CallFinder {
public:
  CallFinder(const CxxNames &Names, TokenRange Run) : Names(Names), Inner(Run) {}

  std::optional<SinkUse> find() {
    while (true) {
      skipCasts();
      skipAccessors();
      if (Inner.Begin == 0)
        return std::nullopt;
      size_t Open = Inner.Begin - 1;
      bool IsCall = Names.is(Open, tok::l_paren);
      if (!IsCall && !Names.is(Open, tok::l_brace) && !Names.is(Open, tok::comma))
        return std::nullopt;
      unsigned Index = 0;
      if (Names.is(Open, tok::comma)) {
        Index = leaveArguments(Open);
        if (Index == 0)
          return std::nullopt;
      }
      Callee Outer = calleeBefore(Open);
      if (const CxxSink *Sink = sinkOf(Outer); Sink && Names.is(Open, tok::l_paren))
        return Sink->Code == Index ? useOf(*Sink, Outer, Open) : std::nullopt;
      if (Index != 0 || !enterWrapper(Outer, IsCall))
        return std::nullopt;
    }
  }

private:
  const CxxSink *sinkOf(const Callee &C) const {
    const CxxSink *Sink = Names.findSink(C.Qualifier, C.Name);
    return Sink && C.IsMember && !Sink->enclosing().empty() ? nullptr : Sink;
  }

  /// Takes in C casts before the inner expression.
  void skipCasts() {
    while (Inner.Begin > 0 && Names.is(Inner.Begin - 1, tok::r_paren)) {
      size_t Open = Inner.Begin - 1;
      while (Open > 0 && isTypeToken(Open - 1))
        --Open;
      if (Open == 0 || !Names.is(Open - 1, tok::l_paren))
        return;
      // A name before the parenthesis makes it a call or a condition.
      if (Open > 1 && Names.is(Open - 2, tok::raw_identifier))
        return;
      Inner.Begin = Open - 1;
    }
  }
  bool isTypeToken(size_t I) const {
    return Names.is(I, tok::raw_identifier) || Names.is(I, tok::star) || Names.is(I, tok::amp) ||
           Names.is(I, tok::coloncolon);
  }

  /// Takes in `.c_str()` and the like behind the inner expression.
  void skipAccessors() {
    while ((Names.is(Inner.End, tok::period) || Names.is(Inner.End, tok::arrow)) &&
           Names.is(Inner.End + 1, tok::raw_identifier) &&
           llvm::is_contained(Accessors, Names.spelling(Inner.End + 1)) &&
           Names.is(Inner.End + 2, tok::l_paren) && Names.is(Inner.End + 3, tok::r_paren))
      Inner.End += 4;
  }

  /// Moves \p Open from a comma back to the parenthesis that opens the
  /// arguments; returns the number of commas passed, 0 if there is none.
  unsigned leaveArguments(size_t &Open) const {
    unsigned Commas = 0, Depth = 0;
    constexpr size_t Reach = 256;
    for (size_t Steps = 0; Open > 0 && Steps < Reach; --Open, ++Steps) {
      if (isCloser(Open)) {
        ++Depth;
      } else if (isOpener(Open)) {
        if (Depth-- == 0)
          return Names.is(Open, tok::l_paren) ? Commas : 0;
      } else if (Depth == 0) {
        if (Names.is(Open, tok::semi))
          return 0;
        Commas += Names.is(Open, tok::comma);
      }
    }
    return 0;
  }

  Callee calleeBefore(size_t Open) const {
    Callee Result;
    size_t At = Open;
    if (At > 0 && (Names.is(At - 1, tok::greater) || Names.is(At - 1, tok::greatergreater)))
      Result.TemplateArguments = templateArgumentsBefore(At);
    Result.Begin = Open;
    if (At == 0 || !Names.is(At - 1, tok::raw_identifier))
      return Result;
    Result.Name = Names.spelling(--At);
    while (At > 0 && Names.is(At - 1, tok::coloncolon)) {
      --At;
      if (At == 0 || !Names.is(At - 1, tok::raw_identifier))
        break;
      StringRef Left = Names.spelling(--At);
      Result.Qualifier = Left.str() + (Result.Qualifier.empty() ? "" : "::") + Result.Qualifier;
    }
    Result.Begin = At;
    Result.IsMember = At > 0 && (Names.is(At - 1, tok::period) || Names.is(At - 1, tok::arrow));
    return Result;
  }

  /// The template arguments that end before \p At, which moves to their `<`.
  TokenRange templateArgumentsBefore(size_t &At) const {
    constexpr size_t Reach = 32;
    for (size_t Less = At - 1; Less > 0 && At - Less < Reach; --Less)
      if (Names.is(Less, tok::less)) {
        TokenRange Arguments = {Less + 1, At - 1};
        At = Less;
        return Arguments;
      }
    return {};
  }

  /// Makes the wrapper \p Outer the inner expression, if it is one and holds
  /// nothing else.
  bool enterWrapper(const Callee &Outer, bool IsCall) {
    if (!Names.is(Inner.End, IsCall ? tok::r_paren : tok::r_brace))
      return false;
    bool IsPlain = Outer.Name.empty() && Outer.TemplateArguments.End == 0;
    if (!IsPlain && !llvm::is_contained(Wrappers, Outer.Name))
      return false;
    Inner = {Outer.Begin, Inner.End + 1};
    IsWrapped |= !IsPlain;
    return true;
  }

  std::optional<SinkUse> useOf(const CxxSink &Sink, const Callee &Function, size_t Open) const {
    if (!Names.is(Inner.End, tok::comma) && !Names.is(Inner.End, tok::r_paren))
      return std::nullopt;
    std::vector<TokenRange> Arguments = argumentsBehind(Open);
    auto Argument = [&](std::optional<unsigned> Index) {
      return Index && *Index < Arguments.size() ? Arguments[*Index] : TokenRange{};
    };
    RunMode Mode = Sink.Mode;
    TokenRange Start = Argument(Sink.Start);
    if (Sink.StartIsTemplateArgument)
      Start = Function.TemplateArguments;
    if (Start.Begin != Start.End)
      Mode = startMode(Names.spelling(Start.End - 1)).value_or(Mode);
    std::string Globals = dictionary(Argument(Sink.Globals));
    std::string Locals = dictionary(Argument(Sink.Locals));
    bool Separate = !Globals.empty() && !Locals.empty() && Globals != Locals;
    return SinkUse{StringRef(Sink.Function).str(), withNamespaces(Mode, Separate),
                   Sink.DedentsLiteral && !IsWrapped};
  }

  static std::optional<RunMode> startMode(StringRef Spelling) {
    int64_t Value;
    if (!Spelling.getAsInteger(0, Value))
      return runModeOfStart(Value);
    return runModeOfStart(Spelling);
  }

  /// The spelling of a dictionary argument; empty where it is not given.
  std::string dictionary(TokenRange Argument) const {
    constexpr llvm::StringLiteral NotGiven[] = {"NULL",         "nullptr",      "0",       "{}",
                                                "py::object()", "nb::handle()", "object()"};
    std::string Spelling;
    for (size_t I = Argument.Begin; I < Argument.End; ++I)
      Spelling += Names.spelling(I);
    return llvm::is_contained(NotGiven, Spelling) ? "" : Spelling;
  }

  /// The arguments behind the parenthesis \p Open; those of a call that is not
  /// closed end with the file.
  std::vector<TokenRange> argumentsBehind(size_t Open) const {
    std::vector<TokenRange> Arguments = {{Open + 1, Open + 1}};
    unsigned Depth = 0;
    for (size_t I = Open + 1; I < Names.tokens().size(); ++I) {
      if (isCloser(I) && Depth-- == 0)
        break;
      Depth += isOpener(I);
      if (Depth == 0 && Names.is(I, tok::comma))
        Arguments.push_back({I + 1, I + 1});
      else
        Arguments.back().End = I + 1;
    }
    return Arguments;
  }

  bool isOpener(size_t I) const {
    return Names.is(I, tok::l_paren) || Names.is(I, tok::l_brace) || Names.is(I, tok::l_square);
  }
  bool isCloser(size_t I) const {
    return Names.is(I, tok::r_paren) || Names.is(I, tok::r_brace) || Names.is(I, tok::r_square);
  }

  const CxxNames &Names;
  /// The literals, and what was found to wrap them.
  TokenRange Inner;
  bool IsWrapped = false;
};

} // namespace

std::optional<SinkUse> mailseal::findSinkCall(const CxxNames &Names, TokenRange Run) {
  return CallFinder(Names, Run).find();
}
