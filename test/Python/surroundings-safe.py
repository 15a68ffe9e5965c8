# Handlers and branches that do no harm do not keep a call from being repaired.

# RUN: split-file %s %t
# RUN: %check_fix 0 %t/before.py %t/after.py
# The failure itself closes the connection; that no TLS may be offered at all is a finding of its own.
# RUN: %check_fix 1 %t/swallowed.py %t/swallowed-after.py

#--- before.py
import smtplib
import ssl


def other_error(host):
    try:
        return smtplib.SMTP_SSL(host)
    except smtplib.SMTPException:
        return smtplib.SMTP(host)


def handler_stops(host):
    try:
        server = smtplib.SMTP_SSL(host)
    except OSError as error:
        raise RuntimeError from error
    return smtplib.SMTP(host)


def other_way(host, secure):
    if secure:
        try:
            server = smtplib.SMTP_SSL(host)
        except OSError:
            print("no mail")
    else:
        server = smtplib.SMTP(host)


def upgraded_fallback(host):
    try:
        server = smtplib.SMTP_SSL(host)
    except OSError:
        server = smtplib.SMTP(host, 587)
        server.starttls()
    server.login("user", "password")
#--- after.py
import smtplib
import ssl


def other_error(host):
    try:
        return smtplib.SMTP_SSL(host, context=ssl.create_default_context())
    except smtplib.SMTPException:
        return smtplib.SMTP(host)


def handler_stops(host):
    try:
        server = smtplib.SMTP_SSL(host, context=ssl.create_default_context())
    except OSError as error:
        raise RuntimeError from error
    return smtplib.SMTP(host)


def other_way(host, secure):
    if secure:
        try:
            server = smtplib.SMTP_SSL(host, context=ssl.create_default_context())
        except OSError:
            print("no mail")
    else:
        server = smtplib.SMTP(host)


def upgraded_fallback(host):
    try:
        server = smtplib.SMTP_SSL(host, context=ssl.create_default_context())
    except OSError:
        server = smtplib.SMTP(host, 587)
        server.starttls(context=ssl.create_default_context())
    server.login("user", "password")
#--- swallowed.py
import smtplib
import ssl


def closed_by_the_failure(host):
    server = smtplib.SMTP(host)
    try:
        server.starttls()
    except Exception:
        pass
    server.login("user", "password")
#--- swallowed-after.py
import smtplib
import ssl


def closed_by_the_failure(host):
    server = smtplib.SMTP(host)
    try:
        server.starttls(context=ssl.create_default_context())
    except Exception:
        pass
    server.login("user", "password")
