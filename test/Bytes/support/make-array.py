"""make-array.py LAYOUT FILE: the bytes of FILE as an array in C or C++, laid out as one of the usual tools does.

What mailseal makes of an array must be what the tool would make of the repaired file.
"""

import sys
from pathlib import Path


def rows(data, count, spell, separator=", "):
    return [separator.join(spell(byte) for byte in data[at:at + count]) for at in range(0, len(data), count)]


def c_character(byte):
    names = {0x27: r"\'", 0x5C: r"\\", 0x0A: r"\n", 0x09: r"\t", 0x0D: r"\r"}
    return f"'{names.get(byte) or chr(byte)}'"


def xxd(data):
    body = ",\n  ".join(rows(data, 12, "0x{:02x}".format))
    return f"unsigned char send_py[] = {{\n  {body}\n}};\nunsigned int send_py_len = {len(data)};\n"


def upper(data):
    body = ",\n\t".join(rows(data, 8, "0X{:02X}".format, ","))
    return f"const unsigned char send_py[{len(data)}] = {{\n\t{body},\n}};\nenum {{ SendPySize = {len(data)}U }};\n"


def bin2c(data):
    body = "\n".join(f" {row}," for row in rows(data, 20, "{:3d}".format, ","))
    return f"static const unsigned char B1[]={{\n{body}\n}};\nint run() {{ return load(B1,{len(data)},\"send\"); }}\n"


def width(data):
    lines = ["  "]
    for byte in data:
        if len(lines[-1]) + len(f"{byte},") > 78:
            lines.append("  ")
        lines[-1] += f"{byte},"
    body = "\n".join(lines)
    return f"#define SEND_LEN {len(data) + 1:#x}\nunsigned char send_data[SEND_LEN] = {{\n{body}0}};\n"


def characters(data):
    return f"const char script[] = {{{','.join(map(c_character, data))},'\\0'}};\n"


def text_lines(data):
    lines = [", ".join(map(c_character, line)) for line in data.splitlines(keepends=True)]
    body = ",\r\n    ".join(lines)
    return f"static constexpr char script[] = {{\r\n    {body}\r\n}};\r\n"


def std_array(data):
    body = ",\n    ".join(rows(data, 16, "0x{:02X}".format))
    return f"inline constexpr std::array<unsigned char, {len(data)}> script = {{{{\n    {body}\n}}}};\n"


def macro(data):
    body = ", \\\n  ".join(rows(data, 16, "0{:03o}".format))
    return f"#define SCRIPT {{ \\\n  {body} }}\n#define SCRIPT_LENGTH ({len(data)})\n"


def numbers(data):
    return ",".join(map("{:#04x}".format, data))


def hex_string(data):
    body = "\n".join(f'    "{row}"' for row in rows(data, 16, r"\x{:02x}".format, ""))
    return f"static const char *const script =\n{body};\nconst size_t script_size = {len(data)};\n"


def octal_string(data):
    body = "\n    ".join(f'"{row}"' for row in rows(data, 20, r"\{:03o}".format, ""))
    return f"const char script[{len(data) + 1}] =\n    {body};\n"


layout, path = sys.argv[1:]
sys.stdout.buffer.write(globals()[layout](Path(path).read_bytes()).encode())
