//===- CxxProgramStatements.cpp - What statements do to texts -------------===//

#include "Carrier/CxxProgramFinder.h"
#include "llvm/ADT/Sequence.h"

using namespace mailseal;
using llvm::StringRef;
namespace tok = clang::tok;

StringRef mailseal::targetName(const CxxCode &Code, TokenRange Target) {
  while (Target.End > Target.Begin) {
    size_t Last = Target.End - 1;
    if (Code.is(Last, tok::r_square) || Code.is(Last, tok::r_paren))
      Target.End = std::min(Code.openerOf(Last), Last);
    else if (Code.isName(Last))
      return Code.spelling(Last);
    else
      Target.End = Last;
  }
  return "";
}

/// Whether what such a variable is made from is no text: a file name, a device.
static bool isStreamType(const CxxCode &Code, TokenRange Type) {
  for (size_t I = Type.Begin; I < Type.End; ++I)
    if (Code.isName(I)) {
      std::string Name = Code.spelling(I).lower();
      if (StringRef(Name).contains("stream") || StringRef(Name).contains("file"))
        return true;
    }
  return false;
}

//===----------------------------------------------------------------------===//
// Statements
//===----------------------------------------------------------------------===//

void CxxProgramFinder::lookAround(size_t Token) {
  CxxBlocks Branches = armNumbers(Code, Token);
  Around.clear();
  std::merge(Blocks.begin(), Blocks.end(), Branches.begin(), Branches.end(),
             std::back_inserter(Around));
}

void CxxProgramFinder::visitStatement(TokenRange S, bool CanBeRepeated) {
  lookAround(S.Begin);
  // Behind it comes its semicolon.
  Repeatable.reset();
  if (CanBeRepeated && Code.is(S.End, tok::semi) && !Functions.empty())
    Repeatable = Code.bytesOf({S.Begin, S.End + 1});
  bool IsPlain = llvm::all_of(llvm::seq(S.Begin, S.End), [&](size_t I) {
    return !Code.is(I, tok::equal) && !Code.isName(I, "return");
  });
  if (!IsPlain)
    Repeatable.reset();
  findRuns(Code, S, /*InDirective=*/false);
  Dictionaries.visit(Code, S, !Functions.empty());
  if (CanBeRepeated && Code.is(S.End, tok::semi) && !Functions.empty())
    Repeatable = Code.bytesOf({S.Begin, S.End + 1});
  follow(S);
  Repeatable.reset();
}

void CxxProgramFinder::follow(TokenRange S) {
  if (!followReturn(S) && !followRangeFor(S) && !followAssignment(S) && !followStream(S) &&
      !followIncrement(S) && !followDeclaration(S))
    followCalls(S);
}

bool CxxProgramFinder::followReturn(TokenRange S) {
  if (!Code.isName(S.Begin, "return") || Functions.empty())
    return false;
  CxxTexts Value = read({S.Begin + 1, S.End});
  StringRef Name = Functions.back().Name;
  llvm::erase_if(Value, [](const CxxText &Text) { return !hasLiteral(Text); });
  if (Name.empty() || Value.empty())
    return true;
  CxxTexts &Known = this->Known.Returned[Name];
  for (CxxText &Text : Value) {
    // To the caller, all that ran when this is returned is as one.
    for (CxxPart &Part : Text.Parts)
      Part.Blocks.erase(Part.Blocks.begin(),
                        Part.Blocks.begin() + sharedBlocks(Part.Blocks, Around));
    bool IsKnown = llvm::any_of(Known, [&](const CxxText &Other) {
      return Other.Parts.front().Host == Text.Parts.front().Host;
    });
    if (!IsKnown && Known.size() < MaxTextForms)
      Known.push_back(std::move(Text));
  }
  return true;
}

