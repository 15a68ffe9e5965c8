"""Writes the examples of the rules' pages as RULE.before.py and RULE.after.py: extract-examples.py PAGES FOLDER."""

import pathlib
import re
import sys

pages, folder = map(pathlib.Path, sys.argv[1:])
for page in pages.glob("*.md"):
    text = page.read_text(encoding="utf-8")
    for heading, part in (("Example", "before"), ("Use instead", "after")):
        program = re.search(rf"^## {heading}\n.*?^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL)[1]
        (folder / f"{page.stem}.{part}.py").write_text(program, encoding="utf-8")
