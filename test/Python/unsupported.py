# Calls that have no argument which makes them secure are said, with advice for the Pythons in use.

# RUN: split-file %s %t
# RUN: %expect_exit 1 mailseal check %t/before.py | FileCheck %t/before.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/before.py --target-python 3.12 | FileCheck %s --check-prefix=NEW
# RUN: %expect_exit 1 mailseal check %t/handlers.py | FileCheck %t/handlers.py --match-full-lines --implicit-check-not=warning:
# RUN: mailseal check %t/fine.py | count 0

# NEW: emit() calls starttls(context=ssl.create_default_context()) [missing-context]

#--- before.py
import ftplib
import logging.handlers
import ssl
from logging.handlers import SMTPHandler

# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: logging.handlers.SMTPHandler() verifies no certificate with this 'secure'; not fixed: no value of it does in every Python: derive a handler whose emit() calls starttls(context=ssl.create_default_context()); up to Python 3.11 secure=(None, None, ssl.create_default_context()) will do [missing-context]
logging.handlers.SMTPHandler("a", "b", ["c"], "d", ("me", "secret"), secure=())
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: logging.handlers.SMTPHandler() verifies no certificate with this 'secure'; not fixed: {{.*}}
SMTPHandler("a", "b", ["c"], "d", ("me", "secret"), ("key.pem", "cert.pem"))
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: logging.handlers.SMTPHandler() verifies up to Python 3.11 only; later ones raise a TypeError or, from 3.14 on, pass over the context; not fixed: no value of it does in every Python: derive a handler whose emit() calls starttls(context=ssl.create_default_context()) [missing-context]
SMTPHandler("a", "b", ["c"], "d", secure=(None, None, ssl.create_default_context()))


def upload(file):
    ftp = ftplib.FTP_TLS("a", context=ssl.create_default_context())
    ftp.login("me", "secret")
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: ftplib.FTP_TLS.storbinary() transfers its data in plaintext; not fixed: call 'ftp.prot_p()' after login(), if the server can do it [missing-context]
    ftp.storbinary("STOR a", file)
    ftp.retrlines("LIST", print)
#--- handlers.py
import logging.config
from logging.handlers import SMTPHandler


class Named(SMTPHandler):
    pass


class Secured(SMTPHandler):
    def __init__(self, host):
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: logging.handlers.SMTPHandler() verifies no certificate with this 'secure'; {{.*}} [missing-context]
        super().__init__(host, "b", ["c"], "d", ("me", "secret"), secure=())


class SecuredToo(Named):
    def __init__(self, host):
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: logging.handlers.SMTPHandler() verifies no certificate with this 'secure'; {{.*}} [missing-context]
        SMTPHandler.__init__(self, host, "b", ["c"], "d", ("me", "secret"), ())


class Mailing(SMTPHandler):
    def __init__(self, host):
        super().__init__(host, "b", ["c"], "d", ("me", "secret"), secure=())

    def emit(self, record):
        print(record)


# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: logging.handlers.SMTPHandler() verifies no certificate with this 'secure'; {{.*}} [missing-context]
Named("a", "b", ["c"], "d", ("me", "secret"), secure=())
Mailing("a")

logging.config.dictConfig({
    "version": 1,
    "handlers": {
        "mail": {
            # CHECK: {{.*}}:[[#@LINE+1]]:22: warning: logging.handlers.SMTPHandler() verifies no certificate with this 'secure'; {{.*}} [missing-context]
            "class": "logging.handlers.SMTPHandler",
            "mailhost": ("a", 587),
            "secure": [],
        },
        # CHECK: {{.*}}:[[#@LINE+1]]:24: warning: logging.handlers.SMTPHandler() verifies no certificate with this 'secure'; {{.*}} [missing-context]
        "made": {"()": "logging.handlers.SMTPHandler", "secure": ("key.pem",)},
        "plain": {"class": "logging.handlers.SMTPHandler", "secure": None},
        "other": {"name": "logging.handlers.SMTPHandler", "secure": ()},
    },
})
#--- fine.py
import ftplib
import logging.handlers
import ssl

logging.handlers.SMTPHandler("a", "b", ["c"], "d", ("me", "secret"))
logging.handlers.SMTPHandler("a", "b", ["c"], "d", ("me", "secret"), secure=None)


class Store:
    def __init__(self):
        self.ftp = ftplib.FTP_TLS("a", context=ssl.create_default_context())
        self.ftp.login("me", "secret")
        self.ftp.prot_p()

    def put(self, file):
        self.ftp.storbinary("STOR a", file)


class PlainStore:
    def put(self, file):
        ftplib.FTP("a").storbinary("STOR a", file)
