# Python that a script writes into a .py file, as generators of bindings do, is repaired where it is clean and whole.

# RUN: split-file %s %t
# RUN: %check_fix 0 %t/before.py %t/after.py

#--- before.py
import textwrap
from pathlib import Path

HEADER = """\
import smtplib

def send(host):
    return smtplib.SMTP_SSL(host)
"""


def generate(folder, names):
    with open("bindings.py", "w") as out:
        out.write(HEADER)
        for name in names:
            out.write("    return smtplib.SMTP_SSL(host)\n")
    (folder / "mail.py").write_text("import imaplib\nimaplib.IMAP4_SSL('mail.example.org')\n")
    path = folder / "box.py"
    path.write_text(
        textwrap.dedent("""
            import poplib
            box = poplib.POP3_SSL("mail.example.org")
        """)
    )
    with path.open("w") as box:
        print("import ftplib\nftplib.FTP_TLS('mail.example.org')", file=box)
    with open("notes.txt", "w") as notes:
        notes.write("import smtplib\nsmtplib.SMTP_SSL('mail.example.org')\n")
#--- after.py
import textwrap
from pathlib import Path

HEADER = """\
import smtplib
import ssl

def send(host):
    return smtplib.SMTP_SSL(host, context=ssl.create_default_context())
"""


def generate(folder, names):
    with open("bindings.py", "w") as out:
        out.write(HEADER)
        for name in names:
            out.write("    return smtplib.SMTP_SSL(host)\n")
    (folder / "mail.py").write_text("import imaplib\nimport ssl\nimaplib.IMAP4_SSL('mail.example.org', ssl_context=ssl.create_default_context())\n")
    path = folder / "box.py"
    path.write_text(
        textwrap.dedent("""
            import poplib
            import ssl
            box = poplib.POP3_SSL("mail.example.org", context=ssl.create_default_context())
        """)
    )
    with path.open("w") as box:
        print("import ftplib\nimport ssl\nftplib.FTP_TLS('mail.example.org', context=ssl.create_default_context())", file=box)
    with open("notes.txt", "w") as notes:
        notes.write("import smtplib\nsmtplib.SMTP_SSL('mail.example.org')\n")
