# Where all calls are seen, what they pass says how an annotated receiver was made. An import for type checkers alone
# does not run, and neither would `import ssl` beside it.

# RUN: rm -rf %t && split-file %s %t
# RUN: %expect_exit 1 mailseal fix %t/project
# RUN: diff %t/after.py %t/project/send.py

#--- project/send.py
from typing import TYPE_CHECKING

import mailer

if TYPE_CHECKING:
    import smtplib


def called(server: "smtplib.SMTP"):
    server.starttls()


def narrowed(server):
    if isinstance(server, mailer.smtplib.SMTP):
        server.starttls()


def stranger(server: "smtplib.SMTP"):
    server.starttls()


called(mailer.smtplib.SMTP("a"))
narrowed(mailer.smtplib.SMTP("a"))
#--- after.py
from typing import TYPE_CHECKING

import mailer
import ssl

if TYPE_CHECKING:
    import smtplib


def called(server: "smtplib.SMTP"):
    server.starttls(context=ssl.create_default_context())


def narrowed(server):
    if isinstance(server, mailer.smtplib.SMTP):
        server.starttls(context=ssl.create_default_context())


def stranger(server: "smtplib.SMTP"):
    server.starttls()


called(mailer.smtplib.SMTP("a"))
narrowed(mailer.smtplib.SMTP("a"))
#--- project/mailer.py
import smtplib
