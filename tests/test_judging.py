"""How a family is judged, in the smallest worlds: one example for each rule of the method, sections 0, 1 and 3."""

from typing import Any

import pytest

from families import SOURCE, Data, child, entry, family, made
from uhp_cli.method.cautions import cautions, notices
from uhp_cli.method.judging import (
    Change,
    Judge,
    changed,
    is_shared,
    judge_with,
    near_misses,
    open_answers,
    open_facts,
)
from uhp_cli.method.ranking import FIRST, Exclusion, Match, NextQuestion, Ranking, rank
from uhp_cli.method.reasons import Reasons
from uhp_cli.method.what_if import what_if
from uhp_cli.telling.teller import Teller
from uhp_cli.telling.words import Lang, Words
from uhp_cli.values.conditions import Atom
from uhp_cli.values.profile import Profile
from uhp_cli.values.vocab import State, Verdict

FITS, ASK, EXCLUDED = Verdict.FITS, Verdict.ASK, Verdict.EXCLUDED
SEVERE = {"problem": ["gedrag"], "severity": ["ernstig"]}


def verdict(profile: Profile, one: Data) -> Verdict:
    """Return how the one entry of a catalogue stands for a family."""
    (stands,) = rank(made(one), profile).standings
    return stands.judgement.verdict


def only(profile: Profile, one: Data) -> Match:
    """Return the one match of a catalogue with one entry."""
    (match,) = rank(made(one), profile).matches
    return match


def codes(profile: Profile, one: Data) -> set[str]:
    """Return the codes of every reason and question of the one entry of a catalogue."""
    ranking = rank(made(one), profile)
    reasons = Reasons(ranking.catalogue, profile)
    found = [r.code for e in ranking.excluded for r in reasons.exclusion(e.judgement)]
    for match in ranking.matches:
        found += [r.code for r in (*reasons.reasons(match), *reasons.questions(match.judgement))]
    return set(found)


def ids(ranking: Ranking) -> list[str]:
    """Return the ids of the matches."""
    return [m.intervention.id for m in ranking.matches]


# -- section 0: what stands at a child wins


def test_an_answer_of_a_child_wins_from_that_of_the_family() -> None:
    """One is placed, the other may be: placement is judged for each."""
    home = entry("thuis", ["gedrag"], indications=[{"placement": ["dreigt"]}])
    both = [child("15", "gedrag", placement="geplaatst"), child("8", "gedrag")]
    assert only(family(children=both, placement="dreigt"), home).judgement.children == (1,)
    placed = family(children=[both[0]], placement="dreigt")
    assert verdict(placed, home) is EXCLUDED


def test_an_answer_of_the_family_holds_for_who_does_not_say_otherwise() -> None:
    """Also when nothing else is known of the child."""
    asks = entry("een", ["gedrag"], indications=[{"recidive": ["hoog"]}])
    assert verdict(family("gedrag", children=[child()], recidive="hoog"), asks) is FITS
    assert verdict(family("gedrag", recidive="hoog"), asks) is FITS


def test_a_problem_of_the_family_may_be_denied_for_one_child() -> None:
    """It holds for the others; also when what is denied is a wider word."""
    one = entry("een", ["delinquentie"])
    for denied in ("delinquentie", "gedrag"):
        two = [child("15"), child("8", denied=denied)]
        assert only(family("delinquentie", children=two), one).judgement.children == (0,)


def test_what_a_child_says_itself_wins_from_a_denial_by_the_family() -> None:
    """The family says no behaviour problems, and one child has them."""
    two = family(children=[child("15", "delinquentie"), child("8", "middelen")], denied=["gedrag"])
    one = entry("een", ["middelen", "delinquentie"], indications=[{"problem": ["gedrag"]}])
    assert only(two, one).judgement.children == (0,)


def test_a_child_that_says_a_narrower_word_does_not_take_back_another_denial() -> None:
    """What is denied for the child itself stays denied."""
    one = entry("een", ["gedrag"], indications=[{"problem": ["middelen"]}])
    assert verdict(family("gedrag", children=[child("15", denied="middelen")]), one) is EXCLUDED


def test_all_criteria_must_meet_in_the_same_child() -> None:
    """The right age without the problem, and the problem at the wrong age: nobody it fits."""
    one = entry("een", ["gedrag"], age=(12, 17))
    two = [child("14", "middelen"), child("5", "gedrag")]
    assert verdict(family(children=two), one) is EXCLUDED
    assert verdict(family(children=[child("14", "gedrag"), child("5")]), one) is FITS


def test_a_reason_names_the_child_when_the_children_differ() -> None:
    """And does not when they do not."""
    one = made(entry("een", ["gedrag"], indications=[{"severity": ["ernstig"]}]))
    for second, named in (("ernstig", {None}), (None, {0, 1, None})):
        facts: Any = {"severity": second} if second else {}
        profile = family(
            children=[child("15", "gedrag", severity="ernstig"), child("8", "gedrag", **facts)]
        )
        (match,) = rank(one, profile).matches
        reasons = Reasons(one, profile)
        found = (*reasons.reasons(match), *reasons.questions(match.judgement))
        assert {r.child for r in found} == named


# -- severity per problem


