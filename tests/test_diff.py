"""What an editor may rely on when two catalogues are compared."""

import json
import os
import re
import subprocess
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from conftest import PINNED, answer, run
from families import entry, family, made
from uhp_cli.method.impact import Family, impact

STRONG = "sterke-aanwijzingen"
FEW = ("mst", "mdft", "ash", "fast", "top-3", "voorzorg")


def _few() -> str:
    """Return the small catalogue with few of its entries, which reads faster."""
    head, entries = PINNED.read_text(encoding="utf-8").split("\ninterventions:\n")
    kept = [
        entry
        for entry in re.split(r"(?m)^(?=  - id: )", entries)
        if re.match(rf"  - id: ({'|'.join(FEW)})\n", entry)
    ]
    return f"{head}\ninterventions:\n{''.join(kept)}"


TEXT = _few()


def edited(*edits: tuple[str, str, str]) -> str:
    """Return the catalogue with texts replaced once, each within the record of an id."""
    text = TEXT
    for name, old, new in edits:
        start = re.search(rf"(?m)^ *- (?:\{{)?id: {name}\b", text)
        assert start, name
        place = text.index(old, start.start())
        text = text[:place] + new + text[place + len(old) :]
    return text


def sides(folder: Path, text: str = TEXT) -> tuple[str, str]:
    """Write the catalogue and this text as two files."""
    for name, content in (("old.yaml", TEXT), ("new.yaml", text)):
        (folder / name).write_text(content, encoding="utf-8")
    return str(folder / "old.yaml"), str(folder / "new.yaml")


def compared(folder: Path, text: str, *more: str) -> Any:
    """Return the answer of `diff` from the catalogue to this text."""
    found = answer("diff", *sides(folder, text), *more)
    assert found["catalogue"]["sha256"] != found["old"]["sha256"]
    return found


def drawn(found: Any) -> list[Any]:
    """Return the impact on the families of the grid, without those of the shipped cases."""
    return [shift for shift in found["impact"] if not shift.get("name")]


def told(found: Any) -> list[tuple[str, ...]]:
    """Return the changes as id, kind, severity and field."""
    return [(c["id"], c["kind"], c["severity"], c["field"]) for c in found["changes"]]


MST_TARGET = "        - {problem: opvoeding, text: Alleen het register noemt opvoeding., sources: [nji-mst:gericht-op]}\n"
MDFT_CRIME = "        - {problem: delinquentie, level: eerste-aanwijzingen, text: Delinquentie., sources: [ji-familietherapie:nieuwsbericht]}\n"
MST_AIM = "Langs die weg een uithuisplaatsing afwenden of korter maken."
EXCLUSION = """      exclusions:
        - text: acuut gevaar
          when: {crisis: [ja]}
          sources: [interventies:27]
    goals:"""
PLACEMENT = (
    "    includes_placement: {text: Begint elders., sources: [interventies:27]}\n    target_group:"
)

