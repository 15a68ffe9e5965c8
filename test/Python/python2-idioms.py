# What only Python 2 runs, and Python 3 parses or nearly so: no context is given there.

# RUN: rm -rf %t && split-file %s %t
# RUN: cd %t && %expect_exit 1 mailseal check two --format github | FileCheck %s --match-full-lines --implicit-check-not=::warning
# RUN: %check_fix 0 %t/imported.py %t/imported-after.py
# RUN: %check_fix 0 %t/both.py %t/both-after.py
# RUN: cd %t && %expect_exit 1 mailseal check either --format github | FileCheck %s --check-prefix=EITHER --implicit-check-not=fixed

# CHECK:      ::warning file=two/except.py,line=4,{{.*}}; not fixed: this is Python 2, where the call takes no context (fix: manual)
# CHECK-NEXT: ::warning file=two/has_key.py,line=4,{{.*}}; not fixed: this is Python 2, where the call takes no context (fix: manual)
# CHECK-NEXT: ::warning file=two/input.py,line=3,{{.*}}; not fixed: this is Python 2, where the call takes no context (fix: manual)
# CHECK-NEXT: ::warning file=two/isinstance.py,line=5,{{.*}}; not fixed: this is Python 2, where the call takes no context (fix: manual)
# CHECK-NEXT: ::warning file=two/iteritems.py,line=4,{{.*}}; not fixed: this is Python 2, where the call takes no context (fix: manual)
# CHECK-NEXT: ::warning file=two/parameters.py,line=5,{{.*}}; not fixed: this is Python 2, where the call takes no context (fix: manual)

# EITHER: file=either/frame.py,
# EITHER: file=either/own.py,
# EITHER: file=either/star.py,

#--- two/except.py
import smtplib

try:
    smtplib.SMTP_SSL("mail.example.org")
except Exception, e:
    raise
#--- two/input.py
import smtplib

smtplib.SMTP_SSL(raw_input("host: "))
#--- two/has_key.py
import smtplib

if settings.has_key("host"):
    smtplib.SMTP_SSL(settings["host"])
#--- two/isinstance.py
import smtplib

def send(host):
    if isinstance(host, (basestring, int)):
        smtplib.SMTP_SSL(host)
#--- two/iteritems.py
import smtplib

for name, host in hosts.iteritems():
    smtplib.SMTP_SSL(host)
#--- two/parameters.py
import smtplib


def send((host, port)):
    return smtplib.SMTP_SSL(host, port)
#--- imported.py
import smtplib
from socket import error, timeout

try:
    smtplib.SMTP_SSL("mail.example.org")
except error, timeout:
    raise
#--- imported-after.py
import smtplib
import ssl
from socket import error, timeout

try:
    smtplib.SMTP_SSL("mail.example.org", context=ssl.create_default_context())
except error, timeout:
    raise
#--- both.py
import smtplib

try:
    read = raw_input
except NameError:
    read = input
smtplib.SMTP_SSL(raw_input("host: "))
#--- both-after.py
import smtplib
import ssl

try:
    read = raw_input
except NameError:
    read = input
smtplib.SMTP_SSL(raw_input("host: "), context=ssl.create_default_context())
#--- either/frame.py
# Those of pandas had the method until its version 2.
import pandas
import smtplib

for index, row in pandas.Series().iteritems():
    smtplib.SMTP_SSL(row)
#--- either/own.py
import smtplib


class Hosts:
    def has_key(self, name):
        return True


if Hosts().has_key("a"):
    smtplib.SMTP_SSL("a")
#--- either/star.py
import smtplib
from compat import *

smtplib.SMTP_SSL(unicode("a"))
