"""What the servers say: as much of each protocol as Python's libraries need to log in.

Each function holds one talk. A command that it does not know is answered with
success, because all that counts here is what the client gives away.
"""

from __future__ import annotations

import base64
import shlex

from server import Connection, Protocol


def imap(connection: Connection) -> None:
    connection.send("* OK ready")
    for line in connection.lines():
        # Clients quote what they like: LOGIN alice "secret".
        tag, command, *arguments = shlex.split(line)
        match command.upper():
            case "CAPABILITY":
                connection.send("* CAPABILITY IMAP4rev1" + (" STARTTLS" if connection.can_upgrade else ""))
            case "LOGIN":
                connection.log_in(*arguments)
            case "LOGOUT":
                connection.send("* BYE", f"{tag} OK done")
                return
        connection.send(f"{tag} OK done")
        if command.upper() == "STARTTLS":
            connection.start_tls()


def pop3(connection: Connection) -> None:
    user = ""
    connection.send("+OK ready")
    for line in connection.lines():
        command, _, argument = line.partition(" ")
        match command.upper():
            case "CAPA":
                connection.send("+OK", "USER", *(["STLS"] if connection.can_upgrade else []), ".")
            case "STLS":
                connection.send("+OK")
                connection.start_tls()
            case "USER":
                user = argument
                connection.send("+OK")
            case "PASS":
                connection.log_in(user, argument)
                connection.send("+OK")
            case "STAT":
                connection.send("+OK 0 0")
            case "QUIT":
                connection.send("+OK")
                return
            case _:
                connection.send("+OK")


def smtp(connection: Connection) -> None:
    """SMTP, and LMTP as well: to log in, they differ in the client's hello only."""
    connection.send("220 localhost ready")
    lines = connection.lines()
    for line in lines:
        command, _, argument = line.partition(" ")
        match command.upper():
            case "EHLO" | "LHLO":
                connection.send("250-localhost", *(["250-STARTTLS"] if connection.can_upgrade else []),
                                "250 AUTH PLAIN")
            case "STARTTLS" if connection.refuses_upgrade:
                connection.send("454 not now")
            case "STARTTLS":
                connection.send("220 go ahead")
                connection.start_tls()
            case "AUTH":
                # AUTH PLAIN BASE64, where the text is NUL user NUL password.
                _, user, password = base64.b64decode(argument.split()[1]).decode().split("\0")
                connection.log_in(user, password)
                connection.send("235 welcome")
            case "DATA":
                connection.send("354 go on")
                for text in lines:
                    if text == ".":
                        break
                connection.send("250 accepted")
            case "QUIT":
                connection.send("221 bye")
                return
            case _:
                connection.send("250 ok")


def ftp(connection: Connection) -> None:
    user = ""
    connection.send("220 ready")
    for line in connection.lines():
        command, _, argument = line.partition(" ")
        match command.upper():
            case "AUTH":
                connection.send("234 go ahead")
                connection.start_tls()
            case "USER":
                user = argument
                connection.send("331 password, please")
            case "PASS":
                connection.log_in(user, argument)
                connection.send("230 welcome")
            case "PWD":
                connection.send('257 "/"')
            case "QUIT":
                connection.send("221 bye")
                return
            case _:
                connection.send("200 ok")


def nntp(connection: Connection) -> None:
    user = ""
    connection.send("200 ready")
    for line in connection.lines():
        words = line.split(maxsplit=2)
        match [word.upper() for word in words[:2]]:
            case ["CAPABILITIES"]:
                connection.send("101 list", "VERSION 2", "READER", "AUTHINFO USER",
                                *(["STARTTLS"] if connection.can_upgrade else []), ".")
            case ["STARTTLS"]:
                connection.send("382 go ahead")
                connection.start_tls()
            case ["AUTHINFO", "USER"]:
                user = words[2]
                connection.send("381 password, please")
            case ["AUTHINFO", "PASS"]:
                connection.log_in(user, words[2])
                connection.send("281 welcome")
            case ["QUIT"]:
                connection.send("205 bye")
                return
            case _:
                connection.send("200 ok")


PROTOCOLS: dict[str, Protocol] = {
    "imap": imap, "pop3": pop3, "smtp": smtp, "lmtp": smtp, "ftp": ftp, "nntp": nntp,
}
