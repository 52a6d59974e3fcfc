"""Looks from inside a cycle, over the database it writes: what hooks that ask for it hear of Parley itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from config import Config
from config.secrets import missing
from flows.status.fault import Fault
from flows.status.observed import NOTHING, Observed
from flows.status.register import verdict
from storage.condition import standing
from storage.pulse import Pulse
from storage.store import Store

#: What is wrong with the cycle before this one is told; what is only true until it ends is not.
_SEEN_FROM_OUTSIDE: Final = {"snapshot_missing", "never_run", "database_missing"}
_PARTS: Final = ("feeds", "flags", "hooks", "upkeep")


def faults_within(
    config: Config, store: Store, now: datetime, before: Pulse | None, environment: Mapping[str, str]
) -> tuple[Fault, ...]:
    """Return what needs a person, as the cycle at ``now`` sees it; ``before``: the pulse of the one before it."""
    settings = config.settings
    known = standing(store, now)
    earlier = tuple(run for run in known.runs if run.started_at < now)
    seen = Observed(
        now=now,
        every=timedelta(minutes=settings.schedule.every_minutes),
        missing_secrets=tuple(missing(settings.alerts.hooks, environment)),
        hooks=tuple(hook.name for hook in settings.alerts.hooks),
        pulse=before,
        known=replace(NOTHING, runs=earlier, **{name: getattr(known, name) for name in _PARTS}),
    )
    told = verdict(seen).faults
    return tuple(fault for fault in told if fault.needs_somebody and fault.kind not in _SEEN_FROM_OUTSIDE)
