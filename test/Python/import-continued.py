# A line that a backslash joins to the one before gets no other line beside it.

# RUN: split-file %s %t
# RUN: %check_fix 0 %t/suite.py %t/suite-after.py
# RUN: %check_fix 0 %t/else.py %t/else-after.py
# RUN: %check_fix 0 %t/from.py %t/from-after.py
# RUN: %check_fix 0 %t/blank.py %t/blank-after.py
# RUN: %check_fix 0 %t/beside.py %t/beside-after.py
# RUN: %check_fix 0 %t/comment.py %t/comment-after.py
# RUN: %check_fix 0 %t/docstring.py %t/docstring-after.py

#--- suite.py
if True: \
    import smtplib

smtplib.SMTP_SSL("a")
#--- suite-after.py
if True: \
    import smtplib, ssl

smtplib.SMTP_SSL("a", context=ssl.create_default_context())
#--- else.py
import sys

if sys.argv:
    smtplib = None
else: \
    import smtplib

smtplib.SMTP_SSL("a")
#--- else-after.py
import sys

if sys.argv:
    smtplib = None
else: \
    import smtplib, ssl

smtplib.SMTP_SSL("a", context=ssl.create_default_context())
#--- from.py
if 1: \
    from smtplib import SMTP_SSL

SMTP_SSL("a")
#--- from-after.py
if 1: \
    import ssl; from smtplib import SMTP_SSL

SMTP_SSL("a", context=ssl.create_default_context())
#--- blank.py
if True:
    \
import smtplib
    host = "a"

smtplib.SMTP_SSL(host)
#--- blank-after.py
if True:
    \
import smtplib, ssl
    host = "a"

smtplib.SMTP_SSL(host, context=ssl.create_default_context())
#--- beside.py
pass; \
from email.message import EmailMessage
from smtplib import SMTP_SSL

SMTP_SSL("a")
#--- beside-after.py
pass; \
from email.message import EmailMessage
import ssl
from smtplib import SMTP_SSL

SMTP_SSL("a", context=ssl.create_default_context())
#--- comment.py
# C:\mail\
import smtplib

smtplib.SMTP_SSL("a")
#--- comment-after.py
# C:\mail\
import smtplib
import ssl

smtplib.SMTP_SSL("a", context=ssl.create_default_context())
#--- docstring.py
"""Sends mail."""; __import__("smtplib").SMTP_SSL("a")
#--- docstring-after.py
"""Sends mail."""; __import__("smtplib").SMTP_SSL("a", context=__import__('ssl').create_default_context())
