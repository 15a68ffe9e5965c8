# A program that stops when it does not get TLS is not reported, nor one where TLS is for its user to choose.

# RUN: mailseal check %s | count 0

import ftplib
import imaplib
import logging
import poplib
import smtplib
import ssl
import sys

CONTEXT = ssl.create_default_context()


def unguarded(host):
    server = smtplib.SMTP(host)
    server.starttls(context=CONTEXT)
    server.login("alice", "secret")


def raises(host):
    server = smtplib.SMTP(host)
    try:
        server.starttls(context=CONTEXT)
    except smtplib.SMTPException as error:
        raise RuntimeError("no TLS") from error
    server.login("alice", "secret")


def returns(host):
    server = smtplib.SMTP(host)
    try:
        server.starttls(context=CONTEXT)
    except Exception:
        logging.exception("no TLS")
        return False
    server.login("alice", "secret")
    return True


def exits(host):
    box = imaplib.IMAP4(host)
    try:
        box.starttls(ssl_context=CONTEXT)
    except imaplib.IMAP4.error:
        print("no TLS")
        sys.exit(1)
    box.login("alice", "secret")


def die(message):
    print(message)
    raise SystemExit(1)


def exits_by_helper(host):
    box = imaplib.IMAP4(host)
    try:
        box.starttls(ssl_context=CONTEXT)
    except imaplib.IMAP4.error:
        die("no TLS")
    box.login("alice", "secret")


def quits(host):
    server = smtplib.SMTP(host)
    try:
        server.starttls(context=CONTEXT)
    except smtplib.SMTPException:
        server.quit()
        server = smtplib.SMTP_SSL(host, context=CONTEXT)
    server.login("alice", "secret")


def logs_in_inside(host):
    server = smtplib.SMTP(host)
    try:
        server.starttls(context=CONTEXT)
        server.login("alice", "secret")
    except smtplib.SMTPException:
        print("no mail")


def logs_in_else(host):
    server = smtplib.SMTP(host)
    try:
        server.starttls(context=CONTEXT)
    except smtplib.SMTPException:
        print("no mail")
    else:
        server.login("alice", "secret")


def remembers(host):
    server = smtplib.SMTP(host)
    secure = False
    try:
        server.starttls(context=CONTEXT)
        secure = True
    except smtplib.SMTPException:
        pass
    if not secure:
        raise RuntimeError("no TLS")
    server.login("alice", "secret")


def remembers_to_log_in(host):
    server = smtplib.SMTP(host)
    try:
        server.starttls(context=CONTEXT)
        secure = True
    except smtplib.SMTPException:
        secure = False
    if secure:
        server.login("alice", "secret")


def asks_first(host):
    server = smtplib.SMTP(host)
    server.ehlo()
    if not server.has_extn("starttls"):
        raise RuntimeError("no TLS")
    server.starttls(context=CONTEXT)
    server.login("alice", "secret")


def asks_and_stops(host):
    box = poplib.POP3(host)
    if "STLS" in box.capa():
        box.stls(context=CONTEXT)
    else:
        box.quit()
        return
    box.user("alice")


def asks_twice(host):
    server = smtplib.SMTP(host)
    if server.has_extn("starttls"):
        server.starttls(context=CONTEXT)
    if not isinstance(server.sock, ssl.SSLSocket):
        raise RuntimeError("no TLS")
    server.login("alice", "secret")


def set_by_the_user(host, options, tls):
    server = smtplib.SMTP(host)
    if tls:
        server.starttls(context=CONTEXT)
    if options["security"] == "starttls":
        server.starttls(context=CONTEXT)
    if "starttls" in options:
        server.starttls(context=CONTEXT)
    server.login("alice", "secret")


def other_exception(host):
    server = smtplib.SMTP(host)
    try:
        server.starttls(context=CONTEXT)
    except (ssl.SSLError, TimeoutError):
        pass
    server.login("alice", "secret")


def other_way_to_tls(host):
    try:
        server = smtplib.SMTP_SSL(host, context=CONTEXT)
    except OSError:
        server = smtplib.SMTP(host, 587)
        server.starttls(context=CONTEXT)
    server.login("alice", "secret")


def tries_next_server(hosts):
    for host in hosts:
        server = smtplib.SMTP(host)
        try:
            server.starttls(context=CONTEXT)
        except smtplib.SMTPException:
            continue
        server.login("alice", "secret")


def ftp(host):
    server = ftplib.FTP_TLS(host, context=CONTEXT)
    server.auth()
    server.login("alice", "secret", secure=False)
    other = ftplib.FTP_TLS(host, context=CONTEXT)
    other.login("alice", "secret")


def given_back(host):
    server = smtplib.SMTP(host)
    try:
        server.starttls(context=CONTEXT)
    except smtplib.SMTPException:
        pass
    return server


def has_it_already(host):
    server = smtplib.SMTP_SSL(host, context=CONTEXT)
    server.ehlo()
    if server.has_extn("starttls"):
        server.starttls(context=CONTEXT)
    server.login("alice", "secret")
