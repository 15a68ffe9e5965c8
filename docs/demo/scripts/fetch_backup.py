#!/usr/bin/env python3
"""Fetches the backups of the mailboxes."""

import ftplib
import os


class Backups:
    def __init__(self, host):
        self.ftp = ftplib.FTP_TLS(host)
        self.ftp.login(os.environ["MAIL_USER"], os.environ["MAIL_PASSWORD"])
        self.ftp.prot_p()

    def fetch(self, name):
        with open(name, "wb") as backup:
            self.ftp.retrbinary("RETR " + name, backup.write)


if __name__ == "__main__":
    backups = Backups(os.environ["MAIL_HOST"])
    for name in backups.ftp.nlst():
        backups.fetch(name)
