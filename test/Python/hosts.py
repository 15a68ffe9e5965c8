# A context is added only where the name it verifies is the server's (SEMANTICS, section 2).

# RUN: split-file %s %t
# RUN: %check_fix 0 %t/host-port.py %t/host-port-after.py
# RUN: %check_fix 0 %t/constant.py %t/constant-after.py --unsafe-fixes
# RUN: %expect_exit 1 mailseal check %t/pitfalls.py | FileCheck %t/pitfalls.py --match-full-lines --implicit-check-not=warning:
# RUN: mailseal diff %t/pitfalls.py | count 0
# RUN: %expect_exit 1 mailseal check %t/noted.py | FileCheck %t/noted.py --match-full-lines --implicit-check-not=warning:

#--- host-port.py
import smtplib
import ssl

smtplib.SMTP_SSL("mail.example.org:465", timeout=5)
smtplib.SMTP_SSL(host='mail.example.org:465')
server = smtplib.SMTP("mail.example.org:587")
server.starttls()


def local_name():
    host = "mail.example.org:465"
    smtplib.SMTP_SSL(host=host)
#--- host-port-after.py
import smtplib
import ssl

smtplib.SMTP_SSL("mail.example.org", 465, timeout=5, context=ssl.create_default_context())
smtplib.SMTP_SSL(host='mail.example.org', port=465, context=ssl.create_default_context())
server = smtplib.SMTP("mail.example.org", 587)
server.starttls(context=ssl.create_default_context())


def local_name():
    host = "mail.example.org"
    smtplib.SMTP_SSL(host=host, port=465, context=ssl.create_default_context())
#--- constant.py
import smtplib
import ssl

SERVER = 'mail.example.org:587'

server = smtplib.SMTP(timeout=5)
server.connect(SERVER)
server.starttls()
#--- constant-after.py
import smtplib
import ssl

SERVER = 'mail.example.org'

server = smtplib.SMTP(SERVER, 587, timeout=5)
server.starttls(context=ssl.create_default_context())
#--- pitfalls.py
import imaplib
import smtplib

HOST = "mail.example.org:465"
ALONE = "mail.example.org:465"


def connect_elsewhere(host, other):
    server = smtplib.SMTP(host)
    server.connect(other, 587)
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: connect() goes to other, but the certificate is compared with the constructor's host host [missing-context]
    server.starttls()


def empty():
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: the host is empty, so there is no name to verify [missing-context]
    smtplib.SMTP_SSL("")
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: the host is empty, so there is no name to verify [missing-context]
    imaplib.IMAP4_SSL(None)


def constant():
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: the host is 'mail.example.org:465', and the certificate is compared with all of it, port included: give host and port as two arguments [missing-context]
    smtplib.SMTP_SSL(HOST)
    smtplib.SMTP(HOST, 465)


def constant_used_once():
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; look at it: other files may use 'ALONE', which loses its port [missing-context]
    smtplib.SMTP_SSL(ALONE)


def read_twice():
    host = "mail.example.org:465"
    print("connecting to", host)
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: the host is 'mail.example.org:465', and the certificate is compared with all of it, port included: give host and port as two arguments [missing-context]
    smtplib.SMTP_SSL(host)


def bound_twice(other):
    host = "mail.example.org:465"
    if other:
        host = other
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: the host is 'mail.example.org:465', and the certificate is compared with all of it, port included: give host and port as two arguments [missing-context]
    smtplib.SMTP_SSL(host)


def no_port_number():
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: the certificate is compared with 'mail.example.org:smtps', port included: give host and port as two arguments [missing-context]
    smtplib.SMTP_SSL("mail.example.org:smtps")


def looked_at(host):
    if host.endswith(":465"):
        # CHECK: {{.*}}:[[#@LINE+1]]:16: warning: {{.*}}; not fixed: the program looks for a port in host, and the certificate is compared with all of it, port included: give host and port as two arguments [missing-context]
        return smtplib.SMTP_SSL(host)
    if ":" in host:
        return smtplib.SMTP(host)


def put_together(host, port):
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: the host seems to be "%s:%s" % (host, port), and the certificate is compared with all of it, port included: give host and port as two arguments [missing-context]
    smtplib.SMTP_SSL("%s:%s" % (host, port))
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: the host seems to be f"{host}:{port}", and the certificate is compared with all of it, port included: give host and port as two arguments [missing-context]
    smtplib.SMTP_SSL(f"{host}:{port}")
#--- noted.py
import smtplib

NAMES = {"mail": "mail.example.org"}


def without_port(config):
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; note: 'config.get("host")' must not hold a port, since the certificate is compared with all of it [missing-context]
    smtplib.SMTP_SSL(config.get("host"))
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; note: 'config["host"]' must not hold a port, since the certificate is compared with all of it [missing-context]
    smtplib.SMTP_SSL(config["host"], 0)


def upgraded(host):
    with smtplib.SMTP(host) as server:
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate; note: 'host' must not hold a port, since the certificate is compared with all of it [missing-context]
        server.starttls()


def beyond_doubt(host, *more, **options):
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate [missing-context]
    smtplib.SMTP_SSL(host, 465)
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate [missing-context]
    smtplib.SMTP_SSL(NAMES["mail"])
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; look at it: '*more' may hold a keyfile [missing-context]
    smtplib.SMTP_SSL(host, *more)
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: the host may be None: then there is no name to verify [missing-context]
    smtplib.SMTP_SSL(host if options else None)
