# Each TLS call of the five libraries gets a context under its own parameter name.

# RUN: split-file %s %t
# RUN: %check_fix 0 %t/before.py %t/after.py

#--- before.py
import ftplib
import imaplib
import nntplib
import poplib
import smtplib


def implicit_tls(host):
    smtplib.SMTP_SSL(host)
    imaplib.IMAP4_SSL(host)
    poplib.POP3_SSL(host)
    ftplib.FTP_TLS(host)
    ftplib.FTP_TLS()
    nntplib.NNTP_SSL(host)


def upgrade(host):
    smtp = smtplib.SMTP(host, 587)
    smtp.starttls()
    lmtp = smtplib.LMTP(host)
    lmtp.starttls()
    imap = imaplib.IMAP4(host)
    imap.starttls()
    pop = poplib.POP3(host)
    pop.stls()
    nntp = nntplib.NNTP(host)
    nntp.starttls()
#--- after.py
import ftplib
import imaplib
import nntplib
import poplib
import smtplib
import ssl


def implicit_tls(host):
    smtplib.SMTP_SSL(host, context=ssl.create_default_context())
    imaplib.IMAP4_SSL(host, ssl_context=ssl.create_default_context())
    poplib.POP3_SSL(host, context=ssl.create_default_context())
    ftplib.FTP_TLS(host, context=ssl.create_default_context())
    ftplib.FTP_TLS(context=ssl.create_default_context())
    nntplib.NNTP_SSL(host, ssl_context=ssl.create_default_context())


def upgrade(host):
    smtp = smtplib.SMTP(host, 587)
    smtp.starttls(context=ssl.create_default_context())
    lmtp = smtplib.LMTP(host)
    lmtp.starttls(context=ssl.create_default_context())
    imap = imaplib.IMAP4(host)
    imap.starttls(ssl_context=ssl.create_default_context())
    pop = poplib.POP3(host)
    pop.stls(context=ssl.create_default_context())
    nntp = nntplib.NNTP(host)
    nntp.starttls(context=ssl.create_default_context())
