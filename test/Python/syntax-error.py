# An error elsewhere in the file does not keep a sound call from being repaired; one in the call does.

# RUN: split-file %s %t
# RUN: %check_fix 0 %t/before.py %t/after.py
# RUN: %expect_exit 1 mailseal check %t/broken.py | FileCheck %s --match-full-lines
# RUN: mailseal diff --unsafe-fixes %t/broken.py | count 0
# RUN: mailseal check %t/empty-suite.py | count 0

# CHECK: {{.*}}broken.py:3:1: warning: smtplib.SMTP_SSL() has no context, {{.*}}; not fixed: the call has a syntax error [missing-context]

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
#--- broken.py
import smtplib

smtplib.SMTP_SSL("a", def)
#--- empty-suite.py
import smtplib


class Mailer:
    @property
    def context(self):
        with lock:
            # Nothing yet.

    def send(self):
        smtplib.SMTP_SSL("mail.example.org", context=self.context)
