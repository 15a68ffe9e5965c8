# What says which Python runs a file, where the signs are weak, are the other's, or are of both.

# RUN: rm -rf %t && split-file %s %t
# RUN: cd %t/star && %expect_exit 1 mailseal check | FileCheck %t/star/send.py --match-full-lines --implicit-check-not=warning:
# RUN: cd %t/both && %expect_exit 1 mailseal check --select missing-context | FileCheck %t/both/send.py --match-full-lines --implicit-check-not=warning:
# RUN: cd %t/shown && %expect_exit 1 mailseal check | FileCheck %t/shown/send.py --match-full-lines --implicit-check-not=warning:
# RUN: cd %t/three && %expect_exit 1 mailseal check | FileCheck %t/three/send.py --match-full-lines --implicit-check-not=warning:

# A star import of a module of the project that does not bind the name hides nothing.
#--- star/errors.py
class MailError(RuntimeError):
    pass
#--- star/send.py
import imaplib
from errors import *


def fetch(letters):
    # CHECK: {{.*}}:[[#@LINE+1]]:11: warning: {{.*}}; not fixed: this is Python 2, where the call takes no context [missing-context]
    box = imaplib.IMAP4_SSL("mail.example.org")
    for i in xrange(len(letters)):
        print(box.fetch(letters[i]))

# The TypeError that Python 2 raises is swallowed, and the login goes out in plaintext.
#--- both/send.py
import smtplib

try:
    from cStringIO import StringIO
except ImportError:
    from io import StringIO


def send(host, port, user, password):
    server = smtplib.SMTP(host, port)
    try:
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: {{.*}}; look at it: Python 2 may run this, too, where the call takes no context, and line [[#@LINE+2]] catches the error of that [missing-context]
        server.starttls()
    except:
        pass
    server.login(user, password)

# The first line says it, whatever stands beside the file; mailboxes have iterkeys() in Python 3.
#--- shown/old.py
print "old"
#--- shown/send.py
#!/usr/bin/env python3
import imaplib
import mailbox

for key in mailbox.mbox("inbox").iterkeys():
    print(key)
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: imaplib.IMAP4_SSL() has no ssl_context, so it accepts any certificate [missing-context]
imaplib.IMAP4_SSL("mail.example.org")

# Nobody means 3.0.
#--- three/setup.py
from setuptools import setup

setup(name="mail", python_requires=">=3")
#--- three/send.py
import smtplib

# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate [missing-context]
smtplib.SMTP_SSL("mail.example.org")
