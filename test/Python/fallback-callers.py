# A caller that catches the refusal and goes on to the plain class would send in plaintext what went over TLS before:
# no context for such a call, however far away the handler is.

# RUN: rm -rf %t && split-file %s %t
# RUN: %expect_exit 1 mailseal check -q %t | FileCheck %s --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal diff -q --unsafe-fixes %t | grep '^[-+] ' | FileCheck %s --check-prefix=DIFF --match-full-lines --strict-whitespace

# CHECK: {{.*}}callers.py:7:12: warning: {{.*}}; not fixed: line 17 catches the error of a bad certificate, and the program goes on in plaintext: make it stop there first [missing-context]
# CHECK: {{.*}}callers.py:11:12: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate [missing-context]
# CHECK: {{.*}}callers.py:32:12: warning: ftplib.FTP_TLS() has no context, so it accepts any certificate [missing-context]
# CHECK: {{.*}}mailer.py:6:21: warning: {{.*}}; not fixed: line 8 of other.py catches the error of a bad certificate, and the program goes on in plaintext: make it stop there first [missing-context]
# CHECK: {{.*}}mailer.py:9:9: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate [missing-context]

# DIFF:-    return smtplib.SMTP_SSL("stops")
# DIFF-NEXT:+    return smtplib.SMTP_SSL("stops", context=ssl.create_default_context())
# DIFF-NEXT:-    return ftplib.FTP_TLS("f") if tls else ftplib.FTP("f")
# DIFF-NEXT:+    return ftplib.FTP_TLS("f", context=ssl.create_default_context()) if tls else ftplib.FTP("f")
# DIFF-NEXT:-        smtplib.SMTP_SSL("handled")
# DIFF-NEXT:+        smtplib.SMTP_SSL("handled", context=ssl.create_default_context())

#--- callers.py
import ftplib
import smtplib
import ssl


def goes_on():
    return smtplib.SMTP_SSL("goes-on")


def stops():
    return smtplib.SMTP_SSL("stops")


def connect():
    try:
        return goes_on()
    except Exception:
        return plain()


def plain():
    return smtplib.SMTP("goes-on")


def connect_or_stop():
    try:
        return stops()
    except smtplib.SMTPServerDisconnected:
        return plain()

def ftp(tls):
    return ftplib.FTP_TLS("f") if tls else ftplib.FTP("f")


def again(tls):
    try:
        return ftp(tls)
    except OSError:
        return ftp(tls)


def refused(tls):
    try:
        return ftp(tls)
    except ftplib.error_perm:
        return ftplib.FTP("f")
#--- mailer.py
import smtplib


class Mailer:
    def __init__(self):
        self.conn = smtplib.SMTP_SSL("mailer")

    def handled(self):
        smtplib.SMTP_SSL("handled")
#--- other.py
import smtplib
from mailer import Mailer


def connect():
    try:
        return Mailer()
    except OSError:
        return smtplib.SMTP("mailer")
