"""What a professional may rely on when asking for one family."""

import pytest

from conftest import answer, run
from families import entry, family, made
from uhp_cli.method.ranking import rank
from uhp_cli.telling.teller import Teller
from uhp_cli.telling.words import Lang, Words


def test_the_example_of_the_readme_puts_mdft_first() -> None:
    """A 14-year-old with behaviour problems and substance use: MDFT first, MST asks two questions."""
    given = answer("match", "--age", "14", "--problems", "gedrag,middelen")
    first, second = given["matches"][:2]
    assert (first["id"], first["rank"], first["verdict"], first["covers"]) == (
        "mdft",
        1,
        "fits",
        ["gedrag", "middelen"],
    )
    assert (second["id"], second["rank"], second["verdict"]) == ("mst", 2, "ask")
    assert [q["fact"] for q in second["questions"]] == ["severity", "placement"]


def test_every_intervention_stands_exactly_once() -> None:
    """Nothing vanishes: what is not recommended is excluded with a reason."""
    given = answer("match", "--age", "14", "--problems", "gedrag,middelen")
    ids = [m["id"] for m in given["matches"]] + [e["id"] for e in given["excluded"]]
    assert given["catalogue"]["interventions"] == len(ids) == len(set(ids))
    assert all(e["reasons"] for e in given["excluded"])


def test_the_screen_shows_no_colour_codes_in_a_pipe() -> None:
    """Text in a pipe is plain, at any width."""
    for columns in ("40", "60", "80", "120"):
        out = run(
            "match", "--age", "14", "--problems", "gedrag,middelen", env={"COLUMNS": columns}
        ).out
        assert "\x1b" not in out
        assert max(map(len, out.splitlines())) <= int(columns)


# -- what stands above and below an answer


@pytest.mark.parametrize(
    "danger",
    [
        ["--crisis"],
        ["-p", "kindermishandeling"],
        ["-p", "verwaarlozing"],
        ["-p", "geweld"],
        ["-p", "onveiligheid"],
    ],
)
def test_danger_puts_the_emergency_numbers_first(danger: list[str]) -> None:
    """In a crisis, and with abuse, neglect or violence among the problems: the first notice, and the first line of the screen."""
    given = answer("match", "-p", "gedrag", *danger)
    assert given["notices"][0]["code"] == "acute-safety"
    first = run("match", "-p", "gedrag", *danger).out.partition("\n\n")[0]
    assert ("112" in first, "0800-2000" in " ".join(first.split())) == (True, True)


def test_without_danger_there_is_no_alarm() -> None:
    """A notice that always stands there is not read."""
    given = answer("match", "-p", "gedrag", "--no-crisis")
    assert [n["code"] for n in given["notices"]] == ["not-a-decision"]


def test_every_answer_ends_with_what_it_is_for() -> None:
    """An aid to a conversation, in both languages."""
    for lang, words in (("nl", "geen besluit."), ("en", "not a decision.")):
        assert answer("match", "-p", "gedrag", "--lang", lang)["notices"][-1]["text"].endswith(
            words
        )
        assert run("match", "-p", "gedrag", "--lang", lang).out.rstrip().endswith(words)


def test_nothing_that_fits_never_means_placement() -> None:
    """It says so, names whom to involve, and goes on to what does work."""
    given = answer("match", "-p", "financien")
    assert (given["matches"], given["notices"][0]["code"]) == ([], "nothing-fits")
    assert "Dat zegt niets over uithuisplaatsing" in given["notices"][0]["text"]
    assert given["uncovered"] == [
        {"problem": "financien", "involve": "een instantie voor schulden en geldzaken"}
    ]


def test_the_counts_add_up() -> None:
    """Fits, asks and does not fit are the catalogue; first reasons are the exclusions."""
    given = answer("match", "-a", "14", "-p", "gedrag,middelen")
    counts, total = given["counts"], given["catalogue"]["interventions"]
    assert counts["fits"] + counts["ask"] + counts["excluded"] == total
    assert counts["fits"] + counts["ask"] == len(given["matches"])
    assert sum(counts["first_reasons"].values()) == counts["excluded"] == len(given["excluded"])
    said = " ".join(run("match", "-a", "14", "-p", "gedrag,middelen").out.split())
    assert f"{total} interventies: {counts['fits']} pas" in said
    assert f", {counts['ask']} navragen, {counts['excluded']} niet (" in said


# -- what is told beside a recommendation


@pytest.mark.parametrize(
    ("outcome", "code"),
    [
        ("", "earlier-help"),
        ("=afgerond", "earlier-help-finished"),
        ("=afgebroken", "earlier-help-broken-off"),
        ("=niet-gestart", "earlier-help-not-started"),
    ],
)
def test_earlier_help_is_a_caution_and_a_question_and_moves_nothing(
    outcome: str, code: str
) -> None:
    """Never an exclusion, and no lower place."""
    before, after = (
        answer("match", "-a", "14", "-p", "gedrag,middelen", *more)
        for more in ([], ["--tried", f"MDFT{outcome}"])
    )
    first = after["matches"][0]
    assert (first["id"], first["verdict"], first["rank"]) == ("mdft", "fits", 1)
    assert first["cautions"][0]["code"] == code
    assert "earlier-help" in [q["code"] for q in first["questions"]]
    assert [m["key"] for m in after["matches"]] == [m["key"] for m in before["matches"]]


