"""The certificates of the live tests, made on the spot by the openssl command.

Making them takes some 50 ms, so every run of the harness has its own and tests
that run in parallel share nothing.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

CONFIG = Path(__file__).with_name("certificates.cnf")

# A server that holds this one is honest; with any other it is an impostor.
RIGHT = "right"
KINDS = (RIGHT, "wrong-host", "self-signed", "expired")


def make_certificates(folder: Path) -> Path:
    """Makes KIND.crt and KIND.key in `folder` for each kind; returns the file of the CA that clients trust."""
    by_ca = ("-CA", "ca.crt", "-CAkey", "ca.key")
    _create(folder, "ca", "Live Test CA")
    _create(folder, RIGHT, "localhost", *by_ca)
    _create(folder, "wrong-host", "other.example", *by_ca)
    _create(folder, "self-signed", "localhost")
    _create(folder, "expired", "localhost")
    _sign_backdated(folder, "expired")
    return folder / "ca.crt"


def _create(folder: Path, kind: str, common_name: str, *signer: str) -> None:
    """Makes a certificate and its key; without a signer it signs itself."""
    # Elliptic curves, because an RSA key takes longer than the rest of a test.
    _openssl(folder, "req", "-x509", "-config", CONFIG, "-extensions", kind, "-days", "2",
             "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
             "-subj", f"/CN={common_name}", "-keyout", f"{kind}.key", "-out", f"{kind}.crt", *signer)


def _sign_backdated(folder: Path, kind: str) -> None:
    """Replaces a self-signed certificate by one of the CA with dates in the past, which `openssl req` refuses."""
    (folder / "index.txt").touch()
    _openssl(folder, "ca", "-batch", "-notext", "-config", CONFIG, "-name", "backdating", "-extensions", kind,
             "-cert", "ca.crt", "-keyfile", "ca.key", "-ss_cert", f"{kind}.crt",
             "-startdate", "20200101000000Z", "-enddate", "20200102000000Z", "-out", f"{kind}.crt")


def _openssl(folder: Path, *arguments: str | Path) -> None:
    run = subprocess.run(["openssl", *map(str, arguments)], cwd=folder, text=True,
                         stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if run.returncode != 0:
        raise SystemExit(f"live: openssl {arguments[0]} failed\n{run.stdout}")