@pytest.mark.parametrize(
    ("profile", "state", "why"),
    [
        (family("gedrag", severities={"gedrag": "ernstig"}), "met", "it is that severe"),
        (family("gedrag", severities={"gedrag": "licht"}), "unmet", "stated, and of another severity"),
        (family("gedrag"), "unknown", "how severe is not known"),
        (family("middelen"), "unknown", "whether there is behaviour is not known"),
        (family("middelen", denied=["gedrag"]), "unmet", "behaviour is denied"),
        (family("middelen", severities={"middelen": "ernstig"}), "unknown", "something else is severe"),
        (family("middelen", severity="ernstig"), "unknown", "severe, but nobody said behaviour"),
        (family("gedrag", severity="ernstig"), "met", "the family's severity, when the problem has none"),
        (family("gedrag", severity="ernstig", severities={"gedrag": "licht"}), "unmet", "that of the problem wins"),
        (family("delinquentie", severities={"delinquentie": "ernstig"}), "met", "a form of it is that severe"),
        (family("delinquentie", severities={"delinquentie": "matig"}), "unmet", "its form is not"),
        (family("delinquentie", "gedrag", severities={"gedrag": "ernstig"}), "met", "said of the wider word, it holds for the narrower"),
        (
            family("delinquentie", "gedrag", severities={"gedrag": "ernstig", "delinquentie": "licht"}),
            "unmet",
            "said of the narrower word, that one counts",
        ),
        (family(children=[child("14", "gedrag", severity="ernstig")], severity="licht"), "met", "the child's own severity"),
        (
            family("gedrag", children=[child("14", "gedrag", severities={"gedrag": "ernstig"})], severities={"gedrag": "licht"}),
            "met",
            "the child's severity of the problem before the family's",
        ),
        (
            family("gedrag", children=[child("14", severity="licht")], severities={"gedrag": "ernstig"}),
            "met",
            "that of the problem before that of the child",
        ),
        (family("multiprobleem", "gedrag", severities={"multiprobleem": "ernstig"}), "unknown", "a circumstance is not the problem"),
    ],
)  # fmt: skip
def test_severe_behaviour_is_not_severe_and_also_behaviour(
    profile: Profile, state: str, why: str
) -> None:
    """An atom of a problem and a severity: met, unmet or unknown."""
    catalogue = made(entry("een", ["gedrag", "middelen"], indications=[SEVERE]))
    (judgement,) = Judge(catalogue, profile).all()
    assert judgement.units[0].criteria[-1].state is State(state), why


def test_one_form_that_is_severe_is_enough() -> None:
    """Two forms of the problem, of which one is severe; when the other is not known it is asked."""
    wide = {"problem": ["onveiligheid", "gedrag"], "severity": ["ernstig"]}
    one = entry("een", ["gedrag", "onveiligheid"], indications=[wide])
    two = ("gedrag", "verwaarlozing")
    assert (
        verdict(family(*two, severities={"gedrag": "licht", "verwaarlozing": "ernstig"}), one)
        is FITS
    )
    assert verdict(family(*two, severities={"gedrag": "licht"}), one) is ASK
    assert (
        verdict(family(*two, severities={"gedrag": "licht", "verwaarlozing": "matig"}), one)
        is EXCLUDED
    )


def test_how_severe_a_problem_is_can_be_asked_for_one_child() -> None:
    """The question is about severity, for the child of which it is not known."""
    catalogue = made(entry("een", ["gedrag"], indications=[SEVERE]))
    profile = family(
        children=[child("15", "gedrag", severities={"gedrag": "ernstig"}), child("8", "gedrag")]
    )
    (question,) = rank(catalogue, family(children=[profile.children[1]])).questions
    assert (question.fact, question.child) == ("severity", 0)
    assert rank(catalogue, profile).questions == ()  # one child fits already: no verdict can change


def test_another_severity_of_the_problem_is_a_near_miss() -> None:
    """It was answered at the problem, so that is what is asked about: of the child, or of the family."""
    catalogue = made(entry("een", ["gedrag"], indications=[SEVERE]))
    for profile, number in (
        (family(children=[child("15", "gedrag", severities={"gedrag": "licht"})]), 0),
        (family("gedrag", severities={"gedrag": "licht"}), None),
    ):
        (found,) = rank(catalogue, profile).excluded
        assert found.changes == (Change("gedrag", "ernstig", number),)
        text = Teller(catalogue, profile, Words(Lang.NL, catalogue)).change(found)
        assert "licht" in text
        assert "ernstig" in text


def test_severity_of_another_problem_is_no_near_miss() -> None:
    """Only an answer that lifts the exclusion is one."""
    catalogue = made(entry("een", ["gedrag"], indications=[SEVERE]))
    profile = family("gedrag", severities={"gedrag": "licht"}, severity="matig")
    (found,) = rank(catalogue, profile).excluded
    assert found.changes == (Change("gedrag", "ernstig"),)


# -- what follows adds nothing; circumstances


@pytest.mark.parametrize("first", ["", "delinquentie", "gedrag"])
def test_what_follows_adds_nothing(first: str) -> None:
    """`delinquentie,gedrag` is `delinquentie`: no breadth, no level, no rank."""
    entries = [
        entry("breed", ["gedrag", "middelen"], level="goede-aanwijzingen"),
        entry("smal", ["delinquentie"], level="eerste-aanwijzingen"),
    ]
    plain = rank(made(*entries), family("delinquentie", "middelen", first=first and "delinquentie"))
    more = rank(made(*entries), family("delinquentie", "gedrag", "middelen", first=first))
    assert [(m.intervention.id, m.key) for m in plain.matches] == [
        (m.intervention.id, m.key) for m in more.matches
    ]
    assert more.stated == ("delinquentie", "middelen")


def test_what_follows_for_one_child_is_a_problem_of_another() -> None:
    """Of the problems of one child, its own and the family's, the wider is dropped; not over children."""
    apart = family(children=[child("15", "delinquentie"), child("8", "gedrag")])
    assert [sorted(u.stated) for u in apart.units(made())] == [["delinquentie"], ["gedrag"]]
    shared = family("gedrag", children=[child("15", "delinquentie"), child("8")])
    assert [sorted(u.stated) for u in shared.units(made())] == [["delinquentie"], ["gedrag"]]


def test_a_circumstance_meets_conditions_and_is_covered_by_nothing() -> None:
    """It can be asked and denied; it is no problem that an answer is about."""
    one = entry("een", ["gedrag"], indications=[{"problem": ["multiprobleem"]}])
    assert verdict(family("gedrag", "multiprobleem"), one) is FITS
    assert verdict(family("gedrag"), one) is ASK
    assert verdict(family("gedrag", denied=["multiprobleem"]), one) is EXCLUDED
    found = rank(made(one), family("gedrag", "multiprobleem"))
    assert found.stated == ("gedrag",)
    assert found.matches[0].key.breadth == 1
    assert found.uncovered == ()
    assert "multiprobleem" in [q.fact for q in rank(made(one), family("gedrag")).questions]


