# An attribute that a class gives one of a library's classes or objects, and something else replaces: from outside, by the
# constructor that a decorator writes, in a derived class.

# RUN: split-file %s %t
# RUN: %expect_exit 1 mailseal check %t/project | FileCheck %t/project/mailer.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/alone.py | FileCheck %t/alone.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/records.py | FileCheck %t/records.py --match-full-lines --implicit-check-not=warning:

#--- project/mailer.py
import smtplib


class Mailer:
    smtp = smtplib.SMTP_SSL  # Tests put another one here.
    imap = smtplib.SMTP_SSL

    def send(self):
        # CHECK: {{.*}}:[[#@LINE+1]]:18: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; look at it: 'mailer.smtp = Recorder' on line 10 of test_mailer.py puts something else in the place of 'self.smtp' [missing-context]
        server = self.smtp("mail.example.org")
        # CHECK: {{.*}}:[[#@LINE+1]]:18: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate [missing-context]
        server = self.imap("mail.example.org")
        return server


class Other:
    smtp = smtplib.SMTP_SSL

    def send(self):
        # CHECK: {{.*}}:[[#@LINE+1]]:16: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate [missing-context]
        return self.smtp("mail.example.org")
#--- project/test_mailer.py
from mailer import Mailer


class Recorder:
    def __init__(self, host):
        print(host)


mailer = Mailer()
mailer.smtp = Recorder
mailer.send()
#--- project/unrelated.py
class Settings:
    def __init__(self):
        self.smtp = "mail.example.org"


settings = Settings()
settings.smtp = object()
#--- alone.py
import smtplib


class Classes:
    choice = {"ssl": smtplib.SMTP_SSL}

    def make(self):
        # CHECK: {{.*}}:[[#@LINE+1]]:16: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; look at it: the callee could not be followed on every way [missing-context]
        return self.choice["ssl"]("mail.example.org")


class Recorders(Classes):
    choice = {"ssl": print}


class Client:
    def __init__(self):
        self.server = smtplib.SMTP("mail.example.org")

    def secure(self):
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate; look at it: 'client.server = recorder' on line [[#@LINE+6]] puts something else in the place of 'self.server' [missing-context]
        self.server.starttls()


def replay(client, recorder):
    if recorder:
        client.server = recorder
    client.server = None
#--- records.py
import dataclasses
import smtplib
import typing


@dataclasses.dataclass
class Config:
    factory: type = smtplib.SMTP_SSL

    def connect(self):
        # CHECK: {{.*}}:[[#@LINE+1]]:16: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; look at it: the callee could not be followed on every way [missing-context]
        return self.factory("mail.example.org")


class Pair(typing.NamedTuple):
    factory: type = smtplib.SMTP_SSL
    server: typing.Optional[smtplib.SMTP] = None


def run(pair=Pair()):
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; look at it: the callee could not be followed on every way [missing-context]
    Pair().factory("mail.example.org")
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate; look at it: the constructor gets its host elsewhere: it must be the server's name [missing-context]
    Pair(server=smtplib.SMTP("mail.example.org")).server.starttls()


class Plain:
    factory: type = smtplib.SMTP_SSL

    def connect(self):
        # CHECK: {{.*}}:[[#@LINE+1]]:16: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate [missing-context]
        return self.factory("mail.example.org")
