# The function that swallows a failed STARTTLS, and another one that logs in: the connection is its parameter, what it
# gives back, or an attribute of self. Who asks how it went is left alone.

# RUN: rm -rf %t && split-file %s %t
# RUN: %expect_exit 1 mailseal check -q %t | FileCheck %s --match-full-lines --implicit-check-not=warning:

# CHECK: {{.*}}attribute.py:9:13: warning: {{.*}}; not fixed: line 10 catches the error of a server that does not offer STARTTLS, and line 14 calls self.conn.login(): end the session there [swallowed-starttls]
# CHECK: {{.*}}parameter.py:7:9: warning: {{.*}}; not fixed: line 8 catches the error of a server that does not offer STARTTLS, and line 27 calls conn.login(): end the session there [swallowed-starttls]
# CHECK: {{.*}}returned.py:9:9: warning: {{.*}}; not fixed: line 8 leaves it out where the server does not offer STARTTLS, and line 4 of uses.py calls conn.login(): end the session there [swallowed-starttls]

#--- attribute.py
import smtplib
import ssl


class Swallows:
    def connect(self):
        self.conn = smtplib.SMTP("a")
        try:
            self.conn.starttls(context=ssl.create_default_context())
        except smtplib.SMTPException:
            pass

    def send(self):
        self.conn.login("alice", "secret")


class Asks:
    secure = False

    def connect(self):
        self.conn = smtplib.SMTP("a")
        try:
            self.conn.starttls(context=ssl.create_default_context())
            self.secure = True
        except smtplib.SMTPException:
            pass

    def send(self):
        if self.secure:
            self.conn.login("alice", "secret")


class Checks:
    def connect(self):
        self.conn = smtplib.SMTP("a")
        try:
            self.conn.starttls(context=ssl.create_default_context())
        except smtplib.SMTPException:
            return False
        return True

    def send(self):
        if self.connect():
            self.conn.login("alice", "secret")


class Drops:
    def connect(self):
        self.conn = smtplib.SMTP("a")
        try:
            self.conn.starttls(context=ssl.create_default_context())
        except smtplib.SMTPException:
            self.conn = None

    def send(self):
        if self.conn:
            self.conn.login("alice", "secret")

#--- parameter.py
import smtplib
import ssl


def upgrade(server):
    try:
        server.starttls(context=ssl.create_default_context())
    except smtplib.SMTPException:
        print("no TLS")


def checked(server):
    try:
        server.starttls(context=ssl.create_default_context())
    except smtplib.SMTPException:
        return False
    return True


verified = smtplib.SMTP("a")
if not checked(verified):
    raise SystemExit("no TLS")
verified.login("alice", "secret")

conn = smtplib.SMTP("a")
upgrade(conn)
conn.login("alice", "secret")

#--- returned.py
import smtplib
import ssl


def connect():
    server = smtplib.SMTP("a")
    server.ehlo()
    if server.has_extn("starttls"):
        server.starttls(context=ssl.create_default_context())
    return server

#--- uses.py
from returned import connect

conn = connect()
conn.login("alice", "secret")
