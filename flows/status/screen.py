"""The verdict on one screen, and as JSON; pure."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from datetime import timedelta
from itertools import groupby
from typing import Any, Final

from flows.status.fault import Fault, Urgency
from flows.status.register import Verdict
from flows.status.words import at, number, schedule, size, some, span

LINES: Final = 40
WIDTH: Final = 100
#: Faults of one kind beyond which they are told together.
APART: Final = 2
_MARKS: Final = {Urgency.NOW: "NOW ", Urgency.SOON: "SOON", Urgency.KNOW: "know"}


def lines(told: Verdict) -> list[str]:
    """Return the screen: at most LINES lines of WIDTH characters; what has no room is counted."""
    head, foot = [*_head(told)], [*_foot(told)]
    blocks = [_block(list(group)) for _, group in groupby(told.faults, key=lambda fault: fault.kind)]
    kinds = [kind for kind, _ in groupby(fault.kind for fault in told.faults)]
    room = LINES - len(head) - len(foot) - 1
    shown = 0
    while shown < len(blocks) and sum(map(len, blocks[: shown + 1])) <= room:
        shown += 1
    body = [line for block in blocks[:shown] for line in block]
    left = Counter(fault.kind for fault in told.faults if fault.kind in set(kinds[shown:]))
    more = [f"  … and {', '.join(f'{n} × {kind}' for kind, n in left.items())}: `parley status --json` lists them"]
    return [_cut(line) for line in (*head, *body, *(more if left else []), *foot)]


def _head(told: Verdict) -> Iterator[str]:
    seen = told.seen
    needing = sum(min(n, APART) for n in Counter(one.kind for one in told.faults if one.needs_somebody).values())
    state = "cannot be told" if told.blind else f"{number(needing, 'thing')} for you" if needing else "all is well"
    yield f"Parley at {at(seen.now)}: {state}"
    yield f"  running now  {_running(told)}"
    yield f"  last cycle   {_last(told)}"
    if seen.known.newest_at is not None:
        writing = "; a newer is made" if seen.running else ""
        age = span(max(seen.now - seen.known.newest_at, timedelta()))
        yield f"  looked at    the snapshot of the cycle of {at(seen.known.newest_at)}, {age} ago{writing}"
    going = [one for one in seen.known.feeds if one.stopped_at is None]
    if going:
        well = sum(not one.failures for one in going)
        yield f"  feeds        {well} of {len(going)} answer; last answer {at(seen.answered_at)}"
    yield f"  schedule     {schedule(seen.serving)}"


def _running(told: Verdict) -> str:
    lock, pulse = told.seen.lock, told.seen.pulse
    if lock is None or not lock.alive:
        return "nothing"
    stage = f", at the stage {pulse.stage}" if pulse and pulse.pid == lock.pid and pulse.outcome == "running" else ""
    return f"process {lock.pid} since {at(lock.since)}{stage}"


def _last(told: Verdict) -> str:
    seen, runs = told.seen, told.seen.known.runs
    if seen.started_at is None:
        return "none yet"
    outcome = seen.pulse.outcome if seen.pulse else runs[0].outcome
    outcome = "killed" if outcome == "running" and not seen.running else outcome
    alerts = sum(hook.waiting for hook in seen.known.hooks)
    waits = f"; {number(seen.known.waiting, 'entry', 'entries')} and {number(alerts, 'alert')} waiting"
    return f"{at(seen.started_at)}, {outcome}{waits if runs else ''}"


def _block(faults: list[Fault]) -> list[str]:
    shown = [_merged(faults)] if len(faults) > APART else faults
    return [line for fault in shown for line in _told(fault)] + _wrapped(f"→ {faults[0].advice}")


def _merged(faults: list[Fault]) -> Fault:
    names = some([fault.subject for fault in faults], 6)
    since = min((fault.since for fault in faults if fault.since), default=None)
    first = faults[0]
    return Fault(**(asdict(first) | {"what": f"{len(faults)} of them: {names}", "since": since}))


def _told(fault: Fault) -> Iterator[str]:
    yield f"  {_MARKS[fault.urgency]} {fault.kind}: {fault.what}"
    yield from _wrapped(f"since {at(fault.since)}; {fault.evidence}" if fault.since else fault.evidence)


def _wrapped(text: str) -> list[str]:
    """Return what stands below a fault, at most two lines."""
    before, then = " " * 7, " " * 9
    return textwrap.wrap(text, WIDTH, initial_indent=before, subsequent_indent=then, max_lines=2, placeholder=" …")


def _foot(told: Verdict) -> Iterator[str]:
    """Sum up what was left out, gate by gate, and the room on the disk."""
    gates: dict[str, list[str]] = {}
    for one in told.seen.known.dropped:
        gates.setdefault(one.stage, []).append(f"{one.reason} {one.items}")
    for stage, reasons in gates.items():
        yield f"  left out at {stage:<11}{some(reasons, 5)}{' (seven days)' if stage == next(iter(gates)) else ''}"
    if told.seen.disk is not None and told.seen.database is not None:
        yield f"  room         {size(told.seen.disk.free)} free; the database has {size(told.seen.database.size)}"


def _cut(line: str) -> str:
    return line if len(line) <= WIDTH else f"{line[: WIDTH - 1]}…"


def as_markdown(told: Verdict) -> str:
    """Return the screen as a block of text that stays text, for an artifact."""
    return "\n".join(f"    {line}" for line in lines(told))


def as_json(told: Verdict) -> dict[str, Any]:
    """Return the whole verdict in JSON values; ``name`` of a fault stays what it is from version to version."""
    seen = told.seen
    return {
        "now": seen.now,
        "exit": told.exit,
        "needs_you": told.needs_somebody,
        "faults": [
            {
                "name": fault.kind,
                "urgency": fault.urgency.name.lower(),
                "subject": fault.subject,
                "what": fault.what,
                "since": fault.since,
                "evidence": fault.evidence,
                "advice": fault.advice,
            }
            for fault in told.faults
        ],
        "running": _running(told) if seen.running else None,
        "last_cycle": seen.started_at,
        "last_outcome": seen.pulse.outcome if seen.pulse else seen.known.runs[0].outcome if seen.known.runs else None,
        "last_answer": seen.answered_at,
        "snapshot_of": seen.known.newest_at,
        "waiting": seen.known.waiting,
        "feeds": [asdict(one) for one in seen.known.feeds],
        "hooks": [asdict(one) for one in seen.known.hooks],
        "left_out": [asdict(one) for one in seen.known.dropped],
    }
