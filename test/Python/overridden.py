# What `self` has may be another thing in a derived class, and a global what another file puts there: such a call gets no
# context that the other does not take.

# RUN: rm -rf %t && split-file %s %t
# RUN: %expect_exit 1 mailseal diff -q %t | FileCheck %s --match-full-lines --strict-whitespace --implicit-check-not='{{^[-+] }}'
# RUN: %expect_exit 1 mailseal check -q %t | FileCheck %s --check-prefix=CHECK-MANUAL

# CHECK:-        return self.same("d")
# CHECK-NEXT:+        return self.same("d", context=ssl.create_default_context())
# CHECK:-        imaplib.IMAP4_SSL.__init__(self, "e")
# CHECK-NEXT:+        imaplib.IMAP4_SSL.__init__(self, "e", ssl_context=ssl.create_default_context())

# CHECK-MANUAL: 'self.factory' is more than a variable that is only called
# CHECK-MANUAL: the callee may also be something that takes no context, and 'self.other'
# CHECK-MANUAL: the callee may also be something that takes no ssl_context
# CHECK-MANUAL: patched.py:7:12: {{.*}} look at it: other modules may use the class as a class
#--- base.py
import imaplib
import smtplib


class Sender:
    factory = smtplib.SMTP_SSL
    other = smtplib.SMTP_SSL
    same = smtplib.SMTP_SSL

    def one(self):
        return self.factory("a")

    def two(self):
        return self.other("b")

    def three(self):
        return self.same("d")


class Plain(Sender):
    factory = smtplib.SMTP


class Box(imaplib.IMAP4_SSL):
    def __init__(self):
        imaplib.IMAP4_SSL.__init__(self, "e")

    def secure(self):
        self.starttls()


class Unsecured(Box):
    def starttls(self):
        pass
#--- child.py
import smtplib
from base import Sender


class Elsewhere(Sender):
    other = smtplib.SMTP
#--- test_base.py
import smtplib
from base import Sender


class Tested(Sender):
    same = smtplib.SMTP
#--- patched.py
import smtplib

Client = smtplib.SMTP_SSL


def send():
    return Client("f")
#--- patches.py
import patched
import smtplib

patched.Client = smtplib.SMTP
