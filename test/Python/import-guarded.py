# A program that does without ssl where there is none still does so: the import goes where that is caught.

# RUN: rm -rf %t && split-file %s %t
# RUN: %check_fix 0 %t/deleted.py %t/deleted-after.py
# RUN: %check_fix 0 %t/error.py %t/error-after.py
# RUN: %check_fix 0 %t/missing.py %t/missing-after.py
# RUN: %check_fix 0 %t/false.py %t/false-after.py
# RUN: %check_fix 0 %t/flag.py %t/flag-after.py
# RUN: %check_fix 0 %t/later.py %t/later-after.py
# RUN: %check_fix 0 %t/one-line.py %t/one-line-after.py
# RUN: %check_fix 0 %t/library.py %t/library-after.py
# RUN: %check_fix 0 %t/finally.py %t/finally-after.py

#--- deleted.py
from smtplib import SMTP

have_ssl = True
try:
    import ssl
except ImportError:
    have_ssl = False
else:
    del ssl


def first(host):
    server = SMTP(host)
    server.starttls()


def second(host):
    server = SMTP(host)
    server.starttls()
#--- deleted-after.py
from smtplib import SMTP

have_ssl = True
try:
    import ssl
    from ssl import create_default_context
except ImportError:
    have_ssl = False
else:
    del ssl


def first(host):
    server = SMTP(host)
    server.starttls(context=create_default_context())


def second(host):
    server = SMTP(host)
    server.starttls(context=create_default_context())
#--- error.py
import smtplib

try:
    # Missing in some builds.
    from ssl import SSLError
    import mine
except ImportError:
    class SSLError(Exception):
        pass


def send(host):
    server = smtplib.SMTP(host)
    server.starttls()
#--- error-after.py
import smtplib

try:
    # Missing in some builds.
    import ssl
    from ssl import SSLError
    import mine
except ImportError:
    class SSLError(Exception):
        pass


def send(host):
    server = smtplib.SMTP(host)
    server.starttls(context=ssl.create_default_context())
#--- later.py
# Here, it comes too late.
import smtplib

server = smtplib.SMTP("a")
server.starttls()
try:
    from ssl import SSLError
except ImportError:
    SSLError = OSError
#--- later-after.py
# Here, it comes too late.
import smtplib
import ssl

server = smtplib.SMTP("a")
server.starttls(context=ssl.create_default_context())
try:
    from ssl import SSLError
except ImportError:
    SSLError = OSError
#--- one-line.py
import smtplib

try: from ssl import SSLError
except ImportError: SSLError = OSError


def send(host):
    return smtplib.SMTP_SSL(host)
#--- one-line-after.py
import smtplib

try: import ssl; from ssl import SSLError
except ImportError: SSLError = OSError


def send(host):
    return smtplib.SMTP_SSL(host, context=ssl.create_default_context())
#--- library.py
# Without ssl there is no library either.
try:
    from ssl import SSLError
    import smtplib
except ImportError:
    SSLError = OSError


def send(host):
    return smtplib.SMTP_SSL(host)
#--- library-after.py
# Without ssl there is no library either.
try:
    from ssl import SSLError
    import smtplib
    import ssl
except ImportError:
    SSLError = OSError


def send(host):
    return smtplib.SMTP_SSL(host, context=ssl.create_default_context())
#--- finally.py
# Nothing is caught.
import smtplib

try:
    from ssl import SSLError
finally:
    done = True


def send(host):
    return smtplib.SMTP_SSL(host)
#--- finally-after.py
# Nothing is caught.
import smtplib
import ssl

try:
    from ssl import SSLError
finally:
    done = True


def send(host):
    return smtplib.SMTP_SSL(host, context=ssl.create_default_context())
#--- missing.py
import smtplib

try:
    from ssl import match_hostname
except ImportError:
    # From Python 3.12 on, though there is an ssl.
    match_hostname = None


def send(host, ssl):
    return smtplib.SMTP_SSL(host)
#--- missing-after.py
import smtplib

try:
    from ssl import create_default_context
    from ssl import match_hostname
except ImportError:
    # From Python 3.12 on, though there is an ssl.
    match_hostname = None


def send(host, ssl):
    return smtplib.SMTP_SSL(host, context=create_default_context())
#--- false.py
import smtplib

try:
    import ssl
except ImportError:
    ssl = False


def send(host):
    return smtplib.SMTP_SSL(host)
#--- false-after.py
import smtplib

try:
    import ssl
except ImportError:
    ssl = False


def send(host):
    return smtplib.SMTP_SSL(host, context=ssl.create_default_context())
#--- flag.py
import smtplib
import ssl

ssl = False
smtplib.SMTP_SSL("a")
#--- flag-after.py
import smtplib
import ssl
from ssl import create_default_context

ssl = False
smtplib.SMTP_SSL("a", context=create_default_context())
