#!/usr/bin/env python3
"""Sends the newsletter, and only to the right server: here is nothing to repair."""

import os
import smtplib
import ssl
import sys

context = ssl.create_default_context()
with smtplib.SMTP(os.environ["MAIL_HOST"], 587) as server:
    server.starttls(context=context)
    server.login(os.environ["MAIL_USER"], os.environ["MAIL_PASSWORD"])
    server.sendmail("news@example.org", sys.argv[1:], "Subject: news\n\nThere is none.\n")
