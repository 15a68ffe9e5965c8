# An object may have more attributes than are assigned in the text: starttls() on one of them is said.

# RUN: split-file %s %t
# RUN: %expect_exit 1 mailseal check %t/hidden.py | FileCheck %t/hidden.py --match-full-lines --implicit-check-not=warning:
# RUN: mailseal check %t/own.py | count 0

#--- hidden.py
import smtplib


class Wrapper:
    def __init__(self, inner):
        self._inner = inner

    def __getattr__(self, name):
        return getattr(self._inner, name)


# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate; not fixed: 'Wrapper(smtplib.SMTP("mail.example.org"))' could not be followed to where it is made; if it is a smtplib object, pass context=ssl.create_default_context() [missing-context]
Wrapper(smtplib.SMTP("mail.example.org")).starttls()


class Sender:
    def __init__(self, host):
        self.__dict__["server"] = smtplib.SMTP(host)

    def send(self):
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate; not fixed: 'self.server' could not be followed to where it is made; if it is a smtplib object, pass context=ssl.create_default_context() [missing-context]
        self.server.starttls()
#--- own.py
import smtplib


class Engine:
    def starttls(self):
        pass


class Car:
    def __init__(self):
        self.engine = Engine()

    def go(self):
        self.engine.starttls()
        self.radio.starttls()


smtplib.SMTP("localhost").sendmail("a", "b", "c")
