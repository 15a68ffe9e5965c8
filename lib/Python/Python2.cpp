#include "Python2.h"
#include "mailseal/Python/Analysis.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace mailseal;

/// Whether \p Name is only ever read, or caught by a comma, in its text.
static bool isNeverBound(Node Name) {
  return llvm::all_of(Name.tree()->identifiers(Name.text()), [](Node N) {
    Node Parent = N.parent();
    bool IsLabel = N.field() == SyntaxField::Name || N.field() == SyntaxField::Alias;
    return !IsLabel && N.field() != SyntaxField::Left && !Parent.is(SyntaxKind::DottedName) &&
           !Parent.is(SyntaxKind::AsPatternTarget);
  });
}

/// Whether the clause is `except Exception, name:`. Python 3.14 has `except ValueError,
/// KeyError:`, where both are classes: they begin with a capital, or are imported.
static bool bindsByComma(Node Clause) {
  llvm::SmallVector<Node, 4> Caught;
  bool HasComma = false;
  for (Node Child : Clause.children()) {
    HasComma |= Child.is(SyntaxKind::Comma);
    if (Child.isNamed() && !Child.is(SyntaxKind::Comment) && !Child.is(SyntaxKind::Block))
      Caught.push_back(Child);
  }
  return Caught.size() == 2 && HasComma && Caught[1].is(SyntaxKind::Identifier) &&
         llvm::isLower(Caught[1].text().front()) && isNeverBound(Caught[1]);
}

/// Whether \p Name is called, or given to a call as a class: `isinstance(x, basestring)`.
static bool isUsedAsFunction(Node Name) {
  Node Parent = Name.parent();
  return Name.field() == SyntaxField::Function || Parent.is(SyntaxKind::ArgumentList) ||
         Parent.is(SyntaxKind::Tuple);
}

/// Whether \p Name is that of a method which is called with \p Count arguments.
static bool isCalledMethod(Node Name, unsigned Count) {
  Node Call = Name.parent().parent();
  return Name.field() == SyntaxField::Attribute && Call.is(SyntaxKind::Call) &&
         Name.parent().field() == SyntaxField::Function &&
         Call.child(SyntaxField::Arguments).parts().size() == Count;
}

bool mailseal::usesPython2Names(const SyntaxTree &Tree,
                                llvm::function_ref<bool(llvm::StringRef)> IsImported) {
  static constexpr llvm::StringLiteral Functions[] = {
      "basestring", "execfile", "long", "raw_input", "reload", "unichr", "unicode", "xrange"};
  struct Method {
    llvm::StringLiteral Name;
    unsigned Arguments;
  };
  static constexpr Method Methods[] = {
      {"has_key", 1}, {"iteritems", 0}, {"iterkeys", 0}, {"itervalues", 0}};
  // An attempt to run on both, names that nobody sees, or objects with such methods.
  static constexpr llvm::StringLiteral Doubts[] = {
      "NameError", "PY2", "PY3",     "builtins", "curses", "future",
      "hasattr",   "six", "mailbox", "pandas",   "past",   "version_info"};
  auto IsUsed = [&](llvm::StringRef Name, auto Holds) {
    llvm::SmallVector<Node, 4> All = Tree.identifiers(Name);
    return llvm::any_of(All, Holds) && isNeverBound(All.front()) && !IsImported(Name);
  };
  bool IsAnyUsed =
      llvm::any_of(Functions,
                   [&](llvm::StringRef Name) { return IsUsed(Name, isUsedAsFunction); }) ||
      llvm::any_of(Methods, [&](const Method &M) {
        return IsUsed(M.Name, [&](Node N) { return isCalledMethod(N, M.Arguments); });
      });
  llvm::StringRef Text = Tree.text();
  return IsAnyUsed &&
         llvm::none_of(Doubts, [&](llvm::StringRef Word) { return hasWord(Text, Word); });
}

bool mailseal::isPython2Integer(llvm::StringRef Text) {
  bool Octal = Text.size() > 1 && Text[0] == '0' && llvm::all_of(Text, llvm::isDigit) &&
               Text.find_first_not_of('0') != llvm::StringRef::npos;
  return Octal || Text.ends_with_insensitive("l");
}

bool mailseal::isPython2Syntax(Node N) {
  switch (N.kind()) {
  case SyntaxKind::PrintStatement:
  case SyntaxKind::ExecStatement:
    return true;
  case SyntaxKind::ExceptClause:
    return bindsByComma(N);
  case SyntaxKind::TuplePattern:
    return N.field() == SyntaxField::None && N.parent().field() == SyntaxField::Parameters;
  case SyntaxKind::RaiseStatement:
    return N.firstChild().nextSibling().is(SyntaxKind::ExpressionList);
  case SyntaxKind::Integer:
    return isPython2Integer(N.text());
  case SyntaxKind::StringStart:
    return N.text().starts_with_insensitive("ur") || N.text().ends_with("`");
  case SyntaxKind::Other:
    return !N.isNamed() && N.text() == "<>";
  default:
    return false;
  }
}

bool mailseal::isPython2Module(llvm::StringRef Name) {
  // Those left out (`commands`, `sets`) may well be a project's own.
  static constexpr llvm::StringLiteral Gone[] = {
      "BaseHTTPServer", "ConfigParser", "Cookie",       "HTMLParser",         "MimeWriter",
      "Queue",          "SocketServer", "StringIO",     "SimpleHTTPServer",   "Tkinter",
      "UserDict",       "__builtin__",  "cPickle",      "SimpleXMLRPCServer", "cStringIO",
      "cookielib",      "copy_reg",     "httplib",      "htmlentitydefs",     "mimetools",
      "rfc822",         "sgmllib",      "tkMessageBox", "tkSimpleDialog",     "urllib2",
      "urlparse",       "xmlrpclib"};
  auto [Module, Member] = Name.split('.');
  if (Module == "email") // Its parts have lower case in Python 3.
    return !Member.empty() && llvm::isUpper(Member.front());
  if (Module == "urllib")
    return Member.starts_with("url") || Member.starts_with("quote") ||
           Member.starts_with("unquote");
  return llvm::is_contained(Gone, Module);
}

bool mailseal::hasShebangOf(llvm::StringRef Text, char Major) {
  llvm::StringRef Version = Text.split('\n').first.split("python").second;
  return Text.starts_with("#!") && Version.starts_with(llvm::StringRef(&Major, 1)) &&
         !llvm::isDigit(Version.size() > 1 ? Version[1] : ' ');
}

bool mailseal::minds2And3(llvm::StringRef Text) {
  constexpr llvm::StringLiteral Signs[] = {"PY2",     "PY3",          "print_function",
                                           "six",     "cStringIO",    "version_info",
                                           "urllib2", "ConfigParser", "unicode_literals"};
  return llvm::any_of(Signs, [&](llvm::StringRef Word) { return hasWord(Text, Word); });
}
