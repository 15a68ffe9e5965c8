# A decorator may put something else in the place of what it decorates: the project's own are read, those of the standard
# library and of well-known packages are known, and what others do is not.

# RUN: split-file %s %t
# RUN: %expect_exit 1 mailseal check %t/functions.py | FileCheck %t/functions.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/elsewhere | FileCheck %t/elsewhere/send.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/properties.py | FileCheck %t/properties.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/classes.py | FileCheck %t/classes.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/made.py | FileCheck %t/made.py --match-full-lines --implicit-check-not=warning:

#--- functions.py
import functools
import smtplib

from retrying import retry
from vendor import patient


def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        print(function.__name__)
        result = function(*args, **kwargs)
        return result

    return wrapper


def repeated(times):
    def decorate(function):
        return lambda *args: function(*args) if times else None

    return decorate


class Counted:
    def __init__(self, function):
        self.function = function

    def __call__(self, *args):
        return self.function(*args)


def wrapped(function):
    def wrapper(*args):
        return Recorder(function(*args))

    return wrapper


class Recorder:
    def __init__(self, server):
        self.server = server

    def starttls(self):
        print("starttls")


@logged
@repeated(3)
@Counted
@retry
def kept():
    return smtplib.SMTP("mail.example.org")


@wrapped
def replaced():
    return smtplib.SMTP("mail.example.org")


@patient
def unknown():
    return smtplib.SMTP("mail.example.org")


# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate [missing-context]
kept().starttls()
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate; look at it: the callee could not be followed on every way [missing-context]
replaced().starttls()
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate; look at it: the callee could not be followed on every way [missing-context]
unknown().starttls()
#--- elsewhere/tools.py
def logged(function):
    def wrapper(*args):
        return function(*args)

    return wrapper


def recorded(function):
    def wrapper(*args):
        return [function(*args)]

    return wrapper
#--- elsewhere/send.py
import smtplib

from tools import logged, recorded


@logged
def kept():
    return smtplib.SMTP("mail.example.org")


@recorded
def replaced():
    return smtplib.SMTP("mail.example.org")


# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate [missing-context]
kept().starttls()
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate; look at it: the callee could not be followed on every way [missing-context]
replaced().starttls()
#--- properties.py
import smtplib


class lazy:
    def __init__(self, function):
        self.function = function

    def __get__(self, instance, owner):
        value = instance.__dict__[self.function.__name__] = self.function(instance)
        return value


class Mailer:
    @lazy
    def server(self):
        return smtplib.SMTP("mail.example.org")

    def send(self):
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate [missing-context]
        self.server.starttls()
#--- classes.py
import smtplib

REGISTRY = []


def registered(cls):
    REGISTRY.append(cls)
    cls.name = cls.__name__
    return cls


def factory(cls):
    return lambda host: cls(host)


def silenced(cls):
    cls.__init__ = lambda self, host: None
    return cls


@registered
class Kept(smtplib.SMTP_SSL):
    pass


@factory
class Replaced(smtplib.SMTP_SSL):
    pass


@silenced
class Changed(smtplib.SMTP_SSL):
    pass


# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate [missing-context]
Kept("mail.example.org")
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; look at it: the callee could not be followed on every way [missing-context]
Replaced("mail.example.org")
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; look at it: the callee could not be followed on every way [missing-context]
Changed("mail.example.org")
#--- made.py
import abc
import smtplib


class Single(smtplib.SMTP_SSL):
    instance = None

    def __new__(cls, *args, **kwargs):
        cls.instance = cls.instance or super().__new__(cls)
        return cls.instance


class Picky(smtplib.SMTP_SSL):
    def __new__(cls, host):
        print(host)
        return super().__new__(cls)


class Interned(type):
    def __call__(cls, host):
        return super().__call__(host)


class Abstract(smtplib.SMTP_SSL, metaclass=abc.ABCMeta):
    pass


class Pooled(smtplib.SMTP_SSL, metaclass=Interned):
    pass


def counted(function):
    def wrapper(self, host):
        return function(self, host)

    return wrapper


class Counted(smtplib.SMTP_SSL):
    @counted
    def __init__(self, *args, **kwargs):
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: '**kwargs' may hold context already: call kwargs.setdefault("context", ssl.create_default_context()) before [missing-context]
        super().__init__(*args, **kwargs)


# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate [missing-context]
Single("mail.example.org")
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; look at it: the callee could not be followed on every way [missing-context]
Picky("mail.example.org")
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate [missing-context]
Abstract("mail.example.org")
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; look at it: the callee could not be followed on every way [missing-context]
Pooled("mail.example.org")
Counted("mail.example.org")
