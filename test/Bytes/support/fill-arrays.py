"""fill-arrays.py SCRIPT FILE…: puts the bytes of SCRIPT for each `BYTES` in the files, and their number plus N for `LENGTH+N`."""

import re
import sys
from pathlib import Path

script, *files = map(Path, sys.argv[1:])
data = script.read_bytes()
for file in files:
    text = file.read_text()
    text = text.replace("BYTES", ", ".join(map("{:#04x}".format, data)))
    text = re.sub(r"LENGTH([+-]\d+)?", lambda match: str(len(data) + int(match[1] or 0)), text)
    file.write_text(text)
