"""Make docs/pagina.png anew: `PYTHONPATH=tests:tools .venv/bin/python docs/page_picture.py uhp.html` (Chromium)."""

import base64
import sys
import tempfile
from pathlib import Path

from test_browser import Browser
from test_page import FAMILY, give, opened

HERE = Path(__file__).resolve().parent
SIZE = {"width": 1280, "height": 860, "deviceScaleFactor": 1, "mobile": False}


def main() -> None:
    """Open the page with a family in it and keep what is seen."""
    with tempfile.TemporaryDirectory() as folder, Browser(Path(folder)) as browser:
        opened(browser, path=Path(sys.argv[1]).resolve())
        browser.ask("Emulation.setDeviceMetricsOverride", SIZE)
        give(browser, FAMILY, Path(folder))
        seen = browser.ask("Page.captureScreenshot", {"format": "png"})["data"]
    (HERE / "pagina.png").write_bytes(base64.b64decode(seen))


if __name__ == "__main__":
    main()
