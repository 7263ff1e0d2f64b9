"""A report can be trusted on paper: it says what match and plan say, stands on its own, and a family can read it."""

import json
import re
from itertools import product
from pathlib import Path

import pytest

from conftest import answer, run
from markup import Parsed, assert_self_contained
from uhp_cli.method import planning
from uhp_cli.method.ranking import rank
from uhp_cli.method.sharing import Kind, Reader
from uhp_cli.pages import blocks, markdown, web
from uhp_cli.reading import loading
from uhp_cli.telling import nl
from uhp_cli.telling.words import Lang, Words
from uhp_cli.values.catalogue import Catalogue
from uhp_cli.values.profile import SITUATION, Options, from_options
from uhp_cli.verbs import report_family

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
    """Every recommendation, question, caution and step of the JSON answers stands there."""
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


CHILDREN = (
    *("--child", "15:delinquentie,middelen=ernstig,geplaatst", "--child", "8:gedrag=nee,trauma"),
    *("--problems", "ouder-verslaving"),
)


def test_the_report_says_what_stands_beside_the_ranking() -> None:
    """An intervention without a stated problem stands there with its question, and nowhere else."""
    out = run("report", *FAMILY).out
    told = out.partition("### Ook om naar te kijken")[2].partition("\n#")[0]
    rows = answer("match", *FAMILY)["beside"]
    assert rows
    assert [f"**{short(row['id'])}**" in told for row in rows] == [True] * len(rows)


def test_the_report_says_whom_to_involve_whatever_covers_it() -> None:
    """Once, with its source, also for what a programme covers."""
    out = run("report", *CHILDREN).out.replace("\\", "")
    for row in answer("match", *CHILDREN)["involve"]:
        assert out.count(f"{row['text']} [{', '.join(row['sources'])}]\n") == 1
    assert out.count("### Erbij betrekken") == 1


def test_the_report_says_the_plan_and_whose_need_stays_open() -> None:
    """Who covers what for which child, and whom to involve for the rest."""
    text = run("report", *CHILDREN).out.partition("## Eén plan voor het gezin")[2]
    assert "dekt delinquentie van kind 1 (15 jaar) en middelengebruik van kind 1 (15 jaar)" in text
    for need in answer("plan", *CHILDREN)["uncovered"]:
        assert f"Betrek: {need['involve']}." in text
    assert "Niet gedekt: trauma van kind 2 (8 jaar)." in text
    assert "Niet gedekt: verslaving van een ouder van het gezin." in text


def test_a_report_says_of_each_child_its_own() -> None:
    """Problems, answers and what was denied stand with the child they were said of."""
    out = run("report", *CHILDREN).out.replace("\\", "")
    assert (
        "- **Kind 1**: 15 jaar · delinquentie en middelengebruik (ernstig), "
        "uithuisplaatsing: al geplaatst\n"
        "- **Kind 2**: 8 jaar · trauma, niet: gedragsproblemen\n"
        "- **Gezin**: verslaving van een ouder\n"
    ) in out


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


def test_safety_comes_first_when_it_is_called_for() -> None:
    """112 and Veilig Thuis stand above everything else, and only then."""
    crisis = run("report", "--crisis", "--age", "3", "--problems", "onveiligheid").out.splitlines()
    assert "112" in crisis[2]
    assert "0800-2000" in crisis[2]
    assert "112" not in run("report", *FAMILY).out


def test_the_same_numbers_stand_on_every_sheet_for_a_family() -> None:
    """That they stand there tells nobody that anyone was afraid."""
    crisis = ("--crisis", "--age", "3", "--problems", "onveiligheid")
    for family, who in product((FAMILY, crisis), ("", "ouder")):
        line = [x for x in sheet(*family, who=who).splitlines() if "112" in x]
        assert line == [f"**{nl.SENTENCES['plain-safety']}**"]


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
    family = ("--age", "12", "--problems", "financien,huisvesting", "--no-crisis")
    reader = ("--share-with", "ouder") if audience == "family" else ()
    out = run("report", *family, "--for", audience, *reader).out
    assert "at zegt niets over" in out.replace("\n", " ")
    who = {
        "professional": "een instantie voor schulden en geldzaken",
        "family": "iemand die helpt met geld en schulden",
    }
    assert who[audience] in out
    assert ("werkzame" in out.casefold()) == (audience == "professional")


