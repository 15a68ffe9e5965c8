"""Makes the fixes of a SARIF file: apply-sarif.py FILE ROOT. A second way to the bytes of 'mailseal fix'."""

import json
import os
import re
import sys
import urllib.parse


def offset(lines, line, column):
    """The index, in code points, of a place that is 1-based."""
    return sum(len(text) for text in lines[: line - 1]) + column - 1


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        (run,) = json.load(file)["runs"]
    edits = {}
    for result in run["results"]:
        for fix in result.get("fixes", []):
            for change in fix["artifactChanges"]:
                path = urllib.parse.unquote(change["artifactLocation"]["uri"])
                for replacement in change["replacements"]:
                    edits.setdefault(path, set()).add(
                        (*replacement["deletedRegion"].values(), replacement["insertedContent"]["text"])
                    )
    for path, found in edits.items():
        path = os.path.join(sys.argv[2], path)
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
        # The standard does not count a byte order mark.
        mark = text.startswith("\ufeff")
        lines = re.findall(r"[^\n]*\n|[^\n]+$", text[mark:])
        for line, column, end_line, end_column, new in sorted(found, reverse=True):
            begin, end = (offset(lines, *place) + mark for place in ((line, column), (end_line, end_column)))
            text = text[:begin] + new + text[end:]
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)


main()
