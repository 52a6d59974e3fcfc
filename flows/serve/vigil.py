"""When a child that ended is started again, when a server that is silent is given up, when the alarm is told; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

#: Seconds before the first start anew, doubled with each that follows, and the longest.
FIRST_WAIT: Final = 1.0
LONGEST_WAIT: Final = 60.0
#: Ends in a row after which nobody believes in another start: about two minutes of trying.
HOPELESS: Final = 7
#: Seconds after which a child counts as well: what happened before is forgotten.
WELL_AFTER: Final = 300.0
#: Looks in a row at which a living server did not answer; with ten seconds between them, a minute.
SILENT_LOOKS: Final = 6
#: The dead-man alarm is told again after so long.
REPEAT: Final = timedelta(hours=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """How often a child ended by itself of late."""

    count: int = 0

    def after(self, lived: float) -> Ends:
        """Return the same after the child ended once more, having lived so many seconds."""
        return Ends(count=1 if lived >= WELL_AFTER else self.count + 1)

    @property
    def hopeless(self) -> bool:
        """Say whether it is no use to start it again."""
        return self.count >= HOPELESS

    @property
    def wait(self) -> float:
        """Return the seconds to wait before it is started again."""
        return float(min(LONGEST_WAIT, FIRST_WAIT * 2 ** max(0, self.count - 1)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """Whether the alarm stands, since when, and when it was told last."""

    since: datetime | None = None
    told_at: datetime | None = None

    def seen(self, since: datetime | None, now: datetime) -> tuple[Alarm, bool]:
        """Return the alarm after a look, and whether it is to be told now; ``since`` is None while feeds answer."""
        if since is None:
            return Alarm(), False
        due = self.told_at is None or since != self.since or now - self.told_at >= REPEAT
        return replace(self, since=since, told_at=now if due else self.told_at), due
