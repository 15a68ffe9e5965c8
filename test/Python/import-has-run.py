# An `import ssl` counts where it has surely run whenever the library's import has; else there is one more.

# RUN: rm -rf %t && split-file %s %t
# RUN: %check_fix 0 %t/skipped.py %t/skipped-after.py
# RUN: %check_fix 0 %t/joined.py %t/joined-after.py
# RUN: %check_fix 0 %t/elsewhere.py %t/elsewhere-after.py
# RUN: %check_fix 0 %t/in-function.py %t/in-function-after.py
# RUN: %check_fix 0 %t/no-import.py %t/no-import-after.py
# RUN: %check_fix 0 %t/sorted.py %t/sorted-after.py
# RUN: %check_fix 0 %t/one-line.py %t/one-line-after.py
# RUN: %check_fix 0 %t/reset.py %t/reset-after.py
# RUN: %check_fix 0 %t/present.py %t/present-after.py
# RUN: %check_fix 0 %t/called.py %t/called-after.py
# RUN: %check_fix 0 %t/closure.py %t/closure-after.py
# RUN: %check_fix 0 %t/class-body.py %t/class-body-after.py
# RUN: %check_fix 0 %t/not-called.py %t/not-called-after.py

#--- skipped.py
try:
    import smtplib
    import keyring
    import ssl
except ImportError:
    keyring = None

smtplib.SMTP_SSL("a")
#--- skipped-after.py
try:
    import smtplib
    import ssl
    import keyring
    import ssl
except ImportError:
    keyring = None

smtplib.SMTP_SSL("a", context=ssl.create_default_context())
#--- joined.py
try:
    import smtplib, keyring, ssl
except ImportError:
    keyring = None

smtplib.SMTP_SSL("a")
#--- joined-after.py
try:
    import ssl
    import smtplib, keyring, ssl
except ImportError:
    keyring = None

smtplib.SMTP_SSL("a", context=ssl.create_default_context())
#--- elsewhere.py
try:
    import keyring, ssl
except ImportError:
    pass
import smtplib

smtplib.SMTP_SSL("a")
#--- elsewhere-after.py
try:
    import keyring, ssl
except ImportError:
    pass
import smtplib
import ssl

smtplib.SMTP_SSL("a", context=ssl.create_default_context())
#--- in-function.py
def send(host):
    try:
        import smtplib
        import keyring
        import ssl
    except ImportError:
        keyring = None
    smtplib.SMTP_SSL(host)
#--- in-function-after.py
def send(host):
    try:
        import smtplib
        import ssl
        import keyring
        import ssl
    except ImportError:
        keyring = None
    smtplib.SMTP_SSL(host, context=ssl.create_default_context())
#--- no-import.py
try:
    import smtplib, keyring
except ImportError:
    keyring = None

smtplib.SMTP_SSL("a")
#--- no-import-after.py
try:
    import ssl
    import smtplib, keyring
except ImportError:
    keyring = None

smtplib.SMTP_SSL("a", context=ssl.create_default_context())
#--- sorted.py
try:
    import smtplib
    import soap
    import zmq
except ImportError:
    soap = None

smtplib.SMTP_SSL("a")
#--- sorted-after.py
try:
    import smtplib
    import ssl
    import soap
    import zmq
except ImportError:
    soap = None

smtplib.SMTP_SSL("a", context=ssl.create_default_context())
#--- one-line.py
try: import smtplib, keyring
except ImportError: keyring = None

smtplib.SMTP_SSL("a")
#--- one-line-after.py
try: import ssl; import smtplib, keyring
except ImportError: keyring = None

smtplib.SMTP_SSL("a", context=ssl.create_default_context())
#--- reset.py
import smtplib

try:
    import ssl
    import keyring
except ImportError:
    ssl = None

smtplib.SMTP_SSL("a")
#--- reset-after.py
import smtplib

try:
    import ssl
    from ssl import create_default_context
    import keyring
except ImportError:
    ssl = None

smtplib.SMTP_SSL("a", context=create_default_context())
#--- present.py
import os

try:
    import imaplib, ssl
    import keyring
except ImportError:
    keyring = imaplib = ssl = None
try:
    from ssl import create_default_context as secure
    SECURE = True
except ImportError:
    secure = None
    SECURE = False
if os.name == "nt":
    import smtplib
    import winreg
    import ssl as tls


def send(host):
    imaplib.IMAP4_SSL(host)


def old():
    smtplib.SMTP_SSL("a")
#--- present-after.py
import os

try:
    import imaplib, ssl
    import keyring
except ImportError:
    keyring = imaplib = ssl = None
try:
    from ssl import create_default_context as secure
    SECURE = True
except ImportError:
    secure = None
    SECURE = False
if os.name == "nt":
    import smtplib
    import winreg
    import ssl as tls


def send(host):
    imaplib.IMAP4_SSL(host, ssl_context=secure())


def old():
    smtplib.SMTP_SSL("a", context=secure())
#--- called.py
import smtplib


def connect():
    return smtplib.SMTP_SSL("a")


connect()
import ssl
#--- called-after.py
import smtplib
import ssl


def connect():
    return smtplib.SMTP_SSL("a", context=ssl.create_default_context())


connect()
import ssl
#--- closure.py
def send():
    import smtplib

    def connect():
        return smtplib.SMTP_SSL("a")

    server = connect()
    import ssl
    return server
#--- closure-after.py
def send():
    import smtplib
    import ssl

    def connect():
        return smtplib.SMTP_SSL("a", context=ssl.create_default_context())

    server = connect()
    import ssl
    return server
#--- class-body.py
import smtplib


class Mail:
    server = smtplib.SMTP_SSL("a")


import ssl
#--- class-body-after.py
import smtplib
import ssl


class Mail:
    server = smtplib.SMTP_SSL("a", context=ssl.create_default_context())


import ssl
#--- not-called.py
import smtplib

HOST = "a"


def connect():
    return smtplib.SMTP_SSL(HOST)


class Mail:
    """Sends mail."""

    port = 465

    def send(self, text: str = ""):
        connect().send_message(text)


import os
import ssl

connect()
#--- not-called-after.py
import smtplib

HOST = "a"


def connect():
    return smtplib.SMTP_SSL(HOST, context=ssl.create_default_context())


class Mail:
    """Sends mail."""

    port = 465

    def send(self, text: str = ""):
        connect().send_message(text)


import os
import ssl

connect()
