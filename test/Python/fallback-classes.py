# A second try may stand in another function or file, or be a class of the project that has no TLS.

# RUN: rm -rf %t && split-file %s %t
# RUN: %expect_exit 1 mailseal check %t/derived.py | FileCheck %t/derived.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/function | FileCheck %t/function/main.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/constructor | FileCheck %t/constructor/main.py --match-full-lines --implicit-check-not=warning:

#--- derived.py
import smtplib


class Client(smtplib.SMTP):
    pass

try:
    # CHECK: {{.*}}:[[#@LINE+1]]:14: warning: smtplib.SMTP_SSL() {{.*}}; not fixed: line [[#@LINE+2]] catches the error of a bad certificate, and the program goes on in plaintext: make it stop there first [missing-context]
    server = smtplib.SMTP_SSL("mail.example.org")
except OSError:
    server = Client("mail.example.org")
server.login("alice", "secret")
#--- function/mailer.py
import smtplib


def plain(host):
    return smtplib.SMTP(host)
#--- function/main.py
import smtplib

import mailer

try:
    # CHECK: {{.*}}:[[#@LINE+1]]:14: warning: {{.*}}; not fixed: line [[#@LINE+2]] catches the error of a bad certificate, {{.*}} [missing-context]
    server = smtplib.SMTP_SSL("mail.example.org")
except OSError:
    server = mailer.plain("mail.example.org")
server.login("alice", "secret")
#--- constructor/mailer.py
import smtplib


class Mailer:
    def __init__(self, host):
        self.server = smtplib.SMTP(host)
#--- constructor/main.py
import smtplib

from mailer import Mailer

try:
    # CHECK: {{.*}}:[[#@LINE+1]]:14: warning: {{.*}}; not fixed: line [[#@LINE+2]] catches the error of a bad certificate, {{.*}} [missing-context]
    server = smtplib.SMTP_SSL("mail.example.org")
except OSError:
    server = Mailer("mail.example.org").server
server.login("alice", "secret")
