"""How two records stand to each other: both read, placed in their rounds, and compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from extractors.compared import Told, told
from extractors.model import Round, Talks
from extractors.relations import relate
from extractors.understand import understand
from flows.placing import place_in_rounds
from flows.record import Record, article_of, published_at


def relate_records(
    pair: Sequence[Record], talks: Talks, known_rounds: Sequence[Round], now: datetime
) -> dict[str, str]:
    """Return ``{"relation", "reason"}``: how the second record stands to the first, each read by itself.

    A record with ``untitled`` is read under its title and compared without it. Raises as reading them does.
    """
    one, other = (_told(record, talks, known_rounds, now) for record in pair)
    related = relate(one, other)
    return {"relation": related.relation, "reason": related.reason}


def _told(record: Record, talks: Talks, known_rounds: Sequence[Round], now: datetime) -> Told:
    published = published_at(record, now)
    article, _ = article_of(record, talks, published, now)
    reading = understand(article, talks, known_rounds, published or now)
    placed, book = place_in_rounds(reading, talks, known_rounds, now)
    if record.get("untitled"):
        placed = replace(placed, article=replace(placed.article, title=""))
    return told(placed, {one.round_id: one for one in book}, talks)
