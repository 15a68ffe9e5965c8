# A context that a function of the project weakens, or that a lambda makes.

# RUN: split-file %s %t
# RUN: %expect_exit 1 mailseal check %t/handed.py | FileCheck %t/handed.py --match-full-lines --implicit-check-not=warning:

#--- handed.py
import smtplib
import ssl


def relax(context):
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE


def send():
    context = ssl.create_default_context()
    relax(context)
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: smtplib.SMTP_SSL() is given a context weakened by 'context.verify_mode = ssl.CERT_NONE' on line 7, so it accepts any certificate; not fixed: repair it there [weakened-context]
    smtplib.SMTP_SSL("mail.example.org", context=context)


def send_safely():
    context = ssl.create_default_context()
    smtplib.SMTP_SSL("mail.example.org", context=context)


make = lambda: ssl._create_unverified_context()
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() is given a context made by 'ssl._create_unverified_context()' on line [[#@LINE-1]], so it accepts any certificate; not fixed: repair it where the context is made [unverified-context]
smtplib.SMTP_SSL("mail.example.org", context=make())
