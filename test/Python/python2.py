# In a file that only Python 2 can run, no call but FTP_TLS takes a context.

# RUN: rm -rf %t && split-file %s %t
# RUN: %check_fix 1 %t/two/before.py %t/two/after.py
# RUN: %expect_exit 1 mailseal check %t/syntax | FileCheck %s --match-full-lines --implicit-check-not=warning:
# RUN: mailseal diff %t/syntax | count 0
# RUN: %check_fix 0 %t/python3.py %t/python3-after.py
# RUN: %check_fix 0 %t/both.py %t/both-after.py

# Each in a file of its own:
# CHECK: {{.*}}backticks.py:4:1: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: this is Python 2, where the call takes no context [missing-context]
# CHECK: {{.*}}except.py:3:5: warning: smtplib.SMTP_SSL() {{.*}}; not fixed: this is Python 2, {{.*}}
# CHECK: {{.*}}modules/dotted.py:4:1: warning: smtplib.SMTP_SSL() {{.*}}; not fixed: this is Python 2, {{.*}}
# CHECK: {{.*}}modules/from_email.py:4:1: warning: smtplib.SMTP_SSL() {{.*}}; not fixed: this is Python 2, {{.*}}
# CHECK: {{.*}}modules/function.py:4:12: warning: smtplib.SMTP_SSL() {{.*}}; not fixed: this is Python 2, {{.*}}
# CHECK: {{.*}}modules/plain.py:8:9: warning: smtplib.SMTP_SSL() {{.*}}; not fixed: this is Python 2, {{.*}}
# CHECK: {{.*}}modules/quoting.py:3:1: warning: smtplib.SMTP_SSL() {{.*}}; not fixed: this is Python 2, {{.*}}
# CHECK: {{.*}}octal.py:4:1: warning: smtplib.SMTP_SSL() {{.*}}; not fixed: this is Python 2, {{.*}}
# CHECK: {{.*}}raise.py:6:1: warning: smtplib.SMTP_SSL() {{.*}}; not fixed: this is Python 2, {{.*}}
# CHECK: {{.*}}shebang.py:3:1: warning: smtplib.SMTP_SSL() {{.*}}; not fixed: this is Python 2, {{.*}}
# CHECK: {{.*}}unequal.py:3:12: warning: smtplib.SMTP_SSL() {{.*}}; not fixed: this is Python 2, {{.*}}
# CHECK: {{.*}}unicode.py:4:1: warning: smtplib.SMTP_SSL() {{.*}}; not fixed: this is Python 2, {{.*}}

#--- two/before.py
import ftplib
import smtplib

print "sending"
smtplib.SMTP_SSL("a")
ftplib.FTP_TLS("b")
#--- two/after.py
import ftplib
import smtplib
import ssl

print "sending"
smtplib.SMTP_SSL("a")
ftplib.FTP_TLS("b", context=ssl.create_default_context())
#--- syntax/backticks.py
import smtplib

name = `1`
smtplib.SMTP_SSL("a")
#--- syntax/except.py
import smtplib
try:
    smtplib.SMTP_SSL("a")
except smtplib.SMTPException, error:
    log(error)
    raise
#--- syntax/modules/dotted.py
import email.MIMEText
import smtplib

smtplib.SMTP_SSL("a")
#--- syntax/modules/from_email.py
from email import Encoders
import smtplib

smtplib.SMTP_SSL("a")
#--- syntax/modules/function.py
def send():
    import smtplib, urllib2

    return smtplib.SMTP_SSL("a")
#--- syntax/modules/plain.py
import os
import ConfigParser as config
import smtplib


class Mailer:
    def send(self):
        smtplib.SMTP_SSL("a")
#--- syntax/modules/quoting.py
from urllib import request, urlencode
import smtplib
smtplib.SMTP_SSL("a")
#--- syntax/octal.py
import os
import smtplib
os.umask(0077)
smtplib.SMTP_SSL("a")
#--- syntax/raise.py
import smtplib

def fail():
    raise ValueError, "no"

smtplib.SMTP_SSL("a")
#--- syntax/shebang.py
#!/usr/bin/env python2.7
import smtplib
smtplib.SMTP_SSL("a")
#--- syntax/unequal.py
import smtplib
if 1 <> 2:
    server=smtplib.SMTP_SSL("a")
#--- syntax/unicode.py
import smtplib

text = ur"a"
smtplib.SMTP_SSL("a")
#--- python3.py
import smtplib

# Python 3.14 needs no parentheses here.
try:
    smtplib.SMTP_SSL("a")
except TimeoutError, ConnectionError:
    raise
limit = 0 + 0o77 + 00
#--- python3-after.py
import smtplib
import ssl

# Python 3.14 needs no parentheses here.
try:
    smtplib.SMTP_SSL("a", context=ssl.create_default_context())
except TimeoutError, ConnectionError:
    raise
limit = 0 + 0o77 + 00
#--- StringIO.py
# The project's own.
#--- both.py
import smtplib
from email import encoders, message_from_string
from urllib import parse, request

import StringIO
from .urllib2 import urlopen

try:
    import ConfigParser
except ImportError:
    import configparser as ConfigParser


def read():
    import urllib2

    return urllib2.urlopen("b")


smtplib.SMTP_SSL("a")
#--- both-after.py
import smtplib
import ssl
from email import encoders, message_from_string
from urllib import parse, request

import StringIO
from .urllib2 import urlopen

try:
    import ConfigParser
except ImportError:
    import configparser as ConfigParser


def read():
    import urllib2

    return urllib2.urlopen("b")


smtplib.SMTP_SSL("a", context=ssl.create_default_context())