/// `name = …`, `name += …`, also where that declares it.
bool CxxProgramFinder::followAssignment(TokenRange S) {
  size_t Equal = Code.find(S, tok::equal), Plus = Code.find(S, tok::plusequal);
  size_t At = std::min(Equal, Plus);
  if (At == S.End)
    return false;
  TokenRange Target = {S.Begin, At};
  TokenRange Value = {At + 1, S.End};
  if (At == Plus) {
    if (TextVariable *V = find(Target)) {
      CxxTexts Addition = read(Value);
      frame(Addition);
      append(*V, Addition, Code.bytesOf({S.Begin, S.End}));
    }
    return true;
  }
  // `code = code + "…"` appends.
  auto Terms = Code.split(Value, tok::plus);
  StringRef Name = targetName(Code, Target);
  if (Terms.size() > 1 && Terms[0].size() == 1 && Code.isName(Terms[0].Begin, Name)) {
    if (TextVariable *V = find(Target)) {
      append(*V, read({Terms[1].Begin, S.End}), Code.bytesOf(S));
      return true;
    }
  }
  size_t Comma = Code.find(Value, tok::comma);
  Value.End = Comma;
  size_t Names =
      llvm::count_if(llvm::seq(Target.Begin, Target.End), [&](size_t I) { return Code.isName(I); });
  bool IsMember = llvm::any_of(llvm::seq(Target.Begin, Target.End), [&](size_t I) {
    return Code.is(I, tok::period) || Code.is(I, tok::arrow);
  });
  bool IsDeclaration = Names > 1 && !IsMember;
  // An element of a list, or of an array.
  if (!IsDeclaration && Code.is(At - 1, tok::r_square)) {
    if (TextVariable *V = find(Target)) {
      V->IsList = true;
      append(*V, read(Value), Code.bytesOf(S));
    }
    return true;
  }
  if (!IsDeclaration) {
    assignValue(Target, Value, /*IsDeclaration=*/false, Sizes.allocated(Code, Value));
    return true;
  }
  std::optional<uint64_t> Room =
      isOfCharacters(Code, Target) ? Sizes.declared(Code, Target) : Sizes.allocated(Code, Value);
  assignValue(Target, Value, /*IsDeclaration=*/true, Room);
  // `std::string a = "…", b = "…";`
  for (TokenRange Next : Code.split({std::min(Comma + 1, S.End), S.End}, tok::comma))
    if (size_t Is = Code.find(Next, tok::equal); Is != Next.End) {
      TokenRange Name = {Next.Begin, Is};
      assignValue(Name, {Is + 1, Next.End}, /*IsDeclaration=*/true, Sizes.declared(Code, Name));
    }
  return true;
}

/// Gives the variable that \p Target names \p Value, which has \p Room bytes where that
/// is said.
void CxxProgramFinder::assignValue(TokenRange Target, TokenRange Value, bool IsDeclaration,
                                   std::optional<uint64_t> Room) {
  CxxTexts Text = read(Value);
  if (IsDeclaration && Code.is(Value.Begin, tok::l_brace) &&
      isCounted(Code, targetName(Code, Target), Target))
    for (CxxText &Lines : Text)
      for (CxxPart &Line : Lines.Parts)
        Line.Frame.reset();
  if (Room)
    limitRoom(Text, *Room);
  assign(Target, std::move(Text), IsDeclaration, IsDeclaration && isListType(Code, Target));
  if (Room)
    if (TextVariable *V = find(Target))
      V->Room = Room;
}

/// `for (const char *Line : Lines)`: each line in turn.
bool CxxProgramFinder::followRangeFor(TokenRange S) {
  size_t Colon = Code.find(S, tok::colon);
  bool IsLabel = Colon < S.Begin + 2;
  if (Colon == S.End || IsLabel || Code.find(S, tok::question) != S.End)
    return false;
  CxxTexts Lines = read({Colon + 1, S.End});
  // What is one text has characters.
  bool AreLines = Lines.size() == 1 && llvm::any_of(Lines.front().Parts, [](const CxxPart &P) {
                    return P.What == CxxPart::Kind::EndOfLine;
                  });
  if (AreLines)
    assign({S.Begin, Colon}, std::move(Lines), /*IsDeclaration=*/true, /*IsList=*/false);
  return true;
}

