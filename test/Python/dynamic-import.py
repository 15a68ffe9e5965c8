# A library that only __import__() brings is imported, too. A class that only its name picks is said, not repaired.

# RUN: %expect_exit 1 mailseal check %s | FileCheck %s --match-full-lines --implicit-check-not=warning:


def known(host):
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate [missing-context]
    __import__("smtplib").SMTP_SSL(host, 465)


def unknown(server):
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate; not fixed: 'server' could not be followed to where it is made; if it is a smtplib object, pass context=ssl.create_default_context() [missing-context]
    server.starttls()


def named(host, name, context):
    smtplib = __import__("smtplib")
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: what is called here is picked by its name when the program runs; if it is smtplib.SMTP_SSL(), it accepts any certificate; not fixed: pass context=ssl.create_default_context() where the name is that of the class, and only there [missing-context]
    getattr(smtplib, name)(host)
    getattr(smtplib, name)(host, context=context)
    getattr(smtplib, "SMTP")(host)
    getattr(host, name)(host)
