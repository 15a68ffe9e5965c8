#include "Python2.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace mailseal;

/// Whether the clause is `except Exception, name:` and the name is used. Without
/// a use it may be Python 3.14's `except ValueError, KeyError:`.
static bool bindsByComma(Node Clause) {
  Node Name, Body;
  unsigned Names = 0;
  bool Comma = false;
  for (Node Child : Clause.children()) {
    if (Child.is(SyntaxKind::Block))
      Body = Child;
    else if (Child.is(SyntaxKind::Comma))
      Comma = true;
    else if (Child.isNamed() && !Child.is(SyntaxKind::Comment)) {
      ++Names;
      Name = Child;
    }
  }
  if (Names != 2 || !Comma || !Name.is(SyntaxKind::Identifier) || !Body)
    return false;
  llvm::SmallVector<Node, 16> Work{Body};
  while (!Work.empty()) {
    Node N = Work.pop_back_val();
    if (N.is(SyntaxKind::Identifier) && N.text() == Name.text() &&
        N.field() != SyntaxField::Attribute)
      return true;
    llvm::append_range(Work, N.children());
  }
  return false;
}

bool mailseal::isPython2Syntax(Node N) {
  switch (N.kind()) {
  case SyntaxKind::PrintStatement:
  case SyntaxKind::ExecStatement:
    return true;
  case SyntaxKind::ExceptClause:
    return bindsByComma(N);
  case SyntaxKind::RaiseStatement:
    return N.firstChild().nextSibling().is(SyntaxKind::ExpressionList);
  case SyntaxKind::Integer: {
    llvm::StringRef Text = N.text();
    bool Octal = Text.size() > 1 && Text[0] == '0' && llvm::all_of(Text, llvm::isDigit) &&
                 Text.find_first_not_of('0') != llvm::StringRef::npos;
    return Octal || Text.ends_with_insensitive("l");
  }
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

bool mailseal::hasPython2Shebang(llvm::StringRef Text) {
  llvm::StringRef Line = Text.split('\n').first;
  if (!Line.starts_with("#!"))
    return false;
  size_t At = Line.find("python2");
  return At != llvm::StringRef::npos &&
         !llvm::isDigit(Line.substr(At + 7).empty() ? ' ' : Line[At + 7]);
}
