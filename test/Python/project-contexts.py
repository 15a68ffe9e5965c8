# A context from another file is judged where it is made, and what other files do to it counts.

# RUN: rm -rf %t && split-file --leading-lines %s %t
# RUN: %expect_exit 1 mailseal check -q %t > %t.out
# RUN: FileCheck %s --match-full-lines --input-file=%t.out --implicit-check-not=warning:
# RUN: %check_fix 1 %t/use.py %t/use.py --unsafe-fixes

#--- objects.py
import smtplib
from settings import Settings, settings

# CHECK: {{.*}}objects.py:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() is given a context made by 'ssl._create_unverified_context()' on line {{[0-9]+}} of settings.py, so it accepts any certificate; not fixed: repair it where the context is made [unverified-context]
smtplib.SMTP_SSL("a", context=settings.unverified)
# CHECK: {{.*}}objects.py:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() is given a context made by 'ssl.SSLContext()' on line {{[0-9]+}} of settings.py, so it accepts any certificate; not fixed: repair it where the context is made [unverified-context]
smtplib.SMTP_SSL("a", context=Settings().make())
smtplib.SMTP_SSL("a", context=settings.verified)
# Others may fill it.
smtplib.SMTP_SSL("a", context=settings.filled)
#--- use.py
import imaplib
import smtplib
import tls
from tls import UNVERIFIED, make, CONTEXT, MAYBE, CONFIGURED, LOADED, REPLACED

# CHECK: {{.*}}use.py:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() is given a context made by 'ssl._create_unverified_context()' on line {{[0-9]+}} of tls.py, so it accepts any certificate; not fixed: repair it where the context is made [unverified-context]
smtplib.SMTP_SSL("a", context=UNVERIFIED)
# CHECK: {{.*}}use.py:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() is given a context weakened by 'context.verify_mode = ssl.CERT_NONE' on line {{[0-9]+}} of tls.py, so it accepts any certificate; not fixed: repair it there [weakened-context]
smtplib.SMTP_SSL("a", context=make())
# CHECK: {{.*}}use.py:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() is given 'tls.MAYBE', which may be None, as context, so it accepts any certificate; not fixed: repair it where the context is made [none-context]
smtplib.SMTP_SSL("a", context=tls.MAYBE)
# CHECK: {{.*}}use.py:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() is given 'MAYBE', which may be None, as context, so it accepts any certificate; not fixed: repair it where the context is made [none-context]
smtplib.SMTP_SSL("a", context=MAYBE)
smtplib.SMTP_SSL("a", context=MAYBE or CONTEXT)
smtplib.SMTP_SSL("a", context=CONTEXT)
# Another file puts something there.
smtplib.SMTP_SSL("a", context=tls.CONFIGURED)
smtplib.SMTP_SSL("a", context=CONFIGURED)
# So does a function of that file, or what it imports all of.
smtplib.SMTP_SSL("a", context=LOADED)
smtplib.SMTP_SSL("a", context=REPLACED)


def weaken():
    own = tls.verified()
    own.check_hostname = False
    # CHECK: {{.*}}use.py:[[#@LINE+1]]:5: warning: imaplib.IMAP4_SSL() is given a context weakened by 'own.check_hostname = False' on line [[#@LINE-1]], so it accepts a certificate for another host; not fixed: repair it there [weakened-context]
    imaplib.IMAP4_SSL("a", ssl_context=own)
    imaplib.IMAP4_SSL("a", ssl_context=tls.verified())
#--- tls.py
import ssl

CONTEXT = ssl.create_default_context()
UNVERIFIED = ssl._create_unverified_context()
LOADED = None
REPLACED = None
from local_tls import *

MAYBE = None
CONFIGURED = None


def load():
    global LOADED
    LOADED = ssl.create_default_context()


def make():
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def verified():
    return ssl.create_default_context()


class Base:
    def __init__(self):
        self.context = ssl.SSLContext()
        self.good = CONTEXT
#--- users.py
import smtplib
from tls import Base


class Child(Base):
    def send(self):
        smtplib.SMTP_SSL("a", context=self.good)
        # CHECK: {{.*}}users.py:[[#@LINE+1]]:9: warning: smtplib.SMTP_SSL() is given a context made by 'ssl.SSLContext()' on line {{[0-9]+}} of tls.py, so it accepts any certificate; not fixed: repair it where the context is made [unverified-context]
        smtplib.SMTP_SSL("a", context=self.context)
#--- settings.py
import ssl


class Settings:
    def __init__(self):
        self.unverified = ssl._create_unverified_context()
        self.verified = ssl.create_default_context()
        self.filled = None

    def make(self):
        return ssl.SSLContext()


settings = Settings()
#--- main.py
import tls

tls.CONFIGURED = tls.CONTEXT
