"""A report can be trusted on paper: it says what match and plan say, stands on its own, and a family can read it."""

import json
import re
from itertools import pairwise, product
from pathlib import Path

import pytest

from conftest import answer, run
from hostile import HOSTILE, hostile_catalogue
from markup import Parsed, assert_self_contained
from uhp_cli.method import gaps, planning
from uhp_cli.method.ranking import rank
from uhp_cli.pages import blocks, markdown, web
from uhp_cli.reading import loading
from uhp_cli.safe import clean
from uhp_cli.telling.words import Lang, Words
from uhp_cli.values.catalogue import Catalogue
from uhp_cli.values.profile import Options, from_options
from uhp_cli.verbs import gaps as map_
from uhp_cli.verbs import gaps_caseload, report_family, report_team, show
from uhp_cli.verbs import match as verb

FAMILY = ("--age", "14", "--problems", "gedrag,middelen")
SEVERAL = """\
children: [{age: 15, problems: [gedrag, schooluitval]}, {age: 4, problems: [hechting]}, {age: zwanger}]
family: {problems: [ouder-verslaving, financien, opvoeding]}
situation: {placement: dreigt, region: Amsterdam}
facts: {lvb: nee}
tried: [{id: mst, outcome: afgebroken}]
first: gedrag
"""


# ------------------------------------------------------------------ for professionals


def test_the_report_says_what_match_and_plan_say() -> None:
    """Every recommendation, question, caution and chosen intervention of the JSON answers stands in the document."""
    html = Parsed(run("report", *FAMILY, "--top", "99", "--format", "html").out).text
    given = answer("match", *FAMILY)
    for match in given["matches"]:
        assert match["name"] in html
        for kind in ("questions", "cautions"):
            assert all(t["text"] in html for t in match[kind]), match["id"]
        assert all(
            t["text"] in html
            for t in match["reasons"]
            if not t["code"].startswith("classification")
        )
        assert all(source in html for source in match["sources"])
    assert all((e["name"] in html or short(e["id"]) in html) for e in given["excluded"])
    assert all(s["text"] in html for s in answer("plan", *FAMILY)["steps"])
    assert given["catalogue"]["sha256"] in html


def short(name: str) -> str:
    """Return how an intervention is called in running text."""
    row = answer("show", name)["interventions"][0]
    return str(row.get("abbreviation") or row["name"])


def test_the_json_of_a_report_is_match_and_plan_in_one() -> None:
    """Nothing differs from the answers it is made of."""
    report, match, plan = (answer(verb, *FAMILY) for verb in ("report", "match", "plan"))
    assert report["kind"] == "report"
    assert {k: report[k] for k in match if k != "kind"} == {
        k: v for k, v in match.items() if k != "kind"
    }
    assert report["plan"] == {k: plan[k] for k in report["plan"]}
    assert report["steps"] == plan["steps"]


@pytest.mark.parametrize("how", ["html", "markdown"])
def test_the_profile_in_a_report_can_be_fed_back(how: str, tmp_path: Path) -> None:
    """Saved as the report says, it gives the same ranking."""
    profile = tmp_path / "gezin.yaml"
    profile.write_text(SEVERAL, encoding="utf-8")
    out = run("report", "--profile", str(profile), "--format", how).out
    block = (
        re.search(r"<pre>(.*?)</pre>", out, re.DOTALL)
        if how == "html"
        else re.search(r"```\n(.*?)\n```", out, re.DOTALL)
    )
    assert block is not None
    text = re.sub(r"&quot;", '"', block[1])
    again = answer("match", "--profile", "-", stdin=text)
    assert again["matches"] == answer("match", "--profile", str(profile))["matches"]
    assert json.loads(text) == again["profile"]


def test_markdown_is_what_standard_output_gets_and_the_suffix_chooses(tmp_path: Path) -> None:
    """No option is needed for either."""
    assert run("report", *FAMILY).out == run("report", *FAMILY, "--format", "markdown").out
    page = tmp_path / "a.html"
    run("report", *FAMILY, "--output", str(page))
    assert page.read_text(encoding="utf-8") == run("report", *FAMILY, "--format", "html").out
    assert [p.name for p in tmp_path.iterdir()] == ["a.html"]
    run("report", "--age", "9", "--problems", "gedrag", "--output", str(page), code=2)
    assert page.read_text(encoding="utf-8") == run("report", *FAMILY, "--format", "html").out


