# An error that a handler raises again, or makes another one of, is followed to whom that comes to.

# RUN: rm -rf %t && split-file %s %t
# RUN: %expect_exit 1 mailseal check %t/own.py | FileCheck %t/own.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/builtin.py | FileCheck %t/builtin.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/same.py | FileCheck %t/same.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/nested.py | FileCheck %t/nested.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/project | FileCheck %t/project/main.py --match-full-lines --implicit-check-not=warning:
# RUN: %check_fix 0 %t/another.py %t/another-after.py

#--- own.py
import smtplib


class MailError(Exception):
    pass


def tls():
    try:
        # CHECK: {{.*}}:[[#@LINE+1]]:16: warning: smtplib.SMTP_SSL() {{.*}}; not fixed: line [[#@LINE+7]] catches the error of a bad certificate, and the program goes on in plaintext: make it stop there first [missing-context]
        return smtplib.SMTP_SSL("mail.example.org")
    except OSError as error:
        raise MailError("no connection") from error

try:
    server = tls()
except MailError:
    server = smtplib.SMTP("mail.example.org")
server.login("alice", "secret")
#--- builtin.py
import smtplib


def tls():
    try:
        # CHECK: {{.*}}:[[#@LINE+1]]:16: warning: {{.*}}; not fixed: line [[#@LINE+7]] catches the error of a bad certificate, {{.*}} [missing-context]
        return smtplib.SMTP_SSL("mail.example.org")
    except OSError as error:
        raise ConnectionError("no connection") from error

try:
    server = tls()
except IOError:
    server = smtplib.SMTP("mail.example.org")
server.login("alice", "secret")
#--- same.py
import smtplib


def tls(strict):
    try:
        # CHECK: {{.*}}:[[#@LINE+1]]:16: warning: {{.*}}; not fixed: line [[#@LINE+9]] catches the error of a bad certificate, {{.*}} [missing-context]
        return smtplib.SMTP_SSL("mail.example.org")
    except OSError as error:
        if strict:
            raise error
        print(error)

try:
    server = tls(True)
except OSError:
    server = smtplib.SMTP("mail.example.org")
server.login("alice", "secret")
#--- nested.py
import smtplib


class MailError(Exception):
    pass

try:
    try:
        # CHECK: {{.*}}:[[#@LINE+1]]:18: warning: {{.*}}; not fixed: line [[#@LINE+4]] catches the error of a bad certificate, {{.*}} [missing-context]
        server = smtplib.SMTP_SSL("mail.example.org")
    except OSError as error:
        raise MailError("no connection") from error
except MailError:
    server = smtplib.SMTP("mail.example.org")
server.login("alice", "secret")
#--- project/errors.py
class AppError(Exception):
    pass


class MailError(AppError):
    pass
#--- project/main.py
import smtplib

from errors import AppError, MailError


def tls():
    try:
        # CHECK: {{.*}}:[[#@LINE+1]]:16: warning: {{.*}}; not fixed: line [[#@LINE+7]] catches the error of a bad certificate, {{.*}} [missing-context]
        return smtplib.SMTP_SSL("mail.example.org")
    except Exception as error:
        raise MailError("no connection") from error

try:
    server = tls()
except AppError:
    server = smtplib.SMTP("mail.example.org")
server.login("alice", "secret")
#--- another.py
import smtplib


class MailError(Exception):
    pass


class ConfigError(Exception):
    pass


def tls(port):
    try:
        if not port:
            raise ConfigError("no port")
        return smtplib.SMTP_SSL("mail.example.org", port)
    except OSError as error:
        raise MailError("no connection") from error


def connect(port):
    try:
        return tls(port)
    except ConfigError:
        return smtplib.SMTP("mail.example.org")
#--- another-after.py
import smtplib
import ssl


class MailError(Exception):
    pass


class ConfigError(Exception):
    pass


def tls(port):
    try:
        if not port:
            raise ConfigError("no port")
        return smtplib.SMTP_SSL(
            "mail.example.org", port, context=ssl.create_default_context()
        )
    except OSError as error:
        raise MailError("no connection") from error


def connect(port):
    try:
        return tls(port)
    except ConfigError:
        return smtplib.SMTP("mail.example.org")
