# An unverified context in a variable that only mail calls use is repaired where it is made, by --unsafe-fixes.

# RUN: split-file %s %t
# RUN: mailseal diff %t/before.py | count 0
# RUN: %check_fix 1 %t/before.py %t/after.py --unsafe-fixes

#--- before.py
import imaplib
import poplib
import ssl
import urllib.request

context = ssl._create_unverified_context()
context.minimum_version = ssl.TLSVersion.TLSv1_2
imaplib.IMAP4_SSL("a", ssl_context=context)
poplib.POP3_SSL("a", context=context)

own = ssl._create_unverified_context(cafile="ca.pem")
poplib.POP3_SSL("a", context=own)
poplib.POP3_SSL("a", context=ssl._create_unverified_context(ssl.PROTOCOL_TLS, cafile="ca.pem"))

wrong_side = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile="ca.pem")
poplib.POP3_SSL("a", context=wrong_side)

shared = ssl._create_unverified_context()
poplib.POP3_SSL("a", context=shared)
urllib.request.urlopen("https://localhost/", context=shared)
#--- after.py
import imaplib
import poplib
import ssl
import urllib.request

context = ssl.create_default_context()
context.minimum_version = ssl.TLSVersion.TLSv1_2
imaplib.IMAP4_SSL("a", ssl_context=context)
poplib.POP3_SSL("a", context=context)

own = ssl.create_default_context(cafile="ca.pem")
poplib.POP3_SSL("a", context=own)
poplib.POP3_SSL("a", context=ssl.create_default_context(cafile="ca.pem"))

wrong_side = ssl.create_default_context(ssl.Purpose.SERVER_AUTH, cafile="ca.pem")
poplib.POP3_SSL("a", context=wrong_side)

shared = ssl._create_unverified_context()
poplib.POP3_SSL("a", context=shared)
urllib.request.urlopen("https://localhost/", context=shared)
