//===- Cython.cpp - Cython as Python --------------------------------------===//
//
// A Cython file is Python with C declarations in it. The unit shows it as Python
// of the same shape: a declaration as what it binds, C in an expression as
// nothing. These stretches are opaque; all other bytes are the file's own.
//
// https://cython.readthedocs.io/en/latest/src/userguide/language_basics.html

#include "Carrier/CythonDeclaration.h"
#include "Carrier/CythonExpression.h"
#include "Carrier/MaskedText.h"
#include "mailseal/Carrier/Carrier.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace mailseal;
using llvm::StringRef;

namespace {

constexpr llvm::StringLiteral Modifiers[] = {"public", "readonly", "api",    "inline",
                                             "extern", "volatile", "packed", "static"};
constexpr llvm::StringLiteral TypeKeywords[] = {"class", "cppclass", "struct",
                                                "union", "enum",     "fused"};

/// What the lines of a block are.
enum class BlockKind {
  Code,         ///< Statements.
  Declarations, ///< Declarations without `cdef`.
  Enumerators,  ///< Of an enum.
};

class CythonReader {
public:
  CythonReader(StringRef Bytes, const SharedNames &Shared)
      : Bytes(Bytes), Shared(Shared), Text(Bytes), Lexed(lexPython(Bytes, Text.body())) {
    Text.allowLinesBefore();
    if (!Shared.Before.empty())
      Text.insert(Text.body().Begin, Shared.Before + "\n");
  }

  PythonUnit run() {
    PythonTokenSpan All{Bytes, Lexed};
    for (size_t Begin = 0, I = 0; I < Lexed.size(); ++I) {
      if (Lexed[I].Kind != PythonTokenKind::LineEnd)
        continue;
      line(All.slice(Begin, I));
      Begin = I + 1;
    }
    if (!Shared.After.empty())
      Text.insert(Text.body().End, "\n\n" + Shared.After);
    return Text.take();
  }

private:
  struct Block {
    unsigned Indent = 0; ///< Of the line that opens it.
    BlockKind Kind = BlockKind::Code;
  };

  void line(PythonTokenSpan Line) {
    unsigned Indent = indentOf(Line.range().Begin);
    while (!Blocks.empty() && Indent <= Blocks.back().Indent)
      Blocks.pop_back();
    BlockKind Kind = Blocks.empty() ? BlockKind::Code : Blocks.back().Kind;
    Opened.reset();
    for (PythonTokenSpan Statement : Line.split(";"))
      if (Statement.size() > 0)
        statement(Statement, Kind);
    if (Opened)
      Blocks.push_back({Indent, *Opened});
  }

  /// The column at which \p Offset stands, tabs counted as Python does.
  unsigned indentOf(uint32_t Offset) const {
    StringRef Before = Bytes.slice(Text.body().Begin, Offset);
    unsigned Column = 0;
    for (char C : Before.substr(Before.find_last_of("\r\n") + 1))
      Column = C == '\t' ? (Column / 8 + 1) * 8 : Column + 1;
    return Column;
  }

  void statement(PythonTokenSpan S, BlockKind Kind) {
    StringRef First = S.text(0);
    bool IsDecorator = First == "@";
    if (Kind == BlockKind::Enumerators)
      return show(S, "pass");
    bool IsC = (First == "cdef" || First == "cpdef" || First == "ctypedef") && S.size() > 1 &&
               !S.isKind(1, PythonTokenKind::Operator);
    // `cdef (int, int) f()` and `cdef:`; `cdef = 1` is Python.
    IsC |= (First == "cdef" && S.text(1) == ":") ||
           ((First == "cdef" || First == "cpdef") && S.text(1) == "(");
    if (IsC)
      return declaration(S, 1);
    if (First == "cimport" || (First == "from" && S.find("cimport") != S.size()))
      return cimport(S);
    if (std::optional<StringRef> Name = cythonInclude(S))
      return include(S, *Name);
    if (First == "DEF" && S.isName(1))
      return define(S);
    if ((First == "IF" || First == "ELIF" || First == "ELSE") && S.find(":") != S.size())
      return conditional(S, Kind);
    if (First == "property" && S.isName(1) && S.text(2) == ":")
      return showFirst(S, 1, "class");
    size_t Def = First == "async" ? 1 : 0;
    if (S.text(Def) == "def" && S.text(Def + 2) == "(")
      return function(S, Def + 2, S.behindBracket(Def + 2));
    if (Kind == BlockKind::Declarations && !IsDecorator && !S.isKind(0, PythonTokenKind::String) &&
        First != "pass")
      return declaration(S, 0);
    if (First == "for" && S.find("from") < S.find("in"))
      return oldFor(S);
    if (First == "for" && S.find("in") == S.size())
      return showFirst(S, 1, "while"); // `for 0 <= i < n:`
    expression(S, /*StartsStatement=*/true);
  }

  /// Shows all of \p S as \p Python.
  void show(PythonTokenSpan S, const llvm::Twine &Python) { Text.replace(S.range(), Python.str()); }

