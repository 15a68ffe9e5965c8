# A comment silences what is on its line, in its statement, on the next line, between two lines or in the whole file.

# RUN: split-file %s %t
# RUN: %expect_exit 1 mailseal check %t/places.py 2>&1 | FileCheck %t/places.py --match-full-lines --implicit-check-not=warning:
# RUN: mailseal check -v %t/file.py 2>&1 | FileCheck %t/file.py --match-full-lines
# RUN: %expect_exit 1 mailseal check %t/one-rule.py 2>&1 | FileCheck %t/one-rule.py --match-full-lines --implicit-check-not=warning:

#--- places.py
import smtplib

smtplib.SMTP_SSL("a")  # mailseal: ignore[missing-context]
server = connect(  # mailseal: ignore[missing-context]
    "text",
    smtplib.SMTP_SSL(
        "a",
    ),
)
other = connect(
    smtplib.SMTP_SSL("a"),
    [
        """# mailseal: ignore
        """,
    ],
)  # NOLINT(mailseal-missing-context)
with smtplib.SMTP_SSL(
    "a"
) as server:  # mailseal: ignore
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}} [missing-context]
    smtplib.SMTP_SSL("a")
# NOLINTNEXTLINE(bugprone-*, mailseal-*): the relay is this machine
smtplib.SMTP_SSL("a")
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: {{.*}} [missing-context]
smtplib.SMTP_SSL("a")
# NOLINTBEGIN(mailseal-missing-context)
smtplib.SMTP_SSL("a")
# NOLINTBEGIN(mailseal-none-context)
smtplib.SMTP_SSL("a")
smtplib.SMTP_SSL("a", context=None)
# NOLINTEND(mailseal-none-context)
smtplib.SMTP_SSL("a")
# NOLINTEND(mailseal-missing-context)
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: {{.*}} [missing-context]
smtplib.SMTP_SSL("a")
# Comments for other tools silence nothing here, and neither does what is no comment.
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: {{.*}} [missing-context]
smtplib.SMTP_SSL("a")  # NOLINT
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: {{.*}} [missing-context]
smtplib.SMTP_SSL("a")  # NOLINT(*, bugprone-use-after-move)
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: {{.*}} [missing-context]
smtplib.SMTP_SSL("# mailseal: ignore")
# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: {{.*}} [missing-context]
smtplib.SMTP_SSL("a")  # mailseal: ignored
exec("import smtplib; smtplib.SMTP_SSL('a')  # mailseal: ignore")
exec("""
import smtplib
smtplib.SMTP_SSL('a')  # mailseal: ignore
""")
exec("""
import smtplib
smtplib.SMTP_SSL('a')
""")  # mailseal: ignore
exec("""
# CHECK: {{.*}}:[[#@LINE+1]]:17: warning: {{.*}} [missing-context]
import smtplib; smtplib.SMTP_SSL('a')
smtplib.SMTP_SSL('a')  # mailseal: ignore
""")
# CHECK: 8 findings in 1 file; 7 fixable; 0 of 21 TLS calls verify certificates
#--- file.py
#!/usr/bin/env python3
# A tool for tests, with a server of its own.

# mailseal: ignore-file
"""Sends mail."""
import smtplib

smtplib.SMTP_SSL("a")
smtplib.SMTP_SSL("a", context=None)
exec("smtplib.SMTP_SSL('a')")
# CHECK: no findings in 1 file with mail code; 0 of 3 TLS calls verify certificates
#--- one-rule.py
# mailseal: ignore-file[none-context]
import smtplib

# CHECK: {{.*}}:[[#@LINE+1]]:1: warning: {{.*}} [missing-context]
smtplib.SMTP_SSL("a")
smtplib.SMTP_SSL("a", context=None)
