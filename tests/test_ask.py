"""`uhp ask`: a conversation that asks while an answer can still change what fits, and ends in the answer of `match`."""

import os
import pty
import re
import select
import shlex
import sys
import time
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pytest

from conftest import ROOT, SHIPPED, Done, run
from families import PROBLEMS, Case, entry, invariant, made
from uhp_cli.errors import UhpError
from uhp_cli.method.asking import PLACES, Asking, Question, Step, answer, effect, unfit, waiting
from uhp_cli.method.judging import Change, Judge, changed, open_answers, open_facts
from uhp_cli.method.ranking import FIRST, rank
from uhp_cli.method.what_if import Turn, WhatIf, what_if
from uhp_cli.reading import loading
from uhp_cli.reading.case_file import read_cases
from uhp_cli.source.yaml_source import read
from uhp_cli.values.ages import age_of_year
from uhp_cli.values.catalogue import Catalogue
from uhp_cli.values.command import to_options
from uhp_cli.values.profile import Child, Profile, Unit, from_options
from uhp_cli.values.vocab import CHILDREN_MAX, Verdict

UHP = str(Path(sys.executable).with_name("uhp"))
CASES = ROOT / "data" / "cases.yaml"


def ask(*lines: str, args: Sequence[str] = (), **more: object) -> Done:
    """Hold a conversation as somebody who types these lines."""
    return run("ask", *args, stdin="".join(f"{line}\n" for line in lines), **more)  # type: ignore[arg-type]


# -- the engine, on every family of the cases


def known(question: Question, family: Profile, catalogue: Catalogue) -> tuple[str, ...]:
    """Answer as somebody who knows of a family what its profile says, and no more."""
    child = family.children[question.child or 0] if family.children else Child(None)
    match question.step:
        case Step.AGE:
            age = child.age
            return (str(age.written),) if age else ()
        case Step.PROBLEMS:
            return tuple(sorted(child.problems))
        case Step.ANOTHER:
            raise LookupError("only who counts the children knows")
        case Step.FAMILY:
            return tuple(sorted(family.family))
        case Step.OPEN:
            if question.fact == FIRST:
                return (family.first,) if family.first in question.choices else ()
            unit = family.units(catalogue)[question.child or 0]
            return _of(unit, question.fact, catalogue)


def _of(unit: Unit, fact: str, catalogue: Catalogue) -> tuple[str, ...]:
    if fact in catalogue.answers:
        return (unit.facts[fact],) if fact in unit.facts else ()
    if any(fact in catalogue.wider(p) for p in unit.said):
        return ("ja",)
    return ("nee",) if fact in unit.denied else ()


def talk(catalogue: Catalogue, family: Profile, places: int | None = PLACES) -> Asking:
    """Hold the whole conversation about a family."""
    state = Asking(catalogue, places)
    while (question := state.question) is not None:
        if question.step is Step.ANOTHER:
            more = len(state.profile.children) < len(family.children)
            state = answer(state, ("ja",) if more else ())
        else:
            state = answer(state, known(question, family, catalogue))
    return state


def chain(state: Asking) -> Iterator[Asking]:
    """Give the states of a conversation, the last one first."""
    yield state
    while state.before is not None:
        state = state.before
        yield state


def questions(state: Asking) -> list[Question]:
    """Return the open questions that were asked, in order."""
    found = [s.question for s in chain(state)]
    return [q for q in reversed(found) if q is not None and q.step is Step.OPEN]


class Talk(NamedTuple):
    """A family and the conversation about it."""

    family: Profile
    end: Asking


@cache
def talks() -> tuple[Talk, ...]:
    """Return the conversations about every family of the shipped cases."""
    catalogue = loading.load_catalogue(None)
    document = read(CASES.read_bytes(), "cases.yaml")
    found = read_cases(document, catalogue, loading.schema("cases-schema.json"))
    return tuple(Talk(c.profile, talk(catalogue, c.profile)) for c in found)


