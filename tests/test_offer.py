"""A local offer stands beside the answers: shown, held against a day, and never in a verdict or a rank."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import PINNED, ROOT, SHIPPED, answer, faults, run
from families import EXAMPLES
from uhp_cli.errors import UhpError
from uhp_cli.reading.offer_file import read_offer
from uhp_cli.source.yaml_source import read
from uhp_cli.values.catalogue import Catalogue

EXAMPLE = ROOT / "examples" / "aanbod.yaml"
FAMILY = ("--age", "14", "--problems", "gedrag,middelen")
PLACES = ("rank", "rank_best", "rank_worst", "id", "verdict", "key", "reasons", "questions")


def offer(folder: Path, *lines: str) -> str:
    """Write an offer of these lines and return its name."""
    path = folder / "aanbod.yaml"
    path.write_text("offer:\n" + "".join(f"  - {{{line}, read: '2026-11-01'}}\n" for line in lines))
    return str(path)


def test_the_example_is_what_init_prints_and_is_valid(tmp_path: Path) -> None:
    """In both languages, for the catalogue that is shipped; every key that there is stands in it."""
    assert run("offer", "init").out == EXAMPLE.read_text(encoding="utf-8")
    for lang in ("nl", "en"):
        path = tmp_path / f"{lang}.yaml"
        run("offer", "init", "--lang", lang, "--output", str(path))
        told = answer("list", "--offer", str(path), "--offered", env=SHIPPED)
        assert [i["id"] for i in told["interventions"]] == ["mdft", "mst", "families-first"]
    keys = {key for line in read(EXAMPLE.read_bytes(), "x").data["offer"] for key in line}
    schema = json.loads(run("schema", "offer").out)
    assert keys == set(schema["$defs"]["line"]["properties"])


def test_each_match_gets_the_lines_for_it(tmp_path: Path) -> None:
    """What the file does not say is null; what nobody offers has no lines."""
    path = offer(tmp_path, "intervention: MDFT, provider: Zuid, waiting_weeks: 14, region: Utrecht")
    told = answer("match", *FAMILY, "--offer", path)
    rows = {m["id"]: m["offer"] for m in told["matches"]}
    assert rows["mdft"] == [
        {
            "availability": "open",
            "provider": "Zuid",
            "region": "utrecht",
            "from": None,
            "until": None,
            "waiting_weeks": 14,
            "starts_within_24_hours": None,
            "read": "2026-11-01",
        }
    ]
    assert rows["mst"] == []
    assert told["offer"]["lines"] == 1
    assert faults("match", told) == []


IDS = ("mst", "mdft", "iag", "families-first", "fast")
LINES = st.lists(
    st.builds(
        "intervention: {}, provider: A, region: {}, waiting_weeks: {}, until: '20{}-01-01'".format,
        st.sampled_from(IDS),
        st.sampled_from(["amsterdam", "utrecht", "noord-holland"]),
        st.integers(0, 99),
        st.integers(20, 30),
    ),
    min_size=1,
    max_size=6,
)


@settings(EXAMPLES, max_examples=15)
@given(lines=LINES, region=st.sampled_from(["amsterdam", "groningen"]), crisis=st.booleans())
def test_an_offer_moves_nobody(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], region: str, crisis: bool
) -> None:
    """Whatever is offered: the same order, verdicts, keys, reasons and questions as without."""
    path = offer(tmp_path_factory.mktemp("offer"), *lines)
    family = (*FAMILY, "--region", region, "--crisis" if crisis else "--no-crisis")
    plain, local = answer("match", *family), answer("match", *family, "--offer", path)
    for match in local["matches"]:
        del match["offer"]
    del local["offer"]
    assert local == plain
    chosen = [c["id"] for c in answer("plan", *family)["chosen"]]
    assert [c["id"] for c in answer("plan", *family, "--offer", path)["chosen"]] == chosen


def test_offered_leaves_out_the_rest_and_keeps_the_places(tmp_path: Path) -> None:
    """What it hides in a match is named; a plan then chooses from what can be had."""
    path = offer(tmp_path, "intervention: mst, provider: A", "intervention: iag, provider: B")
    plain = answer("match", *FAMILY)
    told = answer("match", *FAMILY, "--offer", path, "--offered")
    kept = [(m["rank"], m["id"]) for m in plain["matches"] if m["id"] in ("mst", "iag")]
    assert [(m["rank"], m["id"]) for m in told["matches"]] == kept
    assert {"mdft", "fast"} <= set(told["hidden"])
    planned = answer("plan", *FAMILY, "--offer", path, "--offered")
    assert {c["id"] for c in planned["chosen"]} <= {"mst", "iag"}
    assert faults("plan", planned) == []


def test_a_line_holds_for_its_region_and_what_lies_in_it_or_around_it(tmp_path: Path) -> None:
    """Amsterdam lies in Noord-Holland; Utrecht does not; without a region it is everywhere."""
    path = offer(
        tmp_path,
        "intervention: mst, provider: A, region: noord-holland",
        "intervention: mst, provider: B, region: amsterdam",
        "intervention: mst, provider: C, region: utrecht",
        "intervention: mst, provider: D",
    )

    def providers(*more: str) -> str:
        rows = answer("list", "multisysteem therapie", "--offer", path, *more)["interventions"]
        return "".join(x["provider"] for x in rows[0]["offer"])

    assert providers() == "ABCD"
    assert providers("--region", "amsterdam") == "ABD"
    assert providers("--region", "noord-holland") == "ABD"
    assert providers("--region", "utrecht") == "CD"


def test_what_ended_before_the_day_is_warned_of(tmp_path: Path) -> None:
    """The last day counts; the day is asked for, else the last that catalogue or offer names."""
    path = offer(
        tmp_path,
        "intervention: mst, provider: Vroeger, until: '2026-12-31'",
        "intervention: mdft, provider: Later, from: '2027-01-01'",
    )

    def states(*more: str) -> dict[str, list[str]]:
        told = answer("match", *FAMILY, "--offer", path, *more)
        found = {m["id"]: [x["availability"] for x in m["offer"]] for m in told["matches"]}
        return {"day": [told["offer"]["as_of"]], "mst": found["mst"], "mdft": found["mdft"]}

    day = answer("list")["catalogue"]["date"]
    assert states() == {"day": [max(day, "2026-11-01")], "mst": ["open"], "mdft": ["later"]}
    assert states("--as-of", "2026-12-31")["mst"] == ["open"]
    assert states("--as-of", "2027-01-01") == {
        "day": ["2027-01-01"],
        "mst": ["expired"],
        "mdft": ["open"],
    }
    page = run("match", *FAMILY, "--offer", path, "--as-of", "2027-01-01", "--long").out
    assert "Verlopen op 2027-01-01: MST (Vroeger). Kijk na of dit er nog is." in page
    assert "Verlopen" not in run("match", *FAMILY, "--offer", path).out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("offer:\n  - {intervention: mts, provider: A, read: '2026-11-01'}\n", "2:20: 'mts' staat niet in de catalogus; uhp list toont alles. Bedoel je mst?"),
        ("offer:\n  - {intervention: mst, provider: A}\n", "2:5: de sleutel 'read' ontbreekt."),
        ("offer:\n  - {intervention: mst, provider: A, read: '2026-11-01', price: 5}\n", "2:58: de sleutel 'price' hoort hier niet. kies uit: from, intervention, provider, region, until, waiting_weeks, starts_within_24_hours, read."),
        ("offer:\n  - {intervention: mst, provider: A, read: '2026-02-30'}\n", "2:44: '2026-02-30' is geen bestaande dag; schrijf hem als 2026-11-21"),
        ("offer:\n  - {intervention: mst, provider: A, read: '2026-11-01', from: '2026-02-02', until: '2026-02-01'}\n", "2:85: deze laatste dag ligt voor de eerste (2026-02-02); herstel een van beide"),
        ("offer:\n  - {intervention: mst, provider: A, read: '2026-11-01', region: utrech}\n", "2:66: regio 'utrech' staat niet in de catalogus. Bedoel je utrecht?"),
        ("offer:\n  - {intervention: mst, provider: 'bel 0612345678', read: '2026-11-01'}\n", "2:35: hier staat iets dat kan verraden wie het gezin is (een telefoonnummer); haal het weg, uhp heeft het niet nodig"),
        ("offer: []\nx: 1\n", "1:8: "),
        ("offer:\n  - *a\n", "2:5: "),
    ],
    ids=["unknown", "missing key", "extra key", "no day", "ends first", "region", "phone", "nothing", "anchor"],
)  # fmt: skip
def test_a_wrong_offer_is_refused_with_its_place(tmp_path: Path, text: str, expected: str) -> None:
    """One sentence with line and column, exit 2."""
    path = tmp_path / "fout.yaml"
    path.write_text(text)
    done = run("match", *FAMILY, "--offer", str(path), code=2)
    assert done.err.startswith(f"uhp: {path}:{expected}")
    assert done.err.count("\n") == 1
    assert done.out == ""


def test_options_about_an_offer_ask_for_one() -> None:
    """Without a file they mean nothing."""
    told = run("list", "--offered", code=2).err
    assert told == "uhp: --offered gaat over een lokaal aanbod; geef dat met --offer\n"
    run("plan", *FAMILY, "--as-of", "2027-01-01", code=2)


def test_the_map_shows_what_is_known_and_not_bought(tmp_path: Path) -> None:
    """Each cell says who of it is on offer; with --offered only those are counted."""
    path = offer(tmp_path, "intervention: mst, provider: A")
    told = answer("gaps", "--offer", path)
    cell = next(c for c in told["cells"] if (c["problem"], c["band"]) == ("gedrag", "12-17"))
    assert cell["offered"] == ["mst"]
    assert {"mdft", "fast"} <= set(told["not_offered"])
    assert "mst" not in told["not_offered"]
    assert faults("gaps", told) == []
    only = answer("gaps", "--offer", path, "--offered")
    assert {i for c in only["cells"] for i in c["interventions"]} == {"mst"}
    assert only["empty"] > told["empty"] == answer("gaps")["empty"]
    page = run("gaps", "--offer", path).out
    assert "Bekend, maar nu niet in dit aanbod" in page


def test_a_caseload_says_what_is_known_and_not_bought(tmp_path: Path) -> None:
    """Of each problem how many needs the offer covers, and what of the smallest set it lacks."""
    path = offer(tmp_path, "intervention: mst, provider: A")
    families = tmp_path / "f.jsonl"
    families.write_text(
        '{"children": [{"age": 14, "problems": ["gedrag"]}]}\n'
        '{"children": [{"age": 14, "problems": ["middelen"]}]}\n'
    )
    asked = ("gaps", "--profiles", str(families))
    plain, told = answer(*asked), answer(*asked, "--offer", path)
    assert faults("caseload", told) == []
    offered = {p["problem"]: (p["needs"], p["covered"], p["offered"]) for p in told["problems"]}
    assert offered == {"gedrag": (1, 1, 1), "middelen": (1, 1, 0)}
    chosen = {c["id"] for c in told["chosen"]}
    assert set(told["not_offered"]) == chosen - {"mst"}
    assert told["chosen"] == plain["chosen"]
    only = answer(*asked, "--offer", path, "--offered")
    assert [c["id"] for c in only["chosen"]] == ["mst"]
    assert (only["covered"], only["not_offered"]) == (1, [])
    assert "Hulpvragen die dit aanbod nu dekt" in run(*asked, "--offer", path).out
    table = list(csv.DictReader(io.StringIO(run(*asked, "--offer", path, "--format", "csv").out)))
    assert {row["problem"]: row["offered"] for row in table} == {"gedrag": "1", "middelen": "0"}


@pytest.mark.parametrize("verb", ["match", "list"])
def test_a_table_gets_a_column(tmp_path: Path, verb: str) -> None:
    """A sentence for each line; the other columns stay."""
    path = offer(tmp_path, "intervention: mst, provider: A, waiting_weeks: 3")
    family = FAMILY if verb == "match" else ()
    rows = [
        {r["id"]: r for r in csv.DictReader(io.StringIO(run(verb, *family, *more, "--format", "csv").out))}
        for more in (("--offer", path), ())
    ]  # fmt: skip
    assert rows[0]["mst"]["offer"] == "A, wachttijd 3 weken, nagekeken 2026-11-01"
    assert [{k: v for k, v in r.items() if k != "offer"} for r in rows[0].values()] == [
        *rows[1].values()
    ]


@pytest.mark.parametrize("verb", ["match", "plan", "list", "report"])
@pytest.mark.parametrize("how", ["text", "markdown", "html"])
def test_a_page_shows_the_offer_above_its_last_words(verb: str, how: str) -> None:
    """Who, where, when and when somebody looked; and that it changes nothing."""
    family = () if verb == "list" else FAMILY
    whole = ("--long",) if verb != "report" else ()
    page = run(verb, *family, "--offer", str(EXAMPLE), "--format", how, *whole).out
    assert "Voorbeeldaanbieder" in page
    assert "Het verandert geen oordeel en geen plaats." in page


def test_three_thousand_lines_are_read_once(catalogue: Catalogue, tmp_path: Path) -> None:
    """Each line once: the file grows, the work with it."""
    path = offer(tmp_path, *["intervention: mst, provider: A"] * 3_000)
    lines = read_offer(read(Path(path).read_bytes(), "x"), catalogue)
    assert len(lines) == 3_000


def test_without_an_offer_an_answer_is_as_it_was() -> None:
    """No key, no column, no word of it."""
    told: Any = answer("match", *FAMILY, "--catalogue", str(PINNED))
    assert "offer" not in told
    assert "anbod" not in run("match", *FAMILY).out


def test_a_broken_offer_is_an_error_of_the_program(catalogue: Catalogue) -> None:
    """As a value, for who uses the reader."""
    with pytest.raises(UhpError, match="de sleutel 'offer' staat er twee keer"):
        read_offer(read(b"offer: []\noffer: []\n", "x"), catalogue)
