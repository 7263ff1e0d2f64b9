"""Findings in the formats of other tools: SARIF, GitHub annotations, GitLab code quality, JUnit.

Pure; nothing but the format.
"""

import json
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from uhp_cli import __version__
from uhp_cli.checking.diagnostics import Diagnostic, count_line, fingerprints
from uhp_cli.checking.rules import RULES, Rule, Severity, explained, handbook
from uhp_cli.pages import ci
from uhp_cli.safe import visible


def to_sarif(found: Sequence[Diagnostic], lang: str) -> str:
    """Return SARIF 2.1.0: rules that found something, findings with region and fingerprint."""
    names = sorted({d.rule for d in found}, key=lambda name: RULES[name].code)
    results = [
        {
            "ruleId": d.code,
            "ruleIndex": names.index(d.rule),
            "level": d.severity.value,
            "message": {"text": _sentence(d, lang)},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": _uri(d.file)},
                        "region": {
                            "startLine": d.span.line,
                            "startColumn": d.span.column,
                            "endLine": d.span.end_line,
                            "endColumn": max(d.span.end_column, 1),
                        },
                    },
                    **(
                        {"logicalLocations": [{"fullyQualifiedName": visible(d.path)}]}
                        if d.path
                        else {}
                    ),
                }
            ],
            "partialFingerprints": {"uhp/v1": fingerprint},
        }
        for d, fingerprint in fingerprints(found)
    ]
    driver = {"name": "uhp", "version": __version__, "rules": [_rule(name, lang) for name in names]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return _json(
        {
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [run],
        }
    )


def _rule(name: str, lang: str) -> dict[str, object]:
    rule = RULES[name]
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.replace(".", "-").split("-")),
        "shortDescription": {"text": rule.title(lang)},
        "fullDescription": {"text": rule.why(lang)},
        "help": {"text": explained(rule, lang), "markdown": _help(rule, lang)},
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _help(rule: Rule, lang: str) -> str:
    """Return the rule as the handbook has it, without the headings around it."""
    return "\n\n".join(handbook(lang, [rule]).split("\n\n")[4:])


def to_gitlab(found: Sequence[Diagnostic], lang: str) -> str:
    """Return a code quality report as GitLab reads it.

    Fingerprints hold no line number, so a moved finding is not a new one.
    """
    return _json(
        [
            {
                "description": f"{d.code}: {_sentence(d, lang)}",
                "check_name": d.code,
                "fingerprint": fingerprint,
                "severity": "major" if d.severity is Severity.ERROR else "minor",
                "location": {
                    "path": ci.posix(d.file),
                    "lines": {"begin": d.span.line, "end": d.span.end_line},
                },
            }
            for d, fingerprint in fingerprints(found)
        ]
    )


def to_github(found: Sequence[Diagnostic], checked: Mapping[str, int], lang: str) -> str:
    """Return workflow commands and the count; errors first: GitHub shows ten of a kind per step."""
    lines = []
    for d in sorted(found, key=lambda d: d.severity is not Severity.ERROR):
        place = [
            ("file", ci.posix(d.file)),
            ("line", d.span.line),
            ("endLine", d.span.end_line),
            ("col", d.span.column),
        ]
        if d.span.end_line == d.span.line:
            place.append(("endColumn", d.span.end_column))
        title = f"{d.code} {d.entry}".strip()
        lines.append(ci.command(d.severity.value, place, title, _sentence(d, lang)))
    return "\n".join([*lines, count_line(found, checked, lang)]) + "\n"


def to_junit(
    found: Sequence[Diagnostic], checked: Mapping[str, int], lang: str, fail_on: Severity
) -> str:
    """Return JUnit XML: a suite per file, a case per finding.

    What does not fail the run is told and passes.
    """
    suites = {}
    for file in checked:
        mine = [_case(d, lang, fails=fails(d, fail_on)) for d in found if d.file == file]
        suites[file] = mine or [ci.Case(file, "uhp validate")]
    return ci.junit("uhp validate", suites)


def _case(d: Diagnostic, lang: str, *, fails: bool) -> ci.Case:
    name = " ".join(filter(None, (d.code, d.path or f"{d.span.line}:{d.span.column}")))
    text = f"{visible(d.place)}: {_sentence(d, lang)}"
    return ci.Case(d.file, name, text, d.code if fails else "", d.message(lang))


def fails(d: Diagnostic, fail_on: Severity) -> bool:
    """Say whether a finding makes the check fail."""
    return d.severity is Severity.ERROR or fail_on is Severity.WARNING


def _sentence(d: Diagnostic, lang: str) -> str:
    return ". ".join(filter(None, (d.message(lang), d.hint(lang))))


def _uri(name: str) -> str:
    return ("file://" if name.startswith("/") else "") + quote(ci.posix(name))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1) + "\n"
