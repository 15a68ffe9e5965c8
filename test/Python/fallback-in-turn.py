# Functions, methods or classes that a loop tries in turn, until one does not raise: the next one has no TLS.

# RUN: rm -rf %t && split-file %s %t
# RUN: %expect_exit 1 mailseal check %t/functions.py | FileCheck %t/functions.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/methods.py | FileCheck %t/methods.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/table.py | FileCheck %t/table.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/lambdas.py | FileCheck %t/lambdas.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/returned.py | FileCheck %t/returned.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/generator.py | FileCheck %t/generator.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/taken.py | FileCheck %t/taken.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/project | FileCheck %t/project/mailer.py --match-full-lines --implicit-check-not=warning:
# RUN: %check_fix 0 %t/all-tls.py %t/all-tls-after.py

#--- functions.py
import smtplib


def tls():
    # CHECK: {{.*}}:[[#@LINE+1]]:12: warning: smtplib.SMTP_SSL() {{.*}}; not fixed: line [[#@LINE+12]] catches the error of a bad certificate, and the program goes on in plaintext: make it stop there first [missing-context]
    return smtplib.SMTP_SSL("mail.example.org")


def plain():
    return smtplib.SMTP("mail.example.org")


def connect():
    for attempt in (tls, plain):
        try:
            return attempt()
        except Exception:
            continue


connect().login("alice", "secret")
#--- methods.py
import smtplib


class Mailer:
    def tls(self):
        # CHECK: {{.*}}:[[#@LINE+1]]:16: warning: {{.*}}; not fixed: line [[#@LINE+10]] catches the error of a bad certificate, {{.*}} [missing-context]
        return smtplib.SMTP_SSL("mail.example.org")

    def plain(self):
        return smtplib.SMTP("mail.example.org")

    def connect(self):
        for attempt in [self.tls, self.plain]:
            try:
                return attempt()
            except OSError as error:
                print(error)
#--- table.py
import smtplib


def tls():
    # CHECK: {{.*}}:[[#@LINE+1]]:12: warning: {{.*}}; not fixed: line [[#@LINE+14]] catches the error of a bad certificate, {{.*}} [missing-context]
    return smtplib.SMTP_SSL("mail.example.org")


def plain():
    return smtplib.SMTP("mail.example.org")


WAYS = {"tls": tls, "plain": plain}

for name in ("tls", "plain"):
    try:
        server = WAYS[name]()
        break
    except OSError:
        pass
server.login("alice", "secret")
#--- lambdas.py
import smtplib

# CHECK: {{.*}}:[[#@LINE+1]]:25: warning: {{.*}}; not fixed: line [[#@LINE+5]] catches the error of a bad certificate, {{.*}} [missing-context]
for attempt in (lambda: smtplib.SMTP_SSL("mail.example.org"), lambda: smtplib.SMTP("mail.example.org")):
    try:
        server = attempt()
        break
    except OSError:
        continue
server.login("alice", "secret")
#--- returned.py
import smtplib


def tls():
    try:
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: {{.*}}; not fixed: line [[#@LINE+3]] catches the error of a bad certificate, {{.*}} [missing-context]
        smtplib.SMTP_SSL("mail.example.org").login("alice", "secret")
        return True
    except OSError:
        return False


def plain():
    smtplib.SMTP("mail.example.org").login("alice", "secret")
    return True


for attempt in (tls, plain):
    if attempt():
        break
#--- generator.py
import smtplib


def tls():
    try:
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: {{.*}}; not fixed: line [[#@LINE+3]] catches the error of a bad certificate, {{.*}} [missing-context]
        smtplib.SMTP_SSL("mail.example.org").login("alice", "secret")
        return True
    except OSError:
        return False


def plain():
    smtplib.SMTP("mail.example.org").login("alice", "secret")
    return True


print(any(attempt() for attempt in (tls, plain)))
#--- taken.py
import smtplib


def tls():
    # CHECK: {{.*}}:[[#@LINE+1]]:12: warning: {{.*}}; not fixed: line [[#@LINE+13]] catches the error of a bad certificate, {{.*}} [missing-context]
    return smtplib.SMTP_SSL("mail.example.org")


def plain():
    return smtplib.SMTP("mail.example.org")


ways = [tls, plain]
while ways:
    attempt = ways.pop(0)
    try:
        attempt().login("alice", "secret")
    except OSError as error:
        print(error)
#--- project/mailer.py
import smtplib


def tls():
    # CHECK: {{.*}}:[[#@LINE+1]]:12: warning: {{.*}}; not fixed: line 7 of main.py catches the error of a bad certificate, {{.*}} [missing-context]
    return smtplib.SMTP_SSL("mail.example.org")


def plain():
    return smtplib.SMTP("mail.example.org")
#--- project/main.py
from mailer import plain, tls

for attempt in (tls, plain):
    try:
        server = attempt()
        break
    except OSError:
        continue
server.login("alice", "secret")
#--- all-tls.py
import smtplib


def direct():
    return smtplib.SMTP_SSL("mail.example.org")


def upgraded():
    server = smtplib.SMTP("mail.example.org")
    server.starttls()
    return server


def connect():
    for attempt in (direct, upgraded):
        try:
            return attempt()
        except Exception:
            continue


connect().login("alice", "secret")
#--- all-tls-after.py
import smtplib
import ssl


def direct():
    return smtplib.SMTP_SSL("mail.example.org", context=ssl.create_default_context())


def upgraded():
    server = smtplib.SMTP("mail.example.org")
    server.starttls(context=ssl.create_default_context())
    return server


def connect():
    for attempt in (direct, upgraded):
        try:
            return attempt()
        except Exception:
            continue


connect().login("alice", "secret")
