# Options that hold a context under the very condition by which a property picks the class: they reach it whenever the
# class with TLS does. Under another condition they may not.

# RUN: split-file --leading-lines %s %t
# RUN: %expect_exit 1 mailseal check -q %t | FileCheck %s --match-full-lines --implicit-check-not=warning:

#--- send.py
import smtplib
import ssl


class Backend:
    use_ssl = True
    verify = True

    @property
    def connection_class(self):
        return smtplib.SMTP_SSL if self.use_ssl else smtplib.SMTP

    def same(self):
        options = {"timeout": 5}
        if self.use_ssl:
            options["context"] = ssl.create_default_context()
        return self.connection_class("a", **options)

    def other(self):
        options = {}
        if self.verify:
            options["context"] = ssl.create_default_context()
        # CHECK: {{.*}}:[[#@LINE+1]]:16: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; look at it: other modules may use the class as a class [missing-context]
        return self.connection_class("a", **options)
