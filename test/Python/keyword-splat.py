# What `**options` brings is read where the dictionary is made and filled in the function; else it may be anything.

# RUN: split-file %s %t
# RUN: %check_fix 0 %t/before.py %t/after.py
# RUN: mailseal check %t/fine.py | count 0
# RUN: %expect_exit 1 mailseal check %t/manual.py | FileCheck %t/manual.py --match-full-lines --implicit-check-not=warning:
# RUN: mailseal diff --unsafe-fixes %t/manual.py | count 0

#--- before.py
import smtplib
import ssl


def display(host):
    smtplib.SMTP_SSL(**{"host": host, "port": 465})


def filled(host, timeout, secure):
    options = dict(host=host)
    if timeout:
        options["timeout"] = timeout
    options.update(port=587)
    server = smtplib.SMTP_SSL(**options) if secure else smtplib.SMTP(**options)
    if not secure:
        server.starttls()
#--- after.py
import smtplib
import ssl


def display(host):
    smtplib.SMTP_SSL(
        context=ssl.create_default_context(), **{"host": host, "port": 465}
    )


def filled(host, timeout, secure):
    options = dict(host=host)
    if timeout:
        options["timeout"] = timeout
    options.update(port=587)
    server = smtplib.SMTP_SSL(context=ssl.create_default_context(), **options) if secure else smtplib.SMTP(**options)
    if not secure:
        server.starttls(context=ssl.create_default_context())
#--- fine.py
import smtplib
import ssl


def always(host, given):
    options = {"context": ssl.create_default_context()}
    smtplib.SMTP_SSL(host, **options)
    more = dict(given)
    more["context"] = ssl.create_default_context()
    smtplib.SMTP_SSL(host, **more)


def with_its_class(host, secure):
    options = {}
    if secure:
        Class = smtplib.SMTP_SSL
        options["context"] = ssl.create_default_context()
    else:
        Class = smtplib.SMTP
    Class(host, **options)


def under_its_condition(host, secure):
    Class = smtplib.SMTP_SSL if secure else smtplib.SMTP
    options = {}
    if secure:
        options["context"] = ssl.create_default_context()
    Class(host, **options)
#--- manual.py
import smtplib
import ssl


def sometimes(host, verify):
    options = {}
    if verify:
        options["context"] = ssl.create_default_context()
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: '**options' holds context on some ways only: make it do so on all [missing-context]
    smtplib.SMTP_SSL(host, **options)


def none(host):
    options = {"context": None}
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: smtplib.SMTP_SSL() is given None as context, so it accepts any certificate; not fixed: '**options' holds it: repair it there [none-context]
    smtplib.SMTP_SSL(host, **options)


def client(host):
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: '**{"certfile": "client.pem"}' holds a certfile [missing-context]
    smtplib.SMTP_SSL(host, **{"certfile": "client.pem"})


def handed(host):
    options = {}
    fill(options)
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: '**options' may hold context already: call options.setdefault("context", ssl.create_default_context()) before [missing-context]
    smtplib.SMTP_SSL(host, **options)


def together():
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: the certificate is compared with the whole host in '**{"host": "mail.example.org:465"}', port included: give host and port as two arguments [missing-context]
    smtplib.SMTP_SSL(**{"host": "mail.example.org:465"})
