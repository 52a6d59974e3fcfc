"""The register: every kind of fault, and the verdict over one look at everything; pure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import Final

from flows.status.fault import Fault, Kind, found
from flows.status.faults import feeds, keeping, reading, running, telling
from flows.status.observed import Observed

#: In the order in which faults of one urgency are told: what explains others comes first.
REGISTER: Final[tuple[Kind, ...]] = tuple(
    chain(reading.KINDS[:1], keeping.KINDS, running.KINDS, telling.KINDS, feeds.KINDS, reading.KINDS[1:])
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Everything that is wrong, the most urgent first."""

    seen: Observed
    faults: tuple[Fault, ...]

    @property
    def needs_somebody(self) -> bool:
        """Whether a person has to do something."""
        return any(fault.needs_somebody for fault in self.faults)

    @property
    def blind(self) -> bool:
        """Whether the state itself could not be seen: no configuration, or a snapshot that cannot be asked."""
        return bool(self.seen.faults_of_configuration or (self.seen.trouble and self.seen.snapshot is not None))

    @property
    def exit(self) -> int:
        """Return 2 when it cannot be told how things stand, 1 when something needs a person, else 0."""
        return 2 if self.blind else 1 if self.needs_somebody else 0


def verdict(seen: Observed) -> Verdict:
    """Return what is wrong with what was seen."""
    faults = tuple(chain.from_iterable(found(kind, seen) for kind in REGISTER))
    return Verdict(seen=seen, faults=tuple(sorted(faults, key=lambda fault: fault.urgency)))


def dead_man(seen: Observed) -> Fault | None:
    """Return the dead-man alarm alone, None while feeds answer: for a watchdog beside the schedule."""
    alarm = (kind for kind in running.KINDS if kind.name == "nothing_polled")
    return next((fault for kind in alarm for fault in found(kind, seen)), None)


def kind_named(name: str) -> Kind:
    """Return a kind by its name."""
    return next(kind for kind in REGISTER if kind.name == name)