def test_what_was_agreed_has_room_in_the_report() -> None:
    """Departing from it is as easy as following it."""
    page = run("report", *FAMILY, "--format", "html").out
    front = page.partition('<section class="leaf">')[2].partition("</section>")[0]
    for label in (
        "Besproken met gezin",
        "Gekozen",
        "Wie doet wat",
        "Evaluatie op",
        "Reden om af te wijken",
    ):
        assert re.search(rf'<div class="blank"><p>{label}[^<]*</p><div></div></div>', front), label
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
    "sha-256 onbekend acuut crisis "
)
"""Words of the trade, or how they begin."""
BANNED = re.compile(rf"(?<!jeugd-)\b(?:ernst\b|{'|'.join(JARGON.split())})\w*", re.IGNORECASE)
"""The youth mental health service is called 'jeugd-ggz', as it is on its door."""


def families(catalogue: Catalogue) -> list[Options]:
    """Return a family for every problem at four ages, and a few with more to tell."""
    ages = ("zwanger", "4", "10", "16")
    one = [Options((age,), (p,)) for p, age in product(catalogue.problems, ages)]
    return [
        *one,
        Options(("3", "15"), ("onveiligheid,gedrag",), crisis=True, placement="dreigt"),
        Options(("15",), ("gedrag,schooluitval,opvoeding,netwerk",), tried=("mst=afgebroken",)),
        Options((), ("gedrag",), placement="geplaatst", severity="ernstig"),
        Options(("8m",), ("hechting,ouder-psychisch,financien",)),
        Options(children=("15:delinquentie=ernstig,geplaatst", "8:gedrag=nee,trauma", "zwanger")),
    ]


def sentences(markdown: str) -> list[str]:
    """Return the sentences of a document: lines, cells and points, without room to write."""
    found = []
    for line in markdown.splitlines():
        if line.startswith("|  |") or set(line) <= set("| -"):
            continue
        parts = re.split(r"\||(?<=[.?!:]) ", re.sub(r"^[-#\s\[\]*]+|_{5,}|\*\*", "", line))
        found += [part.strip() for part in parts if part.strip(" :")]
    return found


@pytest.fixture(scope="module")
def plain_reports(catalogue: Catalogue) -> list[str]:
    """Return the report for the family for all those families."""
    words, guideline = Words(Lang.NL, catalogue), loading.load_guideline()
    rankings = [rank(catalogue, from_options(o, catalogue)) for o in families(catalogue)]
    parent = Reader(Kind.PARENT)
    pages = [report_family.page(r, planning.plan(r), guideline, words, parent) for r in rankings]
    return [markdown.to_markdown(page) for page in pages]


def test_a_family_gets_short_sentences(plain_reports: list[str]) -> None:
    """At most fifteen words on average in every report, and none over twenty-two."""
    for text in plain_reports:
        lengths = [len(s.split()) for s in sentences(text)]
        assert sum(lengths) / len(lengths) <= 15
        assert max(lengths) <= 22, max(sentences(text), key=lambda s: len(s.split()))


def test_a_family_gets_no_jargon_ids_or_keys(
    plain_reports: list[str], catalogue: Catalogue
) -> None:
    """None of the words of the trade, and nothing of the method; names of programmes are names."""
    dotted = [i.id for i in catalogue.interventions if "-" in i.id]
    for text in plain_reports:
        plain = text.replace("\\", "")
        for i in catalogue.interventions:
            plain = (
                plain.replace(i.name, "NAAM").replace(f"({i.abbreviation})", "")
                if i.abbreviation
                else plain.replace(i.name, "NAAM")
            )
        assert BANNED.findall(plain) == []
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
    reader = ("--for", "family", "--share-with", "ouder")
    page = Parsed(run("report", "--profile", str(profile), *reader, "--format", "html").out)
    assert sum(tag == "article" for tag, _ in page.tags) == 3
    for label in (
        "Dit wil ik (kind van 15 jaar)",
        "Dit wil ik (kind van 4 jaar)",
        "Dit willen wij (ouders)",
    ):
        assert label in page.text
    assert "Jullie krijgen een kind." in page.text
    assert "Jullie kennen dit al. Wat hielp toen?" in page.text


