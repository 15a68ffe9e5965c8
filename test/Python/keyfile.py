# keyfile and certfile become a context with the certificate in it, in two statements before the call.

# RUN: split-file %s %t
# RUN: %check_fix 0 %t/before.py %t/after.py
# RUN: %check_fix 0 %t/none.py %t/none-after.py
# RUN: %check_fix 0 %t/path.py %t/path-after.py
# RUN: mailseal diff %t/asked.py | count 0
# RUN: %check_fix 0 %t/asked.py %t/asked-after.py --unsafe-fixes
# RUN: %expect_exit 1 mailseal check %t/asked.py | FileCheck %t/asked.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/manual.py | FileCheck %t/manual.py --match-full-lines --implicit-check-not=warning:
# RUN: mailseal diff %t/manual.py --unsafe-fixes | count 0

#--- before.py
import contextlib
import ftplib
import imaplib
import poplib
import smtplib

CERTIFICATE = "cert.pem"

server = smtplib.SMTP("a")
server.starttls("key.pem", CERTIFICATE)
smtplib.SMTP_SSL("a", 465, "me", "key.pem", "cert.pem", 10, None, None)


def named(context):
    with smtplib.SMTP_SSL(
        "a",
        keyfile="key.pem",
        certfile=CERTIFICATE,
        timeout=10,
    ) as server:
        server.noop()
    return imaplib.IMAP4_SSL("a", certfile="both.pem")


class Box:
    def open(self):
        if self.wanted:
            self.box = poplib.POP3_SSL("a", 995, None, "both.pem", 30)
        with contextlib.ExitStack() as stack:
            self.ftp = stack.enter_context(ftplib.FTP_TLS("a", "me", "secret", "", "key.pem", "cert.pem"))
#--- after.py
import contextlib
import ftplib
import imaplib
import poplib
import smtplib
import ssl

CERTIFICATE = "cert.pem"

server = smtplib.SMTP("a")
ssl_context = ssl.create_default_context()
ssl_context.load_cert_chain(CERTIFICATE, "key.pem")
server.starttls(context=ssl_context)
ssl_context = ssl.create_default_context()
ssl_context.load_cert_chain("cert.pem", "key.pem")
smtplib.SMTP_SSL("a", 465, "me", context=ssl_context, timeout=10, source_address=None)


def named(context):
    ssl_context = ssl.create_default_context()
    ssl_context.load_cert_chain(CERTIFICATE, "key.pem")
    with smtplib.SMTP_SSL(
        "a",
        context=ssl_context,
        timeout=10,
    ) as server:
        server.noop()
    ssl_context = ssl.create_default_context()
    ssl_context.load_cert_chain("both.pem")
    return imaplib.IMAP4_SSL("a", ssl_context=ssl_context)


class Box:
    def open(self):
        if self.wanted:
            context = ssl.create_default_context()
            context.load_cert_chain("both.pem")
            self.box = poplib.POP3_SSL("a", 995, context=context, timeout=30)
        with contextlib.ExitStack() as stack:
            context = ssl.create_default_context()
            context.load_cert_chain("cert.pem", "key.pem")
            self.ftp = stack.enter_context(ftplib.FTP_TLS("a", "me", "secret", "", context=context))
#--- none.py
import smtplib
import ssl


def send(settings):
	server = smtplib.SMTP("a")
	# None and "" are no certificate.
	server.starttls(keyfile=settings.key, certfile=settings.cert)
#--- none-after.py
import smtplib
import ssl


def send(settings):
	server = smtplib.SMTP("a")
	# None and "" are no certificate.
	context = ssl.create_default_context()
	if settings.cert:
		context.load_cert_chain(settings.cert, settings.key)
	server.starttls(context=context)
#--- path.py
import os
import smtplib
import ssl

CERTIFICATE = os.path.join(os.path.dirname(__file__), "client.pem")
looped = ""
while True:
    looped = os.path.join("a", looped)
    smtplib.SMTP_SSL("a", certfile=CERTIFICATE)
    smtplib.SMTP_SSL("a", certfile=looped)
#--- path-after.py
import os
import smtplib
import ssl

CERTIFICATE = os.path.join(os.path.dirname(__file__), "client.pem")
looped = ""
while True:
    looped = os.path.join("a", looped)
    context = ssl.create_default_context()
    context.load_cert_chain(CERTIFICATE)
    smtplib.SMTP_SSL("a", context=context)
    context = ssl.create_default_context()
    if looped:
        context.load_cert_chain(looped)
    smtplib.SMTP_SSL("a", context=context)
#--- asked.py
import smtplib
import ssl


def send(settings):
    server = smtplib.SMTP("a")
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate; look at it: load_cert_chain() raises an error if 'settings.ask("cert")' is None or empty, which the call itself takes for no certificate [legacy-keyfile]
    server.starttls(keyfile="key.pem", certfile=settings.ask("cert"))
#--- asked-after.py
import smtplib
import ssl


def send(settings):
    server = smtplib.SMTP("a")
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate; look at it: load_cert_chain() raises an error if 'settings.ask("cert")' is None or empty, which the call itself takes for no certificate [legacy-keyfile]
    context = ssl.create_default_context()
    context.load_cert_chain(settings.ask("cert"), "key.pem")
    server.starttls(context=context)
#--- manual.py
import smtplib

# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: a keyfile without a certfile is an error [legacy-keyfile]
smtplib.SMTP_SSL("a", keyfile="key.pem")
# CHECK: {{.*}}:[[#@LINE+1]]:21: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: it is no simple statement, with a line before it for the context: make the context first, call its load_cert_chain(certfile, keyfile), pass it and drop both arguments [legacy-keyfile]
connect = lambda h: smtplib.SMTP_SSL(h, keyfile="key.pem", certfile="cert.pem")
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: there is a comment among its arguments: make the context first, call its load_cert_chain(certfile, keyfile), pass it and drop both arguments [legacy-keyfile]
smtplib.SMTP_SSL(
    "a",
    certfile="cert.pem",  # renewed in May
)
# CHECK: {{.*}}:[[#@LINE+1]]:11: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: it is no simple statement, with a line before it for the context: make the context first, call its load_cert_chain(certfile, keyfile), pass it and drop both arguments [legacy-keyfile]
if False: smtplib.SMTP_SSL("a", certfile="cert.pem")
