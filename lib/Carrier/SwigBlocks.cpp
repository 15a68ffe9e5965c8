//===- SwigBlocks.cpp -----------------------------------------------------===//

#include "Carrier/SwigBlocks.h"
#include "Carrier/SwigConditions.h"
#include "Carrier/SwigScopes.h"
#include "llvm/ADT/STLExtras.h"
#include <optional>

using namespace mailseal;
using llvm::StringRef;

namespace {

/// A directive that stands for another one with a name in parentheses.
struct Shorthand {
  llvm::StringLiteral Name, For, Argument;
};
constexpr Shorthand Shorthands[] = {
    {"%pythoncode", "%insert", "python"},
    {"%pythonbegin", "%insert", "pythonbegin"},
    {"%shadow", "%insert", "shadow"},
    {"%pythonprepend", "%feature", "pythonprepend"},
    {"%pythonappend", "%feature", "pythonappend"},
    {"%addtofunc", "%feature", "addtofunc"},
    {"%docstring", "%feature", "docstring"},
    {"%feature", "%feature", ""},
    {"%insert", "%insert", ""},
};

struct NamedPlace {
  llvm::StringLiteral Name;
  SwigPlace Place;
};
/// The sections of the generated module that hold Python.
constexpr NamedPlace Sections[] = {
    {"python", SwigPlace::Statement},
    {"shadow", SwigPlace::Statement},
    {"pythonbegin", SwigPlace::Top},
};
/// The features whose value is Python.
constexpr NamedPlace Features[] = {
    {"pythonprepend", SwigPlace::Prologue},
    {"pythonappend", SwigPlace::Epilogue},
    {"addtofunc", SwigPlace::Epilogue},
    {"shadow", SwigPlace::Statement},
};
/// The features whose value is text for people.
constexpr llvm::StringLiteral DocumentationFeatures[] = {"docstring", "autodoc"};

std::optional<SwigPlace> findPlace(llvm::ArrayRef<NamedPlace> Table, StringRef Name) {
  const NamedPlace *Row = llvm::find_if(Table, [&](auto &P) { return P.Name == Name; });
  return Row == Table.end() ? std::nullopt : std::optional(Row->Place);
}

/// Walks over the tokens of an interface.
class BlockFinder {
public:
  BlockFinder(StringRef Bytes, std::vector<SwigToken> Tokens)
      : Bytes(Bytes), Tokens(std::move(Tokens)), Conditions(Bytes), Scopes(Bytes) {}

  SwigBlocks find() {
    while (At < Tokens.size())
      takeNext();
    for (SwigBlock &Block : Result.Blocks)
      if (Block.Form == SwigForm::Braces)
        llvm::append_range(Block.MacroNames, Conditions.macros());
    return std::move(Result);
  }

private:
  void takeNext() {
    const SwigToken &Token = Tokens[At];
    if (Token.Kind == SwigTokenKind::Preprocessor) {
      Conditions.see(llvm::ArrayRef(Tokens).drop_front(At), Scopes);
      ++At;
      return;
    }
    if (Token.Kind == SwigTokenKind::Directive)
      if (const Shorthand *S =
              llvm::find_if(Shorthands, [&](auto &S) { return S.Name == text(At); });
          S != std::end(Shorthands))
        return takeDirective(*S);
    if (Token.Kind == SwigTokenKind::Directive && text(At) == "%define")
      return takeMacro();
    if (Token.Kind == SwigTokenKind::Directive && text(At) == "%include")
      return takeInclude();
    if (Token.Kind == SwigTokenKind::Directive && text(At) == "%enddef")
      Conditions.endMacro();
    Scopes.see(Token);
    ++At;
  }

  void takeDirective(const Shorthand &S) {
    Begin = At++;
    StringRef Argument = S.Argument;
    std::optional<size_t> Value;
    if (Argument.empty()) {
      if (!is("("))
        return;
      size_t Close = closing(At, "(", ")");
      Argument = At + 1 < Close ? text(At + 1).trim('"') : "";
      // `%feature("name", "value") declaration;`
      if (At + 3 < Close && text(At + 2) == "," && kind(At + 3) == SwigTokenKind::String)
        Value = At + 3;
      At = Close + 1;
    }
    if (S.For == "%insert")
      return takeInsertion(Argument);
    takeFeature(Argument, Value);
  }