@pytest.mark.parametrize("audience", ["professional", "family"])
def test_safety_comes_first_when_it_is_called_for(audience: str) -> None:
    """112 and Veilig Thuis stand above everything else, and only then."""
    crisis = run(
        "report", "--crisis", "--age", "3", "--problems", "onveiligheid", "--for", audience
    ).out.splitlines()
    assert "112" in crisis[2]
    assert "0800-2000" in crisis[2]
    assert "112" not in run("report", *FAMILY, "--for", audience).out


def test_a_programme_with_a_placement_is_explained_and_never_recommended() -> None:
    """ThuisBest stands only where it says what does not fit."""
    out = run(
        "report", "--age", "14", "--problems", "gedrag", "--severity", "ernstig", "--top", "99"
    ).out
    before, _, after = out.partition("## Wat niet past en waarom")
    assert "ThuisBest" not in before
    assert "**begint met een plaatsing: nooit aanbevolen**: ThuisBest." in after


@pytest.mark.parametrize("audience", ["professional", "family"])
def test_when_nothing_fits_placement_is_not_suggested(audience: str) -> None:
    """The reader is told that it says nothing about placement, and who can help."""
    out = run("report", "--age", "12", "--problems", "financien,huisvesting", "--for", audience).out
    assert "Dat zegt niets over" in out
    assert (
        "een instantie voor schulden"
        if audience == "professional"
        else "iemand die helpt met geld en schulden"
    ) in out
    if audience == "professional":
        assert "Werkzame elementen" in out or "werkzame" in out.casefold()


def test_what_was_agreed_has_room_in_the_report() -> None:
    """Departing from it is as easy as following it."""
    page = run("report", *FAMILY, "--format", "html").out
    for label in ("Besproken met gezin", "Gekozen", "Reden om af te wijken"):
        assert re.search(
            rf'<div class="blank"><p>{label}[^<]*</p><div></div><div></div></div>', page
        ), label
    assert "Geen besluit" in page


def test_the_professional_report_speaks_english() -> None:
    """Headings, labels and the language of the page."""
    page = run("report", *FAMILY, "--format", "html", "--lang", "en").out
    assert '<html lang="en">' in page
    for text in (
        "Help that may fit this family",
        "What does not fit and why",
        "Reason to depart from it",
        "good indications",
    ):
        assert text in page
    assert "Wat niet past" not in page


def test_an_unknown_audience_is_refused_with_the_ones_there_are() -> None:
    """A typo never gives the wrong document."""
    refused = run("report", *FAMILY, "--for", "team", code=2)
    assert "professional" in refused.err
    assert refused.out == ""


# ------------------------------------------------------------------ for the family

JARGON = (
    "interventie classificatie niveau criterium criteria indicatie contra-indicatie exclusie inclusie "
    "erkend erkenning databank evidence effectiviteit onderbouwd aanwijzingen problematiek systeemgericht "
    "ambulant residentieel gedragswetenschapper verklarende analyse uithuisplaatsing plaatsing casus casuïstiek "
    "profiel catalogus sleutel rang kern breedte dekt hoofdprogramma aanvullend "
    "werkwijze delinquentie delict recidive middelengebruik gehechtheid hechting multiprobleem pedagogisch "
    "diagnostiek traject zorgvraag hulpvraag cliënt doelgroep betrokkene motivatie verwijzer "
    "professional ggz lvb jeugdigen netwerk regie veiligheidsplan kindermishandeling verwaarlozing "
    "sha-256 onbekend ernst acuut crisis "
)
"""Words of the trade, or how they begin."""


def families(catalogue: Catalogue) -> list[tuple[str, ...]]:
    """Return a family for every problem at four ages, and a few with more to tell."""
    one = [
        ("--age", age, "--problems", p)
        for p, age in product(catalogue.problems, ("zwanger", "4", "10", "16"))
    ]
    more: list[tuple[str, ...]] = [
        (
            "--crisis",
            "--age",
            "3",
            "--age",
            "15",
            "--problems",
            "onveiligheid,gedrag",
            "--placement",
            "dreigt",
        ),
        (
            "--age",
            "15",
            "--problems",
            "gedrag,schooluitval,opvoeding,netwerk",
            "--tried",
            "mst=afgebroken",
        ),
        ("--problems", "gedrag", "--placement", "geplaatst"),
        ("--age", "8m", "--problems", "hechting,ouder-psychisch,financien"),
    ]
    return one + more


