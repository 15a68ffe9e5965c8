# keyfile and certfile exclude a context: found, and not edited into a ValueError.

# RUN: %expect_exit 1 mailseal check %s | FileCheck %s --match-full-lines --implicit-check-not=warning:
# RUN: mailseal diff %s | count 0

import smtplib

# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: keyfile and certfile exclude a context: make the context first, call its load_cert_chain(certfile, keyfile), pass it and drop both arguments [legacy-keyfile]
smtplib.SMTP_SSL("a", 465, "me", "key.pem", "cert.pem")
server = smtplib.SMTP("a")
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate; not fixed: keyfile and certfile exclude a context: make the context first, call its load_cert_chain(certfile, keyfile), pass it and drop both arguments [legacy-keyfile]
server.starttls(keyfile=key, certfile=cert)