def test_few_questions_are_enough() -> None:
    """After age and problems: half of the families of the cases get at most four, nine in ten ten, none more than twelve."""
    asked = sorted(len(questions(t.end)) for t in talks())
    assert len(asked) >= 400
    assert median(asked) <= 4
    assert asked[len(asked) * 9 // 10] <= 10
    assert asked[-1] <= 12


def implies_what_was_asked(fact: str, child: int | None, end: Asking) -> bool:
    """Say whether a problem is a form of one that was asked: who knows it, knew that too."""
    wider = end.catalogue.up.get(fact, ())
    return any((problem, child) in end.asked for problem in wider)


def test_no_question_that_is_left_can_change_the_first_places() -> None:
    """It ends when no answer to what was not asked changes a verdict at the first three places."""
    tested = 0
    for _, end in talks()[::5]:
        assert end.ranking is not None
        if not end.ranking.stated:  # which problem there is was asked, and is not known
            continue
        first = {m.intervention.id for m in end.ranking.matches if m.rank <= PLACES}
        left = tuple(q for q in end.open if not implies_what_was_asked(q.fact, q.child, end))
        told = what_if(end.ranking._replace(questions=left))
        turned = {t.id for w in told if w.change.fact != FIRST for t in w.turns}
        assert turned.isdisjoint(first)
        tested += bool(left)
    assert tested > 40


def test_the_end_is_what_match_says_of_the_same_answers() -> None:
    """The equal command is understood as the very family that was asked about."""
    for _, end in talks():
        again = from_options(to_options(end.profile), end.catalogue)
        assert again._replace(places={}) == end.profile
        assert rank(end.catalogue, again)._replace(profile=end.profile) == end.ranking


def test_nothing_is_asked_twice() -> None:
    """Also not what somebody does not know."""
    for _, end in talks():
        asked = [(q.fact, q.child) for q in questions(end)]
        assert len(asked) == len(set(asked))


def test_what_an_answer_changes_is_what_was_said_it_would() -> None:
    """After an answer stands what `--what-if` told of it before."""
    seen = 0
    for _, end in talks()[::8]:
        for state in chain(end):
            before = state.before
            if before is None or before.ranking is None or state.change is None:
                continue
            if state.change.fact == "region":  # hundreds of answers
                continue
            told = what_if(before.ranking._replace(questions=before.open[:1]))
            expected = next(w for w in told if w.change == state.change)
            assert effect(state) == expected
            seen += 1
    assert seen > 30


def test_back_is_the_state_before() -> None:
    """Going back and answering the same comes to the same."""
    for family, end in talks()[::20]:
        before = end.before
        assert before is not None
        question = before.question
        assert question is not None
        assert answer(before, known(question, family, end.catalogue)) == end


@invariant(floor=0.5)
def test_to_the_end_no_open_answer_changes_a_verdict(case: Case) -> bool:
    """With `--all`, of whatever catalogue and family: no verdict waits for an answer that was not asked."""
    if not case.profile.problems:
        return False
    end, catalogue = talk(case.catalogue, case.profile, None), case.catalogue
    assert end.ranking is not None
    if not end.ranking.stated:
        return False  # which problem there is was asked and is not known
    judge = Judge(catalogue, end.profile)
    for match in end.ranking.matches:
        for fact, child in set(open_facts(match.judgement, judge)) - end.asked:
            if implies_what_was_asked(fact, child, end):
                continue
            for change in open_answers(fact, catalogue, child):
                after = Judge(catalogue, changed(end.profile, change, catalogue))
                assert after.judge(match.intervention).verdict is match.judgement.verdict, change
    return True


@invariant(floor=0.9)
def test_the_options_of_a_family_mean_that_family(case: Case) -> bool:
    """What is written for a command line is read as what was written."""
    family = case.profile._replace(severities={})  # has no option
    if not to_options(family).children and not family.problems:
        return False
    again = from_options(to_options(family), case.catalogue)
    assert again._replace(places={}) == family
    return True


# -- the engine, in the smallest world

THREATENED = {"placement": ["dreigt"]}


def told(catalogue: Catalogue, *answers: str, places: int | None = PLACES) -> Asking:
    """Return the conversation after these answers; no words are 'don't know'."""
    state = Asking(catalogue, places)
    for words in answers:
        state = answer(state, words.split())
    return state


def test_first_child_by_child_then_the_family() -> None:
    """The age, the problems, and whether there is another; a child's own problems stand first, then the family's."""
    catalogue = made(entry("een", ["gedrag"], indications=[THREATENED]))
    own = tuple(p for p in PROBLEMS if p != "multiprobleem")
    of_child = Question(Step.PROBLEMS, "problem", 0, (*own, "multiprobleem"), many=True)
    another = Question(Step.ANOTHER, "", None, ("ja", "nee"))
    state, asked = Asking(catalogue), []
    assert state.open == ()
    for words in ("14", "gedrag", "ja", "", "", "", "middelen", "dreigt"):
        asked.append(state.question)
        state = answer(state, words.split())
    assert asked == [
        Question(Step.AGE, "age", 0),
        of_child,
        another,
        Question(Step.AGE, "age", 1),
        of_child._replace(child=1),
        another,
        Question(Step.FAMILY, "problem", None, ("multiprobleem", *own), many=True),
        Question(Step.OPEN, "placement", 0, ("geen", "dreigt", "geplaatst"), False, 1, 1),
    ]
    first = Child(age_of_year(14), frozenset({"gedrag"}), facts={"placement": "dreigt"})
    assert state.profile.children == (first, Child(None))
    assert state.profile.family == {"middelen"}
    assert state.asked == {("age", 0), ("age", 1), ("placement", 0)}


def test_the_words_that_were_said_for_problems_are_kept(catalogue: Catalogue) -> None:
    """Of a child, of the family, and at an open question."""
    state = told(catalogue, "14", "drugs", "ja", "8", "spijbelen", "nee", "overbelast")
    said = {"middelen": "drugs", "schooluitval": "spijbelen", "overbelasting": "overbelast"}
    assert state.profile.words == said
    asks = told(catalogue, "14", "meervoudig", "", "")
    while asks.question is not None and asks.question.fact != "problem":
        asks = answer(asks, ())
    asks = answer(asks, ("drugs",))
    assert asks.profile.words == {"multiprobleem": "meervoudig", "middelen": "drugs"}


def test_while_there_is_only_a_circumstance_any_problem_is_asked() -> None:
    """Several may be named, and they are the family's."""
    state = told(made(entry("een", ["gedrag"])), "", "multiprobleem", "", "")
    every = ("multiprobleem", *(p for p in PROBLEMS if p != "multiprobleem"))
    assert state.question == Question(Step.OPEN, "problem", None, every, True, 1, 1)
    known = answer(state, ("middelen", "gedrag"))
    assert known.profile.family == {"gedrag", "middelen"}
    assert effect(known) == WhatIf(
        Change("problem", ""), (Turn("een", Verdict.ASK, Verdict.FITS),), ("een",)
    )


def test_after_the_last_child_that_may_be_told_comes_the_family() -> None:
    """Whether there is another is asked after nineteen, and not after twenty."""
    many = [*["14", "gedrag", "ja"] * (CHILDREN_MAX - 1), "14", "gedrag"]
    state = told(made(entry("een", ["gedrag"])), *many)
    assert (state.step, len(state.profile.children)) == (Step.FAMILY, CHILDREN_MAX)
    assert state.before is not None
    assert state.before.before is not None
    assert state.before.before.before is not None
    assert state.before.before.before.step is Step.ANOTHER


def test_an_answer_that_does_not_fit_says_what_was_given_and_what_may_be() -> None:
    """One age, one word of the choices when these are few, and the words that look like it."""
    catalogue = made(entry("een", ["gedrag"], indications=[THREATENED]))
    for before, words, values in (
        ((), ("14", "8"), {"given": "14, 8", "near": [], "all": []}),
        (("14", "gedrag"), ("nej",), {"given": "nej", "near": ["nee"], "all": ["ja", "nee"]}),
        (
            ("14", "gedrag", "", ""),
            ("geplatst",),
            {"given": "geplatst", "near": ["geplaatst"], "all": ["geen", "dreigt", "geplaatst"]},
        ),
    ):
        with pytest.raises(UhpError) as error:
            answer(told(catalogue, *before), words)
        assert (error.value.code, error.value.values) == ("unfit-answer", values)
    ten = tuple("abcdefghij")
    assert unfit("x", Question(Step.OPEN, "", None, ten[:9])).values["all"] == list(ten[:9])
    assert unfit("x", Question(Step.OPEN, "", None, ten)).values["all"] == []


def test_a_letter_in_another_code_page_is_an_answer_that_does_not_fit() -> None:
    """As a terminal that is not set to UTF-8 sends it; the question is put again."""
    done = run("ask", stdin=b"drie\xebntwintig\n14\ngedrag\nstop\n")
    assert done.err.count("Hoe oud is kind 1?") == 2
    assert "Kind van 14 jaar" in done.out


def test_without_any_problem_there_is_nothing_to_rank() -> None:
    """That is said at the family, the last that is asked for them."""
    catalogue = made(entry("een", ["gedrag"]))
    with pytest.raises(UhpError) as error:
        told(catalogue, "14", "", "", "")
    assert error.value.code == "ask-needs-a-problem"
    assert told(catalogue, "14", "", "", "gedrag").profile.problems == ("gedrag",)


def test_an_open_question_is_answered_in_dutch_or_english_or_not_at_all() -> None:
    """Yes or no to a problem, an answer to a fact; not knowing changes nothing, and is not asked again."""
    form = made(entry("een", ["delinquentie"], indications=[THREATENED]))
    start = told(form, "14", "gedrag", "", "")
    assert start.question == Question(
        Step.OPEN, "placement", 0, ("geen", "dreigt", "geplaatst"), False, 1, 1
    )
    assert effect(Asking(form)) is effect(start) is None
    unknown = answer(start, ())
    assert (unknown.change, effect(unknown)) == (None, None)
    assert unknown.ranking is start.ranking
    assert unknown.question == Question(Step.OPEN, "delinquentie", 0, ("ja", "nee"), False, 1, 1)
    known = answer(start, ("Dreigt",))
    assert effect(known) == WhatIf(Change("placement", "dreigt", 0), (), ("een",))
    yes = answer(known, ("JA",))
    assert yes.change == Change("delinquentie", "ja", 0)
    assert [m.judgement.verdict for m in yes.ranking.matches] == [Verdict.FITS]  # type: ignore[union-attr]
    assert yes.question is None
    assert answer(yes, ("ja",)) is yes


def test_what_goes_first_is_chosen_among_the_stated_problems(catalogue: Catalogue) -> None:
    """By any word for it; a problem that was not said is no answer."""
    two = made(entry("a", ["gedrag"], level="goede-aanwijzingen"), entry("b", ["verwaarlozing"]))
    start = told(two, "14", "gedrag verwaarlozing", "", "")
    assert start.question == Question(
        Step.OPEN, FIRST, None, ("gedrag", "verwaarlozing"), False, 2, 1
    )
    chosen = answer(start, ("Verwaarlozing",))
    assert (chosen.profile.first, chosen.change) == (
        "verwaarlozing",
        Change(FIRST, "verwaarlozing"),
    )
    with pytest.raises(UhpError):
        answer(start, ("middelen",))
    again = told(catalogue, "14", "middelen verwaarlozing", "", "")
    assert again.question is not None
    assert (again.question.fact, again.question.choices) == (FIRST, ("middelen", "verwaarlozing"))
    assert answer(again, ("drugs",)).profile.first == "middelen"


def test_a_question_is_worth_asking_while_it_reaches_the_first_three_places() -> None:
    """Or to the end, when that is asked for."""
    levels = ("sterke-aanwijzingen", "goede-aanwijzingen", "eerste-aanwijzingen", "onbekend")
    above = [entry(f"{n}", ["gedrag"], level=level) for n, level in enumerate(levels)]
    asks = entry("x", ["gedrag"], level="goed-onderbouwd", indications=[THREATENED])
    for number, places, fact in ((2, PLACES, "placement"), (3, PLACES, ""), (3, None, "placement")):
        catalogue = made(*above[:number], asks)
        question = told(catalogue, "14", "gedrag", "", "", places=places).question
        assert (question.fact if question else "") == fact


def test_what_waits_for_an_answer_is_told_with_what_its_sources_ask() -> None:
    """In ranked order; nothing where it is one of its problems, and not who waits for something else."""
    catalogue = made(
        entry("anders", ["gedrag"], indications=[{"recidive": ["hoog"]}]),
        entry("laag", ["gedrag"], indications=[{"severity": ["ernstig"]}, THREATENED]),
        entry("top", ["gedrag"], level="goede-aanwijzingen", indications=[THREATENED]),
        entry("vorm", ["delinquentie"]),
    )
    state = told(catalogue, "14", "gedrag", "", "", places=None)
    assert [(i.id, text) for i, text in waiting(state)] == [
        ("top", "voorwaarde 0"),
        ("laag", "voorwaarde 1"),
    ]
    while state.question is not None and state.question.fact != "delinquentie":
        state = answer(state, ())
    assert [(i.id, text) for i, text in waiting(state)] == [("vorm", "")]
    assert list(waiting(Asking(catalogue))) == []
    assert list(waiting(told(made(entry("a", ["gedrag"])), "14", "gedrag", "", ""))) == []
    either = entry("of", ["gedrag"], indications=[{"any": [THREATENED, {"recidive": ["hoog"]}]}])
    crisis = entry("spoed", ["middelen"], role="crisis")
    for one, text in ((either, "voorwaarde 0"), (crisis, "")):
        state = told(made(one), "14", "gedrag", "", "")
        assert [(i.id, told_) for i, told_ in waiting(state)] == [(one["id"], text)]


# -- the conversation in words


def test_it_ends_in_the_answer_and_the_command_that_gives_it() -> None:
    """The first screen is that of `match`; the command below it prints that screen again."""
    done = ask("15 jaar", "delinquentie, drugs", "ja", "8m", "", "", "overbelast", *[""] * 12)
    screen, _, command = done.out.partition("\nZelfde antwoord:\n")
    assert command == "uhp match --child 15:delinquentie,drugs --child 8m: --problems overbelast\n"
    assert run(*shlex.split(command)[1:]).out == screen


def test_the_command_names_the_language_and_the_catalogue_of_the_call() -> None:
    """What was chosen for this call only holds for the equal command too."""
    own = str(ROOT / "data" / "interventions.yaml")
    done = ask("14", "trauma's", "", "", "stop", args=("--lang", "en", "--catalogue", own))
    screen, _, command = done.out.partition("\nSame answer:\n")
    words = shlex.split(command)
    assert words[-4:] == ["--catalogue", own, "--lang", "en"]
    assert "'14:trauma'\"'\"'s'" in command
    assert run(*words[1:]).out == screen


@pytest.mark.parametrize(
    ("line", "value"),
    [("3", "ernstig"), ("ernstig", "ernstig"), ("Severe", "ernstig"), (" ERNSTIG ", "ernstig")],
)
def test_an_answer_is_a_number_or_a_word(line: str, value: str) -> None:
    """In Dutch or English, in any case."""
    done = ask("14", "gedrag", "n", "", line, "stop")
    assert f"severity={value}" in done.out.splitlines()[-1]


@pytest.mark.parametrize("line", ["", "weet ik niet", "onbekend", "unknown"])
def test_enter_is_do_not_know_and_never_no(line: str) -> None:
    """What is not known stands nowhere in the command, and is not asked again."""
    done = ask("14", "gedrag", "", "", *[line] * 20)
    assert done.out.splitlines()[-1] == "uhp match --child 14:gedrag"
    questions = [x for x in done.err.splitlines() if x.endswith("?")]
    assert len(questions) == len(set(questions))


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (("veertien",), "leeftijd 'veertien' wordt niet begrepen: geef hele jaren"),
        (("14", "qqqq"), "onbekend probleem 'qqqq'. ? toont alle woorden."),
        (("14", "delinqentie"), "onbekend probleem 'delinqentie'. Bedoel je delinquentie?"),
        (("14", "99"), "'99' is geen antwoord op deze vraag. ? toont alle woorden."),
        (("14", "gedrag", "misschien"), "'misschien' is geen antwoord op deze vraag. Kies uit: ja, nee."),
        (("14", "gedrag", "", "", "veel"), "'veel' is geen antwoord op deze vraag. Kies uit: licht,"),
        (("14", "", "", ""), "zonder een probleem is er niets op volgorde te zetten; noem er een, of stop"),
        (("terug",), "Dit is de eerste vraag."),
    ],
)  # fmt: skip
def test_an_unfit_answer_gets_one_sentence_and_the_question_again(
    lines: tuple[str, ...], sentence: str
) -> None:
    """Nothing is lost."""
    said = ask(*lines).err.split("\n\n")
    assert " ".join(said[-2].splitlines()[-3:]).replace("\n", " ").count(sentence[:20]) == 1
    question = said[-1].splitlines()[0]
    assert [part.splitlines()[0] for part in said].count(question) == 2
    assert sentence in " ".join(said[-2].split())