  /// `%insert(section) body`.
  void takeInsertion(StringRef Section) {
    std::optional<SwigPlace> Place = findPlace(Sections, Section);
    if (!Place)
      return;
    if (kind(At) != SwigTokenKind::String)
      return takeBody(*Place, /*IsFeature=*/false, "");
    // A string names a file, which is a file of the project like any other.
    StringRef Name = text(At).drop_front().drop_back();
    if (Scopes.currentClass().empty())
      Result.Includes.push_back({Tokens[Begin].Range.Begin, Name, !Conditions.current().empty()});
    ++At;
  }

  /// `%feature(name) declaration body`.
  void takeFeature(StringRef Name, std::optional<size_t> Value) {
    std::optional<SwigPlace> Place = findPlace(Features, Name);
    bool Documents = llvm::is_contained(DocumentationFeatures, Name);
    if (!Place && !Documents)
      return;
    size_t Declaration = At;
    while (At < Tokens.size() && !startsBody(At) && !is(";"))
      At = is("(") ? closing(At, "(", ")") + 1 : At + 1;
    TextRange Declared;
    if (Declaration < At && At <= Tokens.size())
      Declared = {Tokens[Declaration].Range.Begin, Tokens[At - 1].Range.End};
    if (Value)
      At = *Value;
    if (Place)
      takeBody(*Place, /*IsFeature=*/true, Declared.in(Bytes));
    else
      takeDocumentation();
    // The value of the short form stands before the declaration.
    while (Value && At < Tokens.size() && Tokens[At].Range.Begin < Declared.End)
      ++At;
  }

  void takeDocumentation() {
    while (kind(At) == SwigTokenKind::String || kind(At) == SwigTokenKind::Block)
      Result.Documentation.push_back(Tokens[At++].Range);
  }

  bool startsBody(size_t I) const {
    return kind(I) == SwigTokenKind::Block || kind(I) == SwigTokenKind::String || text(I) == "{";
  }

  /// The body at the current token; of a feature, for \p Function.
  void takeBody(SwigPlace Place, bool IsFeature, StringRef Function) {
    SwigBlock Block;
    Block.Directive = text(Begin);
    Block.Place = Place;
    Block.Conditions = Conditions.current();
    Block.MacroNames = Conditions.parameters();
    Block.InMacro = Conditions.inMacro();
    Block.Class = Place == SwigPlace::Top ? "" : Scopes.currentClass();
    Block.HasPlaceholders = IsFeature;
    if (IsFeature)
      setFunction(Block, Function);
    if (kind(At) == SwigTokenKind::Block) {
      TextRange Range = Tokens[At++].Range;
      Block.Bodies.push_back({Range.Begin + 2, Range.End - 2});
    } else if (kind(At) == SwigTokenKind::String) {
      Block.Form = SwigForm::Quotes;
      for (; kind(At) == SwigTokenKind::String; ++At)
        Block.Bodies.push_back({Tokens[At].Range.Begin + 1, Tokens[At].Range.End - 1});
    } else if (is("{")) {
      takeBraces(Block);
    }
    if (Block.Bodies.empty() || !Result.Problems.empty())
      return;
    Block.Range = {Tokens[Begin].Range.Begin, Tokens[At - 1].Range.End};
    Result.Blocks.push_back(std::move(Block));
  }

  void takeBraces(SwigBlock &Block) {
    size_t Open = At, Close = closing(At, "{", "}");
    if (Close == Tokens.size()) {
      Result.Blocks.clear();
      Result.IsComplete = false;
      Result.Problems.push_back(
          {Tokens[Open].Range.Begin, "the block is not closed: there is no '}' for this '{'"});
      At = Close;
      return;
    }
    Block.Form = SwigForm::Braces;
    Block.Bodies.push_back({Tokens[Open].Range.End, Tokens[Close].Range.Begin});
    for (size_t I = Open; I < Close; ++I)
      Block.HasDirectives |= Tokens[I].Kind == SwigTokenKind::Preprocessor;
    At = Close + 1;
  }

