"""The command line: which verbs there are; a call loads only the one it names."""

import io
import os
import sys
from functools import partial
from importlib import import_module
from itertools import pairwise, takewhile
from typing import Annotated, Any, NamedTuple, cast

import typer
import typer.core
import typer.main

from uhp_cli import __version__
from uhp_cli.door.asked import language
from uhp_cli.door.boundary import boundary
from uhp_cli.door.command import Command, Context, Group
from uhp_cli.door.options import CatalogueFile, Language
from uhp_cli.door.options import help_text as _
from uhp_cli.door.verb import made
from uhp_cli.errors import Exit


class Verb(NamedTuple):
    """What a verb is for, in Dutch and English; `module` where its name is one of Python's own.

    `family` is whether it is for one family; the others are for who keeps the catalogue.
    """

    dutch: str
    english: str
    module: str = ""
    family: bool = False


VERBS = {
    "match": Verb(
        "Zet de catalogus op volgorde voor één gezin.",
        "Rank the catalogue for one family.",
        family=True,
    ),
    "why": Verb(
        "Leg elk criterium uit voor een gezin.",
        "Explain every criterion for a family.",
        family=True,
    ),
    "plan": Verb(
        "Combineer interventies tot één plan.", "Combine interventions into one plan.", family=True
    ),
    "ask": Verb(
        "Vraag naar een gezin en toon wat past.",
        "Ask about a family and show what fits.",
        family=True,
    ),
    "compare": Verb(
        "Zet twee tot vijf interventies naast elkaar.",
        "Put two to five interventions side by side.",
        family=True,
    ),
    "list": Verb("Toon en filter de catalogus.", "List and filter the catalogue.", "list_"),
    "show": Verb(
        "Toon alles wat de bronnen over een interventie zeggen.",
        "Show all the sources say about an intervention.",
    ),
    "guideline": Verb("De richtlijn als checklist.", "The guideline as a checklist."),
    "recheck": Verb(
        "Bekijk een eerder antwoord opnieuw op de catalogus van nu.",
        "Run an earlier answer again on today's catalogue.",
    ),
    "batch": Verb(
        "Beantwoord een stroom profielen (JSON Lines).", "Answer a stream of profiles (JSON Lines)."
    ),
    "profile": Verb("Maak of controleer een profiel.", "Make or check a profile."),
    "offer": Verb("Maak een lijst van lokaal aanbod.", "Make a list of what is on offer locally."),
    "validate": Verb(
        "Controleer catalogi; zonder bestand de meegeleverde.",
        "Check catalogues; without a file the packaged one.",
    ),
    "rule": Verb("Leg een regel van validate uit.", "Explain a rule of validate."),
    "diff": Verb(
        "Wat veranderde tussen twee catalogi, en wiens aanbevelingen veranderen erdoor.",
        "What changed between two catalogues, and whose recommendations change by it.",
    ),
    "test": Verb(
        "Houd gezinnen met een verwachte aanbeveling tegen een catalogus.",
        "Hold families with an expected recommendation against a catalogue.",
    ),
    "gaps": Verb(
        "Kaart van problemen en leeftijden: wat er is en wat ontbreekt.",
        "Map of problems and ages: what there is and what is missing.",
    ),
    "report": Verb(
        "Maak een verslag voor team of gezin.",
        "Make a report for the team or the family.",
        family=True,
    ),
    "schema": Verb("Druk een JSON-schema af.", "Print a JSON Schema."),
    "catalogue": Verb("Begin een eigen catalogus.", "Start a catalogue of your own."),
    "help": Verb(
        "Uitleg bij een commando, of hoe u een scherm leest.",
        "Help with a command, or how to read a screen.",
        "help_",
    ),
}
"""Every verb; it lives in the module of its name, in the function of that name."""


_FOR_FAMILY = _("Voor een gezin", "For a family")
_FOR_EDITORS = _("Catalogus en redactie", "Catalogue and editing")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"uhp {__version__}")
        raise typer.Exit


Version = Annotated[
    bool,
    typer.Option(
        "--version", callback=_version, is_eager=True, help=_("toon de versie", "show the version")
    ),
]


@made
def _root(
    ctx: typer.Context,
    lang: Language = None,
    catalogue: CatalogueFile = None,
    version: Version = False,  # noqa: ARG001  (it has answered by now)
) -> None:
    """Take the options that stand before a verb; the verb finds them in the environment."""
    language(lang)
    if catalogue:
        os.environ["UHP_CATALOGUE"] = catalogue
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


