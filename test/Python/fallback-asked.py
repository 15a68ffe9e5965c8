# A function that catches the refusal tells its caller by what it returns or sets: who asks, and then sends in
# plaintext, would give every other server the password.

# RUN: rm -rf %t && split-file %s %t
# RUN: %expect_exit 1 mailseal check %t/returned.py | FileCheck %t/returned.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/object.py | FileCheck %t/object.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/attribute.py | FileCheck %t/attribute.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/kept.py | FileCheck %t/kept.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/pair.py | FileCheck %t/pair.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/thread.py | FileCheck %t/thread.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/passed-on.py | FileCheck %t/passed-on.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/again.py | FileCheck %t/again.py --match-full-lines --implicit-check-not=warning:
# RUN: %check_fix 0 %t/not-asked.py %t/not-asked-after.py

#--- returned.py
import smtplib


def send():
    try:
        # CHECK: {{.*}}:[[#@LINE+1]]:18: warning: smtplib.SMTP_SSL() {{.*}}; not fixed: line [[#@LINE+4]] catches the error of a bad certificate, and the program goes on in plaintext: make it stop there first [missing-context]
        server = smtplib.SMTP_SSL("or.example.org")
        server.login("alice", "secret")
        return True
    except OSError:
        return False


def send_again():
    try:
        # CHECK: {{.*}}:[[#@LINE+1]]:18: warning: {{.*}}; not fixed: line [[#@LINE+3]] catches the error of a bad certificate, {{.*}} [missing-context]
        server = smtplib.SMTP_SSL("if-not.example.org")
        server.login("alice", "secret")
    except OSError:
        return False
    return True


def send_early():
    sent = False
    try:
        # CHECK: {{.*}}:[[#@LINE+1]]:18: warning: {{.*}}; not fixed: line [[#@LINE+4]] catches the error of a bad certificate, {{.*}} [missing-context]
        server = smtplib.SMTP_SSL("early.example.org")
        server.login("alice", "secret")
        sent = True
    except OSError as error:
        print(error)
    return sent


def plain():
    server = smtplib.SMTP("mail.example.org")
    server.login("alice", "secret")
    return True


def either():
    return send() or plain()


def then():
    sent = send_again()
    if sent is not True:
        plain()


def early():
    if send_early():
        return
    plain()
#--- object.py
import smtplib


def connect():
    try:
        # CHECK: {{.*}}:[[#@LINE+1]]:16: warning: {{.*}}; not fixed: line [[#@LINE+2]] catches the error of a bad certificate, {{.*}} [missing-context]
        return smtplib.SMTP_SSL("mail.example.org")
    except OSError as error:
        print(error)


server = connect()
if server is None:
    server = smtplib.SMTP("mail.example.org")
server.login("alice", "secret")
#--- attribute.py
import smtplib


class Mailer:
    def send(self):
        self.error = None
        try:
            # CHECK: {{.*}}:[[#@LINE+1]]:22: warning: {{.*}}; not fixed: line [[#@LINE+3]] catches the error of a bad certificate, {{.*}} [missing-context]
            server = smtplib.SMTP_SSL("mail.example.org")
            server.login("alice", "secret")
        except Exception as error:
            self.error = error

    def send_plain(self):
        smtplib.SMTP("mail.example.org").login("alice", "secret")

    def run(self):
        self.send()
        if self.error:
            self.send_plain()
#--- kept.py
import smtplib

failed = []


def send(message):
    try:
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: {{.*}}; not fixed: line [[#@LINE+2]] catches the error of a bad certificate, {{.*}} [missing-context]
        smtplib.SMTP_SSL("mail.example.org").sendmail("alice", "bob", message)
    except OSError:
        failed.append(message)


def send_all(messages):
    for message in messages:
        send(message)
    for message in failed:
        smtplib.SMTP("mail.example.org").sendmail("alice", "bob", message)
#--- pair.py
import smtplib


def send():
    try:
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: {{.*}}; not fixed: line [[#@LINE+2]] catches the error of a bad certificate, {{.*}} [missing-context]
        smtplib.SMTP_SSL("mail.example.org").login("alice", "secret")
    except OSError as error:
        return False, str(error)
    return True, ""


sent, why = send()
if not sent:
    smtplib.SMTP("mail.example.org").login("alice", "secret")
#--- thread.py
import smtplib
import threading

failed = threading.Event()


def send():
    try:
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: {{.*}}; not fixed: line [[#@LINE+2]] catches the error of a bad certificate, {{.*}} [missing-context]
        smtplib.SMTP_SSL("mail.example.org").login("alice", "secret")
    except OSError:
        failed.set()


thread = threading.Thread(target=send)
thread.start()
thread.join()
if failed.is_set():
    smtplib.SMTP("mail.example.org").login("alice", "secret")
#--- passed-on.py
import smtplib


def send():
    try:
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: {{.*}}; not fixed: line [[#@LINE+3]] catches the error of a bad certificate, {{.*}} [missing-context]
        smtplib.SMTP_SSL("mail.example.org").login("alice", "secret")
        return 0
    except OSError:
        return 1


def attempt():
    return send()


if attempt() != 0:
    smtplib.SMTP("mail.example.org").login("alice", "secret")
#--- again.py
import smtplib


def send(tls):
    try:
        server = smtplib.SMTP("mail.example.org")
        if tls:
            # CHECK: {{.*}}:[[#@LINE+1]]:13: warning: smtplib.SMTP.starttls() {{.*}}; not fixed: line [[#@LINE+3]] catches the error of a bad certificate, {{.*}} [missing-context]
            server.starttls()
        server.login("alice", "secret")
    except OSError:
        return False
    return True


if not send(True):
    send(False)
#--- not-asked.py
import smtplib


def send():
    try:
        server = smtplib.SMTP_SSL("mail.example.org")
        server.login("alice", "secret")
        return True
    except OSError:
        return False


def tell():
    smtplib.SMTP("relay.example.org").sendmail("a", "b", "c")


def tell_first():
    tell()
    return send()


def tell_when_sent():
    if not send():
        return
    tell()


def retry():
    while not send():
        print("again")
#--- not-asked-after.py
import smtplib
import ssl


def send():
    try:
        server = smtplib.SMTP_SSL(
            "mail.example.org", context=ssl.create_default_context()
        )
        server.login("alice", "secret")
        return True
    except OSError:
        return False


def tell():
    smtplib.SMTP("relay.example.org").sendmail("a", "b", "c")


def tell_first():
    tell()
    return send()


def tell_when_sent():
    if not send():
        return
    tell()


def retry():
    while not send():
        print("again")
