# A class that is picked at run time is repaired where it is named, if all that happens to it is a call.

# RUN: split-file %s %t
# RUN: %check_fix 0 %t/before.py %t/after.py
# RUN: %check_fix 0 %t/from-before.py %t/from-after.py
# RUN: %check_fix 0 %t/unsorted-before.py %t/unsorted-after.py
# RUN: mailseal diff %t/shared-before.py | count 0
# RUN: %check_fix 0 %t/shared-before.py %t/shared-after.py --unsafe-fixes

#--- before.py
import imaplib
import poplib
import smtplib


def inline(host, secure):
    return (smtplib.SMTP_SSL if secure else smtplib.SMTP)(host, timeout=10)


def old_style(host, secure):
    return (secure and imaplib.IMAP4_SSL or imaplib.IMAP4)(host)


def branches(host, port, secure, **options):
    if secure:
        kind = smtplib.SMTP_SSL
    else:
        kind = smtplib.SMTP
    with kind(host, port, **options) as server:
        if not secure:
            server.starttls()
        server.noop()


def display(host, mode):
    return {"plain": poplib.POP3, "tls": poplib.POP3_SSL}[mode](host)
#--- after.py
import functools
import imaplib
import poplib
import smtplib
import ssl


def inline(host, secure):
    return (functools.partial(smtplib.SMTP_SSL, context=ssl.create_default_context()) if secure else smtplib.SMTP)(host, timeout=10)


def old_style(host, secure):
    return (secure and functools.partial(imaplib.IMAP4_SSL, ssl_context=ssl.create_default_context()) or imaplib.IMAP4)(host)


def branches(host, port, secure, **options):
    if secure:
        kind = functools.partial(smtplib.SMTP_SSL, context=ssl.create_default_context())
    else:
        kind = smtplib.SMTP
    with kind(host, port, **options) as server:
        if not secure:
            server.starttls(context=ssl.create_default_context())
        server.noop()


def display(host, mode):
    return {"plain": poplib.POP3, "tls": functools.partial(poplib.POP3_SSL, context=ssl.create_default_context())}[mode](host)
#--- from-before.py
from smtplib import SMTP, SMTP_SSL


def connect(host, secure):
    kind = SMTP_SSL if secure else SMTP
    return kind(host)
#--- from-after.py
import ssl
from smtplib import SMTP, SMTP_SSL
from functools import partial


def connect(host, secure):
    kind = partial(SMTP_SSL, context=ssl.create_default_context()) if secure else SMTP
    return kind(host)
#--- unsorted-before.py
import sys
import smtplib
import io


def connect(host, secure):
    return (smtplib.SMTP_SSL if secure else smtplib.SMTP)(host)
#--- unsorted-after.py
import sys
import functools
import smtplib
import ssl
import io


def connect(host, secure):
    return (functools.partial(smtplib.SMTP_SSL, context=ssl.create_default_context()) if secure else smtplib.SMTP)(host)
#--- shared-before.py
import smtplib

CLASSES = {"plain": smtplib.SMTP, "tls": smtplib.SMTP_SSL}


def connect(host, mode):
    return CLASSES[mode](host)
#--- shared-after.py
import functools
import smtplib
import ssl

CLASSES = {"plain": smtplib.SMTP, "tls": functools.partial(smtplib.SMTP_SSL, context=ssl.create_default_context())}


def connect(host, mode):
    return CLASSES[mode](host)
