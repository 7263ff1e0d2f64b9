"""What was typed, as values: a number, a choice, a family."""

from collections.abc import Callable, Sequence

from uhp_cli.errors import UhpError
from uhp_cli.reading import loading
from uhp_cli.telling.words import Lang
from uhp_cli.values.catalogue import Catalogue, Intervention, fold, nearest
from uhp_cli.values.profile import Options, Profile, from_options
from uhp_cli.values.vocab import Level, Role, strength


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


def level(text: str, option: str) -> Level:
    """Return a classification."""
    known = [x.value for x in Level]
    if fold(text) not in known:
        near = nearest(fold(text), known)
        raise UhpError("unknown-answer", option=option, given=text, near=near, all=known)
    return Level(fold(text))


def least_level(least: str | None) -> Level | None:
    """Return the classification of --min-classification."""
    return level(least, "--min-classification") if least else None


def wanted(
    levels: Sequence[str] | None, least: str | None, roles: Sequence[str] | None
) -> Callable[[Intervention], bool]:
    """Return the test of --classification, --min-classification and --role."""
    exact = {level(x, "--classification") for x in levels or ()}
    lowest = least_level(least)
    floor = strength(lowest) if lowest else 0
    kinds = {Role(one_of("--role", text, [x.value for x in Role])) for text in roles or ()}
    return lambda i: (
        (not exact or i.level in exact)
        and strength(i.level) >= floor
        and (not kinds or i.role in kinds)
    )
