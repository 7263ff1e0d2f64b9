"""Start `uhp`, also as `python -m uhp_cli`."""

import gc
import os
import signal
import sys

UNUSED = (
    "bz2", "ipaddress", "linecache", "locale", "lzma", "subprocess", "textwrap", "tokenize",
)  # fmt: skip
"""What Typer's imports import and hardly any call uses: left alone, a tenth of a call is saved."""

INTERRUPTED = 130
"""The exit code of who is stopped with Ctrl-C, as shells give it."""


def main() -> None:
    """Run the command line without collecting: a call is short and makes no cycles worth it."""
    gc.disable()  # before the imports, which make most of the objects of a call
    ours = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if ours:  # an exception in the middle of an import may be told or lost
        signal.signal(signal.SIGINT, lambda *_: os._exit(INTERRUPTED))
    from uhp_cli.late import leave

    for name in UNUSED:
        leave(name)
    from uhp_cli.cli import main as run

    if ours:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    code: object = None
    try:
        run()
    except SystemExit as done:
        code = done.code
    except KeyboardInterrupt:
        code = INTERRUPTED
    from contextlib import suppress  # it has been loaded by now

    with suppress(OSError, ValueError, AttributeError):  # a stream that refuses: Python says so
        sys.stdout.flush()
        sys.stderr.flush()
        if isinstance(code, int | None):
            # All is said; taking the process down object by object is a twentieth of a call.
            os._exit(code or 0)
    sys.exit(code)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
