"""What a runner that starts finds of earlier ones: runs left behind, runs that are late, and what is to be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

#: States of a run whose process a killed runner took along; nobody will ever end it.
UNDER_WAY: Final = frozenset({"PENDING", "RUNNING", "CANCELLING"})
#: What a cycle does too: where one catches up, these have nothing left to catch up with.
WITHIN_A_CYCLE: Final = frozenset({"versions", "digest"})
#: States of a run that waits for its time.
WAITING: Final = frozenset({"SCHEDULED"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A run as the Prefect server knows it; ``due_at``: when it is or was to start."""

    run_id: str
    deployment: str  # its name: monitor, versions, …
    state: str  # Prefect's type of state, in capitals
    due_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mending:
    """``orphans`` are to be called crashed, ``missed`` cancelled; one run of each of ``catch_up`` starts at once."""

    orphans: tuple[str, ...]
    missed: tuple[str, ...]
    catch_up: tuple[str, ...]


def owes_a_cycle(last: datetime | None, every: timedelta, now: datetime) -> bool:
    """Say whether a cycle is run at once: none ever began, or the next is due by now. Nobody waits to see the first."""
    return last is None or now - last >= every


def mend(seen: Sequence[Seen], now: datetime, owed: Sequence[str] = ()) -> Mending:
    """Return what to do with the runs there are when no runner is alive: an outage is followed by one run each.

    A stampede of late runs would do the work of one: every run takes up all that was left. ``owed``: deployments that
    are to run at once whatever was missed.
    """
    orphans = tuple(run for run in seen if run.state in UNDER_WAY)
    missed = tuple(run for run in seen if run.state in WAITING and run.due_at is not None and run.due_at <= now)
    lost = {run.deployment for run in (*orphans, *missed)} | set(owed)
    return Mending(
        orphans=tuple(run.run_id for run in orphans),
        missed=tuple(run.run_id for run in missed),
        catch_up=tuple(sorted(lost - WITHIN_A_CYCLE if "monitor" in lost else lost)),
    )
