# Few certificates are valid for an IP address, and none of a public authority for the machine itself: such a fix is for a
# person to look at. A name that only looks like an address is none, and a default is there to be replaced.

# RUN: split-file %s %t
# RUN: %check_fix 1 %t/before.py %t/safe.py
# RUN: %check_fix 0 %t/before.py %t/unsafe.py --unsafe-fixes

#--- before.py
import ftplib
import imaplib
import smtplib
import ssl
import sys

HOST = "10.0.0.25"
OWN = "localhost"
host = sys.argv[1] if sys.argv[1:] else "localhost"

smtplib.SMTP_SSL("192.0.2.1", 465)
smtplib.SMTP_SSL("192.0.2.1:465")
imaplib.IMAP4_SSL("2001:db8::1")
ftplib.FTP_TLS("192.0.2.1")
smtplib.SMTP_SSL(HOST)
smtplib.SMTP_SSL("LOCALHOST", 465)
smtplib.SMTP_SSL(OWN, 465)
smtplib.SMTP_SSL(host, 465)
smtplib.SMTP_SSL("1.2.3.example", 465)
ftplib.FTP_TLS("ftp.example.org")
#--- safe.py
import ftplib
import imaplib
import smtplib
import ssl
import sys

HOST = "10.0.0.25"
OWN = "localhost"
host = sys.argv[1] if sys.argv[1:] else "localhost"

smtplib.SMTP_SSL("192.0.2.1", 465)
smtplib.SMTP_SSL("192.0.2.1:465")
imaplib.IMAP4_SSL("2001:db8::1")
ftplib.FTP_TLS("192.0.2.1")
smtplib.SMTP_SSL(HOST)
smtplib.SMTP_SSL("LOCALHOST", 465)
smtplib.SMTP_SSL(OWN, 465)
smtplib.SMTP_SSL(host, 465, context=ssl.create_default_context())
smtplib.SMTP_SSL("1.2.3.example", 465, context=ssl.create_default_context())
ftplib.FTP_TLS("ftp.example.org", context=ssl.create_default_context())
#--- unsafe.py
import ftplib
import imaplib
import smtplib
import ssl
import sys

HOST = "10.0.0.25"
OWN = "localhost"
host = sys.argv[1] if sys.argv[1:] else "localhost"

smtplib.SMTP_SSL("192.0.2.1", 465, context=ssl.create_default_context())
smtplib.SMTP_SSL("192.0.2.1", 465, context=ssl.create_default_context())
imaplib.IMAP4_SSL("2001:db8::1", ssl_context=ssl.create_default_context())
ftplib.FTP_TLS("192.0.2.1", context=ssl.create_default_context())
smtplib.SMTP_SSL(HOST, context=ssl.create_default_context())
smtplib.SMTP_SSL("LOCALHOST", 465, context=ssl.create_default_context())
smtplib.SMTP_SSL(OWN, 465, context=ssl.create_default_context())
smtplib.SMTP_SSL(host, 465, context=ssl.create_default_context())
smtplib.SMTP_SSL("1.2.3.example", 465, context=ssl.create_default_context())
ftplib.FTP_TLS("ftp.example.org", context=ssl.create_default_context())
