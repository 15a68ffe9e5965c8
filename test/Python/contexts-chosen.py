# A context whose verification is chosen by a variable, and one made by way of a library's own `ssl`.

# RUN: split-file %s %t
# RUN: %expect_exit 1 mailseal check %t/chosen.py | FileCheck %t/chosen.py --match-full-lines --implicit-check-not=warning:

#--- chosen.py
import imaplib
import smtplib
import ssl


def connect(host, verify):
    context = ssl.create_default_context()
    context.check_hostname = verify
    context.verify_mode = ssl.CERT_REQUIRED if verify else ssl.CERT_NONE
    # CHECK: {{.*}}:[[#@LINE+1]]:12: warning: smtplib.SMTP_SSL() is given a context weakened by 'context.verify_mode = ssl.CERT_REQUIRED if verify else ssl.CERT_NONE' on line [[#@LINE-1]], so it accepts any certificate; not fixed: {{.*}} [weakened-context]
    return smtplib.SMTP_SSL(host, context=context)


def trusted(host, verify):
    context = ssl.create_default_context()
    context.check_hostname = verify
    return smtplib.SMTP_SSL(host, context=context)


# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() is given a context made by 'smtplib.ssl._create_unverified_context()', so it accepts any certificate; look at it: somebody turned verification off on purpose [unverified-context]
smtplib.SMTP_SSL("mail.example.org", context=smtplib.ssl._create_unverified_context())
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: imaplib.IMAP4_SSL() is given a context made by 'imaplib.ssl.SSLContext()', so it accepts any certificate; look at it: somebody turned verification off on purpose [unverified-context]
imaplib.IMAP4_SSL("mail.example.org", ssl_context=imaplib.ssl.SSLContext())
smtplib.SMTP_SSL("mail.example.org", context=smtplib.ssl.create_default_context())
