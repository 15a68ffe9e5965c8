# A condition whose value has very many origins is still looked at once each: this ends at once.

# RUN: %expect_exit 1 mailseal check %s | FileCheck %s
# CHECK: swallowed-starttls-long.py:{{[0-9]+}}:9: warning: smtplib.SMTP.starttls() has no context

import smtplib

body = ""
for number in range(10):
    server = smtplib.SMTP("mail.example.org", 587)
    body = body + body
    body = body + body
    body = body + body
    body = body + body
    body = body + body
    body = body + body
    body = body + body
    body = body + body
    body = body + body
    body = body + body
    body = body + body
    body = body + body
    body = body + body
    body = body + body
    body = body + body
    body = body + body
    body = body + body
    body = body + body
    body = body + body
    body = body + body
    body = body + body
    body = body + body
    body = body + body
    body = body + body
    body = body + body
    body = body + body
    body = body + body
    body = body + body
    body = body + body
    body = body + body
    body = body + body
    body = body + body
    body = body + body
    body = body + body
    body = body + body
    body = body + body
    body = body + body
    body = body + body
    body = body + body
    body = body + body
    try:
        server.starttls()
    except smtplib.SMTPException:
        print("no TLS")
    if body:
        server.login("alice", "secret")
