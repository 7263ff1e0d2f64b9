"""Make the pictures of the screen anew: `.venv/bin/python docs/pictures.py`; a test says when that is needed.

What the program prints in colour is drawn by rich. The picture fetches nothing, also no letters: it takes what the reader's machine has.
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
FAMILY = ("--age", "14", "--problems", "gedrag,middelen")
PICTURES = {
    "scherm-match": ("match", *FAMILY, "--top", "2"),
    "scherm-plan": ("plan", *FAMILY, "--placement", "dreigt"),
}
"""The pictures by name, each with the call it shows."""
COLUMNS = 92


def picture(name: str) -> str:
    """Return a picture of the screen as SVG, the same each time."""
    call = PICTURES[name]
    where = {
        "COLUMNS": str(COLUMNS),
        "FORCE_COLOR": "1",
        "PYTHONIOENCODING": "utf-8",
        "PYTHONPATH": str(HERE.parent / "src"),
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
    console.print(Text.from_ansi(done.stdout.decode("utf-8")), soft_wrap=True)
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
