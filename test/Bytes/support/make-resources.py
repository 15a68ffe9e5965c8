"""make-resources.py FILE…: what Qt's rcc makes of the files where it does not compress them."""

import sys
from pathlib import Path


def big_endian(number, size=4):
    return number.to_bytes(size, "big")


def row(data):
    return "".join(f"{byte:#x}," for byte in data) + "\n"


def contents(data):
    # rcc ends a row before each byte whose number is a multiple of 16, and before the second one.
    return "  " + row(data[:1]) + "".join("  " + row(data[at:at + 16]) for at in range(1, len(data), 16))


paths = [Path(name) for name in sys.argv[1:]]
data = names = ""
nodes = "  // :\n  " + row(big_endian(0) + big_endian(2, 2) + big_endian(len(paths)) + big_endian(1)) + row(bytes(8))
data_size = names_size = 0
for number, path in enumerate(paths):
    content = path.read_bytes()
    comment = f"  // {path.name}\n  " if number == 0 else f"    // {path.name}\n  "
    data += comment + row(big_endian(len(content))) + contents(content)
    name = path.stem.encode("utf-16-be")
    names += comment + row(big_endian(len(path.stem), 2)) + "  " + row(big_endian(number)) + "  " + row(name)
    nodes += f"  // :/{path.name}\n  "
    nodes += row(big_endian(names_size) + big_endian(0, 2) + big_endian(1) + big_endian(data_size)) + row(bytes(8))
    data_size += 4 + len(content)
    names_size += 6 + len(name)

for array, text in (("data", data), ("name", names), ("struct", nodes)):
    print(f"static const unsigned char qt_resource_{array}[] = {{\n{text}  \n}};\n")
