"""Completion in the shells themselves.

A terminal is opened, a line is typed up to the tab, and what stands there then is read.
"""

import fcntl
import os
import pty
import re
import select
import shutil
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

BIN = str(Path(sys.executable).parent)
SHELLS = {
    "bash": (["bash", "--noprofile", "--norc", "-i"], 'eval "$(_UHP_COMPLETE=source_bash uhp)"'),
    "zsh": (
        ["zsh", "-f", "-i"],
        'autoload -U compinit; compinit -u -D; eval "$(_UHP_COMPLETE=source_zsh uhp)"',
    ),
    "fish": (["fish", "--no-config", "-i"], "_UHP_COMPLETE=source_fish uhp | source"),
}
SECONDS = 30


def at_terminal() -> None:
    """Make the terminal the shell's own, as when a window is opened."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def typed(shell: str, line: str, home: Path) -> str:
    """Return the line as it stands after a tab.

    The shell itself then tells it, behind an `echo` put before it.
    """
    command, setup = SHELLS[shell]
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    screen, inside = pty.openpty()
    quiet = {
        "HOME": str(home),
        "TERM": "xterm",
        "LC_ALL": "C.UTF-8",
        "PATH": f"{BIN}:/usr/bin:/bin",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PS1": "> ",
    }
    with subprocess.Popen(
        command,
        stdin=inside,
        stdout=inside,
        stderr=inside,
        env=quiet,
        cwd=home,
        start_new_session=True,
        preexec_fn=at_terminal,  # noqa: PLW1509
    ) as process:
        os.close(inside)
        try:
            os.write(screen, f"{setup}; echo REA''DY\r".encode())
            until(screen, r"READY")
            os.write(screen, f"{line}\t".encode())
            time.sleep(0.2)  # the shell takes the tab before the rest
            os.write(screen, b"\x01echo 'GO''T' \r")
            return until(screen, r"GOT ([^\r\n]*)")
        finally:
            process.kill()
            os.close(screen)


def until(screen: int, pattern: str) -> str:
    """Read the screen until a pattern stands there; return its last group, or itself."""
    seen, end = "", time.monotonic() + SECONDS
    while time.monotonic() < end:
        if select.select([screen], [], [], 0.2)[0]:
            seen += os.read(screen, 65536).decode("utf-8", "replace")
            found = re.search(
                pattern + r"[\r\n]",
                re.sub(r"\x1b(\[[0-9;?]*[A-Za-z]|[()=>][0-9A-B]?|\][^\x07]*\x07)", "", seen),
            )
            if found:
                return found[found.re.groups].strip()
    raise AssertionError(f"{pattern} did not come within {SECONDS} s: {seen[-2000:]!r}")


LINES = {
    "uhp sh": "uhp show",
    "uhp show families": "uhp show families-first",
    "uhp match -p gedrag,midd": "uhp match -p gedrag,middelen",
    "uhp match --first schoolu": "uhp match --first schooluitval",
    "uhp list --min-classification goede": "uhp list --min-classification goede-aanwijzingen",
    "uhp match --reg": "uhp match --region",
    "uhp match --region flev": "uhp match --region flevoland",
    "uhp match --tried mdf": "uhp match --tried mdft",
    "uhp match --format mark": "uhp match --format markdown",
    "uhp batch --format jsonl": "uhp batch --format jsonl",
    "uhp match --severity erns": "uhp match --severity ernstig",
    "uhp match --placement gepl": "uhp match --placement geplaatst",
    "uhp list --role werk": "uhp list --role werkwijze",
    "uhp match --lang e": "uhp match --lang en",
    "uhp match --fact recid": "uhp match --fact recidive=",
    "uhp match --fact recidive=ho": "uhp match --fact recidive=hoog",
    "uhp match --child 15:delinq": "uhp match --child 15:delinquentie",
    "uhp schema diag": "uhp schema diagnostics",
    "uhp rule UHP4": "uhp rule UHP401",
    "uhp report --for fam": "uhp report --for family",
    "uhp help lez": "uhp help lezen",
}


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("line", LINES)
def test_a_tab_completes(shell: str, line: str, tmp_path: Path) -> None:
    """Verbs, options, ids, problems (also after a comma), regions and classifications."""
    assert typed(shell, line, tmp_path) == LINES[line]
