"""Every small mistake that could have been made in the engines, one at a time, and whether the tests that belong to them see it.

    python bench/mutants.py [--results FILE.jsonl] [--seconds N] [--again] [FILE…]

All of them, or those of these files below src/uhp_cli; what the results hold already is not tried again, except with --again what survived.

A mutant is the program with one thing changed: a comparison, a condition, a number, a word, a call, a statement. It is killed when a test fails or when it
takes far too long. A warm process that has collected the tests forks for each mutant, puts the changed code into the function where it stands, and runs the
tests that come by its lines, fast ones first, until one fails. What stands outside functions is changed before a fresh import. Survivors are printed; those that
cannot be told from the program stand with the reason in bench/mutants.md. Needs the packages of the tests, and an operating system that can fork.

Why not a known tool: mutmut 3.8.1 runs on this tree, but collects the tests anew for each mutant (1.1 s on two test files, against 0.2 s), and leaves out properties and
cached functions, which are a quarter of the ranking. cosmic-ray 8.7 runs all tests for each mutant.
"""

import argparse
import ast
import gc
import json
import os
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping
from importlib import import_module
from itertools import accumulate
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest
from coverage import Coverage
from hypothesis import HealthCheck, Phase, settings
from mutations import Mutant, mutants, mutated

ROOT = Path(__file__).resolve().parent.parent
ENGINE = ("judging", "order", "invariants", "ages")
SUITES = {
    "method/judging.py": ENGINE,
    "method/ranking.py": (*ENGINE, "plan", "match"),
    "method/moving.py": ("moving", "invariants", "judging", "remembering"),
    "method/standing.py": ("order",),
    "method/planning.py": ("plan", "plan_page"),
    "method/asking.py": ("ask",),
    "values/ages.py": ("ages", "judging"),
    "values/conditions.py": ("conditions", *ENGINE),
    "values/profile.py": ("profile", "profile_children", "judging", "practice_words"),
    "reading/profile_file.py": ("profile", "profile_children", "profile_verbs"),
    "checking/conditions.py": ("validate",),
}


def paths(file: str) -> list[str]:
    """Return the test files that belong to a file."""
    return [f"tests/test_{suite}.py" for suite in SUITES[file]]


LONGEST = 15.0
"""Seconds: a test that takes longer is not used."""
LEFT_OUT = "repeated"
"""Tests with this in their name are not used: they look for a family in thousands of errors, and take minutes."""
ARGS = ["-q", "-s", "-n", "0", "-p", "no:cacheprovider", "--rootdir", str(ROOT), "-k", f"not {LEFT_OUT}", "-W", "ignore::pytest.PytestAssertRewriteWarning"]  # fmt: skip


def code_of(code: CodeType, function: str) -> CodeType:
    """Return the code of a function in that of a module."""
    for name in function.split("."):
        code = next(c for c in code.co_consts if isinstance(c, CodeType) and c.co_name == name)
    return code


def function_of(mutant: Mutant) -> FunctionType:
    """Return the function of a running program that a mutant is about, below a property or a cache."""
    found: Any = module_of(mutant.file)
    for name in mutant.function.split("."):
        found = vars(found)[name]
    found = getattr(found, "fget", None) or getattr(found, "func", found)
    return getattr(found, "__wrapped__", found)  # type: ignore[no-any-return]


def module_of(file: str) -> ModuleType:
    """Return the module in a file."""
    return import_module("uhp_cli." + file.removesuffix(".py").replace("/", "."))


class First:
    """A plugin that ends the process at the first test that fails."""

    def __init__(self, killer: Path) -> None:
        """Keep where the name of that test is written."""
        self.killer = killer

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """End here: a test failed."""
        if report.failed:
            self.killer.write_text(report.nodeid, "utf-8")
            os._exit(1)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """End here: tests cannot even be collected."""
        if report.failed:
            os._exit(1)


def forked(work: Callable[[], object], limit: int) -> str:
    """Do work in a forked process that says nothing, for so many seconds, and return how it ended."""
    child = os.fork()
    if not child:
        try:
            null = os.open(os.devnull, os.O_RDWR)
            for number in (0, 1, 2):
                os.dup2(null, number)
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.alarm(limit)
            gc.disable()
            work()
        except BaseException:  # noqa: BLE001  (whatever went wrong, the mutant did it)
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return "killed by time"
    return "killed" if os.WEXITSTATUS(status) else "survived"


