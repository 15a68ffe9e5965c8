# Where the callee may be something else, nothing is edited, and the reason is said.

# RUN: %expect_exit 1 mailseal check %s | FileCheck %s --match-full-lines --implicit-check-not=warning:
# RUN: mailseal diff %s | count 0

import imaplib
import smtplib


def picked(host, secure):
    Class = smtplib.SMTP_SSL if secure else smtplib.SMTP
    if Class is smtplib.SMTP:
        print("no TLS")
    # CHECK: {{.*}}:[[#@LINE+1]]:12: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: the callee may also be something that takes no context, and 'Class' is more than a variable that is only called [missing-context]
    return Class(host)


class Either(smtplib.SMTP_SSL if __debug__ else smtplib.SMTP):
    pass


class Server:
    kind = smtplib.SMTP

    @property
    def made(self):
        return smtplib.SMTP_SSL if self.secure else smtplib.SMTP

    def connect(self, host):
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: {{.*}}; not fixed: the callee may also be something that takes no context, and 'Either' is more than a variable that is only called [missing-context]
        Either(host)
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: {{.*}}; not fixed: the callee may also be something that takes no context, and line [[#@LINE+2]] does more than call what 'self.made' gives [missing-context]
        self.made(host)
        print(self.made)


def two_libraries(host, old):
    if old:
        server = imaplib.IMAP4(host)
    else:
        server = smtplib.SMTP(host)
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: imaplib.IMAP4.starttls() has no ssl_context, so it accepts any certificate; not fixed: the callee may also be smtplib.SMTP.starttls, which takes other arguments [missing-context]
    server.starttls()


def unknown(server):
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate; not fixed: 'server' could not be followed to where it is made; if it is a smtplib object, pass context=ssl.create_default_context() [missing-context]
    server.starttls()


def keywords(host, **options):
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: '**options' may hold context already: call options.setdefault("context", ssl.create_default_context()) before [missing-context]
    smtplib.SMTP_SSL(host, **options)


def wrong_keyword(host, context):
    server = imaplib.IMAP4(host)
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: imaplib.IMAP4.starttls() has no ssl_context, so it accepts any certificate; not fixed: it is given context, which it does not take: a TypeError [missing-context]
    server.starttls(context=context)
