"""What a professional may rely on when asking for one family."""

from collections.abc import Mapping
from typing import Any

import pytest

from conftest import answer, run
from families import Data, child, entry, family, made
from uhp_cli.method.ranking import rank
from uhp_cli.method.what_if import what_if
from uhp_cli.telling.words import Lang, Words
from uhp_cli.values.catalogue import Catalogue
from uhp_cli.values.profile import Profile
from uhp_cli.verbs import match

YOUTH = ("match", "--age", "14", "--problems", "gedrag,middelen")


def told(profile: Profile, *entries: Data, lang: Lang = Lang.NL) -> Any:
    """Return the answer as JSON about a catalogue of these entries."""
    catalogue = made(*entries)
    ranking = rank(catalogue, profile)
    return match.as_json(ranking, Words(lang, catalogue), turns=what_if(ranking))


def by_id(rows: list[Mapping[str, Any]], key: str) -> dict[str, Any]:
    """Return one key of each row by the id of the intervention."""
    return {row["id"]: row[key] for row in rows}


def flat(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def test_the_example_of_the_readme_puts_mdft_first() -> None:
    """A 14-year-old with behaviour problems and substance use: MDFT, then MST, and what to ask."""
    first, second = answer(*YOUTH)["matches"][:2]
    assert (first["id"], first["rank"], first["verdict"]) == ("mdft", 1, "ask")
    assert (first["covers"], first["misses"]) == (["gedrag", "middelen"], [])
    assert [q["fact"] for q in first["questions"]] == ["delinquentie"]
    assert (second["id"], second["rank"], second["verdict"]) == ("mst", 2, "ask")
    assert (second["covers"], second["misses"]) == (["gedrag"], ["middelen"])
    assert [q["fact"] for q in second["questions"]] == [
        "severity",
        "meer-levensgebieden",
        "placement",
    ]


def test_the_answer_to_its_question_makes_it_fit() -> None:
    """MDFT asks after delinquency or a disorder; either of them is enough."""
    for said in ("delinquentie=ja", "gebruiksstoornis=ja"):
        first = answer(*YOUTH, "--fact", said)["matches"][0]
        assert (first["id"], first["verdict"], first["questions"]) == ("mdft", "fits", [])


def test_an_answer_says_by_which_language_catalogue_and_method_it_was_made() -> None:
    """So that it can be understood, and asked again, later."""
    given = answer(*YOUTH, "--lang", "en")
    assert list(given)[:5] == ["kind", "version", "lang", "catalogue", "method"]
    assert (given["kind"], given["version"], given["lang"], given["method"]) == (
        "match",
        1,
        "en",
        2,
    )


def test_every_intervention_stands_exactly_once(catalogue: Catalogue) -> None:
    """Nothing vanishes: ranked, beside the ranking, or excluded with a reason."""
    given = answer(*YOUTH)
    ids = [x["id"] for part in ("matches", "beside", "excluded") for x in given[part]]
    assert sorted(ids) == sorted(i.id for i in catalogue.interventions)
    assert [e["id"] for e in given["excluded"] if not e["reasons"]] == []


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_text_in_a_pipe_is_plain_and_fits(columns: int) -> None:
    """No colour codes and no line too wide."""
    out = run(*YOUTH, "--what-if", "--long", env={"COLUMNS": str(columns)}).out
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) <= columns


# -- what stands above and below an answer


@pytest.mark.parametrize(
    "danger",
    [
        ["--crisis"],
        ["-p", "kindermishandeling"],
        ["-p", "verwaarlozing"],
        ["-p", "huiselijk-geweld"],
        ["-p", "onveiligheid"],
        ["--child", "8:kindermishandeling"],
        ["--fact", "onveiligheid=ja"],
    ],
    ids=" ".join,
)
def test_danger_puts_the_emergency_numbers_first(danger: list[str]) -> None:
    """A crisis, abuse, neglect or violence, of whoever it is said: the first thing that is told."""
    given = answer("match", "-p", "gedrag", *danger)
    assert given["notices"][0]["code"] == "acute-safety"
    first = flat(run("match", "-p", "gedrag", *danger).out.partition("\n\n")[0])
    assert ("112" in first, "0800-2000" in first) == (True, True)


