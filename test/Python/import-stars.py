# What `from module import *` brings takes the place of what was imported before.

# RUN: rm -rf %t && split-file %s %t
# RUN: %check_fix 0 %t/gives.py %t/gives-after.py
# RUN: %check_fix 0 %t/passes-on.py %t/passes-on-after.py
# RUN: %check_fix 0 %t/before.py %t/before-after.py
# RUN: %check_fix 0 %t/other.py %t/other-after.py
# RUN: %check_fix 0 %t/unknown.py %t/unknown-after.py
# RUN: %check_fix 0 %t/read.py %t/read-after.py
# RUN: %check_fix 0 %t/read-before.py %t/read-before-after.py
# RUN: %check_fix 0 %t/mine.py %t/mine.py
# RUN: %check_fix 0 %t/mine-before.py %t/mine-before-after.py
# RUN: mailseal check %t/mine.py | count 0
# RUN: mailseal check %t/explicit-replaced.py %t/explicit-late.py | count 0
# RUN: %check_fix 0 %t/explicit-standard.py %t/explicit-standard-after.py
# RUN: %expect_exit 1 mailseal check %t/present.py %t/class.py %t/explicit-unknown.py | FileCheck %s --implicit-check-not=warning:

# CHECK-DAG: class.py:4:1: warning: {{.*}}; look at it: the callee could not be followed on every way [missing-context]
# CHECK-DAG: explicit-unknown.py:4:1: warning: {{.*}}; look at it: the callee could not be followed on every way [missing-context]
# CHECK-DAG: present.py:5:1: warning: {{.*}}; look at it: 'from config import *' may give another ssl [missing-context]

#--- util.py
ssl = True
host = "h"
#--- more.py
from util import *
#--- shown.py
__all__ = ["host"]
host = ssl = "h"
#--- real.py
import ssl
host = "h"
#--- classes.py
class SMTP_SSL:
    def __init__(self, host):
        pass
#--- gives.py
import smtplib
from more import *

smtplib.SMTP_SSL(host, 465)
#--- gives-after.py
import smtplib
from more import *
from ssl import create_default_context

smtplib.SMTP_SSL(host, 465, context=create_default_context())
#--- passes-on.py
import smtplib
from real import *
from shown import *

smtplib.SMTP_SSL(host, 465)
#--- passes-on-after.py
import smtplib
import ssl
from real import *
from shown import *

smtplib.SMTP_SSL(host, 465, context=ssl.create_default_context())
#--- before.py
from util import *
import smtplib

smtplib.SMTP_SSL(host, 465)
#--- before-after.py
from util import *
import smtplib
from ssl import create_default_context

smtplib.SMTP_SSL(host, 465, context=create_default_context())
#--- other.py
import smtplib

smtplib.SMTP_SSL("a")
from util import *
#--- other-after.py
import smtplib
from ssl import create_default_context

smtplib.SMTP_SSL("a", context=create_default_context())
from util import *
#--- unknown.py
import smtplib
from config import *


def send():
    smtplib.SMTP_SSL(HOST, 465)
#--- unknown-after.py
import smtplib
from config import *
import ssl


def send():
    smtplib.SMTP_SSL(HOST, 465, context=ssl.create_default_context())
#--- present.py
import smtplib
import ssl
from config import *

smtplib.SMTP_SSL(HOST, 465)
#--- read.py
import smtplib
from config import *

if ssl:
    smtplib.SMTP_SSL(HOST, 465)
#--- read-after.py
import smtplib
from config import *
from ssl import create_default_context

if ssl:
    smtplib.SMTP_SSL(HOST, 465, context=create_default_context())
#--- read-before.py
from config import *
import smtplib

if ssl:
    smtplib.SMTP_SSL(HOST, 465)
#--- read-before-after.py
from config import *
import smtplib
from ssl import create_default_context

if ssl:
    smtplib.SMTP_SSL(HOST, 465, context=create_default_context())
#--- mine.py
from smtplib import *
from classes import *

SMTP_SSL("h")
#--- mine-before.py
from classes import *
from smtplib import *

SMTP_SSL("h")
#--- mine-before-after.py
import ssl
from classes import *
from smtplib import *

SMTP_SSL("h", context=ssl.create_default_context())
#--- class.py
from smtplib import *
from config import *

SMTP_SSL("h")
#--- explicit-replaced.py
from smtplib import SMTP_SSL
from classes import *

SMTP_SSL("h")
#--- explicit-late.py
from smtplib import SMTP_SSL


def send():
    SMTP_SSL("h")


from classes import *
#--- explicit-unknown.py
from smtplib import SMTP_SSL
from elsewhere import *

SMTP_SSL("h")
#--- explicit-standard.py
from smtplib import SMTP, SMTP_SSL
from classes import *
from smtplib import SMTP_SSL
from tkinter import *
from shown import *

SMTP_SSL("h")
#--- explicit-standard-after.py
import ssl
from smtplib import SMTP, SMTP_SSL
from classes import *
from smtplib import SMTP_SSL
from tkinter import *
from shown import *

SMTP_SSL("h", context=ssl.create_default_context())
