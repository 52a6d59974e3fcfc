"""Faults of reading: the configuration, entries that pile up, languages nobody reads, readings by older rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from flows.status.fault import Found, Kind, Urgency
from flows.status.observed import Observed
from flows.status.words import number, span

#: Entries that may wait for some cycles, as in the first hour with many feeds, and how long any may wait at all.
PILE: Final = 20
LONGEST: Final = timedelta(days=1)
#: Texts of a week in one language, and how many times the usual, before anybody is told.
UNREAD: Final = 20
RISING: Final = 2.0


def configuration(seen: Observed) -> Iterator[Found]:
    """Tell that the configuration cannot be used: no cycle can start."""
    for sentence in seen.faults_of_configuration:
        where, _, _ = sentence.partition(":")
        yield Found(what=f"{where} has a fault: no cycle starts", since=None, evidence=sentence, subject=where)


def entries_waiting(seen: Observed) -> Iterator[Found]:
    """Tell that entries wait that no cycle takes up."""
    for one in seen.known.backlog:
        waits = seen.now - one.oldest_at
        if waits > max(seen.patience, timedelta(hours=1)) and (one.entries >= PILE or waits > LONGEST):
            yield Found(
                what=f"{number(one.entries, 'entry', 'entries')} piled up in the state {one.state}",
                since=one.oldest_at,
                evidence=f"the oldest has waited for {span(waits)}; {STATES.get(one.state, '')}",
                subject=one.state,
            )


STATES: Final = {
    "waiting": "their pages were never asked for",
    "fetched": "their pages were fetched and never read",
    "read": "their texts were read and never understood",
}


def unread_rising(seen: Observed) -> Iterator[Found]:
    """Tell that more and more texts come in a language Parley does not read."""
    for one in seen.known.unread:
        if one.lately >= UNREAD and one.lately > RISING * one.before:
            yield Found(
                what=f"{one.lately} texts of the last seven days are in “{one.language}”, which Parley does not read",
                since=None,
                evidence=f"in a week before it were {one.before:.0f}; they are stored and left out",
                subject=one.language,
            )


def replay_advised(seen: Observed) -> Iterator[Found]:
    """Tell that articles that stand read by other rules than today's."""
    older = sum(count for version, count in seen.known.readings.items() if version != seen.version)
    if older and seen.version:
        every = sum(seen.known.readings.values())
        yield Found(
            what=f"{older:,} of {number(every, 'article')} were read by other rules than today's",
            since=None,
            evidence=f"today's version is {seen.version}; new articles are read by it, old ones stay as they are",
        )


KINDS: Final = (
    Kind(
        name="configuration",
        urgency=Urgency.NOW,
        means="A file of the configuration, or a PARLEY_ variable, has a fault: no cycle can start.",
        advice="mend it; `parley check` lists every fault by file and key",
        rule=configuration,
    ),
    Kind(
        name="entries_waiting",
        urgency=Urgency.SOON,
        means="Twenty entries or more wait for three intervals, or any for a day, and no cycle takes them up.",
        advice="more `limits.workers` read faster; if one page stops them all, `parley run --no-prefect` shows where",
        rule=entries_waiting,
    ),
    Kind(
        name="unread_rising",
        urgency=Urgency.KNOW,
        means="A language Parley does not read comes twice as often as in the weeks before.",
        advice="poll the outlet's feed in a language that is read, or take that feed out of feeds.toml",
        rule=unread_rising,
    ),
    Kind(
        name="replay_advised",
        urgency=Urgency.KNOW,
        means="The rules, people or rounds changed since articles were read.",
        advice="`parley replay` shows what today's rules would change; `--promote` makes it count",
        rule=replay_advised,
    ),
)
