# Classes in tuples, lists and dictionaries: unpacked, picked by a constant, or in a display that the program changes.

# RUN: split-file %s %t
# RUN: %check_fix 0 %t/before.py %t/after.py
# RUN: %expect_exit 1 mailseal check %t/reported.py | FileCheck %t/reported.py --match-full-lines --implicit-check-not=warning:
# RUN: mailseal diff %t/reported.py | count 0
# What holds itself in many ways is looked at once.
# RUN: %expect_exit 0 timeout 60 mailseal check %t/cyclic

#--- before.py
import smtplib
import ssl

Class, port = smtplib.SMTP_SSL, 465
Class("a", port)
(Nested, _), rest = (smtplib.SMTP_SSL, 465), None
Nested("b")
[First, *others] = [smtplib.SMTP_SSL, smtplib.SMTP]
First("c")
for Looped, number in ((smtplib.SMTP_SSL, 465), (smtplib.SMTP_SSL, 2465)):
    Looped("d", number)
TABLE = {"tls": (smtplib.SMTP_SSL, 465), "plain": (smtplib.SMTP, 25)}
TABLE["tls"][0]("e", TABLE["tls"][1])
Picked, port = TABLE["tls"]
Picked("f", port)
ONLY = {"a": (smtplib.SMTP_SSL, 465), "b": (smtplib.SMTP_SSL, 2465)}
for name, (Item, port) in ONLY.items():
    Item("g", port)
for Valued, port in ONLY.values():
    Valued("h", port)
READ = [smtplib.SMTP_SSL]
if READ and smtplib.SMTP not in READ and len(READ) == 1:
    READ[0]("i")
    print(READ)
#--- after.py
import smtplib
import ssl

Class, port = smtplib.SMTP_SSL, 465
Class("a", port, context=ssl.create_default_context())
(Nested, _), rest = (smtplib.SMTP_SSL, 465), None
Nested("b", context=ssl.create_default_context())
[First, *others] = [smtplib.SMTP_SSL, smtplib.SMTP]
First("c", context=ssl.create_default_context())
for Looped, number in ((smtplib.SMTP_SSL, 465), (smtplib.SMTP_SSL, 2465)):
    Looped("d", number, context=ssl.create_default_context())
TABLE = {"tls": (smtplib.SMTP_SSL, 465), "plain": (smtplib.SMTP, 25)}
TABLE["tls"][0]("e", TABLE["tls"][1], context=ssl.create_default_context())
Picked, port = TABLE["tls"]
Picked("f", port, context=ssl.create_default_context())
ONLY = {"a": (smtplib.SMTP_SSL, 465), "b": (smtplib.SMTP_SSL, 2465)}
for name, (Item, port) in ONLY.items():
    Item("g", port, context=ssl.create_default_context())
for Valued, port in ONLY.values():
    Valued("h", port, context=ssl.create_default_context())
READ = [smtplib.SMTP_SSL]
if READ and smtplib.SMTP not in READ and len(READ) == 1:
    READ[0]("i", context=ssl.create_default_context())
    print(READ)
#--- reported.py
import smtplib

SET = {"a": smtplib.SMTP_SSL}
SET["b"] = smtplib.SMTP
SET[x]("h")
# CHECK: {{.*}}:5:1: warning: smtplib.SMTP_SSL() has no context, {{.*}}; not fixed: the callee may also be {{.*}}
APPENDED = [smtplib.SMTP_SSL]
APPENDED.append(smtplib.SMTP)
for Class in APPENDED:
    Class("h")
    # CHECK: {{.*}}:10:5: warning: smtplib.SMTP_SSL() has no context, {{.*}}; not fixed: the callee may also be {{.*}}
GIVEN = {"a": smtplib.SMTP_SSL}
register(GIVEN)
GIVEN[x]("h")
# CHECK: {{.*}}:14:1: warning: smtplib.SMTP_SSL() has no context, {{.*}}; look at it: the callee could not be followed on every way [missing-context]
ALIASED = {"a": smtplib.SMTP_SSL}
other = ALIASED
other["a"] = smtplib.SMTP
ALIASED[x]("h")
# CHECK: {{.*}}:19:1: warning: smtplib.SMTP_SSL() has no context, {{.*}}; look at it: the callee could not be followed on every way [missing-context]
FILLED = {}
FILLED["tls"] = smtplib.SMTP_SSL
FILLED["tls"]("h")
# CHECK: {{.*}}:23:1: warning: smtplib.SMTP_SSL() has no context, {{.*}}; look at it: the callee could not be followed on every way [missing-context]
LISTED = []
LISTED.append(smtplib.SMTP_SSL)
LISTED.append(smtplib.SMTP)
LISTED[0]("h")
# CHECK: {{.*}}:26:15: warning: smtplib.SMTP_SSL is handed to append() {{.*}}
# CHECK: {{.*}}:28:1: warning: smtplib.SMTP_SSL() has no context, {{.*}}; not fixed: the callee may also be {{.*}}
INNER = {"tls": [smtplib.SMTP_SSL]}
INNER["tls"][0] = smtplib.SMTP
INNER["tls"][0]("h")
# CHECK: {{.*}}:33:1: warning: smtplib.SMTP_SSL() has no context, {{.*}}; look at it: the callee could not be followed on every way [missing-context]


class Mailer:
    classes = {"a": smtplib.SMTP_SSL}

    def send(self, mode):
        self.classes[mode]("h")
        # CHECK: {{.*}}:41:9: warning: smtplib.SMTP_SSL() has no context, {{.*}}; look at it: the callee could not be followed on every way [missing-context]

    def add(self, mode, Class):
        self.classes[mode] = Class


for Class, port in ((smtplib.SMTP_SSL, 465), (smtplib.SMTP, 25)):
    Class("h", port)
    # CHECK: {{.*}}:49:5: warning: smtplib.SMTP_SSL() has no context, {{.*}}; not fixed: the callee may also be {{.*}}
Class, port = (smtplib.SMTP_SSL, 465) if secure else (smtplib.SMTP, 25)
Class("h", port)
# CHECK: {{.*}}:52:1: warning: smtplib.SMTP_SSL() has no context, {{.*}}; not fixed: the callee may also be {{.*}}
#--- cyclic/log.py
import smtplib


class Log:
    def __init__(self):
        self.entries = []

    def add(self):
        self.entries.append({"a": self.entries, "b": [self.entries, self.entries], "c": self.last()})
        self.entries.append({"d": self.entries, "e": [self.entries, self.entries], "f": self.last()})

    def last(self):
        return [self.entries, self.entries]
#--- cyclic/use.py
from log import Log

Log().add()
