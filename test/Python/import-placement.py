# `import ssl` goes where a person would put it, once, and only where it is not there yet.

# RUN: split-file %s %t
# RUN: %check_fix 0 %t/sorted.py %t/sorted-after.py
# RUN: %check_fix 0 %t/unsorted.py %t/unsorted-after.py
# RUN: %check_fix 0 %t/joined.py %t/joined-after.py
# RUN: %check_fix 0 %t/from.py %t/from-after.py
# RUN: %check_fix 0 %t/commented.py %t/commented-after.py
# RUN: %check_fix 0 %t/heading.py %t/heading-after.py
# RUN: %check_fix 0 %t/taken-name.py %t/taken-name-after.py
# RUN: %check_fix 0 %t/taken-name-sorted.py %t/taken-name-sorted-after.py
# RUN: %check_fix 0 %t/one-line.py %t/one-line-after.py
# RUN: %check_fix 0 %t/future.py %t/future-after.py
# RUN: %check_fix 0 %t/conditional.py %t/conditional-after.py
# RUN: %check_fix 0 %t/in-function.py %t/in-function-after.py
# RUN: %check_fix 0 %t/present.py %t/present-after.py
# RUN: %check_fix 0 %t/too-late.py %t/too-late-after.py
# RUN: %check_fix 0 %t/no-import.py %t/no-import-after.py

#--- sorted.py
import os
import smtplib
import sys
from email.message import EmailMessage

smtplib.SMTP_SSL("a")
#--- sorted-after.py
import os
import smtplib
import ssl
import sys
from email.message import EmailMessage

smtplib.SMTP_SSL("a", context=ssl.create_default_context())
#--- unsorted.py
import sys
import smtplib  # mail
import os

smtplib.SMTP_SSL("a")
#--- unsorted-after.py
import sys
import smtplib  # mail
import ssl
import os

smtplib.SMTP_SSL("a", context=ssl.create_default_context())
#--- joined.py
import sys, smtplib

smtplib.SMTP_SSL("a")
#--- joined-after.py
import sys, smtplib, ssl

smtplib.SMTP_SSL("a", context=ssl.create_default_context())
#--- from.py
from email import message
from smtplib import (
    SMTP_SSL,
)

SMTP_SSL("a")
#--- from-after.py
import ssl
from email import message
from smtplib import (
    SMTP_SSL,
)

SMTP_SSL("a", context=ssl.create_default_context())
#--- commented.py
from smtplib import SMTP  # mail
# For the servers of 2022,
# which want TLS.
from smtplib import SMTP_SSL

SMTP_SSL("a")
#--- commented-after.py
from smtplib import SMTP  # mail
import ssl
# For the servers of 2022,
# which want TLS.
from smtplib import SMTP_SSL

SMTP_SSL("a", context=ssl.create_default_context())
#--- heading.py
import mine  # ours

# Mail
from smtplib import SMTP_SSL

SMTP_SSL("a")
#--- heading-after.py
import mine  # ours

# Mail
import ssl
from smtplib import SMTP_SSL

SMTP_SSL("a", context=ssl.create_default_context())
#--- one-line.py
import smtplib; smtplib.SMTP_SSL("a")
#--- one-line-after.py
import smtplib, ssl; smtplib.SMTP_SSL("a", context=ssl.create_default_context())
#--- future.py
#!/usr/bin/env python3
"""Sends mail."""
from __future__ import annotations
from smtplib import SMTP_SSL

SMTP_SSL("a")
#--- future-after.py
#!/usr/bin/env python3
"""Sends mail."""
from __future__ import annotations
import ssl
from smtplib import SMTP_SSL

SMTP_SSL("a", context=ssl.create_default_context())
#--- conditional.py
try:
    import smtplib
except ImportError:
    smtplib = None


def send():
    smtplib.SMTP_SSL("a")
#--- conditional-after.py
try:
    import smtplib
    import ssl
except ImportError:
    smtplib = None


def send():
    smtplib.SMTP_SSL("a", context=ssl.create_default_context())
#--- in-function.py
def first():
    import smtplib
    smtplib.SMTP_SSL("a")


def second():
    import smtplib
    smtplib.SMTP_SSL("b")
#--- in-function-after.py
def first():
    import smtplib
    import ssl
    smtplib.SMTP_SSL("a", context=ssl.create_default_context())


def second():
    import smtplib
    import ssl
    smtplib.SMTP_SSL("b", context=ssl.create_default_context())
#--- present.py
import smtplib
import ssl as tls
from ssl import create_default_context as verified

smtplib.SMTP_SSL("a")


def local():
    from ssl import create_default_context
    smtplib.SMTP_SSL("b")
#--- present-after.py
import smtplib
import ssl as tls
from ssl import create_default_context as verified

smtplib.SMTP_SSL("a", context=verified())


def local():
    from ssl import create_default_context
    smtplib.SMTP_SSL("b", context=create_default_context())
#--- too-late.py
import smtplib

smtplib.SMTP_SSL("a")

import ssl
#--- too-late-after.py
import smtplib
import ssl

smtplib.SMTP_SSL("a", context=ssl.create_default_context())

import ssl
#--- no-import.py
"""Doc."""

__import__("smtplib").SMTP_SSL("a")
#--- no-import-after.py
"""Doc."""

import ssl

__import__("smtplib").SMTP_SSL("a", context=ssl.create_default_context())
#--- taken-name.py
import smtplib
import time


def send(host, ssl):
    smtplib.SMTP_SSL(host)
#--- taken-name-after.py
import smtplib
import time
from ssl import create_default_context


def send(host, ssl):
    smtplib.SMTP_SSL(host, context=create_default_context())
#--- taken-name-sorted.py
import smtplib
from email.message import EmailMessage
from urllib.parse import quote


def send(host, ssl):
    smtplib.SMTP_SSL(host)
#--- taken-name-sorted-after.py
import smtplib
from email.message import EmailMessage
from ssl import create_default_context
from urllib.parse import quote


def send(host, ssl):
    smtplib.SMTP_SSL(host, context=create_default_context())
