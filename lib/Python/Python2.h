//===- Python2.h - What only Python 2 can run -------------------*- C++ -*-===//

#ifndef MAILSEAL_LIB_PYTHON_PYTHON2_H
#define MAILSEAL_LIB_PYTHON_PYTHON2_H

#include "SyntaxTree.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace mailseal {

/// Whether \p N is something that Python 3 refuses: a print or exec statement,
/// `except E, name:`, `raise E, "text"`, `def f((a, b))`, backticks, `<>`, `0777`, `10L`,
/// `ur""`.
bool isPython2Syntax(Node N);

/// Whether the text of \p Tree uses what Python 3 does not have (`unicode(x)`,
/// `d.has_key(x)`), and looks like no attempt to run on both. \p IsImported says whether
/// something else may bring a name.
bool usesPython2Names(const SyntaxTree &Tree, llvm::function_ref<bool(llvm::StringRef)> IsImported);

/// Whether only Python 2 has the integer \p Text: `0777`, `10L`.
bool isPython2Integer(llvm::StringRef Text);

/// Whether Python 3 has no module \p Name of the standard library, and Python 2 has:
/// `urllib2`, `email.MIMEText`. What `from` a module brings is asked for with its name:
/// `urllib.urlencode`.
bool isPython2Module(llvm::StringRef Name);

/// Whether \p Text starts with a line that has Python \p Major run it.
bool hasShebangOf(llvm::StringRef Text, char Major);

/// Whether something in \p Text is there for code that both Python 2 and 3 run.
bool minds2And3(llvm::StringRef Text);

} // namespace mailseal

#endif
