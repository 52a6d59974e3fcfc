"""Quotations on the development corpus: found, and given to the right speaker."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from extractors.annotate import annotate
from extractors.model import Annotated, Quotation
from tests.extractors.reading import article, talks
from tests.shared import SHARED, needs_shared

CORPUS = SHARED / "corpus"
#: Below these the design does not ship (section 9): quotes found 0.94, right speaker 0.90. The corpus is tuned on.
FOUND, SPEAKER = 0.98, 0.97
_OVERLAP = 0.8


def _texts() -> Iterator[tuple[dict[str, Any], Annotated]]:
    for path in sorted((CORPUS / "gold").glob("*.json")):
        gold = json.loads(path.read_text())
        yield gold, _annotated(gold, (CORPUS / "texts" / f"{path.stem}.txt").read_text())


def _annotated(gold: dict[str, Any], body: str) -> Annotated:
    source, document = gold["source"], gold["document"]
    day = source.get("published") or document.get("published_assumed") or "2025-07-24"
    moment = datetime.combine(date.fromisoformat(day[:10]), time(12), ZoneInfo("Europe/Kyiv"))
    return annotate(replace(article(body, source.get("title") or ""), published_at=moment), talks())


def _overlap(found: Quotation, start: int, end: int) -> float:
    shared = min(found.end, end) - max(found.start, start)
    return max(0, shared) / (max(found.end, end) - min(found.start, start))


def _same(found: str | None, wanted: str) -> bool:
    """Compare speakers as printed and as labelled: a surname stands for the whole name."""
    words = set((found or "").lower().replace(" ", "_").split("_"))
    return bool(words & set(wanted.split("_")))


@needs_shared
def test_quotations_are_found_and_given_to_their_speakers() -> None:
    """On the development corpus nearly every labelled quotation is found whole, with its speaker."""
    total = found = right = 0
    for gold, read in _texts():
        for fact in (f for f in gold["facts"] if f["type"] == "quote" and len(f["evidence"]["text"].split()) > 2):
            total += 1
            span = fact["evidence"]
            best = max(read.quotations, key=lambda q: _overlap(q, span["start"], span["end"]), default=None)
            if best is not None and _overlap(best, span["start"], span["end"]) >= _OVERLAP:
                found += 1
                right += _same(best.speaker, fact["attribution"]["speaker"])
    assert total > 100
    assert found / total >= FOUND
    assert right / total >= SPEAKER


@needs_shared
def test_every_layer_is_cut_from_the_corpus_as_it_is() -> None:
    """Sentences, mentions and quotations re-read from their article, character for character."""
    for _, read in _texts():
        body, title = read.article.body, read.article.title
        for sentence in read.sentences:
            source = title if sentence.where == "title" else body
            assert source[sentence.start : sentence.end] == sentence.text
            assert all(source[m.start : m.end] == m.text for m in sentence.mentions)
        assert all(body[q.start : q.end] == q.text for q in read.quotations)


def test_the_corpus_is_looked_for_beside_the_repository() -> None:
    """The development corpus is no part of the repository."""
    assert not CORPUS.resolve().is_relative_to(Path(__file__).resolve().parents[2])
