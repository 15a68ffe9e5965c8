"""Ways to get a connection, and ways to try: what a program does when it does not get TLS."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from programs.templates import HEAD, fill


class Connection(NamedTuple):
    """How a program connects: what it defines, the expression, and the statement that asks for TLS, if one does."""

    tls: str
    definitions: str
    expression: str
    upgrade: str = ""


CONNECTIONS = {
    "inline": Connection("starttls", "", "smtplib.SMTP(HOST, PORT)", "s.starttls()"),
    "keywords": Connection("starttls", "", "smtplib.SMTP(host=HOST, port=PORT, timeout=9)", "s.starttls()"),
    "functions": Connection("starttls", """\
def connect(host, port):
    connection = smtplib.SMTP(host, port, timeout=9)
    connection.ehlo()
    return connection


def upgrade(connection):
    connection.starttls()
    connection.ehlo()
""", "connect(HOST, PORT)", "upgrade(s)"),
    "upgraded": Connection("starttls", """\
def connect(host, port):
    connection = smtplib.SMTP(host, port, timeout=9)
    connection.starttls()
    return connection
""", "connect(HOST, PORT)"),
    "methods": Connection("starttls", """\
class Mailer:
    def __init__(self, host, port):
        self.host, self.port = host, port
        self.connection = None

    def open(self):
        self.connection = smtplib.SMTP(self.host, self.port)
        return self

    def upgrade(self):
        self.connection.starttls()

    def login(self, user, password):
        self.connection.login(user, password)
""", "Mailer(HOST, PORT).open()", "s.upgrade()"),
    "constructor": Connection("starttls", """\
class Mailer:
    def __init__(self, host, port, tls=True):
        self.connection = smtplib.SMTP(host, port)
        if tls:
            self.connection.starttls()

    def login(self, user, password):
        self.connection.login(user, password)
""", "Mailer(HOST, PORT)"),
    "derived": Connection("starttls", """\
class Client(smtplib.SMTP):
    def begin(self):
        self.ehlo()
        self.starttls()
""", "Client(HOST, PORT)", "s.begin()"),
    "connected": Connection("starttls", """\
def connect(host, port):
    connection = smtplib.SMTP()
    connection.connect(host, port)
    return connection
""", "connect(HOST, PORT)", "s.starttls()"),
    "offered": Connection("starttls", """\
def upgrade(connection):
    connection.ehlo()
    if connection.has_extn("starttls"):
        connection.starttls()
    else:
        raise RuntimeError("no STARTTLS")
""", "smtplib.SMTP(HOST, PORT)", "upgrade(s)"),
    "managed": Connection("starttls", """\
@contextlib.contextmanager
def session(host, port):
    connection = smtplib.SMTP(host, port)
    try:
        yield connection
    finally:
        connection.close()


STACK = contextlib.ExitStack()
""", "STACK.enter_context(session(HOST, PORT))", "s.starttls()"),
    "global": Connection("starttls", """\
connection = None


def connect(host, port):
    global connection
    connection = smtplib.SMTP(host, port)
    return connection


def upgrade():
    connection.starttls()
""", "connect(HOST, PORT)", "upgrade()"),
    "ssl": Connection("implicit", "", "smtplib.SMTP_SSL(HOST, PORT)"),
    "ssl-function": Connection("implicit", """\
def connect(host, port):
    return smtplib.SMTP_SSL(host, port, timeout=9)
""", "connect(HOST, PORT)"),
    "ssl-chosen": Connection("implicit", """\
def connect(host, port, secure=True):
    kind = smtplib.SMTP_SSL if secure else smtplib.SMTP
    return kind(host, port)
""", "connect(HOST, PORT)"),
    "ssl-derived": Connection("implicit", """\
class Client(smtplib.SMTP_SSL):
    def __init__(self, host, port):
        super().__init__(host, port, timeout=9)
""", "Client(HOST, PORT)"),
    "ssl-attribute": Connection("implicit", """\
class Mailer:
    factory = smtplib.SMTP_SSL

    def __init__(self, host, port):
        self.connection = self.factory(host, port)

    def login(self, user, password):
        self.connection.login(user, password)
