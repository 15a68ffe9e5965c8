# A context is not added where the error it raises would send the password in plaintext, nor by default where
# somebody chose not to verify.

# RUN: %expect_exit 1 mailseal check %s | FileCheck %s --match-full-lines --implicit-check-not=warning:
# RUN: mailseal diff %s | count 0

import imaplib
import smtplib
import ssl


def plain_in_handler(host):
    try:
        # CHECK: {{.*}}:[[#@LINE+1]]:16: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: line [[#@LINE+2]] catches the error of a bad certificate, and the program goes on in plaintext: make it stop there first [missing-context]
        return smtplib.SMTP_SSL(host, 465)
    except Exception:
        return smtplib.SMTP(host, 587)


def plain_behind_handler(host):
    try:
        # CHECK: {{.*}}:[[#@LINE+1]]:18: warning: {{.*}}; not fixed: line [[#@LINE+2]] catches the error of a bad certificate, and the program goes on in plaintext: make it stop there first [missing-context]
        server = imaplib.IMAP4_SSL(host)
    except (ssl.SSLError, EOFError) as error:
        print(error)
    server = imaplib.IMAP4(host)


def connect_in_handler(host):
    server = smtplib.SMTP(host, 587)
    try:
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: {{.*}}; not fixed: line [[#@LINE+2]] catches the error of a bad certificate, and the program goes on in plaintext: make it stop there first [missing-context]
        server.starttls()
    except OSError:
        server.connect(host)


def on_purpose(host, verify):
    if verify:
        smtplib.SMTP_SSL(host, context=ssl.create_default_context())
    else:
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: {{.*}}; not fixed: another branch passes a context, so this one may go without on purpose [missing-context]
        smtplib.SMTP_SSL(host, 465)


def by_condition(host, verify):
    if verify:
        print("verifying")
    else:
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: {{.*}}; look at it: 'verify' may choose not to verify on purpose [missing-context]
        smtplib.SMTP_SSL(host, 465)


def if_given(host, context):
    if context:
        smtplib.SMTP_SSL(host, context=context)
    else:
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: {{.*}}; look at it: another branch passes a context, so this one may go without on purpose [missing-context]
        smtplib.SMTP_SSL(host, 465)


def other_branch(host, strict):
    if strict:
        smtplib.SMTP_SSL(host, context=ssl.create_default_context())
    else:
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: {{.*}}; not fixed: another branch passes a context, so this one may go without on purpose [missing-context]
        smtplib.SMTP_SSL(host, 465)


def left_before(host, verify):
    server = smtplib.SMTP(host, 587)
    if verify:
        server.starttls(context=ssl.create_default_context())
        return server
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: another branch passes a context, so this one may go without on purpose [missing-context]
    server.starttls()
    return server


def in_one_expression(host, verify):
    server = smtplib.SMTP(host, 587)
    # CHECK: {{.*}}:[[#@LINE+1]]:74: warning: {{.*}}; not fixed: another branch passes a context, so this one may go without on purpose [missing-context]
    server.starttls(context=ssl.create_default_context()) if verify else server.starttls()


def unpacked(host):
    server = smtplib.SMTP(host, 587)
    arguments = (None, None, ssl.create_default_context())
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: what '*' unpacks holds a context, or something in its place [missing-context]
    server.starttls(*arguments)
