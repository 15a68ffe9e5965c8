# The class as a value: followed through conditionals, containers, loops and partial(), or reported.

# RUN: split-file %s %t
# RUN: %check_fix 0 %t/before.py %t/after.py
# RUN: %expect_exit 1 mailseal check %t/reported.py | FileCheck %t/reported.py --match-full-lines --implicit-check-not=warning:
# RUN: mailseal diff %t/reported.py | count 0

#--- before.py
import asyncio
import functools
import imaplib
import smtplib
import ssl

CLASSES = {"now": smtplib.SMTP_SSL, "later": smtplib.SMTP_SSL}
connect = functools.partial(smtplib.SMTP_SSL, "mail.example.org", timeout=5)


def run(host, mode):
    CLASSES[mode](host)
    CLASSES.get(mode)(host)
    for Class in (smtplib.SMTP_SSL,):
        Class(host)
    functools.partial(smtplib.SMTP_SSL, host, 465)()
    getattr(smtplib, "SMTP_SSL")(host)
    type("Server", (smtplib.SMTP_SSL,), {})(host)


async def run_async(loop, host):
    await loop.run_in_executor(None, imaplib.IMAP4_SSL, host)
    await loop.run_in_executor(None, smtplib.SMTP_SSL, "mail.example.org:465")
    await asyncio.to_thread(imaplib.IMAP4_SSL, host)
    server = smtplib.SMTP(host, 587)
    await asyncio.to_thread(server.starttls)
#--- after.py
import asyncio
import functools
import imaplib
import smtplib
import ssl

CLASSES = {"now": smtplib.SMTP_SSL, "later": smtplib.SMTP_SSL}
connect = functools.partial(
    smtplib.SMTP_SSL,
    "mail.example.org",
    timeout=5,
    context=ssl.create_default_context(),
)


def run(host, mode):
    CLASSES[mode](host, context=ssl.create_default_context())
    CLASSES.get(mode)(host, context=ssl.create_default_context())
    for Class in (smtplib.SMTP_SSL,):
        Class(host, context=ssl.create_default_context())
    functools.partial(
        smtplib.SMTP_SSL, host, 465, context=ssl.create_default_context()
    )()
    getattr(smtplib, "SMTP_SSL")(host, context=ssl.create_default_context())
    type("Server", (smtplib.SMTP_SSL,), {})(
        host, context=ssl.create_default_context()
    )


async def run_async(loop, host):
    await loop.run_in_executor(None, functools.partial(imaplib.IMAP4_SSL, ssl_context=ssl.create_default_context()), host)
    await loop.run_in_executor(None, functools.partial(smtplib.SMTP_SSL, context=ssl.create_default_context()), "mail.example.org", 465)
    await asyncio.to_thread(
        imaplib.IMAP4_SSL, host, ssl_context=ssl.create_default_context()
    )
    server = smtplib.SMTP(host, 587)
    await asyncio.to_thread(
        server.starttls, context=ssl.create_default_context()
    )
#--- reported.py
import functools
import imaplib
import smtplib
from unittest import mock

CLASSES = {"tls": smtplib.SMTP_SSL, "plain": smtplib.SMTP}
# CHECK: {{.*}}:[[#@LINE+1]]:29: warning: {{.*}}; look at it: the host is given elsewhere: it must be the server's name [missing-context]
connect = functools.partial(smtplib.SMTP_SSL, timeout=5)


def run(loop, host, mode):
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; look at it: other modules may use the class as a class [missing-context]
    CLASSES[mode](host, 465)
    # CHECK: {{.*}}:[[#@LINE+1]]:10: warning: imaplib.IMAP4_SSL is handed to call() without a ssl_context, so it accepts any certificate when called; not fixed: hand on functools.partial(imaplib.IMAP4_SSL, ssl_context=ssl.create_default_context()) instead [missing-context]
    call(imaplib.IMAP4_SSL, host)
    # CHECK: {{.*}}:[[#@LINE+1]]:32: warning: imaplib.IMAP4_SSL is handed to run_in_executor() {{.*}}; not fixed: the host is empty, so there is no name to verify [missing-context]
    loop.run_in_executor(None, imaplib.IMAP4_SSL, None)
    # CHECK: {{.*}}:[[#@LINE+1]]:32: warning: smtplib.SMTP_SSL is handed to run_in_executor() {{.*}}; not fixed: hand on {{.*}}
    loop.run_in_executor(None, smtplib.SMTP_SSL, host, 465, None, "key.pem")
    server = smtplib.SMTP(host, 587)
    # CHECK: {{.*}}:[[#@LINE+1]]:32: warning: smtplib.SMTP.starttls is handed to run_in_executor() without a context, so it accepts any certificate when called; not fixed: hand on functools.partial(server.starttls, context=ssl.create_default_context()) instead [missing-context]
    loop.run_in_executor(None, server.starttls)
    isinstance(server, smtplib.SMTP_SSL)
    loop.call(smtplib.SMTP_SSL, host, context=make())
    mock.patch.object(smtplib.SMTP_SSL, "login")
    test.assertIs(pick(mode), smtplib.SMTP_SSL)
    # CHECK: {{.*}}:[[#@LINE+1]]:32: warning: smtplib.SMTP_SSL is handed to assertRaises() {{.*}}; not fixed: hand on {{.*}}
    test.assertRaises(OSError, smtplib.SMTP_SSL, host)
