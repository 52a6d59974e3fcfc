"""One sentence read as an article, for the tests of the rules."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from config.topics import load_talks
from extractors.annotate import annotate
from extractors.engine import read_facts
from extractors.gold import fact_to_gold
from extractors.model import Annotated, Article, Talks

FOLDER = Path(__file__).resolve().parents[2] / "config" / "talks" / "russia_ukraine"


@cache
def talks() -> Talks:
    """Give the topic as it is configured."""
    return load_talks(FOLDER)


def article(text: str, title: str = "", published: str = "2025-07-24T08:00:00+03:00") -> Article:
    """Give an article with a body, a title and an instant of publication, everything else plain."""
    return Article(
        article_id="a",
        version=1,
        url="https://example.org/a",
        canonical_url="https://example.org/a",
        title=title,
        body=text,
        body_basis="page",
        outlet="Example",
        family="example",
        language="en",
        published_at=datetime.fromisoformat(published),
        published_basis="feed",
        author=None,
        section=None,
        origin="Example",
        origin_basis="outlet",
        distributor=None,
        dateline=None,
        content_sha256="",
        copy_key="",
    )


def annotated(text: str, title: str = "", published: str = "2025-07-24T08:00:00+03:00") -> Annotated:
    """Give the layers of a text read as an article."""
    return annotate(article(text, title, published), talks())


def facts_of(text: str, title: str = "", published: str = "2025-07-24T08:00:00+03:00") -> list[dict[str, Any]]:
    """Give the facts of a text in the gold form."""
    return [fact_to_gold(fact) for fact in read_facts(annotated(text, title, published))]
