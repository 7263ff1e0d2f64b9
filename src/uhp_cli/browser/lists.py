"""Lists of interventions that open: for a family why and why not, in the catalogue all of it."""

import json
from collections.abc import Sequence

from uhp_cli.browser.markup import fold, h
from uhp_cli.door.verb import Call
from uhp_cli.method.ranking import Standing, rank
from uhp_cli.telling import parts
from uhp_cli.telling.words import Words
from uhp_cli.values.catalogue import Intervention
from uhp_cli.verbs import list_


def _opens(title: str, inner: str, verb: str, name: str) -> str:
    """Return a line that asks a verb about one intervention when it is opened."""
    query = json.dumps({"ask": verb, "options": {"names": [name]}})
    return fold(title, f'<div class="opened">{inner}</div>', marks=f' data-query="{h(query)}"')


def each(call: Call) -> str:
    """Return every intervention with its verdict: what opens says why, two ticked are compared."""
    family, words = call.family(needed=False), call.words
    if not family.problems:
        return ""
    ranking = rank(call.catalogue, family, explain=False)
    lines = "".join(_line(s, words, f"{s.rank} · ") for s in ranking.matches)
    lines += "".join(_line(s, words) for s in ranking.beside)
    outside = "".join(_line(s, words) for s in ranking.excluded)
    query = h(json.dumps({"ask": "compare", "options": {"names": []}}))
    title = h(words.say("page-excluded", n=len(ranking.excluded)))
    outside = fold(title, f'<ul class="each">{outside}</ul>')
    return (
        f"<h2>{h(words.say('page-each'))}</h2><p>{h(words.say('page-each-hint'))}</p>"
        f'<ul class="each">{lines}</ul>'
        f'{outside}<p><button type="button" data-query="{query}" data-ticked>'
        f"{h(words.say('page-compare'))}</button></p>"
    )


def _line(stands: Standing, words: Words, before: str = "") -> str:
    intervention = stands.intervention
    name = h(intervention.short)
    title = f"{h(before)}<strong>{name}</strong> {h(words.say(stands.judgement.verdict))}"
    tick = h(words.say("page-tick", name=intervention.short))
    return (
        f'<li><input type="checkbox" value="{h(intervention.id)}" aria-label="{tick}">'
        f"{_opens(title, '', 'why', intervention.id)}</li>"
    )


def found(call: Call, text: str) -> str:
    """Return the interventions in whose names and texts these words stand; all without a word."""
    listed = list_.list_.answer(call._replace(profile=None), text=text.split())
    rows = listed.data()["interventions"] if listed else ()
    names = [row["id"] for row in rows] if isinstance(rows, list) else []
    return cards([call.catalogue.get(name) for name in names], call.words)


def cards(interventions: Sequence[Intervention], words: Words) -> str:
    """Return interventions as lines that open: short at first, then all the sources say."""
    if not interventions:
        return f"<p>{h(words.say('page-nothing'))}</p>"
    return f'<ul class="each">{"".join(_card(i, words) for i in interventions)}</ul>'


def _card(intervention: Intervention, words: Words) -> str:
    facts = (
        words.level(intervention.level),
        words.role(intervention.role),
        words.range(intervention.age),
    )
    title = f"<strong>{h(parts.named(intervention))}</strong> {h(' · '.join(facts))}"
    inner = f"<p>{h(intervention.record['summary']['text'])}</p>"
    return f"<li>{_opens(title, inner, 'show', intervention.id)}</li>"
