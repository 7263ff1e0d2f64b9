"""What every command shares: the options, the way out, and the one place where errors become a sentence and an exit code."""

import inspect
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import PurePath
from typing import Annotated, Any, NamedTuple, NoReturn, TextIO

import typer

from uhp_cli.errors import Exit, UhpError
from uhp_cli.reading import loading
from uhp_cli.source import files
from uhp_cli.telling.words import TEXTS, Lang, Words
from uhp_cli.values.catalogue import Catalogue, Intervention
from uhp_cli.values.profile import Options, Profile, from_options
from uhp_cli.values.vocab import Level, Role, strength

DUTCH = os.environ.get("UHP_LANG", "nl") != "en"


def help_text(dutch: str, english: str) -> str:
    """Return help in the language of UHP_LANG; help is made before --lang is read."""
    return dutch if DUTCH else english


_ = help_text


def complete(kind: str) -> Callable[[str], list[str]]:
    """Return a completer for ids, problems or classifications; silent when the catalogue cannot be read."""

    def candidates(incomplete: str) -> list[str]:
        try:
            catalogue = loading.load_catalogue(os.environ.get("UHP_CATALOGUE") or None)
        except UhpError:
            return []
        known = {
            "intervention": [i.id for i in catalogue.interventions],
            "problem": list(catalogue.problems),
            "level": list(catalogue.levels),
            "region": list(catalogue.regions),
        }[kind]
        done, comma, last = incomplete.rpartition(",")
        return [done + comma + name for name in known if name.startswith(last)]

    return candidates


Ages = Annotated[
    list[str] | None,
    typer.Option(
        "--age",
        "-a",
        metavar="AGE",
        help=_(
            "leeftijd van een kind: 14, 8m of zwanger; herhaal voor meer kinderen",
            "age of a child: 14, 8m or zwanger (unborn); repeat for more children",
        ),
    ),
]
Problems = Annotated[
    list[str] | None,
    typer.Option(
        "--problems",
        "-p",
        metavar="A,B",
        help=_("problemen, met komma's: gedrag,middelen", "problems, with commas: gedrag,middelen"),
        autocompletion=complete("problem"),
    ),
]
First = Annotated[
    str | None,
    typer.Option(
        "--first",
        metavar="PROBLEM",
        help=_("het dringendste van die problemen", "the most urgent of those problems"),
        autocompletion=complete("problem"),
    ),
]
Crisis = Annotated[
    bool | None,
    typer.Option(
        "--crisis/--no-crisis",
        help=_(
            "wel of geen acute crisis; niets zeggen is onbekend",
            "acute crisis or not; saying nothing is unknown",
        ),
    ),
]
Placement = Annotated[
    str | None,
    typer.Option(
        "--placement",
        metavar="geen|dreigt|geplaatst",
        help=_("uithuisplaatsing", "placement out of home"),
    ),
]
SeverityOption = Annotated[
    str | None,
    typer.Option(
        "--severity",
        metavar="licht|matig|ernstig",
        help=_("hoe ernstig de problemen zijn", "how severe the problems are"),
    ),
]
Region = Annotated[
    str | None,
    typer.Option(
        "--region",
        metavar="REGION",
        help=_(
            "waar het gezin woont (provincie of gemeente)",
            "where the family lives (province or municipality)",
        ),
        autocompletion=complete("region"),
    ),
]
Facts = Annotated[
    list[str] | None,
    typer.Option(
        "--fact",
        metavar="NAME=VALUE",
        help=_(
            "een ander feit, zoals recidive=hoog; herhaalbaar",
            "any other fact, such as recidive=hoog; repeatable",
        ),
    ),
]
Tried = Annotated[
    list[str] | None,
    typer.Option(
        "--tried",
        metavar="ID[=OUTCOME]",
        help=_(
            "eerdere hulp: afgerond, afgebroken of niet-gestart",
            "earlier help: afgerond (finished), afgebroken (broken off) or niet-gestart (not started)",
        ),
        autocompletion=complete("intervention"),
    ),
]
ProfileFile = Annotated[
    str | None,
    typer.Option(
        "--profile",
        "-P",
        metavar="FILE",
        help=_(
            "profiel in YAML of JSON, of - voor standaardinvoer; opties vullen aan en gaan voor",
            "profile in YAML or JSON, or - for standard input; options add to it and win",
        ),
    ),
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help=_(
            "text, json, csv, markdown of html, waar het kan",
            "text, json, csv, markdown or html, where it makes sense",
        ),
    ),
]
AsJson = Annotated[
    bool, typer.Option("--json", help=_("kort voor --format json", "short for --format json"))
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help=_(
            "schrijf naar dit bestand; de naam kiest het formaat",
            "write to this file; its suffix chooses the format",
        ),
    ),
]
Force = Annotated[
    bool,
    typer.Option(
        "--force", help=_("overschrijf een bestaand bestand", "overwrite an existing file")
    ),
]
CatalogueFile = Annotated[
    str | None,
    typer.Option(
        "--catalogue",
        "-c",
        metavar="FILE",
        envvar="UHP_CATALOGUE",
        help=_("een eigen catalogus", "a catalogue of your own"),
    ),
]
Language = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="nl|en",
        envvar="UHP_LANG",
        help=_("taal van de uitvoer", "language of the output"),
    ),
]
Top = Annotated[
    str | None, typer.Option("--top", metavar="N", help=_("toon de eerste N", "show the first N"))
]
Strict = Annotated[
    bool,
    typer.Option(
        "--strict",
        help=_("alleen wat past zonder open vraag", "only what fits without an open answer"),
    ),
]
Levels = Annotated[
    list[str] | None,
    typer.Option(
        "--classification",
        metavar="LEVEL",
        help=_(
            "precies deze classificatie; herhaalbaar", "exactly this classification; repeatable"
        ),
        autocompletion=complete("level"),
    ),
]
MinLevel = Annotated[
    str | None,
    typer.Option(
        "--min-classification",
        metavar="LEVEL",
        help=_("deze classificatie of beter", "this classification or better"),
        autocompletion=complete("level"),
    ),
]
RoleOption = Annotated[
    list[str] | None,
    typer.Option(
        "--role",
        metavar="ROLE",
        help=_(
            "hoofd, crisis, aanvullend of werkwijze; herhaalbaar",
            "hoofd, crisis, aanvullend or werkwijze; repeatable",
        ),
    ),
]


