"""What first screens share: the family in a line or two, how they end, their signs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from uhp_cli.method.judging import Judgement
from uhp_cli.pages.blocks import Block, Cell, Paragraph
from uhp_cli.telling import parts
from uhp_cli.telling.teller import Teller
from uhp_cli.telling.words import Words
from uhp_cli.values.catalogue import Catalogue, Intervention
from uhp_cli.values.profile import Profile
from uhp_cli.values.vocab import Role, Verdict

DOT = " · "
_MANY = 6
"""More problems than these are not all named where there is no room."""


def above(teller: Teller, *, short: bool = False) -> Iterator[Block]:
    """Give what stands above a first screen: safety when it is called for, and the family."""
    yield from safety(teller)
    for line in family(teller, short=short):
        yield Paragraph(line[:1].upper() + line[1:])


def safety(teller: Teller) -> Iterator[Block]:
    """Give whom to call in danger: above, and below, because that is what stays on a screen."""
    if teller.urgent:
        yield Paragraph(teller.words.say("screen-safety"), "warn")


def below(teller: Teller, hint: str) -> Iterator[Block]:
    """Give how a first screen ends: the next step, safety, and that it is no decision."""
    yield Paragraph(hint, "dim")
    yield from safety(teller)
    yield not_a_decision(teller.catalogue, teller.words)


def not_a_decision(catalogue: Catalogue, words: Words) -> Paragraph:
    """Return the last line, with which catalogue this is."""
    return Paragraph(words.say("screen-not-a-decision", version=catalogue.version), "dim")


def family(teller: Teller, *, short: bool = False) -> list[str]:
    """Return the family as understood: children with their problems, then the situation.

    `short` says of many children how many there are, and of many problems the first, not whose.
    """
    profile, words = teller.profile, teller.words
    short = short and (len(profile.children) > 2 or len(profile.problems) > _MANY)
    found = [_all_children(teller)] if short else list(_children(profile, words))
    if profile.family and not short:
        found.append(parts.stated(profile.family, profile.severities, profile, words))
    rest = parts.circumstances(profile, words)
    return [DOT.join(line) for line in (found, rest) if line]


def _children(profile: Profile, words: Words) -> Iterator[str]:
    """Give the children, those of whom the same is said together."""
    alike: dict[str, list[str]] = {}
    for child in profile.children:
        alike.setdefault(parts.own_words(child, profile, words), []).append(
            parts.child_name(child, words)
        )
    ages = {parts.child_name(c, words): words.age(c.age) for c in profile.children}
    for own, names in alike.items():
        name = names[0]
        if len(names) > 1:
            listed = words.listed([ages[n] for n in names])
            name = words.say("screen-children-of", ages=listed)
        yield words.say("child-with", child=name, own=own) if own else name


def _all_children(teller: Teller) -> str:
    profile, words = teller.profile, teller.words
    known = sorted(c.age for c in profile.children if c.age)
    name = " · ".join(parts.child_name(c, words) for c in profile.children)
    if len(profile.children) > 1:
        low, high = (words.age(known[n]) if known else words.say("unknown") for n in (0, -1))
        name = words.say("screen-children", n=len(profile.children), low=low, high=high)
    named = [parts.said(p, profile, words) for p in profile.problems]
    own = ", ".join(some(named, _MANY, words))
    return words.say("child-with", child=name, own=own) if name else own


def some(names: Sequence[str], most: int, words: Words) -> list[str]:
    """Return the first of these names, and how many more there are."""
    more = len(names) - most
    return [*names[:most], words.say("screen-more", n=more)] if more > 0 else list(names)


def within(names: Sequence[str], room: int, words: Words) -> list[str]:
    """Return as many of these names as so many characters hold, and how many more there are."""
    ends = accumulate(len(name) + 2 for name in names)
    return some(names, max(1, sum(end <= room for end in ends)), words)


def sign(verdict: Verdict, words: Words) -> Cell:
    """Return a verdict as a sign and a word."""
    return Cell(words.say(f"sign-{verdict}"), "strong" if verdict is Verdict.FITS else "plain")


def labelled(intervention: Intervention, teller: Teller) -> str:
    """Return a short name with its role, when it is no main programme, and what came of it before.

    As in 'Families First · crisishulp'.
    """
    words, tried = teller.words, teller.profile.tried
    found = [intervention.short]
    if intervention.role is not Role.MAIN:
        found.append(words.role(intervention.role))
    if intervention.id in tried:
        outcome = tried[intervention.id]
        said = words.say("earlier", outcome=outcome) if outcome else words.say("earlier-unknown")
        found.append(said)
    return DOT.join(found)


def question(judgement: Judgement, teller: Teller) -> str:
    """Return the first thing to ask about an intervention, and how many more there are."""
    asked = [t.text for t in teller.questions(judgement)]
    return "  ".join((*asked[:1], *(f"(+{n})" for n in (len(asked) - 1,) if n > 0)))


def joined(texts: Iterable[str]) -> str:
    """Return texts beside each other, each once."""
    return DOT.join(dict.fromkeys(texts))
