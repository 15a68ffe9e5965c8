#!/usr/bin/env python3
"""Makes the tree that bench/run measures on: make_tree.py FOLDER.

Several thousand Python and C++ files without mail code, the same at every call,
in a git work tree with an ignored build folder. Nothing is done if it is there.
"""

import pathlib
import random
import shutil
import subprocess
import sys

VERSION = "1\n"  # Another one makes an existing tree anew.
FOLDERS = 400
FILES = {".py": 2500, ".cpp": 2500, ".h": 2500}
MEDIAN_LINES = 120
# Words that look like library names are in it, so that a search has to work.
WORDS = """self return import value index result buffer size const auto static void include
    namespace class template pathlib contextlib zlib stdlib simplify template application
    multiply public library std vector string for while if else optional nullptr override
    process handler message server client print open close read write""".split()


def line(rng: random.Random) -> str:
    return " " * rng.choice((0, 4, 8)) + " ".join(rng.choices(WORDS, k=rng.randint(2, 12)))


def main() -> None:
    root = pathlib.Path(sys.argv[1])
    stamp = root / ".git" / "bench-version"
    if stamp.is_file() and stamp.read_text() == VERSION:
        return
    shutil.rmtree(root, ignore_errors=True)
    rng = random.Random(20)
    lines = [line(rng) + "\n" for _ in range(5000)]
    folders = [root]
    for number in range(FOLDERS):
        folders.append(rng.choice(folders[-50:]) / f"part{number}")
    for suffix, count in FILES.items():
        for number in range(count):
            path = rng.choice(folders) / f"file{number}{suffix}"
            path.parent.mkdir(parents=True, exist_ok=True)
            length = min(4000, int(rng.lognormvariate(0, 1) * MEDIAN_LINES) + 1)
            start = rng.randrange(len(lines))
            path.write_text("".join((lines * 2)[start : start + length]))
    (root / ".gitignore").write_text("/build/\n*.o\n*.py[cod]\n__pycache__/\n")
    (root / "build").mkdir()
    for number in range(200):
        (root / "build" / f"file{number}.o").write_bytes(rng.randbytes(20000))
    git = ["git", "-C", str(root)]
    subprocess.run([*git, "init", "--quiet"], check=True)
    subprocess.run([*git, "add", "--all"], check=True)
    stamp.write_text(VERSION)


if __name__ == "__main__":
    main()
