"""Says of each C++ program in a folder what mailseal makes of it, with a compile database and without.

    shapes.py --flags="-I… -lpython…" FOLDER

Each `NAME.cpp` (.c, .mm, .cu) of FOLDER is a program, and so is each folder `NAME/` in it with all its files. One
that starts with the line `// Compiled as if …` is built with `#if 0` as `#if 1`: so a branch runs that is not compiled.
The programs are copied, `mailseal fix` runs once in a folder with a compile_commands.json and once in one without,
and what comes out is compiled and run, as the programs are before. Prints

    shape            without a database  with a database
    adjacent         repaired            repaired

where a word is one of

    repaired      before, any server got the password; after, only the honest one does, and at the others the program
                  ends with SSLCertVerificationError; mailseal has nothing more to say
    unsafe        the same of `mailseal fix --unsafe-fixes`, while `mailseal fix` changes nothing
    reported      nothing is changed, and mailseal names the call; what it says follows the table
    left alone    no server gets a password, and mailseal says and changes nothing
    SILENT        an impostor gets the password, and mailseal says nothing
    anything else is a failure, and says what is wrong
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from certificates import make_certificates
from live import print_table, run_at_server

SOURCES = {".c", ".cpp", ".mm", ".cu"}

# What most programs include, compiled once.
COMMON_HEADERS = ["Python.h", "cstdio", "cstdlib", "cstring", "fstream", "sstream", "string", "string_view", "vector"]

SECURE = [("wrong-host", "exit 1, ssl.SSLCertVerificationError", "nothing"),
          ("right", "exit 0", "alice:secret over TLS")]
OPEN = [(kind, "exit 0", "alice:secret over TLS") for kind, _, _ in SECURE]


@dataclass(frozen=True)
class Toolchain:
    """How a program is built."""

    flags: list[str]
    common: Path

    def command(self, program: Path, output: Path) -> list[str]:
        sources = [str(source) for source in units_of(program)]
        match program_suffix(program):
            case ".c":
                start = ["cc", "-D_GNU_SOURCE"]
            case ".mm":
                start = ["g++", "-std=c++20", "-fconstant-string-class=NXConstantString"]
            case ".cu":
                # The host's side alone: it needs neither a GPU nor its headers.
                start = ["clang++-22", "-std=c++20", "--cuda-host-only", "-nocudainc", "-nocudalib"]
            case _:
                start = ["g++", "-std=c++20", "-include", str(self.common)]
        libraries = ["-lobjc"] if program_suffix(program) == ".mm" else []
        return [*start, "-w", *sources, "-o", str(output), *self.flags, *libraries]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--flags", required=True, help="what compiles and links a program with Python inside")
    parser.add_argument("--cache", type=Path, required=True, metavar="FOLDER", help="for what serves several runs")
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    flags = options.flags.split()
    tools = Toolchain(flags, compile_common_headers(flags, options.cache))
    shapes = sorted(path for path in options.folder.iterdir() if path.is_dir() or path.suffix in SOURCES)
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count()) as workers:
        authority = make_certificates(Path(folder))
        serve = partial(run_at_servers, Path(folder), authority)
        with tempfile.TemporaryDirectory() as work:
            judge = partial(judge_shape, tools, serve, Path(work))
            verdicts = list(workers.map(judge, shapes))
    rows = [(shape.stem, *(verdict.word for verdict in pair)) for shape, pair in zip(shapes, verdicts)]
    print_table(rows, ("shape", "without a database", "with a database"))
    for shape, (bare, known) in zip(shapes, verdicts):
        for reason in dict.fromkeys([*bare.reasons, *known.reasons]):
            print(f"{shape.stem}: {reason}")


def units_of(program: Path) -> list[Path]:
    if program.is_file():
        return [program]
    return sorted(path for path in program.iterdir() if path.suffix in SOURCES)


def program_suffix(program: Path) -> str:
    return units_of(program)[0].suffix


def compile_common_headers(flags: list[str], cache: Path) -> Path:
    """Returns a header that the compiler has precompiled in `cache`."""
    text = "".join(f"#include <{header}>\n" for header in COMMON_HEADERS)
    version = subprocess.run(["g++", "-v"], capture_output=True, check=True).stderr
    header = cache / f"common-{hashlib.sha256(version + text.encode() + ' '.join(flags).encode()).hexdigest()[:16]}.h"
    compiled = header.with_suffix(".h.gch")
    if not compiled.exists():
        cache.mkdir(parents=True, exist_ok=True)
        # Tests run side by side: what has its name is whole.
        with tempfile.TemporaryDirectory(dir=cache) as own:
            draft = Path(own) / header.name
            draft.write_text(text)
            subprocess.run(["g++", "-std=c++20", "-xc++-header", draft, "-o", draft.with_suffix(".gch"),
                            *(flag for flag in flags if flag.startswith("-I"))], check=True)
            draft.replace(header)
            draft.with_suffix(".gch").replace(compiled)
    return header


@dataclass(frozen=True)
class Verdict:
    word: str
    reasons: tuple[str, ...] = ()


def judge_shape(tools: Toolchain, serve, work: Path, shape: Path) -> tuple[Verdict, Verdict]:
    """Returns what mailseal makes of a shape without a database, and with one."""
    before = serve(build(tools, shape, work / f"{shape.stem}-before"))
    folders = [work / f"{shape.stem}-bare", work / f"{shape.stem}-known"]
    programs = []
    for folder in folders:
        folder.mkdir()
        program = folder / shape.name
        (shutil.copytree if shape.is_dir() else shutil.copy)(shape, program)
        units = units_of(program) if folder is folders[1] else []
        (folder / "compile_commands.json").write_text(json.dumps([database_entry(tools, unit) for unit in units]))
        programs.append(program)
    runs: dict[tuple[bytes, ...], list] = {}
    verdicts = [judge_program(tools, serve, shape, program, before, runs) for program in programs]
    return verdicts[0], verdicts[1]


def judge_program(tools: Toolchain, serve, original: Path, program: Path, before: list, runs: dict) -> Verdict:
    plain = mailseal("fix", program)
    unsafe = False
    if contents(program) == contents(original) and before == OPEN:
        reasons = messages(program)
        if not reasons:
            return Verdict("SILENT")
        mailseal("fix", "--unsafe-fixes", program)
        if contents(program) == contents(original):
            return Verdict("reported", reasons)
        unsafe = True
    if contents(program) == contents(original):
        if before == OPEN or plain or any(given != "nothing" for _, _, given in before):
            return Verdict(f"unexpected: {before} and exit {plain}")
        return Verdict("left alone")
    if before != OPEN:
        return Verdict(f"not a shape: {before} before")
    if left := mailseal("check", program):
        return Verdict(f"mailseal ends with {left} after the fix")
    # Where both ways give the same bytes, one run shows both.
    key = contents(program)
    if key not in runs:
        runs[key] = serve(build(tools, program, program.with_name(program.name + ".out")))
    if runs[key] != SECURE:
        return Verdict(f"broken: {runs[key]}")
    return Verdict("unsafe" if unsafe else "repaired")


def contents(program: Path) -> tuple[bytes, ...]:
    files = sorted(program.iterdir()) if program.is_dir() else [program]
    return tuple(file.read_bytes() for file in files)


def database_entry(tools: Toolchain, unit: Path) -> dict:
    command = tools.command(unit, Path("out.o"))
    return {"directory": str(unit.parent), "file": str(unit), "arguments": [*command, "-c"]}


def mailseal(*arguments: str | Path) -> int:
    run = subprocess.run(["mailseal", *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    sys.stderr.write(run.stdout + run.stderr)
    return run.returncode


def messages(program: Path) -> tuple[str, ...]:
    """Returns what mailseal says of the calls in a program, each once."""
    run = subprocess.run(["mailseal", "check", "--format=json", program], capture_output=True, text=True)
    return tuple(dict.fromkeys(finding["message"] for finding in json.loads(run.stdout)["findings"]))


def build(tools: Toolchain, program: Path, output: Path) -> Path:
    if any("// Compiled as if " in unit.read_text(errors="replace") for unit in units_of(program)):
        enabled = output.with_name(output.name + program.suffix)
        enabled.write_bytes(program.read_bytes().replace(b"#if 0", b"#if 1"))
        program = enabled
    subprocess.run(tools.command(program, output), check=True)
    return output


def run_at_servers(certificates: Path, authority: Path, program: Path) -> list[tuple[str, str, str]]:
    return [run_at_server([str(program)], "smtp", "implicit", certificates, authority, kind) for kind, _, _ in SECURE]


if __name__ == "__main__":
    main()