class Out(NamedTuple):
    """Where an answer goes and how it looks."""

    format: str
    words: Words
    path: str | None
    force: bool


SUFFIXES = {
    ".json": "json",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".csv": "csv",
    ".txt": "text",
    ".jsonl": "jsonl",
    ".sarif": "sarif",
    ".xml": "junit",
}


def language(lang: str | None) -> Lang:
    """Return the language of the output; Dutch unless asked otherwise."""
    given = (lang or "nl").casefold()
    if given not in list(Lang):
        raise UhpError("bad-lang", given=lang, near=[], all=[x.value for x in Lang])
    return Lang(given)


def way_out(
    words: Words,
    allowed: Sequence[str],
    *,
    given: str | None,
    as_json: bool,
    path: str | None,
    force: bool,
) -> Out:
    """Return how the answer leaves: --json, --format, else the suffix of --output, else text."""
    chosen = "json" if as_json else given
    if chosen is None and path is not None:
        chosen = SUFFIXES.get(PurePath(path).suffix.casefold())
        if chosen is None:
            raise UhpError("unknown-suffix", name=path, all=list(SUFFIXES))
    chosen = (chosen or allowed[0]).casefold()
    if chosen not in allowed:
        raise UhpError("format-not-here", given=chosen, near=[], all=list(allowed))
    return Out(chosen, words, path, force)


def emit(
    out: Out,
    page: Callable[[], Any],
    data: Callable[[], Any],
    table: Callable[[], str] | None = None,
) -> None:
    """Make the answer in the chosen format and hand it over whole."""
    if out.format == "json":
        text = dumps(data())
    elif out.format == "csv" and table is not None:
        text = table()
    else:
        text = as_text(page(), out.format, to_file=out.path is not None)
    deliver(out, text)


