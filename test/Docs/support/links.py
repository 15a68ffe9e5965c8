"""links.py FOLDER: prints each link of the Markdown pages below the folder that leads to no file, and then fails."""

import re
import sys
from pathlib import Path

LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")

root = Path(sys.argv[1])
pages = [*root.glob("*.md"), *root.glob("docs/**/*.md")]
broken = [
    f"{page.relative_to(root)}: {target}"
    for page in sorted(pages)
    for target in LINK.findall(page.read_text())
    if not (page.parent / target).exists()
]
print("\n".join(broken) or f"{len(pages)} pages")
sys.exit(bool(broken))
