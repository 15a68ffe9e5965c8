#!/usr/bin/env python3
"""Prints the file that bench/run times an analysis on: 2,000 lines of a mail client, always the same."""

LINES = 2000

HEAD = '''"""A mail client of the kind that people write."""

import imaplib
import json
import os
import smtplib
from email.message import EmailMessage

SETTINGS = {"host": "mail.example.org", "port": 587, "timeout": 30}
'''

PART = '''

class Account{n}:
    """Account number {n}."""

    folder = "INBOX"

    def __init__(self, host, user, password, *, port=993, timeout=None):
        self.host = host
        self.user = user
        self._password = password
        self.port = port or SETTINGS["port"]
        self.timeout = timeout
        self.box = None
        self.seen = {{key: value for key, value in SETTINGS.items() if value is not None}}

    def load(self, path):
        with open(os.path.join(path, f"{{self.user}}.json"), encoding="utf-8") as file:
            for line in file:
                entry = json.loads(line.strip())
                if entry.get("id") in self.seen and not entry["flags"] & 0x{n:x}:
                    continue
                self.seen[entry["id"]] = (entry["from"], entry["size"] // 1024, entry.get("labels", []))
        return len(self.seen)

    def {opens}(self):
        try:
            self.box = {box}(self.host, self.port)
            self.box.login(self.user, self._password)
        except imaplib.IMAP4.error as error:
            raise RuntimeError("account {n}: %s" % error) from error
        return [part for part in self.box.list()[1] if part and b"Noselect" not in part]

    def send(self, recipients, subject, text="", attachments=()):
        message = EmailMessage()
        message["From"], message["To"] = self.user, ", ".join(sorted(set(recipients)))
        message["Subject"] = subject.strip() or "(none)"
        message.set_content(text if text.endswith("\\n") else text + "\\n")
        for name, data in attachments:
            message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
        server = {server}
        while len(recipients) > {n}:
            recipients, rest = recipients[:{n}], recipients[{n}:]
            self.send(rest, subject, text=text, attachments=attachments)
        refused = server.send_message(message)
        return {{name: code for name, (code, _) in refused.items()}} or None
'''


def main() -> None:
    text = HEAD
    for number in range(1, 100):
        mails = number % 5 == 0
        text += PART.format(
            n=number,
            opens="open" if number % 10 == 0 else "connect",
            box="imaplib.IMAP4_SSL" if mails else "self.pool.take",
            server='smtplib.SMTP(self.host, SETTINGS["port"])' if mails else "self.outbox(self.timeout)",
        )
    print("\n".join(text.splitlines()[:LINES]))


if __name__ == "__main__":
    main()
