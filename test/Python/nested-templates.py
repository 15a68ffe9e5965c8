# Code that is put together when the program runs: repaired where what is put in is one constant or stands in a string.

# RUN: split-file %s %t
# RUN: %check_fix 0 %t/before.py %t/after.py
# RUN: %check_fix 0 %t/elsewhere-before.py %t/elsewhere-after.py --unsafe-fixes
# RUN: %expect_exit 1 mailseal check %t/elsewhere-before.py | FileCheck %s --check-prefix=ELSEWHERE
# RUN: mailseal diff %t/elsewhere-before.py | count 0
# RUN: %expect_exit 1 mailseal check %t/manual.py | FileCheck %t/manual.py --match-full-lines --implicit-check-not=warning:
# RUN: mailseal diff --unsafe-fixes %t/manual.py | count 0
# RUN: %check_fix 0 %t/context-before.py %t/context-after.py --context 'mail.context("100%%")'

# ELSEWHERE-COUNT-2: look at it: a text of the running program is put into the code

#--- before.py
import subprocess
import sys
import textwrap

exec("import smtplib\n" + "smtplib.SMTP_SSL('a')\n")
exec("import smtplib\n"  # first
     + "smtplib.SMTP_SSL('a')\n")
exec("import smtplib; smtplib.SMTP_SSL('%s', %d); print('%%')" % (host, port))
exec("import smtplib; smtplib.SMTP_SSL({!r}, {port:d})".format(host, port=port))
exec(f"import smtplib; smtplib.SMTP_SSL('{host}', {port:d})")
exec("import smtplib\nsmtplib.SMTP_SSL('" + host + "')\n")
exec("\n".join([
    "import smtplib",
    "server = smtplib.SMTP_SSL('a')",
    'server.quit()',
]))
subprocess.run([sys.executable, "-c", textwrap.dedent("""
    import smtplib
    smtplib.SMTP_SSL(%(host)r, timeout=%5.2f)
""") % values])
subprocess.run([sys.executable, "-c", textwrap.dedent(f"""
    import smtplib
    smtplib.SMTP_SSL('{hosts["first"]}')
""")])
code = """
import imaplib
imaplib.IMAP4_SSL("{host}")
print({{}})
""".strip().format(host=host)
exec(code)
PROGRAM = "import smtplib; smtplib.SMTP_SSL(%(host)r)"
exec(PROGRAM % {"host": host})
exec(PROGRAM % {"host": other})
exec("import nntplib; nntplib.NNTP_SSL('a', %s)" % port)
#--- after.py
import subprocess
import sys
import textwrap

exec("import smtplib\n" + "import ssl\nsmtplib.SMTP_SSL('a', context=ssl.create_default_context())\n")
exec("import smtplib\n"  # first
     + "import ssl\nsmtplib.SMTP_SSL('a', context=ssl.create_default_context())\n")
exec("import smtplib, ssl; smtplib.SMTP_SSL('%s', %d, context=ssl.create_default_context()); print('%%')" % (host, port))
exec("import smtplib, ssl; smtplib.SMTP_SSL({!r}, {port:d}, context=ssl.create_default_context())".format(host, port=port))
exec(f"import smtplib, ssl; smtplib.SMTP_SSL('{host}', {port:d}, context=ssl.create_default_context())")
exec("import smtplib\nimport ssl\nsmtplib.SMTP_SSL('" + host + "', context=ssl.create_default_context())\n")
exec("\n".join([
    "import smtplib",
    "import ssl",
    "server = smtplib.SMTP_SSL('a', context=ssl.create_default_context())",
    'server.quit()',
]))
subprocess.run([sys.executable, "-c", textwrap.dedent("""
    import smtplib
    import ssl
    smtplib.SMTP_SSL(%(host)r, timeout=%5.2f, context=ssl.create_default_context())
""") % values])
subprocess.run([sys.executable, "-c", textwrap.dedent(f"""
    import smtplib
    import ssl
    smtplib.SMTP_SSL('{hosts["first"]}', context=ssl.create_default_context())
""")])
code = """
import imaplib
import ssl
imaplib.IMAP4_SSL("{host}", ssl_context=ssl.create_default_context())
print({{}})
""".strip().format(host=host)
exec(code)
PROGRAM = "import smtplib, ssl; smtplib.SMTP_SSL(%(host)r, context=ssl.create_default_context())"
exec(PROGRAM % {"host": host})
exec(PROGRAM % {"host": other})
exec("import nntplib, ssl; nntplib.NNTP_SSL('a', %s, ssl_context=ssl.create_default_context())" % port)
#--- elsewhere-before.py
exec("import smtplib\n" + setup + "\nsmtplib.SMTP_SSL('a')\n")
exec("\n".join(("import poplib", setup, "poplib.POP3_SSL('a')")))
#--- elsewhere-after.py
exec("import smtplib\nimport ssl\n" + setup + "\nsmtplib.SMTP_SSL('a', context=ssl.create_default_context())\n")
exec("\n".join(("import poplib", "import ssl", setup, "poplib.POP3_SSL('a', context=ssl.create_default_context())")))
#--- manual.py
# CHECK: {{.*}}:[[#@LINE+1]]:24: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: a text of the running program is put into the call, and may be more than one argument [missing-context]
exec(f"import smtplib; smtplib.SMTP_SSL({arguments})")
# CHECK: {{.*}}:[[#@LINE+1]]:23: warning: {{.*}}; not fixed: a text of the running program is put into the call, {{.*}}
exec("import smtplib\nsmtplib.SMTP_SSL(" + arguments + ")\n")
# CHECK: {{.*}}:[[#@LINE+1]]:23: warning: {{.*}}; not fixed: the certificate is compared with '_host_:_port_', port included: give host and port as two arguments [missing-context]
exec("import smtplib; smtplib.SMTP_SSL('%(host)s:%(port)s')" % values)
#--- context-before.py
exec("import mail, smtplib; smtplib.SMTP_SSL('%s')" % host)
exec(f"import mail, smtplib; smtplib.SMTP_SSL('{host}')")
#--- context-after.py
exec("import mail, smtplib; smtplib.SMTP_SSL('%s', context=mail.context(\"100%%\"))" % host)
exec(f"import mail, smtplib; smtplib.SMTP_SSL('{host}', context=mail.context(\"100%\"))")
