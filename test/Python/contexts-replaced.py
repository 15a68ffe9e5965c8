# What replaces ssl.create_default_context() by other means than an assignment to it: contexts do not verify either then.

# RUN: rm -rf %t && split-file %s %t
# RUN: %expect_exit 1 mailseal check %t/patch.py | FileCheck %t/patch.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/object.py | FileCheck %t/object.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/setattr.py | FileCheck %t/setattr.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/path.py | FileCheck %t/path.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/modules.py | FileCheck %t/modules.py --match-full-lines --implicit-check-not=warning:

#--- patch.py
import smtplib
import ssl
import sys
from unittest import mock

# CHECK: {{.*}}:[[#@LINE+1]]:6: warning: ssl.create_default_context() is replaced by 'ssl._create_unverified_context', so its contexts no longer verify; not fixed: take that out, and give each server that needs it a context of its own [weakened-context]
mock.patch("ssl.create_default_context", ssl._create_unverified_context).start()
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: 'ssl.create_default_context' is replaced on line 7, so a context would not verify either [missing-context]
smtplib.SMTP_SSL("mail.example.org")
#--- object.py
import smtplib
import ssl
import sys
from unittest import mock

# CHECK: {{.*}}:[[#@LINE+1]]:12: warning: ssl.create_default_context() is replaced by 'ssl._create_unverified_context', so its contexts no longer verify; not fixed: take that out, and give each server that needs it a context of its own [weakened-context]
mock.patch.object(ssl, "create_default_context", ssl._create_unverified_context).start()
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: 'ssl.create_default_context' is replaced on line 7, so a context would not verify either [missing-context]
smtplib.SMTP_SSL("mail.example.org")
#--- setattr.py
import smtplib
import ssl
import sys
from unittest import mock

# CHECK: {{.*}}:[[#@LINE+1]]:13: warning: ssl.create_default_context() is replaced by 'ssl._create_unverified_context', so its contexts no longer verify; not fixed: take that out, and give each server that needs it a context of its own [weakened-context]
monkeypatch.setattr(ssl, "create_default_context", ssl._create_unverified_context)
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: 'ssl.create_default_context' is replaced on line 7, so a context would not verify either [missing-context]
smtplib.SMTP_SSL("mail.example.org")
#--- path.py
import smtplib
import ssl
import sys
from unittest import mock

# CHECK: {{.*}}:[[#@LINE+1]]:13: warning: ssl.create_default_context() is replaced by 'ssl._create_unverified_context', so its contexts no longer verify; not fixed: take that out, and give each server that needs it a context of its own [weakened-context]
monkeypatch.setattr("ssl.create_default_context", ssl._create_unverified_context)
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: 'ssl.create_default_context' is replaced on line 7, so a context would not verify either [missing-context]
smtplib.SMTP_SSL("mail.example.org")
#--- modules.py
import smtplib
import ssl
import sys
from unittest import mock

# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: ssl.create_default_context() is replaced by 'ssl._create_unverified_context', so its contexts no longer verify; not fixed: take that out, and give each server that needs it a context of its own [weakened-context]
sys.modules["ssl"].create_default_context = ssl._create_unverified_context
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: 'ssl.create_default_context' is replaced on line 7, so a context would not verify either [missing-context]
smtplib.SMTP_SSL("mail.example.org")
