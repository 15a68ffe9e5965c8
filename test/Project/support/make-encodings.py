"""Fills a folder with files whose bytes are not plain UTF-8."""

import codecs
import pathlib
import sys

root = pathlib.Path(sys.argv[1])
call = 'import smtplib, ssl\nsmtplib.SMTP_SSL("mail.example.org")\n'
fixed = 'import smtplib, ssl\nsmtplib.SMTP_SSL("mail.example.org", context=ssl.create_default_context())\n'


def write(name: str, data: bytes) -> None:
    path = root / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)


write("binary/nul.py", b"\0" + call.encode())
write("binary/nul-at-8191.py", call.encode().ljust(8191, b"#") + b"\0\n")
write("binary/late-nul.py", call.encode().ljust(8192, b"#") + b"\0\n")
write("binary/nul.h", b'const char *Code = "import smtplib\0";\n')

write("wide/utf8.py", call.encode())
write("wide/utf16le.py", codecs.BOM_UTF16_LE + call.encode("utf-16-le"))
write("wide/utf16be.cpp", codecs.BOM_UTF16_BE + 'auto *C = "import smtplib";\n'.encode("utf-16-be"))
write("wide/utf32le.py", codecs.BOM_UTF32_LE + call.encode("utf-32-le"))
write("wide/utf32be.py", codecs.BOM_UTF32_BE + call.encode("utf-32-be"))
write("wide/other-utf16.py", codecs.BOM_UTF16_LE + "import socket\n".encode("utf-16-le"))
write("wide/other-utf32.h", codecs.BOM_UTF32_LE + "int A;\n".encode("utf-32-le"))
# The characters of the name with a high byte that makes them other characters.
write("wide/lookalike.py", codecs.BOM_UTF16_LE + b"".join(bytes([byte, 0x30]) for byte in b"smtplib"))

for folder, text in {"kept": call, "want": fixed}.items():
    write(f"{folder}/latin1.py", "# -*- coding: latin-1 -*- \xe4\n".encode("latin-1") + text.encode() + b"# \xff\n")
    write(f"{folder}/bom-crlf.py", codecs.BOM_UTF8 + text.replace("\n", "\r\n").encode())
    write(f"{folder}/no-end.py", text.rstrip("\n").encode())
    write(f"{folder}/no-end.cpp", f'auto *C = R"py({text})py";'.encode())
write("empty.py", b"")
write("empty", b"")
