# An object without a host is connected by its constructor, where that is the same program.

# RUN: split-file %s %t
# RUN: %check_fix 0 %t/before.py %t/after.py
# RUN: %expect_exit 1 mailseal check %t/near-misses.py | FileCheck %t/near-misses.py --match-full-lines --implicit-check-not=warning:
# RUN: mailseal diff %t/near-misses.py | count 0

#--- before.py
import os
import smtplib
import ssl


def plain(user, password):
    server = smtplib.SMTP()
    server.connect('mail.example.org', 587)
    server.ehlo()
    server.starttls()
    server.login(user, password)


def implicit(host):
    server = smtplib.SMTP_SSL()
    server.connect(host, 465)


def keeps_arguments(host, port, name):
    server = smtplib.SMTP_SSL(local_hostname=name, timeout=10)
    server.connect(host=host, port=port)
    return server


def hanging(host):
    server = smtplib.SMTP(
        local_hostname="client.example.org",
        timeout=10,  # seconds
    )

    server.connect(host, 587, source_address=("", 0))  # not from the default address
    server.starttls()


def host_and_port():
    server = smtplib.SMTP()
    server.connect("mail.example.org:587")
    server.starttls()
    server = smtplib.SMTP(timeout=5)
    server.connect(port=587)
    server.starttls()


def between(host, message):
    print("connecting")
    server = smtplib.SMTP()
    # Shows the talk.
    server.set_debuglevel(1)
    message["From"] = "alice@example.org"
    server.connect(host)
    server.starttls()


def read_in_place(verbose):
    server = smtplib.SMTP()
    if verbose:
        server.set_debuglevel(1)
    print("connecting to", os.environ["MAIL_HOST"])
    server.connect(os.environ["MAIL_HOST"], int(os.environ["MAIL_PORT"]))
    server.starttls()


def with_block(host):
    with smtplib.SMTP() as server:
        server.connect(host, 587)
        server.starttls()


def one_line(host):
    server = smtplib.SMTP(); server.connect(host, 587); server.starttls()
    server = smtplib.SMTP(); server.connect(host, 587)
    server.starttls()


class Postman:
    def __init__(self, host):
        self.host = host
        self.server = smtplib.LMTP()
        self.server.connect(
            self.host,
            24,
        )

    def begin(self):
        self.server.starttls()


def swallowed_before(host):
    try:
        server = smtplib.SMTP()
        server.connect(host, 587)
        server.starttls()
    except OSError:
        return None
    return server
#--- after.py
import os
import smtplib
import ssl


def plain(user, password):
    server = smtplib.SMTP('mail.example.org', 587)
    server.ehlo()
    server.starttls(context=ssl.create_default_context())
    server.login(user, password)


def implicit(host):
    server = smtplib.SMTP_SSL(host, 465, context=ssl.create_default_context())


def keeps_arguments(host, port, name):
    server = smtplib.SMTP_SSL(host=host, port=port, local_hostname=name, timeout=10, context=ssl.create_default_context())
    return server


def hanging(host):
    server = smtplib.SMTP(
        host,
        587,
        source_address=("", 0),
        local_hostname="client.example.org",
        timeout=10,  # seconds
    )

    # not from the default address
    server.starttls(context=ssl.create_default_context())


def host_and_port():
    server = smtplib.SMTP("mail.example.org", 587)
    server.starttls(context=ssl.create_default_context())
    server = smtplib.SMTP("localhost", port=587, timeout=5)
    server.starttls(context=ssl.create_default_context())


def between(host, message):
    print("connecting")
    server = smtplib.SMTP(host)
    # Shows the talk.
    server.set_debuglevel(1)
    message["From"] = "alice@example.org"
    server.starttls(context=ssl.create_default_context())


def read_in_place(verbose):
    server = smtplib.SMTP(os.environ["MAIL_HOST"], int(os.environ["MAIL_PORT"]))
    if verbose:
        server.set_debuglevel(1)
    print("connecting to", os.environ["MAIL_HOST"])
    server.starttls(context=ssl.create_default_context())


def with_block(host):
    with smtplib.SMTP(host, 587) as server:
        server.starttls(context=ssl.create_default_context())


def one_line(host):
    server = smtplib.SMTP(host, 587); server.starttls(context=ssl.create_default_context())
    server = smtplib.SMTP(host, 587)
    server.starttls(context=ssl.create_default_context())


class Postman:
    def __init__(self, host):
        self.host = host
        self.server = smtplib.LMTP(self.host, 24)

    def begin(self):
        self.server.starttls(context=ssl.create_default_context())