def test_with_only_a_circumstance_no_problem_is_known_yet() -> None:
    """Then nothing is excluded for its problem, and the answer asks for one."""
    one = entry("een", ["gedrag"])
    found = rank(made(one), family("multiprobleem"))
    assert [(m.intervention.id, m.judgement.verdict) for m in found.matches] == [("een", ASK)]
    assert [q.fact for q in found.questions] == ["problem"]
    assert "no-problem-known" in [
        n.code for n in notices(Reasons(found.catalogue, found.profile), found)
    ]
    assert verdict(family("multiprobleem", "middelen"), one) is EXCLUDED


def test_what_was_denied_is_not_asked_when_no_problem_is_known() -> None:
    """Whoever is only for that has nothing in common; whoever is for more may still."""
    one, more = entry("een", ["delinquentie"]), entry("meer", ["delinquentie", "middelen"])
    denied = family(denied=["gedrag"])
    assert verdict(denied, one) is EXCLUDED
    match = only(denied, more)
    assert match.judgement.units[0].criteria[0].problems == ("middelen",)


# -- conditions


@pytest.mark.parametrize(
    ("ages", "age", "state"),
    [
        *((("-1", "1"), age, "met") for age in ("zwanger", "0", "0m", "23m", "1")),
        (("-1", "1"), "2", "unmet"),
        (("-1", "1"), None, "unknown"),
        *((("0", "1"), age, state) for age, state in (("zwanger", "unmet"), ("0m", "met"))),
        *((("2", "5"), age, "met") for age in ("2", "24m", "5")),
        *((("2", "5"), age, "unmet") for age in ("zwanger", "23m", "1", "6")),
    ],
)  # fmt: skip
def test_a_condition_of_ages_is_about_whole_years(
    ages: tuple[str, str], age: str | None, state: str
) -> None:
    """From the first to the last, both included, and minus one for a child that is not born yet."""
    judge = Judge(made(), family("gedrag", age=age))
    assert judge.state(Atom("age", ages), 0) is State(state)


@pytest.mark.parametrize(
    ("asked", "region", "expected"),
    [
        (["stad"], "stad", FITS),
        (["noord"], "stad", FITS),
        (["stad"], "noord", ASK),
        (["zuid", "stad"], "noord", ASK),
        (["stad"], "zuid", EXCLUDED),
        (["stad", "zuid"], "oost", EXCLUDED),
    ],
)
def test_who_lives_in_a_wider_region_may_live_in_the_narrower(
    asked: list[str], region: str, expected: Verdict
) -> None:
    """That is a question; who lives in a part of a region lives in the region."""
    one = entry("een", ["gedrag"], indications=[{"region": asked}])
    assert verdict(family("gedrag", region=region), one) is expected


# -- section 1: the problem criterion


@pytest.mark.parametrize(
    ("stated", "targets", "expected"),
    [
        ("gedrag", "gedrag", FITS),
        ("delinquentie", "gedrag", FITS),
        ("gedrag", "delinquentie", ASK),
        ("middelen", "gedrag", EXCLUDED),
    ],
)
def test_a_problem_is_addressed_outright_by_itself_or_something_broader(
    stated: str, targets: str, expected: Verdict
) -> None:
    """A form of it is addressed in part, and asks which form it is."""
    assert verdict(family(stated), entry("een", [targets])) is expected


def test_a_form_that_was_denied_is_not_addressed_in_part() -> None:
    """Then nothing is in common."""
    assert (
        verdict(family("gedrag", denied=["delinquentie"]), entry("een", ["delinquentie"]))
        is EXCLUDED
    )


def test_only_forms_of_what_is_stated_are_asked() -> None:
    """Whoever is for forms of two problems asks about those of the one that is there, and not one that was denied."""
    one = entry("een", ["antisociaal", "delinquentie", "verwaarlozing"])
    match = only(family("gedrag", denied=["delinquentie"]), one)
    assert match.judgement.units[0].criteria[0].problems == ("antisociaal",)


def test_what_is_only_prevented_is_not_asked() -> None:
    """Whoever treats one form and lowers the risk of another asks about the one it treats."""
    one = entry("een", ["delinquentie"], prevents=["verwaarlozing"])
    match = only(family("gedrag", "onveiligheid"), one)
    assert match.judgement.units[0].criteria[0].problems == ("delinquentie",)
    unknown = only(family(), entry("een", ["middelen"], prevents=["gedrag"]))
    assert unknown.judgement.units[0].criteria[0].problems == ("middelen",)


def test_what_is_only_prevented_is_named_unless_a_form_of_it_is_treated() -> None:
    """In alphabetical order."""
    stated = ("verwaarlozing", "opvoeding", "netwerk", "middelen", "gedrag")
    one = entry("een", ["delinquentie"], prevents=stated)
    problem = only(family(*stated), one).judgement.units[0].criteria[0]
    assert problem.prevented == ("middelen", "netwerk", "opvoeding", "verwaarlozing")


def test_what_is_addressed_outright_is_not_also_addressed_in_part() -> None:
    """Whoever is for a problem and for a form of it, or treats it and lowers its risk."""
    for one in (
        entry("een", ["gedrag", "delinquentie"]),
        entry("een", ["gedrag"], prevents=["gedrag"]),
    ):
        judgement = only(family("gedrag"), one).judgement
        assert judgement.covers == {"gedrag"}
        assert judgement.partly == frozenset()


def test_problems_are_told_in_alphabetical_order() -> None:
    """Whatever order the catalogue or the family has."""
    four = ["opvoeding", "gedrag", "netwerk", "middelen"]
    match = only(family(*four), entry("een", four))
    assert match.judgement.units[0].criteria[0].problems == tuple(sorted(four))
    forms = only(family("gedrag", "onveiligheid"), entry("een", ["verwaarlozing", "antisociaal"]))
    assert forms.judgement.units[0].criteria[0].problems == ("antisociaal", "verwaarlozing")
    for unknown in (entry("een", four), entry("een", prevents=four)):
        problem = only(family(), unknown).judgement.units[0].criteria[0]
        assert problem.problems == tuple(sorted(four))


