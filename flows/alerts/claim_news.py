"""What is news about claims: exchanges agreed and carried out, both sides saying so, conflicts, deadlines; pure.

The id of a piece of news is made of what happened and not of the claim's wording, so that a figure told more exactly
the next day is no second agreement.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, Final

from extractors.identity import digest
from extractors.model import News
from storage.news import ClaimNow

#: What changes hands under the talks.
DEEDS: Final = frozenset({"prisoner_exchange", "body_repatriation", "civilian_child_return"})
#: Settled by both, and done.
AGREED: Final = frozenset({"agreed", "accepted"})
DONE: Final = frozenset({"completed", "partially_completed"})
_NAMES: Final = {
    "prisoner_exchange": "An exchange of prisoners",
    "body_repatriation": "A handover of bodies",
    "civilian_child_return": "A return of children",
}


def claim_news(claims: Sequence[ClaimNow], window: timedelta, now: datetime) -> list[News]:
    """Return what is news about the claims, each once; what was first said before the window alerts nobody."""
    done = {(claim.round_id, claim.type) for claim in claims if claim.status in DONE}
    found: dict[str, News] = {}
    for claim in claims:
        for one in (*_deeds(claim, now), *_agreement(claim, now), *_deadlines(claim, done, now)):
            found.setdefault(one.event_id, one)
    return [_fresh(one, claim_at, window, now) for one, claim_at in _with_age(found.values(), claims)]


def _deeds(claim: ClaimNow, now: datetime) -> Iterator[News]:
    if claim.type not in DEEDS:
        return
    about = f" of round {claim.round_id}" if claim.round_id else ""
    if claim.status in AGREED:
        key = (claim.round_id or claim.claim_id, claim.type)
        yield _news("claim.agreed", key, claim, f"{_NAMES[claim.type]} is agreed{about}{_count(claim)}.", now)
    if claim.status in DONE:
        when = (claim.round_id or "", claim.type, str(claim.value.get("date") or claim.claim_id))
        told = f"{_NAMES[claim.type]}{about} is carried out{_count(claim)}."
        yield _news("claim.carried_out", when, claim, told, now)


def _agreement(claim: ClaimNow, now: datetime) -> Iterator[News]:
    what = f"{claim.type.replace('_', ' ')} {claim.status.replace('_', ' ')}{_count(claim)}"
    if claim.both_sides == "both" and claim.type in DEEDS:
        yield _news("claim.both_sides", (claim.claim_id,), claim, f"Both sides say so: {what}.", now)
    if claim.matter and claim.against:
        yield _news("claim.conflict", (claim.matter,), claim, f"Reports cannot all be true: {what}, and others.", now)


def _deadlines(claim: ClaimNow, done: set[tuple[str | None, str]], now: datetime) -> Iterator[News]:
    day = claim.deadline_on
    if day is None:
        return
    what = f"{claim.type.replace('_', ' ')} by {day:%-d %B %Y}"
    key = (claim.type, claim.actor or "", day.isoformat())
    yield _news("claim.deadline_set", key, claim, f"A deadline is set: {what}.", now)
    if (claim.round_id, claim.type) in done and claim.status not in DONE:
        yield _news("claim.deadline_met", key, claim, f"A deadline is met: {what}.", now)
    elif _over(day, now):
        yield _news("claim.deadline_passed", key, claim, f"A deadline has passed: {what}.", now)


def _over(day: date, now: datetime) -> bool:
    return now.date() > day


def _news(kind: str, key: tuple[str, ...], claim: ClaimNow, summary: str, now: datetime) -> News:
    return News(
        event_id=digest("news", kind, *key),
        kind=kind,
        subject=claim.claim_id,
        summary=summary,
        reason=f"{claim.origins} {'origin' if claim.origins == 1 else 'origins'}; said by: {claim.both_sides}",
        about=_about(claim),
        article_ids=claim.article_ids,
        alert=True,
        decided_at=now,
    )


def _about(claim: ClaimNow) -> Mapping[str, Any]:
    return {
        "id": claim.claim_id,
        "round_id": claim.round_id,
        "type": claim.type,
        "status": claim.status,
        "actor": claim.actor,
        "value": claim.value,
        "both_sides": claim.both_sides,
        "against": list(claim.against),
        "deadline_on": claim.deadline_on.isoformat() if claim.deadline_on else None,
        "first_seen_at": claim.first_seen_at.isoformat(),
        "last_seen_at": claim.last_seen_at.isoformat(),
    }


def _with_age(news: Iterable[News], claims: Sequence[ClaimNow]) -> Iterator[tuple[News, datetime]]:
    first = {claim.claim_id: claim.first_seen_at for claim in claims}
    for one in news:
        yield one, first[one.subject]


def _fresh(news: News, first_seen_at: datetime, window: timedelta, now: datetime) -> News:
    """Silence what is old, however freshly it is told; a deadline that passes is news on its day."""
    done_on = str(news.about["value"].get("date") or "")[:10]
    old = now - first_seen_at > window or ("" < done_on < (now - window).date().isoformat())
    old = old and news.kind != "claim.deadline_passed"
    return replace(news, alert=False) if old else news


def _count(claim: ClaimNow) -> str:
    quantity = claim.value.get("quantity")
    if not isinstance(quantity, int | float):
        return ""
    per = {"each": " each", "total": " in all"}.get(str(claim.value.get("per_side")), "")
    return f" ({quantity:,.0f}{per})"
