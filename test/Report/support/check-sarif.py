"""Checks a SARIF file for what code-scanning services refuse: check-sarif.py FILE.

Not the whole schema, but all of it that mailseal uses, and what the schema does not say: unknown properties,
rule indexes, regions that end before they begin, incomplete fixes.
"""

import json
import sys

LEVELS = {"none", "note", "warning", "error"}


def only(value, required, optional=()):
    """Checks that an object has its required properties and no unknown ones."""
    assert isinstance(value, dict), value
    missing = set(required) - value.keys()
    unknown = value.keys() - set(required) - set(optional)
    assert not missing and not unknown, (missing, unknown)
    return value


def check_text(message, *optional):
    only(message, ["text"], optional)
    assert message["text"].strip()


def check_location(location):
    only(location, ["uri"], ["uriBaseId"])
    assert "\\" not in location["uri"] and " " not in location["uri"] and location["uri"].isascii()
    assert ("uriBaseId" in location) != location["uri"].startswith("file://")


def check_region(region):
    only(region, ["startLine", "startColumn", "endLine", "endColumn"])
    start = region["startLine"], region["startColumn"]
    end = region["endLine"], region["endColumn"]
    assert (1, 1) <= start <= end and end[1] >= 1


def check_fix(fix):
    only(fix, ["description", "artifactChanges"])
    check_text(fix["description"])
    assert fix["artifactChanges"]
    for change in fix["artifactChanges"]:
        only(change, ["artifactLocation", "replacements"])
        check_location(change["artifactLocation"])
        assert change["replacements"]
        for replacement in change["replacements"]:
            only(replacement, ["deletedRegion", "insertedContent"])
            check_region(replacement["deletedRegion"])
            only(replacement["insertedContent"], ["text"])


def check_rule(rule):
    only(rule, ["id", "name", "shortDescription", "fullDescription", "help", "defaultConfiguration", "properties"])
    check_text(rule["shortDescription"])
    check_text(rule["fullDescription"])
    check_text(rule["help"], "markdown")
    assert rule["help"]["markdown"].startswith("# " + rule["id"])
    assert rule["defaultConfiguration"]["level"] in LEVELS
    assert 0 < float(rule["properties"]["security-severity"]) <= 10
    assert "security" in rule["properties"]["tags"]


def check_result(result, rules):
    only(result, ["ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints", "properties"], ["fixes"])
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert result["level"] in LEVELS
    check_text(result["message"])
    assert len(result["locations"]) == 1
    place = only(only(result["locations"][0], ["physicalLocation"])["physicalLocation"], ["artifactLocation", "region"])
    check_location(place["artifactLocation"])
    check_region(place["region"])
    assert all(isinstance(value, str) for value in result["partialFingerprints"].values())
    for fix in result.get("fixes", []):
        check_fix(fix)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        log = json.load(file)
    only(log, ["$schema", "version", "runs"])
    assert log["version"] == "2.1.0" and "sarif-2.1.0" in log["$schema"]
    (run,) = log["runs"]
    only(run, ["tool", "columnKind", "results"])
    assert run["columnKind"] == "unicodeCodePoints"
    driver = only(only(run["tool"], ["driver"])["driver"], ["name", "version", "rules"])
    for rule in driver["rules"]:
        check_rule(rule)
    for result in run["results"]:
        check_result(result, driver["rules"])
    names = [
        (
            result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
            *result["partialFingerprints"].values(),
        )
        for result in run["results"]
    ]
    assert len(names) == len(set(names)), "two results have one fingerprint"


main()
