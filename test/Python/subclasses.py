# A subclass is repaired where it calls its base; one without a constructor where it is made.

# RUN: split-file %s %t
# RUN: %check_fix 0 %t/before.py %t/after.py

#--- before.py
import imaplib
import smtplib


class Logging(imaplib.IMAP4_SSL):
    def __init__(self, host):
        super().__init__(host)


class Old(imaplib.IMAP4_SSL):
    def __init__(self, host):
        imaplib.IMAP4_SSL.__init__(self, host, 993)


class Named(smtplib.SMTP_SSL):
    def send(self):
        return "sent"


Logging("a")
Old("b")
Named("c")
#--- after.py
import imaplib
import smtplib
import ssl


class Logging(imaplib.IMAP4_SSL):
    def __init__(self, host):
        super().__init__(host, ssl_context=ssl.create_default_context())


class Old(imaplib.IMAP4_SSL):
    def __init__(self, host):
        imaplib.IMAP4_SSL.__init__(
            self, host, 993, ssl_context=ssl.create_default_context()
        )


class Named(smtplib.SMTP_SSL):
    def send(self):
        return "sent"


Logging("a")
Old("b")
Named("c", context=ssl.create_default_context())