def sentences(markdown: str) -> list[str]:
    """Return the sentences of a document: lines, cells and points apart, without headings of columns and room to write."""
    found = []
    for line in markdown.splitlines():
        if line.startswith("|  |") or set(line) <= set("| -"):
            continue
        parts = re.split(r"\||(?<=[.?!:]) ", re.sub(r"^[-#\s\[\]*]+|_{5,}|\*\*", "", line))
        found += [part.strip() for part in parts if part.strip(" :")]
    return found


def plain_reports(catalogue: Catalogue) -> list[str]:
    """Return the report for the family for all those families."""
    words, guideline, found = Words(Lang.NL, catalogue), loading.load_guideline(), []
    for call in families(catalogue):
        options = dict[str, list[str]]()
        for name, value in pairwise(call):
            if name.startswith("--") and not value.startswith("--"):
                options.setdefault(name, []).append(value)
        family = from_options(
            Options(
                ages=options.get("--age", []),
                problems=options["--problems"],
                crisis=True if "--crisis" in call else None,
                placement=next(iter(options.get("--placement", [])), None),
                tried=options.get("--tried", []),
            ),
            catalogue,
        )
        ranking = rank(catalogue, family)
        found.append(
            markdown.to_markdown(
                report_family.page(ranking, planning.plan(ranking), guideline, words)
            )
        )
    return found


def test_a_family_gets_short_sentences(catalogue: Catalogue) -> None:
    """At most fifteen words on average in every report, and none over twenty-two."""
    for text in plain_reports(catalogue):
        lengths = [len(s.split()) for s in sentences(text)]
        assert sum(lengths) / len(lengths) <= 15
        assert max(lengths) <= 22, max(sentences(text), key=lambda s: len(s.split()))


def test_a_family_gets_no_jargon_ids_or_keys(catalogue: Catalogue) -> None:
    """None of the words of the trade, and nothing of the method; names of programmes are names."""
    banned = re.compile(rf"\b(?:{'|'.join(JARGON.split())})\w*", re.IGNORECASE)
    dotted = [i.id for i in catalogue.interventions if "-" in i.id]
    for text in plain_reports(catalogue):
        plain = text.replace("\\", "")
        for i in catalogue.interventions:
            plain = (
                plain.replace(i.name, "NAAM").replace(f"({i.abbreviation})", "")
                if i.abbreviation
                else plain.replace(i.name, "NAAM")
            )
        assert not banned.search(plain), banned.search(plain)
        assert not any(re.search(rf"\b{re.escape(name)}\b", plain) for name in dotted)
        assert "●" not in text
        assert "○" not in text
        assert not re.search(r"\[[a-z-]+:\d", text)


def test_a_family_sees_options_side_by_side_and_has_room_for_each_childs_wishes(
    tmp_path: Path,
) -> None:
    """At least two options, a place to write for each born child and for the parents."""
    profile = tmp_path / "gezin.yaml"
    profile.write_text(SEVERAL, encoding="utf-8")
    page = Parsed(
        run("report", "--profile", str(profile), "--for", "family", "--format", "html").out
    )
    assert sum(tag == "article" for tag, _ in page.tags) == 3
    for label in (
        "Dit wil ik (kind van 15 jaar)",
        "Dit wil ik (kind van 4 jaar)",
        "Dit willen wij (ouders)",
    ):
        assert label in page.text
    assert "Jullie krijgen een kind." in page.text
    assert "Jullie kennen dit al. Wat hielp toen?" in page.text


def test_a_plan_is_only_named_when_all_of_it_stands_there() -> None:
    """A family never reads of help that its sheet does not show."""
    call = ("report", "--profile", "-", "--for", "family")
    few, all_ = (run(*call, *more, stdin=SEVERAL).out for more in ((), ("--top", "99")))
    named = re.search(r"Dit kan samen in één plan: (.*)\.", all_)
    assert named is not None
    cards = few.partition("| Wat is het? |")[0]
    assert not all(name in cards for name in re.split(", | en ", named[1]))
    assert "Dit kan samen" not in few


def test_every_problem_and_step_has_plain_words(catalogue: Catalogue) -> None:
    """A new term in the vocabulary or a new step needs a plain one."""
    steps = {a.id for a in loading.load_guideline().steps(urgent=True)}
    assert [p for p in catalogue.problems if f"plain-problem-{p}" not in TEXTS] == []
    assert [s for s in steps if f"plain-step-{s}" not in TEXTS] == []
    assert [f for f in catalogue.facts if f"plain-ask-{f}" not in TEXTS] == []


