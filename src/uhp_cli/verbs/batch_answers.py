"""The answers of `uhp batch`: those of `uhp match`, but what many families are told is made once.

Not one byte differs from what ranking and telling each family anew gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from uhp_cli.method.judging import Judge, Judgement, near_misses
from uhp_cli.method.moving import moving
from uhp_cli.method.ranking import (
    Beside,
    Exclusion,
    Key,
    Match,
    NextQuestion,
    Places,
    Ranking,
    brief_row,
    in_order,
    key_of,
    placed,
    vocabulary,
    weighed,
    what_goes_first,
)
from uhp_cli.method.remembering import Detail, Family, Memory
from uhp_cli.method.standing import Standings
from uhp_cli.telling.answer import (
    METHOD,
    covered,
    excluded_row,
    firmness,
    head,
    keyed,
    match_told,
    ranks,
)
from uhp_cli.telling.blanks import Blanks, filled, printed
from uhp_cli.telling.teller import Teller
from uhp_cli.telling.words import Words
from uhp_cli.values.catalogue import Catalogue
from uhp_cli.values.profile import Profile
from uhp_cli.values.vocab import EXCLUDED, Level
from uhp_cli.verbs import match

if TYPE_CHECKING:
    from uhp_cli.method.moving import Asked


ASKED = 20_000
"""How many questions are kept in JSON: some 5 MB."""


class BriefAnswers:
    """Gives short answers about one catalogue."""

    def __init__(self, catalogue: Catalogue, words: Words) -> None:
        """Remember nothing yet."""
        self.catalogue = catalogue
        self.head = printed(head("brief", catalogue, words))[:-1].decode()
        self.memory = Memory(catalogue, Detail.KEY, self._made)

    def _made(self, judge: Judge, judgement: Judgement) -> tuple[Key, str] | None:
        """Return the key of what is ranked, and its row but for the rank that it begins with."""
        if not judgement.ranked:
            return None
        row = printed(brief_row(1, judgement)).decode().removeprefix(_FIRST)
        found = (key_of(judgement, judge)[0], row)
        return self.memory.once(found, found)

    def answer(self, profile: Profile) -> bytes:
        """Return the answer about one family as a line of JSON."""
        found = filter(None, self.memory.related(Family(self.catalogue, profile)))
        rows = ", ".join([f"{_RANK}{rank}{row}" for rank, row in in_order(found)])
        return f'{self.head}, "matches": [{rows}]}}\n'.encode()


_RANK = '{"rank": '
_FIRST = f"{_RANK}1"


class _Ranked:
    """What has a place, with what is said of it, with blanks."""

    __slots__ = ("covers", "judgement", "key", "keyed", "level", "moves", "told")

    def __init__(self, judgement: Judgement, key: Key, level: Level) -> None:
        self.judgement = judgement
        self.key = key
        self.level = level
        self.covers = self.keyed = b""
        """The first fields of its row, between those that others decide."""
        self.told = b""
        """The other fields; none as long as it still has to be told."""
        self.moves: tuple[Asked, ...] = ()
        """The open facts that can change its verdict."""


def _fields(shape: object) -> bytes:
    """Return the fields of an object in JSON, between others."""
    return printed(shape)[1:-1] + b", "


@lru_cache(8192)
def _stands(places: Places) -> tuple[bytes, bytes]:
    """Return what a row begins with and how firm its place is; they come back in many answers."""
    return b"{" + _fields(ranks(places)), _fields(firmness(places))


@lru_cache(1024)
def _dominated_by(name: str) -> bytes:
    return _fields({"dominated_by": name or None})


@lru_cache(4096)
def _misses(problems: frozenset[str]) -> bytes:
    return _fields({"misses": sorted(problems)})


class _Excluded(NamedTuple):
    """What is said of what is excluded."""

    row: bytes
    """Its row in JSON."""
    code: str
    """Its first reason."""


class _Beside(NamedTuple):
    """What is said of what stands beside the ranking."""

    row: bytes
    """Its row in JSON."""


class WholeAnswers:
    """Gives whole answers about one catalogue."""

    def __init__(self, catalogue: Catalogue, words: Words) -> None:
        """Remember nothing yet."""
        self.catalogue = catalogue
        self.words = words
        self.memory = Memory(catalogue, Detail.WORDS, self._made)
        same = {**head("match", catalogue, words), "method": METHOD}
        self.same = {name: printed(value) for name, value in same.items()}
        self.vocabulary = vocabulary(catalogue)
        self.standings = Standings()
        self.asked: dict[object, bytes] = {}
        self.blanks: Blanks | None = None

    def _made(self, judge: Judge, judgement: Judgement) -> _Ranked | _Excluded | _Beside:
        if judgement.ranked:
            key, level = key_of(judgement, judge)
            return _Ranked(judgement, self.memory.once(key, key), level)
        if judgement.verdict is not EXCLUDED:
            blank = self._blank(judge)
            told = _Beside(blank.printed(match.beside_row(Beside(judgement), blank)))
            return self.memory.once(told, told)
        exclusion = Exclusion(judgement, near_misses(judgement, judge))
        if exclusion.changes:  # told with what was answered
            return self._excluded(exclusion, judge)
        said = self._blank(judge).blocks(judgement)
        return self.memory.kept(said, lambda: self._excluded(exclusion, judge))

    def _excluded(self, exclusion: Exclusion, judge: Judge) -> _Excluded:
        blank = self._blank(judge)
        row = blank.printed(excluded_row(exclusion, blank))
        told = _Excluded(row, exclusion.judgement.first_block.code)
        return self.memory.once(told, told)

    def _blank(self, judge: Judge) -> Blanks:
        if self.blanks is None or self.blanks.why.judge is not judge:
            self.blanks = Blanks(judge, self.words)
        return self.blanks

    def answer(self, profile: Profile) -> bytes:
        """Return the answer about one family as a line of JSON."""
        family = Family(self.catalogue, profile)
        found, judge = self.memory.all(family), family.judge
        by_kind: dict[type, list[Any]] = {_Ranked: [], _Excluded: [], _Beside: []}
        for each in found:
            by_kind[type(each)].append(each)
        ranked = {k.judgement.intervention.id: k for k in by_kind[_Ranked]}
        matches = placed(
            [(k.judgement, k.key, k.level) for k in ranked.values()], self.standings.stand
        )
        self._complete(family, ranked, matches)
        moves = [(m.rank, ranked[m.intervention.id].moves) for m in matches]
        asked = what_goes_first(judge, matches)
        questions = (*asked, *weighed(self.vocabulary, moves))
        ranking = Ranking(self.catalogue, profile, matches, (), (), (), judge.units)
        teller = Teller(self.catalogue, profile, self.words, judge)
        whole: dict[str, object] = {
            **match.ranked("match", ranking, teller, ()),
            **match.rest(ranking, teller, blocks=[k.code for k in by_kind[_Excluded]]),
        }
        known = {
            **self.same,
            "matches": b"[%b]" % b"".join(_matched(matches, ranked, judge.stated)),
            "excluded": _listed([k.row for k in by_kind[_Excluded]]),
            "next_questions": _listed(self._asked(questions, teller)),
            "beside": _listed([k.row for k in by_kind[_Beside]]),
        }
        return filled(b"".join(_with(whole, known)), teller)

    def _asked(self, questions: Iterable[NextQuestion], teller: Teller) -> list[bytes]:
        """Return questions in JSON; of several children one names an age."""
        if len(self.asked) > ASKED:
            self.asked.clear()
        found, several = [], len(teller.units) > 1
        for question in questions:
            named = several and question.child is not None
            key = (question, named and teller.units[question.child or 0].age)
            row = self.asked.get(key)
            if row is None:
                row = self.asked[key] = printed(match.question_row(question, teller))
            found.append(row)
        return found

    def _complete(
        self, family: Family, ranked: Mapping[str, _Ranked], matches: Iterable[Match]
    ) -> None:
        """Tell what is ranked for the first time, and work out what may change its verdict."""
        fresh = [k for k in ranked.values() if not k.told]
        if not fresh:
            return
        once, blank = self.memory.once, self._blank(family.judge)
        found = moving(family.judge, [k.judgement for k in fresh], self.memory.tried(family))
        for new, moves in zip(fresh, found, strict=True):
            new.moves, judgement = once(moves, moves), new.judgement
            new.judgement = once((judgement.intervention.id, judgement.units), judgement)
        for value in matches:
            new = ranked[value.intervention.id]
            if not new.told:
                new.covers, new.keyed = _fields(covered(value)), _fields(keyed(value, blank))
                told = blank.printed(match_told(value, blank))[1:]
                new.told = once(told, told)


def _matched(
    matches: Iterable[Match], ranked: Mapping[str, _Ranked], stated: frozenset[str]
) -> list[bytes]:
    """Return the rows of what is ranked in JSON, in pieces."""
    found: list[bytes] = []
    for m in matches:
        kept, judgement = ranked[m.intervention.id], m.judgement
        misses = _misses(stated.difference(judgement.covers, judgement.partly))
        begin, firm = _stands(m.places)
        over = _dominated_by(m.dominated_by)
        found += (begin, kept.covers, misses, kept.keyed, firm, over, kept.told, b", ")
    return found[:-1]


def _listed(rows: Iterable[bytes]) -> bytes:
    return b"[%b]" % b", ".join(rows)


def _with(whole: Mapping[str, object], known: Mapping[str, bytes]) -> list[bytes]:
    """Return an answer as a line of JSON in pieces; some of its fields are so already."""
    found = [b"{"]
    for done, names in groupby(whole, known.__contains__):
        if done:
            for name in names:
                found += [b'"%b": ' % name.encode(), known[name], b", "]
        else:
            found += [printed({name: whole[name] for name in names})[1:-1], b", "]
    return [*found[:-1], b"}\n"]
