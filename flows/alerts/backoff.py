"""When a refused alert is tried again: longer and longer, over three days, then it is dead and waits for a person."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import Final

#: Waits after the first, second … refusal: the schedule of Standard Webhooks, without its first five seconds.
WAITS: Final = tuple(timedelta(minutes=m) for m in (1, 5, 30, 120, 300, 600, 840, 1200, 1440))
#: What a receiver may ask for at most by Retry-After.
LONGEST: Final = timedelta(hours=24)
#: A wait is stretched by up to this share, so that hooks that failed together return apart.
JITTER: Final = 0.2


def next_try(alert_id: str, attempts: int, now: datetime, retry_after: timedelta | None = None) -> datetime | None:
    """Return when to try again after ``attempts`` refusals, None when it was the last; never before Retry-After."""
    if attempts > len(WAITS):
        return None
    wait = WAITS[attempts - 1]
    wait += wait * JITTER * _share(f"{alert_id} {attempts}")
    return now + max(wait, min(retry_after or timedelta(), LONGEST))


def _share(text: str) -> float:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4]) / 2**32
