# Where several branches import the library, `import ssl` has run whichever of them did.

# RUN: split-file %s %t
# RUN: %check_fix 0 %t/platforms.py %t/platforms-after.py
# RUN: %check_fix 0 %t/in-one-branch.py %t/in-one-branch-after.py
# RUN: %check_fix 0 %t/only-one.py %t/only-one-after.py
# RUN: %check_fix 0 %t/two-ways.py %t/two-ways-after.py
# RUN: %check_fix 0 %t/setup.py %t/setup-after.py
# RUN: %check_fix 0 %t/optional.py %t/optional-after.py

#--- platforms.py
import sys

if sys.platform == "win32":
    import smtplib
    folder = "C:\\mail"
else:
    import smtplib
    folder = "/var/mail"


def send(host):
    return smtplib.SMTP_SSL(host)
#--- platforms-after.py
import ssl
import sys

if sys.platform == "win32":
    import smtplib
    folder = "C:\\mail"
else:
    import smtplib
    folder = "/var/mail"


def send(host):
    return smtplib.SMTP_SSL(host, context=ssl.create_default_context())
#--- in-one-branch.py
import sys

if sys.argv:
    import smtplib

    smtplib.SMTP_SSL("a")
if sys.platform:
    import smtplib

    def send(host):
        return smtplib.SMTP_SSL(host)
#--- in-one-branch-after.py
import sys

if sys.argv:
    import smtplib
    import ssl

    smtplib.SMTP_SSL("a", context=ssl.create_default_context())
if sys.platform:
    import smtplib
    import ssl

    def send(host):
        return smtplib.SMTP_SSL(host, context=ssl.create_default_context())
#--- only-one.py
import sys

if sys.argv:
    import smtplib


def send(host):
    return smtplib.SMTP_SSL(host)
#--- only-one-after.py
import sys

if sys.argv:
    import smtplib
    import ssl


def send(host):
    return smtplib.SMTP_SSL(host, context=ssl.create_default_context())
#--- two-ways.py
import sys

if sys.argv:
    from smtplib import SMTP_SSL
else:
    import smtplib

    SMTP_SSL = smtplib.SMTP_SSL


def send(host):
    return SMTP_SSL(host)
#--- two-ways-after.py
import ssl
import sys

if sys.argv:
    from smtplib import SMTP_SSL
else:
    import smtplib

    SMTP_SSL = smtplib.SMTP_SSL


def send(host):
    return SMTP_SSL(host, context=ssl.create_default_context())
#--- setup.py
import smtplib


def set_up():
    global ssl
    import ssl


def send(host):
    return smtplib.SMTP_SSL(host)
#--- setup-after.py
import smtplib
import ssl


def set_up():
    global ssl
    import ssl


def send(host):
    return smtplib.SMTP_SSL(host, context=ssl.create_default_context())
#--- optional.py
import smtplib

try:
    import keyring
    import ssl
except ImportError:
    keyring = None


def send(host):
    return smtplib.SMTP_SSL(host)
#--- optional-after.py
import smtplib
import ssl

try:
    import keyring
    import ssl
except ImportError:
    keyring = None


def send(host):
    return smtplib.SMTP_SSL(host, context=ssl.create_default_context())
