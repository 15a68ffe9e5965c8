# A context that is None on some ways gets a default where it is passed, unless the None is there on purpose.

# RUN: rm -rf %t && split-file %s %t
# RUN: %check_fix 0 %t/before.py %t/after.py
# RUN: %expect_exit 1 mailseal check %t/reported.py | FileCheck %t/reported.py --match-full-lines --implicit-check-not=warning:
# RUN: mailseal diff %t/reported.py | count 0

#--- before.py
import smtplib
import ssl


class Mailer:
    def __init__(self, certfile, cafile, context=None):
        self.certfile = certfile
        self.cafile = cafile
        self.context = context

    def send(self, host):
        client = None
        if self.certfile:
            client = ssl.create_default_context()
            client.load_cert_chain(certfile=self.certfile)
        smtplib.SMTP_SSL(host, context=client)
        smtplib.SMTP(host).starttls(context=client)
        smtplib.SMTP_SSL(host, 465, None, None, None, 5, None, client)

    def trust(self, host):
        trusting = None
        if self.cafile:
            trusting = ssl.create_default_context(cafile=self.cafile)
        smtplib.SMTP_SSL(
            host,
            context=trusting,
        )

    def attribute(self, host):
        smtplib.SMTP_SSL(host, context=self.context)

    def either(self, host):
        if self.certfile:
            either = ssl.create_default_context()
            either.load_cert_chain(self.certfile)
        else:
            either = None
        smtplib.SMTP_SSL(host, context=either)
#--- after.py
import smtplib
import ssl


class Mailer:
    def __init__(self, certfile, cafile, context=None):
        self.certfile = certfile
        self.cafile = cafile
        self.context = context

    def send(self, host):
        client = None
        if self.certfile:
            client = ssl.create_default_context()
            client.load_cert_chain(certfile=self.certfile)
        smtplib.SMTP_SSL(host, context=client or ssl.create_default_context())
        smtplib.SMTP(host).starttls(context=client or ssl.create_default_context())
        smtplib.SMTP_SSL(host, 465, None, None, None, 5, None, client or ssl.create_default_context())

    def trust(self, host):
        trusting = None
        if self.cafile:
            trusting = ssl.create_default_context(cafile=self.cafile)
        smtplib.SMTP_SSL(
            host,
            context=trusting or ssl.create_default_context(),
        )

    def attribute(self, host):
        smtplib.SMTP_SSL(host, context=self.context or ssl.create_default_context())

    def either(self, host):
        if self.certfile:
            either = ssl.create_default_context()
            either.load_cert_chain(self.certfile)
        else:
            either = None
        smtplib.SMTP_SSL(host, context=either or ssl.create_default_context())
#--- reported.py
import smtplib
import ssl


def switched(host, verify, certfile):
    context = None
    if verify:
        if certfile:
            context = ssl.create_default_context()
            context.load_cert_chain(certfile)
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: the else of 'verify' opts out of verification on purpose [none-context]
    smtplib.SMTP_SSL(host, context=context)


def chosen(host, insecure):
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: 'insecure' opts out of verification on purpose [none-context]
    smtplib.SMTP_SSL(host, context=None if insecure else ssl.create_default_context())


def weak(host, certfile):
    context = None
    if certfile:
        context = ssl.create_default_context()
        context.load_cert_chain(certfile)
        context.check_hostname = False
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: repair it where the context is made [none-context]
    smtplib.SMTP_SSL(host, context=context)


def with_key(host, keyfile, context=None):
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: repair it where the context is made [legacy-keyfile]
    smtplib.SMTP_SSL(host, keyfile=keyfile, context=context)


def by_other_means(host, context=None):
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: repair it where the context is made [none-context]
    smtplib.SMTP_SSL(host, context=(context))
