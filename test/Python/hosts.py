# A context is added only where the name it verifies is the server's (SEMANTICS, section 2).

# RUN: split-file %s %t
# RUN: %check_fix 0 %t/host-port.py %t/host-port-after.py
# RUN: %expect_exit 1 mailseal check %t/pitfalls.py | FileCheck %t/pitfalls.py --match-full-lines --implicit-check-not=warning:
# RUN: mailseal diff %t/pitfalls.py | count 0

#--- host-port.py
import smtplib
import ssl

smtplib.SMTP_SSL("mail.example.org:465", timeout=5)
smtplib.SMTP_SSL(host='mail.example.org:465')
server = smtplib.SMTP("mail.example.org:587")
server.starttls()
#--- host-port-after.py
import smtplib
import ssl

smtplib.SMTP_SSL("mail.example.org", 465, timeout=5, context=ssl.create_default_context())
smtplib.SMTP_SSL(host='mail.example.org', port=465, context=ssl.create_default_context())
server = smtplib.SMTP("mail.example.org", 587)
server.starttls(context=ssl.create_default_context())
#--- pitfalls.py
import imaplib
import smtplib

HOST = "mail.example.org:465"


def connect_later(host):
    server = smtplib.SMTP()
    server.connect(host)
    try:
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: {{.*}}; not fixed: the constructor gets no host, and the name given to connect() is not the one that is verified: give host and port to the constructor and drop connect() [missing-context]
        server.starttls()
    except Exception:
        pass
    server.login("user", "password")


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


def put_together(host, port):
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: the host seems to be "%s:%s" % (host, port), and the certificate is compared with all of it, port included: give host and port as two arguments [missing-context]
    smtplib.SMTP_SSL("%s:%s" % (host, port))
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: the host seems to be f"{host}:{port}", and the certificate is compared with all of it, port included: give host and port as two arguments [missing-context]
    smtplib.SMTP_SSL(f"{host}:{port}")