/// `stream << a << b`
bool CxxProgramFinder::followStream(TokenRange S) {
  auto Links = Code.split(S, tok::lessless);
  if (Links.size() < 2 || Links[0].empty())
    return false;
  StringRef Name = targetName(Code, Links[0]);
  if (Name.empty())
    return false;
  TextVariable &V = findOrMake(Name);
  V.IsOutput |= isOutputStream(Name) || Code.is(Links[0].End - 1, tok::r_paren);
  CxxText Text;
  appendLinks(Code, llvm::ArrayRef(Links).drop_front(), /*InDirective=*/false, V.IsList, *this,
              Text);
  if (!hasLiteral(Text) && V.Texts.empty())
    return true;
  CxxTexts Addition = {std::move(Text)};
  frame(Addition);
  append(V, Addition, Code.bytesOf(S));
  if (V.IsOutput) {
    emitVariable(V);
    V.Texts.clear();
  }
  return true;
}

/// `++name`: what it points to is another text.
bool CxxProgramFinder::followIncrement(TokenRange S) {
  bool IsPrefix = Code.is(S.Begin, tok::plusplus) || Code.is(S.Begin, tok::minusminus);
  bool IsPostfix = Code.is(S.End - 1, tok::plusplus) || Code.is(S.End - 1, tok::minusminus);
  if (!IsPrefix && !IsPostfix)
    return false;
  if (auto *It = Locals.find(targetName(Code, S)); It != Locals.end()) {
    emitVariable(It->second);
    It->second.Texts.clear();
  }
  return true;
}

/// `std::string name("…");`, `std::ostringstream name;`
bool CxxProgramFinder::followDeclaration(TokenRange S) {
  size_t At = S.Begin;
  size_t Last = S.End;
  while (At < S.End && !Code.is(At, tok::l_paren) && !Code.is(At, tok::l_brace)) {
    if (Code.isName(At))
      Last = At;
    else if (!Code.is(At, tok::coloncolon) && !Code.is(At, tok::less) &&
             !Code.is(At, tok::greater) && !Code.is(At, tok::star) && !Code.is(At, tok::amp) &&
             !Code.is(At, tok::comma) && !Code.is(At, tok::l_square))
      return false;
    At = Code.is(At, tok::l_square) ? Code.next(At) : At + 1;
  }
  bool HasType = Last != S.End && Last > S.Begin &&
                 (Code.isName(Last - 1) || Code.is(Last - 1, tok::greater) ||
                  Code.is(Last - 1, tok::star) || Code.is(Last - 1, tok::amp));
  if (!HasType || Code.isName(S.Begin, "delete") || (At < S.End && Code.next(At) != S.End))
    return false;
  TokenRange Type = {S.Begin, Last};
  CxxTexts Value = {CxxText()};
  if (At < S.End && !isStreamType(Code, Type))
    Value =
        Code.is(At, tok::l_brace) && isListType(Code, Type)
            ? read({At, S.End})
            : read({At + 1, std::min(Code.find(Code.inside(At), tok::comma), Code.inside(At).End)});
  if (Value.size() == 1 && !hasLiteral(Value.front()))
    Value = {CxxText()};
  if (Code.isName(Last - 1, "format") || Code.isName(Last - 1, "wformat"))
    fillTemplates(Value, TemplateKind::Boost);
  assign({Last, Last + 1}, std::move(Value), /*IsDeclaration=*/true, isListType(Code, Type));
  if (isOfCharacters(Code, Type))
    findOrMake(Code.spelling(Last)).Room = Sizes.declared(Code, S);
  return true;
}

//===----------------------------------------------------------------------===//
// Variables
//===----------------------------------------------------------------------===//

TextVariable *CxxProgramFinder::find(TokenRange Target) {
  StringRef Name = targetName(Code, Target);
  return Name.empty() ? nullptr : &findOrMake(Name);
}

TextVariable &CxxProgramFinder::findOrMake(StringRef Name) {
  if (auto *It = Locals.find(Name); It != Locals.end())
    return It->second;
  if (Functions.empty())
    return FileVariables[Name];
  TextVariable &V = Locals[Name];
  // What a member holds when the function is entered is not known, if it is not a
  // constant.
  if (const auto *It = FileVariables.find(Name); It != FileVariables.end()) {
    V.Texts = placed(It->second.Texts, llvm::ArrayRef(Blocks).take_front());
    V.Room = It->second.Room;
  }
  return V;
}

