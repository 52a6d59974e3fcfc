"""What a hook is told: which round, what happened, on whose word; decided here, sent elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from extractors.identity import digest
from extractors.model import Alert, Round, RoundEvent
from extractors.rounds import RoundChange

#: Raised when a field changes its meaning or goes; a new field does not raise it.
VERSION: Final = 1


def alerts_for(changes: Iterable[RoundChange], channels: Sequence[str], now: datetime) -> tuple[Alert, ...]:
    """Return one alert per alertable event and channel; its id is the same whenever it is decided again."""
    return tuple(
        Alert(
            alert_id=digest("alert", event.event_id, channel),
            event_id=event.event_id,
            channel=channel,
            payload=payload(change.round, event),
            created_at=now,
        )
        for change in changes
        for event in change.events
        if event.alert
        for channel in channels
    )


def payload(about: Round, event: RoundEvent) -> dict[str, Any]:
    """Return the event in JSON values; days are ISO dates, instants ISO with their zone."""
    return {
        "version": VERSION,
        "kind": f"round.{event.state}",
        "event_id": event.event_id,
        "new_round": event.is_new,
        "summary": event.summary,
        "round": {
            "id": about.round_id,
            "series": about.series,
            "number": about.number,
            "start_on": _day(about.start_on),
            "end_on": _day(about.end_on),
            "city": about.city,
            "country": about.country,
            "participants": list(about.participants),
            "state": about.state,
            "dated_by": about.basis,
        },
        "reason": event.reason,
        "origins": list(event.origins),
        "articles": list(event.article_ids),
        "decided_at": event.decided_at.isoformat(),
    }


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
