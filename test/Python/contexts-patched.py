# ssl.create_default_context put out of action: said at the assignment, and no fix in the file would help.

# RUN: split-file %s %t
# RUN: %expect_exit 1 mailseal check %t/patched.py | FileCheck %t/patched.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/setattr.py | FileCheck %t/setattr.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/function.py | FileCheck %t/function.py --match-full-lines --implicit-check-not=warning:
# RUN: mailseal diff %t/patched.py %t/function.py --unsafe-fixes | count 0
# RUN: %check_fix 0 %t/https.py %t/https-after.py
# RUN: mailseal check %t/restored.py %t/own.py | count 0

#--- patched.py
import smtplib
import ssl

# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: ssl.create_default_context() is replaced by 'ssl._create_unverified_context', so its contexts no longer verify; not fixed: take that out, and give each server that needs it a context of its own [weakened-context]
ssl.create_default_context = ssl._create_unverified_context
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: 'ssl.create_default_context' is replaced on line [[#@LINE-1]], so a context would not verify either [missing-context]
smtplib.SMTP_SSL("a")
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() is given a context made by 'ssl.create_default_context()', so it accepts any certificate; not fixed: 'ssl.create_default_context' is replaced on line [[#@LINE-3]], so a context would not verify either [unverified-context]
smtplib.SMTP_SSL("a", context=ssl.create_default_context())
#--- function.py
import smtplib
import ssl


def lenient(*arguments, **keywords):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS)
    return context


# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: ssl.create_default_context() is replaced by 'lenient', so its contexts no longer verify; not fixed: take that out, and give each server that needs it a context of its own [weakened-context]
ssl.create_default_context = lenient
#--- setattr.py
import smtplib
import ssl as tls

# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: ssl.create_default_context() is replaced by 'tls._create_unverified_context', so its contexts no longer verify; not fixed: take that out, and give each server that needs it a context of its own [weakened-context]
setattr(tls, "create_default_context", tls._create_unverified_context)
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: 'ssl.create_default_context' is replaced on line [[#@LINE-1]], so a context would not verify either [missing-context]
smtplib.SMTP_SSL("a")
#--- https.py
import smtplib
import ssl

# For urllib only.
ssl._create_default_https_context = ssl._create_unverified_context
smtplib.SMTP_SSL("a")
#--- https-after.py
import smtplib
import ssl

# For urllib only.
ssl._create_default_https_context = ssl._create_unverified_context
smtplib.SMTP_SSL("a", context=ssl.create_default_context())
#--- restored.py
import smtplib
import ssl

tls = __import__("ssl")
original = tls.SSLContext


def restore():
    tls.SSLContext = original


context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
context.load_default_certs()
smtplib.SMTP_SSL("a", context=context)
#--- own.py
import smtplib
import ssl


class Mailer:
    """Has attributes of its own that name the function, or are named like it."""

    def __init__(self, tls, name, value):
        self.make = ssl.create_default_context
        self.make = ssl._create_unverified_context
        tls.create_default_context = ssl._create_unverified_context
        setattr(self, name, value)

    def send(self):
        smtplib.SMTP_SSL("a", context=ssl.create_default_context())
