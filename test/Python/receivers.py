# A receiver is followed to where it is made: in the scope, by `with`, on self, through a function.

# RUN: split-file %s %t
# RUN: %check_fix 0 %t/before.py %t/after.py

#--- before.py
import contextlib
import imaplib
import smtplib


def assigned(host):
    server = None
    try:
        server = smtplib.SMTP(host)
        server.starttls()
    finally:
        if server:
            server.quit()


def managed(host):
    with smtplib.SMTP(host) as first, contextlib.closing(imaplib.IMAP4(host)) as second:
        first.starttls()
        second.starttls()


def reused(host):
    connection = smtplib.SMTP(host)
    connection.starttls()
    connection = imaplib.IMAP4(host)
    connection.starttls()


def either(host, secure):
    if secure:
        server = smtplib.SMTP_SSL(host)
    else:
        server = smtplib.SMTP(host)
        server.starttls()
    return server


def connect(host):
    return smtplib.SMTP(host)


connect("mail.example.org").starttls()
if (walrus := smtplib.SMTP("mail.example.org")) is not None:
    walrus.starttls()


class Mailer:
    def __init__(self, host):
        self.server = smtplib.SMTP(host)

    def open(self):
        self.server.starttls()
#--- after.py
import contextlib
import imaplib
import smtplib
import ssl


def assigned(host):
    server = None
    try:
        server = smtplib.SMTP(host)
        server.starttls(context=ssl.create_default_context())
    finally:
        if server:
            server.quit()


def managed(host):
    with smtplib.SMTP(host) as first, contextlib.closing(imaplib.IMAP4(host)) as second:
        first.starttls(context=ssl.create_default_context())
        second.starttls(ssl_context=ssl.create_default_context())


def reused(host):
    connection = smtplib.SMTP(host)
    connection.starttls(context=ssl.create_default_context())
    connection = imaplib.IMAP4(host)
    connection.starttls(ssl_context=ssl.create_default_context())


def either(host, secure):
    if secure:
        server = smtplib.SMTP_SSL(host, context=ssl.create_default_context())
    else:
        server = smtplib.SMTP(host)
        server.starttls(context=ssl.create_default_context())
    return server


def connect(host):
    return smtplib.SMTP(host)


connect("mail.example.org").starttls(context=ssl.create_default_context())
if (walrus := smtplib.SMTP("mail.example.org")) is not None:
    walrus.starttls(context=ssl.create_default_context())


class Mailer:
    def __init__(self, host):
        self.server = smtplib.SMTP(host)

    def open(self):
        self.server.starttls(context=ssl.create_default_context())
