"""What operators' hooks hear of Parley itself: the faults `parley status` tells, under the same names; pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from extractors.identity import digest
from extractors.model import News
from flows.status.fault import Fault


def operations_news(faults: Iterable[Fault], now: datetime) -> list[News]:
    """Return one piece of news per fault, once for each time it began; what has no beginning is told once a day."""
    return [_news(fault, now) for fault in faults]


def _news(fault: Fault, now: datetime) -> News:
    kind = f"operations.{fault.kind}"
    since = fault.since.isoformat() if fault.since else None
    return News(
        event_id=digest("news", kind, fault.subject, since or now.date().isoformat()),
        kind=kind,
        subject="operations",
        summary=f"{fault.what[:1].upper()}{fault.what[1:]}.",
        reason="",
        about={
            "what": (fault.subject or fault.kind)[:200],
            "since": since,
            "detail": f"{fault.evidence}; {fault.advice}"[:2_000],
            "count": None,
        },
        article_ids=(),
        alert=True,
        decided_at=now,
    )