def test_without_danger_there_is_no_alarm() -> None:
    """A notice that always stands there is not read."""
    given = answer("match", "-p", "gedrag", "--no-crisis")
    assert [n["code"] for n in given["notices"]] == ["not-a-decision"]


@pytest.mark.parametrize(("lang", "words"), [("nl", "geen besluit."), ("en", "not a decision.")])
def test_every_answer_ends_with_what_it_is_for(lang: str, words: str) -> None:
    """An aid to a conversation, in both languages."""
    last = answer("match", "-p", "gedrag", "--lang", lang)["notices"][-1]
    assert (last["code"], last["text"].endswith(words)) == ("not-a-decision", True)
    assert run("match", "-p", "gedrag", "--long", "--lang", lang).out.rstrip().endswith(words)
    first = "Geen besluit: " if lang == "nl" else "No decision: "
    assert run("match", "-p", "gedrag", "--lang", lang).out.splitlines()[-1].startswith(first)


def test_nothing_that_fits_never_means_placement() -> None:
    """It says so, and names whom to involve; who did not deny a crisis is asked after it first."""
    given = answer("match", "-p", "financien", "--no-crisis")
    assert (given["matches"], given["notices"][0]["code"]) == ([], "nothing-fits")
    assert "Dat zegt niets over uithuisplaatsing" in given["notices"][0]["text"]
    (uncovered,) = given["uncovered"]
    assert (uncovered["problem"], uncovered["involve"], uncovered["after_asking"]) == (
        "financien",
        "een instantie voor schulden en geldzaken",
        [],
    )
    open_ = answer("match", "-p", "financien")
    assert by_id(open_["matches"], "verdict") == {"families-first": "ask", "ash": "ask"}


def test_who_is_too_old_gets_an_answer_that_says_so() -> None:
    """MDFT runs to 24; of 30 years every programme says that it is for younger people."""
    given = answer("match", "-a", "30", "-p", "gedrag")
    mdft = next(e for e in given["excluded"] if e["id"] == "mdft")
    assert [r["code"] for r in mdft["reasons"]] == ["age-above-range"]
    assert mdft["change"] == "Past alleen bij: 12 t/m 24 jaar."


def test_the_counts_add_up() -> None:
    """Fits, asks, beside and does not fit are the catalogue; first reasons are the exclusions."""
    given = answer(*YOUTH)
    counts, total = given["counts"], given["catalogue"]["interventions"]
    beside = len(given["beside"])
    assert counts["fits"] + counts["ask"] + counts["excluded"] + beside == total
    assert counts["fits"] + counts["ask"] == len(given["matches"])
    assert sum(counts["first_reasons"].values()) == counts["excluded"] == len(given["excluded"])
    assert "28 interventies: 0 passen, 11 navragen, 4 ernaast, 13 niet (" in flat(
        run(*YOUTH, "--long").out
    )


# -- what stands beside the ranking, and whom to involve


def test_of_whom_no_source_states_a_problem_stands_beside_the_ranking() -> None:
    """With its verdict, what speaks for it and what to ask; it has no place."""
    asks = entry("Club", age=(12, 22), indications=[{"placement": ["dreigt"]}], role="aanvullend")
    (club,) = told(family("gedrag", age="14"), asks, entry("Een", ["gedrag"]))["beside"]
    assert (club["id"], club["verdict"], club["role"]) == ("club", "ask", "aanvullend")
    assert [r["code"] for r in club["reasons"]] == ["age-in-range"]
    assert [q["fact"] for q in club["questions"]] == ["placement"]
    assert "rank" not in club


def test_whom_to_involve_is_told_whatever_covers_it() -> None:
    """Of which children, by their number, and by which source."""
    children = (child("15", "middelen"), child("8", "gedrag"))
    given = told(family(children=children), entry("Een", ["middelen", "gedrag"]))
    assert given["uncovered"] == []
    assert given["involve"] == [
        {
            "problem": "middelen",
            "children": [0],
            "text": "een gedragswetenschapper",
            "sources": ["bron:1"],
        }
    ]


