# A class that methods put into an attribute of self, or that a function or property picks, is repaired there, for a person
# to look at, if it is only called.

# RUN: split-file %s %t
# RUN: %check_fix 1 %t/before.py %t/before.py
# RUN: %check_fix 0 %t/before.py %t/after.py --unsafe-fixes
# RUN: %expect_exit 1 mailseal check %t/reported.py | FileCheck %t/reported.py --match-full-lines --implicit-check-not=warning:
# RUN: mailseal diff %t/reported.py --unsafe-fixes | count 0

#--- before.py
import imaplib


class Transport:
    def __init__(self, secure):
        if secure:
            self.transport = imaplib.IMAP4_SSL
        else:
            self.transport = imaplib.IMAP4

    def connect(self, host, port):
        self.server = self.transport(host, port)

    def again(self, host):
        return self.transport(host)


class Picking:
    @property
    def kind(self):
        return imaplib.IMAP4_SSL if self.secure else imaplib.IMAP4

    def pick(self):
        if self.secure:
            return imaplib.IMAP4_SSL
        return imaplib.IMAP4

    def connect(self, host):
        self.kind(host)
        self.pick()(host)


def pick(secure):
    return imaplib.IMAP4_SSL if secure else imaplib.IMAP4


def connect(host, secure):
    kind = pick(secure)
    return kind(host)
#--- after.py
import functools
import imaplib
import ssl


class Transport:
    def __init__(self, secure):
        if secure:
            self.transport = functools.partial(imaplib.IMAP4_SSL, ssl_context=ssl.create_default_context())
        else:
            self.transport = imaplib.IMAP4

    def connect(self, host, port):
        self.server = self.transport(host, port)

    def again(self, host):
        return self.transport(host)


class Picking:
    @property
    def kind(self):
        return functools.partial(imaplib.IMAP4_SSL, ssl_context=ssl.create_default_context()) if self.secure else imaplib.IMAP4

    def pick(self):
        if self.secure:
            return functools.partial(imaplib.IMAP4_SSL, ssl_context=ssl.create_default_context())
        return imaplib.IMAP4

    def connect(self, host):
        self.kind(host)
        self.pick()(host)


def pick(secure):
    return functools.partial(imaplib.IMAP4_SSL, ssl_context=ssl.create_default_context()) if secure else imaplib.IMAP4


def connect(host, secure):
    kind = pick(secure)
    return kind(host)
#--- reported.py
import imaplib


class Tested:
    def __init__(self, secure):
        self.kind = imaplib.IMAP4_SSL if secure else imaplib.IMAP4

    def connect(self, host):
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: {{.*}}; not fixed: the callee may also be something that takes no ssl_context, and 'self.kind' is more than a variable that is only called [missing-context]
        self.kind(host)

    def is_open(self, server):
        return isinstance(server, self.kind)


class OfClass:
    made = imaplib.IMAP4_SSL

    def __init__(self, secure):
        if not secure:
            self.made = imaplib.IMAP4

    def connect(self, host):
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: {{.*}}; not fixed: {{.*}}'self.made' is more than a variable that is only called [missing-context]
        self.made(host)


class Compared:
    @property
    def picked(self):
        return imaplib.IMAP4_SSL if self.secure else imaplib.IMAP4

    def connect(self, host):
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: {{.*}}; not fixed: the callee may also be something that takes no ssl_context, and line [[#@LINE+4]] does more than call what 'self.picked' gives [missing-context]
        self.picked(host)
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: {{.*}}; not fixed: the callee may also be something that takes no ssl_context, and line [[#@LINE+8]] does more than call what 'self.pick' gives [missing-context]
        self.pick()(host)
        return self.picked is imaplib.IMAP4

    def pick(self):
        return imaplib.IMAP4_SSL if self.secure else imaplib.IMAP4


print(Compared.pick)
