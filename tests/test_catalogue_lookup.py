"""Finding an intervention by any of its names, and what to try when none is right."""

import pytest

from conftest import answer, run
from families import entry, made
from uhp_cli.errors import UhpError
from uhp_cli.values.catalogue import Catalogue, fold, nearest
from uhp_cli.values.lexicon import near_problems
from uhp_cli.verbs import list_


def test_every_name_finds_its_entry(shipped: Catalogue) -> None:
    """Id, name, abbreviation, aliases, former names; in any case, with underscores for spaces."""
    for intervention in shipped.interventions:
        record = intervention.record
        for name in (
            record["id"],
            record["name"],
            record.get("abbreviation", record["id"]),
            *record.get("aliases", ()),
            *(f["name"] for f in record.get("formerly", ())),
        ):
            for written in (
                name,
                name.upper(),
                name.lower(),
                name.replace(" ", "_"),
                f"  {name} ",
                name.replace(" ", "  "),
            ):
                assert shipped.get(written).id == intervention.id, written


def test_no_name_belongs_to_two(shipped: Catalogue) -> None:
    """So that it never matters which entry stands first."""
    owners: dict[str, set[str]] = {}
    for intervention in shipped.interventions:
        for name in intervention.names:
            owners.setdefault(name, set()).add(intervention.id)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize(
    "written",
    ["MST", "mst", "Multisysteem Therapie", "multi systeem therapie", "MULTISYSTEMIC THERAPY"],
)
def test_a_name_is_accepted_where_an_id_is(written: str) -> None:
    """By show, and as earlier help."""
    assert [i["id"] for i in answer("show", written)["interventions"]] == ["mst"]
    assert answer("match", "-p", "gedrag", "--tried", written)["profile"]["tried"] == [
        {"id": "mst"}
    ]


def test_a_former_name_finds_what_it_became() -> None:
    """FFT was the name of RGT until 2015; it is not guessed to be Families First."""
    for written in ("FFT", "functional family therapy"):
        assert [i["id"] for i in answer("show", written)["interventions"]] == ["rgt"]


def test_a_name_of_today_goes_before_a_former_one() -> None:
    """Wherever the two stand."""
    was, is_ = entry("Was", ["gedrag"]), entry("Nu", ["gedrag"])
    was["formerly"] = [{"name": "Nu", "until": 2015, "sources": ["bron:1"]}]
    for entries in ((was, is_), (is_, was)):
        assert made(*entries).get("nu").id == "nu"


def test_naming_one_entry_twice_shows_it_once() -> None:
    """In the order it was asked for."""
    assert [
        i["id"] for i in answer("show", "mdft", "MST", "mst", "Families First")["interventions"]
    ] == ["mdft", "mst", "families-first"]


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("mts", "mst"),
        ("familys first", "families-first"),
        ("Multisystem Therapie", "mst"),
        ("mdftt", "mdft"),
        ("thuis best", "thuisbest"),
        ("nikka", "nika"),
    ],
)
def test_a_name_that_is_nearly_right_gets_a_suggestion(written: str, near: str) -> None:
    """One line on stderr, exit 2."""
    done = run("show", written, code=2)
    assert (done.out, len(done.err.splitlines())) == ("", 1)
    assert written in done.err
    assert near in done.err.partition("Bedoel je ")[2]


@pytest.mark.parametrize(
    "written", ["xyzzy", "", " ", "42", "'; DROP TABLE", "[link=x]y[/link]", "ë"]
)
def test_a_name_that_is_nothing_like_it_gets_no_suggestion(written: str) -> None:
    """But the way to all of them."""
    done = run("show", written, code=2)
    assert (done.out, len(done.err.splitlines())) == ("", 1)
    assert "Bedoel je" not in done.err
    assert "uhp list" in done.err


def test_an_unknown_name_among_known_ones_stops_the_command() -> None:
    """Nothing is shown of the others."""
    assert run("show", "mst", "xyzzy", code=2).out == ""


