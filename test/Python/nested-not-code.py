# A string that no interpreter is seen to run is text: not reported, whatever it says.

# RUN: mailseal check --verbose %s | FileCheck %s --match-full-lines
# CHECK: no findings in 1 file with mail code; 0 of 0 TLS calls verify certificates
# RUN: mailseal locate %s | FileCheck %s --check-prefix=LOCATE --match-full-lines
# LOCATE: {{.*}}: python-file, file
# LOCATE-NOT: {{.}}
"""Runs import smtplib; smtplib.SMTP_SSL('a')."""

import re
import subprocess
import sys
import timeit

import mock

parser.add_argument("-c", help="import smtplib; smtplib.SMTP_SSL('a')")
# What the code is depends on the run.
exec(template)
exec(template + template)
exec(template % "import smtplib; smtplib.SMTP_SSL('a')")
exec(read("import smtplib; smtplib.SMTP_SSL('a')"))
exec(",".join(["import smtplib", "smtplib.SMTP_SSL('a')"]))
# Other functions of the same name, and other programs.
re.compile("import smtplib; smtplib.SMTP_SSL('a')")
shell.exec("import smtplib; smtplib.SMTP_SSL('a')")
subprocess.run(["sh", "-c", "import smtplib; smtplib.SMTP_SSL('a')"])
subprocess.run([sys.executable, "-m", "pytest", "-c", "import smtplib; smtplib.SMTP_SSL('a')"])
subprocess.run([sys.executable, "run.py", "-c", "import smtplib; smtplib.SMTP_SSL('a')"])
subprocess.run(["python2.7", "-c", "import smtplib; smtplib.SMTP_SSL('a')"])
subprocess.run([sys.executable, "-c"])


def local(eval):
    eval("__import__('smtplib').SMTP_SSL('a')")


# No library in it, and malformed escapes.
exec("import os")
exec("import smtplib; smtplib.SMTP_SSL('\x')")
exec("import smtplib; smtplib.SMTP_SSL('\N{')")
