# Where `ssl` is another name, the context is built without it.

# RUN: split-file %s %t
# RUN: %check_fix 0 %t/parameter.py %t/parameter-after.py
# RUN: %check_fix 0 %t/once.py %t/once-after.py
# RUN: %check_fix 0 %t/module.py %t/module-after.py
# RUN: %check_fix 0 %t/type-checking.py %t/type-checking-after.py

#--- parameter.py
import smtplib


def connect(host, ssl=True):
    if ssl:
        return smtplib.SMTP_SSL(host)
    return smtplib.SMTP(host)
#--- parameter-after.py
import smtplib
from ssl import create_default_context


def connect(host, ssl=True):
    if ssl:
        return smtplib.SMTP_SSL(host, context=create_default_context())
    return smtplib.SMTP(host)
#--- once.py
import imaplib
import smtplib


def send(host):
    return smtplib.SMTP_SSL(host)


def receive(host, ssl=True):
    if ssl:
        return imaplib.IMAP4_SSL(host)
    return imaplib.IMAP4(host)
#--- once-after.py
import imaplib
import smtplib
from ssl import create_default_context


def send(host):
    return smtplib.SMTP_SSL(host, context=create_default_context())


def receive(host, ssl=True):
    if ssl:
        return imaplib.IMAP4_SSL(host, ssl_context=create_default_context())
    return imaplib.IMAP4(host)
#--- module.py
import imaplib

ssl = create_default_context = True
imaplib.IMAP4_SSL("a")
#--- module-after.py
import imaplib

ssl = create_default_context = True
imaplib.IMAP4_SSL("a", ssl_context=__import__('ssl').create_default_context())
#--- type-checking.py
import imaplib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ssl

imaplib.IMAP4_SSL("a")
#--- type-checking-after.py
import imaplib
import ssl
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ssl

imaplib.IMAP4_SSL("a", ssl_context=ssl.create_default_context())