@pytest.mark.parametrize("typed", ["Jan 123456782", "12-03-2011", "jan@voorbeeld.nl", "1234 AB", "0612345678"])  # fmt: skip
@pytest.mark.parametrize("before", [(), ("14",), ("14", "gedrag"), ("14", "gedrag", "", "")])
def test_who_the_family_is_is_refused_and_never_repeated(
    typed: str, before: tuple[str, ...]
) -> None:
    """At every question, as on the command line."""
    done = ask(*before, typed)
    assert "uhp heeft het niet nodig" in " ".join(done.err.split())
    assert typed not in done.err + done.out


def test_back_takes_an_answer_back() -> None:
    """`terug` asks the question before again, as often as wanted, and forgets its answer."""
    done = ask("14", "gedrag", "", "", "ernstig", "terug", "licht", "stop")
    assert "severity=licht" in done.out.splitlines()[-1]
    done = ask("14", "gedrag", "terug", "terug", "15", "drugs", "", "", "stop")
    assert done.out.splitlines()[-1] == "uhp match --child 15:drugs"


def test_stop_and_the_end_of_the_input_give_the_answer_so_far() -> None:
    """Without a problem there is none."""
    assert ask("14", "gedrag", "stop").out == ask("14", "gedrag").out
    assert ask("14", "stop").out == ""
    assert "zonder probleem is er niets op volgorde te zetten" in ask("14", "stop").err