  /// Shows the first \p Count tokens of \p S as \p Python, and the others as an expression.
  void showFirst(PythonTokenSpan S, size_t Count, const llvm::Twine &Python) {
    show(S.slice(0, Count), Python);
    expression(S.drop(Count));
  }

  /// `include "file"`: what the file binds, if that is known.
  void include(PythonTokenSpan S, StringRef Name) {
    auto It = Shared.Included.find(Name.str());
    if (It == Shared.Included.end())
      return show(S, "from .include import *");
    // Between blank lines, so that no import of this file looks like one of theirs.
    std::string Break = "\n" + std::string(indentOf(S.range().Begin), ' ');
    std::string Names = Break;
    for (StringRef Line : llvm::split(StringRef(It->second).rtrim(), '\n'))
      Names += Line.str() + Break;
    Text.insert(S.range().Begin, Names);
    show(S, "pass");
  }

  /// `DEF name = value`
  void define(PythonTokenSpan S) { showFirst(S, 2, S.text(1)); }

  /// `IF condition:`
  void conditional(PythonTokenSpan S, BlockKind Kind) {
    showFirst(S, 1, S.text(0).lower());
    Opened = Kind;
  }

  /// `for i from 0 <= i < n by 2:`
  void oldFor(PythonTokenSpan S) {
    size_t From = S.find("from"), By = S.find("by");
    expression(S.slice(0, From), /*StartsStatement=*/true);
    show(S.slice(From, From + 1), "in");
    expression(S.slice(From + 1, By));
    if (By == S.size())
      return;
    show(S.slice(By, By + 1), "or");
    expression(S.drop(By + 1));
  }

  /// What `cimport` binds is never a library of Python.
  void cimport(PythonTokenSpan S) {
    size_t Keyword = S.find("cimport");
    std::string Names;
    PythonTokenSpan List = S.drop(std::min(Keyword + 1, S.size()));
    if (List.text(0) == "(")
      List = List.insideBracket(0);
    for (PythonTokenSpan Name : List.split(",")) {
      if (Name.size() == 0)
        continue;
      // `a.b as c` binds c; `a.b` binds a.
      bool HasAlias = Name.size() > 2 && Name.text(Name.size() - 2) == "as";
      StringRef Bound = Name.text(HasAlias ? Name.size() - 1 : 0);
      Names += (Names.empty() ? "" : ", ") + Bound.str();
    }
    show(S, Names.empty() ? "pass" : "from .cimport import " + Names);
  }

  /// `cdef …`; \p Begin is where modifiers and type begin.
  void declaration(PythonTokenSpan S, size_t Begin) {
    while (isModifier(S, Begin))
      ++Begin;
    size_t Colon = S.find(":", Begin);
    if (S.text(Begin) == "from" || S.text(Begin) == ":")
      return block(S, Colon, "if 1", BlockKind::Declarations);
    if (S.text(Begin) == "nogil" && Colon != S.size() && Colon <= Begin + 2)
      return block(S, Colon, "if 1", BlockKind::Declarations);
    if (llvm::is_contained(TypeKeywords, S.text(Begin)) &&
        (Colon != S.size() || S.text(Begin) == "class"))
      return type(S, Begin, Colon);
    PythonTokenSpan C = S.drop(Begin);
    if (C.size() == 0 || C.find("operator") != C.size())
      return show(S, "pass");
    if (auto Function = findCythonFunction(C))
      return cFunction(S, Begin, *Function);
    variables(S, Begin);
  }

  /// Whether the token at \p I is a modifier, not a name that is declared.
  static bool isModifier(PythonTokenSpan S, size_t I) {
    if (!llvm::is_contained(Modifiers, S.text(I)) || I + 1 >= S.size() || S.text(I + 1) == "=")
      return false;
    // `inline (int, int) f()` has a type behind it, `inline(x)` parameters.
    return S.text(I + 1) != "(" || S.isName(S.behindBracket(I + 1));
  }

  /// A line that ends in the colon at \p Colon, shown as \p Header and opening a block.
  void block(PythonTokenSpan S, size_t Colon, const llvm::Twine &Header, BlockKind Kind) {
    if (Colon == S.size() || Colon == 0)
      return show(S, "pass");
    show(S.slice(0, Colon), Header);
    if (Colon + 1 == S.size())
      Opened = Kind;
    else
      show(S.drop(Colon + 1), "pass");
  }

