"""What operators' hooks hear of Parley itself: broken checks, feeds that fail or fell quiet, a cycle that was late."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from extractors.identity import digest
from extractors.model import News
from storage.check import Broken

#: Polls in a row that fail before anybody is told.
FAILING: Final = 3
#: Missed starts after which the next cycle says that it is late.
MISSED: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Failing:
    """A feed that fails again and again, or is quiet."""

    feed: str
    since: datetime | None
    count: int
    detail: str


def checks_news(broken: Iterable[Broken], now: datetime) -> list[News]:
    """Return one piece of news per broken promise and day."""
    return [
        _news(
            "operations.checks_broken",
            (one.promise, now.date().isoformat()),
            f"The promise “{one.promise.replace('_', ' ')}” is broken in {one.count} rows.",
            {"what": one.promise, "since": now.isoformat(), "detail": "", "count": one.count},
            now,
        )
        for one in broken
    ]


def feeds_news(failing: Iterable[Failing], now: datetime) -> list[News]:
    """Return one piece of news per feed that fails or is quiet, once for each time it began to."""
    return [
        _news(
            "operations.feed_quiet",
            (one.feed, one.since.isoformat() if one.since else ""),
            f"Feed {one.feed} has brought nothing since {_when(one.since)}.",
            {
                "what": one.feed,
                "since": one.since.isoformat() if one.since else None,
                "detail": one.detail[:2_000],
                "count": one.count,
            },
            now,
        )
        for one in failing
    ]


def overdue_news(last_started_at: datetime | None, every: timedelta, now: datetime) -> list[News]:
    """Return that this cycle comes late, once for each gap; nothing after the first."""
    if last_started_at is None or now - last_started_at <= MISSED * every:
        return []
    return [
        _news(
            "operations.cycle_overdue",
            (last_started_at.isoformat(),),
            f"No cycle ran between {_when(last_started_at)} and {_when(now)}.",
            {"what": "cycle", "since": last_started_at.isoformat(), "detail": "", "count": None},
            now,
        )
    ]


def _news(kind: str, key: tuple[str, ...], summary: str, about: dict[str, Any], now: datetime) -> News:
    return News(
        event_id=digest("news", kind, *key),
        kind=kind,
        subject="operations",
        summary=summary,
        reason="",
        about=about,
        article_ids=(),
        alert=True,
        decided_at=now,
    )


def _when(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC" if at else "it is polled"
