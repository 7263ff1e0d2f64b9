"""What was typed, as values: a number, a choice, a family."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from uhp_cli.errors import UhpError
from uhp_cli.reading import loading
from uhp_cli.telling.words import Lang, Words
from uhp_cli.values.catalogue import Catalogue, Intervention, Term, fold, meant
from uhp_cli.values.profile import Options, Profile, from_options
from uhp_cli.values.vocab import Level, strength

if TYPE_CHECKING:
    from uhp_cli.door.nearby import Nearby


def language(lang: str | None) -> Lang:
    """Return the language of the output; Dutch unless asked otherwise."""
    given = (lang or "nl").casefold()
    if given not in list(Lang):
        raise UhpError("bad-lang", given=lang, near=[], all=[x.value for x in Lang])
    return Lang(given)


def positive(option: str, given: str | None) -> int | None:
    """Return a whole number of 1 or more, or None when nothing was given."""
    if given is None:
        return None
    if not (given.isascii() and given.isdigit() and 0 < len(given) <= 6 and int(given) > 0):
        raise UhpError("bad-number", option=option, given=given)
    return int(given)


def day(option: str, given: str | None) -> str:
    """Return a day as 2026-11-21; empty when none was given."""
    if given is None:
        return ""
    from datetime import date  # most calls name no day

    try:
        if len(given) == 10 and given.isascii():
            return date.fromisoformat(given).isoformat()
    except ValueError:
        pass
    raise UhpError("bad-day", option=option, given=given)


def local_offer(
    path: str | None,
    as_of: str | None,
    catalogue: Catalogue,
    words: Words,
    *,
    region: str,
    only: bool,
) -> "Nearby | None":
    """Return the offer of --offer for one region, or None when none was given."""
    if path is None:
        for option, given in (("--offered", only), ("--as-of", as_of)):
            if given:
                raise UhpError("needs-offer", option=option)
        return None
    from uhp_cli.door.nearby import nearby  # most calls have no offer

    return nearby(path, day("--as-of", as_of), catalogue, words, region=region, only=only)


def one_of(option: str, given: str, known: Sequence[str]) -> str:
    """Return one of the words that an option knows."""
    if given.casefold() not in known:
        raise UhpError("unknown-answer", option=option, given=given, near=[], all=list(known))
    return given.casefold()


def read_profile(
    catalogue: Catalogue, options: Options, profile: str | Profile | None, *, needed: bool = True
) -> Profile:
    """Return the family that a profile, or the file of one, and the options describe.

    It has at least one problem unless not `needed`.
    """
    read = (
        loading.load_profile(profile, catalogue) if isinstance(profile, str) and profile else None
    )
    start = profile if isinstance(profile, Profile) else read
    family = from_options(options, catalogue, start)
    if needed and not family.problems:
        raise UhpError("no-problems")
    return family


def chosen(catalogue: Catalogue, names: Sequence[str]) -> list[Intervention]:
    """Return the interventions that were named, each once."""
    return list({i.id: i for i in map(catalogue.get, names)}.values())


def term(text: str, option: str, known: Mapping[str, Term]) -> str:
    """Return the word of the vocabulary that an option's word means, in Dutch or English."""
    found = meant(text, known)
    if found is None:
        from uhp_cli.values.lexicon import alike  # only on the way to an error

        near = alike(fold(text), known)
        raise UhpError("unknown-answer", option=option, given=text, near=near, all=list(known))
    return found


def least_level(least: str | None, catalogue: Catalogue) -> Level | None:
    """Return the classification of --min-classification."""
    return Level(term(least, "--min-classification", catalogue.levels)) if least else None


def wanted(
    catalogue: Catalogue,
    levels: Sequence[str] | None,
    least: str | None,
    roles: Sequence[str] | None,
    near: "Nearby | None" = None,
) -> Callable[[Intervention], bool]:
    """Return the test of --classification, --min-classification, --role and --offered."""
    exact = {term(x, "--classification", catalogue.levels) for x in levels or ()}
    lowest = least_level(least, catalogue)
    floor = strength(lowest) if lowest else 0
    kinds = {term(x, "--role", catalogue.roles) for x in roles or ()}
    return lambda i: (
        (not exact or i.level in exact)
        and strength(i.level) >= floor
        and (not kinds or i.role in kinds)
        and (near is None or near.keeps(i))
    )
