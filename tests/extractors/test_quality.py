"""How much of an article is found, and how little else, on real pages a person marked."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from pathlib import Path

import pytest

from extractors.article import read_article
from extractors.errors import UnreadableArticle
from tests.extractors.pages import AGENCIES, FEED, NOW, entry
from tests.shared import SHARED, needs_shared

PAGES = SHARED / "data" / "pages" / "aeb"
#: Published for trafilatura 2.0, the best of the free libraries: 0.958. Ours may not fall behind it.
FLOOR = 0.958


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    """Count the runs of four words, as the benchmark does; a shorter text is one run."""
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[n : n + 4]) for n in range(max(1, len(words) - 3)) if words)


def _body(path: Path, url: str) -> str:
    try:
        return read_article(
            gzip.decompress(path.read_bytes()), entry=entry(title="", url=url, canonical_url=None), feed=FEED, url=url,
            content_type="text/html", charset=None, agencies=AGENCIES, now=NOW,
        ).body  # fmt: skip
    except UnreadableArticle:
        return ""


def _ratios(truth: str, found: str) -> tuple[float | None, float | None]:
    """Give precision and recall of one page; None where nothing was found or nothing was there."""
    there, here = _shingles(truth), _shingles(found)
    both = (there & here).total()
    return both / here.total() if here else None, both / there.total() if there else None


@pytest.mark.slow
@needs_shared
def test_bodies_are_found_as_well_as_the_best_free_library_finds_them() -> None:
    """Over the benchmark's 181 pages the mean precision and recall of word runs give an F1 of at least 0.958."""
    truth = json.loads((PAGES / "ground-truth.json").read_text())
    ratios = [
        _ratios(page["articleBody"], _body(PAGES / "html" / f"{name}.html.gz", page["url"]))
        for name, page in truth.items()
    ]
    assert len(ratios) == 181
    precision, recall = ([ratio[side] for ratio in ratios if ratio[side] is not None] for side in (0, 1))
    p, r = sum(filter(None, precision)) / len(precision), sum(filter(None, recall)) / len(recall)
    print(f"\nbodies: F1 {2 * p * r / (p + r):.4f}, precision {p:.4f}, recall {r:.4f}")
    assert 2 * p * r / (p + r) >= FLOOR
