# Which class a method comes from: mixins, classes that share a base, methods that are overridden.

# RUN: split-file %s %t
# RUN: %expect_exit 1 mailseal check %t/mixin.py | FileCheck %t/mixin.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/siblings.py | FileCheck %t/siblings.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/factory.py | FileCheck %t/factory.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/constructors.py | FileCheck %t/constructors.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/template | FileCheck %t/template/base.py --match-full-lines --implicit-check-not=warning:

#--- mixin.py
import smtplib


class Upgrade:
    def secure(self):
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate; {{.*}} [missing-context]
        self.starttls()


class Client(Upgrade, smtplib.SMTP):
    pass


class Logged:
    def starttls(self):
        # CHECK: {{.*}}:[[#@LINE+1]]:16: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate; {{.*}} [missing-context]
        return super().starttls()


class LoggedClient(Logged, smtplib.SMTP):
    pass


LoggedClient("mail.example.org").starttls()
#--- siblings.py
import smtplib


class Plain(smtplib.SMTP):
    pass


class Patient(smtplib.SMTP):
    def starttls(self, timeout=3):
        print(timeout)


class Both(Plain, Patient):
    pass


# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate; not fixed: the callee may also be something that takes no context [missing-context]
Both("mail.example.org").starttls()
#--- factory.py
import smtplib


class Fake:
    def starttls(self):
        pass


class Mailer:
    def make(self):
        return smtplib.SMTP("mail.example.org")

    def send(self):
        server = self.make()
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate; not fixed: the callee may also be something that takes no context [missing-context]
        server.starttls()


class TestMailer(Mailer):
    def make(self):
        return Fake()
#--- constructors.py
import abc
import smtplib

from vendor import Recorded


class Logged:
    def log(self, text):
        print(text)


class Counted:
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)


class Unconnected:
    def __init__(self, host):
        self.host = host


class LoggedClient(Logged, abc.ABC, smtplib.SMTP_SSL):
    pass


class CountedClient(Counted, smtplib.SMTP_SSL):
    pass


class NeverConnected(Unconnected, smtplib.SMTP_SSL):
    pass


class RecordedClient(Recorded, smtplib.SMTP_SSL):
    pass


class RecordedUpgrade(Recorded, smtplib.SMTP):
    pass


# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate [missing-context]
LoggedClient("mail.example.org")
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate [missing-context]
CountedClient("mail.example.org")
NeverConnected("mail.example.org")
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; look at it: the callee could not be followed on every way [missing-context]
RecordedClient("mail.example.org")
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate; look at it: the callee could not be followed on every way [missing-context]
RecordedUpgrade("mail.example.org").starttls()
#--- template/base.py
class Base:
    def connect(self):
        self.server = self.make()
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate [missing-context]
        self.server.starttls()

    def make(self):
        raise NotImplementedError
#--- template/sender.py
import smtplib

from base import Base


class Sender(Base):
    def make(self):
        return smtplib.SMTP("mail.example.org")
