# A function is run under other names, too: by whoever it is handed to, by a `with` statement, as a property.

# RUN: rm -rf %t && split-file %s %t
# RUN: %expect_exit 1 mailseal check -q %t | FileCheck %s --match-full-lines --implicit-check-not=warning:

# CHECK: {{.*}}alias/mailer.py:5:12: warning: smtplib.SMTP_SSL() {{.*}}; not fixed: line 7 of main.py catches the error of a bad certificate, and the program goes on in plaintext: make it stop there first [missing-context]
# CHECK: {{.*}}entered.py:6:23: warning: {{.*}}; not fixed: line 16 catches the error of a bad certificate, {{.*}} [missing-context]
# CHECK: {{.*}}future.py:6:12: warning: {{.*}}; not fixed: line 13 catches the error of a bad certificate, {{.*}} [missing-context]
# CHECK: {{.*}}handed.py:7:16: warning: {{.*}}; not fixed: line 15 catches the error of a bad certificate, {{.*}} [missing-context]
# CHECK: {{.*}}property.py:7:16: warning: {{.*}}; not fixed: line 12 catches the error of a bad certificate, {{.*}} [missing-context]
# CHECK: {{.*}}retried.py:5:12: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate [missing-context]
# CHECK: {{.*}}thread.py:6:12: warning: {{.*}}; not fixed: line 12 catches the error of a bad certificate, {{.*}} [missing-context]

#--- alias/mailer.py
import smtplib


def connect():
    return smtplib.SMTP_SSL("mail.example.org")
#--- alias/main.py
import smtplib

from mailer import connect as secure

try:
    server = secure()
except OSError:
    server = smtplib.SMTP("mail.example.org")
server.login("alice", "secret")
#--- thread.py
import asyncio
import smtplib


def connect():
    return smtplib.SMTP_SSL("mail.example.org")


async def send():
    try:
        server = await asyncio.to_thread(connect)
    except OSError:
        server = smtplib.SMTP("mail.example.org")
    server.login("alice", "secret")
#--- future.py
import smtplib
from concurrent.futures import ThreadPoolExecutor


def connect():
    return smtplib.SMTP_SSL("mail.example.org")


with ThreadPoolExecutor() as executor:
    future = executor.submit(connect)
    try:
        server = future.result()
    except OSError:
        server = smtplib.SMTP("mail.example.org")
    server.login("alice", "secret")
#--- handed.py
import smtplib


class Mailer:
    @staticmethod
    def secure():
        return smtplib.SMTP_SSL("mail.example.org")
    @staticmethod
    def plain():
        return smtplib.SMTP("mail.example.org")

def either(first, second):
    try:
        return first()
    except OSError:
        return second()


either(Mailer.secure, Mailer.plain).login("alice", "secret")
#--- retried.py
import smtplib


def secure():
    return smtplib.SMTP_SSL("mail.example.org")


def retry(function):
    for _ in range(3):
        try:
            return function()
        except OSError as error:
            print(error)


retry(secure).login("alice", "secret")
#--- property.py
import smtplib


class Mailer:
    @property
    def server(self):
        return smtplib.SMTP_SSL("mail.example.org")

    def send(self):
        try:
            server = self.server
        except OSError:
            server = smtplib.SMTP("mail.example.org")
        server.login("alice", "secret")
#--- entered.py
import smtplib


class Connection:
    def __enter__(self):
        self.server = smtplib.SMTP_SSL("mail.example.org")
        return self.server

    def __exit__(self, *error):
        self.server.quit()


try:
    with Connection() as server:
        server.login("alice", "secret")
except OSError:
    smtplib.SMTP("mail.example.org").login("alice", "secret")
