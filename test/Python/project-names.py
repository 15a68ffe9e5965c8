# Names from other files of the project are followed as Python would: aliases, modules, re-exports, classes, objects.

# RUN: rm -rf %t && split-file %s %t
# RUN: %check_fix 0 %t/use.py %t/use-after.py
# The files that name no library are found in a folder, too, and the calls of all files are counted.
# RUN: rm -f %t/fixed-* %t/use-after.py
# RUN: mailseal fix %t | FileCheck %s --check-prefix=FIXED --match-full-lines
# RUN: %expect_exit 0 mailseal check %t
# RUN: mailseal diff %t | count 0

# FIXED: fixed 14 findings in 2 files; 14 of 14 TLS calls verify certificates

#--- mailer.py
import smtplib
from contextlib import contextmanager
from smtplib import SMTP_SSL as Client


class Mailer:
    def __init__(self, host):
        self.conn = smtplib.SMTP(host, 587)

    def __enter__(self):
        return self.conn

    def __exit__(self, *error):
        self.conn.quit()

    @property
    def server(self):
        return self.conn


@contextmanager
def session(host):
    server = smtplib.SMTP(host)
    yield server
    server.quit()


def connect(host):
    return smtplib.SMTP(host, 587)


shared = smtplib.SMTP("mail.example.org")
CLASSES = {"tls": smtplib.SMTP_SSL}
#--- use.py
import mailer
import pkg.net as net
from mailer import CLASSES, Client as Renamed, Mailer, connect, session, shared
from pkg import Inbox, open_box, wire

Renamed("mail.example.org")
mailer.Client("mail.example.org")
connect("a").starttls()
shared.starttls()
mail = Mailer("b")
mail.conn.starttls()
mail.server.starttls()
with Mailer("c") as conn:
    conn.starttls()
with session("d") as conn:
    conn.starttls()
CLASSES["tls"]("e")
Inbox("f")
open_box("g").starttls()
net.open_box("h").starttls()
wire.Hidden("i")
#--- use-after.py
import mailer
import pkg.net as net
import ssl
from mailer import CLASSES, Client as Renamed, Mailer, connect, session, shared
from pkg import Inbox, open_box, wire

Renamed("mail.example.org", context=ssl.create_default_context())
mailer.Client("mail.example.org", context=ssl.create_default_context())
connect("a").starttls(context=ssl.create_default_context())
shared.starttls(context=ssl.create_default_context())
mail = Mailer("b")
mail.conn.starttls(context=ssl.create_default_context())
mail.server.starttls(context=ssl.create_default_context())
with Mailer("c") as conn:
    conn.starttls(context=ssl.create_default_context())
with session("d") as conn:
    conn.starttls(context=ssl.create_default_context())
CLASSES["tls"]("e", context=ssl.create_default_context())
Inbox("f", ssl_context=ssl.create_default_context())
open_box("g").starttls(ssl_context=ssl.create_default_context())
net.open_box("h").starttls(ssl_context=ssl.create_default_context())
wire.Hidden("i", ssl_context=ssl.create_default_context())
#--- child.py
from mailer import Mailer


class Child(Mailer):
    def go(self):
        self.conn.starttls()
#--- pkg/__init__.py
from .net import *
from . import net as wire
#--- pkg/net.py
import imaplib

__all__ = ["Inbox", "open_box"]


class Inbox(imaplib.IMAP4_SSL):
    pass


class Hidden(imaplib.IMAP4_SSL):
    pass


def open_box(host):
    box = imaplib.IMAP4(host)
    return box
