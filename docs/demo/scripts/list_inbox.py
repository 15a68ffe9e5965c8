#!/usr/bin/env python3
"""Lists the inbox."""

import imaplib
import os

host = os.environ["MAIL_HOST"]
port = int(os.environ.get("MAIL_PORT", imaplib.IMAP4_SSL_PORT))

mailbox = imaplib.IMAP4_SSL(host, port)
mailbox.login(os.environ["MAIL_USER"], os.environ["MAIL_PASSWORD"])
mailbox.select("INBOX", readonly=True)
status, found = mailbox.search(None, "ALL")
for number in (found[0] or b"").split():
    status, message = mailbox.fetch(number, "(BODY.PEEK[HEADER.FIELDS (SUBJECT)])")
    print(message[0][1].decode().strip())
mailbox.logout()
