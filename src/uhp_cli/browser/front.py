"""The page itself, as it is before anything is asked: its lists and maps can be read at once."""

import json
from collections.abc import Iterator, Sequence

from uhp_cli import __version__
from uhp_cli.browser.answer import offered
from uhp_cli.browser.form import form
from uhp_cli.browser.lists import found
from uhp_cli.browser.markup import fold, h
from uhp_cli.door.asked import language
from uhp_cli.door.verb import Call
from uhp_cli.pages.blocks import Page
from uhp_cli.pages.web import to_html
from uhp_cli.reading import loading
from uhp_cli.telling.words import Words
from uhp_cli.verbs import gaps, guideline

VIEWS = (
    ("page-match", {"ask": "match"}),
    ("page-plan", {"ask": "plan"}),
    ("page-team", {"ask": "report"}),
    ("page-sheet", {"ask": "report", "options": {"audience": "family"}}),
    ("page-parent", {"ask": "report", "options": {"audience": "family", "share_with": "ouder"}}),
    ("page-young", {"ask": "report", "options": {"audience": "family", "share_with": "jongere"}}),
)
"""What can be asked about a family."""


def inside(page: Page) -> str:
    """Return what stands in a page, without its head."""
    return to_html(page).partition("<main>")[2].partition("</main>")[0]


def body(call: Call, licences: Sequence[tuple[str, str]]) -> str:
    """Return the body of the page as it is before anything is asked: it can be read at once."""
    say = call.words.say
    names = ("family", "catalogue", "map", "guideline")
    buttons = "".join(
        f'<button type="button" data-view="{name}">{h(say(f"page-{name}"))}</button>'
        for name in names
    )
    sections = "".join(
        f'<section id="{name}" aria-label="{h(say(f"page-{name}"))}">{inner}</section>'
        for name, inner in zip(names, _sections(call), strict=True)
    )
    cannot = h(say("page-cannot"))
    return (
        f'<a class="skip" href="#content">{h(say("page-skip"))}</a>'
        f'<header><p class="name">{h(say("page-title"))}</p><p>{h(say("page-what"))}</p>'
        f'<nav aria-label="{h(say("page-views"))}" hidden>{buttons}</nav>'
        f'<p id="status" role="status" data-ready="{h(say("page-ready"))}" data-cannot="{cannot}" '
        f'data-wait="{h(say("page-wait"))}">{cannot}</p></header>'
        f'<main id="content" tabindex="-1">{sections}</main>'
        f"<footer>{_origin(call, licences)}</footer>"
    )


def _sections(call: Call) -> Iterator[str]:
    words = call.words
    yield _family(call)
    yield (
        f"<h1>{h(words.say('page-catalogue'))}</h1>"
        f'<p class="field" hidden><label for="search">{h(words.say("page-search"))}</label> '
        f'<input id="search" type="search" autocomplete="off"></p>'
        f'<div id="found">{found(call, "")}</div>'
    )
    for verb, options in ((gaps.gaps, offered("gaps")), (guideline.guideline, {})):
        told = verb.answer(call, **options)
        yield inside(told.page()) if told else ""


def _family(call: Call) -> str:
    say = call.words.say
    views = "".join(
        f'<button type="button" data-query="{h(json.dumps(query))}"'
        f' aria-pressed="{"false" if n else "true"}">{h(say(code))}</button>'
        for n, (code, query) in enumerate(VIEWS)
    )
    offer = ' data-offer="1"' if offered("match") else ""
    return (
        f"<h1>{h(say('page-family'))}</h1>"
        f'<div class="both"><form id="form" autocomplete="off" aria-label="{h(say("page-known"))}">'
        f'<p class="files"><button type="button" id="open">{h(say("page-open"))}</button> '
        f'<button type="button" id="keep">{h(say("page-keep"))}</button> '
        f'<button type="button" id="clear">{h(say("page-clear"))}</button></p>'
        f'<input id="file" type="file" accept=".json" hidden aria-label="{h(say("page-open"))}">'
        f'<div id="fields">{form(call)}</div>'
        f'<p class="on"><button type="button" data-focus="told">{h(say("page-on"))}</button></p>'
        f"</form>"
        f'<div id="told" tabindex="-1"><p id="said" role="status" class="unseen"></p>'
        f'<section id="question" aria-label="{h(say("page-question"))}"></section>'
        f'<div id="views" role="group" aria-label="{h(say("page-answer"))}" hidden>{views}'
        f"<p>{h(say('page-sheets'))}</p></div>"
        f'<section id="answer" aria-label="{h(say("page-answer"))}" tabindex="-1">'
        f"<p>{h(say('page-start'))}</p></section>"
        f'<div id="tools" hidden><p>'
        f'<button type="button" id="print">{h(say("page-print"))}</button> '
        f'<button type="button" id="keep-answer">{h(say("page-keep-answer"))}</button></p>'
        f'<p>{h(say("page-command"))} <code id="command"{offer}></code></p></div>'
        f'<section id="each" aria-label="{h(say("page-each"))}"></section></div></div>'
    )


def _origin(call: Call, licences: Sequence[tuple[str, str]]) -> str:
    words = call.words
    made = words.say("page-made", version=__version__, catalogue=call.catalogue.version)
    texts = "".join(f"<h2>{h(name)}</h2><pre>{h(text)}</pre>" for name, text in licences)
    return f"<p>{h(made)}</p>{fold(h(words.say('page-licences')), texts)}"


def written(licences: Sequence[tuple[str, str]], lang: str) -> tuple[str, str]:
    """Return the title and the body of the page in a language, about the packaged catalogue."""
    catalogue = loading.packed_catalogue()
    words = Words(language(lang), catalogue)
    return words.say("page-title"), body(Call(words, loaded=catalogue), licences)
