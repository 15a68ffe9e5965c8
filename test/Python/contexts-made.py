# A context is judged by how it is made and by what is done to it afterwards, in that order.

# RUN: split-file %s %t
# RUN: %expect_exit 1 mailseal check %t/weak.py | FileCheck %t/weak.py --match-full-lines --implicit-check-not=warning:
# RUN: mailseal check %t/fine.py | count 0

#--- weak.py
import poplib
import smtplib
import ssl

strict = ssl.create_default_context()
strict.check_hostname = False
strict.verify_mode = ssl.CERT_NONE
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() is given a context weakened by 'strict.verify_mode = ssl.CERT_NONE' on line [[#@LINE-1]], so it accepts any certificate; not fixed: repair it there [weakened-context]
smtplib.SMTP_SSL("a", context=strict)

from ssl import CERT_NONE

named = ssl.create_default_context()
named.check_hostname = False
named.verify_mode = CERT_NONE
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() is given a context weakened by 'named.verify_mode = CERT_NONE' on line [[#@LINE-1]], so it accepts any certificate; not fixed: repair it there [weakened-context]
smtplib.SMTP_SSL("a", context=named)

nameless = ssl.SSLContext(ssl.PROTOCOL_TLS)
nameless.verify_mode = ssl.CERT_REQUIRED
nameless.load_default_certs()
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() is given a context made by 'ssl.SSLContext(ssl.PROTOCOL_TLS)' on line [[#@LINE-3]], so it accepts a certificate for another host; not fixed: set its check_hostname to True as well [unverified-context]
smtplib.SMTP_SSL("a", context=nameless)

again = ssl._create_unverified_context()
again.check_hostname = True
again.check_hostname = False
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() is given a context weakened by 'again.check_hostname = False' on line [[#@LINE-1]], so it accepts a certificate for another host; not fixed: repair it there [weakened-context]
smtplib.SMTP_SSL("a", context=again)

required = ssl._create_unverified_context(cert_reqs=ssl.CERT_REQUIRED)
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() is given a context made by 'ssl._create_unverified_context(cert_reqs=ssl.CERT_REQUIRED)' on line [[#@LINE-1]], so it accepts a certificate for another host; not fixed: set its check_hostname to True as well [unverified-context]
smtplib.SMTP_SSL("a", context=required)


def make():
    context = ssl.create_default_context()
    context.check_hostname = False
    return context


# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() is given a context weakened by 'context.check_hostname = False' on line [[#@LINE-4]], so it accepts a certificate for another host; not fixed: repair it there [weakened-context]
smtplib.SMTP_SSL("a", context=make())


class Box:
    def __init__(self, context=None):
        self.context = context
        lax = ssl.create_default_context()
        lax.check_hostname = False
        self.lax = lax

    def open(self):
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: poplib.POP3_SSL() is given 'self.context', which may be None, as context, so it accepts any certificate [none-context]
        poplib.POP3_SSL("a", context=self.context)
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: poplib.POP3_SSL() is given a context weakened by 'lax.check_hostname = False' on line [[#@LINE-6]], so it accepts a certificate for another host; not fixed: repair it there [weakened-context]
        poplib.POP3_SSL("a", context=self.lax)


def chosen(verify, expired_ok):
    context = ssl.create_default_context()
    if not verify:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: smtplib.SMTP_SSL() is given a context weakened by 'context.verify_mode = ssl.CERT_NONE' on line [[#@LINE-1]], so it accepts any certificate; not fixed: 'not verify' opts out of verification on purpose [weakened-context]
    smtplib.SMTP_SSL("a", context=context)
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: smtplib.SMTP_SSL() is given a context made by 'ssl._create_unverified_context()', so it accepts any certificate; not fixed: the else of 'verify' opts out of verification on purpose [unverified-context]
    smtplib.SMTP_SSL("a", context=ssl.create_default_context() if verify else ssl._create_unverified_context())


def by_name_and_in_one():
    first = ssl.create_default_context()
    setattr(first, "check_hostname", False)
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: smtplib.SMTP_SSL() is given a context weakened by 'setattr(first, "check_hostname", False)' on line [[#@LINE-1]], so it accepts a certificate for another host; not fixed: repair it there [weakened-context]
    smtplib.SMTP_SSL("a", context=first)
    second = ssl.create_default_context()
    second.check_hostname, second.verify_mode = False, ssl.CERT_NONE
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: smtplib.SMTP_SSL() is given a context weakened by 'second.check_hostname, second.verify_mode = False, ssl.CERT_NONE' on line [[#@LINE-1]], so it accepts any certificate; not fixed: repair it there [weakened-context]
    smtplib.SMTP_SSL("a", context=second)


def sometimes(verify):
    context = None
    if verify:
        context = ssl.create_default_context()
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: smtplib.SMTP_SSL() is given 'context', which may be None, as context, so it accepts any certificate; not fixed: the else of 'verify' opts out of verification on purpose [none-context]
    smtplib.SMTP_SSL("a", context=context)
#--- fine.py
import poplib
import smtplib
import ssl

late = ssl._create_unverified_context()
late.check_hostname = True
smtplib.SMTP_SSL("a", context=late)
smtplib.SMTP_SSL("a", context=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT))
smtplib.SMTP_SSL("a", context=ssl._create_default_https_context())
smtplib.SMTP_SSL("a", context=ssl._create_unverified_context(cert_reqs=ssl.CERT_REQUIRED, check_hostname=True))

both = ssl.SSLContext()
both.check_hostname, both.verify_mode = True, ssl.CERT_REQUIRED
smtplib.SMTP_SSL("a", context=both)

optional = ssl.create_default_context(ssl.Purpose.SERVER_AUTH)
optional.verify_mode = ssl.CERT_OPTIONAL
smtplib.SMTP_SSL("a", context=optional)

# An error while check_hostname is on.
refused = ssl.create_default_context()
refused.verify_mode = ssl.CERT_NONE
smtplib.SMTP_SSL("a", context=refused)

other = ssl.create_default_context()
web = ssl.create_default_context()
web.check_hostname = False
smtplib.SMTP_SSL("a", context=other)


def configured(check, context=None):
    mine = ssl.create_default_context()
    mine.check_hostname = check
    smtplib.SMTP_SSL("a", context=mine)
    smtplib.SMTP_SSL("a", context=context or ssl.create_default_context())
    if context is not None:
        smtplib.SMTP_SSL("a", context=context)
    if not context:
        return
    smtplib.SMTP_SSL("a", context=context)


def either(internal):
    context = None
    if internal:
        context = ssl.create_default_context(cafile="ca.pem")
    else:
        context = ssl.create_default_context()
    smtplib.SMTP_SSL("a", context=context)


class Box:
    context = None

    def open(self):
        if self.context is None:
            self.context = ssl.create_default_context()
        poplib.POP3_SSL("a", context=self.context)
