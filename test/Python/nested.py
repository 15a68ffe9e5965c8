# Python in a string that another Python runs: repaired in the string's own spelling.

# RUN: split-file %s %t
# RUN: %check_fix 0 %t/before.py %t/after.py

#--- before.py
import builtins
import subprocess
import sys
import textwrap
from textwrap import dedent as unindent

exec("import smtplib; smtplib.SMTP_SSL('a')")
exec('import smtplib\nsmtplib.SMTP_SSL("a")\n')
builtins.exec(b"import smtplib\nsmtplib.SMTP_SSL('a')\n")
exec("""\
# A server's name.
import smtplib

print("\\n", smtplib.SMTP_SSL('\x61'), "\N{BULLET}")
""")
exec(f"import smtplib; smtplib.SMTP_SSL('{{a}}')")
exec(textwrap.dedent('''
    import smtplib

    if True:
        smtplib.SMTP_SSL("a")
'''))
exec(unindent("""
    import smtplib
    smtplib.SMTP_SSL("a")
    """))

PROGRAM = r'''
import imaplib

print("\t", imaplib.IMAP4_SSL("a"))
'''
exec(compile(PROGRAM, "<mail>", "exec"))
code = compile("import ftplib; ftplib.FTP_TLS('a')", filename="<mail>", mode="exec")
print(eval("__import__('smtplib').SMTP_SSL('a')"))

subprocess.run([sys.executable, "-c", "import poplib; poplib.POP3_SSL('a')"], check=True)
subprocess.check_output(
    ("/usr/bin/python3.11", "-W", "error", "-Ic",
     "import poplib\n"
     "server = poplib.POP3_SSL('a')\n"
     "server.quit()\n"),
    text=True,
)
command = [python, "-u", "-c", 'import poplib\n\
poplib.POP3_SSL("a")\n\
']
subprocess.run([sys.executable, "-c", "import sys\nexec('import smtplib; smtplib.SMTP_SSL(\"a\")')"])
#--- after.py
import builtins
import subprocess
import sys
import textwrap
from textwrap import dedent as unindent

exec("import smtplib, ssl; smtplib.SMTP_SSL('a', context=ssl.create_default_context())")
exec('import smtplib\nimport ssl\nsmtplib.SMTP_SSL("a", context=ssl.create_default_context())\n')
builtins.exec(b"import smtplib\nimport ssl\nsmtplib.SMTP_SSL('a', context=ssl.create_default_context())\n")
exec("""\
# A server's name.
import smtplib
import ssl

print("\\n", smtplib.SMTP_SSL('\x61', context=ssl.create_default_context()), "\N{BULLET}")
""")
exec(f"import smtplib, ssl; smtplib.SMTP_SSL('{{a}}', context=ssl.create_default_context())")
exec(textwrap.dedent('''
    import smtplib
    import ssl

    if True:
        smtplib.SMTP_SSL("a", context=ssl.create_default_context())
'''))
exec(unindent("""
    import smtplib
    import ssl
    smtplib.SMTP_SSL("a", context=ssl.create_default_context())
    """))

PROGRAM = r'''
import imaplib
import ssl

print("\t", imaplib.IMAP4_SSL("a", ssl_context=ssl.create_default_context()))
'''
exec(compile(PROGRAM, "<mail>", "exec"))
code = compile("import ftplib, ssl; ftplib.FTP_TLS('a', context=ssl.create_default_context())", filename="<mail>", mode="exec")
print(eval("__import__('smtplib').SMTP_SSL('a', context=__import__('ssl').create_default_context())"))

subprocess.run([sys.executable, "-c", "import poplib, ssl; poplib.POP3_SSL('a', context=ssl.create_default_context())"], check=True)
subprocess.check_output(
    ("/usr/bin/python3.11", "-W", "error", "-Ic",
     "import poplib\n"
     "import ssl\n"
     "server = poplib.POP3_SSL('a', context=ssl.create_default_context())\n"
     "server.quit()\n"),
    text=True,
)
command = [python, "-u", "-c", 'import poplib\n\
import ssl\n\
poplib.POP3_SSL("a", context=ssl.create_default_context())\n\
']
subprocess.run([sys.executable, "-c", "import sys\nexec('import smtplib, ssl; smtplib.SMTP_SSL(\"a\", context=ssl.create_default_context())')"])
