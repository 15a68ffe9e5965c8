"""Fills a folder with files about as large as mailseal analyses, and much larger ones."""

import codecs
import pathlib
import sys

root = pathlib.Path(sys.argv[1])
limit = 16 << 20
text = b"#" * 9000
call = b'import smtplib; smtplib.SMTP_SSL("mail.example.org")\n'


def write(name: str, size: int, parts: dict[int, bytes]) -> None:
    """A file of \\p size bytes with parts at their offsets, and holes between."""
    with open(root / name, "wb") as file:
        for offset, part in parts.items():
            file.seek(offset)
            file.write(part)
        file.truncate(size)


# Across the end of what is searched at a time, wherever that is in the last 64 megabytes.
across = {0: text} | {offset - 3: call for offset in range(36 << 20, 100 << 20, 1 << 20)}
write("across.h", 100 << 20, across)
write("at-start.py", limit + 1, {0: call + text})
write("no-mention.py", 100 << 20, {0: text})
write("binary.py", 100 << 20, {90 << 20: call})
write("just-right.py", limit, {0: call + b"#" * (limit - len(call))})
(root / "utf16.py").write_bytes(codecs.BOM_UTF16_LE + (" " * (10_000_000 - 7) + "smtplib").encode("utf-16-le"))