def test_a_brief_answer_judges_only_who_may_be_ranked() -> None:
    """Who addresses something stated or a form of it, for a child of the age, and crisis help; everybody while nothing is stated."""
    catalogue = made(
        entry("ruim", ["gedrag"], age=(12, 17)),
        entry("vorm", ["delinquentie"]),
        entry("anders", ["middelen"]),
        entry("spoed", ["middelen"], role="crisis"),
        entry("jong", ["gedrag"], age=(0, 6)),
    )
    for profile, ids_of in (
        (family("gedrag", age="14"), ["ruim", "vorm", "spoed"]),
        (family("gedrag", age="8"), ["vorm", "spoed"]),
        (family("gedrag"), ["ruim", "vorm", "spoed", "jong"]),
        (family("gedrag", children=[child("14"), child("3")]), ["ruim", "vorm", "spoed", "jong"]),
        (family("opvoeding", age="14"), ["spoed"]),
        (family(age="14"), ["ruim", "vorm", "anders", "spoed"]),
    ):
        assert [i.id for i in Judge(catalogue, profile).related()] == ids_of


def test_lowering_a_risk_is_not_treating_what_is_there() -> None:
    """Prevention counts in part when the problem is stated: it asks, it covers nothing, and it says why."""
    prevents = entry("voor", prevents=["verwaarlozing"])
    match = only(family("verwaarlozing"), prevents)
    assert (match.judgement.verdict, match.key.core, match.key.breadth) == (ASK, 2, 0)
    assert match.judgement.partly == {"verwaarlozing"}
    assert {"problem-prevented", "prevents-only"} <= codes(family("verwaarlozing"), prevents)
    assert verdict(family("gedrag"), prevents) is EXCLUDED
    assert verdict(family("onveiligheid"), prevents) is EXCLUDED


def test_prevention_of_a_wider_problem_counts_in_part_for_its_form() -> None:
    """And treating one problem outright is not lowered by preventing another."""
    assert only(family("verwaarlozing"), entry("a", prevents=["onveiligheid"])).key.core == 2
    both = entry("b", ["opvoeding"], prevents=["verwaarlozing"])
    match = only(family("opvoeding", "verwaarlozing"), both)
    assert match.judgement.verdict is FITS
    assert match.judgement.covers == {"opvoeding"}
    assert match.judgement.partly == {"verwaarlozing"}


def test_of_whom_no_source_states_a_problem_stands_beside() -> None:
    """Judged on its other criteria: apart while none is unmet, excluded when one is, never ranked."""
    silent = entry("stil", indications=[{"placement": ["geplaatst"]}])
    either: Any = (({}, ASK), ({"placement": "geplaatst"}, FITS))
    for facts, expected in either:
        found = rank(made(silent), family("gedrag", **facts))
        assert (found.matches, found.excluded) == ((), ())
        assert [b.judgement.verdict for b in found.beside] == [expected]
    found = rank(made(silent), family("gedrag", placement="geen"))
    assert (len(found.excluded), found.beside) == (1, ())


def test_a_programme_that_takes_the_child_away_is_never_beside() -> None:
    """Not even when no source states a problem."""
    found = rank(made(entry("weg", placement=True)), family("gedrag"))
    assert [e.intervention.id for e in found.excluded] == ["weg"]
    assert "includes-placement" in codes(family("gedrag"), entry("weg", ["gedrag"], placement=True))


# -- crisis help


def crisis_help(*targets: str, **more: Any) -> Data:
    """Return crisis help as the catalogue has it: a condition that asks for the crisis."""
    return entry("spoed", targets, role="crisis", indications=[{"crisis": ["ja"]}], **more)


def test_a_crisis_is_the_problem_of_crisis_help() -> None:
    """Nothing else in common, and it is met: core 3, in front."""
    match = only(family("middelen", crisis="ja"), crisis_help("gedrag"))
    assert (match.judgement.verdict, match.key.urgency, match.key.core) == (FITS, 1, 3)
    assert match.judgement.covers == frozenset()
    assert "crisis-addressed" in codes(family("middelen", crisis="ja"), crisis_help("gedrag"))
    first = family("middelen", "opvoeding", crisis="ja", first="opvoeding")
    assert only(first, crisis_help("gedrag")).key.core == 3


def test_when_a_crisis_is_not_known_crisis_help_asks_and_stands_below() -> None:
    """Core 1: below all that address a stated problem, and the crisis is asked after."""
    in_part = entry("deels", ["delinquentie"])
    help_ = crisis_help("middelen", level="sterke-aanwijzingen")
    found = rank(made(help_, in_part), family("gedrag"))
    assert [(m.intervention.id, m.key.core) for m in found.matches] == [("deels", 2), ("spoed", 1)]
    assert found.matches[1].judgement.verdict is ASK
    assert ("crisis", None) in [(q.fact, q.child) for q in found.questions]


def test_crisis_help_that_treats_a_form_of_what_is_there_asks_about_the_form() -> None:
    """The crisis is asked by its own condition; its problem is about what it has in common."""
    match = only(family("gedrag"), crisis_help("delinquentie"))
    problem = match.judgement.units[0].criteria[0]
    assert (problem.problems, problem.open) == (("delinquentie",), ())


def test_while_no_problem_is_known_crisis_help_without_a_crisis_asks_for_one() -> None:
    """No crisis says nothing of its other targets."""
    match = only(family(crisis="nee"), entry("spoed", ["gedrag"], role="crisis"))
    problem = match.judgement.units[0].criteria[0]
    assert (match.judgement.verdict, problem.problems) == (ASK, ("gedrag",))


def test_without_a_crisis_crisis_help_is_excluded() -> None:
    """Also with a target in common: its condition asks for one; and who said no is not asked again."""
    for stated in ("gedrag", "middelen"):
        assert verdict(family(stated, crisis="nee"), crisis_help("gedrag")) is EXCLUDED
    (found,) = rank(made(crisis_help("middelen")), family("gedrag", crisis="nee")).excluded
    assert found.changes == (Change("crisis", "ja"),)
    assert rank(made(crisis_help("gedrag")), family("gedrag", crisis="nee")).questions == ()