def dumps(value: Mapping[str, Any]) -> str:
    """Return JSON as it is printed: UTF-8, no NaN, each key and each record of a list on a line of its own."""
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    lines = []
    for key, content in value.items():
        records = isinstance(content, list) and content and isinstance(content[0], dict)
        text = "[\n  " + ",\n  ".join(map(encode, content)) + "\n ]" if records else encode(content)
        lines.append(f" {encode(key)}: {text}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def as_text(page: Any, how: str, *, to_file: bool) -> str:
    """Return a page as text for this terminal, Markdown or HTML."""
    from uhp_cli.pages import render

    if how == "markdown":
        return render.to_markdown(page)
    if how == "html":
        return render.to_html(page)
    terminal = not to_file and sys.stdout.isatty()
    colour = (
        not to_file
        and not os.environ.get("NO_COLOR")
        and (terminal or bool(os.environ.get("FORCE_COLOR")))
        and os.environ.get("TERM") != "dumb"
    )
    return render.to_text(page, width=width(terminal), colour=colour)


def width(terminal: bool) -> int:
    """Return how wide to print: COLUMNS, else the terminal, else 100; from 40 to 160."""
    given = os.environ.get("COLUMNS", "")
    if given.isascii() and given.isdigit() and 0 < len(given) < 6:
        columns = int(given)
    else:
        columns = shutil.get_terminal_size((100, 24)).columns if terminal else 100
    return min(max(columns, 40), 160)


def deliver(out: Out, text: str) -> None:
    """Write the whole answer to its file, or print it."""
    if out.path is None:
        files.say(text)
    else:
        files.write(out.path, text, force=out.force)


@contextmanager
def boundary(lang: str | None = None) -> Iterator[None]:
    """Turn every error into one sentence on stderr and exit 2; a closed pipe ends quietly."""
    with _memory(), _told(lang):
        yield
        sys.stdout.flush()


@contextmanager
def _memory() -> Iterator[None]:
    """End with a sentence that is ready when there is no memory to make one."""
    try:
        yield
    except MemoryError:
        spent = True
    else:
        spent = False
    if spent:  # what the call held is let go by now
        with suppress(OSError):
            os.write(2, _NO_MEMORY)
        raise typer.Exit(Exit.FAILED)


_NO_MEMORY = b"uhp: het geheugen is vol / out of memory\n"


@contextmanager
def _told(lang: str | None) -> Iterator[None]:
    try:
        yield
    except UhpError as error:
        fail(error, lang)
    except BrokenPipeError:
        _drop(sys.stdout)
        raise typer.Exit(0) from None
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
    except OSError as error:
        _drop(sys.stdout)
        fail(UhpError("cannot-write", name="stdout", why=files.why(error)), lang)
    except (typer.Exit, typer.Abort):
        raise
    except (
        RuntimeError,
        ValueError,
        LookupError,
        ArithmeticError,
        TypeError,
        AttributeError,
        AssertionError,
    ) as error:
        if os.environ.get("UHP_DEBUG"):
            raise
        fail(UhpError("internal", what=type(error).__name__), lang)


def _drop(stream: TextIO) -> None:
    """Let what a stream still holds go nowhere, so that leaving does not stumble over it."""
    with suppress(OSError):  # not a stream of the system, as in tests
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def fail(error: UhpError, lang: str | None) -> NoReturn:
    """Print an error in the reader's language and leave with exit code 2."""
    chosen = Lang.EN if (lang or os.environ.get("UHP_LANG", "")).casefold() == "en" else Lang.NL
    try:
        files.say(f"{sentence(error, Words(chosen))}\n", sys.stderr)
    except OSError:  # nobody can read it; the exit code still tells
        _drop(sys.stderr)
    raise typer.Exit(Exit.FAILED)


def sentence(error: UhpError, words: Words) -> str:
    """Return an error as one sentence with place and next step; nothing in it can steer a terminal."""
    from uhp_cli.reading.identity import unsaid
    from uhp_cli.safe import clean

    values = {
        k: ", ".join(map(str, v)) if isinstance(v, list) else v for k, v in error.values.items()
    }
    if error.code in _TYPED:
        values |= {k: unsaid(str(v)) for k, v in values.items() if k in ("given", "name")}
    if "rule" in values:
        values["what"] = _rule_sentence(str(values["rule"]), words)
    elif "what" in values and f"what-{values['what']}" in TEXTS:
        values["what"] = words.say(f"what-{values['what']}")
    message: Any = error.values.get("message")
    if message is not None:
        values["message"] = (
            f"{message.message(words.lang)}. {message.hint(words.lang)}".strip().rstrip(".") + "."
        )
    text = words.say(error.code, **values)
    near, choices = error.values.get("near"), error.values.get("all")
    if near:
        text += " " + words.say("did-you-mean", near=words.listed([str(n) for n in near], "or"))
    elif choices:
        text += " " + words.say("choose", all=values["all"])
    place = f"{error.place}: " if error.place else ""
    told = words.say("error", text=f"{place}{text}").replace("\n", " ")
    return clean(unsaid(told, all_kinds=False))


_TYPED = (
    "bad-age",
    "unknown-problem",
    "unknown-answer",
    "unknown-fact",
    "unknown-intervention",
    "fact-without-value",
)
"""Errors that repeat a word of the command line about the family: not when it looks like identifying data."""


def _rule_sentence(rule: str, words: Words) -> str:
    """Return the sentence of a reading rule without what stands in the file: that may be about a family."""
    from collections import defaultdict

    from uhp_cli.checking.rules import RULES

    found = RULES[rule]
    text = found.dutch if words.lang == "nl" else found.english
    return text.split(";")[0].format_map(defaultdict(lambda: "…"))


def positive(option: str, given: str | None) -> int | None:
    """Return a whole number of 1 or more, or None when nothing was given."""
    if given is None:
        return None
    if not (given.isascii() and given.isdigit() and 0 < len(given) <= 6 and int(given) > 0):
        raise UhpError("bad-number", option=option, given=given)
    return int(given)


def read_profile(
    catalogue: Catalogue, options: Options, profile: str | None, *, needed: bool = True
) -> Profile:
    """Return the family that a profile file and the options describe; at least one problem unless not `needed`."""
    start = loading.load_profile(profile, catalogue) if profile else None
    family = from_options(options, catalogue, start)
    if needed and not family.problems:
        raise UhpError("no-problems")
    return family


def chosen_levels(
    levels: Sequence[str] | None, least: str | None
) -> tuple[frozenset[Level], Level | None]:
    """Return the classifications to keep: exactly these, and this one or better."""
    return frozenset(_level(x, "--classification") for x in levels or ()), _level(
        least, "--min-classification"
    ) if least else None


def _level(text: str, option: str) -> Level:
    from uhp_cli.values.catalogue import fold, nearest

    known = [x.value for x in Level]
    if fold(text) not in known:
        raise UhpError(
            "unknown-answer", option=option, given=text, near=nearest(fold(text), known), all=known
        )
    return Level(fold(text))


def chosen_roles(roles: Sequence[str] | None) -> frozenset[Role]:
    """Return the roles to keep; empty for all."""
    known = [x.value for x in Role]
    for text in roles or ():
        if text.casefold() not in known:
            raise UhpError("unknown-answer", option="--role", given=text, near=[], all=known)
    return frozenset(Role(text.casefold()) for text in roles or ())


def wanted(
    levels: Sequence[str] | None, least: str | None, roles: Sequence[str] | None
) -> Callable[[Intervention], bool]:
    """Return the test of --classification, --min-classification and --role."""
    exact, lowest = chosen_levels(levels, least)
    kinds = chosen_roles(roles)
    floor = strength(lowest) if lowest else 0
    return lambda i: (
        (not exact or i.level in exact)
        and strength(i.level) >= floor
        and (not kinds or i.role in kinds)
    )


class Call(NamedTuple):
    """What a verb gets: the catalogue, the reader's language, the way out, and the family as it was typed."""

    catalogue: Catalogue
    words: Words
    out: Out
    options: Options
    profile: str | None

    def family(self, *, needed: bool = True) -> Profile:
        """Return the family that the options and the profile file describe."""
        return read_profile(self.catalogue, self.options, self.profile, needed=needed)


def _about_family(
    age: Ages = None,
    problems: Problems = None,
    first: First = None,
    crisis: Crisis = None,
    placement: Placement = None,
    severity: SeverityOption = None,
    region: Region = None,
    fact: Facts = None,
    tried: Tried = None,
) -> Options:
    return Options(
        age or (),
        problems or (),
        first,
        crisis,
        placement,
        severity,
        region,
        fact or (),
        tried or (),
    )


def _about_file(profile: ProfileFile = None) -> None: ...


def _about_answer(
    format_: Format = None,
    as_json: AsJson = False,
    output: Output = None,
    force: Force = False,
    catalogue: CatalogueFile = None,
    lang: Language = None,
) -> None: ...


def verb(
    *formats: str, family: bool = False
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a verb the shared options and the one error boundary; it is called with a `Call` and its own parameters.

    `formats` are the ones it can make, the default first; `family` adds the profile options.
    """

    def decorate(function: Callable[..., None]) -> Callable[..., None]:
        own = list(inspect.signature(function).parameters.values())[1:]
        about = list(inspect.signature(_about_family).parameters.values()) if family else []
        file = list(inspect.signature(_about_file).parameters.values()) if family else []
        rest = [
            p
            for p in inspect.signature(_about_answer).parameters.values()
            if p.name not in {o.name for o in own}
        ]

        def wrapper(**given: Any) -> None:
            with boundary(given["lang"]):
                loaded = loading.load_catalogue(given["catalogue"])
                words = Words(language(given["lang"]), loaded)
                out = way_out(
                    words,
                    formats,
                    given=given["format_"],
                    as_json=given["as_json"],
                    path=given["output"],
                    force=given["force"],
                )
                options = _about_family(**{p.name: given[p.name] for p in about})
                function(
                    Call(loaded, words, out, options, given.get("profile")),
                    **{p.name: given[p.name] for p in own},
                )

        parameters = [
            p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in (*own, *about, *file, *rest)
        ]
        wrapper.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        wrapper.__annotations__ = {p.name: p.annotation for p in parameters}
        wrapper.__doc__ = function.__doc__
        return wrapper

    return decorate
