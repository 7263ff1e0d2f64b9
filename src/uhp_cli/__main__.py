"""Start `uhp`, also as `python -m uhp_cli`."""

import gc
import os
import sys
from contextlib import suppress


def main() -> None:
    """Run the command line without collecting: a call is short and makes no cycles worth it."""
    gc.disable()  # before the imports, which make most of the objects of a call
    from uhp_cli.cli import main as run

    code: object = None
    try:
        run()
    except SystemExit as done:
        code = done.code
    with suppress(OSError, ValueError, AttributeError):  # a stream that refuses: Python says so
        sys.stdout.flush()
        sys.stderr.flush()
        if isinstance(code, int | None):
            # All is said; taking the process down object by object is a twentieth of a call.
            os._exit(code or 0)
    sys.exit(code)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
