# Where one file replaces ssl.create_default_context, no context verifies in the others either; a test's own is for tests.

# RUN: rm -rf %t && split-file --leading-lines %s %t
# RUN: %expect_exit 1 mailseal check -q %t/patched | FileCheck %s --match-full-lines --implicit-check-not=warning:
# RUN: mailseal diff -q --unsafe-fixes %t/patched | count 0
# RUN: %expect_exit 1 mailseal check -q %t/tested | FileCheck %s --check-prefix=TESTED --match-full-lines --implicit-check-not=warning:

#--- patched/setup.py
import ssl

ssl.create_default_context = ssl._create_unverified_context
#--- patched/send.py
import smtplib
import ssl

# CHECK: {{.*}}send.py:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: 'ssl.create_default_context' is replaced on line {{[0-9]+}} of setup.py, so a context would not verify either [missing-context]
smtplib.SMTP_SSL("a")
# CHECK: {{.*}}send.py:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() is given a context made by 'ssl.create_default_context()', so it accepts any certificate; not fixed: {{.*}} [unverified-context]
smtplib.SMTP_SSL("a", context=ssl.create_default_context())
#--- tested/test_send.py
import ssl

ssl.create_default_context = ssl._create_unverified_context
#--- tested/send.py
import smtplib
import ssl

# TESTED: {{.*}}send.py:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate [missing-context]
smtplib.SMTP_SSL("a")
smtplib.SMTP_SSL("a", context=ssl.create_default_context())
