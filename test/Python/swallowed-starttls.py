# Where a program that did not get TLS goes on in plaintext: the ways of SEMANTICS, section 3.

# RUN: %expect_exit 1 mailseal check %s | FileCheck %s --match-full-lines --implicit-check-not=warning:

import contextlib
import ftplib
import imaplib
import nntplib
import poplib
import smtplib
import ssl


def not_offered(host):
    server = smtplib.SMTP(host, 587)
    try:
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: smtplib.SMTP.starttls() does not have to succeed: the program goes on in plaintext; not fixed: line [[#@LINE+2]] catches the error of a server that does not offer STARTTLS, and line [[#@LINE+4]] calls server.login(): end the session there [swallowed-starttls]
        server.starttls(context=ssl.create_default_context())
    except smtplib.SMTPException:
        pass
    server.login("alice", "secret")


def refused_only(host):
    server = smtplib.SMTP(host, 587)
    try:
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: smtplib.SMTP.starttls() does not have to succeed: the program goes on in plaintext; not fixed: line [[#@LINE+4]] catches the error of a server that refuses STARTTLS, and line [[#@LINE+6]] calls server.sendmail(): end the session there [swallowed-starttls]
        server.starttls(context=ssl.create_default_context())
    except smtplib.SMTPNotSupportedError:
        raise
    except smtplib.SMTPException as error:
        print(error)
    server.sendmail("alice@example.org", ["bob@example.org"], "hello")


def imap(host):
    box = imaplib.IMAP4(host)
    try:
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: imaplib.IMAP4.starttls() does not have to succeed: the program goes on in plaintext; not fixed: line [[#@LINE+2]] catches the error of a server that does not offer STARTTLS, and line [[#@LINE+4]] calls box.login(): end the session there [swallowed-starttls]
        box.starttls(ssl_context=ssl.create_default_context())
    except box.abort:
        print("no TLS")
    box.login("alice", "secret")


def pop(host):
    box = poplib.POP3(host)
    try:
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: poplib.POP3.stls() does not have to succeed: the program goes on in plaintext; not fixed: line [[#@LINE+2]] catches the error of a server that does not offer STLS, and line [[#@LINE+6]] calls box.user(): end the session there [swallowed-starttls]
        box.stls(context=ssl.create_default_context())
    except (poplib.error_proto, TimeoutError):
        pass
    finally:
        print("connected")
    box.user("alice")
    box.pass_("secret")


def nntp(host):
    group = nntplib.NNTP(host)
    try:
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: nntplib.NNTP.starttls() does not have to succeed: the program goes on in plaintext; not fixed: line [[#@LINE+2]] catches the error of a server that does not offer STARTTLS, and line [[#@LINE+4]] calls group.login(): end the session there [swallowed-starttls]
        group.starttls(context=ssl.create_default_context())
    except nntplib.NNTPError:
        pass
    group.login("alice", "secret")


def suppressed(host):
    server = smtplib.SMTP(host, 587)
    with contextlib.suppress(OSError):
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: smtplib.SMTP.starttls() does not have to succeed: the program goes on in plaintext; not fixed: line [[#@LINE-1]] catches the error of a server that does not offer STARTTLS, and line [[#@LINE+2]] calls server.login(): end the session there [swallowed-starttls]
        server.starttls(context=ssl.create_default_context())
    server.login("alice", "secret")


def asked(host):
    server = smtplib.SMTP(host, 587)
    server.ehlo()
    if server.has_extn("STARTTLS"):
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: smtplib.SMTP.starttls() does not have to succeed: the program goes on in plaintext; not fixed: line [[#@LINE-1]] leaves it out where the server does not offer STARTTLS, and line [[#@LINE+3]] calls server.login(): end the session there [swallowed-starttls]
        server.starttls(context=ssl.create_default_context())
        server.ehlo()
    server.login("alice", "secret")


def asked_by_name(host):
    box = poplib.POP3(host)
    offered = box.capa()
    can_upgrade = "STLS" in offered
    if can_upgrade:
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: poplib.POP3.stls() does not have to succeed: the program goes on in plaintext; not fixed: line [[#@LINE-1]] leaves it out where the server does not offer STLS, and line [[#@LINE+2]] calls box.user(): end the session there [swallowed-starttls]
        box.stls(context=ssl.create_default_context())
    box.user("alice")


def asked_the_other_way(host):
    box = imaplib.IMAP4(host)
    if "STARTTLS" not in box.capabilities:
        print("no TLS")
    else:
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: imaplib.IMAP4.starttls() does not have to succeed: the program goes on in plaintext; not fixed: line [[#@LINE-3]] leaves it out where the server does not offer STARTTLS, and line [[#@LINE+2]] calls box.login(): end the session there [swallowed-starttls]
        box.starttls(ssl_context=ssl.create_default_context())
    box.login("alice", "secret")


def asked_in_passing(host):
    server = smtplib.SMTP(host, 587)
    # CHECK: {{.*}}:[[#@LINE+1]]:45: warning: smtplib.SMTP.starttls() does not have to succeed: the program goes on in plaintext; not fixed: line [[#@LINE+1]] leaves it out where the server does not offer STARTTLS, and line [[#@LINE+2]] calls server.login(): end the session there [swallowed-starttls]
    "starttls" in server.esmtp_features and server.starttls(context=ssl.create_default_context())
    server.login("alice", "secret")


def retries(host):
    server = smtplib.SMTP(host, 587)
    for _ in range(3):
        try:
            # CHECK: {{.*}}:[[#@LINE+1]]:13: warning: smtplib.SMTP.starttls() does not have to succeed: the program goes on in plaintext; not fixed: line [[#@LINE+3]] catches the error of a server that does not offer STARTTLS, and line [[#@LINE+5]] calls server.login(): end the session there [swallowed-starttls]
            server.starttls(context=ssl.create_default_context())
            break
        except Exception:
            continue
    server.login("alice", "secret")


def no_name(host):
    server = smtplib.SMTP()
    server.connect(host)
    try:
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: smtplib.SMTP.starttls() does not have to succeed: the program goes on in plaintext; not fixed: line [[#@LINE+2]] catches the error of a context that has no host to verify: line [[#@LINE-3]] gives none, and line [[#@LINE+4]] calls server.login(): end the session there [swallowed-starttls]
        server.starttls(context=ssl.create_default_context())
    except ValueError:
        pass
    server.login("alice", "secret")


def wrong_keyword(host):
    box = imaplib.IMAP4(host)
    try:
        # CHECK: {{.*}}:[[#@LINE+2]]:9: warning: {{.*}} [missing-context]
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: imaplib.IMAP4.starttls() does not have to succeed: the program goes on in plaintext; not fixed: line [[#@LINE+2]] catches the error of the keyword 'context', which is ssl_context here, and line [[#@LINE+4]] calls box.login(): end the session there [swallowed-starttls]
        box.starttls(context=ssl.create_default_context())
    except TypeError:
        pass
    box.login("alice", "secret")


def connects_again(host):
    server = smtplib.SMTP(host, 587)
    try:
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: smtplib.SMTP.starttls() does not have to succeed: the program goes on in plaintext; not fixed: line [[#@LINE+2]] catches the error of a bad certificate, and line [[#@LINE+4]] calls server.login(): end the session there [swallowed-starttls]
        server.starttls(context=ssl.create_default_context())
    except ssl.SSLError:
        server.connect(host)
    server.login("alice", "secret")


def plain_class(host):
    try:
        # CHECK: {{.*}}:[[#@LINE+1]]:15: warning: imaplib.IMAP4_SSL() does not have to succeed: the program goes on in plaintext; not fixed: line [[#@LINE+2]] catches the error of a bad certificate, and line [[#@LINE+4]] calls box.login(): end the session there [swallowed-starttls]
        box = imaplib.IMAP4_SSL(host, ssl_context=ssl.create_default_context())
    except Exception:
        box = imaplib.IMAP4(host)
    box.login("alice", "secret")


def plain_class_later(host):
    box = None
    try:
        # CHECK: {{.*}}:[[#@LINE+1]]:15: warning: poplib.POP3_SSL() does not have to succeed: the program goes on in plaintext; not fixed: line [[#@LINE+2]] catches the error of a bad certificate, and line [[#@LINE+6]] calls box.user(): end the session there [swallowed-starttls]
        box = poplib.POP3_SSL(host, context=ssl.create_default_context())
    except OSError:
        print("no TLS")
    if box is None:
        box = poplib.POP3(host)
    box.user("alice")


def told(host):
    server = ftplib.FTP_TLS(host, context=ssl.create_default_context())
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: ftplib.FTP_TLS.login() is told to log in in plaintext; not fixed: drop the argument 'secure', or call auth() before [swallowed-starttls]
    server.login("alice", "secret", secure=False)


class Postman:
    def __init__(self, host):
        self.server = smtplib.SMTP(host, 587)
        if self.server.has_extn("starttls"):
            # CHECK: {{.*}}:[[#@LINE+1]]:13: warning: smtplib.SMTP.starttls() does not have to succeed: the program goes on in plaintext; not fixed: line [[#@LINE-1]] leaves it out where the server does not offer STARTTLS, and line [[#@LINE+4]] calls self.server.login(): end the session there [swallowed-starttls]
            self.server.starttls(context=ssl.create_default_context())
        else:
            self.log("no TLS")
        self.server.login("alice", "secret")


def one_of_two_classes(host, implicit):
    if implicit:
        server = smtplib.SMTP_SSL(host, context=ssl.create_default_context())
    else:
        server = smtplib.SMTP(host, 587)
        server.ehlo()
        if server.has_extn("STARTTLS"):
            # CHECK: {{.*}}:[[#@LINE+1]]:13: warning: smtplib.SMTP.starttls() does not have to succeed: the program goes on in plaintext; not fixed: line [[#@LINE-1]] leaves it out where the server does not offer STARTTLS, and line [[#@LINE+2]] calls server.login(): end the session there [swallowed-starttls]
            server.starttls(context=ssl.create_default_context())
    server.login("alice", "secret")


def on_one_condition(host, strict):
    with smtplib.SMTP(host, 587) as server:
        try:
            # CHECK: {{.*}}:[[#@LINE+1]]:13: warning: smtplib.SMTP.starttls() does not have to succeed: the program goes on in plaintext; not fixed: line [[#@LINE+2]] catches the error of a server that does not offer STARTTLS, and line [[#@LINE+5]] calls server.login(): end the session there [swallowed-starttls]
            server.starttls(context=ssl.create_default_context())
        except smtplib.SMTPException:
            if strict:
                raise
        server.login("alice", "secret")


def raised_again(host):
    server = smtplib.SMTP(host, 587)
    try:
        try:
            # CHECK: {{.*}}:[[#@LINE+1]]:13: warning: smtplib.SMTP.starttls() does not have to succeed: the program goes on in plaintext; not fixed: line [[#@LINE+5]] catches the error of a server that does not offer STARTTLS, and line [[#@LINE+7]] calls server.login(): end the session there [swallowed-starttls]
            server.starttls(context=ssl.create_default_context())
        except smtplib.SMTPException:
            print("no TLS")
            raise
    except Exception:
        pass
    server.login("alice", "secret")


def without_context(host):
    server = smtplib.SMTP(host, 587)
    try:
        # CHECK: {{.*}}:[[#@LINE+2]]:9: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate [missing-context]
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: smtplib.SMTP.starttls() does not have to succeed: the program goes on in plaintext; not fixed: line [[#@LINE+2]] catches the error of a server that does not offer STARTTLS, and line [[#@LINE+4]] calls server.login(): end the session there [swallowed-starttls]
        server.starttls()
    except smtplib.SMTPException:
        pass
    server.login("alice", "secret")


def said_already(host):
    try:
        # CHECK: {{.*}}:[[#@LINE+1]]:15: warning: {{.*}}; not fixed: line [[#@LINE+2]] catches the error of a bad certificate, and the program goes on in plaintext: make it stop there first [missing-context]
        box = imaplib.IMAP4_SSL(host)
    except Exception:
        box = imaplib.IMAP4(host)
    box.login("alice", "secret")
