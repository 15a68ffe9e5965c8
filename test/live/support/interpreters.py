"""Finds the Pythons of this machine: the system's, and those that pyenv keeps or the PATH names."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
from pathlib import Path

Version = tuple[int, int]

LAST_WITH_NNTPLIB: Version = (3, 12)

# The Pythons that mailseal's fixes are promised for, and 2.7, for which few can be made.
WANTED: list[Version] = [(2, 7), *((3, minor) for minor in range(6, 15))]


def find_system_python() -> str | None:
    """Returns the python3 of the operating system, whatever else the PATH has in front."""
    return shutil.which("python3", path=os.defpath)


def find_pythons() -> dict[Version, str]:
    """Returns one interpreter with TLS for each wanted version that is here; the system's own goes first."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions")
    found: dict[Version, str] = {}
    for candidate in (find_system_python(), *sorted(map(str, pyenv.glob("*/bin/python")))):
        version = version_of(candidate) if candidate else None
        if version in WANTED:
            found.setdefault(version, candidate)
    for version in WANTED:
        candidate = shutil.which("python%d.%d" % version) if version not in found else None
        if candidate and version_of(candidate) == version:
            found[version] = candidate
    return dict(sorted(found.items()))


@functools.lru_cache(maxsize=None)
def version_of(python: str) -> Version | None:
    """Asks an interpreter; None when it does not start, as a pyenv shim that leads nowhere, or has no TLS."""
    question = "import ssl, sys; print('%d %d' % sys.version_info[:2])"
    run = subprocess.run([python, "-c", question], text=True,
                         stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    if run.returncode != 0:
        return None
    major, minor = run.stdout.split()
    return int(major), int(minor)
