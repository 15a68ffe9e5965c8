# -*- Python -*-
# The rules of mailseal's test suite. lit.site.cfg.py, which CMake writes, says where things were built.
#
# A test is a .py, .pyw, .cpp, .c, .txt or .test file with RUN lines. lit's own shell runs them: pipes,
# redirections, `&&`, `cd`, `env` and `export` work, `$(…)` and loops do not; a pipe fails when any command in it
# fails. Beside lit's words (%s, %t, %S, %{…}) a RUN line may use
#
#   mailseal            the program under test
#   %expect_exit N CMD  runs CMD, and fails unless its exit status is N
#   %check_fix N BEFORE AFTER [OPTION…]
#                       fails unless `mailseal fix` turns BEFORE into AFTER with exit status N
#   %python             the Python that runs the suite: 3.11 or later
#   FileCheck, not, count, split-file
#                       LLVM's test tools
#   %project            the root of the source tree
#
# and REQUIRES or UNSUPPORTED lines
#
#   root                the suite runs as root, for whom no file is unreadable
#   terminal            there are pseudo-terminals
#   swig                SWIG is installed
#
# With `-D mailseal=PATH` lit tests another mailseal than the one just built.

import os
import pathlib
import shutil
import sys

import lit.formats
import lit.util

# lit's own shell shows, for a test that fails, what each command printed.
config.name = "mailseal"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".py", ".pyw", ".cpp", ".c", ".txt", ".test"]
config.excludes = ["Inputs", "support", "lit.cfg.py", "lit.site.cfg.py", "CMakeLists.txt"]
config.test_source_root = os.path.dirname(__file__)
config.test_exec_root = config.build_test_dir

# Only a program that hangs meets it.
if lit.util.killProcessAndChildrenIsSupported()[0]:
    lit_config.maxIndividualTestTime = 300

if os.geteuid() == 0:
    config.available_features.add("root")
try:
    for end in os.openpty():
        os.close(end)
    config.available_features.add("terminal")
except OSError:
    pass  # A bare chroot has none.
if shutil.which("swig", path=os.defpath):
    config.available_features.add("swig")

mailseal = pathlib.Path(lit_config.params.get("mailseal", config.mailseal)).resolve()
config.substitutions += [
    (r"%expect_exit\b", os.path.join(config.test_source_root, "support", "expect-exit")),
    (r"%check_fix\b", sys.executable + " " + os.path.join(config.test_source_root, "support", "check-fix")),
    (r"%python\b", sys.executable),
    (r"%project\b", config.project_dir),
]

# Nothing of the user's: neither programs nor configuration. A test that commits has a name to do it under, and
# git does not take mailseal's own repository for the one around a test's files.
home = os.path.join(config.test_exec_root, "home")
os.makedirs(home, exist_ok=True)
config.environment |= {
    "HOME": home,
    "PATH": os.pathsep.join([str(mailseal.parent), config.llvm_tools_dir, "/usr/bin", "/bin"]),
    "LC_ALL": "C.UTF-8",
    "TERM": "dumb",
    "PYTHONDONTWRITEBYTECODE": "1",
    "GIT_CEILING_DIRECTORIES": config.test_exec_root,
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Test",
    "GIT_AUTHOR_EMAIL": "test@example.org",
    "GIT_COMMITTER_NAME": "Test",
    "GIT_COMMITTER_EMAIL": "test@example.org",
}
