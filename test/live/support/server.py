"""A mail server on loopback that keeps what it is given.

Server takes the connections and Connection is one of them; what is said on it
is the business of protocols.py.
"""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

# Every TLS handshake begins with a record of this type; no command of a mail protocol does.
TLS_HANDSHAKE_RECORD = b"\x16"

# Only a broken test comes near it: a client that neither talks nor hangs up.
PATIENCE_SECONDS = 30


@dataclass(frozen=True)
class Credential:
    """A login that the server was given, and how it travelled."""

    user: str
    password: str
    over_tls: bool

    def __str__(self) -> str:
        return f"{self.user}:{self.password} {'over TLS' if self.over_tls else 'in plaintext'}"


class Connection:
    """One client, spoken to in lines. Its end, however it comes, ends `lines()`."""

    def __init__(self, client: socket.socket, tls: ssl.SSLContext, offers_upgrade: bool,
                 refuses_upgrade: bool = False) -> None:
        self._socket = client
        self._tls = tls
        self._offers_upgrade = offers_upgrade
        self.refuses_upgrade = refuses_upgrade
        self.over_tls = False
        self.credentials: list[Credential] = []

    @property
    def can_upgrade(self) -> bool:
        """Whether STARTTLS, by its name in the protocol, is to be offered now."""
        return self._offers_upgrade and not self.over_tls

    def send(self, *lines: str) -> None:
        self._socket.sendall("".join(f"{line}\r\n" for line in lines).encode())

    def lines(self) -> Iterator[str]:
        while line := self._read_line():
            yield line.decode(errors="replace").rstrip("\r\n")

    def log_in(self, user: str, password: str) -> None:
        """Keeps a credential. Every password is welcome here, as it is at an impostor's."""
        self.credentials.append(Credential(user, password, self.over_tls))

    def start_tls(self) -> None:
        """Takes up TLS if the client does; else the talk goes on in plaintext.

        An impostor is glad of a client that gives up TLS and sends its password
        all the same, so this one must not lose a word that such a client says.
        """
        # The handshake would swallow a plaintext command.
        if self._socket.recv(1, socket.MSG_PEEK) != TLS_HANDSHAKE_RECORD:
            return
        # wrap_socket() takes the socket away, and closes it when the handshake fails.
        plain = self._socket.dup()
        try:
            self._socket = self._tls.wrap_socket(self._socket, server_side=True)
        except OSError:
            self._socket = plain
        else:
            plain.close()
            self.over_tls = True

    def close(self) -> None:
        self._socket.close()

    def _read_line(self) -> bytes:
        # Byte by byte: what follows the line may belong to a handshake.
        line = b""
        while not line.endswith(b"\n"):
            byte = self._socket.recv(1)
            if not byte:
                return b""
            line += byte
        return line


# Holds the talk of one protocol from the greeting to the end of the connection.
Protocol = Callable[[Connection], None]


class Server:
    """Serves one protocol with one certificate while its `with` block runs.

    After the block `credentials` is complete: nothing that reached the server
    before is missing from it.
    """

    def __init__(self, protocol: Protocol, certificate: Path, key: Path, implicit_tls: bool,
                 client_authority: Path | None = None, offers_upgrade: bool = True,
                 refuses_upgrade: bool = False) -> None:
        self._protocol = protocol
        self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._tls.load_cert_chain(certificate, key)
        if client_authority:
            self._tls.verify_mode = ssl.CERT_REQUIRED
            self._tls.load_verify_locations(client_authority)
        self._implicit_tls = implicit_tls
        self._offers_upgrade = offers_upgrade and not implicit_tls
        self._refuses_upgrade = refuses_upgrade
        self._connections: list[Connection] = []
        self._talks: list[threading.Thread] = []

    @property
    def port(self) -> int:
        return self._listener.getsockname()[1]

    @property
    def credentials(self) -> list[Credential]:
        return [credential for connection in self._connections for credential in connection.credentials]

    def __enter__(self) -> Server:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._last_client: tuple[str, int] | None = None
        self._door = threading.Thread(target=self._accept_all)
        self._door.start()
        return self

    def __exit__(self, *_: object) -> None:
        # Clients are let in by the order they came in. Once this one is in, all others are.
        with socket.socket() as last:
            last.bind(("127.0.0.1", 0))
            self._last_client = last.getsockname()
            last.connect(self._listener.getsockname())
            self._door.join()
        self._listener.close()
        for talk in self._talks:
            talk.join()

    def _accept_all(self) -> None:
        while True:
            client, address = self._listener.accept()
            if address == self._last_client:
                client.close()
                return
            client.settimeout(PATIENCE_SECONDS)
            # Else each answer may wait 40 ms for the client to acknowledge the one before.
            client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            connection = Connection(client, self._tls, offers_upgrade=self._offers_upgrade,
                                    refuses_upgrade=self._refuses_upgrade)
            talk = threading.Thread(target=self._serve, args=[connection])
            self._connections.append(connection)
            self._talks.append(talk)
            talk.start()

    def _serve(self, connection: Connection) -> None:
        try:
            if self._implicit_tls:
                connection.start_tls()
            self._protocol(connection)
        except (OSError, ValueError):
            # The client broke off, or what it said is the rubble of a handshake. What it said before is kept.
            pass
        finally:
            connection.close()
