"""The demo's world keeps what its README says."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import pytest
import trafilatura
from lxml import html

DEMO: Final = Path(__file__).resolve().parents[3] / "flows" / "demo"
WORLD: Final[dict[str, Any]] = json.loads((DEMO / "world.json").read_text(encoding="utf-8"))
ITEMS: Final[list[dict[str, Any]]] = WORLD["items"]
PAGES: Final = [item for item in ITEMS if item.get("content_type") == "text/html" and "file" in item]
ARTICLES: Final = [
    item for item in PAGES if "paywall" not in item and item.get("fault", {}).get("kind") != "empty_body"
]
REPRINTS: Final = frozenset({"meridian-round-one", "northgate-reprint", "oldmill-reprint", "tallow-reprint"})


def _at(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    assert instant.utcoffset() is not None
    return instant


def _text(file: str) -> str:
    document = trafilatura.bare_extraction((DEMO / file).read_bytes())
    assert not isinstance(document, dict)
    return (document.text or "") if document else ""


def _sentences(text: str) -> set[str]:
    """Sentences of more than five words."""
    parts = re.split(r"(?<=[.!?])[\"”’]?\s+|\n", text)
    return {part for part in parts if len(part.split()) > 5}


def test_there_are_enough_pages_outlets_and_feed_kinds() -> None:
    """The world has at least 28 pages over six outlets and three kinds of feed, one with full text."""
    assert len(PAGES) >= 28
    assert len({item["outlet"] for item in PAGES}) >= 6
    assert {outlet["feed"]["kind"] for outlet in WORLD["outlets"]} == {"rss2", "atom", "rdf"}
    assert [o["id"] for o in WORLD["outlets"] if o["feed"]["full_text"]] == ["linden"]
    assert len({outlet["markup"] for outlet in WORLD["outlets"]}) >= 6


def test_every_file_is_listed_once() -> None:
    """Every page file belongs to exactly one item or change, and every named file exists."""
    named = [item["file"] for item in ITEMS if "file" in item]
    named += [change["file"] for item in ITEMS for change in item.get("changes", ())]
    assert sorted(named) == sorted(f"pages/{path.name}" for path in (DEMO / "pages").iterdir())


def test_ids_and_guids_are_unique() -> None:
    """No two items share an id or a guid, and every item names a known outlet."""
    outlets = {outlet["id"] for outlet in WORLD["outlets"]}
    assert len({item["id"] for item in ITEMS}) == len(ITEMS) == len({item["guid"] for item in ITEMS})
    assert {item["outlet"] for item in ITEMS} == outlets


def test_time_runs_forward() -> None:
    """Items appear in order, once published and before the last cycle; all but the old one after ``known_until``."""
    appears = [_at(item["appears_at"]) for item in ITEMS]
    cycles = [_at(cycle) for cycle in WORLD["cycles"]]
    assert appears == sorted(appears)
    assert cycles == sorted(cycles)
    assert appears[-1] < cycles[-1]
    known_until = _at(f"{WORLD['known_until']}T23:59:59Z")
    for item in ITEMS:
        published = _at(item["published"])
        assert published <= _at(item["appears_at"]), item["id"]
        assert (published > known_until) == (item["id"] != "saltmarsh-autumn-swap"), item["id"]


def test_a_cycle_runs_between_a_version_and_its_correction() -> None:
    """Both corrected pages are polled once before and once after their correction."""
    cycles = [_at(cycle) for cycle in WORLD["cycles"]]
    corrected = [(_at(item["appears_at"]), _at(item["changes"][0]["at"])) for item in ITEMS if item.get("changes")]
    assert len(corrected) == 2
    for first, second in corrected:
        assert any(first < cycle < second for cycle in cycles)


def test_every_kind_of_fault_occurs() -> None:
    """The faults are the drops the demo has to show."""
    assert {item["fault"]["kind"] for item in ITEMS if "fault" in item} == {
        "robots", "not_found", "gone", "too_big", "not_html", "empty_body", "timeout", "duplicate_link",
    }  # fmt: skip


@pytest.mark.parametrize("item", ARTICLES, ids=lambda item: str(item["id"]))
def test_an_article_has_a_body_of_its_own_length(item: dict[str, Any]) -> None:
    """Every article page yields a body of 120 to 600 words."""
    assert 120 <= len(_text(item["file"]).split()) <= 600


def test_no_two_pages_share_a_sentence_except_copies() -> None:
    """A sentence stands on one page, or on the copies of the one wire text."""
    seen: dict[str, set[str]] = {}
    for item in ARTICLES:
        for sentence in _sentences(_text(item["file"])):
            seen.setdefault(sentence, set()).add(item["id"])
    shared = {sentence: ids for sentence, ids in seen.items() if len(ids) > 1}
    assert {sentence: ids for sentence, ids in shared.items() if not ids <= REPRINTS} == {}
    assert set.union(*shared.values()) == REPRINTS


def test_every_reprint_keeps_the_agency_and_cuts_the_text() -> None:
    """Each reprint names the agency and is shorter than the wire."""
    texts = {item["id"]: _text(item["file"]) for item in ARTICLES if item["id"] in REPRINTS}
    wire = texts.pop("meridian-round-one")
    assert all("Meridian Press Agency" in text and len(text) < len(wire) for text in texts.values())


def test_no_link_leaves_the_demo() -> None:
    """Every absolute address in pages and feeds is under ``wire.test`` or names a vocabulary."""
    texts = [(DEMO / item["file"]).read_bytes().decode("latin-1") for item in PAGES]
    texts.append((DEMO / "world.json").read_text(encoding="utf-8"))
    hosts = {host for text in texts for host in re.findall(r"https?://([\w.-]+)", text)}
    assert {host for host in hosts if not host.endswith(".wire.test")} <= {"schema.org", "ogp.me"}


def test_pages_are_whole_pages() -> None:
    """Every page parses to a document with a head and a body of more than the article alone."""
    for item in PAGES:
        tree = html.document_fromstring((DEMO / item["file"]).read_bytes())
        assert tree.find("head") is not None, item["id"]
        assert tree.find("body") is not None, item["id"]
