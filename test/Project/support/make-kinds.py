"""Fills a folder with files of all kinds that mention a library."""

import pathlib
import sys

root = pathlib.Path(sys.argv[1])
python = "import smtplib\n"
cxx = 'const char *Code = "import smtplib\\n";\n'

for name in ("a.py", "a.pyw", "plain.PY", "two.dots.py", ".hidden/a.py", "folder.py/a.py", ".git/a.py", ".hg/a.py",
             ".svn/a.py", "plain.txt", "a.json", "no-shebang", "a.py.orig", "a.pyc", "plain.pyx", "plain.pxd", "plain.pxi",
             "template.py.in", "template.in", "template.txt.in"):  # fmt: skip
    path = root / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(python)
(root / "template.cpp.in").write_text(cxx)
for extension in "c cc cpp cxx c++ C h hh hpp hxx H inc inl ipp tcc tpp m mm cu cuh java cs".split():
    (root / f"plain.{extension}").write_text(cxx)
for name, shebang in {
    "old-python": "#!/usr/bin/python2.7",
    "pypy": "#! /opt/pypy3 -u",
    "env-python": "#!/usr/bin/env python3\r",
    "env-options": "#!/usr/bin/env -S A=1 python3 -u",
    "script.in": "#!/usr/bin/env python3",
    "placeholder.in": "#!@PYTHON@ -u",
    "cmake-placeholder": "#!${PYTHON_EXECUTABLE}",
    "shell-placeholder.in": "#!@SHELL@",
    "shell": "#!/bin/sh",
    "env-shell": "#!/usr/bin/env bash",
    "named.txt": "#!/usr/bin/env python3",
}.items():
    (root / name).write_text(f"{shebang}\n{python}")