def test_crisis_help_from_elsewhere_is_judged_on_its_targets() -> None:
    """There is no offer here to answer a crisis with."""
    foreign = crisis_help("gedrag", abroad=True)
    assert verdict(family("middelen", crisis="ja"), foreign) is EXCLUDED
    match = only(family("gedrag", crisis="ja"), foreign)
    assert (match.judgement.verdict, match.key.urgency) == (FITS, 0)


def test_a_crisis_does_not_help_who_is_no_crisis_help() -> None:
    """A main programme with a condition about a crisis needs a problem in common."""
    main = entry("hoofd", ["gedrag"], indications=[{"crisis": ["ja"]}])
    assert verdict(family("middelen", crisis="ja"), main) is EXCLUDED


# -- section 3: questions and what if


def test_the_question_that_reaches_highest_comes_first() -> None:
    """Before one that changes more verdicts lower down; then the number, then the vocabulary."""
    top = entry(
        "top", ["gedrag"], level="sterke-aanwijzingen", indications=[{"recidive": ["hoog"]}]
    )
    low = [entry(f"laag {n}", ["gedrag"], indications=[{"placement": ["dreigt"]}]) for n in (1, 2)]
    assert rank(made(*low, top), family("gedrag")).questions == (
        NextQuestion("recidive", None, 1, 1),
        NextQuestion("placement", None, 2, 2),
    )


def test_questions_that_reach_as_high_stand_by_number_then_vocabulary_then_child() -> None:
    """Whatever the order in which entries and conditions are written."""
    two = [{"recidive": ["hoog"]}, {"placement": ["dreigt"]}]
    both, one = (
        entry("beide", ["gedrag"], indications=two),
        entry("een", ["gedrag"], indications=two[:1]),
    )
    assert rank(made(both), family("gedrag")).questions == (
        NextQuestion("placement", None, 1, 1),
        NextQuestion("recidive", None, 1, 1),
    )
    assert rank(made(both, one), family("gedrag")).questions == (
        NextQuestion("recidive", None, 2, 1),
        NextQuestion("placement", None, 1, 1),
    )
    high = entry("hoog", ["gedrag"], level="sterke-aanwijzingen", indications=two[:1])
    assert rank(made(high, one), family("gedrag")).questions == (
        NextQuestion("recidive", None, 2, 1),
    )
    young = entry("a", ["gedrag"], age=(0, 11), indications=two[:1])
    teen = entry("b", ["gedrag"], age=(12, 17), indications=two[:1])
    children = family("gedrag", children=[child("14"), child("8")])
    assert rank(made(young, teen), children).questions == (
        NextQuestion("recidive", 0, 1, 1),
        NextQuestion("recidive", 1, 1, 1),
    )


def test_a_question_names_the_child() -> None:
    """The family is asked only what a family has one answer to."""
    asks = entry("een", ["gedrag"], indications=[{"placement": ["dreigt"]}, {"crisis": ["ja"]}])
    profile = family(children=[child("15", "gedrag"), child("8", "gedrag", placement="geen")])
    found = rank(made(asks), profile).questions
    assert {(q.fact, q.child) for q in found} == {("crisis", None), ("placement", 0)}


def test_what_goes_first_is_asked_before_anything_else() -> None:
    """With something urgent beside others and nobody who said so."""
    entries = [entry("a", ["gedrag"], level="goede-aanwijzingen"), entry("b", ["verwaarlozing"])]
    both = family("gedrag", "verwaarlozing")
    found = rank(made(*entries), both)
    assert found.questions[0] == NextQuestion(FIRST, None, 2, 1)
    lines = {(x.change.fact, x.change.value): x.first for x in what_if(found)}
    assert lines == {(FIRST, "gedrag"): ("a",), (FIRST, "verwaarlozing"): ("b",)}
    for other in (
        both._replace(first="gedrag"),
        family("verwaarlozing"),
        family("gedrag", "middelen"),
    ):
        assert FIRST not in [q.fact for q in rank(made(*entries), other).questions]
    levels = ("sterke-aanwijzingen", "eerste-aanwijzingen")
    apart = [
        entry(n, [p], level=x) for n, p, x in zip("ab", ("gedrag", "middelen"), levels, strict=True)
    ]
    assert rank(made(*apart), family("gedrag", "middelen")).questions == ()


def test_what_goes_first_is_asked_only_where_it_moves_something() -> None:
    """It says how much moves; a circumstance does not go first, nor one problem that is alone."""
    one, other = entry("a", ["middelen"]), entry("b", ["verwaarlozing"])
    helps_both = entry("c", ["middelen", "verwaarlozing"], level="sterke-aanwijzingen")
    for entries, profile, expected in (
        ([helps_both], family("middelen", "verwaarlozing"), []),
        ([helps_both, one, other], family("middelen", "verwaarlozing"), [NextQuestion(FIRST, None, 2, 1)]),
        ([one, other], family("verwaarlozing", "multiprobleem"), []),
        ([other, entry("d", ["gedrag"])], family("verwaarlozing"), []),
        ([entry("e", ["middelen", "verwaarlozing"]), entry("f", prevents=["middelen"], level="sterke-aanwijzingen")], family("middelen", "verwaarlozing", "multiprobleem"), []),
    ):  # fmt: skip
        found = rank(made(*entries), profile).questions
        assert [q for q in found if q.fact == FIRST] == expected


def test_an_open_contraindication_keeps_the_verdict_and_asks() -> None:
    """What nobody asked yet does not say that it may not fit."""
    one = entry("een", ["gedrag"], exclusions=[{"recidive": ["hoog"]}])
    match = only(family("gedrag"), one)
    assert match.judgement.verdict is FITS
    assert codes(family("gedrag"), one) >= {"exclusion-open"}


TWO = (child("14", "gedrag"), child("9", denied="delinquentie"))


