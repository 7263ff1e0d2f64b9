"""A family and its answer as a case for `uhp test`: what is so today, to keep or to correct."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from uhp_cli import __version__
from uhp_cli.errors import UhpError
from uhp_cli.method import planning
from uhp_cli.method.cases import codes
from uhp_cli.method.ranking import Ranking
from uhp_cli.reading.identity import identity
from uhp_cli.safe import bare
from uhp_cli.telling.answer import METHOD, profile
from uhp_cli.telling.words import Words
from uhp_cli.values.vocab import Verdict

if TYPE_CHECKING:
    from uhp_cli.method.ranking import Match

LONGEST = 140
"""So long a name of a case is at most."""


def text(value: Ranking, title: str, shown: Sequence[Match], words: Words) -> str:
    """Return a file with one case that holds: what is shown, what nearly fits, and the plan.

    The title is the only free text; UhpError when it may tell who the family is.
    """
    name = " ".join(bare(title).split())
    if not 0 < len(name) <= LONGEST:
        raise UhpError("case-title", most=LONGEST, n=len(name))
    kind = identity(name)
    if kind:
        raise UhpError("identifying", place="--as-case", what=kind)
    about = words.say(
        "case-made",
        program=__version__,
        catalogue=value.catalogue.version,
        hash=value.catalogue.sha256[:8],
        method=METHOD,
    )
    lines = [f"# {about}", "cases:"]
    lines += [f"  - name: {_flow(name)}", f"    profile: {_flow(profile(value.profile))}"]
    lines += ["    expect:", *(f"      {key}: {_flow(what)}" for key, what in expect(value, shown))]
    return "\n".join(lines) + "\n"


def _flow(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def expect(value: Ranking, shown: Sequence[Match]) -> Iterator[tuple[str, object]]:
    """Give what holds for a family: who is first, fits, asks or nearly fits, and the plan."""
    yield "first", [m.intervention.id for m in value.matches if m.rank == 1]
    for key, verdict in (("fits", Verdict.FITS), ("asks", Verdict.ASK)):
        ids = [m.intervention.id for m in shown if m.judgement.verdict is verdict]
        if ids:
            yield key, ids
    near = [e for e in value.excluded if e.changes]
    if near:
        yield "excluded", {e.intervention.id: codes(e.judgement, value)[0] for e in near}
    yield "uncovered", list(value.uncovered)
    yield "plan", [m.intervention.id for m in planning.plan(value).chosen]