def test_what_is_covered_only_after_asking_is_named_apart() -> None:
    """Uncovered counts what fits already."""
    asks = entry("Vraagt", ["gedrag"], indications=[{"placement": ["dreigt"]}])
    given = told(family("gedrag", "netwerk"), asks)
    assert {u["problem"]: u["after_asking"] for u in given["uncovered"]} == {
        "gedrag": ["vraagt"],
        "netwerk": [],
    }
    out = flat(run("match", "-a", "14", "-p", "middelen,huisvesting", "--long").out)
    assert "Alleen na navragen: middelengebruik (MDFT)." in out
    assert "Niet gedekt: problemen met huisvesting. Betrek: " in out


# -- one child is not another


def test_two_children_are_each_judged_by_themselves() -> None:
    """Which child a programme fits is said, by number, and where they differ also in words."""
    given = answer("match", "-a", "4", "-a", "14", "-p", "gedrag,opvoeding")
    fits = by_id(given["matches"], "children")
    assert (fits["pcit"], fits["mst"], fits["families-first"]) == ([0], [1], [0, 1])
    reasons = {r["code"]: r["text"] for r in by_id(given["matches"], "reasons")["pcit"]}
    assert reasons["age-in-range"] == "4 jaar valt binnen 2 t/m 6 jaar — kind 1 (4 jaar)"


def test_what_is_said_of_one_child_is_not_said_of_the_other() -> None:
    """The oldest is placed and uses drugs, of the youngest behaviour problems are denied."""
    oldest, youngest = "15:delinquentie,middelen=ernstig,geplaatst", "8:gedrag=nee"
    given = answer("match", "--child", oldest, "--child", youngest)
    assert given["profile"]["children"] == [
        {
            "age": 15,
            "problems": ["delinquentie", {"problem": "middelen", "severity": "ernstig"}],
            "placement": "geplaatst",
        },
        {"age": 8, "facts": {"gedrag": "nee"}},
    ]
    first = given["matches"][0]
    assert (first["id"], first["verdict"], first["children"]) == ("mdft", "fits", [0])
    asked = [(q["child"], q["text"]) for q in given["next_questions"] if q["fact"] == "placement"]
    assert asked == [
        (1, "Dreigt een uithuisplaatsing, of is een kind al uit huis geplaatst? (kind 2 (8 jaar))")
    ]


def test_problems_said_beside_several_ages_are_told_to_be_the_familys() -> None:
    """Who meant one of the children is told how to say that; of one child nothing needs saying."""
    for ages, notices in (
        (("-a", "4", "-a", "14"), ["problems-of-the-family", "not-a-decision"]),
        (("-a", "14"), ["not-a-decision"]),
    ):
        given = answer("match", *ages, "-p", "gedrag")
        assert [n["code"] for n in given["notices"]] == notices


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("gedrag", "ask"),
        ("gedrag=ernstig", "fits"),
        ("gedrag=matig", "excluded"),
        ("gedrag,middelen=ernstig", "ask"),
        ("gedrag,ernstig", "fits"),
        ("gedrag=matig,ernstig", "excluded"),
    ],
)
def test_severe_behaviour_is_behaviour_that_is_severe(said: str, verdict: str) -> None:
    """RGT asks for severe behaviour problems: something else that is severe is not that."""
    given = answer("match", "--child", f"14:{said}")
    found = by_id(given["matches"], "verdict") | dict.fromkeys(
        [e["id"] for e in given["excluded"]], "excluded"
    )
    assert found["rgt"] == verdict


def test_a_circumstance_alone_is_no_problem_yet() -> None:
    """The answer asks for one, and excludes nobody for the problem."""
    given = answer("match", "-p", "multiprobleem")
    assert given["notices"][0]["code"] == "no-problem-known"
    assert given["next_questions"][0]["fact"] == "problem"
    assert given["counts"]["first_reasons"] == {"placement": 1}


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
    """Never an exclusion, no lower place and no other verdict."""
    before, after = (
        answer(*YOUTH, *more)["matches"] for more in ([], ["--tried", f"MDFT{outcome}"])
    )
    first = after[0]
    assert first["cautions"][0]["code"] == code
    assert [q["code"] for q in first["questions"]] == ["answer-missing", "earlier-help"]
    assert [(m["id"], m["rank"], m["verdict"]) for m in after] == [
        (m["id"], m["rank"], m["verdict"]) for m in before
    ]


