# A comment on the call's lines silences it.

# RUN: %expect_exit 1 mailseal check %s | FileCheck %s --match-full-lines --implicit-check-not=warning:

import smtplib
smtplib.SMTP_SSL("a")  # mailseal: ignore
smtplib.SMTP_SSL("b")  # mailseal: ignore[missing-context]
smtplib.SMTP_SSL(
    "c",  # mailseal: ignore[missing-context, none-context]
)
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: {{.*}} [missing-context]
smtplib.SMTP_SSL("d")  # mailseal: ignore[none-context]
