# What is found depends neither on the number of threads nor on the order of the files.

# RUN: rm -rf %t && split-file %s %t
# RUN: %expect_exit 1 mailseal check -j1 %t > %t.one
# RUN: %expect_exit 1 mailseal check -j2 %t > %t.two
# RUN: %expect_exit 1 mailseal check %t/a.py %t/b.py %t/c.py > %t.forth
# RUN: %expect_exit 1 mailseal check %t/c.py %t/b.py %t/a.py > %t.back
# RUN: diff %t.one %t.two
# RUN: diff %t.one %t.forth
# RUN: diff %t.one %t.back
# RUN: FileCheck %s --match-full-lines --input-file=%t.one

# CHECK: {{.*}}a.py:3:1: warning: smtplib.SMTP_SSL() {{.*}}
# CHECK: {{.*}}b.py:6:1: warning: smtplib.SMTP_SSL() {{.*}}

#--- a.py
from b import Second

Second("mail.example.org")
#--- b.py
from c import First
import a

Second = First

First("mail.example.org")
#--- c.py
from smtplib import SMTP_SSL as First
import b
