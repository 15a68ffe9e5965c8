# Context managers and decorators of the project may swallow the refusal as a handler does.

# RUN: rm -rf %t && split-file %s %t
# RUN: %expect_exit 1 mailseal check %t/exit.py | FileCheck %t/exit.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/generator.py | FileCheck %t/generator.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/decorator.py | FileCheck %t/decorator.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/project | FileCheck %t/project/main.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/upgrade.py | FileCheck %t/upgrade.py --match-full-lines --implicit-check-not=warning:
# RUN: %check_fix 0 %t/loud.py %t/loud-after.py

#--- exit.py
import smtplib


class Quiet:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        if kind is not None:
            print(error)
            return True
        return False


def connect():
    server = None
    with Quiet():
        # CHECK: {{.*}}:[[#@LINE+1]]:18: warning: smtplib.SMTP_SSL() {{.*}}; not fixed: line [[#@LINE-1]] catches the error of a bad certificate, and the program goes on in plaintext: make it stop there first [missing-context]
        server = smtplib.SMTP_SSL("mail.example.org")
    if server is None:
        server = smtplib.SMTP("mail.example.org")
    server.login("alice", "secret")
#--- generator.py
import contextlib
import smtplib


@contextlib.contextmanager
def quiet():
    try:
        yield
    except Exception as error:
        print(error)
        return


def connect():
    server = None
    with quiet():
        # CHECK: {{.*}}:[[#@LINE+1]]:18: warning: {{.*}}; not fixed: line [[#@LINE-1]] catches the error of a bad certificate, {{.*}} [missing-context]
        server = smtplib.SMTP_SSL("mail.example.org")
    if server is None:
        server = smtplib.SMTP("mail.example.org")
    server.login("alice", "secret")
#--- decorator.py
import functools
import smtplib


def quiet(function):
    @functools.wraps(function)
    def run(*args, **kwargs):
        try:
            return function(*args, **kwargs)
        except Exception:
            return None

    return run


@quiet
def tls():
    # CHECK: {{.*}}:[[#@LINE+1]]:12: warning: {{.*}}; not fixed: line [[#@LINE-2]] catches the error of a bad certificate, {{.*}} [missing-context]
    return smtplib.SMTP_SSL("mail.example.org")


def connect():
    server = tls() or smtplib.SMTP("mail.example.org")
    server.login("alice", "secret")
#--- project/quiet.py
class Quiet:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        return isinstance(error, OSError)
#--- project/main.py
import smtplib

from quiet import Quiet

with Quiet():
    # CHECK: {{.*}}:[[#@LINE+1]]:14: warning: {{.*}}; not fixed: line [[#@LINE-1]] catches the error of a bad certificate, {{.*}} [missing-context]
    server = smtplib.SMTP_SSL("mail.example.org")
if "server" not in globals():
    server = smtplib.SMTP("mail.example.org")
server.login("alice", "secret")
#--- upgrade.py
import contextlib
import smtplib


@contextlib.contextmanager
def quiet():
    try:
        yield
    except Exception as error:
        print(error)


server = smtplib.SMTP("mail.example.org")
with quiet():
    # CHECK: {{.*}}:[[#@LINE+2]]:5: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate [missing-context]
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: smtplib.SMTP.starttls() does not have to succeed: the program goes on in plaintext; not fixed: line [[#@LINE-2]] catches the error of a server that does not offer STARTTLS, and line [[#@LINE+2]] calls server.login(): end the session there [swallowed-starttls]
    server.starttls()
server.login("alice", "secret")
#--- loud.py
import contextlib
import smtplib


class Loud:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        print(error)
        return False


@contextlib.contextmanager
def loud():
    try:
        yield
    except Exception as error:
        print(error)
        raise


def connect():
    server = None
    with Loud(), loud():
        server = smtplib.SMTP_SSL("mail.example.org")
    if server is None:
        server = smtplib.SMTP("mail.example.org")
    server.login("alice", "secret")
#--- loud-after.py
import contextlib
import smtplib
import ssl


class Loud:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        print(error)
        return False


@contextlib.contextmanager
def loud():
    try:
        yield
    except Exception as error:
        print(error)
        raise


def connect():
    server = None
    with Loud(), loud():
        server = smtplib.SMTP_SSL(
            "mail.example.org", context=ssl.create_default_context()
        )
    if server is None:
        server = smtplib.SMTP("mail.example.org")
    server.login("alice", "secret")
