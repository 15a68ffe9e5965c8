# A module of the project that is called like a library is not the library, where Python takes it.

# RUN: rm -rf %t && split-file %s %t
# RUN: mailseal check %t/script %t/flat %t/vendor.py | count 0
# In a package, Python 3 takes the library; of two that it may take none is guessed.
# RUN: %expect_exit 1 mailseal check %t/pkg %t/folder.py | FileCheck %s --match-full-lines --implicit-check-not=warning:

# CHECK: {{.*}}folder.py:3:1: warning: smtplib.SMTP_SSL() {{.*}}
# CHECK: {{.*}}pkg/main.py:3:1: warning: smtplib.SMTP_SSL() {{.*}}
# CHECK: {{.*}}pkg/poplib.py:4:1: warning: poplib.POP3_SSL() {{.*}}

#--- script/smtplib.py
class SMTP_SSL:
    def __init__(self, host):
        pass
#--- script/main.py
import smtplib

smtplib.SMTP_SSL("h")
#--- flat/imaplib/__init__.py
class IMAP4_SSL:
    def __init__(self, host):
        pass
#--- flat/box/__init__.py
#--- flat/box/main.py
from imaplib import IMAP4_SSL

IMAP4_SSL("h")
#--- vendor.py
from vendored import smtplib
import vendored.imaplib2 as imaplib

smtplib.SMTP_SSL("h")
imaplib.IMAP4_SSL("h")
#--- vendored/smtplib.py
class SMTP_SSL:
    def __init__(self, host):
        pass
#--- vendored/imaplib2.py
class IMAP4_SSL:
    def __init__(self, host):
        pass
#--- pkg/__init__.py
#--- pkg/smtplib.py
class SMTP_SSL:
    pass
#--- pkg/main.py
import smtplib

smtplib.SMTP_SSL("h")
#--- pkg/poplib.py
#!/usr/bin/env python3
import poplib

poplib.POP3_SSL("h")
#--- pkg/script.py
import smtplib

if __name__ == "__main__":
    smtplib.SMTP_SSL("h")
#--- folder.py
import smtplib

smtplib.SMTP_SSL("h")
#--- smtplib/notes.txt
