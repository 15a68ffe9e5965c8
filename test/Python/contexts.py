# A context that is given is judged: None and unverified ones are found, others trusted.

# RUN: split-file %s %t
# RUN: %check_fix 1 %t/before.py %t/safe.py
# RUN: %check_fix 1 %t/before.py %t/unsafe.py --unsafe-fixes
# RUN: %expect_exit 1 mailseal check %t/safe.py | FileCheck %t/safe.py --match-full-lines --implicit-check-not=warning:
# RUN: mailseal check %t/trusted.py | count 0

#--- before.py
import imaplib
import smtplib
import ssl

smtplib.SMTP_SSL("a", context=None)
smtplib.SMTP_SSL("a", 465, None, None, None, 5, None, None)
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() is given a context made by 'ssl._create_unverified_context()', so it accepts any certificate; look at it: somebody turned verification off on purpose [unverified-context]
smtplib.SMTP_SSL("a", context=ssl._create_unverified_context())
weak = ssl.create_default_context()
weak.check_hostname = False
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() is given a context weakened by 'weak.check_hostname = False' on line [[#@LINE-1]], so it accepts a certificate for another host; not fixed: repair it there [weakened-context]
smtplib.SMTP_SSL("a", context=weak)
plain = ssl.SSLContext(ssl.PROTOCOL_TLS)
show(plain)
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: imaplib.IMAP4_SSL() is given a context made by 'ssl.SSLContext(ssl.PROTOCOL_TLS)' on line [[#@LINE-2]], so it accepts any certificate; not fixed: repair it where the context is made [unverified-context]
imaplib.IMAP4_SSL("a", ssl_context=plain)


def fall_through(context=None):
    imaplib.IMAP4_SSL("a", ssl_context=context)
#--- safe.py
import imaplib
import smtplib
import ssl

smtplib.SMTP_SSL("a", context=ssl.create_default_context())
smtplib.SMTP_SSL("a", 465, None, None, None, 5, None, ssl.create_default_context())
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() is given a context made by 'ssl._create_unverified_context()', so it accepts any certificate; look at it: somebody turned verification off on purpose [unverified-context]
smtplib.SMTP_SSL("a", context=ssl._create_unverified_context())
weak = ssl.create_default_context()
weak.check_hostname = False
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() is given a context weakened by 'weak.check_hostname = False' on line [[#@LINE-1]], so it accepts a certificate for another host; not fixed: repair it there [weakened-context]
smtplib.SMTP_SSL("a", context=weak)
plain = ssl.SSLContext(ssl.PROTOCOL_TLS)
show(plain)
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: imaplib.IMAP4_SSL() is given a context made by 'ssl.SSLContext(ssl.PROTOCOL_TLS)' on line [[#@LINE-2]], so it accepts any certificate; not fixed: repair it where the context is made [unverified-context]
imaplib.IMAP4_SSL("a", ssl_context=plain)


def fall_through(context=None):
    imaplib.IMAP4_SSL("a", ssl_context=context or ssl.create_default_context())
#--- unsafe.py
import imaplib
import smtplib
import ssl

smtplib.SMTP_SSL("a", context=ssl.create_default_context())
smtplib.SMTP_SSL("a", 465, None, None, None, 5, None, ssl.create_default_context())
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() is given a context made by 'ssl._create_unverified_context()', so it accepts any certificate; look at it: somebody turned verification off on purpose [unverified-context]
smtplib.SMTP_SSL("a", context=ssl.create_default_context())
weak = ssl.create_default_context()
weak.check_hostname = False
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() is given a context weakened by 'weak.check_hostname = False' on line [[#@LINE-1]], so it accepts a certificate for another host; not fixed: repair it there [weakened-context]
smtplib.SMTP_SSL("a", context=weak)
plain = ssl.SSLContext(ssl.PROTOCOL_TLS)
show(plain)
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: imaplib.IMAP4_SSL() is given a context made by 'ssl.SSLContext(ssl.PROTOCOL_TLS)' on line [[#@LINE-2]], so it accepts any certificate; not fixed: repair it where the context is made [unverified-context]
imaplib.IMAP4_SSL("a", ssl_context=plain)


def fall_through(context=None):
    imaplib.IMAP4_SSL("a", ssl_context=context or ssl.create_default_context())
#--- trusted.py
import imaplib
import ssl

context = ssl.create_default_context(cafile="ca.pem")
imaplib.IMAP4_SSL("a", ssl_context=context)
imaplib.IMAP4_SSL("a", ssl_context=settings.context)
imaplib.IMAP4_SSL("a", 993, None, None, context)
client = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
client.load_default_certs()
imaplib.IMAP4_SSL("a", ssl_context=client)


def passed_in(context):
    imaplib.IMAP4_SSL("a", ssl_context=context)


def made_when_missing(context=None):
    if context is None:
        context = ssl.create_default_context()
    imaplib.IMAP4_SSL("a", ssl_context=context)
