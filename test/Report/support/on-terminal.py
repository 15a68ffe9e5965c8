"""Runs a command on a terminal of its own, and prints what it prints there."""

import os
import pty
import sys

os.environ["TERM"] = "xterm-256color"
pty.spawn(sys.argv[1:], lambda terminal: os.read(terminal, 1024))