@pytest.mark.parametrize(
    "profile",
    [
        family("gedrag", children=TWO),
        family(children=(child("14"), child("9", denied="middelen"))),
        family("middelen", children=(child("14"), child("9", recidive="hoog")), region="stad"),
    ],
)
def test_one_answer_more_is_judged_as_if_it_was_given_at_once(profile: Profile) -> None:
    """Of one child or of both: what does not change is not judged again, and stays what it was."""
    catalogue = made(
        entry("a", ["delinquentie"], indications=[{"problem": ["netwerk"]}]),
        entry("b", ["gedrag"], prevents=["middelen"], exclusions=[{"recidive": ["hoog"]}]),
        entry("c", ["middelen", "opvoeding"], age=(12, 17), indications=[{"region": ["noord"]}]),
        entry("d", ["gedrag"], role="crisis", indications=[SEVERE]),
    )
    judge = Judge(catalogue, profile)
    facts = [*catalogue.answers, "gedrag", "delinquentie", "middelen", "netwerk", "multiprobleem"]
    changes = [c for f in facts for n in (None, 0, 1) for c in open_answers(f, catalogue, n)]
    changes += [Change("gedrag", v, n) for v in ("licht", "ernstig") for n in (None, 0, 1)]
    for change in changes:
        other = judge_with(judge, change)
        anew = Judge(catalogue, changed(profile, change, catalogue))
        for known in judge.all():
            expected = anew.judge(known.intervention)
            assert other.judge(known.intervention, known) == expected, (change, known.intervention)


def test_what_was_said_of_one_child_is_not_shared() -> None:
    """A circumstance is the family's, until a child is said to have it, or not to."""
    catalogue = made(entry("een", ["gedrag"]))
    for children, fact, expected in (
        ((child("14"), child("9")), "multiprobleem", True),
        ((child("14"), child("9", "multiprobleem")), "multiprobleem", False),
        ((child("14"), child("9", denied="multiprobleem")), "multiprobleem", False),
        ((child("14"), child("9")), "crisis", True),
        ((child("14"), child("9")), "recidive", False),
    ):
        judge = Judge(catalogue, family("gedrag", children=children))
        assert is_shared(fact, judge) is expected


def test_while_nothing_is_stated_nothing_is_at_the_core() -> None:
    """Everything may fit, and stands by its level."""
    assert only(family(), entry("een", ["gedrag"])).key.core == 1


def test_light_help_for_what_is_severe_of_one_child_is_not_light() -> None:
    """Though another child has nothing severe."""
    course = entry("cursus", ["gedrag"], role="aanvullend")
    severe = child("14", "gedrag", severities={"gedrag": "ernstig"})
    for children in ((severe, child("9", "gedrag")), (child("9", "gedrag"), severe)):
        assert only(family(children=children), course).key.core == 3


def test_research_that_speaks_against_it_goes_below_none() -> None:
    """When there is nothing that speaks for it."""
    found = [
        only(family("gedrag"), entry("een", ["gedrag"], unfavourable=x)) for x in (True, False)
    ]
    assert [m.key.strength for m in found] == [-1, 0]


def test_a_ranking_knows_the_children_as_they_are_judged() -> None:
    """Also when it was not told how."""
    found = rank(made(entry("een", ["gedrag"])), family("gedrag", children=TWO))
    assert found._replace(units=None).judged == found.judged == found.profile.units(found.catalogue)


def test_what_is_of_the_family_is_asked_of_the_family() -> None:
    """Which problem there is, a circumstance and a crisis, also when children are described."""
    facts = [{"problem": ["multiprobleem"]}, {"crisis": ["ja"]}]
    one = entry("een", ["gedrag"], indications=facts)
    for profile, expected in (
        (family("gedrag", children=[child("14")]), ["crisis", "multiprobleem"]),
        (family(children=[child("14")]), ["problem", "crisis", "multiprobleem"]),
    ):
        found = rank(made(one), profile).questions
        assert [(q.fact, q.child) for q in found] == [(fact, None) for fact in expected]


def test_nothing_is_asked_of_a_child_that_is_excluded() -> None:
    """Only of the one that may still fit."""
    one = entry("een", ["gedrag"], age=(12, 17), indications=[{"recidive": ["hoog"]}])
    judge = Judge(made(one), family("gedrag", children=[child("5"), child("14")]))
    (judgement,) = judge.all()
    assert list(open_facts(judgement, judge)) == [("recidive", 1)]


def test_crisis_help_asks_for_a_crisis_and_not_for_a_problem() -> None:
    """While nothing is known: the crisis is what it is for."""
    judge = Judge(made(entry("spoed", ["gedrag"], role="crisis")), family())
    (judgement,) = judge.all()
    assert list(open_facts(judgement, judge)) == [("crisis", None)]


def test_every_answer_there_may_be_is_tried() -> None:
    """Of an age from before birth to thirty, of a problem yes and no, of a fact each of its answers."""
    ages = list(open_answers("age", made()))
    assert [c.value for c in ages] == ["zwanger", *map(str, range(31))]
    assert {c.child for c in ages} == {0}
    assert list(open_answers("gedrag", made(), 1)) == [
        Change("gedrag", "ja", 1),
        Change("gedrag", "nee", 1),
    ]
    assert [c.value for c in open_answers("recidive", made())] == ["laag", "matig", "hoog"]


def test_what_if_says_which_verdicts_turn_and_who_then_stands_first() -> None:
    """Every answer to every question; a question of which no answer changes a verdict is not asked."""
    top = entry(
        "top", ["gedrag"], level="sterke-aanwijzingen", indications=[{"placement": ["dreigt"]}]
    )
    found = rank(made(top, entry("vast", ["gedrag"])), family("gedrag", "middelen"))
    told = {
        x.change.value: ([(t.id, t.before, t.after) for t in x.turns], x.first)
        for x in what_if(found)
    }
    assert told == {
        "geen": ([("top", ASK, EXCLUDED)], ("vast",)),
        "dreigt": ([("top", ASK, FITS)], ("top",)),
        "geplaatst": ([("top", ASK, EXCLUDED)], ("vast",)),
    }


