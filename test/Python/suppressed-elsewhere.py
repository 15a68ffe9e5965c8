# What somebody has told another linter of the very same thing counts here, too; what they told it of others does not.

# RUN: %expect_exit 1 mailseal check %s 2>&1 | FileCheck %s --match-full-lines --implicit-check-not=warning:

import smtplib
import ssl

smtplib.SMTP_SSL("a", context=ssl._create_unverified_context())  # noqa: S323
smtplib.SMTP_SSL("b", context=ssl._create_unverified_context())  # noqa: E501, S323
smtplib.SMTP_SSL("c", context=ssl._create_unverified_context())  # nosec B323
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: {{.*}} [unverified-context]
smtplib.SMTP_SSL("d", context=ssl._create_unverified_context())  # noqa
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: {{.*}} [unverified-context]
smtplib.SMTP_SSL("e", context=ssl._create_unverified_context())  # noqa: S321
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: {{.*}} [missing-context]
smtplib.SMTP_SSL("f")  # noqa: S323
print("the other tool may need this")  # noqa: S323
