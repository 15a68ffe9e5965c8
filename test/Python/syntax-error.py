# An error elsewhere in the file does not keep a sound call from being repaired.

# RUN: split-file %s %t
# RUN: %check_fix 0 %t/before.py %t/after.py

#--- before.py
import smtplib


def broken(:
    pass


def sound(host):
    smtplib.SMTP_SSL(host)
#--- after.py
import smtplib
import ssl


def broken(:
    pass


def sound(host):
    smtplib.SMTP_SSL(host, context=ssl.create_default_context())