EDITS = [
    (("mdft", "max: 24", "max: 20"), "changed", "breaking", "target_group.age"),
    (("mst", "min: 10, max: 18", "min: 9, max: 18"), "changed", "attention", "target_group.age"),
    (("mst", "min: 10, max: 18", "min: 9, max: 17"), "changed", "breaking", "target_group.age"),
    (("mst", "        - {problem: opvoeding, text: Alleen het register noemt opvoeding., sources: [nji-mst:gericht-op]}\n", ""), "removed", "breaking", "target_group.problems[opvoeding]"),
    (("mst", MST_TARGET, MST_TARGET + "        - {problem: emotie, sources: [interventies:26]}\n"), "added", "attention", "target_group.problems[emotie]"),
    (("mst", "severity: [ernstig]}", "severity: [matig, ernstig]}"), "changed", "attention", "target_group.indications[0].when"),
    (("mst", "severity: [ernstig]}", "severity: [licht]}"), "changed", "breaking", "target_group.indications[0].when"),
    (("mst", "{problem: [gedrag], severity: [ernstig]}", "{problem: [gedrag]}"), "changed", "attention", "target_group.indications[0].when"),
    (("mst", "when: {placement: [dreigt, geplaatst]}", "when: {placement: [dreigt]}"), "changed", "breaking", "target_group.indications[2].when"),
    (("ash", "{crisis: [ja]}", "{crisis: [nee]}"), "changed", "breaking", "target_group.indications[0].when"),
    (("mdft", "    goals:", EXCLUSION), "added", "breaking", "target_group.exclusions[0]"),
    (("mdft", "level: goede-aanwijzingen", "level: eerste-aanwijzingen"), "changed", "breaking", "classification.level"),
    (("mdft", "level: goede-aanwijzingen", "level: sterke-aanwijzingen"), "changed", "attention", "classification.level"),
    (("mdft", "{problem: delinquentie, level: eerste-aanwijzingen", "{problem: delinquentie, level: goed-onderbouwd"), "changed", "breaking", "classification.outcomes[delinquentie].level"),
    (("mdft", MDFT_CRIME, ""), "removed", "breaking", "classification.outcomes[delinquentie]"),
    (("mst", MST_TARGET, MST_TARGET.replace("opvoeding,", "opvoeding, prevents: true,", 1)), "added", "breaking", "target_group.problems[opvoeding].prevents"),
    (("voorzorg", "{problem: verwaarlozing, prevents: true,", "{problem: verwaarlozing,"), "removed", "attention", "target_group.problems[verwaarlozing].prevents"),
    (("mdft", 'date: "2021-12-08"', 'date: "2021-12-09"'), "changed", "attention", "classification.date"),
    (("mdft", "    target_group:", PLACEMENT), "added", "breaking", "includes_placement"),
    (("mst", MST_AIM, MST_AIM.replace("afwenden", "voorkomen")), "changed", "cosmetic", "placement_aim.text"),
    (("mst", "name: Multisysteem Therapie", "name: Multi-systeemtherapie"), "changed", "cosmetic", "name"),
    (("mst", "sources: [nji-mst:gericht-op]", "sources: [nji-mst:gericht-op, interventies:26]"), "changed", "cosmetic", "target_group.problems[delinquentie].sources"),
    (("mst", "direction: gunstig", "direction: wisselend"), "changed", "attention", "evidence[0].direction"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("edit", "kind", "severity", "field"),
    EDITS,
    ids=[f"{e[3]}-{e[2]}-{n}" for n, e in enumerate(EDITS)],
)
def test_each_edit_is_one_change_of_the_right_weight(
    tmp_path: Path, edit: tuple[str, str, str], kind: str, severity: str, field: str
) -> None:
    """One edit is one change, with its severity, its field, and the line on both sides."""
    text = edited(edit)
    found = compared(tmp_path, text)
    assert told(found) == [(edit[0], kind, severity, field)]
    change = found["changes"][0]
    first = next(
        n
        for n, (a, b) in enumerate(zip(TEXT.splitlines(), text.splitlines(), strict=False), 1)
        if a != b
    )
    if kind == "changed":
        assert change["old"] == {"file": str(tmp_path / "old.yaml"), "line": first}
        assert change["new"] == {"file": str(tmp_path / "new.yaml"), "line": first}


def test_vocabulary_and_sources_count(tmp_path: Path) -> None:
    """A word that profiles may use is gone, a word moves, a source changes its note: each is named by its term."""
    text = edited(
        ("middelen", "problematisch-middelengebruik, drugs,", "problematisch-middelengebruik,"),
        ("antisociaal", "      broader: gedrag\n", ""),
        ("asscher-2018", "Asscher et al., 2018", "Asscher e.a., 2018"),
    )
    assert told(compared(tmp_path, text)) == [
        ("middelen", "changed", "breaking", "vocabulary.problems.aliases"),
        ("antisociaal", "removed", "attention", "vocabulary.problems.broader"),
        ("asscher-2018", "changed", "cosmetic", "sources.citation"),
    ]


def test_a_problem_that_becomes_a_circumstance_is_covered_by_nothing_any_more(
    tmp_path: Path,
) -> None:
    """Families may lose by it; the other way round they may only gain."""
    circumstance = ("multiprobleem", "      circumstance: true\n", "")
    changes = compared(tmp_path, edited(circumstance))["changes"]
    assert [(c["field"], c["severity"]) for c in changes] == [
        ("vocabulary.problems.circumstance", "attention")
    ]
    old, new = str(tmp_path / "new.yaml"), str(tmp_path / "old.yaml")
    assert [c["severity"] for c in answer("diff", old, new)["changes"]] == ["breaking"]


def test_help_that_prevents_no_longer_covers_in_the_impact(tmp_path: Path) -> None:
    """A risk that is only lowered counts in part: the families with that problem are named."""
    text = edited(
        (
            "voorzorg",
            "{problem: kindermishandeling, prevents: true,",
            "{problem: kindermishandeling,",
        )
    )
    impact = drawn(compared(tmp_path, text))
    problems = {p for s in impact for c in s["profile"].get("children", ()) for p in c["problems"]}
    assert problems == {"kindermishandeling", "verwaarlozing", "onveiligheid"}
    first = next(
        s for s in impact if s["profile"]["children"][0]["problems"] == ["kindermishandeling"]
    )
    assert (first["before"], first["after"]) == (["top-3", "voorzorg"], ["voorzorg", "top-3"])


def test_order_means_nothing(tmp_path: Path) -> None:
    """Entries, targets, criteria, answers and sources in another order: no change and no impact."""
    lines = TEXT.splitlines(keepends=True)
    start = next(n for n, line in enumerate(lines) if line.startswith("interventions:")) + 1
    starts = [n for n in range(start, len(lines)) if lines[n].startswith("  - id: ")] + [len(lines)]
    entries = ["".join(lines[a:b]) for a, b in pairwise(starts)]
    text = "".join(lines[:start]) + "".join(reversed(entries))
    text = text.replace(
        "when: {placement: [dreigt, geplaatst]}", "when: {placement: [geplaatst, dreigt]}"
    )
    text = text.replace(
        "sources: [interventies-oud:33, interventies:26, nji-mst:erkend-als,",
        "sources: [interventies:26, interventies-oud:33, nji-mst:erkend-als,",
    )
    assert text != TEXT
    found = compared(tmp_path, text)
    assert (found["changes"], found["impact"]) == ([], [])


def test_a_rename_is_one_change(tmp_path: Path) -> None:
    """Another id under the same name, with every reference to it, is one change and changes nobody's answer."""
    found = compared(tmp_path, edited(("top-3", "id: top-3", "id: top3")))
    assert told(found) == [("top3", "renamed", "breaking", "id")]
    assert (found["changes"][0]["before"], found["changes"][0]["after"], found["impact"]) == (
        "top-3",
        "top3",
        [],
    )
    text = TEXT.replace("id: asscher-2018", "id: asscher-e-a").replace(
        "[asscher-2018]", "[asscher-e-a]"
    )
    assert told(compared(tmp_path, text)) == [("asscher-e-a", "renamed", "attention", "sources.id")]


def test_an_entry_that_goes_and_one_that_comes(tmp_path: Path) -> None:
    """A removed entry has no new place, an added one no old place, and families lose what went."""
    start = TEXT.index("  - id: voorzorg\n")
    end = TEXT.find("\n  - id: ", start + 1) + 1 or len(TEXT)
    entry = TEXT[start:end].replace("id: voorzorg", "id: nieuwkomer")
    entry = re.sub(r"    name: .*\n", "    name: Nieuwkomer\n", entry, count=1)
    entry = re.sub(r"    (abbreviation|aliases): .*\n", "", entry)
    found = compared(tmp_path, TEXT[:start] + entry + TEXT[end:])
    assert told(found) == [
        ("voorzorg", "removed", "breaking", "id"),
        ("nieuwkomer", "added", "attention", "id"),
    ]
    assert [(c["old"] is None, c["new"] is None) for c in found["changes"]] == [
        (False, True),
        (True, False),
    ]
    moved = [
        s
        for s in found["impact"]
        if s["profile"] == {"children": [{"age": "zwanger", "problems": ["jong-ouderschap"]}]}
    ]
    assert [(s["before"], s["after"]) for s in moved] == [(["voorzorg"], ["nieuwkomer"])]
    verdicts = [
        {"id": "voorzorg", "before": "ask", "after": None},
        {"id": "nieuwkomer", "before": None, "after": "ask"},
    ]
    assert moved[0]["verdicts"] == verdicts
    assert (
        found["summary"]["added"],
        found["summary"]["removed"],
        found["summary"]["changed"],
    ) == (1, 1, 0)


def test_the_impact_of_one_age_is_on_the_families_of_that_age(tmp_path: Path) -> None:
    """MDFT until 20 instead of 24: those of 21 and older lose it, nobody else; one year off is seen as well."""
    found = compared(tmp_path, edited(("mdft", "max: 24", "max: 20")))
    assert {c["age"] >= 21 for s in drawn(found) for c in s["profile"]["children"]} == {True}
    assert all("mdft" in s["before"] and "mdft" not in s["after"] for s in found["impact"])
    assert found["summary"]["other_top"] == len(found["impact"]) < found["summary"]["families"]
    one_year = compared(tmp_path, edited(("mst", "min: 10, max: 18", "min: 11, max: 18")))
    assert {c["age"] for s in drawn(one_year) for c in s["profile"]["children"]} == {10}


def test_the_impact_of_a_condition_is_seen(tmp_path: Path) -> None:
    """An answer that no longer complies turns the verdict of families that give it."""
    found = compared(
        tmp_path,
        edited(("mst", "when: {placement: [dreigt, geplaatst]}", "when: {placement: [dreigt]}")),
    )
    given = [s["profile"].get("situation", {}).get("placement") for s in found["impact"]]
    assert "geplaatst" in given
    assert {"id": "mst", "before": "ask", "after": "excluded"} in [
        v for s in found["impact"] for v in s["verdicts"]
    ]


ENTRIES = (
    ("mdft", "max: 24", "max: 14"),
    ("ash", "role: crisis", "role: hoofd"),
    ("voorzorg", "level: goede-aanwijzingen", "level: goed-onderbouwd"),
)
WORDS = (("antisociaal", "      broader: gedrag\n", ""),)
"""With another vocabulary every entry may be judged otherwise."""


@pytest.mark.parametrize("edits", [ENTRIES, WORDS])
def test_before_and_after_are_what_match_answers(
    tmp_path: Path, edits: Sequence[tuple[str, str, str]]
) -> None:
    """The top three of the impact are the ranks 1 to 3 of `match` on either catalogue."""
    text = edited(*edits)
    found = compared(tmp_path, text)
    assert found["impact"]
    for shift in found["impact"][::9]:
        for side in ("before", "after"):
            catalogue = str(tmp_path / ("old.yaml" if side == "before" else "new.yaml"))
            given = answer(
                "match",
                "--profile",
                "-",
                "--catalogue",
                catalogue,
                stdin=json.dumps(shift["profile"]),
            )
            assert shift[side] == [m["id"] for m in given["matches"] if m["rank"] <= 3]


def test_words_alone_have_no_impact(tmp_path: Path) -> None:
    """Another name changes no answer, not even the order of those that share a rank."""
    assert (
        compared(tmp_path, edited(("fast", "name: Forensische", "name: De forensische")))["impact"]
        == []
    )


@pytest.mark.parametrize("form", ["lines", "list", "one"])
def test_families_of_your_own(tmp_path: Path, form: str) -> None:
    """JSON Lines, a YAML list and a single profile are read; only those families are asked."""
    family = {"children": [{"age": 22, "problems": ["middelen"]}]}
    other = {"children": [{"age": 15, "problems": ["middelen"]}]}
    texts = {
        "lines": f"{json.dumps(family)}\n\n{json.dumps(other)}\n",
        "list": f"- {json.dumps(family)}\n- {json.dumps(other)}\n",
        "one": json.dumps(family),
    }
    path = tmp_path / "families"
    path.write_text(texts[form], encoding="utf-8")
    found = compared(tmp_path, edited(("mdft", "max: 24", "max: 20")), "--profiles", str(path))
    assert [(s["profile"], s["before"], s["after"]) for s in found["impact"]] == [
        (family, ["mdft"], [])
    ]
    assert found["summary"]["families"] == (1 if form == "one" else 2)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"children": []}\n{"kids": 3}\n', ":2:2: "),
        ("- family: {problems: [gedrag]}\n- family:\n    problemen: [gedrag]\n", ":3:5: "),
        ("- family: {problems: [gedrag]}\n- facts: {jan: piet@huis.nl}\n", ":2:1: "),
        ("[]\n", ""),
    ],
)
def test_broken_families_are_named_by_place_only(tmp_path: Path, text: str, place: str) -> None:
    """A mistake in a file of families stops with its place, and repeats nothing that it says."""
    path = tmp_path / "families.txt"
    path.write_text(text, encoding="utf-8")
    done = run("diff", *sides(tmp_path), "--profiles", str(path), code=2)
    assert f"{path}{place}" in done.err
    assert not re.search("piet|jan|kids", done.err.replace(str(path), ""))
    assert done.out == ""


