"""What is known of a family, as a form: its names are the places in a profile file."""

import json
from collections.abc import Iterable, Iterator, Mapping

from uhp_cli.browser.markup import fold, h, hidden, options, select
from uhp_cli.door.verb import Call
from uhp_cli.telling.words import Words
from uhp_cli.values.catalogue import Catalogue, Term
from uhp_cli.values.profile import CHILD_SITUATION, SITUATION, Child, Profile
from uhp_cli.values.vocab import Outcome

OLDEST = 23
"""The oldest age in the list; an older one is there when a file says it."""


def form(call: Call) -> str:
    """Return the form of a family: children, problems, situation and earlier help."""
    return _Form(call.family(needed=False), call.words, call.catalogue).written()


class _Form:
    """Writes one family as a form."""

    def __init__(self, profile: Profile, words: Words, catalogue: Catalogue) -> None:
        self.profile, self.words, self.say = profile, words, words.say
        self.catalogue = catalogue
        self.children = profile.children or (Child(None),)

    def written(self) -> str:
        children = "".join(self.child(n, c) for n, c in enumerate(self.children))
        more = f'<p><button type="button" data-add>{h(self.say("page-add-child"))}</button></p>'
        return f"{self.finder()}{children}{more}{self.home()}{self.situation()}"

    def finder(self) -> str:
        return (
            f'<p class="field"><label for="find">{h(self.say("page-find"))}</label> '
            f'<input id="find" type="search" autocomplete="off" aria-describedby="hint">'
            f'<small id="hint">{h(self.say("page-find-hint"))}</small> '
            f'<output for="find" data-found="{h(self.say("page-found"))}"></output></p>'
            f'<div id="word"></div>'
        )

    # -- a child

    def child(self, number: int, child: Child) -> str:
        name, at = self.say("page-child", n=number + 1), f"children/{number}"
        own = self.terms("kind")
        shared = [t for t in self.terms("gezin", "omgeving") if t.of != "gezin"]
        known = {t.id for t in (*own, *shared)}
        own += [t for p, t in self.catalogue.problems.items() if p in child.problems - known]
        parts = [
            hidden(at, "{}"),
            self.age(number, child),
            self.problems("page-side-kind", own, child.problems, child.severities, at),
        ]
        if len(self.children) > 1 or child.problems & {t.id for t in shared}:
            parts.append(
                self.problems("page-side-own", shared, child.problems, child.severities, at)
            )
        parts.append(fold(h(self.say("page-more", n=number + 1)), self.own(at, child)))
        if len(self.children) > 1:
            drop = h(self.say("page-drop-child", n=number + 1))
            parts.append(f'<p><button type="button" data-drop="{number}">{drop}</button></p>')
        return f'<fieldset class="child"><legend>{h(name)}</legend>{"".join(parts)}</fieldset>'

    def age(self, number: int, child: Child) -> str:
        chosen = str(child.age.written) if child.age else ""
        years = [(str(n), self.say("years", n=n)) for n in range(OLDEST + 1)]
        months = [(f"{n}m", self.say("months", n=n)) for n in range(24)]
        first = [("", self.say("page-unknown")), ("zwanger", self.say("pregnant"))]
        known = {value for value, _ in (*first, *years, *months)}
        first += [(chosen, self.words.age(child.age))] if chosen not in known else []
        inside = options(first, chosen)
        for label, choices in (("page-years", years), ("page-months", months)):
            group = options(choices, chosen)
            inside += f'<optgroup label="{h(self.say(label))}">{group}</optgroup>'
        return select(f"children/{number}/age", self.words.fact("age"), inside)

    def own(self, at: str, child: Child) -> str:
        found = [self.fact(f"{at}/{f}", f, child.facts.get(f, "")) for f in CHILD_SITUATION]
        return "".join((*found, *self.answered(at, child.facts, child.denied, CHILD_SITUATION)))

    # -- the family

    def home(self) -> str:
        profile, inside = self.profile, ""
        for sides in (("ouder",), ("gezin",), ("omgeving",)):
            terms = self.terms(*sides)
            inside += self.problems(
                f"page-side-{sides[0]}", terms, profile.family, profile.severities, "family"
            )
        rest = [
            t
            for p, t in self.catalogue.problems.items()
            if p in profile.family and t.side not in ("ouder", "gezin", "omgeving")
        ]
        if rest:
            inside += self.problems(
                "page-side-kind", rest, profile.family, profile.severities, "family"
            )
        return f"<fieldset><legend>{h(self.say('page-home'))}</legend>{inside}</fieldset>"

    def situation(self) -> str:
        profile = self.profile
        found = [self.fact(f"situation/{f}", f, profile.facts.get(f, "")) for f in SITUATION]
        stated = [p for p in profile.problems if not self.catalogue.problems[p].circumstance]
        if len(stated) > 1 or profile.first:
            choices = [("", self.say("page-unknown"))]
            choices += [(p, self.words.problem(p)) for p in stated]
            inside = options(choices, profile.first)
            found.append(select("first", self.say("page-first"), inside))
        found += self.answered("", profile.facts, profile.denied, SITUATION)
        found += self.tried()
        legend = h(self.say("page-situation"))
        return f"<fieldset><legend>{legend}</legend>{''.join(found)}</fieldset>"

    def tried(self) -> Iterator[str]:
        known = [(i.id, i.short) for i in self.catalogue.interventions]
        known.sort(key=lambda choice: choice[1].casefold())
        earlier = (*self.profile.tried.items(), *self.profile.elsewhere.items(), ("", ""))
        for number, (name, outcome) in enumerate(earlier):
            choices = [("", self.say("page-unknown")), *known]
            choices += [(name, name)] if name in self.profile.elsewhere else []
            label = self.say("page-tried", n=number + 1)
            yield select(f"tried/{number}/id", label, options(choices, name), redraw=True)
            if name:
                ends = [("", self.say("page-unknown")), *((o.value, o.value) for o in Outcome)]
                label = self.say("page-outcome", n=number + 1)
                yield select(f"tried/{number}/outcome", label, options(ends, outcome))

    # -- what both have

    def terms(self, *sides: str) -> list[Term]:
        return [t for t in self.catalogue.problems.values() if t.side in sides]

    def problems(
        self,
        title: str,
        terms: Iterable[Term],
        stated: frozenset[str],
        severities: Mapping[str, str],
        at: str,
    ) -> str:
        items = "".join(self.problem(t, stated, severities, f"{at}/problems/") for t in terms)
        opened = title == "page-side-kind" or any(t.id in stated for t in terms)
        return fold(
            h(self.say(title)),
            f'<ul class="choices">{items}</ul>',
            opened=opened,
            marks=' class="problems"',
        )

    def problem(
        self, term: Term, stated: frozenset[str], severities: Mapping[str, str], name: str
    ) -> str:
        severity = severities.get(term.id, "")
        value = term.id
        text = h(self.words.problem(term.id))
        if severity:
            value = json.dumps({"problem": term.id, "severity": severity})
            text += f" ({h(self.words.answer('severity', severity))})"
        said = " ".join((term.id, term.name, term.english, *term.aliases)).replace("-", " ")
        explained = h(self.words.both(term.plain))
        ticked = " checked" if term.id in stated else ""
        return (
            f'<li data-words="{h(said.casefold())}"><label><input type="checkbox" '
            f'name="{h(name)}" value="{h(value)}"{ticked}> '
            f"<span>{text} <small>{explained}</small></span></label></li>"
        )

    def fact(self, name: str, fact: str, chosen: str) -> str:
        choices = [("", self.say("page-unknown"))]
        known = self.catalogue.answers.get(fact, ("ja", "nee"))
        choices += [(value, self.words.answer(fact, value)) for value in known]
        return select(name, self.words.fact(fact), options(choices, chosen))

    def answered(
        self, at: str, facts: Mapping[str, str], denied: Iterable[str], apart: Iterable[str]
    ) -> Iterator[str]:
        given = {
            **{f: v for f, v in facts.items() if f not in set(apart)},
            **dict.fromkeys(sorted(denied), "nee"),
        }
        before = f"{at}/" if at else ""
        fields = "".join(self.fact(f"{before}facts/{f}", f, v) for f, v in given.items())
        if fields:
            yield f"<p><strong>{h(self.say('page-answered'))}</strong></p>{fields}"
