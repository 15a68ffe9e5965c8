# What stands beside a file tells which Python runs it, where the project does not say.

# RUN: rm -rf %t && split-file %s %t
# RUN: cd %t && %expect_exit 1 mailseal check --format github | FileCheck %s --match-full-lines --implicit-check-not=::warning
# RUN: cd %t && %expect_exit 1 mailseal check --format github package/send.py | FileCheck %s --check-prefix=ALONE --match-full-lines
# RUN: cd %t && %expect_exit 1 mailseal check --format github --target-python 3.6 | FileCheck %s --check-prefix=GIVEN --implicit-check-not=fixed --implicit-check-not=unsafe

#      CHECK: ::warning file=declared/send.py,line=3,{{.*}}::smtplib.SMTP_SSL() has no context, so it accepts any certificate (fix: safe)
# CHECK-NEXT: ::warning file=mixed/send.py,line=3,{{.*}}::smtplib.SMTP_SSL() has no context, so it accepts any certificate (fix: safe)
# CHECK-NEXT: ::warning file=package/send.py,line=4,{{.*}}::ftplib.FTP_TLS() has no context, so it accepts any certificate (fix: safe)
# CHECK-NEXT: ::warning file=package/send.py,line=5,{{.*}}::smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: 'talk.py' of this package is Python 2, where the call takes no context (fix: manual)
# CHECK-NEXT: ::warning file=package/sub/send.py,line=3,{{.*}}::smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: 'talk.py' of this package is Python 2, where the call takes no context (fix: manual)
# CHECK-NEXT: ::warning file=scripts/catch/send.py,line=3,{{.*}}::smtplib.SMTP_SSL() has no context, so it accepts any certificate; look at it: 'a.py' beside it is Python 2, where the call takes no context (fix: unsafe)
# CHECK-NEXT: ::warning file=scripts/fetch/send.py,line=3,{{.*}}::smtplib.SMTP_SSL() has no context, so it accepts any certificate; look at it: 'a.py' beside it is Python 2, where the call takes no context (fix: unsafe)
# CHECK-NEXT: ::warning file=scripts/number/send.py,line=3,{{.*}}::smtplib.SMTP_SSL() has no context, so it accepts any certificate; look at it: 'a.py' beside it is Python 2, where the call takes no context (fix: unsafe)
# CHECK-NEXT: ::warning file=scripts/quote/send.py,line=3,{{.*}}::smtplib.SMTP_SSL() has no context, so it accepts any certificate; look at it: 'a.py' beside it is Python 2, where the call takes no context (fix: unsafe)
# CHECK-NEXT: ::warning file=scripts/raise/send.py,line=3,{{.*}}::smtplib.SMTP_SSL() has no context, so it accepts any certificate; look at it: 'a.py' beside it is Python 2, where the call takes no context (fix: unsafe)
# CHECK-NEXT: ::warning file=two-ways/send.py,line=3,{{.*}}::smtplib.SMTP_SSL() has no context, so it accepts any certificate (fix: safe)

# ALONE: {{.*}}'talk.py' of this package is Python 2, where the call takes no context (fix: manual)
# GIVEN: file=declared/send.py,

#--- package/__init__.py
#--- package/talk.py
# print "no" is no sign in a comment, nor f"" in a string:
HELP = """
f""
"""
print HELP
#--- package/send.py
import ftplib
import smtplib

ftplib.FTP_TLS("a")
smtplib.SMTP_SSL("a")
#--- package/sub/__init__.py
#--- package/sub/send.py
import smtplib

smtplib.SMTP_SSL("a")
#--- scripts/catch/a.py
try:
    pass
except (OSError, IOError), e: pass
#--- scripts/catch/send.py
import smtplib

smtplib.SMTP_SSL("a")
#--- scripts/fetch/a.py
from urllib2 import urlopen
#--- scripts/fetch/send.py
import smtplib

smtplib.SMTP_SSL("a")
#--- scripts/number/a.py
mode = 0644
#--- scripts/number/send.py
import smtplib

smtplib.SMTP_SSL("a")
#--- scripts/quote/a.py
name = `1`
#--- scripts/quote/send.py
import smtplib

smtplib.SMTP_SSL("a")
#--- scripts/raise/a.py
def fail():
    raise ValueError, "no"
#--- scripts/raise/send.py
import smtplib

smtplib.SMTP_SSL("a")
#--- two-ways/a.py
# Python 3 runs all of this, too.
from __future__ import print_function
try:
    from urllib2 import urlopen
except ImportError:
    from urllib.request import urlopen
except (OSError, IOError) as e:
    print("a", e)
mode = 0o644 + 0 + 00
def fail():
    raise ValueError("a, b")
#--- two-ways/send.py
import smtplib

smtplib.SMTP_SSL("a")
#--- mixed/a.py
print "a"
#--- mixed/b.py
def talk() -> None:
    print("b")
#--- mixed/send.py
import smtplib

smtplib.SMTP_SSL("a")
#--- declared/setup.cfg
[options]
python_requires = >=3.6
#--- declared/a.py
print "a"
#--- declared/send.py
import smtplib

smtplib.SMTP_SSL("a")
