# A suppression that silences nothing is said on stderr; it is no finding.

# RUN: split-file %s %t
# RUN: cd %t && mailseal check unused.py 2> got
# RUN: diff want got
# RUN: cd %t && mailseal check --format json unused.py 2>&1 >/dev/null | diff want -
# RUN: cd %t && mailseal check --quiet unused.py 2>&1 | count 0
# RUN: cd %t && mailseal diff unused.py 2>&1 | count 0

# A rule that is off may well have something to silence.
# RUN: cd %t && mailseal check --ignore none-context --ignore missing-context unused.py 2>&1 | FileCheck %s --match-full-lines
#      CHECK: unused.py:4: warning: unused suppression: there is no weakened-context to silence
# CHECK-NEXT: unused.py:6: warning: a suppression names the rule 'no-such-rule', which does not exist; 'mailseal explain' lists the rules
# CHECK-NEXT: unused.py:7: warning: 'mailseal: ignore-file' behind code silences nothing
# CHECK-NEXT: unused.py:8: warning: NOLINTBEGIN without a NOLINTEND of the same rules silences nothing
# CHECK-NEXT: unused.py:9: warning: NOLINTEND without a NOLINTBEGIN of the same rules
#  CHECK-NOT: {{.}}

#--- unused.py
# mailseal: ignore-file[none-context]
import smtplib

smtplib.SMTP_SSL("a")  # mailseal: ignore[missing-context, weakened-context]
# mailseal: ignore
smtplib.SMTP_SSL("a", context=context)  # NOLINT(mailseal-no-such-rule)
# mailseal: ignore-file
# NOLINTBEGIN(mailseal-missing-context)
# NOLINTEND(mailseal-none-context)
text = "# mailseal: ignore[missing-context]"
#--- want
unused.py:1: warning: unused suppression: there is no none-context to silence
unused.py:4: warning: unused suppression: there is no weakened-context to silence
unused.py:5: warning: unused suppression: there is no finding to silence
unused.py:6: warning: a suppression names the rule 'no-such-rule', which does not exist; 'mailseal explain' lists the rules
unused.py:7: warning: 'mailseal: ignore-file' behind code silences nothing
unused.py:8: warning: NOLINTBEGIN without a NOLINTEND of the same rules silences nothing
unused.py:9: warning: NOLINTEND without a NOLINTBEGIN of the same rules
