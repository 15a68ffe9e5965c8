# What another file puts into a dictionary of classes may be what is called.

# RUN: rm -rf %t && split-file %s %t
# RUN: cd %t && %expect_exit 1 mailseal check | FileCheck %s --match-full-lines --implicit-check-not=warning:

# CHECK: mailer.py:9:12: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; look at it: other modules may use the class as a class [missing-context]
# CHECK: mailer.py:10:12: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate [missing-context]
# CHECK: mailer.py:11:12: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; look at it: the callee could not be followed on every way [missing-context]
# CHECK: mailer.py:18:16: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: the callee may also be something that takes no context, and 'self.classes' may hold anything [missing-context]

#--- mailer.py
import smtplib

FILLED = {"ssl": smtplib.SMTP_SSL}
READ = {"ssl": smtplib.SMTP_SSL}
HANDED_ON = {"ssl": smtplib.SMTP_SSL}


def send(mode):
    return FILLED[mode]("mail.example.org", 465)
    return READ[mode]("mail.example.org", 465)
    return HANDED_ON[mode]("mail.example.org", 465)


class Mailer:
    classes = {"ssl": smtplib.SMTP_SSL}

    def send(self, mode):
        return self.classes[mode]("mail.example.org", 465)
#--- plugin.py
import mailer
from mailer import FILLED, Mailer, READ


def record(host, port):
    print(host, port)


FILLED["plain"] = record
Mailer.classes["plain"] = record
print(READ["ssl"])
register(mailer.HANDED_ON)
#--- unrelated.py
FILLED = {}
FILLED["plain"] = print
READ = {}
READ["plain"] = print
#--- test_mailer.py
from mailer import READ

READ["test"] = print
