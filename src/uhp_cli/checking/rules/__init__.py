"""The rules of `uhp validate`.

Each stands with its reason, its examples and its check in the room of its kind.

docs/rules.md is made of them.
"""

from collections.abc import Iterable

from uhp_cli.checking.rule import DECLARED, Rule, Severity
from uhp_cli.checking.rules import (
    between,
    field,
    fixed,
    freshness,
    keys,
    practice,
    reading,
    security,
    values,
    wording,
)

__all__ = ["FAMILIES", "RULES", "Rule", "Severity", "explained", "handbook"]

_ROOMS = (reading, keys, values, between, fixed, practice, field, wording, freshness, security)

RULES: dict[str, Rule] = {rule.name: rule for rule in sorted(DECLARED)}
"""The rules by name, in order of code."""

FAMILIES = {
    "0": ("Bestand en tekens", "File and encoding"),
    "1": ("YAML en vorm", "YAML and shape"),
    "2": ("Tussen de delen", "Between records"),
    "3": ("Het vak", "The field"),
    "4": ("Actualiteit", "Freshness"),
    "5": ("Veiligheid", "Security"),
}
"""The families by the first digit of a code, in Dutch and English."""


def explained(rule: Rule, lang: str) -> str:
    """Return a rule with its reason and two examples, for a terminal."""
    words = (
        ("fout", "waarschuwing", "fout", "goed")
        if lang == "nl"
        else ("error", "warning", "wrong", "right")
    )
    head = f"{rule.code} {rule.name} ({words[rule.severity is Severity.WARNING]})"
    parts = [head, f"  {rule.title(lang)}", "", f"  {rule.why(lang)}"]
    for word, example in ((words[2], rule.bad), (words[3], rule.good)):
        parts += ["", f"  {word}:", *(f"    {line}" for line in example.split("\n"))]
    return "\n".join(parts) + "\n"


def handbook(lang: str, rules: Iterable[Rule] = RULES.values()) -> str:
    """Return rules as Markdown, by family, with reason and examples."""
    dutch = lang == "nl"
    parts = [
        "# Regels van uhp validate" if dutch else "# The rules of uhp validate",
        "Gemaakt met `uhp rule --format markdown`. Een fout laat de controle falen,"
        " een waarschuwing alleen met `--fail-on warning`."
        if dutch
        else "Made with `uhp rule --format markdown --lang en`. An error fails the check,"
        " a warning only with `--fail-on warning`.",
    ]
    family = ""
    for rule in rules:
        if rule.code[3] != family:
            family = rule.code[3]
            parts.append(f"## {FAMILIES[family][not dutch]}")
        kind = (
            ("waarschuwing" if dutch else "warning")
            if rule.severity is Severity.WARNING
            else ("fout" if dutch else "error")
        )
        parts += [f"### {rule.code} {rule.name}", f"*{kind}* — {rule.title(lang)}.", rule.why(lang)]
        parts += [
            ("Fout:" if dutch else "Wrong:"),
            _code(rule.bad),
            ("Goed:" if dutch else "Right:"),
            _code(rule.good),
        ]
    return "\n\n".join(parts) + "\n"


def _code(example: str) -> str:
    return f"```yaml\n{example}\n```"
