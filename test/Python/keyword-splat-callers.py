# `**kwargs` that a function hands on hold what its callers give: where all of them give a context that verifies, there is
# nothing to say. What takes the context out on the way, or a caller that gives none, is said.

# RUN: split-file --leading-lines %s %t
# RUN: %expect_exit 1 mailseal check -q %t | FileCheck %s --match-full-lines --implicit-check-not=warning:

#--- send.py
import smtplib
import ssl


def given(host, **kwargs):
    return smtplib.SMTP_SSL(host, **kwargs)


def unverified(host, **kwargs):
    # CHECK: {{.*}}:[[#@LINE+1]]:12: warning: {{.*}}; not fixed: '**kwargs' may hold context already{{.*}} [missing-context]
    return smtplib.SMTP_SSL(host, **kwargs)


def mixed(host, **kwargs):
    # CHECK: {{.*}}:[[#@LINE+1]]:12: warning: {{.*}}; not fixed: '**kwargs' may hold context already{{.*}} [missing-context]
    return smtplib.SMTP_SSL(host, **kwargs)


def put_in(host, **kwargs):
    if "context" not in kwargs:
        kwargs["context"] = ssl.create_default_context()
    return smtplib.SMTP_SSL(host, **kwargs)


def put_in_for_some(host, tls, **kwargs):
    if tls:
        kwargs["context"] = ssl.create_default_context()
    # CHECK: {{.*}}:[[#@LINE+1]]:12: warning: {{.*}}; not fixed: '**kwargs' holds context on some ways only{{.*}} [missing-context]
    return smtplib.SMTP_SSL(host, **kwargs)


class Upgrades(smtplib.SMTP):
    def starttls(self, *args, **kwargs):
        return super().starttls(*args, **kwargs)


class TakesOut(smtplib.SMTP_SSL):
    def __init__(self, *args, **kwargs):
        self.unused = kwargs.pop("context", None)
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: {{.*}}; not fixed: '**kwargs' may hold context already{{.*}} [missing-context]
        super().__init__(*args, **kwargs)


class Deletes(smtplib.SMTP_SSL):
    def __init__(self, *args, **kwargs):
        del kwargs["context"]
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: {{.*}}; not fixed: '**kwargs' may hold context already{{.*}} [missing-context]
        super().__init__(*args, **kwargs)


class HandsOn(smtplib.SMTP_SSL):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)


class Derived(HandsOn):
    pass


given("a", context=ssl.create_default_context())
given("b", context=ssl.create_default_context(cafile="ca.pem"))
unverified("a", context=None)
mixed("a", context=ssl.create_default_context())
mixed("b", timeout=5)
put_in("a")
put_in_for_some("a", True)
TakesOut("a", context=ssl.create_default_context())
Deletes("a", context=ssl.create_default_context())
Derived("a", context=ssl.create_default_context())
Upgrades("a").starttls(context=ssl.create_default_context())
