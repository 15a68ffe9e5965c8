# FTP_TLS asks for TLS when it logs in: that is where a bad certificate is refused, and who catches that.

# RUN: rm -rf %t && split-file %s %t
# RUN: %expect_exit 1 mailseal check %t/login.py | FileCheck %t/login.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/attribute.py | FileCheck %t/attribute.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/project | FileCheck %t/project/transfer.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/handed.py | FileCheck %t/handed.py --match-full-lines --implicit-check-not=warning:
# RUN: %check_fix 0 %t/refused.py %t/refused-after.py

#--- login.py
import ftplib

# CHECK: {{.*}}:[[#@LINE+1]]:7: warning: ftplib.FTP_TLS() {{.*}}; not fixed: line [[#@LINE+5]] catches the error of a bad certificate, and the program goes on in plaintext: make it stop there first [missing-context]
ftp = ftplib.FTP_TLS("ftp.example.org")
try:
    ftp.auth()
    ftp.login("alice", "secret")
except ftplib.all_errors:
    ftp = ftplib.FTP("ftp.example.org")
    ftp.login("alice", "secret")
#--- attribute.py
import ftplib


class Transfer:
    def __init__(self):
        # CHECK: {{.*}}:[[#@LINE+1]]:20: warning: {{.*}}; not fixed: line [[#@LINE+6]] catches the error of a bad certificate, {{.*}} [missing-context]
        self.ftp = ftplib.FTP_TLS("ftp.example.org")

    def open(self):
        try:
            self.ftp.login("alice", "secret")
        except Exception:
            self.ftp = ftplib.FTP("ftp.example.org")
            self.ftp.login("alice", "secret")
#--- handed.py
import ftplib


def login(ftp):
    ftp.login("alice", "secret")


# CHECK: {{.*}}:[[#@LINE+1]]:7: warning: {{.*}}; not fixed: line [[#@LINE+4]] catches the error of a bad certificate, {{.*}} [missing-context]
ftp = ftplib.FTP_TLS("ftp.example.org")
try:
    login(ftp)
except OSError:
    ftp = ftplib.FTP("ftp.example.org")
    login(ftp)
#--- project/transfer.py
import ftplib


def connect():
    # CHECK: {{.*}}:[[#@LINE+1]]:12: warning: {{.*}}; not fixed: line 9 of main.py catches the error of a bad certificate, {{.*}} [missing-context]
    return ftplib.FTP_TLS("ftp.example.org")
#--- project/main.py
import ftplib

import transfer


ftp = transfer.connect()
try:
    ftp.login("alice", "secret")
except OSError:
    ftp = ftplib.FTP("ftp.example.org")
    ftp.login("alice", "secret")
#--- refused.py
import ftplib

ftp = ftplib.FTP_TLS("ftp.example.org")
try:
    ftp.login("alice", "secret")
except ftplib.error_perm:
    ftp = ftplib.FTP("ftp.example.org")
    ftp.login()
#--- refused-after.py
import ftplib
import ssl

ftp = ftplib.FTP_TLS("ftp.example.org", context=ssl.create_default_context())
try:
    ftp.login("alice", "secret")
except ftplib.error_perm:
    ftp = ftplib.FTP("ftp.example.org")
    ftp.login()
