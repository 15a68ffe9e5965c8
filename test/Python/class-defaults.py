# A class that is a parameter's default is what is called, unless somebody passes another: for a person to look at.

# RUN: split-file %s %t
# RUN: %check_fix 1 %t/before.py %t/before.py
# RUN: %check_fix 0 %t/before.py %t/after.py --unsafe-fixes

#--- before.py
import smtplib
import ssl


def connect(host, factory=smtplib.SMTP_SSL):
    return factory(host)


def plain(host, factory=smtplib.SMTP):
    return factory(host)


def unknown(host, factory=None):
    return factory(host)
#--- after.py
import smtplib
import ssl


def connect(host, factory=smtplib.SMTP_SSL):
    return factory(host, context=ssl.create_default_context())


def plain(host, factory=smtplib.SMTP):
    return factory(host)


def unknown(host, factory=None):
    return factory(host)
