"""Runs a command that cannot write more than ten bytes to a file."""

import os
import resource
import signal
import sys

# An ignored signal stays ignored in the command, and the write fails instead.
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))
os.execvp(sys.argv[1], sys.argv[1:])