@made
def _before(lang: Language = None) -> None:
    """Take the language before a verb of a group too."""
    language(lang)


class Root(Group):
    """The command itself, with one way out for all that is printed outside a verb."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: Context | None = None,
        **extra: Any,  # noqa: ANN401  (Typer's)
    ) -> Context:
        """Read the options before a verb, in the language that the line asks for."""
        with boundary():
            for word, value in pairwise([*args, ""]):
                name, sign, joined = word.partition("=")
                if name == "--lang":  # help and mistakes come before the verb has read it
                    os.environ["UHP_LANG"] = joined if sign else value
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: Context) -> object:
        """Run the verb."""
        with boundary():
            return super().invoke(ctx)

    def list_commands(self, ctx: Context) -> list[str]:
        """Return the names of the verbs."""
        del ctx
        return list(VERBS)

    def get_command(self, ctx: Context, cmd_name: str) -> Any:  # noqa: ANN401  (Typer's)
        """Return a verb, whose module is loaded when it is first asked for."""
        if cmd_name in VERBS and cmd_name not in self.commands:
            self.commands[cmd_name] = _command(cmd_name)
        return super().get_command(ctx, cmd_name)

    def resolve_command(self, ctx: Context, args: list[str]) -> Any:  # noqa: ANN401
        """Return the verb that is named; `help VERB` is `VERB --help`."""
        if args[0] == "help" and not ctx.resilient_parsing:
            from uhp_cli.verbs.help_ import TOPICS

            named = [*takewhile(lambda word: not word.startswith("-"), args[1:])]
            if named and named[0] not in TOPICS:
                args = [*named, "--help"]
            elif not named:
                typer.echo(ctx.get_help())
                ctx.exit()
        return super().resolve_command(ctx, args)

    def groups(self) -> dict[str, dict[str, str]]:
        """Return what each verb is for, in the groups of the help."""
        found: dict[str, dict[str, str]] = {_FOR_FAMILY: {}, _FOR_EDITORS: {}}
        for name, verb in VERBS.items():
            group = _FOR_FAMILY if verb.family else _FOR_EDITORS
            found[group][name] = _(verb.dutch, verb.english)
        return found


def _command(name: str) -> Command | Group:
    """Return one verb as Typer runs it, or one group of verbs."""
    verb = VERBS[name]
    module = verb.module or name
    function = getattr(import_module(f"uhp_cli.verbs.{module}"), module)
    app = typer.Typer(rich_markup_mode=None, add_completion=False)
    if isinstance(function, typer.Typer):
        for each in function.registered_commands:
            each.cls = Command
        app.add_typer(function, name=name, cls=Group, callback=_before)
        return cast("Group", typer.main.get_group(app).commands[name])
    app.command(name, cls=Command, help=_(verb.dutch, verb.english))(function.command())
    return cast("Command", typer.main.get_command(app))


def commands() -> dict[str, Command | Group]:
    """Return every verb by name."""
    return {name: _command(name) for name in VERBS}


def build(*, completion: bool = True) -> typer.Typer:
    """Return the command line, with the options that install `completion`.

    A verb is loaded when it is named.
    """
    app = typer.Typer(
        name="uhp",
        cls=Root,
        invoke_without_command=True,
        context_settings={"help_option_names": ["-h", "--help"]},
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        add_completion=completion,
        help=_(
            "Hulp die past bij een gezin, voordat een kind uit huis wordt geplaatst.",
            "Help that fits a family, before a child is placed out of home.",
        ),
    )
    app.callback()(_root)
    return app


def main() -> None:
    """Run `uhp` and leave with its exit code."""
    if (
        sys.stdout is None
    ):  # closed by the caller: an answer cannot be given, and a stream that refuses it says so
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(
            newline="\n", errors="replace"
        )  # help too, in a code page that lacks a letter
    try:
        completing = bool(os.environ.get("_UHP_COMPLETE"))
        named = sys.argv[1:2] and sys.argv[1] in VERBS
        # The options for completion stand where a verb may stand; they are a 200th of a call.
        run = partial(build(completion=completing or not named), prog_name="uhp")
        if completing:
            from uhp_cli.door.completing import complete

            complete(run)
        run()
    except typer.Exit as left:
        sys.exit(left.exit_code)
    except (OSError, MemoryError):  # not even a mistake in the usage can be told
        sys.exit(Exit.FAILED)