@pytest.mark.parametrize(
    ("level", "codes"),
    [
        ("goed-onderbouwd", ["theory-only"]),
        ("in-beoordeling", []),
        ("niet-erkend", []),
        ("niet-in-dei", []),
        ("onbekend", []),
    ],
)
def test_theory_is_told_and_the_lack_of_a_verdict_is_no_caution(
    level: str, codes: list[str]
) -> None:
    """Theory is not effect; what has no verdict says so as its level, and that is no news."""
    (one,) = told(family("gedrag"), entry("Een", ["gedrag"], level=level))["matches"]
    assert one["classification"] == level
    assert [c["code"] for c in one["cautions"]] == codes


@pytest.mark.parametrize(
    ("date", "codes"),
    [
        ("2021-01-01", ["recognition-expired"]),
        ("2021-01-02", []),
        ("2020", ["recognition-expired"]),
        ("2022", []),
    ],
)
def test_an_old_recognition_is_a_caution_by_the_date_of_the_catalogue(
    date: str, codes: list[str]
) -> None:
    """Five years on, to the day; the clock of the machine has nothing to do with it."""
    one = entry("Een", ["gedrag"], level="goede-aanwijzingen")
    one["classification"]["date"] = date
    assert [c["code"] for c in told(family("gedrag"), one)["matches"][0]["cautions"]] == codes


def test_figures_without_a_control_group_are_counted() -> None:
    """They prove no effect; with a control group, or without a figure, it is none of them."""
    one = entry("Een", ["gedrag"])
    finding = {"text": "Onderzoek.", "about": "doel", "direction": "gunstig", "sources": ["bron:1"]}
    one["evidence"] = [
        {**finding, "control_group": "nee", "figure": "90 %"},
        {**finding, "control_group": "niet-vermeld", "figure": "88 %"},
        {**finding, "control_group": "ja", "figure": "75 %"},
        {**finding, "control_group": "nee"},
    ]
    (caution,) = told(family("gedrag"), one)["matches"][0]["cautions"]
    assert caution["code"] == "no-control-group"
    assert caution["text"].startswith("2 cijfer(s)")


def test_every_reason_and_every_exclusion_names_its_sources(catalogue: Catalogue) -> None:
    """A criterion without a source does not exist; every source named is one of the catalogue."""
    given = answer(*YOUTH, "-p", "schooluitval")
    reasons = [r for part in ("matches", "excluded") for row in given[part] for r in row["reasons"]]
    assert [r for r in reasons if not r["sources"]] == []
    assert {s.partition(":")[0] for r in reasons for s in r["sources"]} <= catalogue.sources.keys()


def test_a_question_of_the_catalogue_is_asked_in_its_own_words() -> None:
    """In Dutch as the entry words it; else the question that goes with the fact."""
    asks, plain = (
        entry(name, ["gedrag"], indications=[{"severity": ["ernstig"]}])
        for name in ("Asks", "Plain")
    )
    own = "Is het gedrag ernstig, en op meer plaatsen?"
    asks["target_group"]["indications"][0]["question"] = own
    for lang, expected in ((Lang.NL, [own, "severity?"]), (Lang.EN, ["severity?", "severity?"])):
        given = told(family("gedrag"), asks, plain, lang=lang)
        assert [q["text"] for m in given["matches"] for q in m["questions"]] == expected


# -- how firm a place is


def test_a_place_says_how_firm_it_is_and_what_moves_it() -> None:
    """Each wins where its criterion goes first; who is beaten on all of them says by whom."""
    strong = entry("Sterk", ["gedrag"], level="goede-aanwijzingen")
    broad = entry("Breed", ["gedrag", "netwerk"], level="eerste-aanwijzingen")
    under = entry("Onder", ["gedrag"])
    given = told(family("gedrag", "netwerk"), strong, broad, under)
    shown = ("id", "rank", "rank_best", "best_by", "rank_worst", "worst_by", "first_in")
    assert [tuple(m[key] for key in shown) for m in given["matches"]] == [
        ("sterk", 1, 1, None, 2, "breadth", 12),
        ("breed", 2, 1, "breadth", 2, None, 12),
        ("onder", 3, 3, None, 3, None, 0),
    ]
    assert by_id(given["matches"], "dominated_by") == {
        "sterk": None,
        "breed": None,
        "onder": "sterk",
    }


