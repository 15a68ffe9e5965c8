# What is done later with the context that a connection keeps: it is taken into account before one is given.

# RUN: split-file %s %t
# RUN: %expect_exit 1 mailseal check %t/kept.py | FileCheck %t/kept.py --match-full-lines --implicit-check-not=warning:
# RUN: %check_fix 0 %t/named.py %t/named-after.py
# RUN: %expect_exit 1 mailseal check %t/given.py | FileCheck %t/given.py --match-full-lines --implicit-check-not=warning:

#--- kept.py
import ftplib
import imaplib
import smtplib
import ssl


# The class that many take for implicit TLS.
class ImplicitFTP(ftplib.FTP_TLS):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._sock = None

    @property
    def sock(self):
        return self._sock

    @sock.setter
    def sock(self, value):
        if value is not None and not isinstance(value, ssl.SSLSocket):
            value = self.context.wrap_socket(value)
        self._sock = value


# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: ftplib.FTP_TLS() has no context, so it accepts any certificate; not fixed: 'self.context.wrap_socket(value)' on line [[#@LINE-4]] gives no server_hostname, which a context that verifies demands: add it there first [missing-context]
ImplicitFTP()

ftp = ftplib.FTP_TLS("mail.example.org")
ftp.context.check_hostname = False
ftp.context.verify_mode = ssl.CERT_NONE
# CHECK: {{.*}}:[[#@LINE-3]]:7: warning: ftplib.FTP_TLS() has no context, so it accepts any certificate; not fixed: 'ftp.context.check_hostname = False' on line [[#@LINE-2]] takes the verification away again: repair it there [missing-context]


class Lax(smtplib.SMTP_SSL):
    def _get_socket(self, host, port, timeout):
        return ssl.wrap_socket(super()._get_socket(host, port, timeout))


# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: 'ssl.wrap_socket(super()._get_socket(host, port, timeout))' on line [[#@LINE-3]] takes the verification away again: repair it there [missing-context]
Lax("mail.example.org")

box = imaplib.IMAP4_SSL("mail.example.org", ssl_context=ssl.create_default_context())
box.ssl_context = ssl._create_unverified_context()
# CHECK: {{.*}}:[[#@LINE-2]]:7: warning: imaplib.IMAP4_SSL() is given a context weakened by 'box.ssl_context = ssl._create_unverified_context()' on line [[#@LINE-1]], so it accepts any certificate; not fixed: repair it there [weakened-context]
#--- named.py
import ftplib


class ReusedSession(ftplib.FTP_TLS):
    def ntransfercmd(self, cmd, rest=None):
        conn, size = ftplib.FTP.ntransfercmd(self, cmd, rest)
        if self._prot_p:
            conn = self.context.wrap_socket(conn, server_hostname=self.host, session=self.sock.session)
        return conn, size


ReusedSession("mail.example.org").prot_p()
#--- named-after.py
import ftplib
import ssl


class ReusedSession(ftplib.FTP_TLS):
    def ntransfercmd(self, cmd, rest=None):
        conn, size = ftplib.FTP.ntransfercmd(self, cmd, rest)
        if self._prot_p:
            conn = self.context.wrap_socket(conn, server_hostname=self.host, session=self.sock.session)
        return conn, size


ReusedSession("mail.example.org", context=ssl.create_default_context()).prot_p()
#--- given.py
import ftplib
import ssl


# FTP_TLS asks for TLS when it logs in, by the context that it has then.
def given(host):
    ftp = ftplib.FTP_TLS()
    ftp.context = ssl.create_default_context()
    ftp.connect(host)
    ftp.login("me", "secret")
    ftp.prot_p()


def too_late(host):
    # CHECK: {{.*}}:[[#@LINE+1]]:11: warning: ftplib.FTP_TLS() has no context, so it accepts any certificate [missing-context]
    ftp = ftplib.FTP_TLS(host)
    ftp.login("me", "secret")
    ftp.context = ssl.create_default_context()
    ftp.prot_p()


def by_the_constructor(host):
    # CHECK: {{.*}}:[[#@LINE+1]]:11: warning: ftplib.FTP_TLS() has no context, so it accepts any certificate [missing-context]
    ftp = ftplib.FTP_TLS(host, "me", "secret")
    ftp.context = ssl.create_default_context()
    ftp.prot_p()
