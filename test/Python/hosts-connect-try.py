# Where connect() stands in a `try` below the constructor, the constructor moves there: the handlers stay in charge.

# RUN: split-file %s %t
# RUN: %check_fix 0 %t/before.py %t/after.py
# RUN: %expect_exit 1 mailseal check %t/near-misses.py | FileCheck %t/near-misses.py --match-full-lines --implicit-check-not=warning:
# RUN: mailseal diff %t/near-misses.py | count 0

#--- before.py
import smtplib
import ssl
import sys


def exits(host, port, name):
    server = smtplib.SMTP(local_hostname=name)  # no host yet
    try:
        print("connecting")
        server.connect(host, port)
    except OSError as error:
        sys.exit(str(error))
    server.starttls()
    server.login("alice", "secret")


def within(hosts):
    for host in hosts:
        server = smtplib.SMTP()
        try:
            server.connect(host)
            server.starttls()
        except OSError:
            print(host)
#--- after.py
import smtplib
import ssl
import sys


def exits(host, port, name):
    # no host yet
    try:
        print("connecting")
        server = smtplib.SMTP(host, port, local_hostname=name)
    except OSError as error:
        sys.exit(str(error))
    server.starttls(context=ssl.create_default_context())
    server.login("alice", "secret")


def within(hosts):
    for host in hosts:
        try:
            server = smtplib.SMTP(host)
            server.starttls(context=ssl.create_default_context())
        except OSError:
            print(host)
#--- near-misses.py
import smtplib


def closes(host):
    server = smtplib.SMTP()
    try:
        server.connect(host)
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: {{.*}}; not fixed: {{.*}} (not done here: line [[#@LINE+3]] uses the object when connect() has failed) [missing-context]
        server.starttls()
    finally:
        server.close()


def goes_on(host):
    server = smtplib.SMTP()
    try:
        server.connect(host)
    except OSError:
        print("again")
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: {{.*}} (not done here: line [[#@LINE+1]] may use the object when connect() has failed) [missing-context]
    server.starttls()


def changes(host, name):
    server = smtplib.SMTP(local_hostname=name)
    name = "client.example.org"
    try:
        server.connect(host)
    except OSError:
        raise
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: {{.*}} (not done here: line [[#@LINE-5]] sets 'name' before connect()) [missing-context]
    server.starttls()


def shows(host):
    server = smtplib.SMTP()
    server.set_debuglevel(1)
    try:
        server.connect(host)
    except OSError:
        raise
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: {{.*}} (not done here: line [[#@LINE-5]] uses the object before it is connected) [missing-context]
    server.starttls()


def implicit(host):
    # CHECK: {{.*}}:[[#@LINE+1]]:14: warning: {{.*}}; not fixed: {{.*}} (not done here: connect() stands in a 'try') [missing-context]
    server = smtplib.SMTP_SSL()
    try:
        server.connect(host)
    except OSError:
        raise


class Mailer:
    def send(self, host):
        self.server = smtplib.SMTP()
        try:
            self.server.connect(host)
        except OSError:
            raise
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: {{.*}}; not fixed: {{.*}} (not done here: connect() on line [[#@LINE-3]] stands in a 'try') [missing-context]
        self.server.starttls()
