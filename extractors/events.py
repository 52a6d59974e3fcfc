"""Tells a change in a round's life as events: each state once, the last alertable one alerts, the skipped are kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from extractors.identity import digest
from extractors.lifecycle import LADDER, origins, published_on, told
from extractors.model import ALERTABLE, Observation, Round, RoundEvent
from extractors.naming import ordinal_said
from extractors.periods import spelled

_DATINGS: Final = 2  # ways of dating a reason names
#: Which observations a state rests on; a state not named here rests on all of them.
_RESTS_ON: Final = {
    "announced": ("announced", "scheduled"),
    "confirmed": ("announced", "scheduled"),
    "held": ("ongoing", "concluded"),
    "concluded": ("concluded",),
    "postponed": ("postponed",),
    "cancelled": ("cancelled",),
}
_WORDS: Final = {
    "rumoured": "is talked of",
    "announced": "is announced",
    "confirmed": "is confirmed",
    "held": "has begun",
    "concluded": "has ended",
    "postponed": "is put off",
    "cancelled": "is called off",
    "unknown": "was planned, and nobody has reported it",
    "correction": "is corrected",
}


def events_between(
    before: Round | None, after: Round, group: Sequence[Observation], *, alert_since: date | None, now: datetime
) -> tuple[RoundEvent, ...]:
    """Return the events from one round value to the next; ``alert_since`` None means that nothing alerts.

    ``before`` None: the round is new. The last alertable step alerts where it happened on ``alert_since`` or later; an
    earlier step of the same change is recorded and never alerts.
    """
    if before is not None and before.state == after.state:
        return _corrections(before, after, group, alert_since, now)
    steps = _steps(before.state if before else None, after.state)
    loudest = max((index for index, state in enumerate(steps) if state in ALERTABLE), default=-1)
    unheard = before is None or before.state == "rumoured"
    return tuple(
        _event(
            after,
            state,
            group,
            now,
            is_new=unheard and index in (loudest, len(steps) - 1),
            alert_since=alert_since if index == loudest else None,
        )
        for index, state in enumerate(steps)
    )


def _steps(before: str | None, after: str) -> list[str]:
    """List the states a round goes through, the skipped ones first."""
    passed = LADDER.index(before) if before in LADDER else (LADDER.index("confirmed") if before else 0)
    if after in LADDER:
        reached = LADDER.index(after)
        return list(LADDER[max(1, passed + 1) : reached + 1]) or [after]
    return ["announced", after] if passed == 0 else [after]


def _corrections(
    before: Round, after: Round, group: Sequence[Observation], alert_since: date | None, now: datetime
) -> tuple[RoundEvent, ...]:
    """Tell a moved first day of a round that was already told of; a second day or a first date is a refinement."""
    said = before.start_on, before.end_on
    vague = before.start_on and before.end_on and (before.end_on - before.start_on).days > 4
    if before.state == "rumoured" or None in said or before.start_on == after.start_on or vague:
        return ()
    changed = f"from {spelled(before.start_on)} to {spelled(after.start_on)}"
    return (_event(after, "correction", group, now, is_new=False, alert_since=alert_since, detail=changed),)


def _event(
    after: Round,
    state: str,
    group: Sequence[Observation],
    now: datetime,
    *,
    is_new: bool,
    alert_since: date | None,
    detail: str = "",
) -> RoundEvent:
    rests_on = [seen for seen in group if told(seen) in _RESTS_ON.get(state, (told(seen),))] or list(group)
    happened = _happened_on(after, state, rests_on, now)
    return RoundEvent(
        event_id=digest("round event", after.round_id, state, detail),
        round_id=after.round_id,
        state=state,
        happened_on=happened,
        summary=_summary(after, state, detail),
        is_new=is_new,
        alert=bool(alert_since and state in ALERTABLE and happened and happened >= alert_since),
        article_ids=tuple(sorted({seen.article_id for seen in rests_on})),
        origins=tuple(sorted(origins(rests_on))),
        reason=_reason(after, rests_on),
        decided_at=now,
    )


def _happened_on(after: Round, state: str, rests_on: Sequence[Observation], now: datetime) -> date | None:
    """Return the session's own day for what happened there, else the day it was first said."""
    if state == "held":
        return after.start_on
    if state == "concluded":
        return after.end_on or after.start_on
    if state in ("unknown", "correction"):
        return now.date()
    named = [seen for seen in rests_on if seen.named_officials] or rests_on
    return min((day for seen in named if (day := published_on(seen))), default=None)


def _summary(after: Round, state: str, detail: str) -> str:
    when = spelled(after.start_on, after.end_on)
    where = after.city or "place not said"
    moved = f" from {spelled(after.planned_on)}" if state == "postponed" and after.planned_on else ""
    more = f" ({detail})" if detail else ""
    return f"Round {after.number} of {after.series} ({where}, {when}) {_WORDS[state]}{moved}{more}."


def _reason(after: Round, rests_on: Sequence[Observation]) -> str:
    """Say in plain words what the decision rests on, and what in the texts disagrees with it."""
    voices = sorted(origins(rests_on))
    parts = [f"{len(voices)} {'origin' if len(voices) == 1 else 'origins'}: {', '.join(voices) or 'none'}"]
    officials = sorted({side for seen in rests_on for side in seen.named_officials})
    if officials:
        parts.append(f"named officials of {', '.join(officials)}")
    if any(seen.both_delegations for seen in rests_on):
        parts.append("both delegations are named as meeting")
    if dated := _datings(after, rests_on):
        parts.append(f"dated by {' and by '.join(dated)}")
    said = ordinal_said(rests_on)
    if said is not None and said != after.number:
        parts.append(f"texts count it as number {said}, the series as {after.number}")
    return "; ".join(parts)


def _datings(after: Round, rests_on: Sequence[Observation]) -> list[str]:
    """Return the most telling ways in which the texts give the day, two at most, the round's own days first."""
    own = {after.start_on, after.end_on}
    found = Counter((seen.start_on not in own, seen.basis) for seen in rests_on if seen.start_on)
    ranked = sorted(found, key=lambda one: (one[0], one[1].startswith("publication"), -found[one], one[1]))
    return [basis for _, basis in ranked[:_DATINGS]]
