"""The packaged catalogue in two parts: what judging needs says the same as the whole, and the whole is read on demand."""

import hashlib
import json
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from conftest import ROOT
from uhp_cli.method.planning import plan as planned
from uhp_cli.method.ranking import rank
from uhp_cli.reading import loading
from uhp_cli.source.yaml_source import read
from uhp_cli.telling.words import Lang, Words
from uhp_cli.values.catalogue import Catalogue, Intervention, decode
from uhp_cli.values.packed import briefs, packed, unpacked
from uhp_cli.values.profile import Options, from_options
from uhp_cli.verbs import match

DATA = Path(__file__).parents[1] / "data" / "interventions.yaml"
WHOLE = read(DATA.read_bytes(), "interventions.yaml").data
DIGEST = "0" * 64
PART = packed(decode(WHOLE, DIGEST))
TOLD = [json.dumps(b).encode() for b in briefs(decode(WHOLE, DIGEST))]
FAMILIES = (
    Options(ages=("15",), problems=("delinquentie", "middelen")),
    Options(ages=("2",), problems=("verwaarlozing", "ouder-psychisch"), crisis=True),
    Options(ages=("9", "13"), problems=("trauma", "echtscheiding"), placement="geplaatst"),
    Options(ages=("zwanger",), problems=("jong-ouderschap",)),
)


def never() -> Mapping[str, object]:
    """Stand for a whole that nobody should read."""
    raise AssertionError("the whole catalogue was read")


def small(whole: Callable[[], Mapping[str, object]] = never) -> Catalogue:
    """Return the catalogue from what judging needs, after a trip through JSON."""
    return unpacked(json.loads(json.dumps(PART)), DIGEST, whole, TOLD)


def _values(told: Catalogue | Intervention) -> dict[str, object]:
    apart = ("whole", "interventions")
    return {key: value for key, value in told._asdict().items() if key not in apart}


def test_every_value_of_judging_is_the_same() -> None:
    """Only the part that is kept of an entry differs, and where the whole comes from."""
    full, part = decode(WHOLE, DIGEST), small()
    assert _values(part) == _values(full)
    assert [_values(i) for i in part.interventions] == [_values(i) for i in full.interventions]


@pytest.mark.parametrize("options", FAMILIES)
@pytest.mark.parametrize("lang", Lang)
def test_a_match_reads_no_prose_and_says_the_same(options: Options, lang: Lang) -> None:
    """The answer of match is told from the small part alone, and is the answer from the whole."""
    told = []
    for catalogue in (decode(WHOLE, DIGEST), small()):
        family = from_options(options, catalogue)
        told.append(match.as_json(rank(catalogue, family), Words(lang, catalogue)))
    assert told[0]["matches"]
    assert told[0] == told[1]


def test_the_whole_is_read_once_when_it_is_asked_for() -> None:
    """An entry as written, the sources and the file come from one reading."""
    calls: list[int] = []

    def whole() -> Mapping[str, object]:
        calls.append(1)
        found: Mapping[str, object] = WHOLE
        return found

    catalogue = small(whole)
    assert calls == []
    assert [i.record for i in catalogue.interventions] == WHOLE["interventions"]
    assert list(catalogue.sources.values()) == WHOLE["sources"]
    assert catalogue.record == WHOLE
    assert calls == [1]


def test_a_plan_reads_no_prose() -> None:
    """A plan is made from the small part alone."""
    catalogue = small()
    ranking = rank(catalogue, from_options(FAMILIES[0], catalogue))
    assert planned(ranking).chosen


def test_a_packaged_part_of_another_file_does_not_count(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """When the hash is not that of the YAML, the YAML is read and checked."""
    ready = tmp_path / "catalogue.json"
    part = {**PART, "interventions": []}
    for name in ("catalogue.json", "judging.json"):
        text = json.dumps({"sha256": DIGEST, "crc32": 0, "data": part})
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(loading, "READY", ready)
    assert len(loading.load_catalogue(None).interventions) == len(WHOLE["interventions"])


def test_a_missing_whole_is_read_from_the_yaml(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """With only the small part beside it, an entry still shows everything."""
    raw = (ROOT / "data" / "interventions.yaml").read_bytes()
    known = {"sha256": hashlib.sha256(raw).hexdigest(), "crc32": zlib.crc32(raw)}
    text = json.dumps({**known, "data": PART})
    (tmp_path / "judging.json").write_text(text, encoding="utf-8")
    monkeypatch.setattr(loading, "READY", tmp_path / "catalogue.json")
    monkeypatch.setattr(loading, "_checked", None)  # the small part itself is used
    catalogue = loading.load_catalogue(None)
    monkeypatch.undo()
    monkeypatch.setattr(loading, "READY", tmp_path / "catalogue.json")
    assert catalogue.get("mst").record["summary"]["text"]
