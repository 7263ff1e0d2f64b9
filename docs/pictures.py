"""Make the pictures of the screen anew: `.venv/bin/python docs/pictures.py`; a test says when that is needed.

What the program prints in colour is drawn by rich. The picture fetches nothing, also no letters: it takes what the reader's machine has.
The catalogue is the small one of the tests, so that the pictures stay as they are when the other grows.
"""

import io
import os
import re
import subprocess
import sys
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.text import Text

HERE = Path(__file__).resolve().parent
CATALOGUE = HERE.parent / "tests" / "data" / "catalogue.yaml"
FAMILY = ("--age", "14", "--problems", "gedrag,middelen")
PICTURES = {
    "scherm-match": ("match", *FAMILY, "--top", "1"),
    "scherm-plan": ("plan", *FAMILY, "--placement", "dreigt"),
}
"""The pictures by name, each with the call it shows."""
LINES = 34
"""A picture ends at the last empty line among these; what is below is left to the reader's own screen."""
COLUMNS = 92


def picture(name: str) -> str:
    """Return a picture of the screen as SVG, the same each time."""
    call = PICTURES[name]
    where = {
        "COLUMNS": str(COLUMNS),
        "FORCE_COLOR": "1",
        "PYTHONIOENCODING": "utf-8",
        "PYTHONPATH": str(HERE.parent / "src"),
        "UHP_CATALOGUE": str(CATALOGUE),
    }
    quiet = {k: v for k, v in os.environ.items() if not k.startswith(("UHP_", "NO_COLOR", "TERM"))}
    done = subprocess.run(
        [sys.executable, "-m", "uhp_cli", *call],
        env={**quiet, **where},
        capture_output=True,
        check=True,
    )
    console = Console(
        record=True,
        width=COLUMNS,
        file=io.StringIO(),
        force_terminal=True,
        color_system="standard",
        legacy_windows=False,
        _environ={},
    )
    shown = Text.from_ansi(done.stdout.decode("utf-8")).split("\n", allow_blank=True)[:LINES]
    while shown[-1].plain.strip():
        shown.pop()
    console.print(Text("\n").join(shown), soft_wrap=True)
    drawing = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    return (
        console.export_svg(
            title=f"uhp {' '.join(call)}", code_format=drawing, unique_id=name
        ).rstrip()
        + "\n"
    )


if __name__ == "__main__":
    for each in PICTURES:
        (HERE / f"{each}.svg").write_text(picture(each), encoding="utf-8")
