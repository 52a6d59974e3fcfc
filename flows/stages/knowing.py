"""What a cycle knows of the feeds it is about to ask: their rhythms, learnt anew every day, and how near a round is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from flows.polling.audit import audit_due
from flows.polling.interval import RECENT, Shown, haste
from flows.polling.learning import MEMORY, learn
from flows.polling.rhythm import HOUR, Rhythm
from storage.rhythm import Standing, arrivals, record_rhythms, standings
from storage.round import expected_days
from storage.store import Store

#: A rhythm is learnt anew after a day, a few feeds a cycle: it changes slowly.
RELEARN: Final = timedelta(days=1)
A_CYCLE: Final = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The standing and rhythm of every feed by name, and what an item is worth now."""

    now: datetime
    haste: float
    standings: Mapping[str, Standing]
    rhythms: Mapping[str, Rhythm]

    def audits(self, feed: str) -> bool:
        """Return whether a feed is to be asked without its validators this time."""
        standing = self.standings[feed]
        return audit_due(
            self.rhythms.get(feed), standing.last_new_at, standing.audited_at, standing.unaudited, self.now
        )

    def shown(self, feed: str, found: int | None, new: int) -> Shown:
        """Return what a feed has shown by the end of its poll; ``found`` is None when it listed nothing this time."""
        standing = self.standings[feed]
        return Shown(
            elapsed=self.now - standing.polled_at if standing.polled_at else None,
            items=standing.items if found is None else found,
            new=new,
            recent=standing.recent + bool(new),
            rhythm=self.rhythms.get(feed),
        )


def remember(store: Store, now: datetime) -> Known:
    """Return what is known; learns and writes nothing."""
    stand = standings(store, now - RECENT)
    kept = {name: rhythm for name, one in stand.items() if (rhythm := _kept(one)) is not None}
    return Known(now=now, haste=haste(_spans(expected_days(store)), now), standings=stand, rhythms=kept)


def know(store: Store, due: Sequence[str], now: datetime) -> Known:
    """Return what is known, after learning the rhythms of due feeds whose last learning is old."""
    known = remember(store, now)
    stand = known.standings
    old = [name for name in due if _is_old(stand[name], now) and not _out_of_its_ways(known, name)][:A_CYCLE]
    seen = arrivals(store, old, now - MEMORY)
    learnt = {name: learn(*_history(seen, name), stand[name].added_at, now) for name in old}
    record_rhythms(store, [_row(name, rhythm, now) for name, rhythm in learnt.items()])
    return replace(known, rhythms={**known.rhythms, **learnt})


def _history(seen: Mapping[str, tuple[list[datetime], int]], name: str) -> tuple[list[datetime], int]:
    return seen.get(name, ([], 0))


def _is_old(standing: Standing, now: datetime) -> bool:
    if standing.polled_at is None:
        return False
    return standing.learned_at is None or standing.steadiness is None or now - standing.learned_at >= RELEARN


def _out_of_its_ways(known: Known, feed: str) -> bool:
    """Tell whether a feed pauses as it never does: what may be a fault is no habit to learn while it lasts."""
    rhythm, last_new_at = known.rhythms.get(feed), known.standings[feed].last_new_at
    return rhythm is not None and last_new_at is not None and rhythm.slow(last_new_at, known.now)


def _kept(one: Standing) -> Rhythm | None:
    if one.rates is None or one.longest is None or one.known_hours is None or one.a_poll is None:
        return None
    if one.steadiness is None:  # learnt before it was asked for
        return None
    return Rhythm(
        rates=one.rates,
        longest=one.longest,
        known_for=one.known_hours * HOUR,
        a_poll=one.a_poll,
        steadiness=one.steadiness,
    )


def _row(feed: str, rhythm: Rhythm, now: datetime) -> dict[str, Any]:
    return {
        "feed": feed,
        "learned_at": now.isoformat(),
        "known_hours": rhythm.known_for / HOUR,
        "rates": list(rhythm.rates),
        "longest": rhythm.longest,
        "a_poll": rhythm.a_poll,
        "steadiness": rhythm.steadiness,
    }


def _spans(days: Sequence[tuple[date, date]]) -> list[tuple[datetime, datetime]]:
    return [(_at(start, time.min), _at(end, time.max)) for start, end in days]


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, UTC)
