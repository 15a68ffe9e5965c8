# The program asks in many ways whether the server offers STARTTLS; where it goes on without, that is said. Another method
# that connects anew does not go on with the connection.

# RUN: %expect_exit 1 mailseal check %s | FileCheck %s --match-full-lines --implicit-check-not=warning:

import re
import smtplib
import ssl


def contained(host, user):
    server = smtplib.SMTP(host, 25)
    server.ehlo()
    if b"STARTTLS" in server.ehlo_resp:
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: smtplib.SMTP.starttls() does not have to succeed: {{.*}} [swallowed-starttls]
        server.starttls(context=ssl.create_default_context())
    server.login(user, user)


def searched(host, user):
    server = smtplib.SMTP(host, 25)
    server.ehlo()
    if re.search(b"STARTTLS", server.ehlo_resp, re.I):
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: smtplib.SMTP.starttls() does not have to succeed: {{.*}} [swallowed-starttls]
        server.starttls(context=ssl.create_default_context())
    server.login(user, user)


def found(host, user):
    server = smtplib.SMTP(host, 25)
    if server.ehlo()[1].find(b"STARTTLS") >= 0:
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: smtplib.SMTP.starttls() does not have to succeed: {{.*}} [swallowed-starttls]
        server.starttls(context=ssl.create_default_context())
    server.login(user, user)


class Task:
    def run(self, letter):
        try:
            self.send(letter)
        except smtplib.SMTPException as error:
            self.text = str(error)

    def send(self, letter):
        self.server = smtplib.SMTP(self.host, 587)
        if self.secure:
            self.server.starttls(context=ssl.create_default_context())
        self.server.login(self.user, self.password)