def test_a_family_that_one_side_cannot_read(tmp_path: Path) -> None:
    """A word that is gone from the vocabulary leaves its families without an answer, and says so."""
    text = TEXT.replace("problematisch-middelengebruik, drugs,", "problematisch-middelengebruik,")
    path = tmp_path / "families.yaml"
    path.write_text("- children: [{age: 22, problems: [drugs]}]\n", encoding="utf-8")
    shift = compared(tmp_path, text, "--profiles", str(path))["impact"]
    assert [(s["before"], s["after"], s["unreadable"]) for s in shift] == [(["mdft"], [], "new")]


def test_a_family_of_a_problem_that_has_another_name_now(tmp_path: Path) -> None:
    """It is read on one side only, where nothing is alike in both."""
    text = re.sub(r"\bantisociaal\b", "antisociaal-gedrag-x", TEXT)
    path = tmp_path / "families.yaml"
    path.write_text("- children: [{age: 14, problems: [delinquentie, antisociaal]}]\n", "utf-8")
    shift = compared(tmp_path, text, "--profiles", str(path))["impact"]
    assert [(s["after"], s["unreadable"]) for s in shift] == [([], "new")]
    assert shift[0]["before"]


def test_help_that_a_source_now_calls_prevention_gives_way() -> None:
    """Where something is severe it goes below what treats it."""
    main = entry("hoofd", ["gedrag"], level="eerste-aanwijzingen")
    old, new = (
        made(entry("cursus", ["gedrag"], role="aanvullend", level=STRONG, preventive=later), main)
        for later in (False, True)
    )
    one = family("gedrag", severities={"gedrag": "ernstig"})
    (shift,) = impact(old, new, [Family("", one, one)])
    assert (shift.before, shift.after) == (("cursus", "hoofd"), ("hoofd", "cursus"))