# ------------------------------------------------------------------ on its own, whatever the data


@pytest.mark.parametrize(
    "call",
    [
        ("report", *FAMILY),
        ("report", *FAMILY, "--for", "family"),
        ("report", *FAMILY, "--lang", "en"),
        ("report", "--crisis", "--age", "3", "--problems", "onveiligheid"),
        ("report", "--age", "12", "--problems", "financien"),
        ("gaps",),
        ("show", "mst", "mdft"),
    ],
    ids=" ".join,
)
def test_every_page_stands_on_its_own(call: tuple[str, ...]) -> None:
    """No script, no link, nothing fetched, a policy that forbids it, a language, one title, tables with heads."""
    page = assert_self_contained(run(*call, "--format", "html").out)
    kinds = [tag for tag, _ in page.tags]
    assert kinds[0] == "html"
    assert page.tags[0][1]["lang"] == ("en" if "en" in call else "nl")
    assert kinds.count("h1") == kinds.count("main") == kinds.count("title") == 1
    assert kinds.count("table") == kinds.count("thead")
    assert all("scope" in attrs for tag, attrs in page.tags if tag == "th")
    assert all(
        attrs.get("aria-label") or attrs.get("aria-hidden")
        for tag, attrs in page.tags
        if tag == "svg"
    )


def hostile_pages() -> dict[str, blocks.Page]:
    """Return every page of a catalogue full of hostile texts."""
    catalogue = hostile_catalogue()
    words, guideline = Words(Lang.NL, catalogue), loading.load_guideline()
    family = from_options(
        Options(
            ("14", "zwanger"), ("gedrag,middelen,financien",), tried=("mst",), region="amsterdam"
        ),
        catalogue,
    )
    ranking = rank(catalogue, family)
    planned = planning.plan(ranking)
    return {
        "report": report_team.page(ranking, planned, guideline, words, 99),
        "family": report_family.page(ranking, planned, guideline, words, 99),
        "gaps": map_.page(gaps.gap_map(catalogue, "amsterdam"), words),
        "caseload": gaps_caseload.page(gaps.caseload(catalogue, [family]), words),
        "match": verb.page(ranking, words, ranking.matches),
        "show": show.page(catalogue, catalogue.interventions, words),
    }


@pytest.mark.parametrize("name", ["report", "family", "gaps", "caseload", "match", "show"])
def test_hostile_data_stays_data_in_html(name: str) -> None:
    """Read back, the page has no tag or attribute of theirs, and their texts stand there as text."""
    page = assert_self_contained(web.to_html(hostile_pages()[name]))
    names = [f"{h} " for h in HOSTILE if h.startswith(("<script", '"><img', "</style"))]
    assert any(" ".join(clean(n).split()) in page.text for n in names)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u200b]", page.text)


@pytest.mark.parametrize("name", ["report", "family", "gaps", "caseload", "match", "show"])
def test_hostile_data_stays_data_in_markdown(name: str) -> None:
    """No tag, link, code or heading of theirs: every sign that could start one is escaped."""
    text = markdown.to_markdown(hostile_pages()[name])
    unescaped = re.sub(r"\\.", "", re.sub(r"(?s)\n```\n.*?\n```", "", text))
    assert not re.search(r"<[a-z/]|\]\(|`", unescaped)
    assert "\n# kop" not in text
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u200b]", text)
    assert text.count("\n# ") == 0


def test_a_caption_cannot_leave_its_attribute_nor_a_text_its_block() -> None:
    """Quotes in what becomes a label stay quotes; backticks in a block to copy do not end it."""
    evil = '"><script>x</script><i a="'
    table = blocks.Table(("k",), ((blocks.Cell("c"),),), evil)
    page = assert_self_contained(
        web.to_html(
            blocks.Page(evil, (table, blocks.Heatmap(table, table, ((),), evil, ((0, evil),))))
        )
    )
    assert [attrs["aria-label"] for _, attrs in page.tags if "aria-label" in attrs] == [evil] * 3
    code = markdown.to_markdown(blocks.Page("t", (blocks.Code("a\n````\nb"),)))
    assert code.endswith("\n`````\na\n````\nb\n`````\n")
