"""Facts in the gold form: the JSON shape the labelled corpus, the API and the store share.

``{"type", "status", "actor", "slots": {…}, "scope", "round", "attribution": {speaker, kind, via, speaker_role},
"evidence": {in, text, start, end}, "confidence", "rule"}``; slots that were not found are left out.
"""

from __future__ import annotations

from typing import Any

from extractors.model.talks import Attribution, Fact, Quantity, RoundRef, Span


def fact_to_gold(fact: Fact) -> dict[str, Any]:
    """Give a fact in the gold form; values are JSON values."""
    return {
        "type": fact.type,
        "status": fact.status,
        "actor": fact.actor,
        "slots": gold_slots(fact),
        "scope": fact.scope,
        "round": gold_round(fact.rounds),
        "attribution": gold_attribution(fact.attribution),
        "evidence": {
            "in": fact.evidence.where,
            "text": fact.evidence.text,
            "start": fact.evidence.start,
            "end": fact.evidence.end,
        },
        "confidence": fact.confidence,
        "rule": fact.rule,
    }


def gold_slots(fact: Fact) -> dict[str, Any]:
    """Give the slots of a fact under their gold names, its own fields and its type's; empty ones left out."""
    slots: dict[str, Any] = {}
    if fact.quantity is not None:
        slots |= {
            "quantity": gold_quantity(fact.quantity),
            "qualifier": fact.quantity.qualifier,
            "per_side": fact.quantity.side_basis,
        }
    slots |= {"unit": fact.unit, "target": fact.target, "condition": fact.condition}
    slots |= {"city": fact.place, "persons": list(fact.persons) or None, "topics": list(fact.topics) or None}
    if fact.date is not None:
        slots |= {"date": gold_date(fact.date), "date_text": fact.date.text, "date_basis": fact.date.basis}
    if fact.deadline is not None:
        slots |= {"deadline": fact.deadline.end.isoformat(), "deadline_text": fact.deadline.text}
    slots |= dict(fact.slots)
    return {name: value for name, value in slots.items() if value is not None}


def gold_quantity(quantity: Quantity) -> int | float | dict[str, int | float]:
    """Give a number, or ``{"lo", "hi"}`` for an interval; whole numbers as integers."""
    low = _whole(quantity.lo)
    return low if quantity.hi is None or quantity.hi == quantity.lo else {"lo": low, "hi": _whole(quantity.hi)}


def _whole(number: float) -> int | float:
    return int(number) if number.is_integer() else number


def gold_date(span: Span) -> str:
    """Give "YYYY-MM-DD", "YYYY-MM" for a month, "YYYY" for a year, "start/end" for other ranges."""
    if span.granularity == "month":
        return f"{span.start:%Y-%m}"
    if span.granularity == "year":
        return f"{span.start:%Y}"
    return span.start.isoformat() if span.start == span.end else f"{span.start.isoformat()}/{span.end.isoformat()}"


def gold_round(rounds: tuple[RoundRef, ...]) -> str | list[str] | None:
    """Give the round's id, a list for a fact about several rounds, None for none."""
    ids = [ref.round_id for ref in rounds]
    return None if not ids else ids[0] if len(ids) == 1 else ids


def gold_attribution(attribution: Attribution) -> dict[str, str | None]:
    """Give who says so; ``via`` is the channel."""
    return {
        "speaker": attribution.speaker,
        "kind": attribution.kind,
        "via": attribution.channel,
        "speaker_role": attribution.role,
    }
