# isinstance() and type() say which library's object it is.

# RUN: split-file %s %t
# RUN: %check_fix 0 %t/before.py %t/after.py
# RUN: %expect_exit 1 mailseal check %t/reported.py | FileCheck %t/reported.py --match-full-lines --implicit-check-not=warning:

#--- before.py
import imaplib
import smtplib


def connect(host, imap):
    return imaplib.IMAP4(host) if imap else smtplib.SMTP(host)


def branch(host, imap):
    c = connect(host, imap)
    if isinstance(c, imaplib.IMAP4):
        c.starttls()
    else:
        c.starttls()


def asserted(host, imap):
    c = connect(host, imap)
    assert type(c) is smtplib.SMTP
    c.starttls()


def early(host, imap):
    c = connect(host, imap)
    if not isinstance(c, (imaplib.IMAP4, imaplib.IMAP4_stream)):
        return
    c.starttls()


def operand(host, imap):
    c = connect(host, imap)
    return isinstance(c, smtplib.SMTP) and c.starttls()
#--- after.py
import imaplib
import smtplib
import ssl


def connect(host, imap):
    return imaplib.IMAP4(host) if imap else smtplib.SMTP(host)


def branch(host, imap):
    c = connect(host, imap)
    if isinstance(c, imaplib.IMAP4):
        c.starttls(ssl_context=ssl.create_default_context())
    else:
        c.starttls(context=ssl.create_default_context())


def asserted(host, imap):
    c = connect(host, imap)
    assert type(c) is smtplib.SMTP
    c.starttls(context=ssl.create_default_context())


def early(host, imap):
    c = connect(host, imap)
    if not isinstance(c, (imaplib.IMAP4, imaplib.IMAP4_stream)):
        return
    c.starttls(ssl_context=ssl.create_default_context())


def operand(host, imap):
    c = connect(host, imap)
    return isinstance(c, smtplib.SMTP) and c.starttls(
        context=ssl.create_default_context()
    )
#--- reported.py
import imaplib
import smtplib


def known_class(c):
    if isinstance(c, smtplib.SMTP):
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: {{.*}}; look at it: the constructor gets its host elsewhere: it must be the server's name [missing-context]
        c.starttls()


def one_of_two(c):
    if isinstance(c, (smtplib.SMTP, imaplib.IMAP4)):
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: {{.*}}; not fixed: the callee may also be imaplib.IMAP4.starttls, which takes other arguments [missing-context]
        c.starttls()


def rebound(host, imap):
    c = imaplib.IMAP4(host) if imap else smtplib.SMTP(host)
    if isinstance(c, smtplib.SMTP):
        c = imaplib.IMAP4(host) if host else smtplib.SMTP(host)
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: {{.*}}; not fixed: the callee may also be smtplib.SMTP.starttls, which takes other arguments [missing-context]
        c.starttls()
