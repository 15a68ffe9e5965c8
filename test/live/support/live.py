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
the talk looks when somebody on the way left it out of the server's answer.

A program whose name ends in .py is run by every Python given with --python.
When they agree, as they should, there is one table; else there is one for each.
"""

from __future__ import annotations

import argparse
import os
import re
import signal
import subprocess
import sys
import tempfile
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
    # How the program is to be started -> what came of it.
    tables: dict[str, Table] = {}
    with tempfile.TemporaryDirectory() as folder:
        authority = make_certificates(Path(folder))
        for starter in starters(options):
            command = [*starter, options.program]
            tables[" ".join(starter)] = [
                run_at_server(command, options.protocol, options.tls, Path(folder), authority, kind,
                              options.client_authority)
                for kind in options.certificate or KINDS
            ]
    if all(table == next(iter(tables.values())) for table in tables.values()):
        print_table(next(iter(tables.values())))
    else:
        for starter, table in tables.items():
            print(f"with {starter}:")
            print_table(table)


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", action="append", default=[], metavar="PATH",
                        help="an interpreter for .py programs; default: the one that runs this script")
    parser.add_argument("--certificate", action="append", choices=KINDS, help="run at this server only; repeatable")
    parser.add_argument("--client-authority", type=Path, metavar="FILE",
                        help="let in only clients with a certificate of this authority")
    parser.add_argument("protocol", choices=PROTOCOLS)
    parser.add_argument("tls", choices=["implicit", "starttls", "stripped"])
    parser.add_argument("program")
    return parser.parse_args()


def starters(options: argparse.Namespace) -> list[list[str]]:
    """What to put before the program's name: each Python that has the library, or nothing for a binary."""
    if not options.program.endswith(".py"):
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
    print(f"live: {' '.join(command)} at the server {kind!r}", file=sys.stderr)
    with Server(PROTOCOLS[protocol], certificates / f"{kind}.crt", certificates / f"{kind}.key",
                implicit_tls=tls == "implicit", client_authority=client_authority,
                offers_upgrade=tls != "stripped") as server:
        ending = run(command, environment(server.port, authority))
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


def run(command: list[str], variables: dict[str, str]) -> str:
    """Returns how the program ended."""
    program = subprocess.Popen(command, env=variables, text=True, errors="replace", start_new_session=True,
                               stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        output, errors = program.communicate(timeout=TIME_LIMIT_SECONDS)
    except subprocess.TimeoutExpired:
        # The whole group: a child that lives on would keep the connection open.
        os.killpg(program.pid, signal.SIGKILL)
        program.communicate()
        return f"no end in {TIME_LIMIT_SECONDS} s"
    sys.stderr.write(output + errors)
    ending = f"exit {program.returncode}" if program.returncode >= 0 else f"signal {-program.returncode}"
    exception = last_exception(errors)
    return f"{ending}, {exception}" if exception else ending


def last_exception(errors: str) -> str | None:
    """Returns the class named at the end of the last traceback."""
    # The lines of a traceback are indented; the first that is not names the exception.
    names = re.findall(r"^Traceback \(most recent call last\):\n(?:[ \t].*\n)*([\w.]+)", errors, re.MULTILINE)
    return names[-1] if names else None


def print_table(table: Table) -> None:
    rows = [("certificate", "program", "server was given"), *table]
    widths = [max(map(len, column)) for column in zip(*rows)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


if __name__ == "__main__":
    main()
