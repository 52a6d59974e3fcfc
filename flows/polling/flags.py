"""Which faults are news: a flag is raised once, stays while its fault shows, and goes a day after it was last seen.

A slow day is one doubt and not three: what shows again within a day is the same flag. A doubt goes when it became an
alarm.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from extractors.model.feeds import Flag
from flows.polling.health import GREW, Fault

#: How long a fault must not show before its flag goes.
CALM: Final = timedelta(days=1)


def renew(feed: str, flags: Iterable[Flag], found: Sequence[Fault], now: datetime) -> tuple[Flag, ...]:
    """Return the flags of a feed after a look at it: new ones, those still seen, those cleared now; pure.

    ``flags``: the open ones before.
    """
    shown = {fault.kind: fault for fault in found}
    before = {flag.kind: flag for flag in flags}
    kept = [
        replace(flag, seen_at=now, evidence=shown[flag.kind].evidence)
        if flag.kind in shown
        else _fading(flag, now, became=GREW.get(flag.kind) in shown)
        for flag in before.values()
    ]
    raised = [
        Flag(feed=feed, kind=kind, since=fault.since, raised_at=now, seen_at=now, evidence=fault.evidence)
        for kind, fault in shown.items()
        if kind not in before
    ]
    return (*kept, *raised)


def _fading(flag: Flag, now: datetime, *, became: bool) -> Flag:
    return replace(flag, cleared_at=now) if became or now - flag.seen_at >= CALM else flag