def test_the_screen_says_it_in_words() -> None:
    """Firm, or the best and worst place with the criterion; no number of orders."""
    out = flat(run("match", "-a", "14", "-p", "delinquentie,middelen", "--top", "1", "--long").out)
    assert "delinquentie, 2 als doel voorgaat" in out
    assert "gedragsproblemen vast" in flat(run("match", "-a", "30", "-p", "gedrag", "--long").out)
    assert "van 24" not in out


# -- what a filter leaves, and what an answer would change


@pytest.mark.parametrize(
    ("filters", "shown"),
    [
        (["--strict"], ["mdft"]),
        (["--role", "aanvullend"], ["basic-trust"]),
        (["--min-classification", "goede-aanwijzingen"], ["mdft", "mst"]),
        (["--top", "2"], ["mdft", "fast"]),
    ],
    ids=" ".join,
)
def test_a_filter_hides_and_moves_nothing(filters: list[str], shown: list[str]) -> None:
    """Ranks stay; what is hidden is named; the screen says so."""
    asked = ("match", "-a", "14", "-p", "delinquentie,middelen")
    whole, some = answer(*asked), answer(*asked, *filters)
    assert [m for m in whole["matches"] if m["id"] in shown] == some["matches"]
    assert some["hidden"] == [m["id"] for m in whole["matches"] if m["id"] not in shown]
    assert (some["excluded"], some["counts"]) == (whole["excluded"], whole["counts"])


def test_what_if_is_told_only_when_asked() -> None:
    """With the option, for each open question and each answer; without it there is no such key."""
    assert "what_if" not in answer(*YOUTH)
    lines = answer(*YOUTH, "--what-if")["what_if"]
    assert [w for w in lines if w["fact"] == "gebruiksstoornis"] == [
        {
            "fact": "gebruiksstoornis",
            "child": 0,
            "value": "ja",
            "verdicts": [{"id": "mdft", "from": "ask", "to": "fits"}],
            "first": ["mdft"],
        },
        {"fact": "gebruiksstoornis", "child": 0, "value": "nee", "verdicts": [], "first": ["mdft"]},
    ]
    assert "Wat een antwoord verandert" in run(*YOUTH, "--what-if").out


def said(fact: str, value: str) -> tuple[str, ...]:
    """Return how an answer is given on the command line."""
    if fact == "crisis":
        return ("--crisis" if value == "ja" else "--no-crisis",)
    if fact in ("age", "severity", "placement", "region", "first"):
        return (f"--{fact}", value)
    return ("--fact", f"{fact}={value}")


def verdicts(given: Any) -> dict[str, str]:
    """Return the verdict of every intervention of an answer."""
    ranked = by_id([*given["matches"], *given["beside"]], "verdict")
    return ranked | dict.fromkeys([e["id"] for e in given["excluded"]], "excluded")


@pytest.mark.parametrize(
    "asked",
    [
        ("match", "-p", "gedrag,middelen", "--region", "utrecht"),
        ("match", "-a", "8", "-p", "verwaarlozing,opvoeding", "--region", "utrecht"),
    ],
)
def test_each_line_of_what_if_is_what_giving_that_answer_gives(asked: tuple[str, ...]) -> None:
    """Which verdicts change, and who then stands first."""
    before = answer(*asked, "--what-if")
    assert before["what_if"]
    for line in before["what_if"]:
        after = answer(*asked, *said(line["fact"], line["value"]))
        turned = {v["id"]: (v["from"], v["to"]) for v in line["verdicts"]}
        was, now = verdicts(before), verdicts(after)
        assert {i: (was[i], now[i]) for i in was if was[i] != now[i]} == turned, line
        assert [m["id"] for m in after["matches"] if m["rank"] == 1] == line["first"], line


def test_what_goes_first_is_asked_first_when_something_urgent_stands_beside_others() -> None:
    """Nobody said what is most urgent; who says it is not asked again."""
    asked = ("match", "-a", "8", "-p", "verwaarlozing,opvoeding")
    question = answer(*asked)["next_questions"][0]
    assert question["fact"] == "first"
    moved = f"Het antwoord kan {question['changes']} keer een plaats veranderen."
    assert f"Vraag eerst: {question['text']} {moved}" in flat(run(*asked, "--long").out)
    again = answer(*asked, "--first", "verwaarlozing")["next_questions"]
    assert "first" not in [q["fact"] for q in again]
