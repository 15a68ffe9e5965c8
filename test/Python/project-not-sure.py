# What another file gives may be something else: no edit, and a finding only where a library is in it.

# RUN: rm -rf %t && split-file %s %t
# RUN: %expect_exit 1 mailseal check %t/use.py %t/patches.py | FileCheck %t/use.py --match-full-lines --implicit-check-not=warning:
# RUN: mailseal diff %t/use.py %t/silent.py %t/patches.py | count 0
# RUN: mailseal check %t/silent.py | count 0

#--- lib.py
import smtplib
import os

if os.environ.get("TLS"):
    Picked = smtplib.SMTP_SSL
else:
    Picked = smtplib.SMTP

Rebound = smtplib.SMTP_SSL
Rebound = dict

Patched = smtplib.SMTP_SSL


class Own(smtplib.SMTP):
    def starttls(self):
        return super().starttls()


def maybe(own):
    if own:
        return Own("a")
    return smtplib.SMTP("a")


def with_port():
    return smtplib.SMTP("mail.example.org:587")


def without_host():
    return smtplib.SMTP()


def late():
    conn = smtplib.SMTP("a")
    conn.connect("b")
    return conn


def __getattr__(name):
    return object
#--- use.py
from lib import Picked, late, maybe, with_port, without_host
import lib

# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: {{.*}}; not fixed: the callee may also be something that takes no context, and 'Picked' is more than a variable that is only called [missing-context]
Picked("h")
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: {{.*}}; not fixed: the callee may also be something that takes no context [missing-context]
maybe(True).starttls()
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: {{.*}}; not fixed: line 27 of lib.py: the host is "mail.example.org:587", and the certificate is compared with all of it, port included: give host and port as two arguments [missing-context]
with_port().starttls()
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: {{.*}}; not fixed: line 31 of lib.py gives the constructor no host, so there is no name to verify [missing-context]
without_host().starttls()
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: {{.*}}; not fixed: connect() goes to "b" where line 35 of lib.py makes the object, but the certificate is compared with the host "a" [missing-context]
late().starttls()
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: {{.*}}; look at it: the callee could not be followed on every way [missing-context]
lib.Patched("h")
#--- patches.py
import lib

lib.Patched = dict
#--- silent.py
import lib
from lib import Own, Rebound
from cycle_a import Ring
from both import name
from missing import Client

Rebound("h")
Own("h").starttls()
lib.dynamic("h")
Ring("h")
name.SMTP_SSL("h")
Client("h").starttls()


def unknown(conn):
    conn.starttls()
#--- cycle_a.py
from cycle_b import Ring
#--- cycle_b.py
from cycle_a import Ring
#--- both/__init__.py
class name:
    SMTP_SSL = dict
