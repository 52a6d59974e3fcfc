"""Decides when a page is looked at again; when a feed is polled again is decided in ``flows/polling``; pure."""

from __future__ import annotations

from datetime import datetime, timedelta

from storage.entry import GAPS


def next_look(seen_at: datetime, asked_at: datetime, asks: int, fresh_for: timedelta) -> datetime | None:
    """Return when a page on the talks is asked for again; None once it is no longer fresh.

    ``asks``: how often it was asked for, at ``asked_at`` last. The waits grow from half an hour to a day, so that a
    page first seen at noon is looked at around 12:30, 14:30, 20:30, 8:30 and 8:30 again: reports are corrected within
    hours, and live pages grow for a day. `storage.entry.pages_due` asks the database by the same rule.
    """
    wait = timedelta(minutes=GAPS[min(max(asks, 1), len(GAPS)) - 1])
    again_at = asked_at + wait
    return again_at if again_at < seen_at + fresh_for else None
