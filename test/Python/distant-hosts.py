# Hosts that are no names, by way of a dictionary, an attribute, a default or a caller.

# RUN: split-file %s %t
# RUN: %expect_exit 1 mailseal check %t/hosts.py | FileCheck %t/hosts.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/joined.py | FileCheck %t/joined.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/passed.py | FileCheck %t/passed.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/dots.py | FileCheck %t/dots.py --match-full-lines --implicit-check-not=warning:

#--- hosts.py
import ftplib
import imaplib
import os
import smtplib

SERVERS = {"out": "mail.example.org:587", "in": "192.168.1.10"}

out = smtplib.SMTP(SERVERS["out"])
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate; not fixed: the host may be 'mail.example.org:587', and the certificate is compared with all of it, port included: give host and port as two arguments [missing-context]
out.starttls()

# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: the host may be 'mail.example.org:465', and the certificate is compared with all of it, port included: give host and port as two arguments [missing-context]
smtplib.SMTP_SSL(os.environ.get("MAIL_HOST", "mail.example.org:465"))

# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: imaplib.IMAP4_SSL() has no ssl_context, so it accepts any certificate; look at it: the host is the address '192.168.1.10', which few certificates are valid for: give the server's name [missing-context]
imaplib.IMAP4_SSL(SERVERS["in"])

# CHECK: {{.*}}:[[#@LINE+1]]:7: warning: ftplib.FTP_TLS() has no context, so it accepts any certificate; look at it: the host is the address '127.0.0.1', which few certificates are valid for: give the server's name [missing-context]
ftp = ftplib.FTP_TLS()
ftp.connect("127.0.0.1")
ftp.login()
ftp.prot_p()


class Mailer:
    host = "mail.example.org:587"

    def send(self):
        server = smtplib.SMTP(self.host)
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate; not fixed: the host may be 'mail.example.org:587', {{.*}} [missing-context]
        server.starttls()


def fetch(host=None):
    box = imaplib.IMAP4(host)
    try:
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: imaplib.IMAP4.starttls() has no ssl_context, so it accepts any certificate; not fixed: the host may be None, and line [[#@LINE+3]] catches the error of that, so that the program goes on in plaintext [missing-context]
        box.starttls()
    # CHECK: {{.*}}:[[#@LINE-1]]:9: warning: {{.*}} [swallowed-starttls]
    except Exception as error:
        print(error)
    box.login("alice", "secret")


def fetch_or_stop(host=None):
    box = imaplib.IMAP4(host)
    try:
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: imaplib.IMAP4.starttls() has no ssl_context, so it accepts any certificate [missing-context]
        box.starttls()
    except Exception as error:
        print(error)
        return
    box.login("alice", "secret")
#--- joined.py
import smtplib


def formatted(host, port):
    # CHECK: {{.*}}:[[#@LINE+1]]:12: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: the host seems to be "{}:{}".format(host, port), and the certificate is compared with all of it, port included: give host and port as two arguments [missing-context]
    return smtplib.SMTP_SSL("{}:{}".format(host, port))


def joined(host, port):
    # CHECK: {{.*}}:[[#@LINE+1]]:12: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: the host seems to be ":".join([host, str(port)]), and the certificate is compared with all of it, port included: give host and port as two arguments [missing-context]
    return smtplib.SMTP_SSL(":".join([host, str(port)]))


class Mailer:
    def __init__(self, config):
        self.address = "{host}:{port}".format(**config)

    def send(self):
        server = smtplib.SMTP(self.address)
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate; not fixed: the host seems to be "{host}:{port}".format(**config), and the certificate is compared with all of it, port included: give host and port as two arguments [missing-context]
        server.starttls()


def spelled(host, port):
    # CHECK: {{.*}}:[[#@LINE+1]]:12: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate [missing-context]
    return smtplib.SMTP_SSL("{:s}".format(host), port)


def looked_for(host, port=0):
    # CHECK: {{.*}}:[[#@LINE+1]]:12: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; note: 'host' must not hold a port, since the certificate is compared with all of it [missing-context]
    return smtplib.SMTP_SSL(host, port)
#--- passed.py
import imaplib
import smtplib

OWN = "localhost"


def send(server, text):
    connection = smtplib.SMTP(server)
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate; not fixed: the host may be 'mail.example.org:587', and the certificate is compared with all of it, port included: give host and port as two arguments [missing-context]
    connection.starttls()
    connection.sendmail("a", "b", text)


class Mailer:
    def __init__(self, server):
        self.server = server

    def send(self):
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: the host may be 'mail.example.org:465', and the certificate is compared with all of it, port included: give host and port as two arguments [missing-context]
        smtplib.SMTP_SSL(self.server)


def fetch(server):
    # CHECK: {{.*}}:[[#@LINE+1]]:12: warning: imaplib.IMAP4_SSL() has no ssl_context, so it accepts any certificate; look at it: the host is 'localhost', for which no public authority issues a certificate: a context may have to trust the server's own [missing-context]
    return imaplib.IMAP4_SSL(server)


send("mail.example.org:587", "hello")
Mailer("mail.example.org:465").send()
fetch(OWN)
#--- dots.py
import smtplib

import dns.resolver

# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: the host ends with a dot, as no certificate's name does: take it off first [missing-context]
smtplib.SMTP_SSL("mail.example.org.", 465)


def deliver(domain):
    answer = dns.resolver.resolve(domain, "MX")[0]
    server = smtplib.SMTP(str(answer.exchange), 25)
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate; not fixed: the host seems to be str(answer.exchange), which ends with a dot, as no certificate's name does: take it off first [missing-context]
    server.starttls()
    name = str(answer.exchange).rstrip(".")
    # CHECK: {{.*}}:[[#@LINE+1]]:12: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate [missing-context]
    return smtplib.SMTP_SSL(name, 465)
