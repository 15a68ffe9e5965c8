# Who calls the function that upgrades, and swallows what it raises, logs in on the connection that stayed open.

# RUN: rm -rf %t && split-file %s %t
# RUN: %expect_exit 1 mailseal check -q %t | FileCheck %s --match-full-lines --implicit-check-not=warning:

# CHECK: {{.*}}attribute.py:10:9: warning: {{.*}}; not fixed: line 15 catches the error of a server that does not offer STARTTLS, and line 17 calls self.conn.login(): end the session there [swallowed-starttls]
# CHECK: {{.*}}decorated.py:21:9: warning: {{.*}}; not fixed: line 19 catches the error of a server that does not offer STARTTLS, and line 25 calls self.conn.login(): end the session there [swallowed-starttls]
# CHECK: {{.*}}forced.py:10:9: warning: {{.*}}; not fixed: line 9 leaves it out where the server does not offer STARTTLS, and line 11 calls server.login(): end the session there [swallowed-starttls]
# CHECK: {{.*}}global.py:8:5: warning: {{.*}}; not fixed: line 13 catches the error of a server that does not offer STARTTLS, and line 15 calls conn.login(): end the session there [swallowed-starttls]
# CHECK: {{.*}}upgrade.py:10:9: warning: {{.*}}; not fixed: line 10 of main.py catches the error of a server that does not offer STARTTLS, and line 12 of main.py calls server.login(): end the session there [swallowed-starttls]

#--- attribute.py
import smtplib
import ssl


class Mailer:
    def __init__(self):
        self.conn = smtplib.SMTP("a")

    def upgrade(self):
        self.conn.starttls(context=ssl.create_default_context())

    def send(self):
        try:
            self.upgrade()
        except Exception:
            print("no TLS")
        self.conn.login("alice", "secret")
#--- upgrade.py
import ssl


class UpgradeError(Exception):
    pass


def upgrade(server):
    try:
        server.starttls(context=ssl.create_default_context())
    except OSError as error:
        raise UpgradeError("no TLS") from error
#--- main.py
import smtplib

from upgrade import UpgradeError, upgrade


def send():
    server = smtplib.SMTP("a")
    try:
        upgrade(server)
    except UpgradeError:
        print("no TLS")
    server.login("alice", "secret")


def stop():
    server = smtplib.SMTP("a")
    try:
        upgrade(server)
    except UpgradeError:
        return
    server.login("alice", "secret")
#--- global.py
import smtplib
import ssl

conn = smtplib.SMTP("a")


def upgrade():
    conn.starttls(context=ssl.create_default_context())


try:
    upgrade()
except smtplib.SMTPException:
    pass
conn.login("alice", "secret")
#--- decorated.py
import smtplib
import ssl


def quiet(function):
    def run(*args):
        try:
            return function(*args)
        except Exception as error:
            print(error)

    return run


class Mailer:
    def __init__(self):
        self.conn = smtplib.SMTP("a")

    @quiet
    def upgrade(self):
        self.conn.starttls(context=ssl.create_default_context())

    def send(self):
        self.upgrade()
        self.conn.login("alice", "secret")
#--- forced.py
import smtplib
import ssl


def send(force):
    server = smtplib.SMTP("a")
    if force and not server.has_extn("starttls"):
        raise RuntimeError("no TLS")
    if server.has_extn("starttls"):
        server.starttls(context=ssl.create_default_context())
    server.login("alice", "secret")


def send_if(tls):
    server = smtplib.SMTP("a")
    if tls and not server.has_extn("starttls"):
        raise RuntimeError("no TLS")
    if tls:
        server.starttls(context=ssl.create_default_context())
    server.login("alice", "secret")
#--- asked.py
import smtplib
import ssl


class Told:
    def connect(self):
        self.conn = smtplib.SMTP("a")
        try:
            self.conn.starttls(context=ssl.create_default_context())
        except smtplib.SMTPException:
            return False
        return True

    def run(self):
        while not self.connect():
            print("again")

    def send(self):
        self.conn.sendmail("a", "b", "c")