def test_of_the_ages_only_those_are_told_that_change_something() -> None:
    """Thirty lines would say one thing."""
    found = rank(made(entry("een", ["gedrag"], age=(12, 17))), family("gedrag"))
    lines = what_if(found)
    assert {x.change.value for x in lines if x.turns[0].after is FITS} == set(
        map(str, range(12, 18))
    )
    assert all(x.turns for x in lines)
    asks = entry("een", ["gedrag"], age=(12, 17), indications=[{"placement": ["dreigt"]}])
    told = [x for x in what_if(rank(made(asks), family("gedrag"))) if x.change.fact == "age"]
    assert {x.change.value for x in told}.isdisjoint(map(str, range(12, 18)))
    assert {t.after for x in told for t in x.turns} == {EXCLUDED}


def test_which_problem_there_is_has_no_what_if() -> None:
    """Any word may be the answer; what else is open has."""
    found = rank(made(entry("een", ["gedrag"], indications=[{"crisis": ["nee"]}])), family())
    assert [q.fact for q in found.questions] == ["problem", "crisis"]
    assert [(x.change.fact, x.change.value) for x in what_if(found)] == [
        ("crisis", "ja"),
        ("crisis", "nee"),
    ]


# -- whom to involve, what is uncovered


def test_whom_to_involve_does_not_depend_on_what_covers_it() -> None:
    """Marked in the vocabulary, it is always told."""
    covered = rank(made(entry("een", ["middelen"])), family("middelen", "gedrag"))
    assert covered.involve == ("middelen",)
    assert covered.uncovered == ("gedrag",)
    assert rank(made(entry("een", ["gedrag"])), family("gedrag")).involve == ()
    child_only = family("gedrag", children=[child("14", "middelen")])
    assert rank(made(), child_only).involve == ("middelen",)


def test_what_is_covered_only_after_asking_is_named_apart() -> None:
    """Uncovered counts what fits and addresses it outright."""
    asks = entry("vraagt", ["gedrag"], indications=[{"placement": ["dreigt"]}])
    part = entry("deels", ["delinquentie"])
    found = rank(made(asks, part), family("gedrag"))
    assert found.uncovered == ("gedrag",)
    assert [m.intervention.id for m in found.after_asking("gedrag")] == ["vraagt"]
    assert rank(made(asks), family("gedrag", placement="dreigt")).uncovered == ()


@pytest.mark.parametrize(
    ("entries", "facts", "told"),
    [
        ([entry("a", ["gedrag"])], {}, True),
        ([entry("a", ["verwaarlozing"])], {}, False),
        ([entry("a", ["onveiligheid"], indications=[{"placement": ["dreigt"]}])], {}, False),
        ([crisis_help("gedrag")], {"crisis": "ja"}, True),
        ([crisis_help("verwaarlozing")], {"crisis": "ja"}, False),
    ],
)
def test_when_nothing_addresses_what_goes_first_the_answer_opens_with_that(
    entries: list[Data], facts: Any, told: bool
) -> None:
    """Crisis help that is only there for the crisis does not address it; crisis help that names it does."""
    found = rank(made(*entries), family("verwaarlozing", "gedrag", first="verwaarlozing", **facts))
    said = [n.code for n in notices(Reasons(found.catalogue, found.profile), found)]
    assert ("first-uncovered" in said) is told


# -- cautions are news


def kept_in_mind(one: Data, profile: Profile | None = None) -> list[str]:
    """Return the codes of what to keep in mind about the one match."""
    catalogue, profile = made(one), profile or family("gedrag")
    (match,) = rank(catalogue, profile).matches
    return [c.code for c in cautions(Reasons(catalogue, profile), match)]


def test_there_is_no_caution_when_there_is_no_news() -> None:
    """Being equalled by another or having no stated age is none."""
    assert kept_in_mind(entry("een", ["gedrag"], level="goede-aanwijzingen")) == []


def test_what_is_a_caution() -> None:
    """Theory only, unfavourable research, elsewhere, earlier help, an expired recognition, a figure without a control group."""
    assert kept_in_mind(entry("een", ["gedrag"], level="goed-onderbouwd")) == ["theory-only"]
    assert kept_in_mind(entry("een", ["gedrag"], unfavourable=True)) == ["unfavourable-research"]
    assert kept_in_mind(entry("een", ["gedrag"], abroad=True)) == ["abroad"]
    tried = family("gedrag")._replace(tried={"een": "afgebroken"})
    assert kept_in_mind(entry("een", ["gedrag"]), tried) == ["earlier-help-broken-off"]
    old = entry("een", ["gedrag"])
    old["classification"]["date"] = "2020-12-31"
    assert kept_in_mind(old) == ["recognition-expired"]
    figure = entry("een", ["gedrag"], aim=2)
    figure["evidence"][0] |= {"figure": "80 %", "control_group": "nee"}
    assert kept_in_mind(figure) == ["no-control-group"]


@pytest.mark.parametrize(
    ("touches", "age", "told"),
    [("level", "14", True), ("age", "12", True), ("age", "15", False), ("conditions", "14", True), ("", "14", False)],
)  # fmt: skip
def test_sources_that_differ_are_news_where_it_touches_this_family(
    touches: str, age: str, told: bool
) -> None:
    """Its age is near a bound, a condition that decides, the level; all the rest stands in `show`."""
    one = entry("een", ["gedrag"], age=(12, 17), indications=[{"placement": ["dreigt"]}])
    says = [{"text": "a", "sources": SOURCE}, {"text": "b", "sources": SOURCE}]
    one["differs"] = [{"about": "iets", "says": says} | ({"touches": touches} if touches else {})]
    found = kept_in_mind(one, family("gedrag", age=age, placement="dreigt"))
    assert ("sources-differ" in found) is told


# -- near misses


def test_a_near_miss_may_be_the_answer_of_one_child() -> None:
    """And is asked about that child; an answer of the family is asked of the family."""
    catalogue = made(entry("een", ["gedrag"], indications=[{"placement": ["dreigt"]}]))
    profile = family(
        "gedrag", children=[child("15", placement="geen"), child("8")], placement="geplaatst"
    )
    (found,) = rank(catalogue, profile).excluded
    assert set(found.changes) == {
        Change("placement", "dreigt", 0),
        Change("placement", "dreigt", None),
    }


