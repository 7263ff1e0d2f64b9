"""The program as a library: what `uhp match` and `uhp batch` answer, for who writes Python.

What comes out are the published shapes of JSON. `uhp_cli` has these names and loads them late.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from os import PathLike, fspath
from typing import TYPE_CHECKING

from uhp_cli.door.asked import language
from uhp_cli.errors import UhpError
from uhp_cli.method.ranking import rank
from uhp_cli.reading.identity import identity
from uhp_cli.reading.loading import load_catalogue
from uhp_cli.reading.profile_file import from_data
from uhp_cli.source.files import MAX_PROFILE
from uhp_cli.telling.words import Words
from uhp_cli.values.catalogue import Catalogue
from uhp_cli.values.profile import Profile
from uhp_cli.verbs.batch import Worker
from uhp_cli.verbs.match import as_json

if TYPE_CHECKING:
    from uhp_cli import shapes


def load(path: str | PathLike[str] | None = None) -> Catalogue:
    """Return the catalogue in a file, or the packaged one; UhpError when it is not valid."""
    return _packaged() if path is None else load_catalogue(fspath(path))


@cache
def _packaged() -> Catalogue:
    return load_catalogue(None)


def match(
    profile: Mapping[str, object], *, catalogue: Catalogue | None = None, lang: str = "nl"
) -> "shapes.MatchAnswer":
    """Return the answer of `uhp match --json` for one family.

    `profile` is a profile file as data (`uhp schema profile`). UhpError when it is none, or when it
    holds what may tell who the family is; its place is a path in `profile`.
    """
    known = catalogue or load()
    try:
        words = Words(language(lang), known)
        return as_json(rank(known, _family(profile, known)), words)
    except UhpError as error:
        error.lang = lang
        raise


def _family(given: Mapping[str, object], catalogue: Catalogue) -> Profile:
    try:
        text = json.dumps(given, ensure_ascii=False, allow_nan=False)
        data = json.loads(text)
    except (TypeError, ValueError, RecursionError):
        raise UhpError("profile-not-data") from None
    if len(text) > MAX_PROFILE:
        raise UhpError(
            "profile-unreadable",
            place="profile",
            rule="too-large",
            limit=MAX_PROFILE // 1024 // 1024,
        )
    kind = identity(text)
    if kind:
        raise UhpError("identifying", place="profile", what=kind)
    family = from_data(data, catalogue)
    if not family.problems:
        raise UhpError("no-problems")
    return family


MAX_LINE = 1024 * 1024
"""Characters of a line; more is no profile."""


def answers(
    lines: Iterable[str],
    *,
    catalogue: Catalogue | None = None,
    lang: str = "nl",
    brief: bool = True,
    first: int = 1,
) -> Iterator[str]:
    """Give an answer in JSON for each profile in JSON, as `uhp batch` does, without the line end.

    A line that is no profile becomes an `error` that names its number, counted from `first`.
    """
    known = catalogue or load()
    worker = Worker(known, Words(language(lang), known), brief=brief)
    for number, line in enumerate(lines, first):
        text = None if len(line) > MAX_LINE else line or "\n"
        yield worker.answer((number, text))[0].decode().rstrip("\n")
