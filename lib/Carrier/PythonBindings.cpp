//===- PythonBindings.cpp -------------------------------------------------===//

#include "Carrier/PythonBindings.h"
#include "Carrier/PythonTokens.h"
#include "mailseal/Carrier/Carrier.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"

using namespace mailseal;
using llvm::StringRef;

namespace {

/// Words that begin a line whose suite may not run, or not once.
constexpr llvm::StringLiteral Branches[] = {"if",   "elif", "else",   "for",    "while",
                                            "with", "try",  "except", "finally"};
/// What a name is bound to of which no more is known.
constexpr llvm::StringLiteral Unknown = "_elsewhere";
/// What stands before a statement that may not run.
constexpr llvm::StringLiteral Condition = "if _elsewhere: ";

class BindingReader {
public:
  BindingReader(StringRef Text, bool IsConditional) : Text(Text), IsConditional(IsConditional) {}

  std::string run() {
    std::vector<PythonToken> Lexed = lexPython(Text, {0, uint32_t(Text.size())});
    PythonTokenSpan All{Text, Lexed};
    for (size_t Begin = 0, I = 0; I < Lexed.size(); ++I) {
      if (Lexed[I].Kind != PythonTokenKind::LineEnd)
        continue;
      if (Begin < I)
        line(All.slice(Begin, I));
      Begin = I + 1;
    }
    return std::move(Result);
  }

private:
  struct Suite {
    size_t Column = 0;        ///< Of the line that opens it.
    bool HasOwnNames = false; ///< That of a function or class.
  };

  void line(PythonTokenSpan Line) {
    size_t Begin = Line.range().Begin;
    size_t Column = Begin - (Text.take_front(Begin).rfind('\n') + 1);
    while (!Suites.empty() && Column <= Suites.back().Column)
      Suites.pop_back();
    if (llvm::any_of(Suites, [](const Suite &S) { return S.HasOwnNames; }))
      return;
    size_t First = Line.text(0) == "async" ? 1 : 0;
    StringRef Word = Line.text(First);
    if (Word == "def" || Word == "class") {
      if (Line.isName(First + 1))
        bind(Line.text(First + 1));
      Suites.push_back({Column, /*HasOwnNames=*/true});
    } else if (llvm::is_contained(Branches, Word)) {
      Suites.push_back({Column});
      size_t Colon = std::min(Line.find(":"), Line.size() - 1);
      header(Line.slice(0, Colon));
      statements(Line.drop(Colon + 1));
    } else {
      statements(Line);
    }
  }

  /// `for name in names`, `with make() as name`
  void header(PythonTokenSpan Header) {
    size_t In = Header.text(0) == "for" ? Header.find("in") : 0;
    for (size_t I = 1; I < Header.size(); ++I)
      if (I < In || Header.text(I - 1) == "as")
        bindName(Header, I);
  }

  void statements(PythonTokenSpan Line) {
    for (PythonTokenSpan Statement : Line.split(";"))
      if (Statement.size() > 1)
        statement(Statement);
  }

  void statement(PythonTokenSpan S) {
    StringRef Word = S.text(0);
    if (Word == "import")
      return imports("import ", S.drop(1));
    if (Word == "from")
      return importsFrom(S);
    if (Word == "del")
      return targets(S.drop(1));
    // `a = b, c = value`; `name: type = value`.
    size_t End = 0;
    for (size_t I = S.find("="); I < S.size(); I = S.find("=", I + 1))
      End = I;
    targets(S.slice(0, std::min(End, S.find(":"))));
  }

  void targets(PythonTokenSpan Targets) {
    for (size_t I = 0; I < Targets.size(); ++I)
      bindName(Targets, I);
  }

  /// `from module import (a, b as c)`
  void importsFrom(PythonTokenSpan S) {
    size_t Keyword = S.find("import");
    if (Keyword + 1 >= S.size() || Keyword < 2 || S.text(1) == "__future__")
      return;
    PythonTokenSpan Names = S.drop(Keyword + 1);
    if (Names.text(0) == "(")
      Names = Names.insideBracket(0);
    StringRef Module = S.slice(1, Keyword).range().in(Text);
    imports(("from " + Module + " import ").str(), Names);
  }

  void imports(StringRef Start, PythonTokenSpan Names) {
    for (PythonTokenSpan Name : Names.split(","))
      if (isImported(Name))
        add(Start + Name.range().in(Text));
  }

  /// Whether \p Name is `name`, `a.name`, `name as other` or `*`, on one line: not what is
  /// cut short.
  bool isImported(PythonTokenSpan Name) const {
    if (Name.size() == 0 || Name.range().in(Text).contains('\n'))
      return false;
    bool IsName = true;
    for (size_t I = 0; I < Name.size(); ++I)
      IsName &= I % 2 == 0 ? Name.isName(I) : Name.text(I) == "." || Name.text(I) == "as";
    return Name.text(0) == "*" ? Name.size() == 1 : IsName && Name.size() % 2 == 1;
  }

  void bindName(PythonTokenSpan S, size_t I) {
    bool IsPart = (I > 0 && S.text(I - 1) == ".") || S.text(I + 1) == "." || S.text(I + 1) == "(" ||
                  S.text(I + 1) == "[";
    if (S.isName(I) && !IsPart)
      bind(S.text(I));
  }

  void bind(StringRef Name) { add(Name + " = " + Unknown); }

  void add(const llvm::Twine &Statement) {
    if (IsConditional || !Suites.empty())
      Result += Condition;
    Result += (Statement + "\n").str();
  }

  StringRef Text;
  bool IsConditional;
  std::vector<Suite> Suites;
  std::string Result;
};

} // namespace

std::string mailseal::bindingStatements(StringRef Text, bool IsConditional) {
  return BindingReader(Text, IsConditional).run();
}

static bool isImport(StringRef Statement) {
  Statement.consume_front(Condition);
  return Statement.starts_with("import ") || Statement.starts_with("from ");
}

bool mailseal::hasImport(StringRef Statements) {
  return llvm::any_of(llvm::split(Statements, '\n'), isImport);
}

std::string mailseal::withoutImports(StringRef Statements) {
  std::string Result;
  for (StringRef Line : llvm::split(Statements, '\n'))
    if (!Line.empty() && !isImport(Line))
      Result += (Line + "\n").str();
  return Result;
}

std::string mailseal::conditionalStatements(StringRef Statements) {
  std::string Result;
  for (StringRef Line : llvm::split(Statements, '\n'))
    if (!Line.empty())
      Result += ((Line.starts_with(Condition) ? "" : Condition) + Line + "\n").str();
  return Result;
}
