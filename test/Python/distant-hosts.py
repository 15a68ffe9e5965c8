# Hosts that are no names, by way of a dictionary, an attribute, a default or a caller.

# RUN: split-file %s %t
# RUN: %expect_exit 1 mailseal check %t/hosts.py | FileCheck %t/hosts.py --match-full-lines --implicit-check-not=warning:

#--- hosts.py
import ftplib
import imaplib
import os
import smtplib

SERVERS = {"out": "mail.example.org:587", "in": "192.168.1.10"}

out = smtplib.SMTP(SERVERS["out"])
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate; look at it: the host may be 'mail.example.org:587', and the certificate is compared with all of it, port included: give host and port as two arguments [missing-context]
out.starttls()

# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; look at it: the host may be 'mail.example.org:465', and the certificate is compared with all of it, port included: give host and port as two arguments [missing-context]
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
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate; look at it: the host may be 'mail.example.org:587', {{.*}} [missing-context]
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
