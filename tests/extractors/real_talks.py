"""The repository's own topic, as the pipeline loads it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from config.topics import load_talks
from extractors.model import Article, Reading
from extractors.understand import understand
from tests.extractors.observed import article

TALKS = load_talks(Path(__file__).resolve().parents[2] / "config" / "talks" / "russia_ukraine")
NOW = datetime(2026, 1, 20, tzinfo=UTC)


def told(title: str, body: str = "", published: str = "2025-07-24T06:00:00+00:00", **changes: Any) -> Article:
    """Build an article of an agency from its headline and text."""
    moment = datetime.fromisoformat(published)
    return article(title=title, body=body, published_at=moment, **changes)


def read(title: str, body: str = "", published: str = "2025-07-24T06:00:00+00:00", **changes: Any) -> Reading:
    """Understand such an article with the registry as known rounds."""
    return understand(told(title, body, published, **changes), TALKS, TALKS.rounds, NOW)
