# A class derived from one with TLS is handed on like that one; one with a constructor of its own makes its own call.

# RUN: split-file --leading-lines %s %t
# RUN: %expect_exit 1 mailseal check -q %t | FileCheck %s --match-full-lines --implicit-check-not=warning:

#--- session.py
import ftplib
import ssl

from ftputil import session_factory


class Reused(ftplib.FTP_TLS):
    def ntransfercmd(self, cmd, rest=None):
        return ftplib.FTP.ntransfercmd(self, cmd, rest)


class Verified(ftplib.FTP_TLS):
    def __init__(self, host):
        super().__init__(host, context=ssl.create_default_context())


# CHECK: {{.*}}:[[#@LINE+1]]:28: warning: ftplib.FTP_TLS is handed to session_factory() without a context, so it accepts any certificate when called; not fixed: hand on functools.partial(Reused, context=ssl.create_default_context()) instead [missing-context]
session_factory(base_class=Reused)
session_factory(base_class=Verified)
