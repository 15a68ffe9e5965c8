# A parameter is what all calls of its function pass, wherever in the project they stand.

# RUN: rm -rf %t && split-file %s %t
# RUN: %expect_exit 1 mailseal diff %t > %t/got.diff
# RUN: grep "^[-+] " %t/got.diff | FileCheck %s --check-prefix=DIFF --match-full-lines --strict-whitespace
# RUN: %expect_exit 1 mailseal check %t | FileCheck %t/upgrade.py --match-full-lines --implicit-check-not=warning:
# A run on single files does not look for callers in others: there may be any.
# RUN: mailseal diff %t/upgrade.py %t/calls.py | count 0

#      DIFF:-    conn.starttls()
# DIFF-NEXT:+    conn.starttls(context=ssl.create_default_context())
# DIFF-NEXT:-        box.stls()
# DIFF-NEXT:+        box.stls(context=ssl.create_default_context())
# DIFF-NEXT:-    conn.starttls()
# DIFF-NEXT:+    conn.starttls(context=ssl.create_default_context())

#--- upgrade.py
def upgrade(conn):
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate [missing-context]
    conn.starttls()


class Upgrader:
    def secure(self, first, *, box=None):
        # CHECK: {{.*}}:[[#@LINE+1]]:9: warning: poplib.POP3.stls() has no context, so it accepts any certificate [missing-context]
        box.stls()


def printed(conn):
    # Its name in a text is no call where nothing looks names up.
    print("printed")
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate [missing-context]
    conn.starttls()


def handed_on(conn):
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; look at it: the callee could not be followed on every way [missing-context]
    conn.starttls()


def doubled(conn):
    # CHECK: {{.*}}:[[#@LINE+1]]:5: warning: {{.*}}; not fixed: the callee may also be something that takes no context [missing-context]
    conn.starttls()


def of_strangers(conn):
    conn.starttls()


def uncalled(conn):
    conn.starttls()


callbacks = [handed_on]
#--- calls.py
import poplib
import smtplib
import upgrade as tools
from upgrade import doubled, handed_on, of_strangers, printed, upgrade

conn = smtplib.SMTP("mail.example.org", 587)
upgrade(conn)
tools.upgrade(conn=smtplib.SMTP("mail.example.org"))
tools.Upgrader().secure(1, box=poplib.POP3("mail.example.org"))
handed_on(conn)
doubled(conn)
printed(conn)
#--- strangers.py
from elsewhere import Connection
from upgrade import of_strangers

of_strangers(Connection())
#--- test_calls.py
from upgrade import doubled


class FakeServer:
    def starttls(self):
        pass


def test_it():
    doubled(FakeServer())