def test_exit_codes(tmp_path: Path) -> None:
    """Without --exit-code a difference is no failure; with it 1 says that something changed; 2 that it could not be done."""
    old, new = sides(tmp_path, edited(("mdft", "max: 24", "max: 20")))
    run("diff", old, new)
    run("diff", old, new, "--exit-code", code=1)
    run("diff", old, old, "--exit-code")
    run("diff", old, str(tmp_path / "none.yaml"), code=2)
    run("diff", "-", "-", stdin="", code=2)
    assert answer("diff", old, "-", stdin=TEXT)["changes"] == []
    Path(new).write_text(TEXT.replace("role: hoofd", "role: hoofdrol", 1), encoding="utf-8")
    assert "new.yaml:" in run("diff", old, new, code=2).err


def test_what_people_read(tmp_path: Path) -> None:
    """The last line counts changes and families, in both languages; Markdown cannot be steered by the catalogue."""
    pair = sides(
        tmp_path,
        edited(
            ("mdft", "max: 24", "max: 20"),
            ("mst", MST_AIM, "'Zie [hier](https://x.example) | <b>nu</b>.'"),
        ),
    )
    out = run("diff", *pair).out
    assert re.search(
        r"\n0 toegevoegd, 2 gewijzigd, 0 verwijderd; [0-9]+ van [0-9]+ gezinnen krijgen een andere top\s+drie\.\n\Z",
        out,
    )
    assert "target_group.age: 12–24 → 12–20" in out
    english = run("diff", *pair, "--lang", "en", env={"COLUMNS": "160"}).out
    assert re.search(
        r"\n0 added, 2 changed, 0 removed; [0-9]+ of [0-9]+ families get another top three\.\n\Z",
        english,
    )
    page = run("diff", *pair, "--format", "markdown").out
    assert page.startswith("# ")
    assert "| gezin | was | wordt | oordeel |" in page
    assert r"Zie \[hier\](https" in page
    assert "<b>" not in page
    assert "Geen verschil in betekenis." in run("diff", pair[0], pair[0]).out


