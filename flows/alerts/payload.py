"""What a hook is told, as JSON values by the published schema; composed from what is known when it goes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from extractors.model import News, Round, RoundEvent
from flows.alerts.published import VERSION
from storage.told import Backing, ToldBefore

#: The schema's longest sentence and reason, in characters.
SENTENCE: Final = 500
REASON: Final = 2_000
WORDS: Final = 1_000
_SIDES: Final = {"each": "each", "total": "in all"}


def round_payload(
    event: RoundEvent,
    about: Round,
    behind: Backing,
    results: Sequence[dict[str, Any]],
    before: ToldBefore | None = None,
) -> dict[str, Any]:
    """Return a round event's payload; ``before``: what the hook was told and this corrects."""
    told = _common(f"round.{event.state}", event.event_id, event.round_id, event.summary, event.reason, behind)
    told |= {"new_round": event.is_new, "round": _round(about), "decided_at": event.decided_at.isoformat()}
    told["confidence"] = {"state": sureness(event, about), "why": event.reason[:REASON]}
    if event.state == "concluded":
        told["outcome"] = [_result(one) for one in results] or None
    if event.state == "correction":
        told["correction"] = {
            "of": before.event_id if before else event.event_id,
            "was": (before.summary if before else "What was told before.")[:SENTENCE],
            "now": event.summary[:SENTENCE],
            "why": event.reason[:REASON],
        }
    return told


def news_payload(news: News, behind: Backing) -> dict[str, Any]:
    """Return the payload of what happened to a claim or to Parley itself."""
    family = news.kind.partition(".")[0]
    told = _common(news.kind, news.event_id, news.subject, news.summary, news.reason, behind)
    told |= {family.removesuffix("s") if family == "operations" else family: dict(news.about)}
    told["decided_at"] = news.decided_at.isoformat()
    if family == "claim":
        told["confidence"] = {"state": "confirmed" if len(behind.supporters) > 1 else "announced"}
    return told


def together(payloads: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return one payload that tells several of one subject: the last one, with all of them as its events."""
    return payloads[-1] | {"events": [_event(one) for one in payloads]} if len(payloads) > 1 else payloads[-1]


def digest_payload(event_id: str, payloads: Sequence[dict[str, Any]], now: datetime) -> dict[str, Any]:
    """Return the daily summary of several small events."""
    summary = f"{len(payloads)} small changes by {now:%Y-%m-%d %H:%M} UTC: {payloads[0]['summary']}"
    told = _common("digest", event_id, "digest", summary, "", Backing())
    return told | {"events": [_event(one) for one in payloads], "decided_at": now.isoformat()}


def sureness(event: RoundEvent, about: Round) -> str:
    """Return how sure an event is: confirmed by both sides or two independent origins, announced, or a rumour."""
    if event.state == "rumoured":
        return "rumoured"
    return (
        "confirmed"
        if len(event.origins) > 1 or event.state == "confirmed" or about.state == "confirmed"
        else "announced"
    )


def lines_of(payload: dict[str, Any]) -> tuple[str, ...]:
    """Return the few lines a person reads under the summary: results, then words with their source and link."""
    results = [one["summary"] for one in payload.get("outcome") or []]
    words = [f"“{one['words']}” {one['outlet']}, from {one['origin']}: {one['url']}" for one in payload["evidence"]]
    events = [one["summary"] for one in payload.get("events", [])]
    return (*results[:6], *events[:12], *words[:3])


def _common(kind: str, event_id: str, subject: str, summary: str, reason: str, behind: Backing) -> dict[str, Any]:
    return {
        "version": VERSION,
        "kind": kind,
        "event_id": event_id,
        "subject": subject,
        "summary": summary[:SENTENCE],
        "reason": reason[:REASON],
        "evidence": [one | {"words": one["words"][:WORDS]} for one in behind.evidence if _is_web(one["url"])],
        "supporters": [dict(one) for one in behind.supporters],
    }


def _round(about: Round) -> dict[str, Any]:
    return {
        "id": about.round_id,
        "series": about.series,
        "number": about.number,
        "start_on": _day(about.start_on),
        "end_on": _day(about.end_on),
        "planned_on": _day(about.planned_on),
        "city": about.city,
        "country": about.country,
        "venue": about.venue,
        "participants": list(about.participants),
        "mediators": list(about.mediators),
        "heads": dict(about.heads) if about.heads else None,
        "state": about.state,
        "dated_by": about.basis,
    }


def _result(one: dict[str, Any]) -> dict[str, Any]:
    what = f"{one['type']} {one['status']}{' by ' + one['actor'] if one['actor'] else ''}"
    told = " ".join(_value(one["value"]))
    summary = f"{what}{': ' + told if told else ''}".replace("_", " ")
    kept = {key: one[key] for key in ("claim_id", "type", "status", "actor")}
    return kept | {"summary": summary[:SENTENCE]}


def _value(value: dict[str, Any]) -> Iterator[str]:
    """Give the words for what makes up a claim: how many, of what, for whom."""
    if value.get("qualifier") not in {None, "exact"}:
        yield str(value["qualifier"])
    quantity = value.get("quantity")
    if quantity is not None:
        yield f"{quantity:,.0f}" if isinstance(quantity, int | float) else str(quantity)
    yield from (str(value[key]) for key in ("unit", "kind", "topic") if value.get(key))
    if value.get("per_side") in _SIDES:
        yield _SIDES[value["per_side"]]


def _event(payload: dict[str, Any]) -> dict[str, Any]:
    return {key: payload[key] for key in ("event_id", "kind", "subject", "summary", "decided_at")}


def _is_web(url: str | None) -> bool:
    return bool(url) and str(url).startswith(("http://", "https://")) and len(str(url)) <= 2_000


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
