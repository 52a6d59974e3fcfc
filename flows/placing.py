"""The sessions one article speaks of, given their rounds: the known ones, or one it opens by itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from extractors.model import Reading, Round, Talks
from extractors.rounds import RoundPolicy, assign, decide
from extractors.understand import attach


def place_in_rounds(
    reading: Reading, talks: Talks, known_rounds: Sequence[Round], now: datetime
) -> tuple[Reading, tuple[Round, ...]]:
    """Return the reading with the rounds its sessions turn out to be, and all rounds, a new one among them."""
    policy = RoundPolicy(known_until=talks.known_until, parties=talks.parties, alerts=False)
    known = tuple(known_rounds)
    changed = {change.round.round_id: change.round for change in decide(known, reading.observations, policy, now)}
    book = (*(changed.pop(one.round_id, one) for one in known), *changed.values())
    return attach(reading, assign(book, reading.observations, policy)), book