  /// `cdef class Name(Base):`, `ctypedef struct Name:`, `enum:`
  void type(PythonTokenSpan S, size_t Keyword, size_t Colon) {
    bool IsClass = S.text(Keyword) == "class", IsEnum = S.text(Keyword) == "enum";
    size_t Begin = Keyword + 1;
    if (IsEnum && (S.text(Begin) == "class" || S.text(Begin) == "struct"))
      ++Begin;
    StringRef Name;
    size_t End = Begin;
    for (; End < Colon && (S.isKind(End, PythonTokenKind::Name) || S.text(End) == "."); ++End)
      Name = S.isName(End) ? S.text(End) : Name;
    if (Colon == S.size())
      return show(S, Name.empty() ? llvm::Twine("pass") : Name + " = None");
    if (!IsClass)
      return block(S, Colon, Name.empty() ? llvm::Twine("if 1") : "class " + Name,
                   IsEnum ? BlockKind::Enumerators : BlockKind::Declarations);
    show(S.slice(0, End), "class " + Name);
    // `[object PyObject, type PyType]` says what the class is in C.
    size_t Behind = S.text(End) == "(" ? S.behindBracket(End) : End;
    expression(S.slice(End, Behind));
    if (Behind < Colon)
      show(S.slice(Behind, Colon), " ");
    expression(S.drop(Colon));
    Opened = BlockKind::Code;
  }

  void cFunction(PythonTokenSpan S, size_t Begin, const CythonFunction &F) {
    bool IsPython = !isPythonKeyword(F.Name);
    size_t Size = S.size() - Begin;
    if (F.Colon == Size)
      return show(S, IsPython ? "def " + F.Name + "(): pass" : llvm::Twine("pass"));
    show(S.slice(0, Begin + F.Open), "def " + (IsPython ? F.Name : "_"));
    PythonTokenSpan Rest = S.drop(Begin + F.Open);
    parameters(Rest.slice(0, F.Close - F.Open));
    if (F.Close < F.Colon)
      show(Rest.slice(F.Close - F.Open, F.Colon - F.Open), " ");
    expression(Rest.drop(F.Colon - F.Open));
    Opened = BlockKind::Code;
  }

  /// `def f(int x):`
  void function(PythonTokenSpan S, size_t Open, size_t Close) {
    parameters(S.slice(Open, Close));
    expression(S.drop(Close));
    if (S.text(S.size() - 1) == ":")
      Opened = BlockKind::Code;
  }

  /// The parameters in \p List, parentheses included.
  void parameters(PythonTokenSpan List) {
    bool IsClosed = List.text(List.size() - 1) == ")";
    for (PythonTokenSpan P : List.slice(1, List.size() - IsClosed).split(","))
      if (P.size() > 0)
        parameter(P);
  }

  void parameter(PythonTokenSpan P) {
    CythonDeclarator D = parseCythonDeclarator(P);
    PythonTokenSpan Declared = P.slice(0, std::min(D.Equals, P.find(":")));
    bool IsStarred = P.text(0) == "*" || P.text(0) == "**";
    bool IsPlain = Declared.size() <= 1 || (IsStarred && Declared.size() == 2);
    if (P.text(0) == "...")
      return show(P, "*_");
    if (!IsPlain)
      show(Declared, IsStarred ? P.text(0) + D.Name : D.Name.empty() ? "_" : D.Name);
    if (D.Equals == P.size())
      return;
    PythonTokenSpan Default = P.drop(D.Equals);
    bool IsElsewhere = Default.size() == 2 && (Default.text(1) == "*" || Default.text(1) == "?");
    if (IsElsewhere)
      show(Default.drop(1), "0");
    else
      expression(Default);
  }

  /// `cdef int x = f(), y`
  void variables(PythonTokenSpan S, size_t Begin) {
    std::string Unshown;
    size_t UnshownBegin = 0;
    size_t At = Begin;
    auto Separate = [&] { Unshown += Unshown.empty() && UnshownBegin == 0 ? "" : "; "; };
    for (PythonTokenSpan Part : S.drop(Begin).split(",")) {
      size_t End = At + Part.size();
      CythonDeclarator D = parseCythonDeclarator(Part);
      if (Part.size() > 0 && !D.Name.empty()) {
        Separate();
        bool HasValue = D.Equals + 1 < Part.size();
        Unshown += HasValue ? D.Name : (D.Name + " = None").str();
        if (HasValue) {
          show(S.slice(UnshownBegin, At + D.Equals), Unshown);
          expression(Part.drop(D.Equals));
          Unshown = "";
          UnshownBegin = End;
        }
      }
      At = End + 1;
    }
    if (UnshownBegin < S.size())
      show(S.drop(UnshownBegin), Unshown.empty() ? (UnshownBegin ? " " : "pass") : Unshown);
  }

  /// Shows \p S as an expression, or a statement of Python.
  void expression(PythonTokenSpan S, bool StartsStatement = false) {
    maskCythonExpression(Text, S, StartsStatement);
  }

  StringRef Bytes;
  const SharedNames &Shared;
  MaskedText Text;
  std::vector<PythonToken> Lexed;
  std::vector<Block> Blocks;
  /// What the line at hand opens, if anything.
  std::optional<BlockKind> Opened;
};

} // namespace

std::vector<PythonUnit> mailseal::carryCython(StringRef Bytes, const SharedNames &Shared) {
  std::vector<PythonUnit> Units;
  Units.push_back(CythonReader(Bytes, Shared).run());
  Units.front().Carrier = CarrierKind::Cython;
  return Units;
}