def fates(results: Path) -> dict[str, str]:
    """Return the last known fate of each mutant."""
    rows = results.read_text("utf-8").splitlines() if results.exists() else ()
    return {row["name"]: row["fate"] for row in map(json.loads, rows)}


def equivalent() -> set[str]:
    """Return the mutants that cannot be told from the program: the list items of mutants.md."""
    found, file, function = set(), "", ""
    for line in (ROOT / "bench/mutants.md").read_text("utf-8").splitlines():
        mark, _, text = line.partition(" ")
        file, function = (text, "") if mark == "##" else (file, function)
        function = text if mark == "###" else function
        if mark == "-":
            found.add(f"{file} {function} {text.strip('`')}")
    return found


class Run:
    """A plugin that runs the tests for every mutant, in place of once."""

    def __init__(
        self, files: list[str], known: Mapping[str, str], results: Path, away: Path, most: float
    ) -> None:
        """Make the mutants; those of which the fate is known are not tried."""
        self.most, self.results, self.known = most, results, known
        self.trees = {f: ast.parse((ROOT / "src/uhp_cli" / f).read_text("utf-8")) for f in files}
        self.mutants = [m for f, t in self.trees.items() for m in mutants(f, t)]
        self.killer, self.killers = away / "killer", list[str]()
        self.items: dict[str, pytest.Item] = {}
        self.seconds: dict[str, float] = {}
        self.lines: dict[tuple[str, int], set[str]] = {}
        self.draws = any(f.startswith("values/") for f in files)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Find out which tests come by which lines, then try the mutants."""
        families = import_module("families")
        families.examples()
        vars(families)["_smallest"] = lambda _: None
        self.items = {item.nodeid: item for item in session.items}
        told = self.killer.with_name("lines.json")
        if forked(lambda: self.measure(told), 3600) != "survived":
            sys.exit(f"without a mutant this fails: {self.killer.read_text('utf-8')}")
        found = json.loads(told.read_text("utf-8"))
        self.seconds = found["seconds"]
        self.lines = {(file, line): set(names) for file, line, names in found["lines"]}
        total = sum(self.seconds.values())
        left = [m for m in self.mutants if m.name not in self.known]
        print(f"{len(left)} mutants, {len(self.items)} tests of {total:.0f} s", file=sys.stderr)
        gc.collect()
        gc.freeze()  # so that a fork does not copy what it only looks at
        with self.results.open("a", encoding="utf-8") as out:
            for mutant in left:
                start = time.perf_counter()
                fate, tests = self.fate(mutant)
                row = {"name": mutant.name, "line": mutant.line, "fate": fate, "tests": tests}
                row["seconds"] = round(time.perf_counter() - start, 2)
                print(json.dumps(row, ensure_ascii=False), file=out, flush=True)
        return True

    def measure(self, told: Path) -> None:
        """Run every test once, and write how long it took and by which lines it came."""
        modules = [module_of(f) for f in self.trees]
        files = [str(m.__file__) for m in modules]
        watch = Coverage(data_file=None, config_file=False, include=files)
        seconds: dict[str, float] = {}
        items = list(self.items.items())
        watch.start()
        for (name, item), (_, after) in zip(items, [*items[1:], ("", None)], strict=True):
            watch.switch_context(name)
            self.forget(*modules, item.module)  # type: ignore[attr-defined]
            start = time.perf_counter()
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
            seconds[name] = time.perf_counter() - start
        watch.stop()
        data = watch.get_data()
        lines = [
            (file, line, names)
            for file, path in zip(self.trees, files, strict=True)
            for line, names in data.contexts_by_lineno(path).items()
        ]
        told.write_text(json.dumps({"seconds": seconds, "lines": lines}), "utf-8")

    def forget(self, *modules: ModuleType) -> None:
        """Forget what is kept from one test to the next; but drawn families where no mutant draws."""
        drawn = import_module("families").examples
        for found in (v for m in modules for v in vars(m).values() if v is not drawn or self.draws):
            getattr(found, "cache_clear", int)()

    def tests(self, mutant: Mutant) -> list[str]:
        """Return the tests that come by the line, else by the function.

        Those that killed lately go first, then the fast ones.
        """
        found = self.lines.get((mutant.file, mutant.line), set())
        if not found:
            functions = (
                n for n in ast.walk(self.trees[mutant.file]) if isinstance(n, ast.FunctionDef)
            )
            span = (range(n.lineno + 1, (n.end_lineno or 0) + 1) for n in functions)
            here = next(lines for lines in span if mutant.line in lines)
            found = set().union(*(self.lines.get((mutant.file, n), set()) for n in here))
        mine = tuple(paths(mutant.file))
        names = [n for n in found if n.startswith(mine) and self.seconds[n] < LONGEST]
        lately = list(dict.fromkeys(self.killers))[:8]
        rank = {name: place - len(lately) for place, name in enumerate(lately)}
        names.sort(key=lambda n: rank.get(n, self.seconds[n]))
        spent = accumulate(self.seconds[n] for n in names)
        return [n for n, total in zip(names, spent, strict=True) if total < self.most]

    def fate(self, mutant: Mutant) -> tuple[str, int]:
        """Say whether a mutant was killed, and by how many tests it could have been."""
        code = mutated(mutant, self.trees[mutant.file])
        if not mutant.function or isinstance(mutant.parent, ast.arguments):
            return forked(lambda: self.fresh(mutant, code), 600), 0
        if code_of(code, mutant.function) == function_of(mutant).__code__:
            return "same code", 0
        tests = self.tests(mutant)
        limit = 10 + 5 * sum(self.seconds[t] for t in tests)
        fate = forked(lambda: self.attempt(mutant, code, tests), int(limit))
        if fate == "killed" and self.killer.exists():
            self.killers.insert(0, self.killer.read_text("utf-8"))
        return fate, len(tests)

    def attempt(self, mutant: Mutant, code: CodeType, tests: list[str]) -> None:
        """Change the running program and run tests on it."""
        function_of(mutant).__code__ = code_of(code, mutant.function)
        self.forget(import_module("families"))
        items = [self.items[t] for t in tests]
        for item, after in zip(items, [*items[1:], None], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)

    def fresh(self, mutant: Mutant, code: CodeType) -> None:
        """Import everything anew with the change, and run the tests of the file."""
        module = module_of(mutant.file)
        ours = tuple(str(ROOT / folder) for folder in ("src", "tests", "tools"))
        for name, other in list(sys.modules.items()):
            if str(getattr(other, "__file__", None) or "").startswith(ours):
                del sys.modules[name]
        package, _, name = module.__name__.rpartition(".")
        sys.modules[module.__name__] = new = ModuleType(module.__name__)
        setattr(import_module(package), name, new)
        exec(code, vars(new))  # noqa: S102
        pytest.main([*ARGS, "-x", *paths(mutant.file)], plugins=[First(self.killer)])

    def pytest_configure(self) -> None:
        """Draw few families, the same in every run, and do not make a failing one small."""
        settings.register_profile(
            "uhp-mutants", max_examples=100, deadline=None, derandomize=True, database=None,
            suppress_health_check=[HealthCheck.too_slow], phases=[Phase.explicit, Phase.generate],
        )  # fmt: skip
        os.environ["UHP_EXAMPLES"] = "uhp-mutants"


def main() -> int:
    """Try the mutants and print how many there were in each file, and which survived."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*")
    parser.add_argument("--results", type=Path, default=Path("mutants.jsonl"))
    parser.add_argument(
        "--seconds", type=float, default=1000, help="of tests for a mutant, at most"
    )
    parser.add_argument("--again", action="store_true")
    options = parser.parse_args()
    files, results = options.files or list(SUITES), options.results.resolve()
    known, same = fates(results), equivalent()
    if options.again:
        known = {n: fate for n, fate in known.items() if fate != "survived" or n in same}
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory() as away:
        run = Run(files, known, results, Path(away), options.seconds)
        suites = sorted({p for f in files for p in paths(f)})
        args = [*ARGS, "--basetemp", f"{away}/tests", *suites]
        pytest.main(args, plugins=[run, First(run.killer)])
    known = fates(results)
    for file in files:
        names = [m.name for m in run.mutants if m.file == file]
        print(
            file, len(names), dict(Counter("equivalent" if n in same else known[n] for n in names))
        )
    print(
        *(
            f"{m.line}: {m.name}"
            for m in run.mutants
            if known[m.name] == "survived" and m.name not in same
        ),
        sep="\n",
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
