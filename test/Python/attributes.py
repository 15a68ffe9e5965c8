# What a method has just given self hides what other methods give it, as long as nothing between can come to self.

# RUN: split-file %s %t
# RUN: %check_fix 0 %t/before.py %t/after.py
# RUN: %expect_exit 1 mailseal check %t/reported.py | FileCheck %t/reported.py --match-full-lines --implicit-check-not=warning:
# RUN: mailseal diff %t/reported.py | count 0

#--- before.py
import smtplib
import ssl


class Mailer:
    def __init__(self):
        self.server = make()

    def connect(self, host, tls):
        try:
            self.server = smtplib.SMTP_SSL if tls else smtplib.SMTP
            self.server = self.server(host)
            log(self.host)
            if not tls:
                self.server.ehlo()
                self.server.starttls()
        except OSError as error:
            raise ValueError from error

    def each(self, hosts):
        for host in hosts:
            self.server = smtplib.SMTP(host, 587)
            self.server.starttls()
#--- after.py
import functools
import smtplib
import ssl


class Mailer:
    def __init__(self):
        self.server = make()

    def connect(self, host, tls):
        try:
            self.server = functools.partial(smtplib.SMTP_SSL, context=ssl.create_default_context()) if tls else smtplib.SMTP
            self.server = self.server(host)
            log(self.host)
            if not tls:
                self.server.ehlo()
                self.server.starttls(context=ssl.create_default_context())
        except OSError as error:
            raise ValueError from error

    def each(self, hosts):
        for host in hosts:
            self.server = smtplib.SMTP(host, 587)
            self.server.starttls(context=ssl.create_default_context())
#--- reported.py
import smtplib
import ssl


class Mailer:
    def renew(self):
        self.server = make()

    def called(self, host):
        self.server = smtplib.SMTP(host, 587)
        self.renew()
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: {{.*}}; look at it: the callee could not be followed on every way [missing-context]
        self.server.starttls()

    def handed_on(self, host):
        self.server = smtplib.SMTP(host, 587)
        prepare(self)
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: {{.*}}; look at it: the callee could not be followed on every way [missing-context]
        self.server.starttls()

    def aliased(self, host):
        self.server = smtplib.SMTP(host, 587)
        mailer = self
        mailer.renew()
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: {{.*}}; look at it: the callee could not be followed on every way [missing-context]
        self.server.starttls()

    def looped(self, host, messages):
        self.server = smtplib.SMTP(host, 587)
        for message in messages:
            # CHECK: {{.*}}:[[#@LINE+1]]:13: warning: {{.*}}; look at it: the callee could not be followed on every way [missing-context]
            self.server.starttls()
            self.renew()

    def chosen(self, host, tls):
        if tls:
            self.server = smtplib.SMTP(host, 587)
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: {{.*}}; look at it: the callee could not be followed on every way [missing-context]
        self.server.starttls()

    def of_another(self, host, other: "Mailer"):
        self.server = smtplib.SMTP(host, 587)
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: {{.*}}; not fixed: 'other.server' could not be followed {{.*}}
        other.server.starttls()

    async def waiting(self, host):
        self.server = smtplib.SMTP(host, 587)
        await tick()
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: {{.*}}; look at it: the callee could not be followed on every way [missing-context]
        self.server.starttls()
