"""Checks the pages of the rules: one set of headings, Python that parses, an example before and after."""

import ast
import pathlib
import re
import sys

HEADINGS = [
    "What it does",
    "Why it matters",
    "Example",
    "Use instead",
    "Fix safety",
    "Where it applies",
    "Options",
    "References",
]

for page in sorted(pathlib.Path(sys.argv[1]).glob("*.md")):
    text = page.read_text(encoding="utf-8")
    headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert headings == HEADINGS, (page, headings)
    sections = dict(zip(headings, re.split(r"^## .*$", text, flags=re.MULTILINE)[1:], strict=True))
    for name in ("Example", "Use instead"):
        programs = re.findall(r"^```python\n(.*?)^```", sections[name], re.MULTILINE | re.DOTALL)
        assert programs, (page, name)
        for program in programs:
            ast.parse(program)
    assert re.search(r"safe|manual", sections["Fix safety"]), page
