# A receiver that only an annotation names is sure in its library, but not in its host: for a person to look at.

# RUN: split-file %s %t
# RUN: %check_fix 1 %t/before.py %t/before.py
# RUN: %check_fix 0 %t/before.py %t/after.py --unsafe-fixes

#--- before.py
import imaplib
import smtplib
import ssl
from typing import Optional


def plain(server: smtplib.SMTP):
    server.starttls()


def optional(server: Optional[smtplib.SMTP] = None):
    server.starttls()


def forward(server: "imaplib.IMAP4"):
    server.starttls()


class Mailer:
    server: smtplib.SMTP

    def open(self):
        self.server.starttls()
#--- after.py
import imaplib
import smtplib
import ssl
from typing import Optional


def plain(server: smtplib.SMTP):
    server.starttls(context=ssl.create_default_context())


def optional(server: Optional[smtplib.SMTP] = None):
    server.starttls(context=ssl.create_default_context())


def forward(server: "imaplib.IMAP4"):
    server.starttls(ssl_context=ssl.create_default_context())


class Mailer:
    server: smtplib.SMTP

    def open(self):
        self.server.starttls(context=ssl.create_default_context())
