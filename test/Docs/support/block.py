"""block.py PAGE LANGUAGE N: prints the page's N-th block of that language."""

import re
import sys
from pathlib import Path

page, language, number = sys.argv[1:]
blocks = re.findall(rf"^```{re.escape(language)}\n(.*?)^```$", Path(page).read_text(), re.MULTILINE | re.DOTALL)
print(blocks[int(number) - 1], end="")