# -- revisions


def git(folder: Path, *words: str) -> None:
    """Run git in a folder, with an author of its own and nobody's settings."""
    who = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "HOME": str(folder)}
    names = {
        f"GIT_{role}_{what}": "x@example.org"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    subprocess.run(
        ["git", "-C", str(folder), *words],
        check=True,
        capture_output=True,
        env={**os.environ, **who, **names},
    )


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a repository with two versions of a catalogue and stand in it."""
    folder = tmp_path / "repo"
    (folder / "data").mkdir(parents=True)
    git(folder, "init", "-q", "-b", "main")
    for text in (TEXT, edited(("mdft", "max: 24", "max: 20"))):
        (folder / "data" / "c.yaml").write_text(text, encoding="utf-8")
        git(folder, "add", ".")
        git(folder, "commit", "-q", "-m", "versie")
    monkeypatch.chdir(folder)
    return folder


def test_revisions_are_read_from_git(repository: Path) -> None:
    """REV:PATH names a version in git, from the top folder or with ./ from here; the places say which."""
    found = answer("diff", "HEAD~1:data/c.yaml", "data/c.yaml")
    assert told(found) == [("mdft", "changed", "breaking", "target_group.age")]
    assert found["changes"][0]["old"]["file"] == "HEAD~1:data/c.yaml"
    os.chdir(repository / "data")
    assert answer("diff", "main:./c.yaml", "HEAD:data/c.yaml")["changes"] == []


FAULTS: Sequence[tuple[str, str]] = [
    ("nergens:data/c.yaml", "kent revisie 'nergens' niet"),
    ("HEAD:data/geen.yaml", "heeft geen bestand 'data/geen.yaml'"),
    ("HEAD:data", "heeft geen bestand 'data'"),
    ("--output=x:data/c.yaml", "kent revisie '--output=x' niet"),
]


@pytest.mark.parametrize(("name", "says"), FAULTS)
@pytest.mark.usefixtures("repository")
def test_a_revision_that_is_not_there(name: str, says: str) -> None:
    """An unknown revision, an unknown path and a folder are each told apart; a revision cannot be an option of git."""
    assert says in run("diff", "--", name, "data/c.yaml", code=2).err


@pytest.mark.usefixtures("repository")
def test_without_git(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without git on the path the sentence says so."""
    monkeypatch.setenv("PATH", "")
    assert "git" in run("diff", "HEAD:data/c.yaml", "data/c.yaml", code=2).err


def test_outside_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A colon in a name that is no file, where there is no repository."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert "geen git-repository" in run("diff", "HEAD:c.yaml", "c.yaml", code=2).err


def test_a_shallow_clone_names_the_command(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a shallow clone lacks comes with the exact git fetch that brings it."""
    git(repository, "branch", "oud", "HEAD~1")
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{repository}", str(shallow))
    monkeypatch.chdir(shallow)
    assert (
        "git fetch --depth=1 origin oud:refs/remotes/origin/oud"
        in run("diff", "origin/oud:data/c.yaml", "data/c.yaml", code=2).err
    )
    assert "git fetch --unshallow" in run("diff", "HEAD~1:data/c.yaml", "data/c.yaml", code=2).err
    git(shallow, "fetch", "-q", "--depth=1", "origin", "oud:refs/remotes/origin/oud")
    assert answer("diff", "origin/oud:data/c.yaml", "data/c.yaml")["changes"]


def test_a_partial_clone_says_that_the_content_is_missing(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is there but was never brought is not called absent; git's own command brings it."""
    git(repository, "config", "uploadpack.allowFilter", "true")
    partial = tmp_path / "partial"
    origin = f"file://{repository}"
    git(tmp_path, "clone", "-q", "--filter=blob:none", "--no-checkout", origin, str(partial))
    monkeypatch.chdir(partial)
    (partial / "new.yaml").write_bytes((repository / "data" / "c.yaml").read_bytes())
    told = run("diff", "HEAD:data/c.yaml", "new.yaml", code=2).err
    assert "de inhoud staat niet in deze kloon" in told
    git(partial, *told.rstrip().split("met: git ")[1].split())
    assert answer("diff", "HEAD:data/c.yaml", "new.yaml")["kind"] == "diff"