def test_a_near_miss_may_be_a_denial_of_one_child() -> None:
    """Taken back for that child only."""
    catalogue = made(entry("een", ["gedrag"]))
    profile = family(children=[child("15", "middelen", denied="gedrag")])
    (found,) = rank(catalogue, profile).excluded
    assert found.changes == (Change("gedrag", "ja", 0),)


def test_a_near_miss_never_goes_by_way_of_an_exclusion_that_holds() -> None:
    """Another answer about the crisis would lift the exclusion of the second child; that is nothing to suggest."""
    one = entry(
        "een",
        ["gedrag"],
        role="crisis",
        abroad=True,
        exclusions=[{"all": [{"crisis": ["nee"]}, {"recidive": ["hoog"]}]}],
    )
    two = [child("8", "middelen", recidive="laag"), child("15", "gedrag", recidive="hoog")]
    (found,) = rank(made(one), family(children=two, crisis="nee")).excluded
    assert found.changes == ()


def changes(profile: Profile, one: Data) -> list[tuple[str, str, int | None]]:
    """Return the near misses of the one entry of a catalogue, which is excluded."""
    (found,) = rank(made(one), profile).excluded
    return [(c.fact, c.value, c.child) for c in found.changes]


def test_nor_when_the_answer_would_lift_the_exclusion_too() -> None:
    """It speaks against the child whatever else is answered."""
    one = entry(
        "een", ["gedrag"], indications=[{"recidive": ["hoog"]}], exclusions=[{"recidive": ["laag"]}]
    )
    for answer, lifted in (("laag", []), ("matig", [("recidive", "hoog", None)])):
        assert changes(family("gedrag", recidive=answer), one) == lifted


def test_near_misses_are_told_in_alphabetical_order_of_what_was_said() -> None:
    """Of problems that were denied, also where a condition asks for one, and of problems that are not so severe."""
    four = ["gedrag", "middelen", "netwerk", "onveiligheid"]
    yes = [(p, "ja", None) for p in four]
    denied = family("opvoeding", denied=four[::-1])
    assert changes(denied, entry("een", four[::-1])) == yes
    asks = {"problem": four[::-1]}
    assert changes(denied, entry("een", ["opvoeding"], indications=[asks])) == yes
    mild = family(*four, severities=dict.fromkeys(four[::-1], "licht"))
    severe = entry("een", four, indications=[{**asks, "severity": ["ernstig"]}])
    assert changes(mild, severe) == [(p, "ernstig", None) for p in four]


def test_another_region_is_a_near_miss_when_help_is_there_or_around_it() -> None:
    """Every region that lies in one that is asked for, and every one around it, which asks further."""
    for asked, given, expected in (
        (["noord"], "oost", ["noord", "stad"]),
        (["stad"], "oost", ["noord", "stad"]),
        (["stad", "zuid"], "oost", ["noord", "stad", "zuid"]),
    ):
        one = entry("een", ["gedrag"], indications=[{"region": asked}])
        found = changes(family("gedrag", region=given), one)
        assert found == [("region", name, None) for name in expected]


def test_what_is_a_contraindication_is_no_near_miss() -> None:
    """Nor is another criterion of that child; a sibling may be one answer away."""
    one = entry(
        "een",
        ["gedrag"],
        indications=[{"placement": ["dreigt"]}],
        exclusions=[{"recidive": ["hoog"]}],
    )
    assert changes(family("gedrag", recidive="hoog", placement="geen"), one) == []
    low = entry(
        "een", ["gedrag"], indications=[{"recidive": ["laag"]}], exclusions=[{"recidive": ["hoog"]}]
    )
    assert changes(family("gedrag", recidive="hoog"), low) == []
    holds = child("14", recidive="hoog", placement="geen")
    both = family("gedrag", children=[holds, child("9", placement="geen")])
    assert changes(both, one) == [("placement", "dreigt", 1)]


def test_a_crisis_is_a_near_miss_of_crisis_help_that_has_nothing_else_in_common() -> None:
    """Also when no condition of it asks for one."""
    spoed = entry("spoed", ["middelen"], role="crisis")
    assert changes(family("gedrag", crisis="nee"), spoed) == [("crisis", "ja", None)]


def test_severity_beside_another_condition_is_a_near_miss() -> None:
    """When that other one is met."""
    one = entry("een", ["gedrag"], indications=[{"all": [SEVERE, {"recidive": ["hoog"]}]}])
    profile = family("gedrag", severities={"gedrag": "licht"}, recidive="hoog")
    assert changes(profile, one) == [("gedrag", "ernstig", None)]


def test_what_was_said_of_one_child_is_a_near_miss_of_that_child_only() -> None:
    """Not for the family, of which nobody said it."""
    two = family(children=[child("14", "middelen", denied="gedrag"), child("12", "middelen")])
    assert changes(two, entry("een", ["gedrag"])) == [("gedrag", "ja", 0)]


def test_what_is_not_excluded_has_no_near_miss() -> None:
    """Although another answer would make it fit a second child too."""
    catalogue = made(entry("een", ["gedrag"], indications=[{"recidive": ["hoog"]}]))
    children = [child("14", recidive="hoog"), child("14", recidive="laag")]
    judge = Judge(catalogue, family("gedrag", children=children))
    (judgement,) = judge.all()
    assert (judgement.verdict, near_misses(judgement, judge)) == (FITS, ())


def test_who_is_too_old_for_everything_gets_an_answer() -> None:
    """Every entry says it is for younger children; none of it is an error."""
    found = rank(made(entry("een", ["gedrag"], age=(12, 17))), family("gedrag", age="30"))
    assert [type(s) for s in found.standings] == [Exclusion]
    reasons = Reasons(found.catalogue, found.profile)
    assert [r.code for r in reasons.exclusion(found.excluded[0].judgement)] == ["age-above-range"]
    assert "nothing-fits" in [n.code for n in notices(reasons, found)]
