"""console.py [--update] PAGE FOLDER: holds what a page shows of a terminal against what a terminal shows.

Runs each line "$ COMMAND" of the page's ```console blocks in FOLDER, one after the other. Prints the page's difference
from the truth, if there is one, and then fails, or with --update puts the truth into the page.
"""

import argparse
import difflib
import re
import subprocess
import sys
from pathlib import Path

BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.*)$", re.MULTILINE)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--update", action="store_true")
    parser.add_argument("page", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()

    shown = options.page.read_text()
    true, blocks = BLOCK.subn(lambda block: run_block(block[0], options.folder), shown)
    if not blocks:
        sys.exit(f"{options.page} shows no terminal")
    if true == shown:
        return
    if options.update:
        options.page.write_text(true)
        return
    sys.stdout.writelines(
        difflib.unified_diff(shown.splitlines(True), true.splitlines(True), str(options.page), "what happens")
    )
    sys.exit(1)


def run_block(block: str, folder: Path) -> str:
    return "".join(run(command, folder) for command in COMMAND.findall(block))


def run(command: str, folder: Path) -> str:
    ran = subprocess.run(
        command, shell=True, cwd=folder, text=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )  # fmt: skip
    return f"$ {command}\n{ran.stdout}"


if __name__ == "__main__":
    main()
