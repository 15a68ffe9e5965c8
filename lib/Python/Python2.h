//===- Python2.h - What only Python 2 can run -------------------*- C++ -*-===//

#ifndef MAILSEAL_LIB_PYTHON_PYTHON2_H
#define MAILSEAL_LIB_PYTHON_PYTHON2_H

#include "SyntaxTree.h"

namespace mailseal {

/// Whether \p N is something that Python 3 refuses: a print or exec statement,
/// `except E, name:`, `raise E, "text"`, backticks, `<>`, `0777`, `10L`, `ur""`.
bool isPython2Syntax(Node N);

/// Whether Python 3 has no module \p Name of the standard library, and Python 2 has:
/// `urllib2`, `email.MIMEText`. What `from` a module brings is asked for with its name:
/// `urllib.urlencode`.
bool isPython2Module(llvm::StringRef Name);

/// Whether \p Text starts with a line that has Python 2 run it.
bool hasPython2Shebang(llvm::StringRef Text);

} // namespace mailseal

#endif
