"""make-resources.py [--python] [--zlib] FILE…: what Qt's rcc makes of the files.

With --zlib it has compressed them, and with --python it writes Python.
"""

import sys
import zlib
from pathlib import Path

HEAD = [
    "Resource object code",
    "",
    "Created by: The Resource Compiler for Qt version 5.15.8",
    "",
    "WARNING! All changes made in this file will be lost!",
]
HEAD_PYTHON = "".join(f"# {line}".rstrip() + "\n" for line in HEAD) + "\nfrom PyQt5 import QtCore\n\n"
HEAD_CXX = "/*\n" + "".join(f"** {line}".rstrip() + "\n" for line in HEAD) + "*/\n\n"


def big_endian(number, size=4):
    return number.to_bytes(size, "big")


def row(data):
    return "".join(f"{byte:#x}," for byte in data) + "\n"


def contents(data):
    # rcc ends a row before each byte whose number is a multiple of 16, and before the second one.
    return "  " + row(data[:1]) + "".join("  " + row(data[at:at + 16]) for at in range(1, len(data), 16))


def literal(text):
    """The bytes of rows, as a bytes literal whose lines are the rows."""
    rows = [line for line in text.splitlines() if line.strip() and "//" not in line]
    return "".join("".join(f"\\x{int(byte, 16):02x}" for byte in row.split(",") if byte.strip()) + "\\\n" for row in rows)


options = {name for name in sys.argv[1:] if name.startswith("--")}
paths = [Path(name) for name in sys.argv[1:] if name not in options]
data = names = ""
nodes = "  // :\n  " + row(big_endian(0) + big_endian(2, 2) + big_endian(len(paths)) + big_endian(1)) + row(bytes(8))
data_size = names_size = 0
for number, path in enumerate(paths):
    content = path.read_bytes()
    if "--zlib" in options:
        content = big_endian(len(content)) + zlib.compress(content)
    comment = f"  // {path.name}\n  " if number == 0 else f"    // {path.name}\n  "
    data += comment + row(big_endian(len(content))) + contents(content)
    name = path.name.encode("utf-16-be")
    names += comment + row(big_endian(len(path.name), 2)) + "  " + row(big_endian(number)) + "  " + row(name)
    nodes += f"  // :/{path.name}\n  "
    nodes += row(big_endian(names_size) + big_endian("--zlib" in options, 2) + big_endian(1) + big_endian(data_size)) + row(bytes(8))
    data_size += 4 + len(content)
    names_size += 6 + len(name)

for array, text in (("data", data), ("name", names), ("struct", nodes)):
    if "--python" in options:
        print((HEAD_PYTHON if array == "data" else "") + f'qt_resource_{array} = b"\\\n{literal(text)}"\n')
        continue
    if array == "data" and "--zlib" in options:
        print(HEAD_CXX, end="")
    print(f"static const unsigned char qt_resource_{array}[] = {{\n{text}  \n}};\n")
