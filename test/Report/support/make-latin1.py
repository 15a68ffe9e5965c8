"""Writes, in the folder that is the argument, a file whose name and text are Latin-1."""

import os
import sys

with open(os.path.join(os.fsencode(sys.argv[1]), b"caf\xe9.py"), "wb") as file:
    file.write(b'# -*- coding: latin-1 -*-\nimport smtplib, ssl\n"\xe9"  ; smtplib.SMTP_SSL("h")\n')
