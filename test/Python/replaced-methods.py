# A method of the library that the program replaces may not take a context, wherever that is done.

# RUN: split-file %s %t
# RUN: %expect_exit 1 mailseal check %t/alone.py | FileCheck %t/alone.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/project | FileCheck %t/project/send.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/class | FileCheck %t/class/send.py --match-full-lines --implicit-check-not=warning:
# RUN: %check_fix 0 %t/other.py %t/other-after.py

#--- alone.py
import poplib
import smtplib

original = smtplib.SMTP.starttls


def logged(self, keyfile=None, certfile=None):
    return original(self, keyfile, certfile)


smtplib.SMTP.starttls = logged
server = smtplib.SMTP("mail.example.org")
# CHECK: {{.*}}:[[#@LINE+2]]:1: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate; look at it: the callee could not be followed on every way [missing-context]
# CHECK: {{ *}}| fix: unsafe (--unsafe-fixes makes it; look at the result)
server.starttls()
# Another library's.
# CHECK: {{.*}}:[[#@LINE+2]]:1: warning: poplib.POP3_SSL() has no context, so it accepts any certificate [missing-context]
# CHECK: {{ *}}| fix: safe
poplib.POP3_SSL("mail.example.org")
#--- project/patch.py
import smtplib


def constructor(self, host, port=465):
    smtplib.SMTP.__init__(self, host, port)


setattr(smtplib.SMTP_SSL, "__init__", constructor)
#--- project/send.py
import smtplib

# CHECK: {{.*}}:[[#@LINE+2]]:1: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; look at it: the callee could not be followed on every way [missing-context]
# CHECK: {{ *}}| fix: unsafe (--unsafe-fixes makes it; look at the result)
smtplib.SMTP_SSL("mail.example.org")
#--- other.py
import smtplib


class Engine:
    pass


engine = Engine()
engine.starttls = lambda: None
smtplib.SMTP("mail.example.org").starttls()
#--- other-after.py
import smtplib
import ssl


class Engine:
    pass


engine = Engine()
engine.starttls = lambda: None
smtplib.SMTP("mail.example.org").starttls(context=ssl.create_default_context())
#--- class/patch.py
import smtplib

real = smtplib.SMTP_SSL


def logged(host, port=465):
    print(host)
    return real(host, port)


smtplib.SMTP_SSL = logged
#--- class/send.py
import smtplib

# CHECK: {{.*}}send.py:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; look at it: the callee could not be followed on every way [missing-context]
smtplib.SMTP_SSL("mail.example.org")