def test_a_question_mark_explains_from_the_catalogue() -> None:
    """Every word for a problem with what it means; of a question why it is asked and who asks it."""
    words = ask("14", "?", env=SHIPPED).err
    assert "3 delinquentie  " in words
    assert "dingen doen die niet mogen van de wet" in words
    why = ask("15", "delinquentie", "", "", "", "?", env=SHIPPED).err
    assert "Waarom deze vraag: het antwoord kan" in why
    assert "Aan het gezin te vragen als:" in why


def test_after_an_answer_stands_what_it_changed() -> None:
    """Which verdict, and what is first then."""
    done = ask("15", "delinquentie", "", "", "ernstig", "nee", env=SHIPPED)
    told = [" ".join(part.split()) for part in done.err.split("\n\n")]
    assert any(
        re.search(r"Dat verandert: .+: navragen → past( niet)?; .*dan eerst: ", t) for t in told
    )


@pytest.mark.parametrize(
    "lines", [("14", "huiselijk geweld", "", ""), ("14", "gedrag", "", "verwaarlozing")]
)
def test_with_violence_the_emergency_number_stands_at_once_and_last(lines: tuple[str, ...]) -> None:
    """As soon as it is known, once in the conversation, and below the answer."""
    done = ask(*lines, "stop")
    assert done.err.count("bel 112") == 1
    before = ask(*lines[: next(n for n, x in enumerate(lines) if x[:2] in ("hu", "ve"))], "stop")
    assert "112" not in before.err
    assert "112" in "".join(done.out.splitlines()[-2:])


