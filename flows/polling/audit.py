"""When a feed is asked without its validators although it has some: a server may say 304 for ever."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from flows.polling.rhythm import Rhythm

#: Asking everything anew costs the site a whole body: once a day when nothing looks wrong (fault F04 of the catalogue).
DAILY: Final = timedelta(days=1)
#: And this often once its pause is half as surprising as what would be called silence.
DOUBTED: Final = timedelta(hours=1)
SUSPECT: Final = 0.5
#: A feed that is asked a few times a day is not asked for everything each time.
ENOUGH: Final = 5


def audit_due(
    rhythm: Rhythm | None, last_new_at: datetime | None, audited_at: datetime | None, polls: int, now: datetime
) -> bool:
    """Return whether this poll should go without validators.

    ``audited_at``: when the last whole answer came; ``polls``: how many came after it.
    """
    if audited_at is None or polls < ENOUGH:
        return False
    if now - audited_at >= DAILY:
        return True
    if rhythm is None or last_new_at is None or now - audited_at < DOUBTED:
        return False
    return rhythm.surprise(last_new_at, now) > SUSPECT * rhythm.longest
