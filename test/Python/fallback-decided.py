# Who tries again with another decision on TLS gives a bad certificate's server the password in plaintext.

# RUN: split-file %s %t
# RUN: %expect_exit 1 mailseal check %t/argument.py | FileCheck %t/argument.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/attribute.py | FileCheck %t/attribute.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/loop.py | FileCheck %t/loop.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/flag.py | FileCheck %t/flag.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/project | FileCheck %t/project/transport.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/option.py | FileCheck %t/option.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/method.py | FileCheck %t/method.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/choice.py | FileCheck %t/choice.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/pairs.py | FileCheck %t/pairs.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/passed.py | FileCheck %t/passed.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/early.py | FileCheck %t/early.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/match.py | FileCheck %t/match.py --match-full-lines --implicit-check-not=warning:
# RUN: %check_fix 0 %t/accounts.py %t/accounts-after.py
# RUN: %check_fix 0 %t/stops.py %t/stops-after.py

#--- argument.py
import smtplib


def connect(host, tls=True):
    server = smtplib.SMTP(host)
    if tls:
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate; not fixed: line [[#@LINE+6]] catches the error of a bad certificate, and the program goes on in plaintext: make it stop there first [missing-context]
        server.starttls()
    return server

try:
    server = connect("mail.example.org")
except OSError:
    server = connect("mail.example.org", False)
server.login("alice", "secret")
#--- attribute.py
import smtplib


class Mailer:
    tls = True

    def open(self):
        server = smtplib.SMTP("mail.example.org")
        try:
            if self.tls:
                # CHECK: {{.*}}:[[#@LINE+1]]:17: warning: smtplib.SMTP.starttls() {{.*}}; not fixed: line [[#@LINE+3]] catches the error of a bad certificate, {{.*}} [missing-context]
                server.starttls()
            server.login("alice", "secret")
        except Exception:
            self.tls = False
            self.open()
#--- loop.py
import smtplib

for tls in (True, False):
    server = smtplib.SMTP("mail.example.org")
    try:
        if tls:
            # CHECK: {{.*}}:[[#@LINE+1]]:13: warning: smtplib.SMTP.starttls() {{.*}}; not fixed: line [[#@LINE+4]] catches the error of a bad certificate, {{.*}} [missing-context]
            server.starttls()
        server.login("alice", "secret")
        break
    except Exception as error:
        print(error)
#--- flag.py
import smtplib

sent = False
try:
    server = smtplib.SMTP("mail.example.org")
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: smtplib.SMTP.starttls() {{.*}}; not fixed: line [[#@LINE+4]] catches the error of a bad certificate, {{.*}} [missing-context]
    server.starttls()
    server.login("alice", "secret")
    sent = True
except Exception as error:
    print(error)
if not sent:
    server = smtplib.SMTP("mail.example.org")
    server.login("alice", "secret")
#--- option.py
import smtplib

options = {"ssl": True}


def send():
    if options["ssl"]:
        # CHECK: {{.*}}:[[#@LINE+1]]:18: warning: smtplib.SMTP_SSL() {{.*}}; not fixed: line [[#@LINE+7]] catches the error of a bad certificate, {{.*}} [missing-context]
        server = smtplib.SMTP_SSL("mail.example.org")
    else:
        server = smtplib.SMTP("mail.example.org")
    server.login("alice", "secret")
try:
    send()
except OSError:
    options["ssl"] = False
    send()
#--- method.py
import smtplib


class Mailer:
    mode = "tls"

    def connect(self):
        if self.mode == "tls":
            # CHECK: {{.*}}:[[#@LINE+1]]:20: warning: smtplib.SMTP_SSL() {{.*}}; not fixed: line [[#@LINE+10]] catches the error of a bad certificate, {{.*}} [missing-context]
            return smtplib.SMTP_SSL("mail.example.org")
        return smtplib.SMTP("mail.example.org")

    def downgrade(self):
        self.mode = "plain"

    def run(self):
        try:
            return self.connect()
        except OSError:
            self.downgrade()
            return self.connect()
#--- choice.py
import imaplib


class Box:
    def __init__(self, tls):
        # CHECK: {{.*}}:[[#@LINE+1]]:21: warning: imaplib.IMAP4_SSL() {{.*}}; not fixed: line [[#@LINE+5]] catches the error of a bad certificate, {{.*}} [missing-context]
        self.conn = imaplib.IMAP4_SSL("mail.example.org") if tls else imaplib.IMAP4("mail.example.org")

try:
    box = Box(True)
except OSError:
    box = Box(False)
#--- pairs.py
import smtplib

for port, tls in ((465, True), (25, False)):
    try:
        if tls:
            # CHECK: {{.*}}:[[#@LINE+1]]:22: warning: smtplib.SMTP_SSL() {{.*}}; not fixed: line [[#@LINE+6]] catches the error of a bad certificate, {{.*}} [missing-context]
            server = smtplib.SMTP_SSL("mail.example.org", port)
        else:
            server = smtplib.SMTP("mail.example.org", port)
        server.login("alice", "secret")
        break
    except OSError as error:
        print(error)
#--- passed.py
import smtplib


def connect(port):
    if port == 465:
        # CHECK: {{.*}}:[[#@LINE+1]]:16: warning: smtplib.SMTP_SSL() {{.*}}; not fixed: line [[#@LINE+11]] catches the error of a bad certificate, {{.*}} [missing-context]
        return smtplib.SMTP_SSL("mail.example.org", port)
    return smtplib.SMTP("mail.example.org", port)


numbers = iter((465, 25))
while True:
    number = next(numbers)
    try:
        server = connect(number)
        break
    except OSError as error:
        print(error)
server.login("alice", "secret")
#--- early.py
import smtplib


def connect(tls):
    server = smtplib.SMTP("mail.example.org")
    if not tls:
        return server
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: smtplib.SMTP.starttls() {{.*}}; not fixed: line [[#@LINE+5]] catches the error of a bad certificate, {{.*}} [missing-context]
    server.starttls()
    return server
try:
    server = connect(True)
except OSError:
    server = connect(False)
server.login("alice", "secret")
#--- match.py
import smtplib


def connect(mode):
    match mode:
        case "tls":
            # CHECK: {{.*}}:[[#@LINE+1]]:20: warning: smtplib.SMTP_SSL() {{.*}}; not fixed: line [[#@LINE+5]] catches the error of a bad certificate, {{.*}} [missing-context]
            return smtplib.SMTP_SSL("mail.example.org")
    return smtplib.SMTP("mail.example.org")
try:
    server = connect("tls")
except OSError:
    server = connect("plain")
server.login("alice", "secret")
#--- accounts.py
import imaplib


def connect(account):
    if account.ssl:
        return imaplib.IMAP4_SSL("mail.example.org")
    return imaplib.IMAP4("mail.example.org")


def check(accounts):
    for account in accounts:
        try:
            box = connect(account)
        except OSError as error:
            print(error)
            continue
        print(box.select())
#--- accounts-after.py
import imaplib
import ssl


def connect(account):
    if account.ssl:
        return imaplib.IMAP4_SSL(
            "mail.example.org", ssl_context=ssl.create_default_context()
        )
    return imaplib.IMAP4("mail.example.org")


def check(accounts):
    for account in accounts:
        try:
            box = connect(account)
        except OSError as error:
            print(error)
            continue
        print(box.select())
#--- project/transport.py
import smtplib


class Transport:
    def __init__(self, host, use_tls=True):
        self.server = smtplib.SMTP(host)
        if use_tls:
            # CHECK: {{.*}}:[[#@LINE+1]]:13: warning: smtplib.SMTP.starttls() {{.*}}; not fixed: line 5 of main.py catches the error of a bad certificate, {{.*}} [missing-context]
            self.server.starttls()
#--- project/main.py
from transport import Transport

try:
    transport = Transport("mail.example.org")
except Exception:
    transport = Transport("mail.example.org", use_tls=False)
#--- stops.py
import smtplib


def send(host, tls):
    try:
        server = smtplib.SMTP(host)
        if tls:
            server.starttls()
        server.login("alice", "secret")
    except Exception as error:
        print(error)


for host in ("mx1.example.org", "mx2.example.org"):
    send(host, tls=True)
#--- stops-after.py
import smtplib
import ssl


def send(host, tls):
    try:
        server = smtplib.SMTP(host)
        if tls:
            server.starttls(context=ssl.create_default_context())
        server.login("alice", "secret")
    except Exception as error:
        print(error)


for host in ("mx1.example.org", "mx2.example.org"):
    send(host, tls=True)
