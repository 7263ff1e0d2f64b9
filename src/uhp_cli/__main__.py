"""Start `uhp`, also as `python -m uhp_cli`."""

import gc


def main() -> None:
    """Run the command line without collecting: a call is short and makes no cycles worth it."""
    gc.disable()  # before the imports, which make most of the objects of a call
    from uhp_cli.cli import main as run

    try:
        run()
    finally:
        gc.freeze()  # spares the collection at exit


if __name__ == "__main__":
    main()