def test_a_crisis_is_danger_too() -> None:
    """The notice stands after the answer that tells of it."""
    done = ask("14", "gedrag", "", "", *["1"] * 12, args=("--all",))
    assert "--crisis" in done.out
    assert done.err.count("bel 112") == 1


def test_the_conversation_of_the_handbook_is_this_one() -> None:
    """Who types what stands behind each `>` sees what stands there."""
    page = (ROOT / "docs" / "handleiding.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"^```text\n\$ uhp ask\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    typed = [line[2:] for line in shown.splitlines() if line.startswith(">")]
    done = ask(*typed)
    talked = "".join(f"{line.rstrip()}\n" for line in done.err.splitlines())
    command = done.out.splitlines()[-1]
    assert f"{talked}…\nZelfde antwoord:\n{command}\n" == shown


# -- a profile


@pytest.mark.parametrize("name", ["profiel.yaml", "profiel.json"])
def test_a_profile_is_written_when_asked_and_says_the_same(name: str, tmp_path: Path) -> None:
    """`--profile` reads it."""
    path = tmp_path / name
    lines = ("14", "gedrag", "ja", "zwanger", "", "", "overbelasting", "ernstig", "stop")
    done = ask(*lines, args=("--output", str(path)))
    assert f"uhp match --profile {path}" in " ".join(done.err.split())
    command = shlex.split(done.out.splitlines()[-1])[1:]
    assert run("match", "--profile", str(path), "--json").json == run(*command, "--json").json
    assert path.stat().st_mode & 0o777 == 0o600


def test_an_existing_file_is_refused_before_the_first_question(tmp_path: Path) -> None:
    """Nobody answers for nothing; with --force it is replaced."""
    path = tmp_path / "profiel.yaml"
    path.write_text("oud", encoding="utf-8")
    done = run("ask", "--output", str(path), stdin="14\ngedrag\n", code=2)
    assert "bestaat al" in done.err
    assert "Hoe oud" not in done.err
    ask("14", "gedrag", args=("--output", str(path), "--force"))
    assert path.read_text(encoding="utf-8").startswith("children:")
    run("ask", "--output", str(tmp_path / "weg" / "p.yaml"), stdin="", code=2)


def test_nothing_is_written_without_a_problem(tmp_path: Path) -> None:
    """An empty family is no profile."""
    ask("14", "stop", args=("--output", str(tmp_path / "profiel.yaml")))
    assert list(tmp_path.iterdir()) == []


# -- a real terminal


class Screen:
    """A terminal with `uhp ask` in it."""

    def __init__(self, *args: str) -> None:
        """Start it."""
        self.pid, self.screen = pty.fork()
        if self.pid == 0:
            kept = {"PATH": os.environ["PATH"], "TERM": "xterm", "LC_ALL": "C.UTF-8"}
            os.execve(UHP, [UHP, "ask", *args], kept)  # noqa: S606

    def until(self, words: str) -> str:
        """Read until these words stand there; return what came since the last time."""
        found, start = "", time.monotonic()
        while words not in found:
            assert time.monotonic() - start < 60, found
            if select.select([self.screen], [], [], 1)[0]:
                found += os.read(self.screen, 65536).decode("utf-8", "replace")
        return found

    def type(self, keys: str) -> None:
        """Press these keys."""
        os.write(self.screen, keys.encode())

    def exit(self) -> tuple[str, int]:
        """Return the last words and the exit code."""
        found = ""
        try:
            while more := os.read(self.screen, 65536):
                found += more.decode("utf-8", "replace")
        except OSError:  # the terminal is gone
            pass
        return found, os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def test_a_conversation_at_a_terminal() -> None:
    """Typed with a slip of the finger, as somebody does."""
    screen = Screen()
    assert "Hoe oud is kind 1?" in screen.until("> ")
    screen.type("145\x7f\n")
    assert "het kind van 14 jaar" in screen.until("> ")
    screen.type("huiselijk geweld\n")
    assert "112" in screen.until("> ")
    screen.type("stop\n")
    last, code = screen.exit()
    assert "uhp match --child 14:huiselijk-geweld" in last
    assert "112" in last.splitlines()[-2] + last.splitlines()[-1]
    assert code == 0


def test_ctrl_c_ends_quietly() -> None:
    """Exit 130, no answer and no traceback."""
    screen = Screen()
    screen.until("> ")
    screen.type("14\n")
    screen.until("> ")
    screen.type("\x03")
    last, code = screen.exit()
    assert code == 130
    assert last.replace("^C", "").strip() == ""


def test_ctrl_d_is_stop() -> None:
    """The answer so far."""
    screen = Screen()
    for line in ("14\n", "gedrag\n"):
        screen.until("> ")
        screen.type(line)
    screen.until("> ")
    screen.type("\x04")
    last, code = screen.exit()
    assert "uhp match --child 14:gedrag" in last
    assert code == 0
