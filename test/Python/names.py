# Names are resolved: the library may be called anything, by any form of import.

# RUN: split-file %s %t
# RUN: %check_fix 0 %t/before.py %t/after.py

#--- before.py
import smtplib as mail
from imaplib import IMAP4_SSL as Box, IMAP4
from poplib import *

lib = mail
Secure = lib.SMTP_SSL
try:
    import ftplib
except ImportError:
    ftplib = None

mail.SMTP_SSL("a")
Secure("b")
Box("c")
POP3_SSL("d")
(ftplib.FTP_TLS)("e")
__import__("nntplib").NNTP_SSL("f")
connection = IMAP4("g")
connection.starttls()
#--- after.py
import smtplib as mail
import ssl
from imaplib import IMAP4_SSL as Box, IMAP4
from poplib import *

lib = mail
Secure = lib.SMTP_SSL
try:
    import ftplib
except ImportError:
    ftplib = None

mail.SMTP_SSL("a", context=ssl.create_default_context())
Secure("b", context=ssl.create_default_context())
Box("c", ssl_context=ssl.create_default_context())
POP3_SSL("d", context=ssl.create_default_context())
(ftplib.FTP_TLS)("e", context=ssl.create_default_context())
__import__("nntplib").NNTP_SSL("f", ssl_context=ssl.create_default_context())
connection = IMAP4("g")
connection.starttls(ssl_context=ssl.create_default_context())
