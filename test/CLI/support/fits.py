"""Fails unless standard input fits a screen: fits.py COLUMNS LINES."""

import sys

columns, lines = map(int, sys.argv[1:])
text = sys.stdin.read().splitlines()
too_long = [line for line in text if len(line) > columns]
if too_long or len(text) > lines:
    sys.exit(f"{len(text)} lines; too long: {too_long}")
