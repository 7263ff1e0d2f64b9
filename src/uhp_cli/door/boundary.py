"""Where every error ends: one sentence on stderr, in the reader's language, and an exit code."""

import os
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NoReturn, TextIO, cast

from uhp_cli.errors import Exit, UhpError
from uhp_cli.late import Late
from uhp_cli.safe import clean
from uhp_cli.source import files
from uhp_cli.telling.words import Lang, Words

if TYPE_CHECKING:
    import typer

    from uhp_cli.checking.diagnostics import Diagnostic
    from uhp_cli.values.catalogue import Both
    from uhp_cli.values.lexicon import Groups
else:
    typer = Late("typer")

_NO_MEMORY = b"uhp: het geheugen is vol / out of memory\n"


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
    remark(sentence(error, Words(chosen)))
    raise typer.Exit(Exit.FAILED)


def remark(text: str) -> None:
    """Print a sentence beside the answer; that nobody can read it is no error."""
    try:
        files.say(f"{text}\n", sys.stderr)
    except OSError:  # the exit code still tells
        _drop(sys.stderr)


def last_of(errors: Sequence[UhpError], words: Words) -> UhpError:
    """Tell all errors but the last, and return that one."""
    for error in errors[:-1]:
        remark(sentence(error, words))
    return errors[-1]


def alone(error: UhpError) -> str:
    """Return an error as a sentence for who has no command line."""
    return said(error, Words(Lang.EN if error.lang.casefold() == "en" else Lang.NL))


def sentence(error: UhpError, words: Words) -> str:
    """Return an error as it is printed."""
    return words.say("error", text=said(error, words))


def said(error: UhpError, words: Words) -> str:
    """Return where and what is wrong and the next step, in a line that cannot steer a terminal."""
    from uhp_cli.reading.identity import unsaid  # an answer needs none

    place = f"{error.place}: " if error.place else ""
    text = f"{place}{_reason(error, words)}".replace("\n", " ")
    return clean(unsaid(text, all_kinds=False))


def _reason(error: UhpError, words: Words) -> str:
    text = words.say(error.code, **_values(error, words))
    near, choices = error.values.get("near"), error.values.get("all")
    if near and isinstance(near, list):
        text += " " + words.say("did-you-mean", near=words.listed([str(n) for n in near], "or"))
    elif error.values.get("sides"):
        groups = cast("Groups", error.values["sides"])
        sides = "; ".join(f"{words.both(side)}: {', '.join(found)}" for side, found in groups)
        text += " " + words.say(f"choose-{error.code.removeprefix('profile-')}", sides=sides)
    elif error.values.get("search"):
        text += " " + words.say("search-with", search=_values(error, words)["search"])
    elif choices and isinstance(choices, list):
        text += " " + words.say("choose", all=", ".join(map(str, choices)))
    return text


_TYPED = (
    "unknown-verb",
    "unknown-option",
    "bad-age",
    "unknown-problem",
    "word-of-several",
    "word-referred",
    "word-is-answer",
    "words-apart",
    "answer-of-several",
    "unknown-answer",
    "unknown-fact",
    "unknown-intervention",
    "fact-without-value",
    "unfit-answer",
    "bad-lang",
    "bad-number",
    "format-not-here",
    "unknown-rule",
    "unknown-schema",
)
"""Errors that repeat a word of the command line.

They do not when it looks like identifying data.
"""


def _values(error: UhpError, words: Words) -> dict[str, object]:
    """Return what fills in the sentence of an error."""
    from uhp_cli.reading.identity import unsaid  # an answer needs none

    values = {
        k: ", ".join(map(str, v)) if isinstance(v, list) else v for k, v in error.values.items()
    }
    if error.code in _TYPED:
        values |= {k: unsaid(str(v)) for k, v in values.items() if k in ("given", "name", "search")}
    if "involve" in values:
        values["involve"] = words.both(cast("Both", values["involve"]))
    if "rule" in values:
        values["what"] = _rule_sentence(str(values["rule"]), words, values)
    elif "what" in values and words.has(f"what-{values['what']}"):
        values["what"] = words.say(f"what-{values['what']}")
    message = cast("Diagnostic | None", error.values.get("message"))
    if message is not None:
        said = f"{message.message(words.lang)}. {message.hint(words.lang)}"
        values["message"] = said.strip().rstrip(".") + "."
    return values


def _rule_sentence(rule: str, words: Words, values: Mapping[str, object]) -> str:
    """Return the sentence of a reading rule with our numbers and without what stands in the file.

    That may be about a family.
    """
    from uhp_cli.checking.rules import RULES  # only a file that cannot be read needs them

    found = RULES[rule]
    text = found.dutch if words.lang == "nl" else found.english
    own = {name: values[name] for name in ("limit", "first") if name in values}
    return text.split(";")[0].format_map(defaultdict(lambda: "…", own))
