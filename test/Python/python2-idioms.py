# What only Python 2 runs, and Python 3 parses or nearly so: no context is given there.

# RUN: split-file %s %t
# RUN: %expect_exit 1 mailseal check %t/except.py | FileCheck %s --match-full-lines --implicit-check-not=warning: --check-prefix=EXCEPT
# RUN: %expect_exit 1 mailseal check %t/input.py | FileCheck %s --match-full-lines --implicit-check-not=warning: --check-prefix=INPUT
# RUN: %check_fix 0 %t/imported.py %t/imported-after.py
# RUN: %check_fix 0 %t/both.py %t/both-after.py

# EXCEPT: {{.*}}:4:5: warning: {{.*}}; not fixed: this is Python 2, where the call takes no context [missing-context]
# INPUT: {{.*}}:3:1: warning: {{.*}}; not fixed: this is Python 2, where the call takes no context [missing-context]

#--- except.py
import smtplib

try:
    smtplib.SMTP_SSL("mail.example.org")
except Exception, e:
    raise
#--- input.py
import smtplib

smtplib.SMTP_SSL(raw_input("host: "))
#--- imported.py
import smtplib
from socket import error, timeout

try:
    smtplib.SMTP_SSL("mail.example.org")
except error, timeout:
    raise
#--- imported-after.py
import smtplib
import ssl
from socket import error, timeout

try:
    smtplib.SMTP_SSL("mail.example.org", context=ssl.create_default_context())
except error, timeout:
    raise
#--- both.py
import smtplib

try:
    read = raw_input
except NameError:
    read = input
smtplib.SMTP_SSL(raw_input("host: "))
#--- both-after.py
import smtplib
import ssl

try:
    read = raw_input
except NameError:
    read = input
smtplib.SMTP_SSL(raw_input("host: "), context=ssl.create_default_context())
