"""What an operator's word makes of a round: confirmed, rejected, merged into another, named; pure.

A rejected or merged round keeps its id and stays known, so that the reports that opened it do not open it again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from extractors.errors import ParleyError
from extractors.identity import digest
from extractors.model import Round, RoundEvent
from extractors.rounds import RoundChange
from storage.round import OperatorDecision


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The rounds as they are after a decision, and what hooks hear of it."""

    decision: OperatorDecision
    changes: tuple[RoundChange, ...]


def judge(rounds: Sequence[Round], decision: OperatorDecision) -> Judged:
    """Return what a decision makes of the known rounds; raises ParleyError when it makes no sense."""
    known = {one.round_id: one for one in rounds}
    about = _known(known, decision.round_id)
    if decision.action == "confirm":
        if about.state not in {"rumoured", "announced", "confirmed", "unknown"}:
            raise ParleyError(f"{about.round_id} is {about.state} already: there is nothing to confirm")
        after = replace(about, state="confirmed")
        return Judged(decision=decision, changes=(_change(after, decision, "confirmed", "is confirmed"),))
    if decision.action == "reject":
        after = replace(about, state="unknown")
        return Judged(decision=decision, changes=(_change(after, decision, "correction", "was no round of the talks"),))
    if decision.action == "rename":
        return Judged(decision=decision, changes=(_change(_named(about, decision.value or ""), decision),))
    into = _known(known, decision.value or "")
    if into.round_id == about.round_id:
        raise ParleyError(f"{about.round_id} cannot be merged into itself")
    told = _change(replace(about, state="unknown"), decision, "correction", f"is the same session as {into.round_id}")
    return Judged(decision=decision, changes=(told, _change(_named(into, about.round_id), decision)))


def standing_for(decisions: Sequence[OperatorDecision]) -> dict[str, str | None]:
    """Return for each round somebody settled what it stands for: the round it was merged into, None when rejected."""
    return {one.round_id: None for one in decisions if one.action == "reject"} | _merged(decisions)


def standing(rounds: Sequence[Round], judged: Mapping[str, str | None]) -> tuple[Round, ...]:
    """Return the rounds texts may be about: all but those somebody rejected or merged into others."""
    return tuple(one for one in rounds if one.round_id not in judged)


def instead(found: Sequence[str | None], judged: Mapping[str, str | None]) -> list[str | None]:
    """Return rounds with the judged ones replaced by what they stand for."""
    return [judged.get(one, one) if one else None for one in found]


def _merged(decisions: Sequence[OperatorDecision]) -> dict[str, str | None]:
    """Follow merges through their chains."""
    into = {one.round_id: one.value for one in decisions if one.action == "merge" and one.value}

    def last(round_id: str) -> str:
        seen: set[str] = set()
        while round_id in into and round_id not in seen:
            seen.add(round_id)
            round_id = into[round_id]
        return round_id

    return {round_id: last(round_id) for round_id in into}


def _known(known: Mapping[str, Round], round_id: str) -> Round:
    if round_id not in known:
        raise ParleyError(f"no round is called {round_id!r}: `parley rounds --all` lists them", subject=round_id)
    return known[round_id]


def _named(about: Round, name: str) -> Round:
    if not name.strip():
        raise ParleyError("a name is needed")
    return replace(about, aliases=tuple(dict.fromkeys((*about.aliases, name.strip()))))


def _change(after: Round, decision: OperatorDecision, state: str = "", words: str = "") -> RoundChange:
    """Return the change with its event; without a state nobody hears of it."""
    if not state:
        return RoundChange(round=after, events=(), is_new=False)
    event = RoundEvent(
        event_id=digest("round event", after.round_id, state, decision.action, decision.value or ""),
        round_id=after.round_id,
        state=state,
        happened_on=decision.decided_at.date(),
        summary=f"Round {after.round_id} {words}, an operator decided.",
        is_new=False,
        alert=True,
        article_ids=(),
        origins=(),
        reason=f"{decision.decided_by}: {decision.why}",
        decided_at=decision.decided_at,
    )
    return RoundChange(round=after, events=(event,), is_new=False)


def decision_of(round_id: str, action: str, value: str | None, who: str, why: str, now: datetime) -> OperatorDecision:
    """Return a decision; raises ParleyError when who or why is not said."""
    if not who.strip() or not why.strip():
        raise ParleyError("say --operator and --why: both are kept with the round")
    return OperatorDecision(
        round_id=round_id, action=action, value=value, decided_by=who.strip(), why=why.strip(), decided_at=now
    )