void CxxProgramFinder::assign(TokenRange Target, CxxTexts Value, bool IsDeclaration, bool IsList) {
  StringRef Name = targetName(Code, Target);
  if (Name.empty())
    return;
  VariableMap &Map = Functions.empty() ? FileVariables : Locals;
  auto *It = Map.find(Name);
  if (!IsDeclaration && It == Map.end() && llvm::none_of(Value, hasLiteral))
    return;
  TextVariable &V = Map[Name];
  if (IsDeclaration || V.Depth >= Around.size()) {
    emitVariable(V);
    V.Texts = placed(std::move(Value), Around);
  } else {
    addForms(V, std::move(Value));
  }
  if (IsDeclaration) {
    V.Depth = Around.size();
    V.IsList = IsList;
  }
}

/// Adds \p Value, which only a branch gives to \p V: what that held before stays possible.
void CxxProgramFinder::addForms(TextVariable &V, CxxTexts Value) {
  llvm::erase_if(V.Texts, [](const CxxText &Text) { return !hasLiteral(Text); });
  bool IsFirst = V.Texts.empty();
  for (CxxText &Text : placed(std::move(Value), Around))
    if (V.Texts.size() < MaxTextForms)
      V.Texts.push_back(std::move(Text));
  // The only one may be missing. Of several, each is what it is only if its branch is
  // taken, so that this branch leaves out nothing.
  size_t Branch = std::max<size_t>(V.Depth, Functions.empty() ? 0 : 1);
  for (CxxText &Text : V.Texts)
    for (CxxPart &Part : Text.Parts)
      if (!IsFirst && Part.Blocks.size() > Branch)
        Part.Blocks.erase(Part.Blocks.begin() + Branch);
}

void CxxProgramFinder::append(TextVariable &V, const CxxTexts &Addition, TextRange Host) {
  bool IsUnknown = V.Texts.size() == 1 && !hasLiteral(V.Texts.front());
  if (V.Texts.empty() || IsUnknown)
    V.Texts = {CxxText()};
  llvm::SmallVector<size_t, MaxTextForms> Sizes;
  for (const CxxText &Text : V.Texts)
    Sizes.push_back(Text.Parts.size());
  bool InArm = llvm::any_of(Kinds, [](CxxBlock Kind) { return Kind == CxxBlock::Alternative; });
  bool AreLines = areLines(Code.bytes(), Addition);
  // One of several parts of a line; lines get suites of their own.
  for (CxxText &Text : V.Texts)
    Text.Varies |= InArm && !(AreLines && isAtLineStart(Code.bytes(), Text));
  appendTexts(Code.bytes(), V.Texts, Addition, Host);
  for (auto [Text, Size] : llvm::zip(V.Texts, Sizes)) {
    if (V.IsList)
      Text.Parts.emplace_back(CxxPart::Kind::EndOfLine, Host);
    for (CxxPart &Part : llvm::MutableArrayRef(Text.Parts).drop_front(Size))
      place(Part, Around);
  }
  if (V.Room)
    limitRoom(V.Texts, *V.Room);
}

/// Lets a copy of the statement that is followed be another line, if \p Addition is
/// one literal and all that the statement adds.
void CxxProgramFinder::frame(CxxTexts &Addition) const {
  if (!Repeatable || Addition.size() != 1)
    return;
  auto IsLineEnd = [](const CxxPart &P) {
    return P.What == CxxPart::Kind::LineEnd || P.What == CxxPart::Kind::EndOfLine;
  };
  auto &Parts = Addition.front().Parts;
  if (Parts.empty() || Parts.front().Literals.size() != 1 || Parts.front().Frame ||
      !llvm::all_of(llvm::drop_begin(Parts), IsLineEnd))
    return;
  Parts.front().Frame = LineFrame{*Repeatable, lineBreakBefore(Code.bytes(), Repeatable->Begin)};
}

void CxxProgramFinder::emitVariable(TextVariable &V) {
  for (CxxText Text : V.Texts) {
    takeCodeArgument(Code.bytes(), Text);
    if (hasLiteral(Text))
      Texts.push_back({std::move(Text), std::nullopt, {}});
  }
}