  /// Notes the function \p Declared, e.g. `ns::Mail::send(int)`.
  static void setFunction(SwigBlock &Block, StringRef Declared) {
    auto [Class, Name] = Declared.take_until([](char C) { return C == '('; }).trim().rsplit("::");
    if (!Name.empty())
      Block.Class = Class.substr(Class.rfind(':') + 1).trim().str();
    if (Block.Place != SwigPlace::Statement)
      Block.Function = Declared.str();
  }

  /// `%include "name"`, `%include(options) <name>`, `%include name`.
  void takeInclude() {
    uint32_t Offset = Tokens[At++].Range.Begin;
    if (is("("))
      At = closing(At, "(", ")") + 1;
    if (At >= Tokens.size() || !Scopes.currentClass().empty())
      return;
    StringRef Name = Bytes.substr(Tokens[At].Range.Begin).take_until([](char C) {
      return C == '\n' || C == '\r';
    });
    StringRef Closer = Name.starts_with("\"") ? "\"" : Name.starts_with("<") ? ">" : " ";
    Name = Closer == " " ? Name : Name.drop_front();
    Name = Name.take_front(Name.find(Closer));
    Result.Includes.push_back({Offset, Name, !Conditions.current().empty()});
    while (At < Tokens.size() && Tokens[At].Range.Begin < uint32_t(Name.end() - Bytes.begin()))
      ++At;
  }

  /// `%define NAME(parameters)`: a macro up to `%enddef`, which may be over lines.
  void takeMacro() {
    size_t Line = Bytes.find('\n', Tokens[At].Range.Begin);
    std::vector<StringRef> Parameters;
    bool InList = false;
    for (++At; At < Tokens.size() && Tokens[At].Range.Begin < Line; ++At) {
      InList |= is("(");
      if (InList && kind(At) == SwigTokenKind::Name)
        Parameters.push_back(text(At));
    }
    Conditions.beginMacro(std::move(Parameters));
  }

  /// The index of the token that closes the one at \p I; the number of tokens if none does.
  size_t closing(size_t I, StringRef Open, StringRef Close) const {
    unsigned Depth = 0;
    for (; I < Tokens.size(); ++I) {
      Depth += text(I) == Open;
      Depth -= text(I) == Close;
      if (Depth == 0)
        return I;
    }
    return I;
  }

  SwigTokenKind kind(size_t I) const {
    return I < Tokens.size() ? Tokens[I].Kind : SwigTokenKind::Other;
  }
  StringRef text(size_t I) const { return I < Tokens.size() ? Tokens[I].Range.in(Bytes) : ""; }
  bool is(StringRef Text) const { return text(At) == Text; }

  StringRef Bytes;
  std::vector<SwigToken> Tokens;
  size_t At = 0;    ///< The current token.
  size_t Begin = 0; ///< The current directive.
  SwigConditions Conditions;
  SwigScopes Scopes;
  SwigBlocks Result;
};

} // namespace

bool mailseal::isSwigHeader(StringRef Bytes) {
  if (!Bytes.contains("%"))
    return false;
  return llvm::any_of(llvm::split(Bytes, '\n'), [](StringRef Line) {
    Line = Line.ltrim();
    return Line.starts_with("%") && llvm::any_of(Shorthands, [&](const Shorthand &S) {
             StringRef Rest = Line;
             return Rest.consume_front(S.Name) && (Rest.empty() || !isSwigNamePart(Rest.front()));
           });
  });
}

SwigBlocks mailseal::findSwigBlocks(StringRef Bytes) {
  SwigTokens Lexed = lexSwig(Bytes);
  if (!Lexed.Problems.empty())
    return {{}, {}, {}, std::move(Lexed.Problems), /*IsComplete=*/false};
  return BlockFinder(Bytes, std::move(Lexed.Tokens)).find();
}
