"""Answer the page: a query goes in, HTML comes out, made by the verbs that a terminal has."""

import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from uhp_cli.browser import lists
from uhp_cli.browser.form import form
from uhp_cli.browser.markup import h
from uhp_cli.browser.question import question
from uhp_cli.door.asked import language
from uhp_cli.door.boundary import said
from uhp_cli.door.out import dumps
from uhp_cli.door.verb import Call, Declared
from uhp_cli.errors import UhpError
from uhp_cli.late import Late
from uhp_cli.pages.web import to_html
from uhp_cli.reading import loading
from uhp_cli.reading.identity import refuse_identity_in
from uhp_cli.reading.profile_file import from_data
from uhp_cli.telling import answer as telling
from uhp_cli.telling.words import Words
from uhp_cli.values.catalogue import Catalogue
from uhp_cli.values.profile import Options, Profile, from_options

VERBS = ("match", "why", "plan", "compare", "report", "show")
"""The verbs that the page asks; their function has the name of their module."""

NEARBY = ("match", "plan", "report", "gaps")
"""The verbs that know a local offer."""

PARTS: Mapping[str, Callable[[Call, Mapping[str, Any]], str]] = {
    "form": lambda call, _: form(call),
    "question": lambda call, query: question(call, query.get("skipped", ())),
    "each": lambda call, _: lists.each(call),
    "word": lambda call, query: _word(call, query["text"]),
    "search": lambda call, query: lists.found(call, query.get("text", "")),
    "profile": lambda call, _: dumps(telling.profile(call.family(needed=False))),
}
"""What only the page has: forms, lists that open, and the family as a file."""


def answer(query: str) -> str:
    """Return the HTML that answers a query, or the sentence that says why there is none.

    A query is JSON: `ask` (a verb or a part of the page), `lang`, `profile` (the shape of a profile
    file, or the text of one) and `options` (the parameters of the verb).
    """
    asked = json.loads(query)
    words = Words(language(asked.get("lang")), _catalogue())
    try:
        return _answer(asked, words)
    except UhpError as error:
        error.place = ""  # what was filled in has no line
        return f'<p role="alert" class="warn">{h(said(error, words))}</p>'


def _answer(asked: Mapping[str, Any], words: Words) -> str:
    call = Call(words, profile=family(asked.get("profile"), _catalogue()), loaded=_catalogue())
    name = asked["ask"]
    if name in PARTS:
        return PARTS[name](call, asked)
    if name not in VERBS:
        raise UhpError("internal", what=name)
    if name not in ("show", "compare") and not call.family(needed=False).problems:
        return f"<p>{h(words.say('page-start'))}</p>"
    verb: Declared = getattr(Late(f"uhp_cli.verbs.{name}"), name)
    found = verb.answer(call, **asked.get("options", {}), **offered(name))
    return to_html(found.page()) if found else ""


def _word(call: Call, text: str) -> str:
    """Return nothing for a word that means a problem; for another, UhpError says what to do."""
    from_options(Options(problems=[text]), call.catalogue)
    return ""


def offered(verb: str) -> Mapping[str, str]:
    """Return the option of a verb that puts the page's own local offer beside its answer."""
    return {"offer": str(loading.OFFER)} if verb in NEARBY and loading.OFFER.is_file() else {}


@cache
def _catalogue() -> Catalogue:
    return loading.packed_catalogue()


def family(given: object, catalogue: Catalogue) -> Profile:
    """Return the family that the page's form or a file describes; places are not told."""
    text = given if isinstance(given, str) else json.dumps(given or {}, ensure_ascii=False)
    try:
        data = json.loads(text)
    except ValueError:
        raise UhpError("page-not-a-family") from None
    if data == {}:
        return Profile()
    refuse_identity_in(text, "")
    return from_data(data, catalogue)._replace(places={})
