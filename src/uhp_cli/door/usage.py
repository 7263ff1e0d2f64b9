"""What is wrong with a call, and what to write instead; nothing that may be about a person."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from uhp_cli.door.examples import EXAMPLES
from uhp_cli.door.options import DUTCH, spoken
from uhp_cli.errors import UhpError
from uhp_cli.reading import loading
from uhp_cli.values.ages import parse_age
from uhp_cli.values.catalogue import nearest

if TYPE_CHECKING:
    from uhp_cli.door.command import Context


def told(mistake: Exception, ctx: "Context") -> UhpError:
    """Return a mistake that Typer found as one that can be told in every language."""
    option = str(getattr(mistake, "option_name", ""))
    missing = getattr(mistake, "param", None)
    if missing is not None:
        such = [c.value for c in missing.shell_complete(ctx, "")][:3]
        return UhpError(
            "missing-word" if such else "missing-file",
            command=ctx.command_path,
            word=spoken(missing.metavar).strip("[]."),
            such=such,
            example=_example(ctx),
        )
    if not option:
        return UhpError("bad-usage", command=ctx.command_path)
    known: dict[str, Any] = {
        name: p for p in ctx.command.get_params(ctx) for name in (*p.opts, *p.secondary_opts)
    }
    if option not in known:
        wanted = DUTCH.get(option, option)
        near = [wanted] if wanted in known else nearest(option, known, 1)
        return UhpError("unknown-option", given=option, command=ctx.command_path, near=near)
    if known[option].is_flag:
        return UhpError("option-without-value", option=option)
    metavar = spoken(known[option].metavar)
    return UhpError("option-needs-value", option=option, value=metavar, command=ctx.command_path)


def too_many(words: Sequence[str], ctx: "Context") -> UhpError:
    """Return what to write instead of words that no option stands before."""
    about = {o for p in ctx.command.params for o in p.opts}
    if not {"--age", "--problems"} <= about:
        return UhpError("too-many-words", command=ctx.command_path, example=_example(ctx))
    return UhpError(
        "words-without-option",
        command=ctx.command_path,
        example=_as_options(words, ctx)
        or f"{ctx.command_path} --age 14 --problems gedrag,middelen",
    )


def _as_options(words: Sequence[str], ctx: "Context") -> str:
    """Return the call with its loose words as options; empty unless each is an age or a problem."""
    given = [w for group in (ctx.params["problems"] or (), words) for w in group]
    ages = [*(ctx.params["age"] or ()), *(w for w in given if parse_age(w))]
    named = [w for group in given if not parse_age(group) for w in group.split(",") if w.strip()]
    try:
        catalogue = loading.load_catalogue(ctx.params["catalogue"])
    except UhpError:
        return ""
    problems = [catalogue.problem(word) for word in named]
    if not all(problems) or not all(map(parse_age, ages)):
        return ""
    call = [ctx.command_path, *(f"--age {age}" for age in ages)]
    return " ".join([*call, *([f"--problems {','.join(map(str, problems))}"] if problems else [])])


def no_verb(given: str, ctx: "Context") -> UhpError:
    """Return that there is no such verb, with the nearest one."""
    near = nearest(given.casefold(), ctx.command.list_commands(ctx), 1)
    return UhpError("unknown-verb", given=given, command=ctx.command_path, near=near)


def _example(ctx: "Context") -> str:
    """Return an example of this very verb."""
    of_verb = EXAMPLES[ctx.command_path.removeprefix("uhp ")]
    return next(line for line in of_verb if line.startswith(ctx.command_path))
