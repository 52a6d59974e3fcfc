"""The demo's corpus is what its README says: texts from the pages, labels that point into the texts."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any, Final

import pytest
from lxml import html

from extractors.model.talks import CLASSES, SCOPES, STATUSES

ROOT: Final = Path(__file__).resolve().parents[3]
DEMO: Final = ROOT / "flows" / "demo"
CORPUS: Final = DEMO / "corpus"
TOPIC: Final = ROOT / "config" / "talks" / "russia_ukraine"
GOLD: Final[dict[str, dict[str, Any]]] = {
    path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((CORPUS / "gold").glob("*.json"))
}
TEXTS: Final = {path.stem: path.read_bytes().decode("utf-8") for path in sorted((CORPUS / "texts").glob("*.txt"))}
ALWAYS: Final = frozenset(
    "round delegation_head duration side_meeting prisoner_exchange body_repatriation summit quote".split()
)
NEW_ROUNDS: Final = frozenset({"abu-dhabi-2026-1", "abu-dhabi-2026-2", "geneva-2026-1"})
ACTORS: Final = frozenset("RU UA US TR AE EU BY CH SA VA UN BOTH ALL OTHER".split())

each_page = pytest.mark.parametrize("name", list(GOLD))


def _rounds(value: Any) -> set[str]:
    """All round ids in an id, a list of ids, or lists of lists; None names no round."""
    if isinstance(value, list):
        return set().union(*(_rounds(each) for each in value))
    return set() if value is None else {value}


def _values(fact: dict[str, Any], field: str) -> set[str]:
    """Every value a fact allows for a field of a must-not entry, as text."""
    if field == "round":
        return _rounds([fact["round"], *fact.get("round_alt", [])])
    value = fact[field] if field in fact else fact["slots"].get(field)
    return {str(each) for each in [*(value if isinstance(value, list) else [value]), *fact.get(f"{field}_alt", [])]}


def _hits(fact: dict[str, Any], entry: dict[str, Any]) -> bool:
    """Whether a fact is what an entry forbids."""
    wrong: dict[str, str] = entry["wrong"]
    return fact["type"] == entry["type"] and all(_values(fact, f) & set(v.split("|")) for f, v in wrong.items())


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _page_text(file: str) -> str:
    """Read a page as its words, spaces squeezed; the one outlet that is not UTF-8 writes windows-1252."""
    charset = "cp1252" if Path(file).name.startswith("oldmill") else "utf-8"
    page: str = html.document_fromstring((DEMO / file).read_bytes().decode(charset)).text_content()
    return _squeezed(page)


def test_there_are_enough_labelled_pages() -> None:
    """At least forty pages of every class are labelled, each with its text."""
    assert len(GOLD) >= 40
    assert set(GOLD) == set(TEXTS)
    assert {gold["document"]["class"] for gold in GOLD.values()} == set(CLASSES)
    assert sum(len(gold["must_not_extract"]) for gold in GOLD.values()) >= 300


def test_the_readme_counts_are_right() -> None:
    """The README gives the number of facts of every type and of pages of every class."""
    readme = _squeezed((CORPUS / "README.md").read_text(encoding="utf-8"))
    facts = [fact for gold in GOLD.values() for fact in gold["facts"]]
    counts = Counter(fact["type"] for fact in facts) + Counter(gold["document"]["class"] for gold in GOLD.values())
    assert [f"{kind} {count}" for kind, count in counts.items() if f"{kind} {count}" not in readme] == []
    assert f"{len(facts)} facts ({sum(fact['core'] for fact in facts)} core)" in readme


@each_page
def test_every_offset_reads_again(name: str) -> None:
    """The words at the offsets are the evidence; a quotation begins with it and has the hash of its whole span."""
    for fact in GOLD[name]["facts"]:
        evidence = fact["evidence"]
        span = TEXTS[name][evidence["start"] : evidence["end"]]
        if fact["type"] == "quote":
            assert span.startswith(evidence["text"])
            assert hashlib.sha256(span.encode()).hexdigest()[:16] == fact["slots"]["sha256"]
            assert len(span.split()) == fact["slots"]["n_words"]
        else:
            assert span == evidence["text"] != ""


@each_page
def test_every_quotation_mark_is_accounted_for(name: str) -> None:
    """Between every pair of marks in a text stands a labelled quotation."""
    spans = {(f["evidence"]["start"], f["evidence"]["end"]) for f in GOLD[name]["facts"] if f["type"] == "quote"}
    assert {match.span(1) for match in re.finditer(r'["“]([^"”]+)["”]', TEXTS[name])} == spans


@each_page
def test_every_word_of_the_scheme_is_known(name: str) -> None:
    """Statuses, scopes, classes, actors and rounds come from the shared lists, the registry or the three new rounds."""
    registry = tomllib.loads((TOPIC / "registry.toml").read_text(encoding="utf-8"))
    known = NEW_ROUNDS | {each["id"] for each in registry["round"]}
    document = GOLD[name]["document"]
    assert {document["class"], *document.get("class_alt", [])} <= set(CLASSES)
    assert _rounds(document["main_round"]) <= known
    for fact in GOLD[name]["facts"]:
        assert {fact["status"], *fact.get("status_alt", [])} <= set(STATUSES)
        assert fact["scope"] in SCOPES
        actors = [actor for actor in (fact["actor"], *fact.get("actor_alt", [])) if actor]
        assert {side for actor in actors for side in actor.split("+")} <= ACTORS
        assert _rounds([fact["round"], fact.get("round_alt", [])]) <= known


@each_page
def test_every_person_is_in_the_lexicon(name: str) -> None:
    """Persons and speakers are ids of the lexicon, or a side that speaks."""
    lexicon = tomllib.loads((TOPIC / "lexicon.toml").read_text(encoding="utf-8"))
    known = {each["id"] for each in lexicon["person"]} | ACTORS
    for fact in GOLD[name]["facts"]:
        slots = fact["slots"]
        named = {slots.get("person"), fact["attribution"]["speaker"], *slots.get("persons", [])} - {None}
        assert named <= known


@each_page
def test_ids_are_unique_and_the_first_types_are_exhaustive(name: str) -> None:
    """No two facts or entries of a page share an id; the eight first types are always labelled completely."""
    ids = [each["id"] for each in [*GOLD[name]["facts"], *GOLD[name]["must_not_extract"]]]
    assert len(set(ids)) == len(ids)
    assert set(GOLD[name]["labelling"]["exhaustive_types"]) >= ALWAYS


@each_page
def test_no_label_is_forbidden_on_its_own_page(name: str) -> None:
    """What is labelled as said is nowhere listed as what must not be extracted."""
    gold = GOLD[name]
    assert [(f["id"], e["id"]) for f in gold["facts"] for e in gold["must_not_extract"] if _hits(f, e)] == []


@each_page
def test_every_paragraph_stands_on_its_page(name: str) -> None:
    """A text is the page's own words: every line occurs on it, and length and hash are those recorded."""
    source, text = GOLD[name]["source"], TEXTS[name]
    page = _page_text(source["page"])
    assert [line for line in text.splitlines() if _squeezed(line) not in page] == []
    assert (source["chars"], source["sha256"]) == (len(text), hashlib.sha256(text.encode()).hexdigest())