def swallowed_before(host):
    try:
        server = smtplib.SMTP(host, 587)
        server.starttls(context=ssl.create_default_context())
    except OSError:
        return None
    return server
#--- near-misses.py
import os
import smtplib


def other_block(host):
    server = smtplib.SMTP()
    with open(host) as file:
        server.connect(file.read())
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate; not fixed: the constructor gets no host, and the name given to connect() is not the one that is verified: give host and port to the constructor and drop connect() (not done here: connect() on line [[#@LINE-1]] stands in another block) [missing-context]
    server.starttls()


def other_branch(host):
    server = smtplib.SMTP()
    if host:
        server.connect(host)
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: {{.*}} (not done here: connect() on line [[#@LINE-1]] stands in another block) [missing-context]
    server.starttls()


def result(host):
    server = smtplib.SMTP()
    code, text = server.connect(host)
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: {{.*}} (not done here: line [[#@LINE-1]] uses what connect() gives back) [missing-context]
    server.starttls()


def twice(hosts):
    server = smtplib.SMTP()
    server.connect(hosts[0])
    server.connect(hosts[1])
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: {{.*}} (not done here: connect() is called more than once) [missing-context]
    server.starttls()


def bound_late():
    server = smtplib.SMTP()
    host = "mail.example.org"
    server.connect(host, 587)
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: {{.*}} (not done here: line [[#@LINE-2]] sets 'host' only after the object is made) [missing-context]
    server.starttls()


def used_before(host, log):
    server = smtplib.SMTP()
    server.timeout = 10
    server.connect(host, 587)
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: {{.*}} (not done here: line [[#@LINE-2]] uses the object before it is connected) [missing-context]
    server.starttls()


def left_before(host):
    server = smtplib.SMTP()
    if not host:
        return
    server.connect(host, 587)
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: {{.*}} (not done here: line [[#@LINE-2]], between the two, may leave the way to connect()) [missing-context]
    server.starttls()


def changed(settings, load):
    server = smtplib.SMTP()
    load(settings)
    server.connect(settings.host, 587)
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: {{.*}} (not done here: line [[#@LINE-2]] might change what connect() is given) [missing-context]
    server.starttls()


def splat(address):
    server = smtplib.SMTP()
    server.connect(*address)
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: {{.*}} (not done here: the host is in '*' or '**' arguments) [missing-context]
    server.starttls()


def comment():
    server = smtplib.SMTP()
    server.connect(
        "mail.example.org",  # the company's
        587,
    )
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: {{.*}} (not done here: there are comments in connect()) [missing-context]
    server.starttls()


def own_port(host):
    server = smtplib.SMTP(port=587)
    server.connect(host)
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: {{.*}} (not done here: the constructor has a port of its own, which connect() does not use) [missing-context]
    server.starttls()


def default_port(host):
    server = smtplib.LMTP()
    server.connect(host)
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: {{.*}} (not done here: the constructor has another default port) [missing-context]
    server.starttls()


def empty():
    server = smtplib.SMTP()
    server.connect("", 587)
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: the host is empty, so there is no name to verify [missing-context]
    server.starttls()


def two_classes(host, implicit):
    # CHECK: {{.*}}:[[#@LINE+1]]:14: warning: {{.*}}; not fixed: {{.*}} (not done here: its class is not known for sure) [missing-context]
    server = (smtplib.SMTP_SSL if implicit else smtplib.SMTP)()
    server.connect(host)
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: {{.*}} (not done here: its class is not known for sure) [missing-context]
    server.starttls()


def handed_on(host, retry):
    server = smtplib.SMTP()
    retry(server.connect, host)
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: {{.*}} (not done here: line [[#@LINE-1]] hands connect() on) [missing-context]
    server.starttls()


def unnamed(host, servers):
    # CHECK: {{.*}}:[[#@LINE+1]]:18: warning: {{.*}}; not fixed: {{.*}} (not done here: the object has no name) [missing-context]
    servers[0] = smtplib.SMTP_SSL()
    servers[0].connect(host)


def not_found():
    server = smtplib.SMTP()
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: {{.*}} (not done here: its connect() was not found) [missing-context]
    server.starttls()


class Postman:
    def __init__(self):
        self.server = smtplib.SMTP()

    def connect(self, host):
        self.server.connect(host)
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: {{.*}}; not fixed: {{.*}} (not done here: connect() on line [[#@LINE-1]] stands in another block) [missing-context]
        self.server.starttls()
