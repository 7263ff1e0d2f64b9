"""A pager as git has one: $PAGER, else less; the answer is never lost by it."""

import os
import shlex
import shutil
import signal
import subprocess
import sys

from uhp_cli.safe import escaped


def showed(text: str) -> bool:
    """Hand a text to the reader's pager and wait until it is closed; False when it was not shown.

    `PAGER=` or `PAGER=cat` means none. It is started without a shell.
    """
    try:
        command = shlex.split(os.environ.get("PAGER", "less"))
    except ValueError:  # a quotation mark that is not closed
        return False
    if not command or command[0] == "cat" or os.environ.get("TERM") == "dumb":
        return False
    if shutil.which(command[0]) is None:
        return False
    encoding = sys.stdout.encoding or "utf-8"
    before = signal.signal(signal.SIGINT, lambda *_: None)  # the pager's to obey
    try:
        done = subprocess.run(  # noqa: S603  (what the reader set)
            command,
            input=escaped(text).encode(encoding, "replace"),
            env={"LESS": "FRX", **os.environ},
            check=False,
        )
    except OSError:
        return False
    finally:
        signal.signal(signal.SIGINT, before)
    return done.returncode == 0
