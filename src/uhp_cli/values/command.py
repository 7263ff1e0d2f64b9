"""A family as the command line says it: the options that mean it, and how these are typed."""

from collections.abc import Iterable, Iterator, Mapping

from uhp_cli.values.profile import SITUATION, Child, Options, Profile


def to_options(profile: Profile) -> Options:
    """Return the options that `from_options` understands as this family.

    How severe a problem of the family is has no option; it is left out.
    """
    facts = profile.facts
    own = [f"{f}={v}" for f, v in facts.items() if f not in SITUATION]
    return Options(
        problems=[_word(p, profile) for p in sorted(profile.family)],
        first=profile.first or None,
        crisis=facts["crisis"] == "ja" if "crisis" in facts else None,
        placement=facts.get("placement"),
        severity=facts.get("severity"),
        region=facts.get("region"),
        facts=[*own, *_denials(profile.denied)],
        tried=[
            f"{n}={o}" if o else n for n, o in (*profile.tried.items(), *profile.elsewhere.items())
        ],
        children=[_child(c, profile) for c in profile.children],
    )


def _word(problem: str, profile: Profile) -> str:
    """Return what was said for a problem: the answer repeats it."""
    return profile.words.get(problem, problem)


def _denials(problems: Iterable[str]) -> Iterator[str]:
    return (f"{p}=nee" for p in sorted(problems))


def _child(child: Child, profile: Profile) -> str:
    severe: Mapping[str, str] = {p: f"={s}" for p, s in child.severities.items()}
    said = [_word(p, profile) + severe.get(p, "") for p in sorted(child.problems)]
    said += [f"{f}={v}" for f, v in child.facts.items()]
    said += _denials(child.denied)
    return f"{child.age.written if child.age else ''}:{','.join(said)}"


def arguments(options: Options) -> list[str]:
    """Return the words of a command line with these options."""
    found = [w for child in options.children for w in ("--child", child)]
    found += [w for age in options.ages for w in ("--age", age)]
    if options.problems:
        found += ["--problems", ",".join(options.problems)]
    if options.first:
        found += ["--first", options.first]
    if options.crisis is not None:
        found.append("--crisis" if options.crisis else "--no-crisis")
    for name in SITUATION[1:]:
        if (value := getattr(options, name)) is not None:
            found += [f"--{name}", value]
    found += [w for fact in options.facts for w in ("--fact", fact)]
    found += [w for name in options.tried for w in ("--tried", name)]
    return found
