"""Completion, asked for by a shell through _UHP_COMPLETE; Typer does it, but for two things.

Bash breaks a word at = and :, so that what is typed is not what Typer is asked; and a variable that
was left behind by hand is a mistake to tell, not an accident.
"""

import contextlib
import io
import os
import re
from collections.abc import Callable

from uhp_cli.door.boundary import fail
from uhp_cli.errors import UhpError
from uhp_cli.source import files


def complete(run: Callable[[], object]) -> None:
    """Let `run` complete the line that stands in the environment, and print what may come next."""
    typed = _whole_words()
    out = io.StringIO()
    try:
        with contextlib.redirect_stdout(out):
            run()
    except (KeyError, ValueError):  # the shell says what was typed; nobody did
        fail(UhpError("completing-by-hand"), None)
    finally:
        files.say("".join(f"{line.removeprefix(typed)}\n" for line in out.getvalue().splitlines()))


def _whole_words() -> str:
    """Put words together that Bash broke; return what it keeps before the part it completes."""
    words = os.environ.get("COMP_WORDS", "").split("\n")[: _number("COMP_CWORD") + 1]
    if os.environ["_UHP_COMPLETE"] != "complete_bash" or len(words) < 2:
        return ""
    whole = words[:1]
    for word in words[1:]:
        if len(whole) > 1 and (re.fullmatch("[=:]+", word) or whole[-1][-1:] in ("=", ":")):
            whole[-1] += word
        else:
            whole.append(word)
    os.environ |= {"COMP_WORDS": "\n".join(whole), "COMP_CWORD": str(len(whole) - 1)}
    return "".join(re.findall("^.*[=:]", whole[-1]))


def _number(name: str) -> int:
    given = os.environ.get(name, "")
    return int(given) if given.isdecimal() and len(given) < 6 else -1
