"""Run the command line with `python -m uhp_cli`."""

from uhp_cli.cli import main

main()
