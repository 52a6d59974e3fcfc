"""Days that phrases name (first version)."""

from __future__ import annotations
from datetime import date
from extractors.model.text import Mention


def dates(plain: str, today: date | None, reference: str | None) -> list[Mention]:
    """Find the dates of a sentence."""
    return []