def sheet(*family: str, who: str = "ouder") -> str:
    """Return the sheet for a family, as one of them gets it."""
    given = ("--share-with", who) if who else ()
    return run("report", "--for", "family", *given, *family).out


def part(text: str, start: str, end: str) -> str:
    """Return what stands between two texts."""
    return text.partition(start)[2].partition(end)[0]


def test_what_is_said_of_one_child_stands_with_no_other() -> None:
    """What is hard for one, where it lives and what was denied is not told of another."""
    out = sheet(*CHILDREN)
    eldest = part(out, "Dit is lastig voor het kind van 15 jaar:", "Dit is lastig voor het kind")
    youngest = part(out, "Dit is lastig voor het kind van 8 jaar:", "Dit is nu lastig:")
    family = part(out, "Dit is nu lastig:", "Klopt dit?")
    law, drugs = "dingen doet die niet mogen van de wet", "alcohol of drugs gebruikt"
    hurt, addiction = "iets ergs dat is gebeurd", "een ouder die niet kan stoppen"
    placed, denied = "Je kind woont nu ergens anders.", "gedrag"
    for text, own in ((eldest, {law, drugs, placed}), (youngest, {hurt}), (family, {addiction})):
        said = {law, drugs, hurt, addiction, placed, denied}
        assert {words for words in said if words in text} == own
    assert out.count(placed) == 1


def test_what_is_said_of_the_family_is_not_said_of_a_child() -> None:
    """A problem of a parent has no child's name to it."""
    out = sheet("--child", "15:gedrag", "--child", "8:gedrag", "-p", "gedrag,ouder-psychisch")
    assert "Dit is lastig voor het kind" not in out
    assert part(out, "Dit is nu lastig:", "Klopt dit?").count("\n- ") == 2


def test_a_plan_is_only_named_when_all_of_it_stands_there() -> None:
    """A family never reads of help that its sheet does not show."""
    family = ("--age", "10", "--problems", "gedrag,overbelasting")
    chosen = [short(row["id"]) for row in answer("plan", *family)["chosen"]]
    together = f"Dit kan samen in één plan: {' en '.join(chosen)}."
    assert len(chosen) == 2
    assert together in sheet(*family, "--top", "99")
    assert "Dit kan samen" not in sheet(*family)


def test_every_word_of_the_shipped_vocabulary_and_every_fixed_step_can_be_said_plainly(
    shipped: Catalogue,
) -> None:
    """A new term, answer or step needs a sentence for the family, in both languages."""
    items = [item for s in loading.load_guideline().sections for item in s.items]
    answers = [a for f in SITUATION[:3] for a in shipped.answers[f].values()]
    terms = [*shipped.problems.values(), *shipped.facts.values(), *answers]
    texts = [(t.id, t.plain) for t in terms] + [(i.id, i.plain) for i in items if i.step]
    assert [name for name, plain in texts if not all(plain)] == []


def test_the_plain_words_of_the_shipped_vocabulary_are_plain(shipped: Catalogue) -> None:
    """No jargon, and short."""
    terms = [*shipped.problems.values(), *shipped.facts.values()]
    steps = [item for s in loading.load_guideline().sections for item in s.items]
    pairs = [t.plain for t in terms] + [t.plain_who for t in terms] + [s.plain for s in steps]
    texts = [dutch for dutch, _ in pairs]
    assert [(text, BANNED.findall(text)) for text in texts if BANNED.search(text)] == []
    assert [text for text in texts if len(text.split()) > 22] == []


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
