# Calls that take no context, or can never succeed, are left alone.

# RUN: mailseal check %s | count 0

import ftplib
import imaplib
import poplib
import smtplib

smtplib.SMTP("mail.example.org")
smtplib.LMTP("mail.example.org")
imaplib.IMAP4("mail.example.org")
imaplib.IMAP4_stream("imapd")
poplib.POP3("mail.example.org")
ftplib.FTP("ftp.example.org")
pop = poplib.POP3_SSL("mail.example.org", context=make_context())
pop.stls()  # POP3_SSL.stls() always raises.
