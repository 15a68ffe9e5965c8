# An object that may be of either class of a library: what only one of them can do is said of that one.

# RUN: %expect_exit 1 mailseal check %s | FileCheck %s --match-full-lines --implicit-check-not=warning:

import ftplib
import poplib
import ssl


# POP3_SSL.stls() always raises, so a call that goes on is one of POP3.
def upgrade(host, secure):
    # CHECK: {{.*}}:[[#@LINE+1]]:11: warning: poplib.POP3_SSL() has no context, so it accepts any certificate [missing-context]
    box = poplib.POP3_SSL(host) if secure else poplib.POP3(host)
    if not secure:
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: poplib.POP3.stls() has no context, so it accepts any certificate [missing-context]
        box.stls()
    box.user("me")


def download(host, secure, file):
    if secure:
        ftp = ftplib.FTP_TLS(host, context=ssl.create_default_context())
    else:
        ftp = ftplib.FTP(host)
    ftp.login("me", "secret")
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: ftplib.FTP_TLS.retrbinary() transfers its data in plaintext; not fixed: call 'ftp.prot_p()' after login(), if the server can do it [missing-context]
    ftp.retrbinary("RETR a", file.write)


def protected(host, secure, file):
    ftp = ftplib.FTP(host)
    if secure:
        ftp = ftplib.FTP_TLS(host, context=ssl.create_default_context())
        ftp.prot_p()
    ftp.retrbinary("RETR a", file.write)