@pytest.mark.parametrize(
    ("level", "code"),
    [
        ("goed-onderbouwd", "theory-only"),
        ("in-beoordeling", "in-assessment"),
        ("niet-erkend", "not-recognised"),
        ("niet-in-dei", "not-listed"),
        ("onbekend", "level-unknown"),
    ],
)
def test_what_a_level_does_not_mean_is_said(level: str, code: str) -> None:
    """Theory is not effect, and no verdict is not 'does not work'."""
    catalogue = made(entry("Een", ["gedrag"], level=level))
    (match,) = rank(catalogue, family("gedrag")).matches
    told = Teller(catalogue, family("gedrag"), Words(Lang.NL, catalogue)).cautions(match)
    assert code in [t.code for t in told]


def test_an_old_recognition_is_a_caution_by_the_date_of_the_catalogue() -> None:
    """Five years on, to the day; the clock of the machine has nothing to do with it."""
    for date, old in (("2021-01-01", True), ("2021-01-02", False), ("2020", True), ("2022", False)):
        one = entry("Een", ["gedrag"], level="goede-aanwijzingen")
        one["classification"]["date"] = date
        catalogue = made(one)
        (match,) = rank(catalogue, family("gedrag")).matches
        told = [
            t.code
            for t in Teller(catalogue, family("gedrag"), Words(Lang.NL, catalogue)).cautions(match)
        ]
        assert ("recognition-expired" in told) is old, date


def test_every_reason_and_every_exclusion_names_its_sources() -> None:
    """A criterion without a source does not exist; every source named is one of the catalogue."""
    given = answer("match", "-a", "14", "-p", "gedrag,middelen,schooluitval")
    known = set(answer("show", "mst", "mdft")["sources"])
    reasons = [
        r
        for row in (*given["matches"], *given["excluded"])
        for r in row["reasons"]
        if r["code"] != "no-target-stated"
    ]
    assert all(r["sources"] for r in reasons)
    assert known & {s.partition(":")[0] for r in reasons for s in r["sources"]}


def test_two_children_are_each_judged_by_themselves() -> None:
    """Which child a programme fits is said, by number, and where they differ also in words."""
    given = answer("match", "-a", "4", "-a", "14", "-p", "gedrag,opvoeding")
    found = {m["id"]: m["children"] for m in given["matches"]}
    assert (found["pcit"], found["mst"], found["families-first"]) == ([0], [1], [0, 1])
    pcit = next(m for m in given["matches"] if m["id"] == "pcit")
    assert any(
        "kind 1 (4 jaar)" in r["text"] for r in pcit["reasons"] if r["code"] == "age-in-range"
    )


def test_figures_without_a_control_group_are_counted_and_marked() -> None:
    """They prove no effect; a figure with a control group and a finding without a figure are not among them."""
    one = entry("Een", ["gedrag"])
    finding = {"text": "Onderzoek.", "about": "doel", "direction": "gunstig", "sources": ["bron:1"]}
    one["evidence"] = [
        {**finding, "control_group": "nee", "figure": "90 %"},
        {**finding, "control_group": "niet-vermeld", "figure": "88 %"},
        {**finding, "control_group": "ja", "figure": "75 %"},
        {**finding, "control_group": "nee"},
    ]
    catalogue = made(one)
    (match,) = rank(catalogue, family("gedrag")).matches
    told = {
        t.code: t.text
        for t in Teller(catalogue, family("gedrag"), Words(Lang.NL, catalogue)).cautions(match)
    }
    assert told["no-control-group"].startswith("2 ")


def test_whoever_is_beaten_says_by_whom_in_short() -> None:
    """By the abbreviation where there is one, else by the name."""
    given = answer("match", "-a", "14", "-p", "gedrag,middelen")
    told = {
        m["id"]: c["text"]
        for m in given["matches"]
        for c in m["cautions"]
        if c["code"] == "dominated"
    }
    assert told["mst"].endswith("MDFT")
    given = answer("match", "-a", "14", "-p", "delinquentie")
    told = {
        m["id"]: c["text"]
        for m in given["matches"]
        for c in m["cautions"]
        if c["code"] == "dominated"
    }
    assert told["mst"].endswith("Families First")


def test_a_question_of_the_catalogue_is_asked_in_its_own_words() -> None:
    """In Dutch as the entry words it; in English, and without such words, the question that goes with the fact."""
    asks, plain = (
        entry(name, ["gedrag"], indications=[{"severity": ["ernstig"]}])
        for name in ("Asks", "Plain")
    )
    asks["target_group"]["indications"][0]["question"] = (
        "Is het gedrag ernstig, en op meer plaatsen?"
    )
    catalogue = made(asks, plain)
    matches = rank(catalogue, family("gedrag")).matches
    for lang, expected in (
        (Lang.NL, ["Is het gedrag ernstig, en op meer plaatsen?", "severity?"]),
        (Lang.EN, ["severity?", "severity?"]),
    ):
        teller = Teller(catalogue, family("gedrag"), Words(lang, catalogue))
        assert [q.text for m in matches for q in teller.questions(m.judgement)] == expected
