# Few certificates are valid for an IP address: such a fix is for a person to look at. A name that only looks like one is
# none.

# RUN: split-file %s %t
# RUN: %check_fix 1 %t/before.py %t/safe.py
# RUN: %check_fix 0 %t/before.py %t/unsafe.py --unsafe-fixes

#--- before.py
import ftplib
import imaplib
import smtplib
import ssl

HOST = "10.0.0.25"

smtplib.SMTP_SSL("192.0.2.1", 465)
smtplib.SMTP_SSL("192.0.2.1:465")
imaplib.IMAP4_SSL("2001:db8::1")
ftplib.FTP_TLS("192.0.2.1")
smtplib.SMTP_SSL(HOST)
smtplib.SMTP_SSL("1.2.3.example", 465)
ftplib.FTP_TLS("ftp.example.org")
#--- safe.py
import ftplib
import imaplib
import smtplib
import ssl

HOST = "10.0.0.25"

smtplib.SMTP_SSL("192.0.2.1", 465)
smtplib.SMTP_SSL("192.0.2.1:465")
imaplib.IMAP4_SSL("2001:db8::1")
ftplib.FTP_TLS("192.0.2.1")
smtplib.SMTP_SSL(HOST)
smtplib.SMTP_SSL("1.2.3.example", 465, context=ssl.create_default_context())
ftplib.FTP_TLS("ftp.example.org", context=ssl.create_default_context())
#--- unsafe.py
import ftplib
import imaplib
import smtplib
import ssl

HOST = "10.0.0.25"

smtplib.SMTP_SSL("192.0.2.1", 465, context=ssl.create_default_context())
smtplib.SMTP_SSL("192.0.2.1", 465, context=ssl.create_default_context())
imaplib.IMAP4_SSL("2001:db8::1", ssl_context=ssl.create_default_context())
ftplib.FTP_TLS("192.0.2.1", context=ssl.create_default_context())
smtplib.SMTP_SSL(HOST, context=ssl.create_default_context())
smtplib.SMTP_SSL("1.2.3.example", 465, context=ssl.create_default_context())
ftplib.FTP_TLS("ftp.example.org", context=ssl.create_default_context())
