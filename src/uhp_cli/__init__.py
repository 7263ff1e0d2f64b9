"""uhp: help that fits a family, before a child is placed out of home."""

__version__ = "0.1.0"
__all__ = ["UhpError", "answers", "load", "match"]


def __getattr__(name: str) -> object:
    """Return a function of `uhp_cli.api`, which is loaded when somebody first asks for one."""
    if name not in __all__:
        raise AttributeError(f"module 'uhp_cli' has no attribute '{name}'")
    from importlib import import_module  # by name: what is below this package never loads it

    return getattr(import_module("uhp_cli.errors" if name == "UhpError" else "uhp_cli.api"), name)
