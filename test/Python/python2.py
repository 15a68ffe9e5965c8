# In a file that only Python 2 can run, no call but FTP_TLS takes a context.

# RUN: split-file %s %t
# RUN: %check_fix 1 %t/before.py %t/after.py

#--- before.py
import ftplib
import smtplib

print "sending"
smtplib.SMTP_SSL("a")
ftplib.FTP_TLS("b")
#--- after.py
import ftplib
import smtplib
import ssl

print "sending"
smtplib.SMTP_SSL("a")
ftplib.FTP_TLS("b", context=ssl.create_default_context())
