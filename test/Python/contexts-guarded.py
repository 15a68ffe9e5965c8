# A None that only another branch gives does not reach the call: what the conditions say of each other is compared.

# RUN: %expect_exit 1 mailseal check %s | FileCheck %s --match-full-lines --implicit-check-not=warning:

import smtplib
import ssl

from settings import SecureMode


class Connection:
    def __init__(self, mode, tls):
        self.mode = mode
        if self.mode == SecureMode.INSECURE:
            self.context = None
        else:
            self.context = ssl.create_default_context()

    def connect(self, host):
        if self.mode == SecureMode.IMPLICIT:
            return smtplib.SMTP_SSL(host, context=self.context)
        server = smtplib.SMTP(host)
        if self.mode != SecureMode.INSECURE:
            server.starttls(context=self.context)
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: smtplib.SMTP.starttls() is given 'self.context', which may be None, as context, so it accepts any certificate; not fixed: 'self.mode == SecureMode.INSECURE' opts out of verification on purpose [none-context]
        server.starttls(context=self.context)


def words(host, mode, tls):
    if mode in ("ssl", "tls"):
        context = ssl.create_default_context()
    else:
        context = None
    if mode == "ssl":
        smtplib.SMTP_SSL(host, context=context)
    elif mode == 'tls':
        smtplib.SMTP_SSL(host, context=context)
    elif mode == "plain":
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: {{.*}} is given 'context', which may be None, {{.*}} [none-context]
        smtplib.SMTP_SSL(host, context=context)


def switch(host, tls, other):
    context = None if not tls else ssl.create_default_context()
    if tls and host:
        smtplib.SMTP_SSL(host, context=context)
    # CHECK: {{.*}}:[[#@LINE+1]]:26: warning: {{.*}} is given 'context', which may be None, {{.*}} [none-context]
    return not other and smtplib.SMTP_SSL(host, context=context)


def changes(host, tls):
    if tls:
        context = ssl.create_default_context()
    else:
        context = None
    tls = True
    if tls:
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: {{.*}} is given 'context', which may be None, {{.*}} [none-context]
        smtplib.SMTP_SSL(host, context=context)


def loop(hosts):
    for host, tls in hosts:
        if not tls:
            context = None
        if tls:
            # CHECK: {{.*}}:[[#@LINE+1]]:13: warning: {{.*}} is given 'context', which may be None, {{.*}} [none-context]
            smtplib.SMTP_SSL(host, context=context)


CONTEXT = None
OTHER = None


def set_up():
    global CONTEXT
    CONTEXT = ssl.create_default_context()


def lazily(host):
    if CONTEXT is None:
        set_up()
    smtplib.SMTP_SSL(host, context=CONTEXT)


def lazily_other(host):
    if OTHER is None:
        set_up()
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}} is given 'OTHER', which may be None, {{.*}} [none-context]
    smtplib.SMTP_SSL(host, context=OTHER)