def test_suggestions_are_ids_each_once_and_few(catalogue: Catalogue) -> None:
    """However many of its names look alike."""
    with pytest.raises(UhpError) as caught:
        catalogue.get("multisysteem terapie")
    near = caught.value.values["near"]
    assert isinstance(near, list)
    assert set(near) <= {i.id for i in catalogue.interventions}
    assert 0 < len(near) == len(set(near)) <= 3


def test_suggestions_for_a_problem_look_at_aliases_too(catalogue: Catalogue) -> None:
    """'alcoohl' looks like an alias of middelen."""
    assert near_problems("alcoohl", catalogue) == ["middelen"]
    assert near_problems("geweld", catalogue) == ["huiselijk-geweld"]  # a word of it, not 'geld'
    assert near_problems("xyzzy", catalogue) == []


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("MST", "mst"),
        ("Families First", "families-first"),
        ("families_first", "families-first"),
        ("  Families \t first ", "families-first"),
        ("É", "e"),
        ("Jusqu'à_là", "jusqu'a-la"),
        ("", ""),
    ],
)
def test_names_are_compared_folded(name: str, folded: str) -> None:
    """Lower case, without accents, spaces and underscores as hyphens."""
    assert fold(name) == folded


def test_the_nearest_words_come_best_first() -> None:
    """At most as many as asked for."""
    assert nearest("gedrag", ["gedrag", "gedraag", "bedrag", "geld"], 2) == ["gedrag", "gedraag"]


def test_in_the_order_of_ages_what_has_no_end_is_last_of_those_that_begin_together() -> None:
    """And what states no age stands last of all."""
    ages = {"tot": (4, 12), "vanaf": (4, None), "eerder": (0, None), "geen": None}
    entries = made(*(entry(name, ["gedrag"], age=age) for name, age in ages.items()))
    ordered = list_.in_order(entries.interventions[::-1], "age", ())
    assert [i.id for i in ordered] == ["eerder", "tot", "vanaf", "geen"]


def test_a_small_catalogue_is_found_in_the_same_way() -> None:
    """By the name it was given."""
    catalogue = made(entry("Mijn Hulp", ["gedrag"]), entry("Andere", ["netwerk"]))
    assert catalogue.get("mijn_hulp").id == "mijn-hulp"


def test_a_region_lies_in_wider_ones(catalogue: Catalogue) -> None:
    """Narrowest first, itself included."""
    assert catalogue.wider_region("amsterdam") == ("amsterdam", "noord-holland")
    assert catalogue.wider_region("zeeland") == ("zeeland",)


def test_words_of_the_vocabulary_are_found_by_what_people_call_them(catalogue: Catalogue) -> None:
    """A problem by its alias or name, a fact by its alias, an answer in Dutch or English."""
    assert catalogue.problem("Drugs") == "middelen"
    assert catalogue.problem("gedragsproblemen") == "gedrag"
    assert catalogue.fact("spoed") == "crisis"
    assert [catalogue.answer("severity", w) for w in ("ernstig", "SEVERE")] == ["ernstig"] * 2
    assert catalogue.answer("severity", "heel erg") is None


def test_a_problem_is_a_form_of_wider_ones(catalogue: Catalogue) -> None:
    """Narrowest first, itself included."""
    assert catalogue.wider("delinquentie") == ("delinquentie", "antisociaal", "gedrag")


@pytest.mark.parametrize(
    ("region", "verdict"),
    [("veendam", "fits"), ("groningen", "ask"), ("zeeland", "excluded"), ("", "ask")],
    ids=["in", "around", "out", "unset"],
)
def test_a_regional_provision_is_for_its_region(region: str, verdict: str) -> None:
    """The town fits, the province around it asks, elsewhere does not."""
    asked = ("why", "jep-veendam", "-p", "opvoeding")
    given = answer(*asked, *(["--region", region] if region else []))
    assert [i["verdict"] for i in given["interventions"]] == [verdict]
