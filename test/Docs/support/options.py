"""options.py PAGE: prints the options that either the page or `mailseal COMMAND --help` has, and the other has not."""

import re
import subprocess
import sys
from pathlib import Path

COMMANDS = ["check", "diff", "fix", "locate"]
EVERYWHERE = {"--help", "--version"}


def options(text: str) -> set[str]:
    """The long options in a text; `--[no-]x` is `--x`."""
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text.replace("[no-]", ""))) - EVERYWHERE


def help_of(command: str) -> str:
    return subprocess.run(["mailseal", command, "--help"], text=True, stdout=subprocess.PIPE, check=True).stdout


# A row of a table: | `-p DIR`, `--build-dir DIR` | the folder ... |
rows = re.findall(r"^\| (`-.*?`) \|", Path(sys.argv[1]).read_text(), re.MULTILINE)
on_page = set().union(*map(options, rows))
in_help = set().union(*(options(help_of(command)) for command in COMMANDS))
for option in sorted(on_page ^ in_help):
    print(option, "is only", "on the page" if option in on_page else "in the help")
sys.exit(on_page != in_help)
