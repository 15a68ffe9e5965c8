#!/usr/bin/env python3
"""Sends this week's report."""

import os
from email.message import EmailMessage
from smtplib import SMTP_SSL as MailServer


def report() -> EmailMessage:
    message = EmailMessage()
    message["From"] = message["To"] = "team@example.org"
    message["Subject"] = "This week"
    message.set_content("Nothing happened.")
    return message


with MailServer(
    os.environ["MAIL_HOST"],
    int(os.environ.get("MAIL_PORT", 465)),
    timeout=30,  # it is slow on Mondays
) as server:
    server.login(os.environ["MAIL_USER"], os.environ["MAIL_PASSWORD"])
    server.send_message(report())
