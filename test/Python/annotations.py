# A receiver that only an annotation names is sure in its library, but not in its host: for a person to look at.

# RUN: split-file %s %t
# RUN: %check_fix 1 %t/before.py %t/before.py
# RUN: %check_fix 0 %t/before.py %t/after.py --unsafe-fixes
# RUN: %check_fix 1 %t/declared.py %t/declared-after.py

#--- before.py
import imaplib
import smtplib
import ssl
from typing import Optional, cast


def plain(server: smtplib.SMTP):
    server.starttls()


def optional(server: Optional[smtplib.SMTP] = None):
    server.starttls()


def forward(server: "imaplib.IMAP4"):
    server.starttls()


def promised(server):
    cast(smtplib.SMTP, server).starttls()


class Mailer:
    server: smtplib.SMTP

    def open(self):
        self.server.starttls()
#--- after.py
import imaplib
import smtplib
import ssl
from typing import Optional, cast


def plain(server: smtplib.SMTP):
    server.starttls(context=ssl.create_default_context())


def optional(server: Optional[smtplib.SMTP] = None):
    server.starttls(context=ssl.create_default_context())


def forward(server: "imaplib.IMAP4"):
    server.starttls(ssl_context=ssl.create_default_context())


def promised(server):
    cast(smtplib.SMTP, server).starttls(context=ssl.create_default_context())


class Mailer:
    server: smtplib.SMTP

    def open(self):
        self.server.starttls(context=ssl.create_default_context())
#--- declared.py
import smtplib
import ssl


def declared(host, secure):
    # A declaration binds nothing: what is assigned says all.
    server: smtplib.SMTP | smtplib.SMTP_SSL

    if secure:
        server = smtplib.SMTP_SSL(host)
    else:
        server = smtplib.SMTP(host)
        server.starttls()
    server.starttls()


def unknown(host, connect):
    server: smtplib.SMTP
    if host:
        server = smtplib.SMTP(host)
    else:
        server = connect()
    server.starttls()
#--- declared-after.py
import smtplib
import ssl


def declared(host, secure):
    # A declaration binds nothing: what is assigned says all.
    server: smtplib.SMTP | smtplib.SMTP_SSL

    if secure:
        server = smtplib.SMTP_SSL(host, context=ssl.create_default_context())
    else:
        server = smtplib.SMTP(host)
        server.starttls(context=ssl.create_default_context())
    server.starttls(context=ssl.create_default_context())


def unknown(host, connect):
    server: smtplib.SMTP
    if host:
        server = smtplib.SMTP(host)
    else:
        server = connect()
    server.starttls()