""", "Mailer(HOST, PORT)"),
}

# <tls> connects with TLS and logs in, <open> only connects; <plain> and <plain_open> do so without. What has <connect> and
# <upgrade> is for connections that ask for TLS.
ATTEMPTS = {
    "bare": "<tls>\n",
    "exit": "try:\n    <tls>\nexcept Exception as error:\n    print(error)\n    sys.exit(1)\n",
    "logged": "try:\n    <tls>\nexcept Exception as error:\n    print(error)\n",
    "plain": "try:\n    <tls>\nexcept Exception:\n    <plain>\n",
    "plain-oserror": "try:\n    <tls>\nexcept (OSError, smtplib.SMTPException):\n    <plain>\n",
    "plain-other": "try:\n    <tls>\nexcept ssl.SSLError:\n    raise\nexcept Exception:\n    <plain>\n",
    "suppressed": '<connect>\nwith contextlib.suppress(Exception):\n    <upgrade>\ns.login("alice", "secret")\n',
    "passed": '<connect>\ntry:\n    <upgrade>\nexcept Exception:\n    pass\ns.login("alice", "secret")\n',
    "else": '<connect>\ntry:\n    <upgrade>\nexcept Exception as error:\n    print(error)\nelse:\n'
            '    s.login("alice", "secret")\n',
    "retried": "for attempt in range(2):\n    try:\n        <tls>\n        break\n    except OSError as error:\n"
               "        print(error)\n",
    "modes": "for tls in (True, False):\n    try:\n        if tls:\n            <open>\n        else:\n"
             '            <plain_open>\n        s.login("alice", "secret")\n        break\n'
             "    except OSError as error:\n        print(error)\n",
    "flipped": "tls = True\nwhile True:\n    try:\n        if tls:\n            <open>\n        else:\n"
               '            <plain_open>\n        s.login("alice", "secret")\n        break\n'
               "    except Exception:\n        if not tls:\n            raise\n        tls = False\n",
    "flag": "done = False\ntry:\n    <tls>\n    done = True\nexcept Exception as error:\n    print(error)\n"
            "if not done:\n    <plain>\n",
    "variable": "failure = None\ntry:\n    <tls>\nexcept Exception as error:\n    failure = error\n"
                "if failure:\n    <plain>\n",
    "returned": "def attempt():\n    try:\n        <tls>\n        return True\n    except Exception:\n"
                "        return False\n\n\nif not attempt():\n    <plain>\n",
    "returned-none": "def attempt():\n    try:\n        <open>\n        return s\n    except OSError:\n"
                     "        return None\n\n\ns = attempt() or smtplib.SMTP(HOST, PLAIN_PORT)\n"
                     's.login("alice", "secret")\n',
    "own-error": "class MailError(Exception):\n    pass\n\n\ndef attempt():\n    try:\n        <tls>\n"
                 '    except Exception as error:\n        raise MailError("mail") from error\n\n\n'
                 "try:\n    attempt()\nexcept MailError:\n    <plain>\n",
    "in-turn": "def by_tls():\n    <tls>\n\n\ndef by_plain():\n    <plain>\n\n\n"
               "for attempt in [by_tls, by_plain]:\n    try:\n        attempt()\n        break\n"
               "    except Exception as error:\n        print(error)\n",
    "recursion": "def send(tls=True):\n    try:\n        if tls:\n            <tls>\n        else:\n"
                 "            <plain>\n    except Exception:\n        if tls:\n            return send(False)\n"
                 "        raise\n\n\nsend()\n",
    "thread": "def work():\n    <tls>\n\n\nworker = threading.Thread(target=work)\nworker.start()\nworker.join()\n",
    "manager": "class Quiet:\n    def __enter__(self):\n        return self\n\n    def __exit__(self, *error):\n"
               "        return True\n\n\ndone = False\nwith Quiet():\n    <tls>\n    done = True\n"
               "if not done:\n    <plain>\n",
    "decorator": "def fallback(function):\n    @functools.wraps(function)\n    def wrapper(*args):\n        try:\n"
                 "            return function(*args)\n        except Exception:\n            <plain>\n\n"
                 "    return wrapper\n\n\n@fallback\ndef send():\n    <tls>\n\n\nsend()\n",
    "async": "async def work():\n    try:\n        await asyncio.to_thread(send)\n    except OSError:\n"
             "        <plain>\n\n\ndef send():\n    <tls>\n\n\nasyncio.run(work())\n",
}


def programs() -> Iterator[tuple[str, str, str]]:
    """Each program's name, how its server has TLS, and its text."""
    for connection_name, connection in CONNECTIONS.items():
        connect = f"s = {connection.expression}"
        opened = connect + (f"\n{connection.upgrade}" if connection.upgrade else "")
        login = '\ns.login("alice", "secret")'
        plain = "s = smtplib.SMTP(HOST, PLAIN_PORT)"
        for attempt_name, attempt in ATTEMPTS.items():
            if "<upgrade>" in attempt and not connection.upgrade:
                continue
            body = fill(attempt, tls=opened + login, open=opened, plain=plain + login, plain_open=plain,
                        connect=connect, upgrade=connection.upgrade)
            yield (f"{connection_name}-{attempt_name}", connection.tls,
                   HEAD + connection.definitions + "\n" + body)
