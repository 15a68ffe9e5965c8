# A loop, or a decorator, that tries again in another way; and one that only asks again.

# RUN: split-file %s %t
# RUN: %expect_exit 1 mailseal check %t/modes.py | FileCheck %t/modes.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/flipped.py | FileCheck %t/flipped.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/decorated.py | FileCheck %t/decorated.py --match-full-lines --implicit-check-not=warning:
# RUN: %expect_exit 1 mailseal check %t/asked.py | FileCheck %t/asked.py --match-full-lines --implicit-check-not=warning:

#--- modes.py
import smtplib


def connect(host):
    # CHECK: {{.*}}:[[#@LINE+1]]:12: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: line 15 catches the error of a bad certificate, and the program goes on in plaintext: make it stop there first [missing-context]
    return smtplib.SMTP_SSL(host, 465)


def send(host):
    for secure in (True, False):
        try:
            server = connect(host) if secure else smtplib.SMTP(host, 25)
            server.login("me", "secret")
            break
        except OSError as error:
            print(error)
#--- flipped.py
import smtplib


def connect(host):
    server = smtplib.SMTP(host, 587)
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate; not fixed: line 20 catches the error of a bad certificate, and the program goes on in plaintext: make it stop there first [missing-context]
    server.starttls()
    return server


def send(host):
    secure = True
    while True:
        try:
            if secure:
                server = connect(host)
            else:
                server = smtplib.SMTP(host, 25)
            break
        except OSError:
            secure = False
    server.login("me", "secret")
#--- decorated.py
import smtplib


def with_fallback(function):
    def wrapper(host):
        try:
            return function(host)
        except OSError:
            server = smtplib.SMTP(host, 25)
            server.login("me", "secret")

    return wrapper


@with_fallback
def send(host):
    # CHECK: {{.*}}:[[#@LINE+1]]:14: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: line 15 catches the error of a bad certificate, and the program goes on in plaintext: make it stop there first [missing-context]
    server = smtplib.SMTP_SSL(host, 465)
    server.login("me", "secret")
#--- asked.py
import smtplib


def ask():
    while True:
        host, user, password = input(), input(), input()
        try:
            server = smtplib.SMTP(host, 587)
            if user and password:
                # CHECK: {{.*}}:[[#@LINE+1]]:17: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate [missing-context]
                server.starttls()
                server.login(user, password)
            server.quit()
        except Exception:
            if input("keep? ") != "y":
                continue
        return host
