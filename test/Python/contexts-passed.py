# A None that a caller passes for a context is followed to the call, unless the caller may have asked for no TLS.

# RUN: rm -rf %t && split-file %s %t
# RUN: cd %t && %expect_exit 1 mailseal check | FileCheck %s --match-full-lines --implicit-check-not=warning:
# RUN: cd %t && %expect_exit 1 mailseal diff > %t.diff
# RUN: grep '^[-+] ' %t.diff > %t.lines
# RUN: FileCheck %s --check-prefix=DIFF --match-full-lines --input-file=%t.lines
# RUN: count 6 < %t.lines

# CHECK: imap.py:13:20: warning: imaplib.IMAP4_SSL() is given 'ssl_context', which may be None, as ssl_context, so it accepts any certificate [none-context]
# CHECK: imap.py:14:16: warning: imaplib.IMAP4_SSL() is given 'ssl_context', {{.*}}
# CHECK: smtp.py:6:12: warning: smtplib.SMTP_SSL() is given 'context', {{.*}}; not fixed: repair it where the context is made [none-context]
# CHECK: smtp.py:10:12: warning: smtplib.SMTP_SSL() is given 'tls', {{.*}}; not fixed: {{.*}}
# CHECK: smtp.py:18:16: warning: smtplib.SMTP_SSL() is given 'self.context', {{.*}} certificate [none-context]

# DIFF: -            return imaplib.IMAP4_SSL(self.host, port, ssl_context=ssl_context)
# DIFF: -        return imaplib.IMAP4_SSL(self.host, port, ssl_context=ssl_context)
# DIFF: +            return imaplib.IMAP4_SSL(self.host, port, ssl_context=ssl_context or ssl.create_default_context())
# DIFF: +        return imaplib.IMAP4_SSL(self.host, port, ssl_context=ssl_context or ssl.create_default_context())
# DIFF: -        return smtplib.SMTP_SSL(host, 465, context=self.context)
# DIFF: +        return smtplib.SMTP_SSL(host, 465, context=self.context or ssl.create_default_context())

#--- imap.py
import imaplib
import ssl
import sys


class Mailbox:
    def __init__(self, host, context=None):
        self.host = host
        self.context = context

    def client(self, ssl_context, port):
        if sys.version_info < (3, 9):
            return imaplib.IMAP4_SSL(self.host, port, ssl_context=ssl_context)
        return imaplib.IMAP4_SSL(self.host, port, ssl_context=ssl_context)

    def open(self):
        return self.client(self.context, 993)
#--- smtp.py
import smtplib
import ssl


def by_position(host, context):
    return smtplib.SMTP_SSL(host, context=context)


def by_keyword(host, *, tls):
    return smtplib.SMTP_SSL(host, context=tls)


class Stored:
    def __init__(self, host, context):
        self.context = context

    def send(self, host):
        return smtplib.SMTP_SSL(host, 465, context=self.context)


Stored("a", None).send("a")
#--- use.py
from smtp import by_keyword, by_position

by_position("a", None)
by_keyword("b", tls=None)
#--- secure.py
import smtplib
import ssl


def replaced(host, context):
    if context is None:
        context = ssl.create_default_context()
    return smtplib.SMTP_SSL(host, context=context)


def asked(host, secure, context):
    if secure:
        return smtplib.SMTP_SSL(host, context=context)
    return smtplib.SMTP(host, 587)


def given(host, context):
    return smtplib.SMTP_SSL(host, context=context)


class Chosen:
    def __init__(self, host, secure, context):
        self.secure = secure
        self.context = context

    def open(self, host):
        if self.secure:
            return smtplib.SMTP_SSL(host, 465, context=self.context)
        return smtplib.SMTP(host, 587)


class Other:
    def given(self, host, context):
        return host


replaced("a", None)
asked("a", False, None)
given("a", ssl.create_default_context())
Chosen("a", False, None).open("a")
Other().given("a", None)
unknown.given("a", None)
given(*(("a", None)))
