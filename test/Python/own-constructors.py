# A constructor that hands on all it gets takes a context where it is called, and not twice. One that calls the library's
# by itself says which host is verified.

# RUN: rm -rf %t && split-file %s %t
# RUN: %expect_exit 1 mailseal diff -q %t | grep '^[-+][ H]' | FileCheck %s --match-full-lines --strict-whitespace
# RUN: %expect_exit 1 mailseal check -q %t | grep 'warning: .*; ' | FileCheck %s --check-prefix=REASON

#      CHECK:-        self.starttls()
# CHECK-NEXT:+        self.starttls(context=ssl.create_default_context())
# CHECK-NEXT:-HandsOn("a", debug=True)
# CHECK-NEXT:+HandsOn("a", debug=True, context=ssl.create_default_context())
# CHECK-NEXT:-        self.server = smtplib.SMTP_SSL if tls else smtplib.SMTP
# CHECK-NEXT:+        self.server = functools.partial(smtplib.SMTP_SSL, context=ssl.create_default_context()) if tls else smtplib.SMTP
#  CHECK-NOT:{{.}}

# REASON:      send.py:16:9: {{.*}}; not fixed: '**kwargs' may hold context already
# REASON-NEXT: send.py:37:9: {{.*}}; not fixed: line 34 gives the constructor no host, so there is no name to verify
# REASON-NEXT: send.py:45:9: {{.*}}; look at it: the constructor gets its host elsewhere
# REASON-NEXT: send.py:54:9: {{.*}}; look at it: the constructor may get no host
#  REASON-NOT: warning

#--- send.py
import smtplib
import ssl


class HandsOn(smtplib.SMTP_SSL):
    def __init__(self, *args, **kwargs):
        self.debug = kwargs.pop("debug", False)
        super().__init__(*args, **kwargs)


# Nobody calls it here.
class Adds(smtplib.SMTP_SSL):
    def __init__(self, *args, **kwargs):
        kwargs["timeout"] = 5
        # It may hold anything by now.
        smtplib.SMTP_SSL.__init__(self, *args, **kwargs)


class Server(smtplib.SMTP):
    def __init__(self, config):
        smtplib.SMTP.__init__(self, config["host"], port=config["port"])
        self.secure()

    def secure(self):
        self.starttls()


HandsOn("a", context=ssl.create_default_context())
HandsOn("a", debug=True)


class Unconnected(smtplib.SMTP):
    def __init__(self):
        super().__init__()

    def secure(self):
        self.starttls()


class Reconnects(smtplib.SMTP):
    def __init__(self, host):
        super().__init__(host)

    def secure(self, other):
        self.starttls()
        self.connect(other)


class Default(smtplib.SMTP):
    def __init__(self, host=""):
        super().__init__(host)

    def secure(self):
        self.starttls()


class Sender:
    def __init__(self):
        self.server = None

    def open(self, tls):
        self.server = smtplib.SMTP_SSL if tls else smtplib.SMTP
        self.server = self.server("a")
