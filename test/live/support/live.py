"""Runs a mail program against an honest server and three impostors, and tells who got the password.

    live.py imap implicit login.py

starts an IMAP server on loopback once for each certificate, runs the program
with MAIL_HOST and MAIL_PORT in its environment, and prints

    certificate  program                             server was given
    right        exit 0                              alice:secret over TLS
    wrong-host   exit 1, ssl.SSLCertVerificationError  nothing
    ...

The last column decides whether a program is secure. The second one says how it
ended: its exit status, and the exception in the last traceback on stderr. What
the program itself prints goes to stderr here.

With `stripped` for `implicit` the servers speak plaintext and offer no STARTTLS: so
the talk looks when somebody on the way left it out of the server's answer. With
`refused` an SMTP server offers it, and answers that it is not to be had now.

A program whose name ends in .py is run by every Python given with --python, and
several programs may be given. Where all agree, as they should, there is one table;
else there is one for each way to start a program.
"""

from __future__ import annotations

import argparse
import os
import re
import signal
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from certificates import KINDS, make_certificates
from interpreters import LAST_WITH_NNTPLIB, version_of
from protocols import PROTOCOLS
from server import Server

# Only a program that hangs meets it.
TIME_LIMIT_SECONDS = 60

Table = list[tuple[str, str, str]]


def main() -> None:
    options = parse_options()
    commands = [[*starter, program] for program in options.program for starter in starters(options, program)]
    kinds = options.certificate or KINDS
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor() as workers:
        authority = make_certificates(Path(folder))
        rows = list(workers.map(
            lambda talk: run_at_server(talk[0], options.protocol, options.tls, Path(folder), authority, talk[1],
                                       options.client_authority),
            [(command, kind) for command in commands for kind in kinds]))
    tables = [rows[start : start + len(kinds)] for start in range(0, len(rows), len(kinds))]
    if all(table == tables[0] for table in tables):
        print_table(tables[0])
    else:
        for command, table in zip(commands, tables):
            print(f"with {' '.join(command)}:")
            print_table(table)


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", action="append", default=[], metavar="PATH",
                        help="an interpreter for .py programs; default: the one that runs this script")
    parser.add_argument("--certificate", action="append", choices=KINDS, help="run at this server only; repeatable")
    parser.add_argument("--client-authority", type=Path, metavar="FILE",
                        help="let in only clients with a certificate of this authority")
    parser.add_argument("protocol", choices=PROTOCOLS)
    parser.add_argument("tls", choices=["implicit", "starttls", "stripped", "refused"])
    parser.add_argument("program", nargs="+")
    return parser.parse_args()


def starters(options: argparse.Namespace, program: str) -> list[list[str]]:
    """What to put before the program's name: each Python that has the library, or nothing for a binary."""
    if not program.endswith(".py"):
        return [[]]
    pythons = options.python or [sys.executable]
    if options.protocol == "nntp":
        pythons = [python for python in pythons if version_of(python) <= LAST_WITH_NNTPLIB]
    if not pythons:
        raise SystemExit("live: no Python here has the library")
    return [[python] for python in pythons]


def run_at_server(command: list[str], protocol: str, tls: str, certificates: Path, authority: Path,
                  kind: str, client_authority: Path | None = None) -> tuple[str, str, str]:
    """Returns a row of the table."""
    with Server(PROTOCOLS[protocol], certificates / f"{kind}.crt", certificates / f"{kind}.key",
                implicit_tls=tls == "implicit", client_authority=client_authority,
                offers_upgrade=tls != "stripped", refuses_upgrade=tls == "refused") as server:
        ending, output = run(command, environment(server.port, authority))
    # At once: programs run side by side.
    sys.stderr.write(f"live: {' '.join(command)} at the server {kind!r}\n{output}")
    given = ", ".join(map(str, server.credentials)) or "nothing"
    return kind, ending, given


def environment(port: int, authority: Path) -> dict[str, str]:
    return os.environ | {
        "MAIL_HOST": "localhost",
        "MAIL_PORT": str(port),
        "SSL_CERT_FILE": str(authority),
        # A C++ program with Python inside looks for its library beside the first python3 on the PATH. It was
        # linked with the system's.
        "PATH": os.defpath + os.pathsep + os.environ.get("PATH", ""),
    }


def run(command: list[str], variables: dict[str, str]) -> tuple[str, str]:
    """Returns how the program ended, and what it printed."""
    program = subprocess.Popen(command, env=variables, text=True, errors="replace", start_new_session=True,
                               stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        output, errors = program.communicate(timeout=TIME_LIMIT_SECONDS)
    except subprocess.TimeoutExpired:
        # The whole group: a child that lives on would keep the connection open.
        os.killpg(program.pid, signal.SIGKILL)
        program.communicate()
        return f"no end in {TIME_LIMIT_SECONDS} s", ""
    ending = f"exit {program.returncode}" if program.returncode >= 0 else f"signal {-program.returncode}"
    exception = last_exception(errors)
    return f"{ending}, {exception}" if exception else ending, output + errors


def last_exception(errors: str) -> str | None:
    """Returns the class named at the end of the last traceback."""
    # The lines of a traceback are indented; the first that is not names the exception.
    names = re.findall(r"^Traceback \(most recent call last\):\n(?:[ \t].*\n)*([\w.]+)", errors, re.MULTILINE)
    return names[-1] if names else None


def print_table(table: Table, head: tuple[str, str, str] = ("certificate", "program", "server was given")) -> None:
    rows = [head, *table]
    widths = [max(map(len, column)) for column in zip(*rows)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


if __name__ == "__main__":
    main()
