"""Verbs that read what was written before: batch, recheck and profile."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from uhp_cli.door.options import (
    Call,
    Language,
    boundary,
    emit,
    language,
    positive,
    read_profile,
    verb,
)
from uhp_cli.door.options import help_text as _
from uhp_cli.errors import Exit, UhpError
from uhp_cli.reading import loading
from uhp_cli.source import files
from uhp_cli.telling.words import Lang, Words
from uhp_cli.values.profile import Options, Profile
from uhp_cli.verbs import wire

if TYPE_CHECKING:
    from uhp_cli.pages.render import Page

AdviceFile = Annotated[
    str,
    typer.Argument(
        metavar="ADVICE.json",
        help=_(
            "een eerder antwoord van match, why of plan", "an earlier answer of match, why or plan"
        ),
    ),
]
ProfileLines = Annotated[
    str,
    typer.Argument(
        metavar="FILE", help=_("JSON Lines met profielen, of -", "JSON Lines of profiles, or -")
    ),
]
Brief = Annotated[
    bool,
    typer.Option(
        "--brief",
        help=_(
            "alleen id, plaats, oordeel en classificatie",
            "only id, rank, verdict and classification",
        ),
    ),
]
Jobs = Annotated[
    str | None,
    typer.Option(
        "--jobs", metavar="N", help=_("verdeel over N processen", "spread over N processes")
    ),
]
MAX_ADVICE = 32 * 1024 * 1024


@verb("text", "json", "markdown")
def recheck(call: Call, advice: AdviceFile) -> None:
    """Run an earlier answer again on the catalogue at hand; exit 1 when it differs."""
    from uhp_cli.method import rechecking
    from uhp_cli.reading.profile_file import from_data
    from uhp_cli.source.yaml_source import read

    document = read(files.read(advice, MAX_ADVICE), "<stdin>" if advice == "-" else advice)
    if document.problems:
        raise UhpError(
            "not-an-advice", place=f"{document.name}:{document.problems[0].span.line}", what="JSON"
        )
    before = rechecking.check_shape(document.data, document.name)
    family = (
        from_data(before["profile"], document, call.catalogue) if before["profile"] else Profile()
    )
    if not family.problems and before["kind"] != "why":
        raise UhpError("not-an-advice", place=document.name, what="profile")
    found = rechecking.differences(before, *again(before, call, family))

    def page() -> "Page":
        from uhp_cli.verbs import views

        return views.recheck(before, found, call.catalogue, call.words)

    emit(call.out, page, lambda: wire.recheck(before, found, call.catalogue))
    if found:
        raise typer.Exit(Exit.FOUND)


def again(
    before: Mapping[str, Any], call: Call, family: Profile
) -> tuple[wire.Json, wire.Json | None]:
    """Ask the question of an earlier answer again, in its language; with a plan or why comes how everything stands."""
    from uhp_cli.method import planning
    from uhp_cli.method.ranking import rank

    words = Words(_language(before) or call.words.lang, call.catalogue)
    ranking = rank(call.catalogue, family)
    if before["kind"] == "match":
        return wire.ranking(ranking, words), None
    if before["kind"] == "plan":
        most = min(before.get("most", planning.MOST), planning.LIMIT)
        return wire.plan(
            planning.plan(ranking, most=most), loading.load_guideline(), words
        ), wire.ranking(ranking, words)
    wanted = {row["id"] for row in before["interventions"]}
    judgements = [
        j
        for j in (*(m.judgement for m in ranking.matches), *(e.judgement for e in ranking.excluded))
        if j.intervention.id in wanted
    ]
    return wire.why(ranking, judgements, words), wire.ranking(ranking, words)


def _language(before: Mapping[str, Any]) -> Lang | None:
    """Return the language of an earlier answer, which its last notice tells."""
    notices = before.get("notices")
    last = (
        notices[-1].get("text")
        if isinstance(notices, list) and notices and isinstance(notices[-1], dict)
        else None
    )
    return next((lang for lang in Lang if Words(lang).say("not-a-decision") == last), None)


@verb("jsonl", "json")
def batch(call: Call, source: ProfileLines, brief: Brief = False, jobs: Jobs = None) -> None:
    """Answer a stream of profiles, one JSON line each, in the same order; exit 1 when a line was broken."""
    from uhp_cli.verbs.batch import answers

    path, broken = call.out.path, 0
    show = sys.stderr.isatty() and (path is not None or not sys.stdout.isatty())

    def printed(lines: Iterable[tuple[int, str | None]]) -> Iterator[str]:
        nonlocal broken
        for number, (text, good) in enumerate(
            answers(
                lines, call.catalogue, call.words, brief=brief, jobs=positive("jobs", jobs) or 1
            ),
            1,
        ):
            broken += not good
            yield text
            if show and number % 200 == 0:
                files.say(f"\r{call.words.say('batch-progress', n=number)}", sys.stderr)

    with files.lines(source) as lines:
        if path is None:
            for text in printed(lines):
                files.say(text)
                sys.stdout.flush()  # whoever waits for an answer gets it
        else:
            files.write(path, printed(lines), force=call.out.force)
    if show:
        files.say("\n", sys.stderr)
    if broken:
        raise typer.Exit(Exit.FOUND)


profile = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help=_("Maak of controleer een profiel.", "Make or check a profile."),
)


@profile.command(
    "init",
    help=_("Druk een voorbeeldprofiel met uitleg af.", "Print an example profile with comments."),
)
def profile_init(
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help=_("schrijf naar dit bestand", "write to this file"),
        ),
    ] = None,
    force: Annotated[
        bool,
        typer.Option(
            "--force", help=_("overschrijf een bestaand bestand", "overwrite an existing file")
        ),
    ] = False,
    lang: Language = None,
) -> None:
    """Print a commented example profile that is valid as it stands."""
    with boundary(lang):
        text = files.data_file(f"profile-example-{language(lang)}.yaml").read_text(encoding="utf-8")
        if output is None:
            files.say(text)
        else:
            files.write(output, text, force=force)


@profile.command(
    "check",
    help=_(
        "Controleer een profiel en toon hoe het wordt begrepen.",
        "Check a profile and show how it is understood.",
    ),
)
def profile_check(
    source: Annotated[str, typer.Argument(metavar="FILE")],
    as_json: Annotated[bool, typer.Option("--json", help=_("als JSON", "as JSON"))] = False,
    catalogue: Annotated[str | None, typer.Option("--catalogue", "-c", metavar="FILE", envvar="UHP_CATALOGUE", help=_("een eigen catalogus", "a catalogue of your own"))] = None,
    lang: Language = None,
) -> None:  # fmt: skip
    """Check a profile file: nothing but the place of a mistake is printed, or the family as understood."""
    from uhp_cli.door.options import as_text, dumps

    with boundary(lang):
        loaded = loading.load_catalogue(catalogue)
        words = Words(language(lang), loaded)
        family = read_profile(loaded, Options(), source, needed=False)
        if as_json:
            files.say(dumps({**wire.head("profile", loaded), "profile": wire.profile(family)}))
        else:
            from uhp_cli.verbs.views import understood

            files.say(as_text(understood(family, words), "text", to_file=False))
