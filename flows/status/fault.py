"""What a fault is: a kind with its rule, and one finding of it, in words an operator can act on; pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import Final

from flows.status.observed import Observed


class Urgency(IntEnum):
    """How soon somebody is needed; the lowest comes first."""

    NOW = 0  # Parley does not do its work, or is about to lose some
    SOON = 1  # part of the work suffers until a person does something
    KNOW = 2  # told so that nobody wonders; Parley helps itself


#: In an advice, what the fault is about: a command is told as it is to be typed.
SUBJECT: Final = "<subject>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a rule found: a sentence, since when, what shows it; ``subject``: the feed, hook or file it is about."""

    what: str
    since: datetime | None
    evidence: str
    subject: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of fault; to add one, write its rule and its line in a table of ``flows/status/faults``."""

    name: str
    urgency: Urgency
    means: str  # for the page that lists them all
    advice: str  # what to do, with commands that exist; SUBJECT stands for what it is about
    rule: Callable[[Observed], Iterable[Found]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One fault that stands."""

    kind: str
    urgency: Urgency
    subject: str
    what: str
    since: datetime | None
    evidence: str
    advice: str

    @property
    def needs_somebody(self) -> bool:
        """Whether a person has to do something."""
        return self.urgency < Urgency.KNOW


def found(kind: Kind, seen: Observed) -> tuple[Fault, ...]:
    """Return the faults of one kind, the oldest first."""
    faults = [
        Fault(
            kind=kind.name,
            urgency=kind.urgency,
            subject=one.subject,
            what=one.what,
            since=one.since,
            evidence=one.evidence,
            advice=kind.advice.replace(SUBJECT, one.subject),
        )
        for one in kind.rule(seen)
    ]
    return tuple(sorted(faults, key=lambda fault: (fault.since or seen.now, fault.subject)))
