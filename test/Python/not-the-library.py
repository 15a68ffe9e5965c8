# The same names where they are something else: no finding, no edit.

# RUN: split-file %s %t
# RUN: mailseal check %t | count 0

#--- parameter.py
import smtplib


def send(smtplib, host):
    smtplib.SMTP_SSL(host)
#--- relative.py
from . import smtplib
from .imaplib import IMAP4_SSL

smtplib.SMTP_SSL("a")
IMAP4_SSL("b")
#--- vendored.py
import aioimaplib
import vendored.imaplib2 as imaplib

imaplib.IMAP4_SSL("a")
aioimaplib.IMAP4_SSL("b")
#--- own_class.py
import smtplib


class Transport:
    def starttls(self):
        pass


transport = Transport()
transport.starttls()
#--- rebound.py
import imaplib


def use():
    imaplib = object()
    return imaplib.IMAP4_SSL("a")
#--- class_scope.py
class Names:
    import smtplib

    def method(self):
        return smtplib.SMTP_SSL("a")
#--- text.py
"""Never call smtplib.SMTP_SSL(host) without a context."""
# smtplib.SMTP_SSL(host)
text = "smtplib.SMTP_SSL(host)"
#--- mocks.py
import smtplib
from unittest import mock


def expected():
    with mock.patch("smtplib.SMTP") as made:
        made.return_value.starttls()
    server = mock.MagicMock(smtplib.SMTP)
    server.starttls()
    assert server.mock_calls == [mock.call.starttls(), mock.call().starttls()]
