"""The plan as it is read: on the screen, and the same as JSON (method, section 4; the walk itself is in test_plan.py)."""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from conftest import PINNED, answer, faults, run
from families import EXAMPLES, Data, entry, families_of, small
from uhp_cli.method import planning
from uhp_cli.method.ranking import rank
from uhp_cli.reading import loading
from uhp_cli.telling.words import Lang, Words
from uhp_cli.values.profile import Profile
from uhp_cli.verbs import plan

CATALOGUE = loading.load_catalogue(str(PINNED))
GUIDELINE = loading.load_guideline()
SIBLINGS = (
    "--child 15:delinquentie,middelen,gebruiksstoornis=ja --child 8:gedrag=ernstig,geplaatst"
    " --problems overbelasting --first delinquentie"
)
FAMILIES = (
    SIBLINGS,
    "--age 8 --problems verwaarlozing,opvoeding --crisis --placement dreigt",
    "--child 15:middelen,schooluitval --child 3:hechting,opvoeding --tried vipp-sd=afgebroken",
    "--problems financien",
)


@cache
def asked(family: str, lang: str) -> Any:
    """Return the plan for a family as data."""
    return answer("plan", *family.split(), "--lang", lang)


def flat(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def screen(*args: str, width: int = 200) -> str:
    """Return the plan for a family as it stands on the screen, on one line."""
    return flat(run("plan", *args, "--long", env={"COLUMNS": str(width)}).out)


def own_catalogue(folder: Path, *entries: Data) -> tuple[str, str]:
    """Write a catalogue of these entries, and return the option that names it."""
    file = folder / "klein.json"
    file.write_text(json.dumps(small(entries)), encoding="utf-8")
    return "--catalogue", str(file)


def ids(found: Any) -> list[str]:
    """Return the ids of what a plan holds."""
    return [chosen["id"] for chosen in found["chosen"]]


def steps(*args: str) -> list[str]:
    """Return the ids of the steps for a family."""
    return [step["id"] for step in answer("plan", *args)["steps"]]


# -- the screen and the JSON


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("width", [60, 80, 100, 140])
@pytest.mark.parametrize("family", FAMILIES)
def test_a_plan_fits_the_screen(family: str, width: int, lang: str) -> None:
    """No line is wider than the terminal."""
    lines = run("plan", *family.split(), "--long", "--lang", lang, env={"COLUMNS": str(width)}).out
    assert [line for line in lines.splitlines() if cell_len(line) > width] == []


def sentences(found: Any) -> Iterator[str]:
    """Give every sentence and name of a plan that a reader must see."""
    for chosen in found["chosen"]:
        yield chosen["name"]
        for told in (*chosen["questions"], *chosen["cautions"]):
            yield told["text"]
    for told in (*found["uncovered"], *found["involve"]):
        yield told.get("involve") or told["text"]
        yield from told["sources"]
    for told in found["steps"]:
        yield told["text"]
        yield from told["sources"]


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("width", [60, 80, 100, 140])
@pytest.mark.parametrize("family", FAMILIES)
def test_the_screen_says_what_the_json_says(family: str, width: int, lang: str) -> None:
    """Who is chosen, what to ask and keep in mind, what stays open, whom to involve and the steps, whatever the width."""
    text = run("plan", *family.split(), "--long", "--lang", lang, env={"COLUMNS": str(width)}).out
    shown = "".join(text.split())
    told = sentences(asked(family, lang))
    assert [sentence for sentence in told if "".join(sentence.split()) not in shown] == []


@pytest.mark.parametrize("family", FAMILIES)
def test_a_plan_is_the_same_in_both_languages(family: str) -> None:
    """Who is chosen, for whom, and every source; only the words differ."""

    def without_words(value: Any) -> Any:
        if isinstance(value, dict):
            words = ("text", "lang", "involve")
            return {
                k: without_words(v)
                for k, v in value.items()
                if k not in words or not isinstance(v, str)
            }
        return [without_words(v) for v in value] if isinstance(value, list) else value

    dutch, english = (asked(family, lang) for lang in Lang)
    assert without_words(dutch) == without_words(english)
    assert screen(*family.split(), "--lang", "nl") != screen(*family.split(), "--lang", "en")


def texts(value: object) -> Iterator[str]:
    """Give every text of an answer."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)


@settings(EXAMPLES, max_examples=150)
@given(families_of(CATALOGUE), st.sampled_from(Lang), st.integers(1, planning.LIMIT))
def test_every_plan_is_as_its_schema_says(profile: Profile, lang: Lang, most: int) -> None:
    """Drawn families in both languages; no sentence has a hole in it or is empty."""
    found = planning.plan(rank(CATALOGUE, profile, explain=False), most=most)
    given_ = plan.as_json(found, GUIDELINE, Words(lang, CATALOGUE))
    assert faults("plan", given_) == []
    assert [t for t in texts(given_) if not t.strip() or "{" in t or "}" in t] == []


# -- how many


@pytest.mark.parametrize(("most", "expected"), [("1", 1), ("2", 2), ("3", 3), ("6", 3)])
def test_a_plan_holds_at_most_what_was_asked_for(most: str, expected: int) -> None:
    """The screen says the rule with that number; more than six is a plan of six."""
    found = answer("plan", *SIBLINGS.split(), "--max", most)
    assert (found["most"], len(found["chosen"])) == (int(most), expected)
    assert f"{most} in totaal" in screen(*SIBLINGS.split(), "--max", most)


def test_a_plan_of_more_than_six_is_a_plan_of_six() -> None:
    """More is no plan for one family; the answer says which limit it kept to."""
    assert answer("plan", "--problems", "gedrag", "--max", "100")["most"] == 6


@pytest.mark.parametrize("wrong", ["0", "-1", "drie", "1.5", "", "1000000000"])
def test_a_limit_that_is_no_number_of_one_or_more_is_refused(wrong: str) -> None:
    """One sentence that names the option and what was given."""
    done = run("plan", "--problems", "gedrag", "--max", wrong, code=2)
    assert done.out == ""
    assert done.err == (f"uhp: --max vraagt een heel getal van 1 of meer; gegeven is '{wrong}'\n")


# -- for whom


def needs(rows: Sequence[Any]) -> list[tuple[str, int | None]]:
    """Return problems with the child they are of, None for the family."""
    return [(row["problem"], row["child"]) for row in rows]


def test_each_member_says_what_it_adds_for_which_child() -> None:
    """And what the family as a whole asked; the screen names the child with its age."""
    found = asked(SIBLINGS, "nl")
    assert [(c["id"], needs(c["covers"])) for c in found["chosen"]] == [
        ("mdft", [("delinquentie", 0), ("middelen", 0)]),
        ("basic-trust", [("delinquentie", 0), ("gedrag", 1)]),
        ("steungezin", [("overbelasting", None)]),
    ]
    assert [(c["id"], needs(c["adds"])) for c in found["chosen"]] == [
        ("mdft", [("delinquentie", 0), ("middelen", 0)]),
        ("basic-trust", [("gedrag", 1)]),
        ("steungezin", [("overbelasting", None)]),
    ]
    text = screen(*SIBLINGS.split())
    assert "dekt delinquentie van kind 1 (15 jaar) en middelengebruik van kind 1 (15 jaar)" in text
    assert "dekt gedragsproblemen van kind 2 (8 jaar)" in text
    assert "dekt overbelasting van de ouders van het gezin" in text


def test_what_stays_open_names_the_child_and_who_to_involve() -> None:
    """What one child is helped with stays open for the other when no member is for it."""
    family = ("--child", "15:middelen,schooluitval", "--child", "3:hechting,middelen")
    found = answer("plan", *family)
    assert needs(found["uncovered"]) == [("schooluitval", 0), ("middelen", 1)]
    assert found["covered"] == ["hechting"]
    text = screen(*family)
    assert "Niet gedekt: schooluitval van kind 1 (15 jaar). Betrek: de school." in text
    assert "Niet gedekt: middelengebruik van kind 2 (3 jaar). Betrek: " in text


def test_an_only_child_is_not_named() -> None:
    """It is clear whose problem it is."""
    text = screen("--age", "14", "--problems", "gedrag,financien")
    assert "dekt gedragsproblemen ·" in text
    assert "Niet gedekt: geldzorgen, schulden en werkloosheid. Betrek: " in text
    assert "kind 1" not in text


def test_whom_to_involve_always_stands_there_whatever_covers_it() -> None:
    """Substance use is covered, and addiction care is to be involved all the same."""
    found = asked(SIBLINGS, "nl")
    assert "middelen" in found["covered"]
    assert [(row["problem"], row["children"]) for row in found["involve"]] == [("middelen", [0])]
    assert "Erbij betrekken middelengebruik de verslavingszorg, samen met de huisarts" in screen(
        *SIBLINGS.split()
    )


def test_help_that_was_broken_off_has_another_beside_it() -> None:
    """The plan may still hold it; the next that addresses the same is named."""
    family = ("--age", "14", "--problems", "gedrag", "--tried")
    (member,) = answer("plan", *family, "mst=afgebroken")["chosen"]
    assert (member["id"], member["instead"]) == ("mst", "fast")
    assert "of nu anders FAST" in screen(*family, "mst=afgebroken")
    (member,) = answer("plan", *family, "mst=afgerond")["chosen"]
    assert (member["id"], member["instead"]) == ("mst", None)
    assert "of nu anders" not in screen(*family, "mst=afgerond")


def test_equally_good_ones_are_all_named(tmp_path: Path) -> None:
    """However many, and once; the plan holds the first by name."""
    small_ = own_catalogue(tmp_path, *(entry(f"e{n}", ["gedrag"]) for n in range(9)))
    (member,) = answer("plan", "--problems", "gedrag", *small_)["chosen"]
    assert (member["id"], member["equally_good"]) == ("e0", [f"e{n}" for n in range(1, 9)])
    assert "even goed e1, e2, e3, e4, e5, e6, e7 en e8" in screen("--problems", "gedrag", *small_)


# -- phases and hours


def test_each_member_stands_in_the_phases_a_source_gives_it() -> None:
    """A phase without a member says so."""
    found = asked(SIBLINGS, "nl")
    assert [(p["phase"], p["interventions"]) for p in found["phases"]] == [
        ("veiligheid", []),
        ("behandelen", ["mdft", "basic-trust"]),
        ("volhouden", ["mdft", "steungezin"]),
    ]
    assert (
        "1. crisis en veiligheid geen interventie uit dit plan "
        "2. behandelen MDFT en Basic Trustmethode 3. volhouden MDFT en Steungezin"
    ) in screen(*SIBLINGS.split())


def test_hours_are_told_once_for_who_has_them(tmp_path: Path) -> None:
    """Added up on the screen and in JSON, with the names; who has none is named in JSON."""
    small_ = own_catalogue(
        tmp_path,
        entry("ad", ["gedrag"], hours={"min": 2, "max": 5}),
        entry("bo", ["netwerk"], role="aanvullend", hours={"min": 3, "max": 3}),
        entry("ca", ["middelen"], role="aanvullend"),
    )
    family = ("--problems", "gedrag,netwerk,middelen", *small_)
    assert answer("plan", *family)["hours_per_week"] == {
        "known": {"min": 5.0, "max": 8.0},
        "of": ["ad", "bo"],
        "unknown": ["ca"],
    }
    text = screen(*family)
    assert "Uren per week 5 tot 8, voor wat een bron zegt (ad en bo)" in text
    assert text.count("5 tot 8") == text.casefold().count("uren per week") == 1


def test_the_same_number_of_hours_at_least_and_at_most_is_one_number(tmp_path: Path) -> None:
    """In both languages."""
    small_ = own_catalogue(tmp_path, entry("ad", ["gedrag"], hours={"min": 2, "max": 2}))
    family = ("--problems", "gedrag", *small_)
    assert "Uren per week 2, voor wat een bron zegt (ad)" in screen(*family)
    assert "Hours a week 2, for what a source says (ad)" in screen(*family, "--lang", "en")


def test_when_no_source_states_hours_the_screen_says_nothing_of_them() -> None:
    """The JSON says of whom they are not known."""
    found = asked(SIBLINGS, "nl")
    assert found["hours_per_week"] == {"known": None, "of": [], "unknown": ids(found)}
    assert "Uren per week" not in screen(*SIBLINGS.split())


# -- the steps of the guideline

FIXED = [
    "verklarende-analyse",
    "eerdere-hulp",
    "integraal-plan",
    "passende-interventie",
    "intensiteit",
    "samenwerken",
    "evalueer-het-kind",
]
"""What holds for every family, in order."""


def test_every_family_has_the_fixed_steps_first() -> None:
    """Of a family of which only a problem without advice of its own is known, nothing else."""
    assert steps("--problems", "ouder-kindrelatie") == FIXED


def test_safety_comes_with_unsafety_and_with_a_crisis() -> None:
    """A safety plan before the plan for the family, and never without."""
    urgent = [*FIXED[:2], "veiligheidsplan", *FIXED[2:]]
    crisis = steps("--problems", "ouder-kindrelatie", "--crisis")
    assert crisis == [*urgent, "afspraken-bereikbaarheid"]
    unsafe = steps("--problems", "verwaarlozing")
    assert unsafe == [*urgent, "analyse-geweld", "veiligheid-in-fasen"]
    assert "veiligheidsplan" not in steps("--problems", "gedrag", "--no-crisis")


@pytest.mark.parametrize(
    ("family", "there"),
    [
        ("--child 14:ouder-kindrelatie,geplaatst", True),
        ("--child 14:ouder-kindrelatie --child 8:geplaatst", True),
        ("--problems ouder-kindrelatie --placement geplaatst", True),
        ("--problems ouder-kindrelatie --placement dreigt", False),
        ("--problems ouder-kindrelatie --placement geen", False),
        ("--problems ouder-kindrelatie", False),
    ],
)
def test_reunification_is_a_step_when_a_child_lives_elsewhere(family: str, *, there: bool) -> None:
    """One child is enough; unknown picks nothing."""
    found = steps(*family.split())
    wanted = ["terugkeerplan", "hulp-bij-terugkeer", "contact-houden", "terug-coaching"]
    assert [step in found for step in wanted] == [there] * 4


def test_what_belongs_to_a_threat_is_not_told_when_the_child_is_placed() -> None:
    """Whether to place is a question only as long as it is not done."""
    threat, placed = (
        steps("--problems", "ouder-kindrelatie", "--placement", answer_)
        for answer_ in ("dreigt", "geplaatst")
    )
    assert ("terughoudend" in threat, "terughoudend" in placed) == (True, False)
    assert ("beslissen-samen" in threat, "beslissen-samen" in placed) == (True, False)


@pytest.mark.parametrize(
    ("age", "there"), [("zwanger", True), ("8m", True), ("5", True), ("6", False), ("", False)]
)
def test_young_children_have_a_step_of_their_own(age: str, *, there: bool) -> None:
    """Until five years, unborn children and babies among them; an unknown age picks nothing."""
    ages = ("--age", age) if age else ()
    found = steps("--problems", "ouder-kindrelatie", *ages)
    assert ("jonge-kinderen" in found) is there
    assert ("jonge-kinderen" in steps("--child", "14:gedrag", *ages)) is there


# -- nothing to plan


WHAT_THEN = {
    "nl": "Geen interventie in deze catalogus dekt een van de problemen rechtstreeks; "
    "kijk wie te betrekken en stel de open vragen (uhp match).",
    "en": "No intervention in this catalogue covers one of the problems outright; "
    "see who to involve and ask the open questions (uhp match).",
}


@pytest.mark.parametrize("lang", Lang)
def test_an_empty_plan_says_what_then(lang: str) -> None:
    """It is no error: whom to involve and the steps stand there; the rule, phases and hours do not."""
    family = ("--problems", "financien", "--lang", lang)
    found = answer("plan", *family)
    assert (found["chosen"], found["covered"]) == ([], [])
    assert needs(found["uncovered"]) == [("financien", None)]
    assert [step["id"] for step in found["steps"]] == [
        *FIXED,
        "bestaanszekerheid",
        "laagdrempelig-praktisch",
    ]
    text = screen(*family)
    assert WHAT_THEN[lang] in text
    assert found["uncovered"][0]["involve"] in text
    of_a_plan = ("in totaal", " in all", "2. behandelen", "2. treating", "Uren", "Hours")
    assert [words for words in of_a_plan if words in text] == []


def test_an_empty_plan_says_nothing_for_a_placement() -> None:
    """The only word about one is what is not known."""
    text = screen("--problems", "financien")
    assert text.count("uithuisplaatsing") == text.count("(onbekend: acute crisis, uithuisplaatsing")


def test_a_family_without_a_problem_is_asked_for_one() -> None:
    """There is nothing to plan for."""
    done = run("plan", "--age", "8", code=2)
    assert (done.out, done.err.count("\n")) == ("", 1)
    assert "--problems" in done.err
