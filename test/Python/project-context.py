# --context and --context-import put the project's own context in.

# RUN: split-file %s %t
# RUN: %check_fix 0 %t/before.py %t/after.py --context "tls.context()" --context-import "from company import tls"

#--- before.py
import smtplib

smtplib.SMTP_SSL("a")
smtplib.SMTP_SSL("b")
#--- after.py
import smtplib
from company import tls

smtplib.SMTP_SSL("a", context=tls.context())
smtplib.SMTP_SSL("b", context=tls.context())
