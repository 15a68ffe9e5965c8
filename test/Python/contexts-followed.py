# Where a context comes from: containers, functools.partial(), classes derived from SSLContext, managers, callers, and
# functions that end without giving one.

# RUN: rm -rf %t && split-file %s %t
# RUN: %expect_exit 1 mailseal check %t/insecure.py | FileCheck %t/insecure.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/callers.py | FileCheck %t/callers.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/wrapped.py | FileCheck %t/wrapped.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/dictionary.py | FileCheck %t/dictionary.py --match-full-lines --implicit-check-not=warning:
# RUN: mailseal check %t/secure.py | count 0

#--- insecure.py
import contextlib
import enum
import functools
import smtplib
import ssl

CONTEXTS = {"secure": ssl.create_default_context(), "lax": ssl._create_unverified_context()}
secure, lax = ssl.create_default_context(), ssl._create_unverified_context()
make_lax = functools.partial(ssl._create_unverified_context)
make_any = functools.partial(ssl.SSLContext, ssl.PROTOCOL_TLS)


class Lax(ssl.SSLContext):
    pass


class Weakened(ssl.SSLContext):
    def __init__(self, protocol):
        self.check_hostname = False
        self.verify_mode = ssl.CERT_NONE


@contextlib.contextmanager
def managed():
    yield ssl._create_unverified_context()


class Kind(enum.Enum):
    LAX = ssl._create_unverified_context()


def relaxed(context):
    context.check_hostname = False
    return context


def perhaps(verify):
    if verify:
        return ssl.create_default_context()


# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() is given a context made by 'ssl._create_unverified_context()' on line 7, so it accepts any certificate; not fixed: repair it where the context is made [unverified-context]
smtplib.SMTP_SSL("mail.example.org", context=CONTEXTS["lax"])
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() is given a context made by 'ssl._create_unverified_context()' on line 8, so it accepts any certificate; not fixed: repair it where the context is made [unverified-context]
smtplib.SMTP_SSL("mail.example.org", context=lax)
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() is given a context made by 'functools.partial(ssl._create_unverified_context)' on line 9, so it accepts any certificate; not fixed: repair it where the context is made [unverified-context]
smtplib.SMTP_SSL("mail.example.org", context=make_lax())
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() is given a context made by 'functools.partial(ssl.SSLContext, ssl.PROTOCOL_TLS)' on line 10, so it accepts any certificate; not fixed: repair it where the context is made [unverified-context]
smtplib.SMTP_SSL("mail.example.org", context=make_any())
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() is given a context made by 'Lax(ssl.PROTOCOL_TLS)', so it accepts any certificate; not fixed: repair it where the context is made [unverified-context]
smtplib.SMTP_SSL("mail.example.org", context=Lax(ssl.PROTOCOL_TLS))
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() is given a context weakened by 'self.verify_mode = ssl.CERT_NONE' on line 20, so it accepts any certificate; not fixed: repair it there [weakened-context]
smtplib.SMTP_SSL("mail.example.org", context=Weakened(ssl.PROTOCOL_TLS_CLIENT))
with managed() as context, contextlib.ExitStack() as stack:
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: smtplib.SMTP_SSL() is given a context made by 'ssl._create_unverified_context()' on line 25, so it accepts any certificate; not fixed: repair it where the context is made [unverified-context]
    smtplib.SMTP_SSL("mail.example.org", context=context)
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: smtplib.SMTP_SSL() is given a context made by 'ssl._create_unverified_context()' on line 25, so it accepts any certificate; not fixed: repair it where the context is made [unverified-context]
    smtplib.SMTP_SSL("mail.example.org", context=stack.enter_context(managed()))
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() is given a context weakened by 'context.check_hostname = False' on line 33, so it accepts a certificate for another host; not fixed: repair it there [weakened-context]
smtplib.SMTP_SSL("mail.example.org", context=relaxed(ssl.create_default_context()))
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() is given 'perhaps(True)', which may be None, as context, so it accepts any certificate; not fixed: the else of 'verify' opts out of verification on purpose [none-context]
smtplib.SMTP_SSL("mail.example.org", context=perhaps(True))
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() is given a context made by 'ssl._create_unverified_context()' on line 29, so it accepts any certificate; look at it: somebody turned verification off on purpose [unverified-context]
smtplib.SMTP_SSL("mail.example.org", context=Kind.LAX.value)
#--- callers.py
import smtplib
import ssl


def upgrade(server, context):
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: smtplib.SMTP.starttls() is given a context made by 'ssl._create_unverified_context()' on line 19, so it accepts any certificate; look at it: the callee could not be followed on every way; not fixed: repair it where the context is made [unverified-context]
    server.starttls(context=context)


class Mailer:
    def __init__(self, context=None):
        self.context = context

    def connect(self):
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: smtplib.SMTP_SSL() is given 'self.context', which may be None, as context, so it accepts any certificate; not fixed: repair it where the context is made [none-context]
        smtplib.SMTP_SSL("mail.example.org", context=self.context)


upgrade(smtplib.SMTP("mail.example.org"), ssl._create_unverified_context())
Mailer(ssl._create_unverified_context()).connect()
#--- wrapped.py
import smtplib
import ssl

original = ssl.create_default_context


def unverified(*args, **kwargs):
    context = original(*args, **kwargs)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: ssl.create_default_context() is replaced by 'unverified', so its contexts no longer verify; not fixed: take that out, and give each server that needs it a context of its own [weakened-context]
ssl.create_default_context = unverified
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: 'ssl.create_default_context' is replaced on line 15, so a context would not verify either [missing-context]
smtplib.SMTP_SSL("mail.example.org")
#--- dictionary.py
import smtplib
import ssl

# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: ssl.create_default_context() is replaced by 'ssl._create_unverified_context', so its contexts no longer verify; not fixed: take that out, and give each server that needs it a context of its own [weakened-context]
ssl.__dict__["create_default_context"] = ssl._create_unverified_context
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: 'ssl.create_default_context' is replaced on line 5, so a context would not verify either [missing-context]
smtplib.SMTP_SSL("mail.example.org")
#--- secure.py
import functools
import smtplib
import ssl

CONTEXTS = {"secure": ssl.create_default_context(), "lax": ssl._create_unverified_context()}
secure, lax = ssl.create_default_context(), ssl._create_unverified_context()
make = functools.partial(ssl.create_default_context, cafile="ca.pem")
original = ssl.create_default_context


class Strict(ssl.SSLContext):
    def __init__(self, protocol):
        self.verify_mode = ssl.CERT_REQUIRED
        self.check_hostname = True


def chosen(verify=True):
    context = ssl.create_default_context()
    if not verify:
        context.check_hostname = False
    return context


def extended(*args, **kwargs):
    context = original(*args, **kwargs)
    context.load_verify_locations("ca.pem")
    return context


ssl.create_default_context = extended
smtplib.SMTP_SSL("mail.example.org", context=CONTEXTS["secure"])
smtplib.SMTP_SSL("mail.example.org", context=secure)
smtplib.SMTP_SSL("mail.example.org", context=make())
smtplib.SMTP_SSL("mail.example.org", context=Strict(ssl.PROTOCOL_TLS))
smtplib.SMTP_SSL("mail.example.org", context=chosen())
smtplib.SMTP_SSL("mail.example.org", context=ssl.create_default_context())
