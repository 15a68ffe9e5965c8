"""Prints the results of a SARIF file, with --rules the rules: print-results.py [--rules] FILE."""

import json
import re
import sys

with open(sys.argv[-1], encoding="utf-8") as file:
    (run,) = json.load(file)["runs"]
if "--rules" in sys.argv:
    for rule in run["tool"]["driver"]["rules"]:
        print(rule["id"], rule["name"], rule["properties"]["tags"][-1])
else:
    print(re.sub(r'"[0-9a-f]{16}:', '"FINGERPRINT:', json.dumps(run["results"], indent=2, ensure_ascii=False)))
