"""rule-examples.py PAGES: runs the examples of the rules' pages.

Each page's "Example" has a finding of its rule, and its "Use instead" has none. Where the finding can be fixed,
`mailseal fix --unsafe-fixes` makes the one of the other.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path


def program(page, heading):
    section = page.read_text(encoding="utf-8").split(f"\n## {heading}\n")[1]
    return re.search(r"^```python\n(.*?)^```", section, re.MULTILINE | re.DOTALL)[1]


def mailseal(*arguments):
    return subprocess.run(["mailseal", *arguments], capture_output=True, text=True).stdout


def findings(path, rule):
    found = json.loads(mailseal("check", "--format", "json", str(path)))["findings"]
    return [finding for finding in found if finding["rule"] == rule]


with tempfile.TemporaryDirectory() as folder:
    for page in sorted(Path(sys.argv[1]).glob("*.md")):
        before, after = Path(folder, "before.py"), Path(folder, "after.py")
        before.write_text(program(page, "Example"), encoding="utf-8")
        after.write_text(program(page, "Use instead"), encoding="utf-8")
        found = findings(before, page.stem)
        fixable = bool(found) and all(finding["fix"] != "manual" for finding in found)
        wrong = []
        if not found:
            wrong.append("the example has no finding")
        if findings(after, page.stem):
            wrong.append("what to use instead has the finding, too")
        if fixable:
            mailseal("fix", "--unsafe-fixes", str(before))
            if before.read_text(encoding="utf-8") != after.read_text(encoding="utf-8"):
                wrong.append("the fix is not what to use instead:\n" + before.read_text(encoding="utf-8"))
        print(f"{page.stem}: {'fixed' if fixable else 'manual'}{''.join(', but ' + text for text in wrong)}")
