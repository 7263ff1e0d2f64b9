"""The one error family: everything that stops a command is a `UhpError` and exits with 2."""

from typing import Final


class Exit:
    """Exit codes: done, found something, could not do it."""

    DONE: Final = 0
    FOUND: Final = 1
    FAILED: Final = 2


class UhpError(Exception):
    """A command could not be done; `code` names the sentence in words.py, `values` fill it in.

    `place` is `file:line:column` or empty. Values never hold what a profile file says about a
    family.
    """

    def __init__(self, code: str, *, place: str = "", **values: object) -> None:
        """Keep the code and values; the sentence is made in the reader's language at the door."""
        super().__init__(code)
        self.code = code
        self.place = place
        self.values: dict[str, object] = values
        self.lang = ""
        """Language of `str()`; who has no command line sets it."""

    def __str__(self) -> str:
        """Return the sentence: where and what is wrong, and the next step."""
        from importlib import import_module  # the door stands above; a command says it there

        told: str = import_module("uhp_cli.door.boundary").alone(self)
        return told
