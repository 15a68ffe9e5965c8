# setattr() with a name that is written out is an assignment to an attribute.

# RUN: split-file %s %t
# RUN: %expect_exit 1 mailseal check %t/alone.py | FileCheck %t/alone.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/project | FileCheck %t/project/use.py --match-full-lines --implicit-check-not=warning:

#--- alone.py
import imaplib
import smtplib


class Sender:
    def __init__(self, host):
        setattr(self, "server", smtplib.SMTP(host, 587))

    def send(self):
        # CHECK: {{.*}}:[[#@LINE+2]]:9: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate [missing-context]
        # CHECK: {{ *}}| fix: safe
        self.server.starttls()


class Reader:
    def __init__(self, host, quiet):
        self.server = imaplib.IMAP4(host)
        if quiet:
            setattr(self, "server", object())

    def read(self):
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: imaplib.IMAP4.starttls() has no ssl_context, so it accepts any certificate; look at it: the callee could not be followed on every way [missing-context]
        self.server.starttls()


connection = smtplib.SMTP("mail.example.org")
setattr(connection, "starttls", lambda: None)
connection.starttls()


class Lax:
    pass


setattr(smtplib, "SMTP_SSL", Lax)
smtplib.SMTP_SSL()
#--- project/lenient.py
import ssl

setattr(
    ssl,
    "create_default_context",
    ssl._create_unverified_context,
)
#--- project/use.py
import smtplib

# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: 'ssl.create_default_context' is replaced on line 3 of lenient.py, so a context would not verify either [missing-context]
smtplib.SMTP_SSL("mail.example.org")
