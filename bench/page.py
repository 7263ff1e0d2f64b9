"""How big uhp.html is, how soon it is ready, and how fast it answers, in headless Chromium.

    PYTHONPATH=tests:tools python bench/page.py uhp.html

A quiet machine says what a reader will notice; a busy one only that it works.
"""

import json
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from test_browser import SIZES, Browser

READY, ANSWER, SIZE = 8.0, 50.0, 7_000_000
"""Seconds, milliseconds for an answer after the first, and bytes: more is too much."""
FAMILY = {"children": [{"age": 15, "problems": ["delinquentie", "middelen"]}, {"age": 8}]}
TIMED = """(query => {
    const times = [];
    for (let n = 0; n < 21; n++) {
        const begin = performance.now();
        answer(query);
        times.push(performance.now() - begin);
    }
    return times;
})(%s)"""


def ready(browser: Browser, path: Path) -> float:
    """Open the page and return after how many seconds it can be asked."""
    begin = time.perf_counter()
    browser.open(path, SIZES["laptop"])
    while not browser.evaluate("document.documentElement.dataset.ready"):
        time.sleep(0.02)
    return time.perf_counter() - begin


def main() -> int:
    """Print each figure with what it may be; 1 when one is too much."""
    path = Path(sys.argv[1]).resolve()
    found: list[tuple[str, float, float]] = [("bytes", path.stat().st_size, SIZE)]
    with tempfile.TemporaryDirectory() as folder, Browser(Path(folder)) as browser:
        found.append(("ready, s", min(ready(browser, path) for _ in range(3)), READY))
        for ask in ("match", "question", "each", "plan", "report", "form"):
            query: dict[str, Any] = {"ask": ask, "profile": FAMILY}
            times = browser.evaluate(TIMED % json.dumps(json.dumps(query)))
            found.append((f"{ask}, first, ms", times[0], 0))
            found.append((f"{ask}, median of 20, ms", statistics.median(times[1:]), ANSWER))
    for name, value, most in found:
        print(f"{name:32}{value:12,.1f}" + (f"   at most {most:,.0f}" if most else ""))
    return int(any(most and value > most for _, value, most in found))


if __name__ == "__main__":
    sys.exit(main())
