# An error elsewhere in the file does not keep a sound call from being repaired; one in the call does.

# RUN: split-file %s %t
# RUN: %check_fix 0 %t/before.py %t/after.py
# RUN: %expect_exit 1 mailseal check %t/broken.py | FileCheck %s --match-full-lines
# RUN: mailseal diff --unsafe-fixes %t/broken.py | count 0
# RUN: mailseal check %t/empty-suite.py | count 0
# RUN: %expect_exit 1 mailseal check -q %t/broken-call.py | FileCheck %s --check-prefix=CALL
# RUN: mailseal check %t/broken-attribute.py | count 0
# RUN: %expect_exit 1 mailseal check -q %t/named-by-itself.py | FileCheck %s --check-prefix=ITSELF

# CHECK: {{.*}}broken.py:3:1: warning: smtplib.SMTP_SSL() has no context, {{.*}}; not fixed: the call has a syntax error [missing-context]
# CALL: {{.*}}broken-call.py:7:12: warning: smtplib.SMTP_SSL() has no context, {{.*}}; look at it: the callee could not be followed on every way [missing-context]
# ITSELF: {{.*}}named-by-itself.py:4:1: warning: smtplib.SMTP.starttls() has no context, {{.*}}; not fixed: 'server' could not be followed {{.*}}

#--- before.py
import smtplib


def broken(:
    pass


def sound(host):
    smtplib.SMTP_SSL(host)
#--- after.py
import smtplib
import ssl


def broken(:
    pass


def sound(host):
    smtplib.SMTP_SSL(host, context=ssl.create_default_context())
#--- broken.py
import smtplib

smtplib.SMTP_SSL("a", def)
#--- empty-suite.py
import smtplib


class Mailer:
    @property
    def context(self):
        with lock:
            # Nothing yet.

    def send(self):
        smtplib.SMTP_SSL("mail.example.org", context=self.context)
#--- broken-call.py
import smtplib

CLASSES = {"ssl": smtplib.SMTP_SSL}


def send(mode):
    return CLASSES[mode]("mail.example.org", 465)
    return'"mail.example.org", 465)
    return CLASSES[mo:ailer:
    def send(self, mode):
        return self.classes[mode]("mail.example.org", 46:
#--- broken-attribute.py
import imaplib


class Ma(ext=None):
        self.host = host
        self.context =

    def client(self, ssl_context, port):
        return imaplib.IMAP4_SSL(self.host, port, ssl_context=self.context)
#--- named-by-itself.py
import smtplib

server: "server"
server.starttls()
