"""Puts programs together from texts with `<name>` in them: a line of its own that a block takes the place of."""

from __future__ import annotations

import re
import textwrap

HEAD = """\
import asyncio
import contextlib
import enum
import functools
import os
import smtplib
import ssl
import sys
import threading

HOST = os.environ["MAIL_HOST"]
PORT = int(os.environ["MAIL_PORT"])
PLAIN_PORT = int(os.environ["MAIL_PLAIN_PORT"])

"""


def fill(template: str, **blocks: str) -> str:
    """The template with each line `<name>` replaced by the block of that name, as deep as the line is."""
    def block(match: re.Match[str]) -> str:
        return textwrap.indent(blocks[match["name"]].rstrip("\n"), match["indent"])

    return re.sub(r"^(?P<indent> *)<(?P<name>\w+)>$", block, template, flags=re.MULTILINE)
